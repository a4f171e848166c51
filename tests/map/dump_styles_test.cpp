// One form in every style that programs dump tables in: what is taken must not depend on the style.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "converted.h"
#include "report/dump.h"

namespace jixiao {
namespace {

Report report_of(const std::string& style) {
  const std::string name = "style_" + style + ".txt";
  return converted(name, sample_bytes(name));
}

TEST(DumpStyles, GiveTheSameForm) {
  const std::string expected = dump(report_of("tika_tabs"), false);
  EXPECT_NE(expected.find("乡镇消防站器材更新"), std::string::npos);
  for (const std::string style :
       {"lines", "tabs_spreadsheet", "tabs_trimmed", "tabs_word", "pipes_bare", "pipes_markdown",
        "pipes_grid", "pipes_cell_per_line", "pipes_row_ends_lost", "spaces", "spaces_one_line"}) {
    EXPECT_EQ(dump(report_of(style), false), expected) << style;
  }
}

// An editor trims the empty cells at the ends of rows: the names of groups tell what is left.
TEST(DumpStyles, MayHaveLostTheEndsOfTheirRows) {
  std::string text = sample_bytes("style_tabs_word.txt");
  for (std::size_t at = 0; (at = text.find("\t\n")) != std::string::npos;) text.erase(at, 1);
  const Report report = converted("a.txt", text);
  EXPECT_EQ(dump(report, false), dump(report_of("tika_tabs"), false));
  // Bare figures stand under weight and score as well as one column further left.
  for (const std::string figure : {"≥24套\t24套", "≥60人次\t51人次"}) {
    const std::size_t at = text.find(figure);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, figure.size(), "24\t24");
  }
  const Report bare = converted("a.txt", text);
  ASSERT_EQ(bare.forms.size(), 1U);
  ASSERT_EQ(bare.forms[0].indicators.size(), 6U);
  EXPECT_EQ(bare.forms[0].indicators[0].actual.text.value, "24");
  EXPECT_EQ(bare.forms[0].indicators[0].score.value, report.forms[0].indicators[0].score.value);
}

// A row that is not read may begin a group: the rows below it are not of the group above.
TEST(DumpStyles, InheritNoGroupAcrossARowThatIsNotRead) {
  std::string text = sample_bytes("style_tabs_word.txt");
  const std::string row = "\t\t质量指标\t验收合格率\t100%\t100%\t10\t10\t\n";
  const std::size_t at = text.find(row);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, row.size(),
               "\t\t质量指标\t12\t12\t10\t10\n\t\t\t验收合格率\t100%\t100%\t10\t10\t\n");
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 1U);
  const std::vector<Indicator>& indicators = report.forms[0].indicators;
  ASSERT_EQ(indicators.size(), 7U);
  EXPECT_EQ(indicators[1].level2.value, "数量指标");
  EXPECT_FALSE(indicators[2].level3.value);
  EXPECT_EQ(indicators[3].level3.value, "验收合格率");
  for (std::size_t i : {2U, 3U}) {
    EXPECT_EQ(indicators[i].level1.value, "产出指标");
    EXPECT_FALSE(indicators[i].level2.value) << *indicators[i].level2.value;
  }
  EXPECT_EQ(indicators[4].level2.value, "成本指标");
}

// Without weights and scores nothing but the names of groups places a trimmed row.
TEST(DumpStyles, PlaceNoTrimmedRowWithoutNames) {
  const std::string head =
      "转移支付区域绩效自评表\n转移支付（项目）名称\t农田排灌补助\n中央主管部门\t农业农村部\n"
      "地方主管部门\t某省农业农村厅\t资金使用单位\t各县农业农村局\n"
      "资金投入情况（万元）\t\t全年预算数（A）\t全年执行数（B）\t预算执行率（B/A×100%）\n"
      "\t年度资金总额：\t320\t288\t90%\n\t其中：中央财政资金\t320\t288\t90%\n"
      "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t全年实际完成值\t未完成原因和改进措施\n"
      "\t产出指标\t数量指标\t新建泵站\t≥8座\t8座\n";
  const Report named = converted("a.txt", head + "\t\t质量指标\t验收合格率\t≥95%\t96%\n");
  ASSERT_EQ(named.forms.size(), 1U);
  ASSERT_EQ(named.forms[0].indicators.size(), 2U);
  EXPECT_EQ(named.forms[0].indicators[0].level3.value, "新建泵站");
  EXPECT_EQ(named.forms[0].indicators[0].actual.text.value, "8座");
  EXPECT_EQ(named.forms[0].indicators[1].level2.value, "质量指标");
  EXPECT_EQ(named.forms[0].indicators[1].actual.text.value, "96%");
  const Report unnamed = converted("a.txt", head + "\t\t\t灌溉面积\t≥2万亩\t2.1万亩\n");
  ASSERT_EQ(unnamed.forms.size(), 1U);
  for (const Indicator& indicator : unnamed.forms[0].indicators) {
    EXPECT_NE(indicator.actual.text.value, "≥2万亩");
    EXPECT_NE(indicator.level3.value, "");
  }
  EXPECT_TRUE(std::any_of(unnamed.findings.begin(), unnamed.findings.end(),
                          [](const Finding& each) { return each.code == "ambiguous-layout"; }));
}

