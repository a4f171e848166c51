// Was an indicator's target reached?
//
// Example: target ≥90%, actual 88% is missed; ≤10次 and 3 is met; 效果显著 and 效果较好 is unknown.
//
//   both numbers, one unit   by the operator; without one, equal is met, and less than 100 % is
//                            missed, as is less than the target in a second level that the pack
//                            reads as "at least"; `=` exceeded is unknown (the scoring rules of
//                            2020 count it as reached), but not that of 0
//   no number on either side equal texts are met
//   no number of the actual  but behind the words that stand before the target's, or behind the
//                            indicator's name: 下降6% for 下降≥10% is judged by that figure
//   anything else            unknown: ~, an actual with an operator, units that do not fit
// Units fit if they are equal, if the actual has none, if both are 元, 万元 or 亿元 (also for each
// of the same, /人), or if one counts in 万 of the other. How many
// points a degree of attainment earns is not judged here (earned.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "rules/value_words.h"

namespace jixiao {

enum class Attainment { kMet, kMissed, kUnknown };

// Target and actual in one unit.
struct Figures {
  Decimal target;
  Decimal actual;
};

// Empty where there is none: operators and units are looked at where they stand.
std::string_view view_of(const Text& text);

// Nothing if one is no number, the actual carries an operator, or the units do not fit.
std::optional<Figures> find_figures(const Indicator& indicator);

// Does a target without operator mean "at least": 100 %, or one of a second level of `at_least`?
bool means_at_least(const Indicator& indicator, const Decimal& target,
                    const std::vector<std::string>& at_least);

// Target and actual are words, and the same ones; rows that do not apply are none.
bool says_the_target(const Indicator& indicator, const ValueWords& values);

// `at_least`: label keys of the second levels whose bare targets mean "at least", from the pack.
// `values`: that pack's words of values.
Attainment find_attainment(const Indicator& indicator, const std::vector<std::string>& at_least,
                           const ValueWords& values);

}  // namespace jixiao
