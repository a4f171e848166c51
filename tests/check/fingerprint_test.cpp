// What a fingerprint survives, and what it does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "converted.h"

namespace jixiao {
namespace {

std::vector<std::string> fingerprints(const Report& report) {
  std::vector<std::string> all;
  for (const Finding& finding : report.findings) {
    all.push_back(finding.code + " " + finding.fingerprint);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// A report whose every row has a fault: its name, its weight and its score are given.
struct Row {
  std::string name;
  std::string weight;
  std::string score;
};

std::string form(const std::string& unit, const std::vector<Row>& rows, const std::string& total) {
  std::string text =
      "项目支出绩效自评表\n（2023年度）\n\t项目名称\n\t某项目\n\n\t主管部门\n\t某局\n\t实施单位\n"
      "\t" +
      unit + "\n\n";
  text +=
      "\t绩效指标\n\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n"
      "\t偏差原因分析及改进措施\n\n";
  for (const Row& row : rows) {
    text += "\t\n\t产出指标\n\t数量指标\n\t" + row.name + "\n\t≥10\n\t5\n\t" + row.weight + "\n\t" +
            row.score + "\n\t\n\n";
  }
  return text + "\t总分\n\t100\n\t" + total + "\n\t\n\n";
}

std::vector<std::string> of_form(const std::string& text) {
  return fingerprints(converted("a.txt", text));
}

TEST(Fingerprint, IsTheSameInEveryExportOfAReport) {
  const auto docx = converted("samples/beita_2023.docx", sample_bytes("beita_2023.docx"));
  ASSERT_FALSE(docx.findings.empty());
  for (const char* name : {"beita_2023.txt", "beita_2023_libreoffice.docx"}) {
    EXPECT_EQ(fingerprints(converted(std::string("other/") + name, sample_bytes(name))),
              fingerprints(docx))
        << name;
  }
}

TEST(Fingerprint, SurvivesOtherAmountsAndMovedRows) {
  const auto before = of_form(form("某局", {{"甲", "50", "40"}, {"乙", "50", "30"}}, "80"));
  ASSERT_GE(before.size(), 3U);
  EXPECT_EQ(of_form(form("某局", {{"甲", "50", "41"}, {"乙", "50", "33"}}, "90")), before);
  EXPECT_EQ(of_form(form("某局", {{"乙", "50", "30"}, {"甲", "50", "40"}}, "80")), before);
}

TEST(Fingerprint, SurvivesOtherBracketsAndSpaces) {
  const auto before =
      of_form(form("某局（本级）", {{"甲 类", "50", "40"}, {"乙", "50", "30"}}, "80"));
  EXPECT_EQ(of_form(form("某局(本级)", {{"甲类", "50", "40"}, {"乙", "50", "30"}}, "80")), before);
}

TEST(Fingerprint, TellsUnitsAndIndicatorsApart) {
  const auto before = of_form(form("某局", {{"甲", "50", "40"}, {"乙", "50", "30"}}, "80"));
  const auto unit = of_form(form("另一局", {{"甲", "50", "40"}, {"乙", "50", "30"}}, "80"));
  ASSERT_EQ(unit.size(), before.size());
  for (const std::string& one : unit) {
    EXPECT_EQ(std::count(before.begin(), before.end(), one), 0) << one;
  }
  EXPECT_NE(of_form(form("某局", {{"丙", "50", "40"}, {"乙", "50", "30"}}, "80")), before);
}

TEST(Fingerprint, CountsEqualSubjects) {
  auto twice = of_form(form("某局", {{"甲", "50", "40"}, {"甲", "50", "30"}}, "80"));
  EXPECT_EQ(std::adjacent_find(twice.begin(), twice.end()), twice.end());
}

}  // namespace
}  // namespace jixiao
