#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule rate() {
  CheckRule made = rule("ratio", "execution-rate-mismatch", "funds");
  made.fields = {"executed", "annual_budget", "execution_rate"};
  made.tolerance.kind = Tolerance::Kind::kAsPrinted;
  return made;
}

CheckRule execution_score() {
  CheckRule made = rule("score", "execution-score-mismatch", "funds");
  made.fields = {"executed", "annual_budget", "execution_rate", "weight", "score"};
  made.tolerance.kind = Tolerance::Kind::kAsPrinted;
  return made;
}

Form executed(const std::vector<std::string>& figures) {
  Form form = blank_form();
  form.funds = {fund("total", figures), fund("fiscal", {"", "10", "9"})};
  return form;
}

TEST(Rate, IsSpentByBudgetAtThePrintedPrecision) {
  const std::string at = " /forms/0/funds/0/execution_rate";
  struct {
    const char* annual;
    const char* spent;
    const char* rate;
    std::string expected;
  } const rows[] = {
      {"50", "47.68", "0.9500", "fail error 0.9500 0.9536" + at},
      {"148", "46", "0.3100", "fail error 0.3100 0.3108" + at},
      {"250000", "215457.6", "0.8619", "fail error 0.8619 0.8618" + at},
      {"42", "37.44", "0.90", "fail error 0.90 0.8914" + at},
      {"42", "37.44", "0.9", "pass"},
      {"38.5", "35.2", "0.9143", "pass"},
      {"38.5", "35.2", "0.91", "pass"},
      {"30000", "20000", "0.6667", "pass"},
      {"30000", "20000", "0.6666", "fail info rounding 0.6666 0.6667" + at},
      {"30000", "20000", "0.66", "fail info rounding 0.66 0.6667" + at},
      {"30000", "20000", "0.65", "fail error 0.65 0.6667" + at},
      {"329.77", "338.31", "1.0259", "pass"},
      {"0", "0", "0", "not_applicable"},
      {"0.50", "0.30", "0.60", "not_evaluated"},
      {"42", "37.44", "", "not_evaluated"},
      {"42", "", "0.89", "not_evaluated"},
      {"42", "37.44", "?", "not_evaluated"},
      {"-42", "37.44", "0.89", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(executed({"", row.annual, row.spent, "", row.rate}), rate()), row.expected)
        << row.rate;
  }
}

TEST(Rate, OfASourceIsJudgedOnlyWhereItIsStated) {
  Form form = blank_form();
  form.funds = {fund("fiscal", {"", "50", "47.68"})};
  EXPECT_EQ(judged(form, rate()), "not_applicable");
  form.funds = {fund("fiscal", {"", "50", "47.68", "", "0.95"})};
  EXPECT_EQ(judged(form, rate()), "pass");
  form.funds = {fund("fiscal", {"", "50", "47.68", "", "0.90"})};
  EXPECT_EQ(judged(form, rate()), "fail error 0.90 0.9536 /forms/0/funds/0/execution_rate");
}

TEST(Rate, IsHeldByTheToleranceOfTheRule) {
  struct {
    const char* tolerance;
    const char* rate;
    const char* expected;
  } const rows[] = {
      {"", "0.8618", "pass"},
      {"", "0.8619", "fail error"},
      {"", "0.86", "pass"},
      {"0.0001", "0.8619", "pass"},
      {"0.0001", "0.8620", "fail error"},
      {"0.0001", "0.86", "fail error"},
  };
  for (const auto& row : rows) {
    CheckRule made = rate();
    made.tolerance = {};
    if (*row.tolerance != '\0') {
      made.tolerance = {Tolerance::Kind::kFixed, *Decimal::parse(row.tolerance)};
    }
    const Form form = executed({"", "250000", "215457.6", "", row.rate});
    EXPECT_EQ(judged(form, std::move(made)).substr(0, 10), std::string(row.expected).substr(0, 10))
        << row.tolerance << " " << row.rate;
  }
}

