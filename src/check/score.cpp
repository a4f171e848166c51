// Kind `score` of a fund row: the points are weight · min(rate, 1), the rate from the amounts or as
// printed.
//
//   as_printed   some figures that round to the printed ones give the score
//   fixed N      the score is within N of what the printed figures give
//   none         it is what the printed figures give, rounded to its decimals

#include <algorithm>

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
constexpr int kExactPlaces = 12;  // far beyond what anyone prints

// The intervals of the rate there are: by the amounts, and by the printed rate.
struct Rates {
  std::optional<RatioInterval> by_amounts;
  const Decimal* printed = nullptr;
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

// What the amounts give, and what the printed rate gives.
std::vector<Decimal> expected_scores(const Execution& row, const Rates& rates, int places) {
  const Decimal& weight = *row.weight.number;
  std::vector<Decimal> expected;
  if (rates.by_amounts) {
    const Decimal capped = std::clamp(*row.executed.number, Decimal(0), *row.annual.number);
    expected.push_back(quotient(weight * capped, *row.annual.number, places));
  }
  if (rates.printed) {
    expected.push_back((weight * std::min(*rates.printed, Decimal(1))).rounded(places));
  }
  return expected;
}

bool is_earned(const Tolerance& tolerance, const Execution& row, const Rates& rates) {
  const Decimal& score = *row.score.number;
  const Decimal& weight = *row.weight.number;
  if (tolerance.kind == Tolerance::Kind::kAsPrinted) {
    return (rates.by_amounts && score_fits(score, weight, *rates.by_amounts)) ||
           (rates.printed && score_fits_rate(score, weight, *rates.printed));
  }
  const bool fixed = tolerance.kind == Tolerance::Kind::kFixed;
  const int places = fixed ? kExactPlaces : score.places();
  const std::vector<Decimal> expected = expected_scores(row, rates, places);
  return std::any_of(expected.begin(), expected.end(), [&](const Decimal& one) {
    return (score - one).abs() <= (fixed ? tolerance.amount : Decimal(0));
  });
}

Verdict judge_execution(const Scope& scope, const Execution& row) {
  const Rates rates = rates_of(scope, row);
  if (!rates.by_amounts && !rates.printed) {
    const bool amounts = row.executed.number && row.annual.number;
    return amounts ? not_evaluated(Reason::kTooCoarse, row.annual.at)
                   : not_evaluated(Reason::kBlank, row.rate.at);
  }
  const Decimal& score = *row.score.number;
  if (is_earned(scope.rule->tolerance, row, rates)) return pass();
  Fault fault;
  fault.accused = row.score;
  fault.operands.push_back(row.weight);
  for (const Value* operand : {&row.executed, &row.annual, &row.rate}) {
    if (operand->given()) fault.operands.push_back(*operand);
  }
  fault.stated = score;
  fault.computed = expected_scores(row, rates, std::max(score.places(), kLeastScorePlaces)).front();
  return fail(fault);
}

Verdict judge_points(const Scope& scope) {
  const FormValues& values = form_of(scope);
  for (const std::size_t i : {std::size_t{3}, std::size_t{4}}) {
    const FieldPath& field = rule_field(*scope.rule, i);
    if (!has_column(values, scope.row, field)) {
      return without_column(field);
    }
  }
  const auto find = [&](std::size_t i) {
    return find_value(values, scope.row, rule_field(*scope.rule, i));
  };
  const Execution row{find(0), find(1), find(2), find(3), find(4)};
  if (row.annual.number && row.annual.number->zero()) {
    return not_applicable(Reason::kZeroBase, row.annual.at);
  }
  if (is_source_row(scope) && row.weight.missing() && row.score.missing()) {
    return not_applicable(Reason::kBlank, row.score.at);
  }
  for (const Value* value : {&row.weight, &row.score}) {
    if (const std::optional<Verdict> lack = find_lack(*value)) return *lack;
  }
  if (row.weight.number->negative()) {  // negative-value says it
    return not_applicable(Reason::kNothingToCompare, row.weight.at);
  }
  return judge_execution(scope, row);
}

void judge_fund_row(const Scope& scope, Combined& combined) {
  const auto is_blank = [&scope](std::size_t field) {
    return find_cell(form_of(scope), scope.row, rule_field(*scope.rule, field)).blank();
  };
  const bool idle = combined.any() && is_source_row(scope) && is_blank(3) && is_blank(4);
  if (!idle) combined.add(judge_points(scope));
}

}  // namespace

Verdict check_score(const Scope& scope) {
  if (scope.rule->each == "funds") return over_rows(scope, judge_fund_row);
  return check_points(scope);
}

}  // namespace jixiao
