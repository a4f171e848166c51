#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

// 各项得分之和 = 总分得分
CheckRule score_total() {
  CheckRule made = rule("sum_rows", "score-total-mismatch");
  made.parts = {"funds.total.score", "indicators.score"};
  made.whole = "total.score";
  return made;
}

CheckRule weight_total() {
  CheckRule made = rule("sum_rows", "weight-total-mismatch");
  made.parts = {"funds.total.weight", "indicators.weight"};
  made.whole = "total.weight";
  made.otherwise = Decimal(100);
  return made;
}

// The first score is the execution's.
Form scored(const std::vector<std::string>& scores, const std::string& total) {
  Form form = blank_form();
  form.funds = {fund("total", {"", "", "", "", "", scores.front()}), fund("fiscal", {})};
  for (std::size_t i = 1; i < scores.size(); ++i) {
    form.indicators.push_back(indicator("指标" + std::to_string(i), "", scores[i]));
  }
  form.total_score = number(total);
  return form;
}

Form weighted(const std::vector<std::string>& weights, const std::string& total) {
  Form form = blank_form();
  form.funds = {fund("total", {"", "", "", weights.front()})};
  for (std::size_t i = 1; i < weights.size(); ++i) {
    form.indicators.push_back(indicator("指标" + std::to_string(i), weights[i], ""));
  }
  form.total_weight = number(total);
  return form;
}

TEST(SumRows, AddScoresExactly) {
  struct {
    std::vector<std::string> scores;
    const char* total;
    const char* expected;
  } const rows[] = {
      {{"9", "13", "15", "10", "10", "27", "9"},
       "94",
       "fail error inconsistent 94 93 /forms/0/total/score"},
      {{"9", "13", "15", "10", "10", "27", "9"}, "93", "pass"},
      {{"20", "20", "50"}, "100", "fail error inconsistent 100 90 /forms/0/total/score"},
      {{"9.91", "80.09"}, "90", "pass"},
      {{"9.91", "80.08"}, "90", "fail error inconsistent 90 89.99 /forms/0/total/score"},
      {{"9", "80", ""}, "89", "not_evaluated"},
      {{"9", "80", "?"}, "89", "not_evaluated"},
      {{"", "80"}, "80", "not_evaluated"},
      {{"9", "80"}, "", "not_evaluated"},
      {{"9", "80"}, "?", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(scored(row.scores, row.total), score_total()), row.expected);
  }
}

// 不适用 in the target and no points: nothing is to be added.
TEST(SumRows, PassOverIndicatorsThatDoNotApply) {
  const auto judge = [](const char* total) {
    Form form = scored({"9", "80", ""}, total);
    form.indicators[1].target.text = text("不适用");
    return judged(form, score_total());
  };
  EXPECT_EQ(judge("89"), "pass");
  EXPECT_EQ(judge("91"), "fail error inconsistent 91 89 /forms/0/total/score");
}

TEST(SumRows, TakeTheOtherwiseWhereNoWholeIsPrinted) {
  struct {
    std::vector<std::string> weights;
    const char* total;
    const char* expected;
  } const rows[] = {
      {{"10", "70", "20", "10"}, "100", "fail error inconsistent 100 110 /forms/0/total/weight"},
      {{"10", "60", "30"}, "", "pass"},
      {{"10", "60", "20"}, "", "fail error inconsistent 100 90 /forms/0/total/weight"},
      {{"10", "60", "20"}, "90", "pass"},
      {{"10", "60", ""}, "", "not_evaluated"},
      {{"10", "60", "30"}, "?", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(weighted(row.weights, row.total), weight_total()), row.expected);
  }
}

TEST(SumRows, AreSilentOnFamiliesWithoutTheColumn) {
  Form form = scored({"", "", ""}, "");
  EXPECT_EQ(judged(without_columns(form, {"indicators.score"}), score_total()), "not_applicable");
  // Funds without scores add nothing.
  form = without_columns(scored({"", "40", "50"}, "90"), {"funds.score"});
  EXPECT_EQ(judged(form, score_total()), "pass");
  EXPECT_EQ(judged(blank_form(), score_total()), "not_applicable");
}

