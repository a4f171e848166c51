#include "check/attainment.h"

#include <algorithm>
#include <optional>
#include <string>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// What both units are counted per, with its stroke: /人次 of 万元/人次 and 元/人次; empty if
// nothing.
std::string_view shared_divisor(std::string_view a, std::string_view b) {
  const std::size_t at = a.find('/');
  const std::size_t other = b.find('/');
  if (at == std::string_view::npos || other == std::string_view::npos) return {};
  return a.substr(at) == b.substr(other) ? a.substr(at) : std::string_view();
}

// By how many places a figure in `given` is shifted to be one in `wanted`: 万人次 and 人次, 万元/人
// and 元/人; nothing if they are not of one kind.
std::optional<int> shift_between(std::string_view given, std::string_view wanted) {
  static constexpr std::string_view kTenThousand = "万";
  constexpr int kPlaces = 4;
  const std::size_t divisor = shared_divisor(given, wanted).size();
  const std::string_view from = given.substr(0, given.size() - divisor);
  const std::string_view to = wanted.substr(0, wanted.size() - divisor);
  if (is_currency_unit(from) && is_currency_unit(to)) return currency_shift(from, to);
  const auto is_many_of = [](std::string_view many, std::string_view one) {
    return !one.empty() && many.starts_with(kTenThousand) &&
           many.substr(kTenThousand.size()) == one;
  };
  if (is_many_of(from, to)) return kPlaces;
  if (is_many_of(to, from)) return -kPlaces;
  return std::nullopt;
}

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
  const std::optional<int> shift = shift_between(given, wanted);
  return shift ? std::optional<Figures>(Figures{goal, result.shifted(*shift)}) : std::nullopt;
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

namespace {

// 下降 of 下降≥10%, 带动就业 of 带动就业50人: the words before sign and figure.
std::string_view words_before_figure(std::string_view match) {
  static constexpr std::string_view kSigns[] = {"≥", "≤", ">", "<", "=", "~"};
  std::size_t end = match.find_first_of("0123456789");
  for (const std::string_view sign : kSigns) end = std::min(end, match.find(sign));
  return end == std::string_view::npos ? std::string_view() : match.substr(0, end);
}

// Without what joins a name and its figure: 满意度达88%.
std::string_view behind_joint(std::string_view text) {
  static constexpr std::string_view kJoints[] = {"达到了", "达到", "达", "为",
                                                 "是",     "了",   ":",  " "};
  for (const std::string_view joint : kJoints) {
    if (text.starts_with(joint)) text.remove_prefix(joint.size());
  }
  return text;
}

// An actual that repeats the words before the target's figure, or the indicator's name, before its
// own: 下降6% for 下降≥10%. Its figure is of the same thing; nothing if there is none.
std::optional<Measure> find_repeated(const Indicator& indicator, const ValueWords& values) {
  constexpr int kLeastWords = 2;  // characters
  const std::string actual = fold_match(indicator.actual.text.value.value_or(""));
  const std::string target = fold_match(indicator.target.text.value.value_or(""));
  const std::string name = fold_match(indicator.level3.value.value_or(""));
  for (const std::string_view words : {words_before_figure(target), std::string_view(name)}) {
    if (count_code_points(words) < kLeastWords || !actual.starts_with(words)) continue;
    const std::string_view rest = behind_joint(std::string_view(actual).substr(words.size()));
    const std::optional<MeasureParts> parts = parse_measure(rest, values);
    if (!parts || !parts->op.empty()) continue;
    Measure measure;
    measure.number.value = parts->number;
    if (!parts->unit.empty()) measure.unit.value = parts->unit;
    return measure;
  }
  return std::nullopt;
}

}  // namespace

Attainment find_attainment(const Indicator& indicator, const std::vector<std::string>& at_least,
                           const ValueWords& values) {
  const Measure& target = indicator.target;
  const Measure& actual = indicator.actual;
  if (actual.op.value) return Attainment::kUnknown;
  if (!target.number.value && !actual.number.value) {
    return says_the_target(indicator, values) ? Attainment::kMet : Attainment::kUnknown;
  }
  std::optional<Figures> figures = find_figures(indicator);
  if (target.number.value && !actual.number.value) {
    const std::optional<Measure> repeated = find_repeated(indicator, values);
    if (repeated) figures = in_one_unit(target, *repeated);
  }
  if (!figures) return Attainment::kUnknown;
  return judge_numbers(indicator, at_least, figures->target, figures->actual);
}

}  // namespace jixiao
