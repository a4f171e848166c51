// Kind `excess`: an actual that is at least `bound` times its target, without a reason.
//
// Example: ≥21个 and 85个 fails under the bound 1.3; ≥21个 and 25个, ≤21个 and 5个 do not.
// Only targets with ≥ or > can be exceeded for the good; `fields` are target, actual and reason.

#include <stdexcept>

#include "check/attainment.h"
#include "check/kinds.h"

namespace jixiao {
namespace {

Verdict judge_target(const Scope& scope) {
  if (!scope.rule->bound) throw std::invalid_argument("the check has no `bound`");
  const FormValues& values = form_of(scope);
  const Value target = find_value(values, scope.row, rule_field(*scope.rule, 0));
  const Value actual = find_value(values, scope.row, rule_field(*scope.rule, 1));
  const Value reason = find_value(values, scope.row, rule_field(*scope.rule, 2));
  for (const Value* value : {&target, &actual}) {
    if (value->missing()) return not_evaluated(Reason::kBlank, value->at);
  }
  const Indicator& row = values.form->indicators[scope.row->index];
  const std::string_view op = view_of(row.target.op);
  const std::optional<Figures> figures = find_figures(row);
  if ((op != ">=" && op != ">") || !figures || figures->target <= 0) {
    return not_applicable(Reason::kIncomparable, target.at);
  }
  if (figures->actual < figures->target * *scope.rule->bound ||
      says_something(reason, *scope.pack->values)) {
    return pass();
  }
  Fault fault;
  fault.accused = actual;
  fault.operands = {target};
  fault.stated = figures->actual;
  fault.computed = figures->target;
  fault.words["target"] = target.text_or_empty();
  fault.words["actual"] = actual.text_or_empty();
  return fail(fault);
}

// A row whose target cannot be exceeded, with words in its two cells, is not applicable.
bool is_idle(const Scope& scope) {
  const FormValues& values = form_of(scope);
  const std::string_view op = view_of(values.form->indicators[scope.row->index].target.op);
  const auto is_said = [&](std::size_t field) {
    return find_cell(values, scope.row, rule_field(*scope.rule, field)).words() != nullptr;
  };
  return op != ">=" && op != ">" && is_said(0) && is_said(1);
}

void judge_indicator(const Scope& scope, Combined& combined) {
  if (!combined.any() || !is_idle(scope)) combined.add(judge_target(scope));
}

}  // namespace

Verdict check_excess(const Scope& scope) {
  if (scope.rule->each != "indicators") {
    throw std::invalid_argument("kind excess goes over each: indicators");
  }
  return over_rows(scope, judge_indicator);
}

}  // namespace jixiao
