#include "report/report.h"

#include <gtest/gtest.h>

#include "report/leaves.h"

namespace jixiao {
namespace {

std::vector<std::string> pointers(const Report& report) {
  std::vector<std::string> result;
  for_each_origin(report, [&result](const std::string& pointer, int origin) {
    result.push_back(pointer + " " + std::to_string(origin));
  });
  return result;
}

TEST(Report, NamesItsSeveritiesAndOutcomes) {
  EXPECT_EQ(severity_name(Severity::kInfo), "info");
  EXPECT_EQ(severity_name(Severity::kWarning), "warning");
  EXPECT_EQ(severity_name(Severity::kError), "error");
  EXPECT_EQ(outcome_name(Outcome::kPass), "pass");
  EXPECT_EQ(outcome_name(Outcome::kFail), "fail");
  EXPECT_EQ(outcome_name(Outcome::kNotApplicable), "not_applicable");
  EXPECT_EQ(outcome_name(Outcome::kNotEvaluated), "not_evaluated");
  EXPECT_EQ(outcome_name(Outcome::kError), "error");
}

TEST(Origins, AreVisitedInTheOrderOfTheJson) {
  Report report;
  report.title = {"报告", 0};
  report.score = {Decimal(98), 1};
  Section inner;
  inner.text = {"正文", 3};
  Section outer;
  outer.title = {"一、概况", 2};
  outer.sections = {inner};
  report.sections = {Section{}, outer};
  report.claims = {{"executed", {Decimal(37), 4}, {"万元", 5}, {"支出37万元", 6}}};
  Form form;
  form.project_name = {"某项目", 7};
  FundRow fund;
  fund.score = {Decimal(10), 8};
  form.funds = {FundRow{}, fund};
  form.goals = {{{"目标", 9}, {"完成", 10}}};
  Indicator indicator;
  indicator.target.number = {Decimal(98), 11};
  indicator.reason = {"原因", 12};
  form.indicators = {indicator};
  form.total_score = {std::nullopt, 13};
  form.narratives["a/b~c"] = {"说明", 14};
  form.block_scores["goals"] = {Decimal(20), 15};
  report.forms = {form};
  EXPECT_EQ(pointers(report),
            (std::vector<std::string>{
                "/report/title 0", "/report/score 1", "/sections/1/title 2",
                "/sections/1/sections/0/text 3", "/claims/0/number 4", "/claims/0/unit 5",
                "/claims/0/text 6", "/forms/0/project_name 7", "/forms/0/funds/1/score 8",
                "/forms/0/goals/0/expected 9", "/forms/0/goals/0/actual 10",
                "/forms/0/indicators/0/target/number 11", "/forms/0/indicators/0/reason 12",
                "/forms/0/total/score 13", "/forms/0/narratives/a~1b~0c 14",
                "/forms/0/block_scores/goals 15"}));
}

TEST(Origins, OfAnEmptyReportAreNone) { EXPECT_TRUE(pointers({}).empty()); }

TEST(Leaves, AreVisitedWithAndWithoutValues) {
  Form form;
  form.indicators.resize(1);
  int texts = 0;
  int numbers = 0;
  for_each_leaf(form, "/forms/3", [&](const Leaf& leaf) {
    EXPECT_EQ(leaf.pointer.rfind("/forms/3/", 0), 0U) << leaf.pointer;
    EXPECT_NE(leaf.text == nullptr, leaf.number == nullptr) << leaf.pointer;
    ++(leaf.text != nullptr ? texts : numbers);
  });
  // title, project, department, unit, currency, grade; block, level1-3, 2 * (text, op, unit),
  // reason
  EXPECT_EQ(texts, 17);
  // year, total weight and score; level1_weight, 2 * number, weight, score
  EXPECT_EQ(numbers, 8);
}

}  // namespace
}  // namespace jixiao
