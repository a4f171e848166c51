// Kind `ratio`: the printed rate against part / base, at the precision of all three.
//
// Example: 215,457.6 of 250,000 printed 86.19% is off: the quotient is 0.86183, and no figures
// that round to these give 0.86185. 2 of 3 printed 66.66% was cut and not rounded: a rounding tail.
// `tolerance` widens the rate's own interval: none and as_printed are its printed precision, fixed
// N adds N to both ends.

#include <algorithm>
#include <array>

#include "check/kinds.h"

namespace jixiao {
namespace {

constexpr int kLeastRatePlaces = 4;  // 86.18%: the usual print

enum class RateFit { kFits, kCut, kOff };

RateFit fit_of(const Tolerance& tolerance, const Decimal& rate, const Fraction& exact,
               const RatioInterval& printed) {
  switch (tolerance.kind) {
    case Tolerance::Kind::kAsPrinted:
      if (rate_fits(rate, printed)) return RateFit::kFits;
      return rate_is_cut(rate, printed) ? RateFit::kCut : RateFit::kOff;
    case Tolerance::Kind::kFixed: {
      const Decimal off = (rate * exact.base - exact.part).abs();
      return off <= tolerance.amount * exact.base ? RateFit::kFits : RateFit::kOff;
    }
    case Tolerance::Kind::kNone:
      break;
  }
  const bool same = rate == quotient(exact.part, exact.base, rate.places());
  return same ? RateFit::kFits : RateFit::kOff;
}

// What the rate is compared to: part, base and rate of the row, all numbers.
Verdict judge_rate(const Scope& scope, const Value& part, const Value& base, const Value& rate) {
  const std::optional<RatioInterval> interval =
      ratio_interval(*part.number, *base.number, scope.rule->floor);
  if (!interval || too_coarse(*interval)) {
    return not_evaluated(Reason::kTooCoarse, base.at);
  }
  const RateFit fit =
      fit_of(scope.rule->tolerance, *rate.number, {*part.number, *base.number}, *interval);
  if (fit == RateFit::kFits) return pass();
  Fault fault;
  if (fit == RateFit::kCut) fault.band = Band::kRounding;
  fault.accused = rate;
  fault.operands = {part, base};
  fault.stated = *rate.number;
  fault.computed =
      quotient(*part.number, *base.number, std::max(rate.number->places(), kLeastRatePlaces));
  return fail(fault);
}

Verdict judge_figures(const Scope& scope) {
  const FormValues& values = form_of(scope);
  std::array<Value, 3> operands;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const FieldPath& field = rule_field(*scope.rule, i);
    operands[i] = find_value(values, scope.row, field);
    if (operands[i].missing() && !has_column(values, scope.row, field)) {
      return without_column(field);
    }
  }
  const Value& base = operands[1];
  if (base.number && base.number->zero()) {
    return not_applicable(Reason::kZeroBase, base.at);
  }
  // Most forms state the rate of the total only.
  if (is_source_row(scope) && operands[2].missing()) {
    return not_applicable(Reason::kBlank, operands[2].at);
  }
  for (const Value& operand : operands) {
    if (const std::optional<Verdict> lack = find_lack(operand)) return *lack;
  }
  return judge_rate(scope, operands[0], base, operands[2]);
}

void judge_row(const Scope& scope, Combined& combined) {
  const FieldPath& rate = rule_field(*scope.rule, 2);
  const bool idle =
      combined.any() && is_source_row(scope) && find_cell(form_of(scope), scope.row, rate).blank();
  if (!idle) combined.add(judge_figures(scope));
}

}  // namespace

Verdict check_ratio(const Scope& scope) { return over_rows(scope, judge_row); }

}  // namespace jixiao