TEST(SumRows, SayTheFiguresAsAuditorsDo) {
  const Report scores = report_of(scored({"10", "40", "43"}, "94"));
  EXPECT_EQ(message(scores, score_total()), "总分得分 94 与各项得分之和 93 不一致，相差 1");
  EXPECT_EQ(message(scores, score_total(), Language::kEnglish),
            "total score 94 is not the sum of the scores 93, difference 1");
  EXPECT_EQ(message(report_of(weighted({"10", "60", "20"}, "")), weight_total()),
            "各项分值之和 90 不是 100，相差 10");
}

TEST(SumRows, CountBlanksAsZeroOnlyIfTheRuleSaysSo) {
  CheckRule made = score_total();
  made.blank = Blank::kZero;
  EXPECT_EQ(judged(scored({"9", "80", ""}, "89"), std::move(made)), "pass");
}

CheckRule group_weight() {
  CheckRule made = rule("weight_sum", "group-weight-mismatch");
  made.parts = {"indicators.weight"};
  made.by = "level1";
  made.whole = "level1_weight";
  return made;
}

Indicator member(const std::string& group, const std::string& stated, const std::string& weight) {
  Indicator row = indicator("指标", weight, "");
  row.level1 = text(group);
  row.level1_weight = number(stated);
  return row;
}

