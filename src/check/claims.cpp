// Kind `same_as`: every figure said in prose under one key against the form's value.
//
// Example: 全年支出374,400元 and an executed of 37.44 万元 are the same: 元 to 万元 is a shift.
// Two figures are the same if they differ by no more than half a unit of the coarser print.
// Prose that stands beside several forms is compared with the one it speaks of, where that is told.

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "map/measure.h"

namespace jixiao {
namespace {

// The shift that brings the claim into the form's unit; nothing if a unit is not known.
std::optional<int> find_shift(const Claim& claim, const Value& value, const Form& form) {
  const std::string said = claim.unit.value.value_or("");
  if (!is_amount(value.name.text())) {
    return is_currency_unit(said) ? std::nullopt : std::optional<int>(0);
  }
  const std::string unit = form.currency_unit.value.value_or("");
  if (!is_currency_unit(said) || !is_currency_unit(unit)) return std::nullopt;
  return currency_shift(said, unit);
}

Verdict judge_claim(const Scope& scope, std::size_t index, const Value& value) {
  const Claim& claim = scope.report->claims[index];
  const std::string pointer = "/claims/" + std::to_string(index);
  // Named as the form's field, so that both figures are told in one way.
  const Value said = value_of(Pointer(pointer + "/number"), value.name, claim.number);
  if (const std::optional<Verdict> lack = find_lack(said)) return *lack;
  const std::optional<int> shift = find_shift(claim, value, *form_of(scope).form);
  if (!shift) return not_evaluated(Reason::kNoUnit, Pointer(pointer + "/unit"));
  const Decimal stated = said.number->shifted(*shift);
  // 1.2亿元 is good to half of 0.1亿元, however many zeros the shift appends.
  const Decimal tolerance =
      std::max(half_unit(said.number->places()).shifted(*shift), half_unit(value.number->places()));
  if ((stated - *value.number).abs() <= tolerance) return pass();
  Fault fault;
  fault.accused = said;
  fault.operands = {value};
  fault.stated = stated;
  fault.computed = *value.number;
  fault.tolerance = tolerance;
  fault.words["text"] = shortened(claim.text.value.value_or(""), 40);
  return fail(fault);
}

std::string_view claim_key(const std::string& field) {
  constexpr std::string_view kPrefix = "claims.";
  if (field.starts_with(kPrefix)) return std::string_view(field).substr(kPrefix.size());
  throw std::invalid_argument("the first field has to be a claim: " + field);
}

}  // namespace

Verdict check_same_as(const Scope& scope) {
  if (rule_field(*scope.rule, 0).name().starts_with("report.")) {
    const bool year = rule_field(*scope.rule, 1).name() == "fiscal_year";
    return year ? check_title_year(scope) : check_same_name(scope);
  }
  const std::string_view key = claim_key(rule_field(*scope.rule, 0).name());
  const FormValues& values = form_of(scope);
  const FieldPath& field = rule_field(*scope.rule, 1);
  if (field.column() == nullptr && !field.is_own()) {
    throw std::invalid_argument("the rule names a field that no form has: " + field.name());
  }
  const bool only = values.only;
  bool of_another = false;
  bool any = false;
  Combined combined;
  for (std::size_t i = 0; i < scope.report->claims.size(); ++i) {
    const Claim& claim = scope.report->claims[i];
    if (claim.key != key) continue;
    const bool own = claim.form ? *claim.form == values.index : only;
    of_another = of_another || !own;
    if (!own) continue;
    const Value value = find_value(values, std::nullopt, field);
    if (const std::optional<Verdict> lack = find_lack(value)) return *lack;
    any = true;
    combined.add(judge_claim(scope, i, value));
  }
  if (!any && (of_another || !only)) {
    return not_applicable(Reason::kNotOneForm);
  }
  return combined.take();
}

}  // namespace jixiao
