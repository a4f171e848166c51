// Reports built by hand and judged by one rule, for the tests of the kinds.
//
// Example: judged(form, rule) is "fail error inconsistent 94 93 /forms/0/total/score" or "pass".
// In figures "" is a blank and "?" stands for a text that is no number.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "check/check.h"
#include "rules/equation.h"
#include "rules/load.h"

namespace jixiao {

inline Number number(const std::string& figure) {
  if (figure.empty()) return {};
  if (figure == "?") return {std::nullopt, 0};
  return {Decimal::parse(figure), 0};
}

inline Text text(const std::string& words) {
  if (words.empty()) return {};
  return {words, -1};
}

// Figures in the order of the columns: initial, annual, executed, weight, rate, score.
inline FundRow fund(const std::string& key, const std::vector<std::string>& figures) {
  FundRow row;
  row.key = key;
  row.role = key == "total" ? "total" : "part";
  row.label = text(key == "total" ? "年度资金总额" : key);
  const auto figure = [&figures](std::size_t i) {
    return i < figures.size() ? number(figures[i]) : Number{};
  };
  row.initial_budget = figure(0);
  row.annual_budget = figure(1);
  row.executed = figure(2);
  row.weight = figure(3);
  row.execution_rate = figure(4);
  row.score = figure(5);
  return row;
}

struct Quantity {
  std::string words;
  std::string op;
  std::string figure;
  std::string unit;
};

inline Measure measure(const Quantity& quantity) {
  return {text(quantity.words), text(quantity.op), number(quantity.figure), text(quantity.unit)};
}

inline Indicator indicator(const std::string& name, const std::string& weight,
                           const std::string& score) {
  Indicator row;
  row.level1 = text("产出指标");
  row.level3 = text(name);
  row.weight = number(weight);
  row.score = number(score);
  return row;
}

// A form that prints every column of the common template and holds no row.
inline Form blank_form() {
  Form form;
  form.pack.id = "p";
  form.kind = "project";
  form.currency_unit = text("万元");
  form.columns = {
      "funds.initial_budget", "funds.annual_budget", "funds.executed",    "funds.weight",
      "funds.execution_rate", "funds.score",         "goals.expected",    "goals.actual",
      "indicators.level1",    "indicators.level2",   "indicators.level3", "indicators.target",
      "indicators.actual",    "indicators.weight",   "indicators.score",  "indicators.reason"};
  return form;
}

inline Form without_columns(Form form, const std::vector<std::string>& gone) {
  for (const std::string& column : gone) std::erase(form.columns, column);
  return form;
}

inline CheckRule rule(const std::string& kind, const std::string& code,
                      const std::string& each = "") {
  CheckRule made;
  made.id = "c";
  made.kind = kind;
  made.code = code;
  made.each = each;
  return made;
}

inline Report report_of(Form form) {
  Report report;
  report.origins.resize(1);
  report.forms.push_back(std::move(form));
  return report;
}

// The pack "p" with these checks.
inline Rules rules_of(std::vector<CheckRule> checks) {
  Pack pack;
  pack.id = "p";
  pack.checks = std::move(checks);
  pack.values = std::make_shared<const ValueWords>(load_values(JIXIAO_RULES_DIR));
  Rules rules;
  rules.packs.push_back(std::move(pack));
  return rules;
}

inline std::string words_of(const Finding& finding) {
  std::string words = std::string(severity_name(finding.severity));
  if (!finding.band.empty()) words += " " + finding.band;
  if (finding.stated) words += " " + finding.stated->to_string();
  if (finding.computed) words += " " + finding.computed->to_string();
  for (const std::string& pointer : finding.at) words += " " + pointer;
  return words;
}

// The outcome of the only check, and its findings.
inline std::string told(const Report& report) {
  std::string words(outcome_name(report.coverage.at(0).outcome));
  for (const Finding& finding : report.findings) words += " " + words_of(finding);
  return words;
}

inline std::string judged(Report report, CheckRule check_rule) {
  std::vector<CheckRule> checks;
  checks.push_back(std::move(check_rule));
  check(report, rules_of(std::move(checks)), Language::kChinese);
  return told(report);
}

inline std::string judged(const Form& form, CheckRule check_rule) {
  return judged(report_of(form), std::move(check_rule));
}

// What the only finding says.
inline std::string message(Report report, CheckRule check_rule,
                           Language language = Language::kChinese) {
  std::vector<CheckRule> checks;
  checks.push_back(std::move(check_rule));
  check(report, rules_of(std::move(checks)), language);
  return report.findings.size() == 1 ? report.findings[0].message : "";
}

inline std::string reason(Report report, CheckRule check_rule,
                          Language language = Language::kChinese) {
  std::vector<CheckRule> checks;
  checks.push_back(std::move(check_rule));
  check(report, rules_of(std::move(checks)), language);
  const Coverage& coverage = report.coverage.at(0);
  return coverage.at.empty() ? coverage.reason : coverage.reason + " " + coverage.at;
}

}  // namespace jixiao
