// Kind `unique`: two texts of a row should not be the same word for word.
//
// Example: the goal 购置设备10台 with the result 购置设备10台 fails, with 已购置10台 it passes.

#include "check/kinds.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

Verdict judge_texts(const Scope& scope) {
  const FormValues& values = form_of(scope);
  const Value first = find_value(values, scope.row, rule_field(*scope.rule, 0));
  const Value second = find_value(values, scope.row, rule_field(*scope.rule, 1));
  for (const Value* value : {&first, &second}) {
    if (!says_something(*value, *scope.pack->values))
      return not_applicable(Reason::kBlank, value->at);
  }
  if (fold_match(first.text_or_empty()) != fold_match(second.text_or_empty())) return pass();
  Fault fault;
  fault.accused = second;
  fault.operands = {first};
  return fail(fault);
}

}  // namespace

Verdict check_unique(const Scope& scope) { return over_rows(scope, judge_texts); }

}  // namespace jixiao