// The form with a line a cell, its empty cells gone.
std::string cells_of_form() {
  std::string lines;
  std::string cell;
  for (const char c : sample_bytes("style_tabs_word.txt")) {
    if (c != '\t' && c != '\n') {
      cell += c;
      continue;
    }
    if (!cell.empty()) lines += cell + "\n";
    cell.clear();
  }
  return lines;
}

void replace(std::string& text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << old;
  text.replace(at, old.size(), by);
}

TEST(DumpStyles, MayGiveEachCellALine) {
  const std::string expected = dump(report_of("tika_tabs"), false);
  const std::string text = cells_of_form();
  EXPECT_EQ(dump(converted("a.txt", text), false), expected);
  std::string apart;  // as web pages have it
  for (const char c : text) apart += c == '\n' ? std::string("\n\n") : std::string(1, c);
  EXPECT_EQ(dump(converted("a.txt", apart), false), expected);
  // A page ends, and a text goes on below.
  std::string paged = text;
  replace(paged, "产出指标（50分）\n", "第1页\n产出指标（50分）\n");
  EXPECT_EQ(dump(converted("a.txt", paged), false), expected);
  const Report graded = converted("a.txt", text + "优\n审核人\n某某\n");
  ASSERT_EQ(graded.forms.size(), 1U);
  EXPECT_EQ(graded.forms[0].grade.value, "优");
}

// Where the rows may end in other places too, the form is not read, and that is told.
TEST(DumpStyles, ReadNoCellsWhoseRowsAreNotSure) {
  const std::vector<std::pair<std::string, std::string>> changes{
      {"≥24套\n", ""},                             // a target is missing
      {"24套\n20\n20\n", "24套\n20\n"},            // a score
      {"云岭县消防救援站\n", "经费渠道\n某某\n"},  // a value, before a label nothing knows
      {"汛期抽调人员，", "汛期抽调人员，\n"},      // a cell is broken
      {"总分\n100\n96.5\n", ""},                   // the end is missing
      {"项目支出绩效自评表\n", "附件\n"},          // the begin
      {"8.5\n汛期抽调人员，培训改期。\n质量指标\n验收合格率\n100%\n100%\n",
       "8.5\n验收情况\n合格\n合格\n"},  // a reason and a name without target, or name and target
  };
  for (const auto& [old, by] : changes) {
    std::string text = cells_of_form();
    replace(text, old, by);
    const Report report = converted("a.txt", text);
    EXPECT_TRUE(report.forms.empty()) << old;
    EXPECT_FALSE(report.findings.empty()) << old;
  }
}

// Every value of a flattened form stands where its origin says.
TEST(DumpStyles, PointAtTheLine) {
  const Report report = report_of("spaces");
  const Number& score = report.forms.at(0).indicators.at(1).score;
  const Origin& origin = report.origins.at(static_cast<std::size_t>(score.origin));
  EXPECT_EQ(origin.text, "8.5");
  EXPECT_EQ(origin.place.line, 13);
  EXPECT_EQ(origin.place.table, -1);
  EXPECT_EQ(origin.place.begin, 19);
  EXPECT_EQ(origin.place.end, 22);
}

