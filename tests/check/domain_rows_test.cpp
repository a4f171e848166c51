// The inconsistencies that real reports were printed with, in their own figures, as the packs that
// ship judge them. Each row is from one public report of 2013-2025.
//
// Not decidable from one document, and so not judged:
//   goals 43.2 and 37.24 (goal-echo)     two figures that differ are no echo; which of them is
//   right
//                                        no other figure of the report says
//   ≤4 for a village count of 4          a wrong direction is a wrong wish: 4 is at most 4, and
//   that
//                                        more would be better no document says
//   goal 425万粒, indicator 550万粒      a goal may name a part of what an indicator counts
//   年初 0 or blank, 全年 positive       legal: the budget was added in the year
//   two figures for three columns        of a flat row: the layout decides (ambiguous-layout, map)
//   scores in the value columns, 20|20   a row of 20 points may be about twenty of something; only
//   a
//                                        form that is so in every row would tell
//   a project name ending in 绩效自评表   a matter of reading the title line (map)
#include <gtest/gtest.h>

#include "check/shipped.h"

namespace jixiao {
namespace {

std::string id(const std::string& check) { return "cn.mof.project/" + check; }

Indicator row_of(const Quantity& target, const Quantity& actual, const std::string& weight,
                 const std::string& score, const std::string& level2 = "数量指标") {
  Indicator row = indicator("完成数量", weight, score);
  row.level2 = text(level2);
  row.target = measure(target);
  row.actual = measure(actual);
  return row;
}

Form with_row(const Indicator& row) {
  Form form = project_form();
  form.indicators = {row};
  return form;
}

Form with_total(const std::vector<std::string>& figures) {
  Form form = project_form();
  form.funds = {fund("total", figures)};
  return form;
}

std::string row_told(const Indicator& row, const std::string& check) {
  return judged_by(report_of(with_row(row)), id(check));
}

TEST(DomainRows, ScoreTotals) {
  Form form = with_total({"", "", "", "", "", "9"});
  for (const char* score : {"13", "15", "10", "10", "27", "9"}) {
    form.indicators.push_back(indicator("甲", "", score));
  }
  form.total_score = number("94");
  EXPECT_EQ(judged_by(report_of(form), id("score-total")),
            "fail error inconsistent 94 93 /forms/0/total/score");
  form = with_total({"", "", "", "", "", "20"});
  form.indicators = {indicator("目标", "", "20"), indicator("指标", "", "50")};
  form.total_score = number("100");
  EXPECT_EQ(judged_by(report_of(form), id("score-total")),
            "fail error inconsistent 100 90 /forms/0/total/score");
}

Form weighing(const std::string& execution,
              const std::vector<std::pair<const char*, const char*>>& blocks,
              const std::string& total = "100") {
  Form form = with_total({"", "", "", execution});
  for (const auto& [name, weight] : blocks) {
    Indicator row = indicator("甲", weight, "");
    row.level1 = text(name);
    form.indicators.push_back(row);
  }
  form.total_weight = number(total);
  return form;
}

TEST(DomainRows, WeightTotals) {
  const Form form = weighing("10", {{"产出指标", "70"}, {"效益指标", "20"}, {"满意度指标", "10"}});
  EXPECT_EQ(judged_by(report_of(form), id("weight-total")),
            "fail error inconsistent 100 110 /forms/0/total/weight");
  // Its header says 产出(70分), the form's note 50/30/10/10: the blocks are off the policy, too.
  EXPECT_EQ(judged_by(report_of(form), id("block-weights")),
            "fail info 70 50 /forms/0/indicators/0/weight info 20 30 /forms/0/indicators/1/weight");
}

TEST(DomainRows, WeightPolicies) {
  struct {
    const char* execution;
    std::vector<std::pair<const char*, const char*>> blocks;
    const char* expected;
  } const rows[] = {
      // 100 points on the funds row plus 70 below.
      {"100", {{"产出指标", "70"}}, "info 100 10 /forms/0/funds/0/weight"},
      // Five times 20, nothing for the rate.
      {"",
       {{"产出指标", "20"},
        {"产出指标", "20"},
        {"产出指标", "20"},
        {"效益指标", "20"},
        {"满意度指标", "20"}},
       "info 0 10 /forms/0/funds/0/weight"},
      // 40/40/20 beside a rate of 86.5 %.
      {"",
       {{"产出指标", "40"}, {"效益指标", "40"}, {"满意度指标", "20"}},
       "info 0 10 /forms/0/funds/0/weight"},
      // One 成本 row with 90.
      {"10", {{"成本指标", "90"}}, "info 90 20 /forms/0/indicators/0/weight"},
      // 10+60+30, no 满意度.
      {"10",
       {{"产出指标", "60"}, {"效益指标", "30"}},
       "info 60 50 /forms/0/indicators/0/weight info 0 10 /forms/0/indicators"},
      {"10", {{"产出指标", "50"}, {"效益指标", "30"}, {"满意度指标", "10"}}, "pass"},
      {"10",
       {{"成本指标", "20"}, {"产出指标", "40"}, {"效益指标", "20"}, {"满意度指标", "10"}},
       "pass"},
  };
  for (const auto& row : rows) {
    const std::string told =
        judged_by(report_of(weighing(row.execution, row.blocks)), id("block-weights"));
    EXPECT_NE(told.find(row.expected), std::string::npos) << told;
  }
}

TEST(DomainRows, GroupWeights) {
  Form form = project_form();
  for (const char* weight : {"2", "3", "3", "3"}) {
    Indicator row = indicator("甲", weight, "");
    row.level1 = text("项目立项");
    row.level1_weight = number("8");
    form.indicators.push_back(row);
  }
  EXPECT_EQ(judged_by(report_of(form), id("group-weight")),
            "fail error inconsistent 8 11 /forms/0/indicators/0/level1_weight");
}

TEST(DomainRows, MetButDeducted) {
  const std::string at = " /forms/0/indicators/0/score";
  const Quantity p95{"95%", "", "95", "%"};
  const Quantity full{"100%", "", "100", "%"};
  EXPECT_EQ(row_told(row_of(p95, p95, "30", "27"), "met-deducted"), "fail warning 27 30" + at);
  EXPECT_EQ(
      row_told(row_of({"≥90", ">=", "90", ""}, {"90", "", "90", ""}, "15", "14"), "met-deducted"),
      "fail warning 14 15" + at);
  EXPECT_EQ(row_told(row_of(full, full, "10", "7"), "met-deducted"), "fail warning 7 10" + at);
}

TEST(DomainRows, UnmetFullScore) {
  EXPECT_EQ(
      row_told(row_of({"38508人", "", "38508", "人"}, {"37442人", "", "37442", "人"}, "3", "3"),
               "full-score"),
      "fail warning 3 /forms/0/indicators/0/score");
}

TEST(DomainRows, ScoreOffFormula) {
  struct {
    const char* target;
    const char* actual;
    const char* weight;
    const char* score;
    const char* earned;
  } const rows[] = {{"3807", "3224", "2", "1.9", "1.9 1.69"},
                    {"863", "683", "2", "1.7", "1.7 1.58"},
                    {"120", "69", "2", "1", "1 1.15"}};
  for (const auto& row : rows) {
    EXPECT_EQ(row_told(row_of({row.target, "", row.target, ""}, {row.actual, "", row.actual, ""},
                              row.weight, row.score),
                       "score-formula"),
              "fail info " + std::string(row.earned) + " /forms/0/indicators/0/score");
  }
  // The rate taken for the completion.
  const Quantity p98{"98%", "", "98", "%"};
  EXPECT_EQ(row_told(row_of(p98, p98, "20", "19.6", "质量指标"), "score-formula"),
            "fail info 19.6 20.00 /forms/0/indicators/0/score");
}

TEST(DomainRows, ExecutionScores) {
  EXPECT_EQ(
      judged_by(report_of(with_total({"", "", "", "20", "0.835", "18"})), id("execution-score")),
      "fail warning 18 16.70 /forms/0/funds/0/score");
  EXPECT_EQ(judged_by(report_of(with_total({"", "65.66", "65.07", "10", "", "9"})),
                      id("execution-score")),
            "fail warning 9 9.91 /forms/0/funds/0/score");
}

TEST(DomainRows, ExecutionRates) {
  struct {
    const char* annual;
    const char* spent;
    const char* rate;
    const char* expected;
  } const rows[] = {{"50", "47.68", "0.9500", "fail error 0.9500 0.9536"},
                    {"148", "46", "0.3100", "fail error 0.3100 0.3108"},
                    {"250000", "215457.6", "0.8619", "fail error 0.8619 0.8618"}};
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(report_of(with_total({"", row.annual, row.spent, "", row.rate})),
                        id("execution-rate")),
              std::string(row.expected) + " /forms/0/funds/0/execution_rate");
  }
}

