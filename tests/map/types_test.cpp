// Every `type` of a field, a column or a claim is read as what it says, or refused by the loader.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "converted.h"
#include "map/explained.h"
#include "report/dump.h"
#include "rules/pack_folder.h"

namespace jixiao {
namespace {

const std::string kHead =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\n"
    "detect: {kind: project, all: [项目名称]}\n";

// With the words of the shipped packs.
Rules rules_with_words(const std::string& yaml) {
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(yaml, "pack", problems, JIXIAO_RULES_DIR);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  std::vector<Pack> packs;
  if (pack) packs.push_back(std::move(*pack));
  return make_rules(std::move(packs));
}

// The report of a form of two cells a row, and what is said of its numbers.
std::string read(const std::string& rules, const std::string& table) {
  const Rules pack = rules_with_words(kHead + rules);
  std::string first = "| 项目名称 | 甲 |";
  const auto borders =
      std::count(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(table.find('\n')), '|');
  for (auto i = borders; i > 3; --i) first += " < |";
  Report report = map(drawn("", first + "\n" + table), pack, "");
  check(report, pack, Language::kChinese);
  std::string text = dump(report, false);
  for (const Finding& finding : report.findings) {
    if (finding.code == "unparsed-number" || finding.code == "suspected-sign") {
      text += finding.code + " " + finding.at.front() + " " + finding.message + "\n";
    }
  }
  return text;
}

bool holds(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST(Types, OfFieldsAreRead) {
  const std::string rules =
      "fields:\n"
      "- {id: project_name, label: 项目名称}\n"
      "- {id: narratives.day, label: 填报日期, type: date}\n"
      "- {id: narratives.basis, label: 依据, type: text}\n"
      "- {id: grade, label: 等级, type: enum, values: [优, 良]}\n"
      "- {id: fiscal_year, label: 年度, type: year}\n"
      "- {id: currency_unit, label: 金额单位}\n"
      "- {id: funds.total.annual_budget, label: 预算, type: money}\n"
      "- {id: funds.total.execution_rate, label: 执行率, type: percent}\n"
      "- {id: funds.total.weight, label: 分值, type: count}\n"
      "- {id: goals.expected, label: 目标, type: text}\n"
      "- {id: total.score, label: 总分, type: decimal}\n"
      "- {id: total.weight, label: 满分, type: count}\n";
  const std::string text = read(rules,
                                "| 金额单位 | 千元 |\n| 填报日期 | 2024年3月5日 |\n"
                                "| 依据 | 2024年3月5日 |\n| 等级 | 良 |\n| 年度 | 二〇二三年度 |\n"
                                "| 预算 | 12.5 |\n| 执行率 | 86.2% |\n| 分值 | 10 |\n"
                                "| 目标 | 3个 |\n| 总分 | 93.5分 |\n| 满分 | 100 |\n");
  for (const char* line :
       {"/forms/0/narratives/day 2024-03-05", "/forms/0/narratives/basis 2024年3月5日",
        "/forms/0/grade 良", "/forms/0/fiscal_year 2023", "/forms/0/currency_unit 万元",
        "/forms/0/funds/0/annual_budget 1.25", "/forms/0/funds/0/execution_rate 0.862",
        "/forms/0/funds/0/weight 10", "/forms/0/goals/0/expected 3个", "/forms/0/total/score 93.5",
        "/forms/0/total/weight 100"}) {
    EXPECT_TRUE(holds(text, line)) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("unparsed-number"), std::string::npos) << text;
}

TEST(Types, OfFieldsKeepAndNameWhatDoesNotFit) {
  const std::string rules =
      "fields:\n"
      "- {id: project_name, label: 项目名称}\n"
      "- {id: narratives.day, label: 填报日期, type: date}\n"
      "- {id: grade, label: 等级, type: enum, values: [优, 良]}\n"
      "- {id: fiscal_year, label: 年度, type: date}\n"
      "- {id: funds.total.annual_budget, label: 预算}\n"
      "- {id: funds.total.execution_rate, label: 执行率}\n"
      "- {id: total.score, label: 总分, type: count}\n";
  const std::string text = read(rules,
                                "| 填报日期 | 3月上旬 |\n| 等级 | 合格 |\n| 年度 | 2023.4 |\n"
                                "| 预算 | 参见附件1 |\n| 执行率 | 约八成 |\n| 总分 | 93.5 |\n");
  for (const char* line :
       {"/forms/0/narratives/day 3月上旬", "/forms/0/fiscal_year 2023",
        "/forms/0/funds/0/annual_budget ?", "/forms/0/funds/0/execution_rate ?",
        "/forms/0/total/score ?", "unparsed-number /forms/0/total/score 总分得分“93.5”不是数字"}) {
    EXPECT_TRUE(holds(text, line)) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("/forms/0/grade"), std::string::npos) << text;
  EXPECT_NE(text.find("“3月上旬”不是日期，按原文保留"), std::string::npos) << text;
}

const std::string kColumns =
    "fields: [{id: project_name, label: 项目名称}]\n"
    "tables:\n"
    "- id: indicators\n"
    "  columns:\n"
    "  - {id: level1, label: 一级, type: group, fill: down}\n"
    "  - {id: level3, label: 三级, type: text, key: true}\n";
const std::string kHeader = "| 一级 | 三级 | 目标 | 完成 | 分值 | 得分 |\n";

TEST(Types, OfColumnsAreRead) {
  const std::string rules = kColumns +
                            "  - {id: target, label: 目标, type: target}\n"
                            "  - {id: actual, label: 完成, type: text}\n"
                            "  - {id: weight, label: 分值, type: count}\n"
                            "  - {id: score, label: 得分, type: decimal}\n";
  const std::string text = read(rules, kHeader + "| 产出 | 数量 | ≥10台 | 12台 | 10 | 9.5 |\n" +
                                           "| ^ | 质量 | ≥90% | 95% | 7.5 | 7 |\n");
  for (const char* line :
       {"/forms/0/indicators/0/level1 产出", "/forms/0/indicators/1/level1 产出",
        "/forms/0/indicators/0/target/number 10", "/forms/0/indicators/0/actual/text 12台",
        "/forms/0/indicators/0/weight 10", "/forms/0/indicators/0/score 9.5",
        "/forms/0/indicators/1/weight ?"}) {
    EXPECT_TRUE(holds(text, line)) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("/actual/number"), std::string::npos) << text;
}

// Without a type a column is read as what its id says.
TEST(Types, OfColumnsFollowFromTheirIds) {
  const std::string rules = kColumns +
                            "  - {id: target, label: 目标}\n"
                            "  - {id: actual, label: 完成}\n"
                            "  - {id: weight, label: 分值}\n"
                            "  - {id: score, label: 得分}\n";
  const std::string text = read(rules, kHeader + "| 产出 | 数量 | ≥10台 | 12台 | 20% | 19分 |\n");
  for (const char* line :
       {"/forms/0/indicators/0/target/op >=", "/forms/0/indicators/0/actual/number 12",
        "/forms/0/indicators/0/weight 20", "/forms/0/indicators/0/score 19"}) {
    EXPECT_TRUE(holds(text, line)) << line << "\n" << text;
  }
}

TEST(Targets, AreNamedWhereTheirFigureCannotBeKeptOrIsDoubtful) {
  const std::string rules = kColumns +
                            "  - {id: target, label: 目标}\n"
                            "  - {id: actual, label: 完成}\n";
  const std::string header = "| 一级 | 三级 | 目标 | 完成 |\n";
  const std::string text =
      read(rules, header + "| 产出 | 甲 | ≥1234567890123456 | 10 |\n" +
                      "| ^ | 乙 | 290% | 95% |\n| ^ | 丙 | 效果显著 | 达标 |\n");
  for (const char* line :
       {"/forms/0/indicators/0/target/number ?", "/forms/0/indicators/1/target/number 290",
        "/forms/0/indicators/1/target/text 290%",
        "unparsed-number /forms/0/indicators/0/target/number "
        "指标“甲”年度指标值的数字“≥1234567890123456”超过 15 位有效数字，不能精确保存，数值留空",
        "suspected-sign /forms/0/indicators/1/target/number "
        "指标“乙”年度指标值的数字“290%”可能是“≥90%”识别有误，数值按原文，未作更改"}) {
    EXPECT_TRUE(holds(text, line)) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("指标“丙”"), std::string::npos) << text;
}

TEST(Types, OfClaimsAreRead) {
  const Rules rules = rules_with_words(
      "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: narrative, title: "
      "[自评报告]}\n"
      "sections:\n  numbering: [{id: han, level: 1, re: '^{han}、'}]\n"
      "  headings: [{id: a, label: 概况}, {id: b, label: 绩效}]\n"
      "claims:\n"
      "- {id: executed, re: ['支出{amount}']}\n"
      "- {id: execution_rate, type: percent, re: ['执行率{percent}']}\n"
      "- {id: households, type: count, re: ['受益{number}户']}\n"
      "- {id: since, type: year, re: ['始于(?P<number>\\d{4})年']}\n"
      "- {id: score, type: decimal, re: ['得{number}分']}\n");
  Report report = map(extract(Input{"a.txt",
                                    "自评报告\n一、概况\n全年支出5百万元，执行率86.2%。\n二、绩效\n"
                                    "受益1,200户，受益3.5户，始于2021年，得93.5分，支出"
                                    "1234567890123456元。\n"},
                              Limits{}),
                      rules, "");
  std::string shown;
  for (const Claim& claim : report.claims) {
    shown += claim.key + "=" + (claim.number.value ? claim.number.value->to_string() : "?") +
             claim.unit.value.value_or("") + " ";
  }
  EXPECT_EQ(shown,
            "executed=5百万元 execution_rate=0.862 executed=?元 households=1200 households=? "
            "since=2021 score=93.5 ");
  EXPECT_EQ(report.unparsed.size(), 2U);
}

TEST(Types, ThatTheReportHasNoPlaceForAreRefused) {
  const auto complaint = [](const std::string& yaml) {
    std::vector<PackProblem> problems;
    parse_pack(kHead + yaml, "p", problems);
    return problems.empty() ? "" : to_string(problems.front());
  };
  const auto field = [&](const std::string& id, const std::string& type) {
    return complaint("fields: [{id: " + id + ", label: 乙, type: " + type + "}]\n");
  };
  const auto column = [&](const std::string& table, const std::string& id,
                          const std::string& type) {
    return complaint("tables: [{id: " + table + ", columns: [{id: " + id +
                     ", label: 乙, type: " + type + "}]}]\n");
  };
  EXPECT_EQ(field("narratives.a", "money"),
            "p:6:45: narratives.a cannot be read as \"money\", expected text, enum or date");
  EXPECT_EQ(field("fiscal_year", "text"),
            "p:6:44: fiscal_year cannot be read as \"text\", expected year or date");
  EXPECT_EQ(field("funds.total.executed", "target"),
            "p:6:53: funds.total.executed cannot be read as \"target\", expected money, decimal or "
            "count");
  EXPECT_EQ(field("total.score", "percent"),
            "p:6:44: total.score cannot be read as \"percent\", expected decimal or count");
  EXPECT_EQ(column("funds", "execution_rate", "money"),
            "p:6:69: execution_rate cannot be read as \"money\", expected percent or decimal");
  EXPECT_EQ(column("indicators", "target", "decimal"),
            "p:6:66: target cannot be read as \"decimal\", expected target or text");
  EXPECT_EQ(column("indicators", "level1", "target"),
            "p:6:66: level1 cannot be read as \"target\", expected text or group");
  EXPECT_EQ(column("goals", "expected", "date"),
            "p:6:63: expected cannot be read as \"date\", expected text");
  EXPECT_EQ(complaint("claims: [{id: a, type: target, re: ['{number}']}]\n"),
            "p:6:24: a cannot be read as \"target\", expected money, percent, decimal, count or "
            "year");
  EXPECT_EQ(complaint("fields: [{id: contact, label: 电话, keep: false, type: money}]\n"), "");
}

}  // namespace
}  // namespace jixiao