// What runs together is taken where one reading holds, and nothing else is: no value is wrong, and
// nothing is called missing.
TEST(DumpStyles, AreNotGuessedWhereCellsRunTogether) {
  const Report glued = report_of("glued");
  const Report clear = report_of("tika_tabs");
  ASSERT_EQ(glued.forms.size(), 1U);
  const Form& form = glued.forms[0];
  const Form& truth = clear.forms[0];
  EXPECT_EQ(form.project_name.value, truth.project_name.value);
  ASSERT_EQ(form.funds.size(), truth.funds.size());
  EXPECT_EQ(form.funds[0].executed.value, truth.funds[0].executed.value);
  EXPECT_EQ(form.funds[0].execution_rate.value, truth.funds[0].execution_rate.value);
  ASSERT_EQ(form.indicators.size(), truth.indicators.size());
  int weights = 0;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const Indicator& read = form.indicators[i];
    const Indicator& right = truth.indicators[i];
    const auto same_or_none = [](const auto& a, const auto& b) {
      return !a.value || a.value == b.value;
    };
    EXPECT_TRUE(same_or_none(read.level3, right.level3)) << i;
    EXPECT_TRUE(same_or_none(read.target.text, right.target.text)) << i;
    EXPECT_TRUE(same_or_none(read.actual.text, right.actual.text)) << i;
    EXPECT_TRUE(same_or_none(read.weight, right.weight)) << i;
    EXPECT_TRUE(same_or_none(read.score, right.score)) << i;
    weights += read.weight.value ? 1 : 0;
  }
  EXPECT_GE(weights, 4);
  bool doubt = false;
  for (const Finding& finding : glued.findings) {
    EXPECT_TRUE(finding.code == "ambiguous-layout" || finding.code == "unread-content")
        << finding.code << ": " << finding.message;
    doubt = doubt || finding.code == "ambiguous-layout";
  }
  EXPECT_TRUE(doubt);
}

// Notes and signatures below the total are no indicators.
TEST(DumpStyles, EndAtTheTotal) {
  const Report report =
      converted("a.txt", sample_bytes("style_spaces.txt") +
                             "审核人 李四 经办人 王五 2024年3月\n二、存在问题  部分器材  老化\n");
  ASSERT_EQ(report.forms.size(), 1U);
  EXPECT_EQ(report.forms[0].indicators.size(), 6U);
  for (const Finding& finding : report.findings) EXPECT_EQ(finding.code, "unread-content");
}

// A page ends between two rows: its number is no row, and the rows go on below it.
TEST(DumpStyles, LeaveOutTheNumbersOfPages) {
  const std::string text = sample_bytes("style_spaces.txt");
  const std::string expected = dump(converted("a.txt", text), false);
  const std::size_t at = text.find("效益指标（30分）");
  ASSERT_NE(at, std::string::npos);
  for (const std::string mark :
       {"第 2 页 共 3 页", "第2页/共3页", "第 2 页，共 3 页", "共3页 第2页", "第2页", "- 2 -"}) {
    std::string paged = text;
    paged.insert(at, mark + "\n");
    EXPECT_EQ(dump(converted("a.txt", paged), false), expected) << mark;
  }
  // What may be a piece of a cell is told, and no row without values.
  for (const std::string piece : {"2", "2/3", "备注说明"}) {
    std::string broken = text;
    broken.insert(at, piece + "\n");
    const Report report = converted("a.txt", broken);
    EXPECT_EQ(report.forms.at(0).indicators.size(),
              report_of("spaces").forms.at(0).indicators.size());
    EXPECT_FALSE(report.findings.empty()) << piece;
  }
}

// The text of a PDF breaks the cells of a header over lines: its rows are no value of the field
// above, and the rest of a label is no indicator.
TEST(DumpStyles, TakeNoRowsForAValue) {
  std::string text = sample_bytes("style_spaces.txt");
  for (const auto& [whole, broken] : std::vector<std::pair<std::string, std::string>>{
           {"全年预算数 全年执行数", "全年预算\n数\n全年执行\n数"},
           {"偏差原因分析及改进措施", "偏差原因分析及\n改进措施"}}) {
    const std::size_t at = text.find(whole);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, whole.size(), broken);
  }
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 1U);
  const Form& form = report.forms[0];
  EXPECT_EQ(form.project_name.value, "乡镇消防站器材更新");
  EXPECT_FALSE(form.implementing_unit.value) << *form.implementing_unit.value;
  for (const Indicator& indicator : form.indicators) {
    EXPECT_NE(indicator.level3.value, "偏差原因分析及");
  }
  EXPECT_TRUE(form.narratives.empty());
  int told = 0;
  for (const Finding& finding : report.findings) {
    if (finding.code == "ambiguous-layout") ++told;
    EXPECT_FALSE(finding.code.starts_with("missing-t") || finding.code == "missing-weight")
        << finding.message;
  }
  EXPECT_GE(told, 2);
}

