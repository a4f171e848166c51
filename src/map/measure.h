// The grammar of targets and actuals: what people write where one bounded quantity is asked for.
// Works on text folded as FoldForm::kMatch, with the words of a pack (rules/values.yml).
//
// Example: "不低于95%" is op ">=", number 95, unit "%"; "7*24小时" is no number: a composite.
//
//   measure := [lead op | op] [百分之] number [余] [unit] [behind] [note]
//            | lead number [unit] behind | (measure)
//   lead    := words without a digit, not ending in 第
//   op      := [not] (≥ ≤ > < = ~ | before)      not turns it round: 不得 低于 is >=
//   unit    := up to 8 characters; Han words, Latin words or %, joined by / 、 ·
//   note    := a bracket at the end, without meaning for the figure
// The words before, behind, between and not are the pack's, as are 百分比 for % and what counts
// where Chinese numerals are read. No number, and why (NoMeasure), is everything else:
//   ranges 10-20人, dates 12月底前, several figures 3000张;10处, ordinals 第3名, versions 2.0版,
//   codes 007, fractions 3/4, powers 1e5. A figure is never changed, a sign never guessed.
// Source of the operators: CONTRACT "op"; of the forms: public reports of 2013-2025.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "map/amounts.h"
#include "map/numbers.h"
#include "rules/pattern.h"
#include "rules/value_words.h"
#include "value/decimal.h"

namespace jixiao {

struct MeasureParts {
  std::string op;  // ">=", "<=", ">", "<", "=", "~" or empty
  std::optional<Span> op_at;
  Decimal number;
  Span number_at;
  std::string unit;  // "%" for 百分比 too; empty if none
  std::optional<Span> unit_at;
};

enum class NoMeasure {
  kBlank,          // nothing, or a sign for it
  kNotApplicable,  // 不适用
  kWords,          // 效果显著
  kDate,           // 12月底前, 2022.1-2022.12
  kRange,          // 10-20人
  kComposite,      // 7*24小时: figures, but not one quantity
  kTooLong,        // more digits than can be kept
};
// "words", "range", …
std::string_view no_measure_name(NoMeasure why);

struct Measured {
  std::optional<MeasureParts> parts;
  NoMeasure why = NoMeasure::kWords;  // where there are none
};

Measured find_measure(std::string_view folded, const ValueWords& words);
// Its parts alone.
std::optional<MeasureParts> parse_measure(std::string_view folded, const ValueWords& words);

// The operator that a cell of its own holds (指标性质): "≥" is ">="; empty for 定性 and the like.
std::string parse_operator(std::string_view folded, const ValueWords& words);

// Would the figure, without its first digit, be the likelier target, as where a machine read ≥ as a
// digit: 290% for ≥90%? The text that it may have been; the number stays what is printed.
std::optional<std::string> find_misread_sign(const MeasureParts& target, std::string_view folded,
                                             const std::optional<MeasureParts>& actual,
                                             const ValueWords& words);

}  // namespace jixiao
