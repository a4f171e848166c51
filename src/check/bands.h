// The arithmetic behind money sums and ratios, on figures whose rounding nobody declared.
//
// Example: parts 3144.00 570.17 433.00 1426.90 1591.22, total 7165.32: the sum is 7165.29, and six
// cells at two decimals cannot be 6 · 0.005 apart by rounding alone: Band::kInconsistent.
//
//   own = decimals printed in a cell        col = the most decimals among the cells
//   floor = decimals of the pack            half(d) = ½ · 10⁻ᵈ        k = cells, the total among
//   them strict = k · half(max(col, floor)) loose  = Σ over the cells of half(max(own, min(floor,
//   col)))
//
//   diff < strict                                                  kPass
//   diff < loose                                                   kRounding      尾差
//   own_total < col and the total rounds a sum within the tails
//     of the parts                                                 kCoarseTotal   合计取整
//   otherwise                                                      kInconsistent
//
// The limits themselves are outside: rounding halves away from zero errs by half a unit in one
// direction only, so honest cells come near the sum of their halves and never reach it. With equal
// decimals, where sums go in whole units, that leaves k - 1 halves: what SumJudgement calls strict.
// Everything is exact; nothing here knows a document, a field or a message.
#pragma once

#include <optional>
#include <vector>

#include "value/decimal.h"

namespace jixiao {

struct Addend {
  Decimal value;
  Decimal factor = 1;  // with its sign
};

enum class Band { kPass, kRounding, kCoarseTotal, kInconsistent };

struct SumJudgement {
  Band band = Band::kPass;
  Decimal computed;
  Decimal difference;  // without sign
  Decimal strict;      // the most that passes
};

Decimal sum_of(const std::vector<Addend>& parts);

SumJudgement judge_printed_sum(const Decimal& total, const std::vector<Addend>& parts, int floor);

// Do two figures that should agree differ by 10, 10⁴ or 10⁸ (to a thousandth)? The exponent.
std::optional<int> unit_slip(const Decimal& stated, const Decimal& computed);

// An exact quotient; base is above zero.
struct Fraction {
  Decimal part;
  Decimal base;
};

// Every value the quotient of two printed figures can have had before they were rounded.
struct RatioInterval {
  Fraction low;
  Fraction high;
};

// Empty if the base may have been zero or less. A figure with fewer decimals than `floor` counts
// as printed with that many.
std::optional<RatioInterval> ratio_interval(const Decimal& part, const Decimal& base, int floor);

// Wider than one percentage point? Of a quotient of ten or more, which no rate is, than a hundredth
// of it: 57 spent of 60 and printed as 570000 is no rate of 95%, however it was rounded.
bool too_coarse(const RatioInterval& interval);

// Does [rate - half, rate + half] at the printed precision of the rate touch the interval?
bool rate_fits(const Decimal& rate, const RatioInterval& interval);

// Does [rate, rate + one unit) touch it: was the rate cut instead of rounded?
bool rate_is_cut(const Decimal& rate, const RatioInterval& interval);

// Does the score at its printed precision touch weight · min(R, 1) for an R of the interval?
bool score_fits(const Decimal& score, const Decimal& weight, const RatioInterval& interval);

// The same for R in [rate - half, rate + one unit): authors round the rate first, or cut it.
bool score_fits_rate(const Decimal& score, const Decimal& weight, const Decimal& rate);

}  // namespace jixiao