TEST(DomainRows, SpentExceedsBudget) {
  EXPECT_EQ(judged_by(report_of(with_total({"", "329.77", "338.31", "10", "1.0259", ""})),
                      id("spent-budget")),
            "fail warning 338.31 329.77 /forms/0/funds/0/executed");
  EXPECT_EQ(judged_by(report_of(with_total({"", "1718.98", "1720.45"})), id("spent-budget")),
            "fail warning 1720.45 1718.98 /forms/0/funds/0/executed");
}

TEST(DomainRows, FundTotals) {
  Form form = with_total({"0", "0", "0"});
  form.funds.push_back(fund("fiscal", {"90", "89.974", "89.974"}));
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-initial")),
            "fail error inconsistent 0 90 /forms/0/funds/0/initial_budget");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")),
            "fail error inconsistent 0 89.974 /forms/0/funds/0/annual_budget");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-executed")),
            "fail error inconsistent 0 89.974 /forms/0/funds/0/executed");
  form = with_total({"", "7165.32"});
  for (const char* part : {"3144.00", "570.17", "433.00", "1426.90", "1591.22"}) {
    form.funds.push_back(fund("part", {"", part}));
  }
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")),
            "fail error inconsistent 7165.32 7165.29 /forms/0/funds/0/annual_budget");
}

