#include "check/verdict.h"

#include <iterator>
#include <stdexcept>
#include <utility>

namespace jixiao {
namespace {

Verdict without_fault(Outcome outcome, Reason reason, Pointer at) {
  Verdict verdict;
  verdict.outcome = outcome;
  verdict.reason = reason;
  verdict.at = std::move(at);
  return verdict;
}

// The order in which outcomes decide the whole.
int rank(Outcome outcome) {
  switch (outcome) {
    case Outcome::kError:
      return 4;
    case Outcome::kFail:
      return 3;
    case Outcome::kNotEvaluated:
      return 2;
    case Outcome::kPass:
      return 1;
    case Outcome::kNotApplicable:
      return 0;
  }
  return 0;
}

}  // namespace

const FormValues& form_of(const Scope& scope) {
  if (scope.form == nullptr)
    throw std::invalid_argument("the check needs a form, the pack has none");
  return *scope.form;
}

Verdict pass() {
  Verdict verdict;
  verdict.outcome = Outcome::kPass;
  return verdict;
}

Verdict fail(Fault fault) {
  Verdict verdict;
  verdict.outcome = Outcome::kFail;
  verdict.faults.push_back(std::move(fault));
  return verdict;
}

Verdict not_applicable(Reason reason, Pointer at) {
  return without_fault(Outcome::kNotApplicable, reason, std::move(at));
}

Verdict not_evaluated(Reason reason, Pointer at) {
  return without_fault(Outcome::kNotEvaluated, reason, std::move(at));
}

Verdict without_column(const FieldPath& field) {
  Verdict verdict = not_applicable(Reason::kNoColumn);
  verdict.detail = RareText(field.name());
  return verdict;
}

void Combined::add(Verdict verdict) {
  if (!whole_) {
    whole_ = std::move(verdict);
    return;
  }
  const bool decides = rank(verdict.outcome) > rank(whole_->outcome);
  if (!decides && verdict.faults.empty()) return;
  std::vector<Fault> faults = std::move(whole_->faults);
  std::move(verdict.faults.begin(), verdict.faults.end(), std::back_inserter(faults));
  if (decides) whole_ = std::move(verdict);
  whole_->faults = std::move(faults);
}

bool Combined::passed() const {
  return passed_ || (whole_ && rank(whole_->outcome) >= rank(Outcome::kPass));
}

Verdict Combined::take() {
  if (passed_ && (!whole_ || rank(whole_->outcome) < rank(Outcome::kPass))) return pass();
  return whole_ ? *std::move(whole_) : not_applicable(Reason::kNothingToCompare);
}

FormTable table_of_rows(const Scope& scope) {
  form_of(scope);
  const FormTable table = find_table(scope.rule->each);
  if (table != FormTable::kNone) return table;
  throw std::invalid_argument("the check cannot go over each: " + scope.rule->each);
}

Verdict over_rows(const Scope& scope, Judge judge) {
  if (scope.rule->each.empty()) return judge(scope);
  Combined combined;
  each_row(scope, table_of_rows(scope), [&](const Scope& row) { combined.add(judge(row)); });
  return combined.take();
}

Verdict over_rows(const Scope& scope, JudgeInto judge) {
  Combined combined;
  if (scope.rule->each.empty()) {
    judge(scope, combined);
  } else {
    each_row(scope, table_of_rows(scope), [&](const Scope& row) { judge(row, combined); });
  }
  return combined.take();
}

bool is_source_row(const Scope& scope) {
  if (!scope.row || scope.row->table != FormTable::kFunds) return false;
  const FundRow& row = form_of(scope).form->funds[scope.row->index];
  return row.key != "total" && row.role != "total";
}

std::optional<Verdict> find_lack(const Value& value) {
  if (value.missing()) return not_evaluated(Reason::kBlank, value.at);
  if (!value.number) return not_evaluated(Reason::kUnreadable, value.at);
  return std::nullopt;
}

}  // namespace jixiao
