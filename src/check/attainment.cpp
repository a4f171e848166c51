#include "check/attainment.h"

#include <algorithm>
#include <optional>
#include <string>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Both have a number; nothing if they have no unit in common.
std::optional<Figures> in_one_unit(const Measure& target, const Measure& actual) {
  const std::string_view wanted = view_of(target.unit);
  const std::string_view given = view_of(actual.unit);
  const Decimal& goal = *target.number.value;
  const Decimal& result = *actual.number.value;
  if (wanted == given) return Figures{goal, result};
  if (wanted == "%" && given.empty()) {
    // 0.98 may be a ratio: 98 %, or less than one.
    if (result > 0 && result <= 1 && goal > 1) return std::nullopt;
    return Figures{goal, result};
  }
  // ≥0.9 may be a ratio, and 85% of it would be less than reached.
  if (wanted.empty() && given == "%" && goal > 0 && goal <= 1) return std::nullopt;
  if (given.empty() || (wanted.empty() && given == "%")) return Figures{goal, result};
  if (is_currency_unit(wanted) && is_currency_unit(given)) {
    return Figures{goal, result.shifted(currency_shift(given, wanted))};
  }
  return std::nullopt;
}

Attainment met_if(bool met) { return met ? Attainment::kMet : Attainment::kMissed; }

bool among(const std::vector<std::string>& keys, const Text& name) {
  return std::find(keys.begin(), keys.end(), label_key(name.value.value_or(""))) != keys.end();
}

Attainment judge_bare(const Indicator& indicator, const std::vector<std::string>& at_least,
                      const Decimal& goal, const Decimal& result) {
  if (result == goal) return Attainment::kMet;
  const bool falls_short = result < goal && !result.negative();
  return falls_short && means_at_least(indicator, goal, at_least) ? Attainment::kMissed
                                                                  : Attainment::kUnknown;
}

Attainment judge_numbers(const Indicator& indicator, const std::vector<std::string>& at_least,
                         const Decimal& goal, const Decimal& result) {
  const std::string_view op = view_of(indicator.target.op);
  if (op == ">=") return met_if(result >= goal);
  if (op == "<=") return met_if(result <= goal);
  if (op == ">") return met_if(result > goal);
  if (op == "<") return met_if(result < goal);
  if (op == "=") {
    if (result > goal && !goal.zero()) return Attainment::kUnknown;
    return met_if(result == goal);
  }
  return op.empty() ? judge_bare(indicator, at_least, goal, result) : Attainment::kUnknown;
}

}  // namespace

std::string_view view_of(const Text& text) {
  return text.value ? std::string_view(*text.value) : std::string_view();
}

std::optional<Figures> find_figures(const Indicator& indicator) {
  if (indicator.actual.op.value) return std::nullopt;
  if (!indicator.target.number.value || !indicator.actual.number.value) return std::nullopt;
  return in_one_unit(indicator.target, indicator.actual);
}

bool means_at_least(const Indicator& indicator, const Decimal& target,
                    const std::vector<std::string>& at_least) {
  const bool whole = target == 100 && view_of(indicator.target.unit) == "%";
  return whole || among(at_least, indicator.level2);
}

bool says_the_target(const Indicator& indicator, const ValueWords& values) {
  const Measure& target = indicator.target;
  const std::string wanted =
      fold_match(target.bare.empty() ? target.text.value.value_or("") : target.bare);
  // Rows that do not apply are neither met nor missed.
  if (wanted.empty() || is_not_applicable(wanted, values)) return false;
  return wanted == fold_match(indicator.actual.text.value.value_or(""));
}

Attainment find_attainment(const Indicator& indicator, const std::vector<std::string>& at_least,
                           const ValueWords& values) {
  const Measure& target = indicator.target;
  const Measure& actual = indicator.actual;
  if (actual.op.value) return Attainment::kUnknown;
  if (!target.number.value && !actual.number.value) {
    return says_the_target(indicator, values) ? Attainment::kMet : Attainment::kUnknown;
  }
  const std::optional<Figures> figures = find_figures(indicator);
  if (!figures) return Attainment::kUnknown;
  return judge_numbers(indicator, at_least, figures->target, figures->actual);
}

}  // namespace jixiao
