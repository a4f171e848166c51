// Every reason why a cell became a value or did not, seen on the smallest table that has it.
#include "map/explain.h"

#include <gtest/gtest.h>

#include "map/explained.h"

namespace jixiao {
namespace {

const std::string kPack =
    "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\n"
    "detect: {kind: project, title: [自评表], any_1: [项目名称, 得分, 评价]}\n"
    "fields:\n"
    "- {id: project_name, label: 项目名称}\n"
    "- {id: department, label: 主管部门, also: [部门]}\n"
    "- {id: implementing_unit, label: 实施单位, also: [部门]}\n"
    "- {id: grade, label: 评价, type: enum, values: [优, 良]}\n"
    "- {id: narratives.problems, label: 存在问题, find: cell_below}\n"
    "- {id: narratives.notes, label: 说明, find: row_right}\n"
    "- {id: fiscal_year, find: paragraph, type: year, re: ['^\\({year}年度\\)$']}\n"
    "tables:\n"
    "- id: funds\n"
    "  columns: [{id: annual_budget, label: 预算数, type: money, key: true},\n"
    "            {id: executed, label: 执行数, type: money, key: true}]\n"
    "  rows: [{id: total, label: 资金总额, role: total}]\n"
    "  unit: {from: [header], default: 万元}\n"
    "- id: indicators\n"
    "  columns: [{id: level3, label: 三级指标, key: true}, {id: score, label: 得分, type: decimal, "
    "key: true},\n"
    "            {id: weight, label: 分值, type: decimal}]\n"
    "  total_rows: [总分]\n";

const char* word(Why why) {
  switch (why) {
    case Why::kTaken:
      return "taken";
    case Why::kNear:
      return "near";
    case Why::kOtherField:
      return "other field";
    case Why::kNoCell:
      return "no cell";
    case Why::kBlank:
      return "blank";
    case Why::kLabelThere:
      return "label there";
    case Why::kNotListed:
      return "not listed";
    case Why::kFilled:
      return "filled";
    case Why::kHeaderRow:
      return "header";
    case Why::kTableRow:
      return "table row";
    case Why::kTitleRow:
      return "title";
    case Why::kNotAround:
      return "not around";
    case Why::kNoHeading:
      return "no heading";
    case Why::kOtherForm:
      return "other form";
    case Why::kExcluded:
      return "excluded";
    case Why::kHeaderShort:
      return "short header";
    case Why::kNotReached:
      return "not reached";
  }
  return "";
}

// "row,col text why [detail]" of each candidate, a line each; a line of the document has no place.
std::string reasons(const std::string& field, const std::string& table,
                    const std::string& text = "", const std::string& pack = kPack) {
  const Rules rules = rules_of({pack});
  const Explanation explanation = explain(drawn(text, table), rules, "", field);
  std::string lines;
  for (const FieldAnswer& answer : explanation.answers) {
    if (!answer.story) return "no field, near " + answer.nearest;
    for (const Candidate& candidate : answer.story->candidates) {
      if (!lines.empty()) lines += "\n";
      if (candidate.place.table >= 0) {
        lines += std::to_string(candidate.place.row) + "," + std::to_string(candidate.place.col);
      }
      lines += " " + candidate.text + " " + word(candidate.why);
      if (!candidate.detail.empty()) lines += " [" + candidate.detail + "]";
    }
  }
  return lines;
}

const std::string kHeader = "| 三级指标 | 得分 | 分值 |\n";

TEST(Explain, SaysWhatBecameOfALabelledCell) {
  EXPECT_EQ(reasons("project_name", "| 项目名称 | 某 |"), "0,0 项目名称 taken [某]");
  EXPECT_EQ(reasons("project_name", "| 项目名称 |  |"), "0,0 项目名称 blank");
  EXPECT_EQ(reasons("project_name", "| 得分 | 项目名称 |"), "0,1 项目名称 no cell");
  EXPECT_EQ(reasons("project_name", "| 主管部门 | 局 |\n| 甲 | 项目名称 |\n| 评价 | 优 |"),
            "1,1 项目名称 no cell");
  EXPECT_EQ(reasons("project_name", "| 项目名称 | 主管部门 | 局 |"),
            "0,0 项目名称 label there [department]");
  EXPECT_EQ(reasons("project_name", "| 项目名称 | 某 |\n| 项目名称 | 另 |"),
            "0,0 项目名称 taken [某]\n1,0 项目名称 filled [另]");
  EXPECT_EQ(reasons("implementing_unit", "| 项目名称 | 某 |\n| 部门 | 局 |"),
            "1,0 部门 other field [department]");
  EXPECT_EQ(reasons("grade", "| 评价 | 尚可 |"), "0,0 评价 not listed [尚可]");
  EXPECT_EQ(reasons("narratives.problems", "| 项目名称 | 某 |\n| 存在问题 | ^ |\n| 无 | 乙 |"),
            "1,0 存在问题 taken [无]");
  EXPECT_EQ(reasons("narratives.notes", "| 项目名称 | 某 | 甲 |\n| 说明 |  | 无 |"),
            "1,0 说明 taken [无]");
}

TEST(Explain, SaysThatTheRowIsOneOfATable) {
  EXPECT_EQ(reasons("project_name", kHeader + "| 甲 | 项目名称 | 某 |"),
            "1,1 项目名称 table row [indicators]");
  EXPECT_EQ(reasons("project_name", "| 三级指标 | 得分 | 项目名称 |\n| 甲 | 1 | 2 |"),
            "0,2 项目名称 header [indicators]");
}

TEST(Explain, NamesLabelsThatAreNearlyThePacks) {
  EXPECT_EQ(reasons("project_name", "| 项目名称全称 | 某 |\n| 得分 | 1 |"),
            "0,0 项目名称全称 near");
  EXPECT_EQ(reasons("implementing_unit", "| 实施部门 | 某 |\n| 得分 | 1 |"), "0,0 实施部门 near");
  EXPECT_EQ(reasons("implementing_unit", "| 施实单位 | 某 |\n| 得分 | 1 |"), "");
  EXPECT_EQ(reasons("implementing_unit", "| 实施单伴 | 某 |\n| 得分 | 1 |"), "0,0 实施单伴 near");
  // Another field's own label is no slip, nor is a cell that gave a value.
  EXPECT_EQ(reasons("implementing_unit", "| 主管部门 | 实施单伴 |\n| 得分 | 1 |"), "");
}

TEST(Explain, ReadsLinesAroundTheTable) {
  const std::string table = "| 项目名称 | 某 |";
  EXPECT_EQ(reasons("fiscal_year", table, "自评表\n（2023年度）"), " （2023年度） taken [2023]");
  EXPECT_EQ(reasons("fiscal_year", table, "（2022年度）\n甲\n自评表\n（2023年度）"),
            " （2022年度） not around\n （2023年度） taken [2023]");
  EXPECT_EQ(reasons("fiscal_year", table, "自评表\n2023年"), "");
  EXPECT_EQ(reasons("fiscal_year", "| （2023年度） | < |\n" + table),
            "0,0 （2023年度） taken [2023]");
}

TEST(Explain, SaysThatALineBelongsToAnotherForm) {
  const Rules rules = rules_of({kPack});
  Document document = drawn("自评表\n（2022年度）", "| 项目名称 | 某 |");
  for (const Block& block : drawn("自评表", "| 项目名称 | 另 |").blocks) {
    document.blocks.push_back(block);
  }
  std::get<Table>(document.blocks.back()).number = 1;
  const Explanation explanation = explain(document, rules, "", "fiscal_year");
  ASSERT_EQ(explanation.answers.size(), 2U);
  EXPECT_EQ(explanation.answers[0].story.value().candidates.at(0).why, Why::kTaken);
  EXPECT_EQ(explanation.answers[1].story.value().candidates.at(0).why, Why::kOtherForm);
}

TEST(Explain, SaysWhichHeaderShowsAColumn) {
  EXPECT_EQ(reasons("indicators.score", kHeader + "| 甲 | 1 | 2 |"), "0,1 得分 taken");
  EXPECT_EQ(reasons("indicators.score", "| 指标 | 得分 | 分值 |\n| 甲 | 1 | 2 |"),
            "0,1 得分 short header [level3 (三级指标)]");
  EXPECT_EQ(reasons("indicators.level3", "| 三级指标名 | 得分 | 分值 |\n| 甲 | 1 | 2 |"),
            "0,0 三级指标名 near");
  EXPECT_EQ(reasons("funds.executed",
                    "| 得分 | 预算数 | 执行数 |\n| 资金总额 | 10 | 8 |\n| 资金 | 1 | 2 |"),
            "0,2 执行数 taken");
}

TEST(Explain, SaysWhichRowGaveAFigure) {
  const std::string head = "| 得分 | 预算数 | 执行数 |\n";
  EXPECT_EQ(reasons("funds.total.executed", head + "| 资金总额 | 10 | 8 |"),
            "1,0 资金总额 taken [8]");
  EXPECT_EQ(reasons("funds.total.executed", head + "| 资金总额 | 10 |  |"), "1,0 资金总额 blank");
  EXPECT_EQ(reasons("funds.total.executed", "| 得分 | 1 | 2 |\n| 资金总额 | 10 | 8 |"),
            "1,0 资金总额 not reached");
  EXPECT_EQ(reasons("total.score", kHeader + "| 甲 | 1 | 2 |\n| 总分 | 1 | 2 |"),
            "2,0 总分 taken [1]");
  EXPECT_EQ(reasons("total.score", kHeader + "| 甲 | 1 | 2 |\n| 总分数 | 1 | 2 |"), "");
}

TEST(Explain, SaysThatThePackHasNoSuchField) {
  EXPECT_EQ(reasons("departmnet", "| 项目名称 | 某 |"), "no field, near department");
  EXPECT_EQ(reasons("indicators.target", "| 项目名称 | 某 |"), "no field, near ");
  EXPECT_EQ(reasons("funds.total.score", "| 项目名称 | 某 |"), "no field, near ");
}

const std::string kNarrative =
    "format: 1\nid: cn.n\nversion: 1.0.0\ntitle: 甲\n"
    "detect: {kind: narrative, title: [自评报告]}\n"
    "sections: {max_length: 50, numbering: [{id: han, level: 1, re: '^{han}、'}],\n"
    "  headings: [{id: a, label: 项目概况, also: [概况]}, {id: b, label: 存在问题}]}\n"
    "fields: [{id: reporting_unit, find: paragraph, re: ['^单位:(?P<value>.+)$']}]\n"
    "claims: [{id: executed, re: ['支出{amount}'], unless: ['计划']}]\n";

TEST(Explain, ReadsTheProse) {
  const std::string text =
      "自评报告\n单位：某局\n一、概况\n支出8万元。\n计划支出9万元。\n单位：某站";
  EXPECT_EQ(reasons("claims.executed", "", text, kNarrative),
            " 支出8万元。 taken\n 计划支出9万元。 excluded");
  EXPECT_EQ(reasons("reporting_unit", "", text, kNarrative),
            " 单位：某局 taken [某局]\n 单位：某站 filled [某站]");
}

TEST(Explain, SaysWhichLineBecameAHeading) {
  const std::string text = "自评报告\n项目概况\n一、概况\n甲。\n二、存在的问题\n无。";
  EXPECT_EQ(reasons("sections.a", "", text, kNarrative), " 项目概况 no heading\n 一、概况 taken");
  EXPECT_EQ(reasons("sections.b", "", text, kNarrative), " 二、存在的问题 near");
  EXPECT_EQ(reasons("sections.aa", "", text, kNarrative), "no field, near sections.a");
}

TEST(Explain, SaysWhereTitleAndUnitStand) {
  const std::string funds = "| 得分 | 预算数（元） | 执行数 |\n| 资金总额 | 10 | 8 |";
  EXPECT_EQ(reasons("title", funds, "项目自评表\n自评表\n（2022年度）"),
            " 项目自评表 filled\n 自评表 taken");
  EXPECT_EQ(reasons("currency_unit", funds, "自评表"), "0,1 预算数（元） taken");
  EXPECT_EQ(reasons("currency_unit", "| 项目名称 | 甲 |", "自评表"), "");
}

// --- Packs -------------------------------------------------------------------------------------

std::string pack_named(const std::string& id, const std::string& detect) {
  return "format: 1\nid: " + id + "\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, " + detect +
         "}\nfields: [{id: grade, label: 评价}]\n";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += (text.empty() ? "" : " ") + one;
  return text;
}

TEST(Explain, ScoresEachPackAsDetectionDoes) {
  const Rules rules = rules_of({
      pack_named("cn.a", "title: [自评表], all: [甲, 乙]"),
      pack_named("cn.b", "title: [支出自评表, 自评表], all: [甲], any_1: [乙, 丙]"),
      pack_named("cn.c", "all: [甲, 丙, 丁]"),
      pack_named("cn.d", "all: [甲], none: [乙]"),
      pack_named("cn.e", "all: [甲], any_2: [乙, 丙]"),
  });
  const Explanation explanation = explain(drawn("支出自评表", "| 甲 | 乙 |"), rules, "", "");
  ASSERT_EQ(explanation.forms.size(), 1U);
  const FormStory& form = explanation.forms[0];
  EXPECT_EQ(form.pack, "cn.b");
  EXPECT_EQ(form.title, "支出自评表");
  ASSERT_EQ(form.scores.size(), 5U);
  EXPECT_EQ(form.scores[0].pack, "cn.b");
  EXPECT_EQ(form.scores[0].points, 17);  // a title of 5 characters and ten, two labels
  EXPECT_EQ(form.scores[0].title, "支出自评表");
  EXPECT_EQ(joined(form.scores[0].any_found), "乙");
  EXPECT_EQ(joined(form.scores[0].any_missing), "丙");
  EXPECT_EQ(form.scores[1].pack, "cn.a");
  EXPECT_EQ(form.scores[1].points, 15);
  EXPECT_EQ(form.scores[2].pack, "cn.d");
  EXPECT_FALSE(form.scores[2].points);
  EXPECT_EQ(joined(form.scores[2].none_found), "乙");
  EXPECT_EQ(form.scores[3].pack, "cn.e");
  EXPECT_EQ(joined(form.scores[3].any_missing), "丙");
  EXPECT_EQ(form.scores[4].pack, "cn.c");
  EXPECT_EQ(joined(form.scores[4].all_missing), "丙 丁");
}

TEST(Explain, LaysEachTableRuleOverTheTable) {
  const Rules rules = rules_of({kPack});
  const Document document =
      drawn("", kHeader + "| 甲 | 1 | 2 |\n| 总分 | 1 | 2 |\n| 资金 | 预算数 | 乙 |");
  const Explanation explanation = explain(document, rules, "", "");
  const FormStory& form = explanation.forms.at(0);
  ASSERT_EQ(form.tables.size(), 2U);
  EXPECT_TRUE(form.tables[0].header_rows.empty());
  EXPECT_EQ(form.tables[0].nearest_row, 3);
  EXPECT_EQ(joined(form.tables[0].missing_keys), "executed (执行数)");
  EXPECT_EQ(form.tables[1].header_rows, std::vector<int>{0});
  EXPECT_EQ(joined(form.tables[1].columns), "level3=三级指标 score=得分 weight=分值");
  EXPECT_EQ(form.tables[1].rows, 1U);
  ASSERT_EQ(form.leftovers.size(), 3U);
  EXPECT_EQ(form.leftovers[0].text, "资金");
}

TEST(Explain, TellsOfATableThatNoPackReads) {
  const Rules rules = rules_of({kPack});
  const Explanation explanation = explain(drawn("", "| 甲 | 乙 |"), rules, "", "grade");
  ASSERT_EQ(explanation.forms.size(), 1U);
  EXPECT_EQ(explanation.forms[0].pack, "");
  EXPECT_EQ(explanation.forms[0].leftovers.size(), 2U);
  EXPECT_TRUE(explanation.answers.empty());
  EXPECT_TRUE(explanation.times.empty());
}

TEST(Explain, CountsThePatternsOfThePacksThatTookPart) {
  const Rules rules = rules_of({kPack, kNarrative});
  const Explanation explanation = explain(drawn("自评表", "| 项目名称 | 某 |"), rules, "", "");
  ASSERT_EQ(explanation.times.size(), 1U);
  EXPECT_EQ(explanation.times[0].pack, "cn.a");
  EXPECT_EQ(explanation.times[0].patterns, 1U);
  EXPECT_EQ(explanation.times[0].texts, 3U);
  EXPECT_GE(explanation.times[0].milliseconds, explanation.times[0].slowest_milliseconds);
  EXPECT_EQ(explanation.times[0].slowest, "^\\({year}年度\\)$");
}

}  // namespace
}  // namespace jixiao