TEST(WeightSum, AddsWithinEachGroup) {
  struct {
    std::vector<Indicator> members;
    const char* expected;
  } const rows[] = {
      {{member("立项", "8", "2"), member("立项", "8", "3"), member("立项", "8", "3"),
        member("立项", "8", "3")},
       "fail error inconsistent 8 11 /forms/0/indicators/0/level1_weight"},
      {{member("立项", "8", "2"), member("立项", "", "6")}, "pass"},
      {{member("立项", "8", "2"), member("立项", "8", "")}, "not_evaluated"},
      {{member("立项", "8", "8"), member("产出", "50", "50")}, "pass"},
      {{member("立项", "8", "8"), member("过程", "8", "8")}, "pass"},
      {{member("立项", "8", "8"), member("产出", "50", "40")},
       "fail error inconsistent 50 40 /forms/0/indicators/1/level1_weight"},
      {{member("产出", "30", "30"), member("产出", "20", "20")}, "pass"},
      {{member("产出", "", "30"), member("效益", "", "20")}, "not_applicable"},
      {{member("产出", "?", "30")}, "not_evaluated"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.indicators = row.members;
    EXPECT_EQ(judged(form, group_weight()), row.expected);
  }
}

TEST(WeightSum, NamesTheGroup) {
  Form form = blank_form();
  form.indicators = {member("立项", "8", "11")};
  EXPECT_EQ(message(report_of(form), group_weight()),
            "指标“立项”标明 8 分，所列指标分值之和 11，相差 3");
}

CheckRule fund_total() {
  CheckRule made = rule("equation", "fund-total-mismatch");
  made.equation = make_equation(
      "funds.total.annual_budget = sum(funds.annual_budget where role=part)", Relations::kEquation);
  made.blank = Blank::kZero;
  made.tolerance.kind = Tolerance::Kind::kAsPrinted;
  return made;
}

Form funded(const std::string& total, const std::vector<std::string>& parts) {
  Form form = blank_form();
  form.funds = {fund("total", {"", total})};
  for (const std::string& part : parts) form.funds.push_back(fund("part", {"", part}));
  FundRow of_which = fund("central", {"", "5000"});
  of_which.role = "of_which";
  form.funds.push_back(of_which);
  return form;
}

TEST(Equation, JudgesMoneyByBands) {
  struct {
    const char* total;
    std::vector<std::string> parts;
    const char* expected;
  } const rows[] = {
      {"0", {"90", "", ""}, "fail error inconsistent 0 90 /forms/0/funds/0/annual_budget"},
      {"7165.32",
       {"3144.00", "570.17", "433.00", "1426.90", "1591.22"},
       "fail error inconsistent 7165.32 7165.29 /forms/0/funds/0/annual_budget"},
      {"42",
       {"20.12", "21.52"},
       "fail warning coarse-total 42 41.64 /forms/0/funds/0/annual_budget"},
      {"37.44", {"37.44", "", ""}, "pass"},
      {"37.44", {"", "", ""}, "not_applicable"},
      {"37.44", {}, "not_applicable"},
      {"", {"37.44"}, "not_evaluated"},
      {"?", {"37.44"}, "not_evaluated"},
      {"37.44", {"37.44", "?"}, "not_evaluated"},
      {"37.44", {"?", "?"}, "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(funded(row.total, row.parts), fund_total()), row.expected) << row.total;
  }
}

TEST(Equation, ListsTheBlanksItCountedAsZero) {
  Report report = report_of(funded("90", {"80", ""}));
  std::vector<CheckRule> checks;
  checks.push_back(fund_total());
  check(report, rules_of(std::move(checks)), Language::kChinese);
  ASSERT_EQ(report.findings.size(), 1U);
  const Finding& finding = report.findings[0];
  EXPECT_EQ(finding.blanks_as_zero, std::vector<std::string>{"/forms/0/funds/2/annual_budget"});
  EXPECT_EQ(finding.operands, std::vector<std::string>{"/forms/0/funds/1/annual_budget"});
  EXPECT_EQ(finding.tolerance, Decimal::parse("0.005"));
  EXPECT_EQ(finding.message,
            "资金行“年度资金总额”全年预算数 90万元 与各资金来源之和 80万元 不一致，"
            "相差 10万元（1 处空白按 0 计）");
}

TEST(Equation, LeavesBlanksUnknownWithoutARule) {
  CheckRule made = fund_total();
  made.blank = Blank::kUnknown;
  EXPECT_EQ(judged(funded("90", {"80", ""}), std::move(made)), "not_evaluated");
}

TEST(Equation, NamesALikelyUnitSlip) {
  const std::string said = message(report_of(funded("374400", {"37.44"})), fund_total());
  EXPECT_NE(said.find("；两数约差 10000 倍，疑似单位写错"), std::string::npos) << said;
}

TEST(Equation, TakesAFixedToleranceOrNone) {
  CheckRule fixed = fund_total();
  fixed.tolerance = {Tolerance::Kind::kFixed, Decimal::parse("0.1").value()};
  EXPECT_EQ(judged(funded("37.44", {"37.34"}), std::move(fixed)), "pass");
  CheckRule exact = fund_total();
  exact.tolerance = {};
  EXPECT_EQ(judged(funded("37.44", {"37.45"}), std::move(exact)),
            "fail error inconsistent 37.44 37.45 /forms/0/funds/0/annual_budget");
}

TEST(Equation, MayHaveItsWholeOnTheRightOrBeAnInequality) {
  struct {
    const char* equation;
    const char* total;
    const char* part;
    const char* expected;
  } const rows[] = {
      {"funds.fiscal.annual_budget + funds.part.annual_budget = funds.total.annual_budget", "50",
       "42", "fail error inconsistent 50 42 /forms/0/funds/0/annual_budget"},
      {"funds.fiscal.annual_budget + funds.part.annual_budget <= funds.total.annual_budget", "50",
       "42", "pass"},
      {"funds.fiscal.annual_budget + funds.part.annual_budget <= funds.total.annual_budget", "42",
       "50", "fail error inconsistent 42 50 /forms/0/funds/0/annual_budget"},
      {"funds.total.annual_budget >= funds.fiscal.annual_budget + funds.part.annual_budget", "50",
       "42", "pass"},
  };
  for (const auto& row : rows) {
    CheckRule made = fund_total();
    made.equation = make_equation(row.equation, Relations::kEquation);
    EXPECT_EQ(judged(funded(row.total, {row.part}), std::move(made)), row.expected) << row.equation;
  }
}

TEST(Equation, NeedsASingleFieldOnOneSide) {
  CheckRule made = fund_total();
  made.equation =
      make_equation("funds.total.annual_budget + funds.part.annual_budget = sum(funds.executed)",
                    Relations::kEquation);
  EXPECT_EQ(judged(funded("50", {"42"}), std::move(made)), "error");
}

}  // namespace
}  // namespace jixiao