// Whether the unknown row is an addend, splits one or holds others, none of the selections is 300.
TEST(DomainRows, FundTotalsWithRowsThatThePackDoesNotKnow) {
  Form form = with_total({"", "300", "240"});
  form.funds.push_back(fund("fiscal", {"", "200", "180"}));
  form.funds.push_back(fund("part", {"", "50", "60"}));
  form.funds.back().role = "unknown";
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")),
            "fail error inconsistent 300 250 /forms/0/funds/0/annual_budget");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-executed")), "not_evaluated");
  // One that is taken off, and one that is no amount of this unit.
  form.funds[1].annual_budget = number("350");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")), "not_evaluated");
  form.funds[1].annual_budget = number("200");
  form.funds[2].label = text("人均投入（元）");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")), "not_evaluated");
  form.funds[2].label = text("某资金");
  form.funds[1].annual_budget = number("300");
  EXPECT_EQ(judged_by(report_of(form), id("fund-total-annual")), "not_evaluated");
}

TEST(DomainRows, FundsThatWereNotReadAreNoZero) {
  Form form = blank_form();
  form.pack.id = "cn.mof.project";
  form.columns = {"indicators.level3", "indicators.weight", "indicators.score"};
  form.indicators = {indicator("甲", "50", "50"), indicator("乙", "40", "40")};
  form.total_weight = number("100");
  form.total_score = number("98");
  EXPECT_EQ(judged_by(report_of(form), id("weight-total")),
            "fail error inconsistent 100 90 /forms/0/total/weight");
  form.funds_unread = true;
  EXPECT_EQ(judged_by(report_of(form), id("weight-total")), "not_evaluated");
  EXPECT_EQ(judged_by(report_of(form), id("score-total")), "not_evaluated");
}

