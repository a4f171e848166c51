// Kind `cost`: a total-cost indicator against the money of the form.
//
// Example: 项目总成本, target 150万元, actual 150万元, where 125.25 were spent: the actual is no
// cost of this year. A target that is `bound` times all money there is (1109.8万元 beside
// 109.8万元, a three-year total in an annual form) is no target for it either.
//   fields   name, target, actual; a row is judged if its name fits `re` and not `unless`
//   parts    the money spent, then the budgets
// Amounts are compared in the form's unit, to half a unit of the coarser print; an actual without a
// unit is in the target's. Rates (成本控制率) and amounts a piece are no total cost.

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// 42万 of money is 42 万元.
std::string currency_of(const Measure& measure) {
  std::string unit = measure.unit.value.value_or("");
  if (unit == "万" || unit == "亿") return unit + "元";
  return unit;
}

struct Cost {
  Decimal figure;  // in the form's unit
  Decimal half;    // of the last printed unit
};

std::optional<Cost> amount_of(const Measure& measure, const std::string& unit,
                              const std::string& form_unit) {
  if (!measure.number.value || !is_currency_unit(unit)) return std::nullopt;
  const int shift = currency_shift(unit, form_unit);
  const Decimal& figure = *measure.number.value;
  return Cost{figure.shifted(shift), half_unit(figure.places()).shifted(shift)};
}

struct Money {
  std::vector<Value> amounts;  // spent first
  Decimal most;                // of all of them
};

std::optional<Verdict> find_money(const Scope& scope, Money& money) {
  for (const FieldPath& field : scope.rule->parts) {
    const Value value = find_value(form_of(scope), std::nullopt, field);
    if (money.amounts.empty()) {
      if (std::optional<Verdict> lack = find_lack(value)) return lack;
    }
    money.amounts.push_back(value);
    if (value.number) money.most = std::max(money.most, *value.number);
  }
  if (money.amounts.empty()) throw std::invalid_argument("the check has no `parts`");
  return std::nullopt;
}

Fault fault_of(const Value& accused, const Cost& amount, const Value& other,
               const std::string& unit) {
  Fault fault;
  fault.accused = accused;
  fault.operands = {other};
  fault.stated = amount.figure;
  fault.computed = *other.number;
  fault.words["stated"] = amount.figure.normalized().to_string() + unit;
  fault.words["computed"] = other.number->to_string() + unit;
  fault.words["diff"] = (amount.figure - *other.number).abs().normalized().to_string() + unit;
  return fault;
}

Verdict judge_actual(const Value& actual, const Cost& amount, const Value& spent,
                     const std::string& unit) {
  const Decimal tolerance = std::max(amount.half, half_unit(spent.number->places()));
  if ((amount.figure - *spent.number).abs() <= tolerance) return pass();
  Fault fault = fault_of(actual, amount, spent, unit);
  fault.tolerance = tolerance;
  return fail(fault);
}

Verdict judge_target(const Scope& scope, const Value& target, const Cost& amount,
                     const Money& money, const std::string& unit) {
  if (!scope.rule->bound) throw std::invalid_argument("the check has no `bound`");
  if (money.most <= 0) return not_applicable(Reason::kZeroBase, target.at);
  if (amount.figure < money.most * *scope.rule->bound) return pass();
  const auto largest = std::max_element(
      money.amounts.begin(), money.amounts.end(), [](const Value& a, const Value& b) {
        const Decimal none;
        return (a.number ? *a.number : none) < (b.number ? *b.number : none);
      });
  Fault fault = fault_of(target, amount, *largest, unit);
  fault.variant = "target";
  return fail(fault);
}

Verdict judge_cost(const Scope& scope) {
  const FormValues& values = form_of(scope);
  const Value target = find_value(values, scope.row, rule_field(*scope.rule, 1));
  const Value actual = find_value(values, scope.row, rule_field(*scope.rule, 2));
  const Indicator& row = values.form->indicators[scope.row->index];
  const std::string unit = values.form->currency_unit.value.value_or("");
  if (!is_currency_unit(unit)) return not_evaluated(Reason::kNoUnit, target.at);
  const std::string wanted = currency_of(row.target);
  const std::string given = currency_of(row.actual);
  const auto in_target = amount_of(row.target, wanted, unit);
  const auto in_actual = amount_of(row.actual, given.empty() ? wanted : given, unit);
  if (!in_target && !in_actual) {
    return not_applicable(Reason::kIncomparable, target.at);
  }
  Money money;
  if (std::optional<Verdict> lack = find_money(scope, money)) return *std::move(lack);
  Combined combined;
  if (in_target) combined.add(judge_target(scope, target, *in_target, money, unit));
  if (in_actual) combined.add(judge_actual(actual, *in_actual, money.amounts.front(), unit));
  return combined.take();
}

void judge_row(const Scope& scope, Combined& combined) {
  const FormValues& values = form_of(scope);
  const FieldPath& field = rule_field(*scope.rule, 0);
  const std::string* const name = find_cell(values, scope.row, field).words();
  const std::string key = name == nullptr ? std::string() : label_key(*name);
  if (fits_any(scope.rule->patterns, key) && !fits_any(scope.rule->unless, key)) {
    combined.add(judge_cost(scope));
  } else if (!combined.any()) {
    const Pointer at = find_value(values, scope.row, field).at;
    combined.add(not_applicable(Reason::kNothingToCompare, at));
  }
}

}  // namespace

Verdict check_cost(const Scope& scope) {
  if (scope.rule->each != "indicators") {
    throw std::invalid_argument("kind cost goes over each: indicators");
  }
  return over_rows(scope, judge_row);
}

}  // namespace jixiao
