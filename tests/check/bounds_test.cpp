#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule compare(const std::string& code, const std::string& each, const char* equation) {
  CheckRule made = rule("compare", code, each);
  made.equation = make_equation(equation, Relations::kEquation);
  return made;
}

CheckRule score_cap() { return compare("score-exceeds-weight", "indicators", "score <= weight"); }

CheckRule spent() { return compare("spent-exceeds-budget", "funds", "executed <= annual_budget"); }

TEST(Compare, HoldsEveryIndicatorAgainstItsWeight) {
  struct {
    const char* weight;
    const char* score;
    const char* expected;
  } const rows[] = {
      {"10", "12", "fail error 12 10 /forms/0/indicators/0/score"},
      {"10", "10.00", "pass"},
      {"10", "", "not_evaluated"},
      {"", "10", "not_evaluated"},
      {"10", "?", "not_evaluated"},
      {"", "", "not_evaluated"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.indicators = {indicator("培训人数", row.weight, row.score)};
    EXPECT_EQ(judged(form, score_cap()), row.expected) << row.weight << " " << row.score;
  }
}

TEST(Compare, LetsOneRowDecideForAll) {
  Form form = blank_form();
  form.indicators = {indicator("甲", "10", "9"), indicator("乙", "10", "")};
  EXPECT_EQ(judged(form, score_cap()), "not_evaluated");
  form.indicators.push_back(indicator("丙", "10", "11"));
  EXPECT_EQ(judged(form, score_cap()), "fail error 11 10 /forms/0/indicators/2/score");
  EXPECT_EQ(judged(blank_form(), score_cap()), "not_applicable");
}

TEST(Compare, IsSilentOnFamiliesWithoutScores) {
  Form form = without_columns(blank_form(), {"indicators.score"});
  form.indicators = {indicator("甲", "10", "")};
  EXPECT_EQ(judged(form, score_cap()), "not_applicable");
}

TEST(Compare, FindsMoneySpentAboveTheBudget) {
  struct {
    const char* annual;
    const char* executed;
    const char* expected;
  } const rows[] = {
      {"329.77", "338.31", "fail warning 338.31 329.77 /forms/0/funds/0/executed"},
      {"1718.98", "1720.45", "fail warning 1720.45 1718.98 /forms/0/funds/0/executed"},
      {"0", "5", "fail warning 5 0 /forms/0/funds/0/executed"},
      // At the coarser print, at least two decimals: the order of two amounts outlives rounding.
      {"89.97", "89.974", "pass"},
      {"89.97", "89.975", "fail warning 89.975 89.97 /forms/0/funds/0/executed"},
      {"89.974", "89.98", "fail warning 89.98 89.974 /forms/0/funds/0/executed"},
      {"66.4", "66.41", "fail warning 66.41 66.4 /forms/0/funds/0/executed"},
      {"42", "37.44", "pass"},
      {"", "37.44", "not_evaluated"},
      {"", "", "not_evaluated"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.funds = {fund("total", {"", row.annual, row.executed}), fund("fiscal", {"", "", ""})};
    EXPECT_EQ(judged(form, spent()), row.expected) << row.annual;
  }
}

TEST(Compare, SaysByHowMuch) {
  Form form = blank_form();
  form.funds = {fund("total", {"", "329.77", "338.31"})};
  EXPECT_EQ(message(report_of(form), spent()),
            "资金行“年度资金总额”全年执行数 338.31万元 超过全年预算数 329.77万元，"
            "超出 8.54万元");
  form.total_weight = number("100");
  form.total_score = number("102");
  EXPECT_EQ(
      message(report_of(form), compare("score-exceeds-weight", "", "total.score <= total.weight")),
      "总分得分 102 超过总分分值 100，超出 2");
}

CheckRule signs(const std::string& each, std::vector<FieldPath> fields) {
  CheckRule made = rule("range", "negative-value", each);
  made.fields = std::move(fields);
  made.bound = Decimal(0);
  return made;
}

TEST(Range, FindsValuesBelowTheBound) {
  struct {
    const char* weight;
    const char* score;
    const char* expected;
  } const rows[] = {
      {"10", "-1", "fail error -1 0 /forms/0/indicators/0/score"},
      {"-10", "-1",
       "fail error -10 0 /forms/0/indicators/0/weight error -1 0 /forms/0/indicators/0/score"},
      {"10", "0", "pass"},
      {"10", "", "pass"},
      {"10", "?", "not_evaluated"},
      {"", "", "not_applicable"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.indicators = {indicator("培训人数", row.weight, row.score)};
    EXPECT_EQ(judged(form, signs("indicators", {"weight", "score"})), row.expected) << row.score;
  }
  Form form = blank_form();
  form.funds = {fund("total", {"42", "-13.27"})};
  EXPECT_EQ(message(report_of(form), signs("funds", {"initial_budget", "annual_budget"})),
            "资金行“年度资金总额”全年预算数 -13.27万元 是负数");
}

}  // namespace
}  // namespace jixiao
