// Numbers as forms print them, and the signs that stand where none is.
//
// Example: parse_plain_number("7,800,000.00") is 7800000.00; "1,23", "007", "1e5" and "3/4" are no
// numbers. Works on text folded as FoldForm::kMatch.
//
//   number := [-] digits [, groups of three] [. digits]      no zero before another digit
// Not here: units and operators (measure.h), money (amounts.h), Chinese numerals
// (value/numerals.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/value_words.h"
#include "value/decimal.h"

namespace jixiao {

bool is_digit(char c);
bool has_digit(std::string_view text);

// The end of a number that begins at `at`, groups of three included; `at` if there is none.
std::size_t find_number_end(std::string_view text, std::size_t at);

// Nothing around it. Nothing also if there are more digits than can be kept exactly.
std::optional<Decimal> parse_plain_number(std::string_view folded);

// Is it written as a number, and has more digits than can be kept?
bool is_too_long(std::string_view number);
// Does such a number stand anywhere in the text?
bool holds_too_long_number(std::string_view folded);

// A rate with its sign, as a fraction: 86.20% is 0.8620, 5‰ is 0.005.
std::optional<Decimal> parse_percent(std::string_view folded);

// A weight or a score: 10, 10分, (50分).
std::optional<Decimal> parse_points(std::string_view folded, const ValueWords& words);

// A number of things, 1,200 or 12个: whole and not negative.
std::optional<Decimal> parse_count(std::string_view folded, const ValueWords& words);

// Is the text a sign for "nothing here" in a number's place, in every pack: empty, - -- / … …… 无 ?
bool is_blank_sign(std::string_view folded);
// The same, or one of the pack's words for it.
bool is_blank(std::string_view folded, const ValueWords& words);
// Does the text say that the row does not apply: 不适用?
bool is_not_applicable(std::string_view text, const ValueWords& words);

}  // namespace jixiao
