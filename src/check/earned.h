// The share of its weight that an indicator earns by target, actual and direction.
//
// Example: target 3807, actual 3224 (a count) earns 3224/3807; ≤10 and 12 earns 1 - 2/10 by the
// complement and 10/12 by the quotient.
//
//   ≥ > and what means them   reached: all; else actual / target, nothing below zero
//   ≤ <                       reached: all; else by the rule's `reverse`, either if it names none:
//                             complement 1 - (actual - target) / target, nothing from twice on;
//                             quotient target / actual; of a target of 0 nothing
//   =                         equal: all; short of it as ≥; = 0 exceeded: nothing
//   far above                 from `bound` times a target to be reached on any share is right: a
//                             target set too low may lower the score (财预〔2020〕10号 第十六条)
//   words                     the rule's `bands`, by the word the actual begins with; an actual
//                             that repeats its target is of the highest band
// Nothing is told where the two cannot be compared.
#pragma once

#include <vector>

#include "check/bands.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// `values`: the pack's words of values. One way to score a row, from `low` to `high`; several where
// the rule allows several.
std::vector<RatioInterval> find_earned_shares(const Indicator& indicator, const CheckRule& rule,
                                              const ValueWords& values);

}  // namespace jixiao
