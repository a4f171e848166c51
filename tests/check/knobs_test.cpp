// The scoring rules that differ from place to place, each set by a pack and seen to count.
#include <gtest/gtest.h>

#include "check/checked.h"
#include "rules/load.h"

namespace jixiao {
namespace {

const std::string kPack =
    "format: 1\nid: p\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
    "tables:\n"
    "- id: funds\n"
    "  columns:\n"
    "  - {id: initial_budget, label: 年初, type: money}\n"
    "  - {id: annual_budget, label: 全年, type: money}\n"
    "  - {id: executed, label: 执行, type: money}\n"
    "  - {id: execution_rate, label: 执行率, type: percent}\n"
    "  - {id: weight, label: 分值, type: decimal}\n"
    "  - {id: score, label: 得分, type: decimal}\n"
    "  - {id: reason, label: 原因}\n"
    "  rows: [{id: total, label: 合计, role: total}]\n"
    "- id: indicators\n"
    "  columns:\n"
    "  - {id: level1, label: 一级, type: group}\n"
    "  - {id: level2, label: 二级, type: group}\n"
    "  - {id: target, label: 目标, type: target}\n"
    "  - {id: actual, label: 实际, type: target}\n"
    "  - {id: weight, label: 权重, type: decimal}\n"
    "  - {id: score, label: 评分, type: decimal}\n"
    "  - {id: reason, label: 说明}\n";

// The outcome of one check of a pack with these keys.
std::string outcome_of(const std::string& keys, const Form& form) {
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(kPack + "checks: [{id: c, " + keys + "}]\n", "p", problems);
  for (const PackProblem& problem : problems) ADD_FAILURE() << to_string(problem);
  if (!pack) return "";
  Rules rules;
  rules.packs.push_back(*std::move(pack));
  Report report = report_of(form);
  check(report, rules, Language::kChinese);
  return std::string(outcome_name(report.coverage.at(0).outcome));
}

Form funded(const std::vector<std::string>& figures) {
  Form form = blank_form();
  form.columns.emplace_back("funds.reason");
  form.funds = {fund("total", figures)};
  return form;
}

Form with_row(const Quantity& target, const Quantity& actual, const std::string& score) {
  Form form = blank_form();
  Indicator row = indicator("甲", "10", score);
  row.target = measure(target);
  row.actual = measure(actual);
  form.indicators = {row};
  return form;
}

TEST(Knobs, WhatTheRateIsOf) {
  const Form form = funded({"120", "100", "60", "10", "0.5", "5"});
  const std::string rate = "kind: ratio, code: execution-rate-mismatch, each: funds, fields: ";
  EXPECT_EQ(outcome_of(rate + "[executed, annual_budget, execution_rate]", form), "fail");
  EXPECT_EQ(outcome_of(rate + "[executed, initial_budget, execution_rate]", form), "pass");
}

TEST(Knobs, WhenAReasonIsAsked) {
  const auto asked = [](const std::string& when, const Form& form) {
    return outcome_of(
        "kind: reason_if, code: missing-reason, each: funds, fields: [reason], when: " + when,
        form);
  };
  const Form low = funded({"100", "100", "85", "10", "0.85", "8.5"});
  EXPECT_EQ(asked("execution_rate < 0.9", low), "fail");
  EXPECT_EQ(asked("execution_rate < 0.8", low), "not_applicable");
  // Any change of the budget during the year: one check for more, one for less.
  EXPECT_EQ(asked("initial_budget < annual_budget", funded({"90", "100", "85"})), "fail");
  EXPECT_EQ(asked("initial_budget > annual_budget", funded({"110", "100", "85"})), "fail");
  EXPECT_EQ(asked("initial_budget > annual_budget", low), "not_applicable");
}

TEST(Knobs, WhatCountsAsFarAbove) {
  const Form form = with_row({"≥100", ">=", "100", ""}, {"125", "", "125", ""}, "10");
  const std::string excess =
      "kind: excess, code: overachieved, each: indicators, fields: [target, actual, reason], "
      "bound: ";
  EXPECT_EQ(outcome_of(excess + "'1.2'", form), "fail");
  EXPECT_EQ(outcome_of(excess + "'1.3'", form), "pass");
}

TEST(Knobs, HowAReverseIndicatorIsScored) {
  const Form form = with_row({"≤10", "<=", "10", ""}, {"12", "", "12", ""}, "8");
  const std::string formula =
      "kind: score, code: score-off-formula, each: indicators, fields: [target, actual, weight, "
      "score]";
  EXPECT_EQ(outcome_of(formula, form), "pass");
  EXPECT_EQ(outcome_of(formula + ", reverse: [complement]", form), "pass");
  EXPECT_EQ(outcome_of(formula + ", reverse: [quotient]", form), "fail");
  EXPECT_EQ(outcome_of(formula + ", reverse: [quotient], tolerance: fixed 0.5", form), "pass");
}

TEST(Knobs, WhichShareWordsEarn) {
  const Form form = with_row({"效果显著", "", "", ""}, {"部分达成", "", "", ""}, "5.5");
  const std::string formula =
      "kind: score, code: score-off-formula, each: indicators, fields: [target, actual, weight, "
      "score], bands: ";
  EXPECT_EQ(outcome_of(formula + "[{names: [部分达成], least: '60', most: '80'}]", form), "fail");
  EXPECT_EQ(outcome_of(formula + "[{names: [部分达成], least: '50', most: '80'}]", form), "pass");
}

TEST(Knobs, WhichBlocksWeighWhat) {
  Form form = funded({"", "", "", "20"});
  for (const auto& [name, weight] : {std::pair{"目标", "20"}, std::pair{"指标", "50"}}) {
    Indicator row = indicator("甲", weight, "");
    row.level1 = text(name);
    form.indicators.push_back(row);
  }
  const std::string blocks = "kind: block_weights, code: weight-policy, variants: ";
  EXPECT_EQ(outcome_of(blocks + "[{execution: '20', blocks: [{names: [目标], weight: '20'}, "
                                "{names: [指标], weight: '50'}]}]",
                       form),
            "pass");
  EXPECT_EQ(outcome_of(blocks + "[{execution: '20'}]", form), "pass");
  EXPECT_EQ(outcome_of(blocks + "[{execution: '10'}]", form), "fail");
  EXPECT_EQ(outcome_of(blocks + "[{blocks: [{names: [目标, 指标], weight: '70'}]}]", form), "fail");
}

TEST(Knobs, WhichScoreEarnsWhichGrade) {
  Form form = blank_form();
  form.grade = text("良");
  form.total_score = number("75");
  const std::string grade =
      "kind: grade, code: grade-mismatch, fields: [grade, total.score, total.weight], otherwise: "
      "'100', bands: ";
  EXPECT_EQ(outcome_of(grade + "[{names: [优], least: '90'}, {names: [良], least: '80'}, {names: "
                               "[中], least: '60'}]",
                       form),
            "fail");
  EXPECT_EQ(outcome_of(grade + "[{names: [优], least: '80'}, {names: [良], least: '70'}, {names: "
                               "[中], least: '60'}]",
                       form),
            "pass");
}

TEST(Knobs, HowSumsAreHeld) {
  Form form = with_row({"甲", "", "", ""}, {"甲", "", "", ""}, "9.9");
  form.total_score = number("10");
  const std::string sum =
      "kind: sum_rows, code: score-total-mismatch, parts: [indicators.score], whole: total.score";
  EXPECT_EQ(outcome_of(sum, form), "fail");
  EXPECT_EQ(outcome_of(sum + ", tolerance: none", form), "fail");
  EXPECT_EQ(outcome_of(sum + ", tolerance: fixed 0.1", form), "pass");
}

}  // namespace
}  // namespace jixiao