TEST(Rate, IsToldInPercent) {
  EXPECT_EQ(message(report_of(executed({"", "250000", "215457.6", "", "0.8619"})), rate()),
            "资金行“年度资金总额”执行率 86.19% 与执行数÷预算数 86.18% 不一致，相差 0.01个百分点");
}

TEST(Rate, SaysWhyItIsNotEvaluated) {
  EXPECT_EQ(reason(report_of(executed({"", "0.50", "0.30", "", "0.60"})), rate()),
            "数字取整过粗，无法判断 /forms/0/funds/0/annual_budget");
  EXPECT_EQ(
      reason(report_of(executed({"", "0.50", "0.30", "", "0.60"})), rate(), Language::kEnglish),
      "printed too coarsely /forms/0/funds/0/annual_budget");
}

TEST(ExecutionScore, IsJudgedByTheAmountsOrByThePrintedRate) {
  const std::string at = " /forms/0/funds/0/score";
  struct {
    std::vector<std::string> figures;  // annual, executed, weight, rate, score
    std::string expected;
  } const rows[] = {
      {{"", "", "20", "0.835", "18"}, "fail warning 18 16.70" + at},
      {{"65.66", "65.07", "10", "", "9"}, "fail warning 9 9.91" + at},
      {{"65.66", "65.07", "10", "0.9910", "9.91"}, "pass"},
      {{"", "", "10", "0.9997", "10"}, "pass"},
      {{"329.77", "338.31", "10", "1.0259", "10"}, "pass"},
      {{"329.77", "338.31", "10", "1.0259", "10.26"}, "fail warning 10.26 10.00" + at},
      {{"50.00", "47.68", "10", "0.90", "9.00"}, "pass"},
      {{"0", "0", "10", "0", "0"}, "not_applicable"},
      {{"", "", "10", "", "10"}, "not_evaluated"},
      {{"0.50", "0.30", "10", "", "6"}, "not_evaluated"},
      {{"42", "37.44", "10", "", ""}, "not_evaluated"},
      {{"42", "37.44", "?", "", "10"}, "not_evaluated"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string>& f = row.figures;
    EXPECT_EQ(judged(executed({"", f[0], f[1], f[2], f[3], f[4]}), execution_score()), row.expected)
        << f[3] << " " << f[4];
  }
}

TEST(ExecutionScore, IsHeldByTheToleranceOfTheRule) {
  struct {
    const char* tolerance;
    const char* score;
    const char* outcome;
  } const rows[] = {
      {"", "9.91", "pass"},   {"", "9.9", "pass"},    {"", "9.92", "fail"},
      {"0.5", "9.5", "pass"}, {"0.5", "9.4", "fail"}, {"0.5", "10.4", "pass"},
  };
  for (const auto& row : rows) {
    CheckRule made = execution_score();
    made.tolerance = {};
    if (*row.tolerance != '\0') {
      made.tolerance = {Tolerance::Kind::kFixed, *Decimal::parse(row.tolerance)};
    }
    const Form form = executed({"", "65.66", "65.07", "10", "", row.score});
    EXPECT_EQ(judged(form, std::move(made)).substr(0, 4), row.outcome)
        << row.tolerance << " " << row.score;
  }
}

TEST(ExecutionScore, IsNoMatterOfAFamilyWithoutScores) {
  Form form = without_columns(executed({"", "42", "37.44"}), {"funds.score"});
  EXPECT_EQ(judged(form, execution_score()), "not_applicable");
}

TEST(ExecutionScore, SaysWhatWasExpected) {
  EXPECT_EQ(message(report_of(executed({"", "", "", "20", "0.835", "18"})), execution_score()),
            "资金行“年度资金总额”执行得分 18 与分值×执行率 16.7 不一致，相差 1.3");
}

}  // namespace
}  // namespace jixiao
