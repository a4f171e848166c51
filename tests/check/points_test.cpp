// score-off-formula: what target, actual and direction earn, by the knobs a pack can set.
#include <gtest/gtest.h>

#include "check/checked.h"
#include "check/shipped.h"

namespace jixiao {
namespace {

constexpr const char* kScore = " /forms/0/indicators/0/score";

struct Knobs {
  std::vector<std::string> reverse;
  const char* tolerance = "0.1";  // "": none; "printed": as printed
  const char* bound = "";
};

CheckRule formula(const Knobs& knobs) {
  CheckRule made = rule("score", "score-off-formula", "indicators");
  made.fields = {"target", "actual", "weight", "score", "reason"};
  made.words = {"数量指标"};
  made.reverse = knobs.reverse;
  const std::string tolerance = knobs.tolerance;
  if (tolerance == "printed") {
    made.tolerance.kind = Tolerance::Kind::kAsPrinted;
  } else if (!tolerance.empty()) {
    made.tolerance = {Tolerance::Kind::kFixed, *Decimal::parse(tolerance)};
  }
  if (*knobs.bound != '\0') made.bound = Decimal::parse(knobs.bound);
  made.bands = {{{"达成", "基本达成"}, 80, Decimal(100)},
                {{"部分达成"}, 60, Decimal(80)},
                {{"未达成"}, 0, Decimal(60)}};
  return made;
}

struct Row {
  Quantity target;
  Quantity actual;
  const char* weight;
  const char* score;
  const char* reason = "";
  const char* level2 = "质量指标";
};

Form form_of(const Row& row) {
  Form form = blank_form();
  Indicator made = indicator("甲", row.weight, row.score);
  made.level2 = text(row.level2);
  made.target = measure(row.target);
  made.actual = measure(row.actual);
  made.reason = text(row.reason);
  form.indicators = {made};
  return form;
}

std::string told_of(const Row& row, const Knobs& knobs = {}) {
  return judged(form_of(row), formula(knobs));
}

Quantity plain(const char* figure) { return {figure, "", figure, ""}; }
Quantity at_least(const char* figure) { return {std::string("≥") + figure, ">=", figure, ""}; }
Quantity at_most(const char* figure) { return {std::string("≤") + figure, "<=", figure, ""}; }
Quantity equal(const char* figure) { return {std::string("=") + figure, "=", figure, ""}; }
Quantity words(const char* text) { return {text, "", "", ""}; }

std::string off(const std::string& figures) { return "fail info " + figures + kScore; }

// What met-but-deducted and unmet-full-score say of a row is not said again; a result in percent
// that was taken for the degree of completion is another remark.
TEST(EarnedPoints, AreOneRemarkARow) {
  const Quantity p98{"98%", "", "98", "%"};
  const Quantity p90{"90%", "", "90", "%"};
  struct {
    Row row;
    std::string expected;
  } const rows[] = {
      {{at_least("90"), plain("90"), "15", "14"}, "not_applicable"},
      {{plain("120"), plain("69"), "2", "2", "", "数量指标"}, "not_applicable"},
      {{words("效果显著"), words("效果显著"), "10", "5"}, "not_applicable"},
      {{plain("120"), plain("69"), "2", "1", "", "数量指标"}, off("1 1.15")},
      {{p98, p98, "20", "19.6"}, off("19.6 20.00")},
      {{p98, p98, "20", "19.5"}, "not_applicable"},
      {{p98, p98, "20", "19.6", "按比例扣分"}, "pass"},
      {{p98, p90, "20", "18", "", "数量指标"}, off("18 18.37")},
  };
  for (const auto& row : rows) {
    std::vector<CheckRule> checks;
    checks.push_back(formula({}));
    for (const char* code : {"met-but-deducted", "unmet-full-score"}) {
      checks.push_back(formula({}));
      checks.back().code = code;
    }
    Report report = report_of(form_of(row.row));
    check(report, rules_of(std::move(checks)), Language::kChinese);
    std::erase_if(report.findings,
                  [](const Finding& finding) { return finding.code != "score-off-formula"; });
    EXPECT_EQ(told(report), row.expected) << row.row.score << " " << row.row.reason;
  }
}

TEST(EarnedPoints, FollowTheDirectionOfTheTarget) {
  struct {
    Row row;
    std::string expected;
  } const rows[] = {
      {{at_least("100"), plain("80"), "10", "8"}, "pass"},
      {{at_least("100"), plain("80"), "10", "8.1"}, "pass"},
      {{at_least("100"), plain("80"), "10", "8.2"}, off("8.2 8.00")},
      {{at_least("100"), plain("80"), "10", "7"}, off("7 8.00")},
      {{at_least("100"), plain("80"), "10", "7", "另扣一分"}, "pass"},
      {{at_least("100"), plain("80"), "10", "9", "到货较晚"}, off("9 8.00")},
      {{at_least("100"), plain("120"), "10", "10"}, "pass"},
      {{at_least("100"), plain("120"), "10", "9"}, off("9 10.00")},
      {{equal("100"), plain("80"), "10", "8"}, "pass"},
      {{equal("100"), plain("120"), "10", "5"}, "not_applicable"},
      {{plain("100"), plain("80"), "10", "9", "", "数量指标"}, off("9 8.00")},
      {{plain("100"), plain("80"), "10", "9"}, "not_applicable"},
      {{{"约100", "~", "100", ""}, plain("80"), "10", "9"}, "not_applicable"},
      {{at_least("100"), at_least("80"), "10", "9"}, "not_applicable"},
      // The reverse: 1 - 2/10 or 10/12.
      {{at_most("10"), plain("3"), "10", "10"}, "pass"},
      {{at_most("10"), plain("12"), "10", "8"}, "pass"},
      {{at_most("10"), plain("12"), "10", "8.33"}, "pass"},
      {{at_most("10"), plain("12"), "10", "9"}, off("9 8.33")},
      {{at_most("10"), plain("12"), "10", "7"}, off("7 8.00")},
      {{at_most("10"), plain("25"), "10", "0"}, "pass"},
      {{at_most("10"), plain("25"), "10", "4"}, "pass"},
      // Zero as a target divides nothing.
      {{at_most("0"), plain("0"), "10", "10"}, "pass"},
      {{at_most("0"), plain("2"), "10", "0"}, "pass"},
      {{at_most("0"), plain("2"), "10", "5"}, off("5 0.00")},
      {{equal("0"), plain("0"), "10", "10"}, "pass"},
      {{equal("0"), plain("-1"), "10", "10"}, "pass"},
      {{equal("0"), plain("1"), "10", "4"}, off("4 0.00")},
      {{at_least("0"), plain("5"), "10", "10"}, "pass"},
      {{at_least("0"), plain("-5"), "10", "0"}, "pass"},
      // A negative actual scores nothing; of a cost it says nothing.
      {{at_least("100"), plain("-5"), "10", "0"}, "pass"},
      {{at_least("100"), plain("-5"), "10", "3"}, off("3 0.00")},
      {{at_most("10"), plain("-5"), "10", "3"}, "not_applicable"},
      // What other checks say: above the weight, below nothing, no weight.
      {{at_least("100"), plain("80"), "10", "12"}, "not_applicable"},
      {{at_least("100"), plain("80"), "10", "-1"}, "not_applicable"},
      {{at_least("100"), plain("80"), "0", "0"}, "not_applicable"},
      {{at_least("100"), plain("80"), "", "8"}, "not_evaluated"},
      {{at_least("100"), words(""), "10", "8"}, "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(told_of(row.row), row.expected)
        << row.row.target.words << " " << row.row.actual.words << " " << row.row.score;
  }
}

TEST(EarnedPoints, FollowTheConventionThePackAllows) {
  const Row complement{at_most("10"), plain("12"), "10", "8"};
  const Row quotient{at_most("10"), plain("12"), "10", "8.33"};
  EXPECT_EQ(told_of(complement, {{"complement"}}), "pass");
  EXPECT_EQ(told_of(quotient, {{"complement"}}), off("8.33 8.00"));
  EXPECT_EQ(told_of(complement, {{"quotient"}}), off("8 8.33"));
  EXPECT_EQ(told_of(quotient, {{"quotient"}}), "pass");
}

TEST(EarnedPoints, AreHeldByTheToleranceOfTheRule) {
  const Row eight{at_least("3"), plain("2"), "10", "7"};
  EXPECT_EQ(told_of(eight, {{}, "printed"}), "pass");
  EXPECT_EQ(told_of(eight, {{}, "0.1"}), off("7 6.67"));
  EXPECT_EQ(told_of(eight, {{}, ""}), off("7 6.67"));
  EXPECT_EQ(told_of({at_least("4"), plain("3"), "10", "7.5"}, {{}, ""}), "pass");
}

TEST(EarnedPoints, AreFreeFarAboveTheTarget) {
  const Row far{at_least("100"), plain("150"), "10", "8"};
  EXPECT_EQ(told_of(far), off("8 10.00"));
  EXPECT_EQ(told_of(far, {{}, "0.1", "1.3"}), "pass");
  EXPECT_EQ(told_of(far, {{}, "0.1", "1.6"}), off("8 10.00"));
}

TEST(EarnedPoints, OfWordsAreABand) {
  struct {
    const char* target;
    const char* actual;
    const char* score;  // of 20
    std::string expected;
  } const rows[] = {
      {"效果显著", "达成年度指标", "16", "pass"},
      {"效果显著", "达成年度指标", "15", off("15 16.00")},
      {"效果显著", "基本达成预期指标", "20", "pass"},
      {"效果显著", "部分达成年度指标并具有一定效果", "14", "pass"},
      {"效果显著", "部分达成年度指标并具有一定效果", "18", off("18 16.00")},
      {"效果显著", "部分达成年度指标并具有一定效果", "10", off("10 12.00")},
      {"效果显著", "未达成年度指标且效果较差", "13", off("13 12.00")},
      {"效果显著", "未达成年度指标且效果较差", "0", "pass"},
      {"效果显著", "效果显著", "17", "pass"},
      {"效果显著", "效果显著", "15", off("15 16.00")},
      {"效果显著", "效果较好", "3", "not_applicable"},
      {"不适用", "不适用", "3", "not_applicable"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(told_of({words(row.target), words(row.actual), "20", row.score}), row.expected)
        << row.actual << " " << row.score;
  }
}

// One province: 80-50 % for part of it, 50-0 % for none.
TEST(EarnedPoints, OfWordsFollowTheBandsOfThePack) {
  CheckRule made = formula({});
  made.bands = {{{"部分达成"}, 50, Decimal(80)}, {{"未达成"}, 0, Decimal(50)}};
  const Row row{words("效果显著"), words("部分达成年度指标"), "20", "10"};
  EXPECT_EQ(judged(form_of(row), std::move(made)), "pass");
  EXPECT_EQ(told_of(row), off("10 12.00"));
}

TEST(EarnedPoints, AreTold) {
  const Row row{at_least("100"), plain("80"), "10", "9"};
  EXPECT_EQ(message(report_of(form_of(row)), formula({})),
            "指标“甲”得分 9 与按完成情况计算的 8 相差 1");
  EXPECT_EQ(message(report_of(form_of(row)), formula({}), Language::kEnglish),
            "indicator \"甲\": score 9 is off the computed 8 by 1");
}

// --- Sums where rows do not apply ---------------------------------------------------------------

Form scored(const std::vector<Row>& rows, const std::string& total) {
  Form form = blank_form();
  for (const Row& row : rows) form.indicators.push_back(form_of(row).indicators[0]);
  form.total_score = number(total);
  return form;
}

TEST(ScaledSums, LeaveOutWhatDoesNotApply) {
  struct {
    const char* total;
    const char* expected;
  } const rows[] = {
      {"76", "pass"}, {"95", "pass"}, {"95.00", "pass"}, {"94", "fail"}, {"96", "fail"}};
  for (const auto& row : rows) {
    CheckRule made = rule("sum_rows", "score-total-mismatch");
    made.parts = {"indicators.score"};
    made.whole = "total.score";
    made.words = {"不适用"};
    made.out_of = {"indicators.weight"};
    const Form form = scored({{at_least("1"), plain("1"), "40", "40"},
                              {at_least("1"), plain("1"), "40", "36"},
                              {words("不适用"), words("不适用"), "", ""}},
                             row.total);
    EXPECT_EQ(judged(form, std::move(made)).substr(0, 4), row.expected) << row.total;
  }
}

// --- Total costs --------------------------------------------------------------------------------

Form costing(const std::string& name, const Quantity& target, const Quantity& actual,
             const std::string& unit = "万元") {
  Form form = project_form();
  Indicator row = indicator(name, "10", "10");
  row.level2 = text("成本指标");
  row.target = measure(target);
  row.actual = measure(actual);
  form.indicators = {row};
  form.funds = {fund("total", {"42", "42", "37.44"})};
  form.currency_unit = text(unit);
  return form;
}

TEST(TotalCost, IsTheMoneySpent) {
  const Quantity in_bounds{"≤42万元", "<=", "42", "万元"};
  struct {
    const char* name;
    Quantity target;
    Quantity actual;
    const char* expected;
  } const rows[] = {
      {"项目总成本", in_bounds, {"37.44万元", "", "37.44", "万元"}, "pass"},
      {"项目总成本", in_bounds, {"37.4万元", "", "37.4", "万元"}, "pass"},
      {"项目总成本", in_bounds, {"374400元", "", "374400", "元"}, "pass"},
      {"项目总成本", in_bounds, {"37.44", "", "37.44", ""}, "pass"},
      {"项目总成本",
       in_bounds,
       {"40万元", "", "40", "万元"},
       "fail warning 40 37.44 /forms/0/indicators/0/actual/text"},
      {"项目总成本",
       in_bounds,
       {"40万", "", "40", "万"},
       "fail warning 40 37.44 /forms/0/indicators/0/actual/text"},
      {"项目总成本",
       {"≤84万元", "<=", "84", "万元"},
       {"37.44万元", "", "37.44", "万元"},
       "fail warning 84 42 /forms/0/indicators/0/target/text"},
      {"项目总成本", {"≤83万元", "<=", "83", "万元"}, {"37.44万元", "", "37.44", "万元"}, "pass"},
      // No total cost: a rate, an amount a piece, a saving.
      {"成本控制率", {"≤100%", "<=", "100", "%"}, {"89%", "", "89", "%"}, "not_applicable"},
      {"单位成本", in_bounds, {"2万元", "", "2", "万元"}, "not_applicable"},
      {"人均培训总成本", in_bounds, {"2万元", "", "2", "万元"}, "not_applicable"},
      {"成本节约总额", in_bounds, {"2万元", "", "2", "万元"}, "not_applicable"},
      {"设备采购成本", in_bounds, {"2万元", "", "2", "万元"}, "not_applicable"},
      {"项目总成本", words("控制在合理范围内"), words("控制在预算内"), "not_applicable"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged_by(report_of(costing(row.name, row.target, row.actual)),
                        "cn.mof.project/total-cost"),
              row.expected)
        << row.name << " " << row.actual.words;
  }
  EXPECT_EQ(judged_by(report_of(costing("项目总成本", in_bounds, {"37万元", "", "37", "万元"}, "")),
                      "cn.mof.project/total-cost"),
            "not_evaluated");
}

TEST(TotalCost, IsTold) {
  const Report report = report_of(
      costing("项目总成本", {"≤420万元", "<=", "420", "万元"}, {"374.4万元", "", "374.4", "万元"}));
  EXPECT_EQ(said_by(report, "cn.mof.project/total-cost"),
            "指标“项目总成本”年度指标值 420万元 远高于全年预算数 42万元，不像本年度的成本"
            "；两数约差 10 倍，疑似单位写错");
  EXPECT_EQ(
      said_by(report, "cn.mof.project/total-cost", Language::kEnglish),
      "indicator \"项目总成本\": target 420万元 is far above the annual budget 42万元, hardly a "
      "cost of this year; they differ by a factor of 10, likely a unit slip");
}

}  // namespace
}  // namespace jixiao
