#include "check/earned.h"

#include <algorithm>

#include "check/attainment.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

const Fraction kNothing = {0, 1};
const Fraction kAll = {1, 1};

RatioInterval exactly(const Fraction& share) { return {share, share}; }

bool allows(const CheckRule& rule, const std::string& convention) {
  return rule.reverse.empty() ||
         std::find(rule.reverse.begin(), rule.reverse.end(), convention) != rule.reverse.end();
}

std::vector<RatioInterval> to_be_reached(const CheckRule& rule, const Figures& figures) {
  const Decimal& target = figures.target;
  const Decimal& actual = figures.actual;
  if (actual < target) {
    return {exactly(actual > 0 ? Fraction{actual, target} : kNothing)};
  }
  const bool far_above = rule.bound && target > 0 && actual >= target * *rule.bound;
  return {far_above ? RatioInterval{kNothing, kAll} : exactly(kAll)};
}

std::vector<RatioInterval> not_to_be_exceeded(const CheckRule& rule, const Figures& figures) {
  const Decimal& target = figures.target;
  const Decimal& actual = figures.actual;
  if (actual.negative()) return {};  // a loss or a fall: what it is worth is not to be told
  if (actual <= target) return {exactly(kAll)};
  if (target <= 0) return {exactly(kNothing)};
  std::vector<RatioInterval> shares;
  if (allows(rule, "complement")) {
    const Decimal rest = target + target - actual;
    shares.push_back(exactly(rest > 0 ? Fraction{rest, target} : kNothing));
  }
  if (allows(rule, "quotient")) shares.push_back(exactly({target, actual}));
  return shares;
}

std::vector<RatioInterval> of_figures(const Indicator& indicator, const CheckRule& rule,
                                      const Figures& figures) {
  const std::string_view op = view_of(indicator.target.op);
  const bool exceeded = figures.actual > figures.target;
  if (op == ">=" || op == ">") return to_be_reached(rule, figures);
  if (op == "<=" || op == "<") return not_to_be_exceeded(rule, figures);
  if (op == "=" && figures.target.zero()) return {exactly(exceeded ? kNothing : kAll)};
  const bool comparable = op == "=" || figures.actual == figures.target ||
                          (op.empty() && means_at_least(indicator, figures.target, rule.words));
  if (!comparable || exceeded) return {};
  return to_be_reached(rule, figures);
}

RatioInterval share_of(const GradeBand& band) {
  return {{band.least, 100}, {band.most.value_or(100), 100}};
}

// By the longest word that the actual begins with: 部分达成 is not 达成, nor the other way round.
std::vector<RatioInterval> of_words(const Indicator& indicator, const CheckRule& rule,
                                    const ValueWords& values) {
  const std::string key = label_key(indicator.actual.text.value.value_or(""));
  const GradeBand* found = nullptr;
  std::size_t longest = 0;
  for (const GradeBand& band : rule.bands) {
    for (const std::string& name : band.names) {
      if (!key.starts_with(name) || name.size() <= longest) continue;
      found = &band;
      longest = name.size();
    }
  }
  if (found == nullptr && says_the_target(indicator, values)) {
    const auto highest =
        std::max_element(rule.bands.begin(), rule.bands.end(),
                         [](const GradeBand& a, const GradeBand& b) { return a.least < b.least; });
    if (highest != rule.bands.end()) found = &*highest;
  }
  if (found == nullptr) return {};
  return {share_of(*found)};
}

}  // namespace

std::vector<RatioInterval> find_earned_shares(const Indicator& indicator, const CheckRule& rule,
                                              const ValueWords& values) {
  if (indicator.actual.op.value) return {};
  if (!indicator.target.number.value && !indicator.actual.number.value) {
    return of_words(indicator, rule, values);
  }
  const std::optional<Figures> figures = find_figures(indicator);
  if (!figures) return {};
  return of_figures(indicator, rule, *figures);
}

}  // namespace jixiao
