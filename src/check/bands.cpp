#include "check/bands.h"

#include <algorithm>

namespace jixiao {
namespace {

struct Tolerances {
  Decimal parts;  // how far the rounding of the parts can move their sum
  Decimal strict;
  Decimal loose;
};

Tolerances tolerances(const Decimal& total, const std::vector<Addend>& parts, int col, int floor) {
  const int least = std::min(floor, col);
  Tolerances result;
  for (const Addend& part : parts) {
    const Decimal factor = part.factor.abs();
    result.strict = result.strict + factor * half_unit(std::max(col, floor));
    result.parts = result.parts + factor * half_unit(std::max(part.value.places(), least));
  }
  result.loose = result.parts + half_unit(std::max(total.places(), least));
  return result;
}

// R is a share of the budget that scores: below none and above all count as none and all.
Fraction clamped(const Fraction& fraction) {
  if (fraction.part < 0) return {0, 1};
  if (fraction.part > fraction.base) return {1, 1};
  return fraction;
}

}  // namespace

Decimal sum_of(const std::vector<Addend>& parts) {
  Decimal sum;
  for (const Addend& part : parts) sum = sum + part.factor * part.value;
  return sum;
}

SumJudgement judge_printed_sum(const Decimal& total, const std::vector<Addend>& parts, int floor) {
  int col = total.places();
  for (const Addend& part : parts) col = std::max(col, part.value.places());
  const Tolerances allowed = tolerances(total, parts, col, floor);

  SumJudgement result;
  result.computed = sum_of(parts);
  result.difference = (result.computed - total).abs();
  result.strict = allowed.strict;
  if (result.difference <= allowed.strict) {
    result.band = Band::kPass;
  } else if (result.difference < allowed.loose) {
    result.band = Band::kRounding;
  } else if (total.places() < col &&
             result.difference < half_unit(total.places()) + allowed.parts) {
    result.band = Band::kCoarseTotal;
  } else {
    result.band = Band::kInconsistent;
  }
  return result;
}

std::optional<int> unit_slip(const Decimal& stated, const Decimal& computed) {
  if (stated.zero() || computed.zero()) return std::nullopt;
  const Decimal a = stated.abs();
  const Decimal b = computed.abs();
  if (a < b + b && b < a + a) return std::nullopt;  // most are near each other
  for (const int exponent : {1, 4, 8}) {
    for (const int signed_exponent : {exponent, -exponent}) {
      const Decimal rest = (stated.shifted(signed_exponent) - computed).abs();
      if (rest * 1000 <= computed.abs()) return exponent;
    }
  }
  return std::nullopt;
}

std::optional<RatioInterval> ratio_interval(const Decimal& part, const Decimal& base, int floor) {
  const Decimal part_half = half_unit(std::max(part.places(), floor));
  const Decimal base_half = half_unit(std::max(base.places(), floor));
  const Decimal least_base = base - base_half;
  if (least_base <= 0) return std::nullopt;
  const Decimal most_base = base + base_half;
  const Decimal least = part - part_half;
  const Decimal most = part + part_half;
  // Below zero the smaller base gives the lower quotient.
  return RatioInterval{{least, least < 0 ? least_base : most_base},
                       {most, most < 0 ? most_base : least_base}};
}

bool too_coarse(const RatioInterval& interval) {
  const Fraction& low = interval.low;
  const Fraction& high = interval.high;
  const Decimal one_point = Decimal::from_units(1, 2);
  const Decimal one = low.base * high.base;
  const Decimal least = low.part * high.base;
  const Decimal& of = least >= one * 10 ? least : one;
  return high.part * low.base - least > one_point * of;
}

bool rate_fits(const Decimal& rate, const RatioInterval& interval) {
  const Decimal half = half_unit(rate.places());
  return (rate + half) * interval.low.base >= interval.low.part &&
         (rate - half) * interval.high.base <= interval.high.part;
}

bool rate_is_cut(const Decimal& rate, const RatioInterval& interval) {
  const Decimal unit = half_unit(rate.places()) + half_unit(rate.places());
  return (rate + unit) * interval.low.base > interval.low.part &&
         rate * interval.high.base <= interval.high.part;
}

bool score_fits(const Decimal& score, const Decimal& weight, const RatioInterval& interval) {
  const Decimal half = half_unit(score.places());
  const Fraction low = clamped(interval.low);
  const Fraction high = clamped(interval.high);
  return (score + half) * low.base >= weight * low.part &&
         (score - half) * high.base <= weight * high.part;
}

bool score_fits_rate(const Decimal& score, const Decimal& weight, const Decimal& rate) {
  const Decimal half = half_unit(score.places());
  const Decimal rate_half = half_unit(rate.places());
  const Decimal low = std::clamp(rate - rate_half, Decimal(0), Decimal(1));
  const Decimal high = rate + rate_half + rate_half;
  if (score + half < weight * low) return false;
  // Open above, but not at the cap: a rate of 100 % has no room above it.
  return high > 1 ? score - half <= weight : score - half < weight * high;
}

}  // namespace jixiao
