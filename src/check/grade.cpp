// Kind `grade`: the grade in words against the band that the total score falls into.
//
// Example: 良 beside 100 of 100 points fails where 良 is 80 to 89 and 优 is 90 and more.
// A score between two bands (89.5, where a notice prints 80-89 and 90-100) is not judged, nor is
// a grade that no band has. Scores out of another total than 100 are scaled to it.

#include <algorithm>

#include "check/kinds.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

bool is_named(const GradeBand& band, const std::string& key) {
  return std::find(band.names.begin(), band.names.end(), key) != band.names.end();
}

const GradeBand* find_named_band(const CheckRule& rule, const std::string& grade) {
  const std::string key = label_key(grade);
  const auto found = std::find_if(rule.bands.begin(), rule.bands.end(),
                                  [&key](const GradeBand& band) { return is_named(band, key); });
  return found == rule.bands.end() ? nullptr : &*found;
}

// The highest band that the score reaches; null if it reaches none or lies above the band's end.
const GradeBand* find_reached_band(const CheckRule& rule, const Decimal& score,
                                   const Decimal& whole) {
  const Decimal scaled = score * 100;
  const GradeBand* reached = nullptr;
  for (const GradeBand& band : rule.bands) {
    const bool higher = reached == nullptr || band.least > reached->least;
    if (higher && scaled >= band.least * whole) reached = &band;
  }
  if (reached == nullptr || !reached->most) return reached;
  return scaled <= *reached->most * whole ? reached : nullptr;
}

}  // namespace

Verdict check_grade(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  const FormValues& values = form_of(scope);
  const Value grade = find_value(values, std::nullopt, rule_field(rule, 0));
  const Value score = find_value(values, std::nullopt, rule_field(rule, 1));
  const Value weight = find_value(values, std::nullopt, rule_field(rule, 2));
  if (grade.missing()) return not_applicable(Reason::kBlank, grade.at);
  if (const std::optional<Verdict> lack = find_lack(score)) return *lack;
  if (!weight.number && !(weight.missing() && rule.otherwise)) return *find_lack(weight);
  const Decimal& whole = weight.number ? *weight.number : *rule.otherwise;
  const GradeBand* named = find_named_band(rule, grade.text_or_empty());
  if (named == nullptr) return not_evaluated(Reason::kNoBand, grade.at);
  const GradeBand* reached = whole > 0 ? find_reached_band(rule, *score.number, whole) : nullptr;
  if (reached == nullptr) return not_evaluated(Reason::kNoBand, score.at);
  if (reached == named) return pass();
  Fault fault;
  fault.accused = grade;
  fault.operands = {score};
  if (weight.given()) fault.operands.push_back(weight);
  fault.computed = *score.number;
  fault.words["reached"] = reached->names.empty() ? "" : reached->names.front();
  return fail(fault);
}

}  // namespace jixiao
