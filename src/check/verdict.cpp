#include "check/verdict.h"

#include <stdexcept>
#include <utility>

#include "check/messages.h"

namespace jixiao {
namespace {

Verdict without_fault(const Scope& scope, Outcome outcome, Reason reason,
                      const std::string& detail) {
  Verdict verdict;
  verdict.outcome = outcome;
  const bool pointer = detail.starts_with('/');
  verdict.reason = reason_words(reason, pointer ? "" : detail, scope.language);
  if (pointer) verdict.at = detail;
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

std::size_t row_count(const Form& form, const std::string& each) {
  if (each == "funds") return form.funds.size();
  if (each == "goals") return form.goals.size();
  if (each == "indicators") return form.indicators.size();
  throw std::invalid_argument("the check cannot go over each: " + each);
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

Verdict not_applicable(const Scope& scope, Reason reason, const std::string& detail) {
  return without_fault(scope, Outcome::kNotApplicable, reason, detail);
}

Verdict not_evaluated(const Scope& scope, Reason reason, const std::string& detail) {
  return without_fault(scope, Outcome::kNotEvaluated, reason, detail);
}

Verdict combine(const Scope& scope, std::vector<Verdict> verdicts) {
  if (verdicts.empty()) return not_applicable(scope, Reason::kNothingToCompare);
  Verdict whole;
  whole.outcome = verdicts.front().outcome;
  whole.reason = verdicts.front().reason;
  whole.at = verdicts.front().at;
  for (Verdict& verdict : verdicts) {
    if (rank(verdict.outcome) > rank(whole.outcome)) {
      whole.outcome = verdict.outcome;
      whole.reason = verdict.reason;
      whole.at = verdict.at;
    }
    for (Fault& fault : verdict.faults) whole.faults.push_back(std::move(fault));
  }
  return whole;
}

Verdict over_rows(const Scope& scope, const Judge& judge) {
  const std::string& each = scope.rule->each;
  if (each.empty()) return judge(scope);
  std::vector<Verdict> verdicts;
  const std::size_t rows = row_count(*form_of(scope).form, each);
  for (std::size_t i = 0; i < rows; ++i) {
    Scope row = scope;
    row.row = Row{each, i};
    verdicts.push_back(judge(row));
  }
  return combine(scope, std::move(verdicts));
}

bool is_source_row(const Scope& scope) {
  if (!scope.row || scope.row->table != "funds") return false;
  const FundRow& row = form_of(scope).form->funds[scope.row->index];
  return row.key != "total" && row.role != "total";
}

std::optional<Verdict> find_lack(const Scope& scope, const Value& value) {
  if (value.missing()) return not_evaluated(scope, Reason::kBlank, value.pointer);
  if (!value.number) return not_evaluated(scope, Reason::kUnreadable, value.pointer);
  return std::nullopt;
}

}  // namespace jixiao