TEST(DomainRows, ClaimSums) {
  struct {
    const char* words;
    const char* figures;
  } const rows[] = {
      {"按用途分，支出2,026,400元，其中：设备1,200,000元、培训540,000元。", "2026400 1740000"},
      {"资金755.19万元，具体为：中央124.23万元、省级370.83万元、县级260.3万元。", "755.19 755.36"},
      {"配发甲镇9,000套、乙镇7,954套，共计16,988套。", "16988 16954"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(saying(row.words), "cn.report.narrative/parts-of-whole"),
              "fail warning " + std::string(row.figures) + " /sections/0/text");
  }
}

TEST(DomainRows, ClaimsOfShares) {
  EXPECT_EQ(
      judged_by(saying("计划安装115台，实际完成264台，超计划43%。"), "cn.report.narrative/shares"),
      "fail warning 0.43 1.2957 /sections/0/text");
  Indicator row = row_of({"115台", "", "115", "台"}, {"264台", "", "264", "台"}, "10", "10");
  row.reason = text("需求增加，超计划43%");
  EXPECT_EQ(row_told(row, "row-shares"), "fail warning 0.43 1.2957 /forms/0/indicators/0/reason");
}

// 239 arranged, 87.06 spent, "no problems".
TEST(DomainRows, ClaimsOfNoProblems) {
  EXPECT_EQ(judged_by(saying("无问题。", with_total({"239", "239", "87.06"}), "problems"),
                      id("problems-denied")),
            "fail warning /sections/0/text");
}

Form costing(const Quantity& target, const Quantity& actual, const std::vector<std::string>& funds,
             const std::string& unit = "万元") {
  Indicator row = row_of(target, actual, "10", "10", "成本指标");
  row.level3 = text("项目总成本");
  Form form = with_row(row);
  form.funds = {fund("total", funds)};
  form.currency_unit = text(unit);
  return form;
}

TEST(DomainRows, Costs) {
  const std::string actual = " /forms/0/indicators/0/actual/text";
  const std::string target = " /forms/0/indicators/0/target/text";
  struct {
    Form form;
    std::string expected;
  } const rows[] = {
      {costing({"150万", "", "150", "万"}, {"150万", "", "150", "万"}, {"150", "150", "125.25"}),
       "fail warning 150 125.25" + actual},
      {costing({"控制在合理范围内", "", "", ""}, {"≤42万", "<=", "42", "万"},
               {"42", "37.44", "37.44"}),
       "fail warning 42 37.44" + actual},
      // The three-year total in an annual form.
      {costing({"231万元", "", "231", "万元"}, {"10万元", "", "10", "万元"}, {"10", "10", "10"}),
       "fail warning 231 10" + target},
      {costing({"≤1109.8万元", "<=", "1109.8", "万元"}, {"1098000元", "", "1098000", "元"},
               {"1098000", "1098000", "1098000"}, "元"),
       "fail warning 11098000 1098000" + target},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(report_of(row.form), id("total-cost")), row.expected);
  }
}

TEST(DomainRows, Overachieved) {
  struct {
    const char* target;
    const char* actual;
  } const rows[] = {{"21", "85"}, {"124", "253"}, {"2000", "3061"}};
  for (const auto& row : rows) {
    EXPECT_EQ(
        row_told(row_of({"≥", ">=", row.target, ""}, {row.actual, "", row.actual, ""}, "10", "10"),
                 "far-above"),
        "fail info " + std::string(row.actual) + " " + row.target +
            " /forms/0/indicators/0/actual/text");
  }
}

TEST(DomainRows, GoalEchoes) {
  Form form = project_form();
  form.goals = {{text("完成道路硬化"), text("完成道路硬化")}};
  EXPECT_EQ(judged_by(report_of(form), id("goal-words")), "fail info /forms/0/goals/0/actual");
  // Equal to the project's name, both of them.
  form.project_name = text("道路硬化项目");
  form.goals = {{text("道路硬化项目"), text("道路硬化项目")}};
  EXPECT_EQ(judged_by(report_of(form), id("goal-words")), "fail info /forms/0/goals/0/actual");
}

