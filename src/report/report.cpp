#include "report/report.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "report/leaves.h"

namespace jixiao {
namespace {

// Goes over the leaves with one pointer that grows and shrinks: a string for each would be most of
// the work.
class LeafWalk {
 public:
  LeafWalk(std::string pointer, const LeafVisitor& visit) : visit_(visit) {
    leaf_.pointer = std::move(pointer);
  }

  void leaf(std::string_view name, const Text& text) {
    leaf_.text = &text;
    leaf_.number = nullptr;
    below(name, [this] { visit_(leaf_); });
  }
  void leaf(std::string_view name, const Number& number) {
    leaf_.text = nullptr;
    leaf_.number = &number;
    below(name, [this] { visit_(leaf_); });
  }

  void report(const Report& report);
  void form(const Form& form);

 private:
  template <typename Go>
  void below(std::string_view name, const Go& go) {
    const std::size_t size = leaf_.pointer.size();
    leaf_.pointer += name;
    go();
    leaf_.pointer.resize(size);
  }
  // Each item below "/list/0".
  template <typename Item, typename Go>
  void each(std::string_view list, const std::vector<Item>& items, const Go& go) {
    below(list, [&] {
      for (std::size_t i = 0; i < items.size(); ++i) {
        below(std::to_string(i), [&] { go(items[i]); });
      }
    });
  }

  void fund(const FundRow& row);
  void measure(std::string_view name, const Measure& measure);
  void indicator(const Indicator& row);
  void sections(const std::vector<Section>& sections);

  Leaf leaf_;
  const LeafVisitor& visit_;
};

void LeafWalk::fund(const FundRow& row) {
  leaf("/label", row.label);
  leaf("/initial_budget", row.initial_budget);
  leaf("/annual_budget", row.annual_budget);
  leaf("/executed", row.executed);
  leaf("/weight", row.weight);
  leaf("/execution_rate", row.execution_rate);
  leaf("/score", row.score);
}

void LeafWalk::measure(std::string_view name, const Measure& measure) {
  below(name, [&] {
    leaf("/text", measure.text);
    leaf("/op", measure.op);
    leaf("/number", measure.number);
    leaf("/unit", measure.unit);
  });
}

void LeafWalk::indicator(const Indicator& row) {
  leaf("/block", row.block);
  leaf("/level1", row.level1);
  leaf("/level1_weight", row.level1_weight);
  leaf("/level2", row.level2);
  leaf("/level3", row.level3);
  measure("/target", row.target);
  measure("/actual", row.actual);
  leaf("/weight", row.weight);
  leaf("/score", row.score);
  leaf("/reason", row.reason);
}

// Recursion is as deep as the headings of a report are nested.
void LeafWalk::sections(const std::vector<Section>& nested) {
  each("/sections/", nested, [&](const Section& section) {
    leaf("/label", section.label);
    leaf("/title", section.title);
    leaf("/text", section.text);
    sections(section.sections);
  });
}

void LeafWalk::form(const Form& form) {
  leaf("/title", form.title);
  leaf("/fiscal_year", form.fiscal_year);
  leaf("/project_name", form.project_name);
  leaf("/department", form.department);
  leaf("/implementing_unit", form.implementing_unit);
  leaf("/currency_unit", form.currency_unit);
  each("/funds/", form.funds, [&](const FundRow& row) { fund(row); });
  each("/goals/", form.goals, [&](const Goal& goal) {
    leaf("/expected", goal.expected);
    leaf("/actual", goal.actual);
  });
  each("/indicators/", form.indicators, [&](const Indicator& row) { indicator(row); });
  leaf("/total/weight", form.total_weight);
  leaf("/total/score", form.total_score);
  leaf("/grade", form.grade);
  for (const auto& [name, text] : form.narratives) leaf("/narratives/" + pointer_key(name), text);
  for (const auto& [name, score] : form.block_scores) {
    leaf("/block_scores/" + pointer_key(name), score);
  }
}

void LeafWalk::report(const Report& report) {
  leaf("/report/title", report.title);
  leaf("/report/reporting_unit", report.reporting_unit);
  leaf("/report/fiscal_year", report.fiscal_year);
  leaf("/report/grade", report.grade);
  leaf("/report/score", report.score);
  sections(report.sections);
  each("/claims/", report.claims, [&](const Claim& claim) {
    leaf("/number", claim.number);
    leaf("/unit", claim.unit);
    leaf("/text", claim.text);
  });
  each("/forms/", report.forms, [&](const Form& one) { form(one); });
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

void for_each_leaf(const Form& form, const std::string& pointer, const LeafVisitor& visit) {
  LeafWalk(pointer, visit).form(form);
}

void for_each_leaf(const Report& report, const LeafVisitor& visit) {
  LeafWalk({}, visit).report(report);
}

void for_each_origin(const Report& report,
                     const std::function<void(const std::string& pointer, int origin)>& visit) {
  for_each_leaf(report, [&visit](const Leaf& leaf) {
    const int origin = leaf.text != nullptr ? leaf.text->origin : leaf.number->origin;
    if (origin >= 0) visit(leaf.pointer, origin);
  });
}

}  // namespace jixiao
