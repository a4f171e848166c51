#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule excess() {
  CheckRule made = rule("excess", "overachieved", "indicators");
  made.fields = {"target", "actual", "reason"};
  made.bound = Decimal::parse("1.3");
  return made;
}

Form form_of(const Quantity& target, const Quantity& actual, const char* why) {
  Form form = blank_form();
  Indicator row = indicator("培训人数", "10", "10");
  row.target = measure(target);
  row.actual = measure(actual);
  row.reason = text(why);
  form.indicators = {row};
  return form;
}

TEST(Excess, BeginsAtTheBound) {
  struct {
    Quantity target;
    Quantity actual;
    const char* why;
    const char* expected;
  } const rows[] = {
      {{"≥21", ">=", "21", ""},
       {"85", "", "85", ""},
       "",
       "fail info 85 21 /forms/0/indicators/0/actual/text"},
      {{"≥10", ">=", "10", ""},
       {"13", "", "13", ""},
       "/",
       "fail info 13 10 /forms/0/indicators/0/actual/text"},
      {{"≥10", ">=", "10", ""}, {"12.9", "", "12.9", ""}, "", "pass"},
      {{"≥10", ">=", "10", ""}, {"13", "", "13", ""}, "需求增加", "pass"},
      {{"≥1万元", ">=", "1", "万元"}, {"12000元", "", "12000", "元"}, "", "pass"},
      {{"≥10个", ">=", "10", "个"}, {"30次", "", "30", "次"}, "", "not_applicable"},
      {{"≤10", "<=", "10", ""}, {"30", "", "30", ""}, "", "not_applicable"},
      {{"10", "", "10", ""}, {"30", "", "30", ""}, "", "not_applicable"},
      {{"≥0", ">=", "0", ""}, {"3", "", "3", ""}, "", "not_applicable"},
      {{"效果显著", "", "", ""}, {"显著", "", "", ""}, "", "not_applicable"},
      {{"≥10", ">=", "10", ""}, {"", "", "", ""}, "", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(form_of(row.target, row.actual, row.why), excess()), row.expected)
        << row.target.words << row.actual.words;
  }
}

TEST(Excess, SaysTargetAndActual) {
  EXPECT_EQ(
      message(report_of(form_of({"≥21", ">=", "21", ""}, {"85", "", "85", ""}, "")), excess()),
      "指标“培训人数”实际完成值“85”远超目标值“≥21”，没有说明原因");
}

TEST(Excess, NeedsItsBoundAndItsRows) {
  CheckRule made = excess();
  made.bound.reset();
  const Form form = form_of({"≥1", ">=", "1", ""}, {"5", "", "5", ""}, "");
  EXPECT_EQ(judged(form, std::move(made)), "error");
  made = excess();
  made.each = "goals";
  EXPECT_EQ(judged(form, std::move(made)), "error");
}

}  // namespace
}  // namespace jixiao