TEST(DomainRows, ActualsThatAreNoResults) {
  for (const Quantity& actual :
       {Quantity{"≥266米", ">=", "266", "米"}, Quantity{"≥90%", ">=", "90", "%"},
        Quantity{"≥1000人", ">=", "1000", "人"}, Quantity{"98%以上", ">=", "98", "%"},
        Quantity{"100人以上", ">=", "100", "人"}}) {
    EXPECT_EQ(row_told(row_of(actual, actual, "10", "10"), "result-wording"),
              "fail warning /forms/0/indicators/0/actual/text");
  }
}

TEST(DomainRows, Years) {
  Form form = with_row(row_of({"2021年11月30日前支付", "", "", ""}, {"按期支付", "", "", ""}, "10",
                              "10", "时效指标"));
  form.fiscal_year = number("2022");
  EXPECT_EQ(judged_by(report_of(form), id("dates")),
            "fail warning 2022 /forms/0/indicators/0/target/text");
  form = project_form();
  form.fiscal_year = number("2023");
  form.goals = {{text("2013年完成道路硬化5公里"), text("已完成5公里")}};
  EXPECT_EQ(judged_by(report_of(form), id("goal-dates")),
            "fail warning 2023 /forms/0/goals/0/expected");
  Report report = report_of(form);
  report.title = text("2013年项目支出绩效自评报告");
  EXPECT_EQ(judged_by(report, id("title-year")), "fail warning 2023 /report/title");
}

TEST(DomainRows, Names) {
  Form form = project_form();
  form.implementing_unit = text("清溪镇人民政府");
  EXPECT_EQ(judged_by(saying("白果镇人民政府按照要求组织实施。", form), id("other-place")),
            "fail warning /sections/0/text");
  form.implementing_unit = text("某区委网络安全和信息化委员会办公室");
  EXPECT_EQ(judged_by(saying("把握“大市场、大监管、大质量”要求，促改革、保民生。", form),
                      id("other-office")),
            "fail warning /sections/0/text");
}

TEST(DomainRows, TemplateTexts) {
  struct {
    const char* words;
  } const rows[] = {
      {"指标2"}, {"……"}, {"对照年度目标，说明实际完成情况（100字以内）"}, {"20_年"}, {"_县"}};
  for (const auto& row : rows) {
    Form form = project_form();
    form.goals = {{text(row.words), text("已完成")}};
    EXPECT_EQ(judged_by(report_of(form), id("template-text")),
              "fail warning /forms/0/goals/0/expected")
        << row.words;
  }
}

// Two indicators with neither target nor actual; all actuals blank: missing, never zero.
TEST(DomainRows, MissingValues) {
  Form form = project_form();
  form.indicators = {indicator("甲", "10", "10"), indicator("乙", "10", "10")};
  EXPECT_EQ(judged_by(report_of(form), id("targets")),
            "fail error /forms/0/indicators/0/target/text error /forms/0/indicators/1/target/text");
  EXPECT_EQ(judged_by(report_of(form), id("actuals")),
            "fail error /forms/0/indicators/0/actual/text error /forms/0/indicators/1/actual/text");
  EXPECT_EQ(judged_by(report_of(form), id("full-score")), "not_evaluated");
  EXPECT_EQ(judged_by(report_of(form), id("score-formula")), "not_evaluated");
}

// A city's checker knows no reverse indicators and no text targets; both are errors of its own.
TEST(DomainRows, ACitysChecker) {
  const Indicator truthful = row_of({"≤10次", "<=", "10", "次"}, {"3", "", "3", ""}, "10", "10");
  for (const char* check : {"full-score", "met-deducted", "score-formula", "indicator-score-cap"}) {
    EXPECT_EQ(row_told(truthful, check), "pass") << check;
  }
  EXPECT_EQ(row_told(truthful, "far-above"), "not_applicable");
  const Indicator twelve =
      row_of({"效果显著", "", "", ""}, {"效果显著", "", "", ""}, "10", "12", "社会效益指标");
  EXPECT_EQ(row_told(twelve, "indicator-score-cap"),
            "fail error 12 10 /forms/0/indicators/0/score");
}

}  // namespace
}  // namespace jixiao
