// Kind `score`: the points a row was given, against what it reached.
//
// Of a fund row: weight · min(rate, 1), the rate from the amounts or as printed.
// Of an indicator: was the target met, missed, or is that not to be told? By the rule's code,
//   unmet-full-score   missed, and the score is the whole weight
//   met-but-deducted   met, the score below the weight, and no reason given

#include <algorithm>
#include <stdexcept>

#include "check/attainment.h"
#include "check/kinds.h"

namespace jixiao {
namespace {

struct Execution {
  Value executed;
  Value annual;
  Value rate;
  Value weight;
  Value score;
};

constexpr int kLeastScorePlaces = 2;

// The intervals of the rate there are: by the amounts, and by the printed rate.
struct Rates {
  std::optional<RatioInterval> by_amounts;
  std::optional<Decimal> printed;
};

Rates rates_of(const Scope& scope, const Execution& row) {
  Rates rates;
  if (row.executed.number && row.annual.number) {
    rates.by_amounts = ratio_interval(*row.executed.number, *row.annual.number, scope.rule->floor);
    if (rates.by_amounts && too_coarse(*rates.by_amounts)) rates.by_amounts.reset();
  }
  rates.printed = row.rate.number;
  return rates;
}

// weight · min(rate, 1), at least to the decimals of the score.
Decimal expected_score(const Execution& row, const Rates& rates) {
  const int places = std::max(row.score.number->places(), kLeastScorePlaces);
  const Decimal& weight = *row.weight.number;
  if (rates.by_amounts) {
    const Decimal capped = std::min(*row.executed.number, *row.annual.number);
    return quotient(weight * capped, *row.annual.number, places);
  }
  return (weight * std::min(*rates.printed, Decimal(1))).rounded(places);
}

Verdict judge_execution(const Scope& scope, const Execution& row) {
  const Rates rates = rates_of(scope, row);
  if (!rates.by_amounts && !rates.printed) {
    const bool amounts = row.executed.number && row.annual.number;
    return amounts ? not_evaluated(scope, Reason::kTooCoarse, row.annual.pointer)
                   : not_evaluated(scope, Reason::kBlank, row.rate.pointer);
  }
  const Decimal& score = *row.score.number;
  const Decimal& weight = *row.weight.number;
  if (rates.by_amounts && score_fits(score, weight, *rates.by_amounts)) return pass();
  if (rates.printed && score_fits_rate(score, weight, *rates.printed)) return pass();
  Fault fault;
  fault.accused = row.score;
  fault.operands.push_back(row.weight);
  for (const Value* operand : {&row.executed, &row.annual, &row.rate}) {
    if (operand->given()) fault.operands.push_back(*operand);
  }
  fault.stated = score;
  fault.computed = expected_score(row, rates);
  return fail(fault);
}

Verdict judge_fund_row(const Scope& scope) {
  const FormValues& values = form_of(scope);
  std::vector<Value> found;
  for (std::size_t i = 0; i < 5; ++i) {
    found.push_back(find_value(values, scope.row, rule_field(*scope.rule, i)));
  }
  const Execution row{found[0], found[1], found[2], found[3], found[4]};
  for (const std::size_t i : {std::size_t{3}, std::size_t{4}}) {
    const std::string& field = rule_field(*scope.rule, i);
    if (!has_column(values, scope.row, field)) {
      return not_applicable(scope, Reason::kNoColumn, field);
    }
  }
  if (row.annual.number && row.annual.number->zero()) {
    return not_applicable(scope, Reason::kZeroBase, row.annual.pointer);
  }
  if (is_source_row(scope) && row.weight.missing() && row.score.missing()) {
    return not_applicable(scope, Reason::kBlank, row.score.pointer);
  }
  for (const Value* value : {&row.weight, &row.score}) {
    if (const std::optional<Verdict> lack = find_lack(scope, *value)) return *lack;
  }
  if (row.weight.number->negative()) {  // negative-value says it
    return not_applicable(scope, Reason::kNothingToCompare, row.weight.pointer);
  }
  return judge_execution(scope, row);
}

// Does an indicator with that attainment and these points show the fault of the rule's code?
bool is_faulty(const Scope& scope, Attainment attainment, const Value& weight, const Value& score,
               const Value& reason) {
  if (scope.rule->code == "unmet-full-score") {
    return attainment == Attainment::kMissed && *score.number == *weight.number &&
           *weight.number > 0;
  }
  return attainment == Attainment::kMet && *score.number < *weight.number &&
         !says_something(reason, scope.pack->values);
}

Verdict judge_indicator(const Scope& scope) {
  const FormValues& values = form_of(scope);
  for (const std::string& field : scope.rule->fields) {
    // A form without reasons gives none.
    if (field != "reason" && !has_column(values, scope.row, field)) {
      return not_applicable(scope, Reason::kNoColumn, field);
    }
  }
  const Value target = find_value(values, scope.row, "target");
  const Value actual = find_value(values, scope.row, "actual");
  const Value weight = find_value(values, scope.row, "weight");
  const Value score = find_value(values, scope.row, "score");
  for (const Value* value : {&target, &actual}) {
    if (value->missing()) return not_evaluated(scope, Reason::kBlank, value->pointer);
  }
  for (const Value* value : {&weight, &score}) {
    if (const std::optional<Verdict> lack = find_lack(scope, *value)) return *lack;
  }
  const Indicator& row = values.form->indicators[scope.row->index];
  const Attainment attainment = find_attainment(row, scope.rule->words, scope.pack->values);
  if (attainment == Attainment::kUnknown) {
    return not_applicable(scope, Reason::kIncomparable, target.pointer);
  }
  const Value reason = find_value(values, scope.row, "reason");
  if (!is_faulty(scope, attainment, weight, score, reason)) return pass();
  Fault fault;
  fault.accused = score;
  fault.operands = {target, actual, weight};
  fault.stated = score.number;
  // A met target earns its weight; what a missed one earns is another rule's business.
  if (attainment == Attainment::kMet) fault.computed = weight.number;
  fault.words["target"] = *target.text;
  fault.words["actual"] = *actual.text;
  return fail(fault);
}

}  // namespace

Verdict check_score(const Scope& scope) {
  if (scope.rule->each == "funds") return over_rows(scope, judge_fund_row);
  if (scope.rule->each != "indicators") {
    throw std::invalid_argument("kind score goes over each: funds or each: indicators");
  }
  if (scope.rule->code != "unmet-full-score" && scope.rule->code != "met-but-deducted") {
    throw std::invalid_argument("kind score of indicators cannot say " + scope.rule->code);
  }
  return over_rows(scope, judge_indicator);
}

}  // namespace jixiao
