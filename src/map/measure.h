// The value grammar: what people write where a number, an amount, a rate, a target or a year is
// asked for. Works on text folded as FoldForm::kMatch.
//
// Example: parse_measure("不低于95%") is op ">=", number 95, unit "%"; parse_measure("7*24小时") is
// nothing, as is every text that is more than one bounded quantity.
//
//   measure  := [lead op | op] number [unit] [suffix]      lead: Han only, and only before an op
//   op       := ≥ ≤ > < = ~ 不低于 不少于 不小于 大于等于 大于或等于 不超过 不高于 不大于 不多于
//               小于等于 小于或等于 大于 超过 高于 小于 少于 低于 等于 约
//   suffix   := (及|或)? 以上 以下 | 以内 之内 内 | 左右
//   number   := [-] digits [, groups of three] [. digits]
//   unit     := up to 8 characters, no digit, no punctuation but / 、 · ( )
// Dates (2021年12月31日, 12月底前, 2023年) have none of the three. Chinese numerals are text.
// Source of the operators: CONTRACT "op"; of the forms: public reports of 2013-2025.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/pattern.h"
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

std::optional<MeasureParts> parse_measure(std::string_view folded);

// The operator that a cell of its own holds (指标性质): "≥" is ">="; empty for 定性 and the like.
std::string parse_operator(std::string_view folded);

// Is the text a sign for "nothing here" in a number's place: empty, - -- / … …… 无 ?
bool is_blank_sign(std::string_view folded);

// Digits, perhaps in groups of three, perhaps with a point; nothing around it.
// Nothing also if there are more digits than can be kept exactly.
std::optional<Decimal> parse_plain_number(std::string_view folded);

// An amount with the unit it carries itself: "150万" is 150, "万元".
struct Amount {
  Decimal number;
  std::string unit;  // 元, 万元, 亿元 or empty
};
std::optional<Amount> parse_amount(std::string_view folded);

// The exact shift between currency units: from 元 to 万元 is -4. Both must be units.
int currency_shift(std::string_view from, std::string_view to);
bool is_currency_unit(std::string_view unit);

// The currency unit a caption states: 项目资金(万元), 金额单位:元. Empty if it states none.
std::string find_currency_unit(std::string_view folded);

}  // namespace jixiao
