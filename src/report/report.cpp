#include "report/report.h"

#include <cstddef>

#include "report/leaves.h"

namespace jixiao {
namespace {

void visit_leaf(const std::string& pointer, const Text& text, const LeafVisitor& visit) {
  visit({pointer, &text, nullptr});
}

void visit_leaf(const std::string& pointer, const Number& number, const LeafVisitor& visit) {
  visit({pointer, nullptr, &number});
}

// RFC 6901: '~' and '/' inside a key are escaped.
std::string pointer_key(const std::string& key) {
  std::string result;
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string item(const std::string& pointer, const char* list, std::size_t index) {
  return pointer + "/" + list + "/" + std::to_string(index);
}

void visit_fund(const FundRow& row, const std::string& at, const LeafVisitor& visit) {
  visit_leaf(at + "/label", row.label, visit);
  visit_leaf(at + "/initial_budget", row.initial_budget, visit);
  visit_leaf(at + "/annual_budget", row.annual_budget, visit);
  visit_leaf(at + "/executed", row.executed, visit);
  visit_leaf(at + "/weight", row.weight, visit);
  visit_leaf(at + "/execution_rate", row.execution_rate, visit);
  visit_leaf(at + "/score", row.score, visit);
}

void visit_measure(const Measure& measure, const std::string& at, const LeafVisitor& visit) {
  visit_leaf(at + "/text", measure.text, visit);
  visit_leaf(at + "/op", measure.op, visit);
  visit_leaf(at + "/number", measure.number, visit);
  visit_leaf(at + "/unit", measure.unit, visit);
}

void visit_indicator(const Indicator& row, const std::string& at, const LeafVisitor& visit) {
  visit_leaf(at + "/block", row.block, visit);
  visit_leaf(at + "/level1", row.level1, visit);
  visit_leaf(at + "/level1_weight", row.level1_weight, visit);
  visit_leaf(at + "/level2", row.level2, visit);
  visit_leaf(at + "/level3", row.level3, visit);
  visit_measure(row.target, at + "/target", visit);
  visit_measure(row.actual, at + "/actual", visit);
  visit_leaf(at + "/weight", row.weight, visit);
  visit_leaf(at + "/score", row.score, visit);
  visit_leaf(at + "/reason", row.reason, visit);
}

// Recursion is as deep as the headings of a report are nested.
void visit_sections(const std::vector<Section>& sections, const std::string& at,
                    const LeafVisitor& visit) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string pointer = item(at, "sections", i);
    visit_leaf(pointer + "/label", sections[i].label, visit);
    visit_leaf(pointer + "/title", sections[i].title, visit);
    visit_leaf(pointer + "/text", sections[i].text, visit);
    visit_sections(sections[i].sections, pointer, visit);
  }
}

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::string_view baseline_name(BaselineState state) {
  switch (state) {
    case BaselineState::kNone:
      return "";
    case BaselineState::kNew:
      return "new";
    case BaselineState::kUnchanged:
      return "unchanged";
    case BaselineState::kGone:
      return "gone";
  }
  return "";
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kFail:
      return "fail";
    case Outcome::kNotApplicable:
      return "not_applicable";
    case Outcome::kNotEvaluated:
      return "not_evaluated";
    case Outcome::kError:
      return "error";
  }
  return "error";
}

bool is_judged_kind(const std::string& kind) {
  return kind != "target_only" && kind != "monitoring" && kind != "third_party";
}

bool is_self_evaluation(const Form& form) { return is_judged_kind(form.kind); }

void for_each_leaf(const Form& form, const std::string& pointer, const LeafVisitor& visit) {
  visit_leaf(pointer + "/title", form.title, visit);
  visit_leaf(pointer + "/fiscal_year", form.fiscal_year, visit);
  visit_leaf(pointer + "/project_name", form.project_name, visit);
  visit_leaf(pointer + "/department", form.department, visit);
  visit_leaf(pointer + "/implementing_unit", form.implementing_unit, visit);
  visit_leaf(pointer + "/currency_unit", form.currency_unit, visit);
  for (std::size_t i = 0; i < form.funds.size(); ++i) {
    visit_fund(form.funds[i], item(pointer, "funds", i), visit);
  }
  for (std::size_t i = 0; i < form.goals.size(); ++i) {
    const std::string at = item(pointer, "goals", i);
    visit_leaf(at + "/expected", form.goals[i].expected, visit);
    visit_leaf(at + "/actual", form.goals[i].actual, visit);
  }
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    visit_indicator(form.indicators[i], item(pointer, "indicators", i), visit);
  }
  visit_leaf(pointer + "/total/weight", form.total_weight, visit);
  visit_leaf(pointer + "/total/score", form.total_score, visit);
  visit_leaf(pointer + "/grade", form.grade, visit);
  for (const auto& [name, text] : form.narratives) {
    visit_leaf(pointer + "/narratives/" + pointer_key(name), text, visit);
  }
  for (const auto& [name, score] : form.block_scores) {
    visit_leaf(pointer + "/block_scores/" + pointer_key(name), score, visit);
  }
}

void for_each_leaf(const Report& report, const LeafVisitor& visit) {
  visit_leaf("/report/title", report.title, visit);
  visit_leaf("/report/reporting_unit", report.reporting_unit, visit);
  visit_leaf("/report/fiscal_year", report.fiscal_year, visit);
  visit_leaf("/report/grade", report.grade, visit);
  visit_leaf("/report/score", report.score, visit);
  visit_sections(report.sections, "", visit);
  for (std::size_t i = 0; i < report.claims.size(); ++i) {
    const std::string at = item("", "claims", i);
    visit_leaf(at + "/number", report.claims[i].number, visit);
    visit_leaf(at + "/unit", report.claims[i].unit, visit);
    visit_leaf(at + "/text", report.claims[i].text, visit);
  }
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    for_each_leaf(report.forms[i], item("", "forms", i), visit);
  }
}

void for_each_origin(const Report& report,
                     const std::function<void(const std::string& pointer, int origin)>& visit) {
  for_each_leaf(report, [&visit](const Leaf& leaf) {
    const int origin = leaf.text != nullptr ? leaf.text->origin : leaf.number->origin;
    if (origin >= 0) visit(leaf.pointer, origin);
  });
}

}  // namespace jixiao