// A row that was not read is counted in no sum.
TEST(DumpStyles, JudgeNoSumWithoutAllRows) {
  std::string text = sample_bytes("style_lines.txt");
  const std::string reason = "汛期抽调人员，培训改期。";
  text.replace(text.find(reason), reason.size(), "汛期抽调人员，\n培训改期。");
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 1U);
  for (const Finding& finding : report.findings) {
    EXPECT_TRUE(finding.code == "ambiguous-layout" || finding.code == "unread-content")
        << finding.message;
  }
}

// An empty cell that was lost at a row's end moves no figure under another column.
TEST(DumpStyles, KeepGroupsUnderTheirColumns) {
  std::string text = sample_bytes("style_lines.txt");
  const std::string row = "24套\n20\n20\n \n";
  text.replace(text.find(row), row.size(), "24套\n20\n20\n");
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 1U);
  EXPECT_EQ(report.forms[0].indicators.at(0).level1.value, "产出指标");
  EXPECT_EQ(report.forms[0].indicators.at(0).level3.value, "更新器材套数");
}

// In a grid of blanks a label without a value takes no label behind it.
TEST(DumpStyles, TakeNoLabelForAValue) {
  std::string text = sample_bytes("style_tabs_spreadsheet.txt");
  const std::string row = "主管部门\t\t云岭县应急管理局\t\t\t实施单位\t云岭县消防救援站\t\t\n";
  const std::size_t at = text.find(row);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, row.size(), "主管部门\t\t资金性质\t经常性\t\t实施单位\t云岭县消防救援站\t\t\n");
  const Report report = converted("a.txt", text);
  ASSERT_EQ(report.forms.size(), 1U);
  EXPECT_FALSE(report.forms[0].department.value) << *report.forms[0].department.value;
}

std::vector<std::string> codes_of(const Report& report) {
  std::vector<std::string> codes;
  for (const Finding& finding : report.findings) codes.push_back(finding.code);
  return codes;
}

// Values first, labels after, as text of a PDF: a form was seen, so it is not called missing.
TEST(DumpStyles, SayThatAFormIsScattered) {
  const std::string scattered =
      "设备更新项目绩效自评报告\n一、项目基本情况\n项目已完成。\n二、绩效目标完成情况\n完成较好。\n"
      "项目支出绩效自评表\n42\n37.44\n10\n100%\n某项目\n项目名称\n主管部门\n实施单位\n年初预算数\n"
      "全年预算数\n全年执行数\n分值\n执行率\n一级指标\n二级指标\n三级指标\n年度指标值\n";
  const std::vector<std::string> codes = codes_of(converted("a.txt", scattered));
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "ambiguous-layout"), 1);
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "missing-form"), 0);
  const std::vector<std::string> without =
      codes_of(converted("a.txt",
                         "设备更新项目绩效自评报告\n一、项目基本情况\n项目已完成。\n二、绩效目标完"
                         "成情况\n完成较好。\n"));
  EXPECT_EQ(std::count(without.begin(), without.end(), "missing-form"), 1);
  EXPECT_EQ(std::count(without.begin(), without.end(), "ambiguous-layout"), 0);
}

// Labels count where they are pieces of lines of their own, however many stand within sentences.
TEST(DumpStyles, CountOnlyPiecesOfLinesAsScattered) {
  const std::string prose = "设备更新项目绩效自评报告\n一、项目基本情况\n项目已完成。\n";
  const auto scattered = [&](const std::string& text) {
    const std::vector<std::string> codes = codes_of(converted("a.txt", prose + text));
    return std::count(codes.begin(), codes.end(), "ambiguous-layout");
  };
  EXPECT_EQ(
      scattered("项 目 名 称\n42\n主管部门\t实施单位\n37.44\n年初预算数\n全年预算数 10 全年执行数\n"
                "分值\n执行率\n一级指标\n二级指标\n三级指标\n"),
      1);
  EXPECT_EQ(
      scattered("本表的项目名称、主管部门、实施单位、年初预算数、全年预算数、全年执行数、分值、"
                "执行率、一级指标、二级指标、三级指标和年度指标值由单位填写。\n"),
      0);
}

// Words of a form in prose, and rows of figures without a header, are no form.
TEST(DumpStyles, FindNoFormInProse) {
  for (const std::string text :
       {"项目名称 某项目\n主管部门 某局\n",
        "全年预算数为42万元，全年执行数为37.44万元，执行率89.1%，得分8.9分。\n",
        "一、年初预算数 42 全年预算数 40\n产出指标 数量指标 质量指标\n"}) {
    EXPECT_TRUE(converted("a.txt", text).forms.empty()) << text;
  }
}

}  // namespace
}  // namespace jixiao
