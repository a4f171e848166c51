#include "map/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "converted.h"
#include "extract/make_docx.h"
#include "report/dump.h"

namespace jixiao {
namespace {

// "level1(weight)/level2(weight)/level3 weight score" of every indicator.
std::string rows_of(const Report& report) {
  const auto words = [](const Text& text) { return text.value.value_or("-"); };
  const auto figure = [](const Number& number) {
    if (!number.value) return std::string(number.origin < 0 ? "-" : "?");
    return number.value->to_string();
  };
  std::string rows;
  for (const Form& form : report.forms) {
    for (const Indicator& row : form.indicators) {
      rows += words(row.level1) + "(" + figure(row.level1_weight) + ")/" + words(row.level2) + "(" +
              figure(row.level2_weight) + ")/" + words(row.level3) + " " + figure(row.weight) +
              " " + figure(row.score) + "\n";
    }
  }
  return rows;
}

std::string codes_of(const Report& report) {
  std::string codes;
  for (const Finding& finding : report.findings) codes += finding.code + "\n";
  return codes;
}

const std::string kTitle = "2022年度部门项目绩效自评报告\n";
const std::string kRows =
    "投入(14)/项目立项(8)/项目立项规范性 2 2\n"
    "投入(14)/项目立项(8)/绩效目标合理性 3 2.5\n"
    "投入(14)/项目立项(8)/绩效指标明确性 3 3\n"
    "投入(14)/资金落实(6)/资金到位率 6 6\n";

TEST(Sentences, AreHeadingsWithWeightsAndAClosingScore) {
  EXPECT_EQ(rows_of(converted(
                "a.txt", kTitle + "一、投入（14分）\n（一）项目立项（8分）：\n"
                                  "(1)项目立项规范性(2分)：按程序设立。自评得2分。\n"
                                  "(2)绩效目标合理性(3分)：部分不符，扣0.5分。\n自评得2.5分。\n"
                                  "(3)绩效指标明确性(3分：清晰。自评得分：3分\n"
                                  "（二）资金落实（6分）\n（1）资金到位率（6分）全部到位，得6分。"
                                  "\n二、存在的问题\n扣分不多，自评得分95分。\n")),
            kRows);
}

TEST(Sentences, MayAllStandInOneParagraph) {
  const std::string line =
      "一、投入(14分)（一）项目立项(8分)：(1)项目立项规范性(2分)程序完备。自评得2分。"
      "(2)绩效目标合理性(3分)部分不符,自评得2.5分。(3)绩效指标明确性(3分)自评得3分。"
      "（二）资金落实(6分)：(1)资金到位率(6分)全部到位。自评得6分。";
  const Report text = converted("a.txt", kTitle + line + "\n");
  EXPECT_EQ(rows_of(text), kRows);
  const Report word = converted(
      "a.docx", make_docx(body("<w:p><w:r><w:t>" + kTitle + "</w:t></w:r></w:p><w:p><w:r><w:t>" +
                               line + "</w:t></w:r></w:p>")));
  EXPECT_EQ(rows_of(word), kRows);
}

// The numbers of headings that Word counts stand in no text.
TEST(Sentences, MayBeNumberedByTheProgram) {
  Document document;
  const auto add = [&](const std::string& label, const std::string& text) {
    Paragraph paragraph;
    paragraph.set_label(label);
    paragraph.text = text;
    document.blocks.emplace_back(std::move(paragraph));
  };
  add("", "2022年度部门项目绩效自评报告");
  add("一、", "投入（14分）");
  add("（一）", "项目立项（8分）");
  add("（1）", "项目立项规范性（2分）：按程序设立。自评得2分。");
  add("（2）", "绩效目标合理性（3分）：自评得2.5分。");
  add("（3）", "绩效指标明确性（3分）：自评得3分。");
  add("（二）", "资金落实（6分）");
  add("（1）", "资金到位率（6分）：自评得6分。");
  const Report report = map(document, shipped_rules(), "");
  EXPECT_EQ(rows_of(report), kRows);
  const std::string places = dump(report, true);
  EXPECT_NE(places.find("/forms/0/indicators/0/level3 项目立项规范性 @block 3 [0,7)"),
            std::string::npos)
      << places;
  EXPECT_NE(places.find("/forms/0/indicators/0/score 2 @block 3 [21,22)"), std::string::npos)
      << places;
}

TEST(Sentences, AreNoFormBelowTheLeastOfScores) {
  EXPECT_EQ(
      rows_of(converted("a.txt", kTitle + "一、项目基本情况\n（1）立项规范性（2分）：自评得2分。"
                                          "\n（2）目标合理性（3分）：自评得3分。\n")),
      "");
  EXPECT_EQ(rows_of(converted("a.txt", kTitle + "一、评价结论\n项目自评得分95分，产出得50分，"
                                                "效益得30分，满意度得10分。\n")),
            "");
}

TEST(Sentences, AreNoFormBesideATable) {
  const Report report = converted(
      "a.txt", kTitle +
                   "一、投入（14分）\n（1）立项规范性（2分）：自评得2分。\n"
                   "（2）目标合理性（3分）：自评得3分。\n（3）指标明确性（9分）：自评得9分。\n"
                   "项目支出绩效自评表\n\n\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n"
                   "\t实际完成值\n\t分值\n\t得分\n\n\t产出指标\n\t数量指标\n\t购置数量\n"
                   "\t≥10台\n\t10台\n\t100\n\t100\n\n");
  EXPECT_EQ(rows_of(report), "产出指标(-)/数量指标(-)/购置数量 100 100\n");
}

TEST(Sentences, LeaveAScoreOpenThatIsSaidInTwoWays) {
  const Report report = converted(
      "a.txt", kTitle +
                   "一、投入（14分）\n（1）立项规范性（2分）：自评得2分。经复核，自评得1分。\n"
                   "（2）目标合理性（3分）：自评得3分。\n（3）指标明确性（9分）：自评得9分。\n"
                   "（4）到位率（5分）：全部到位。\n自评总分19分。\n");
  EXPECT_EQ(rows_of(report),
            "投入(14)/-(-)/立项规范性 2 ?\n投入(14)/-(-)/目标合理性 3 3\n"
            "投入(14)/-(-)/指标明确性 9 9\n投入(14)/-(-)/到位率 5 -\n");
  EXPECT_EQ(codes_of(report), "missing-score\ngroup-weight-mismatch\nambiguous-layout\n");
}

TEST(Sentences, KeepTheirScoresFromTheClaims) {
  const Report report = converted(
      "a.txt",
      kTitle +
          "一、绩效指标完成情况\n1.培训人数，年初目标值≥90人，实际完成值95人，自评得分20分。\n"
          "2.培训天数，年初目标值≥10天，实际完成值9天，自评得分18分。\n"
          "3.满意度，年初目标值≥90%，实际完成值92%，自评得分60分。\n"
          "二、自评结论\n项目自评得分98分。\n");
  ASSERT_EQ(report.claims.size(), 1U);
  EXPECT_EQ(report.claims[0].number.value, Decimal::parse("98"));
  EXPECT_EQ(report.forms[0].total_score.value, Decimal::parse("98"));
  EXPECT_EQ(report.forms[0].indicators[1].target.number.value, Decimal::parse("10"));
  EXPECT_EQ(report.forms[0].indicators[1].actual.text.value, "9天");
  EXPECT_EQ(codes_of(report), "");
}

TEST(Sentences, StopAtASubtotal) {
  EXPECT_EQ(rows_of(converted(
                "a.txt", kTitle + "一、投入（14分）\n（一）项目立项（8分）\n"
                                  "1、项目立项规范性（2分）：自评得2分。\n"
                                  "2、绩效目标合理性（3分）：自评得2.5分。\n"
                                  "3、绩效指标明确性（3分）：自评得3分。项目立项指标自评得7.5分。\n"
                                  "（二）资金落实（6分）\n1、资金到位率（6分）：自评得6分。\n"
                                  "综上，投入部分自评得13.5分。\n")),
            kRows);
}

TEST(Sentences, OfEachReportAreAFormOfTheirOwn) {
  std::string text;
  for (const char* name : {"甲", "乙"}) {
    text += "2022年度" + std::string(name) +
            "项目绩效自评报告\n一、投入（14分）\n（1）立项规范性（2分）：自评得2分。\n"
            "（2）目标合理性（3分）：自评得3分。\n（3）指标明确性（9分）：自评得9分。\n"
            "二、自评结论\n综合得分" +
            (name == std::string("甲") ? "14" : "15") + "分。\n";
  }
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 2U);
  ASSERT_EQ(report.findings.size(), 1U) << codes_of(report);
  EXPECT_EQ(report.findings[0].code, "score-total-mismatch");
  EXPECT_EQ(report.findings[0].form, 1);
}

}  // namespace
}  // namespace jixiao
