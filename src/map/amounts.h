// Amounts of money and the units they are printed in. Works on text folded as FoldForm::kMatch.
//
// Example: parse_amount("150万") is 150 with the unit 万元; find_currency_unit("项目资金(千元)") is
// 千元; a form in 千元 is reported in 万元, so that 12.5 becomes 1.25 and no digit is lost.
//
//   amount := [¥ | 人民币] number [power] [元 | 圆] [整] [note]      power: 十 百 千 万 亿, 百万 …
//   note   := a last bracket, behind an amount with a unit, or without digits: 854万(其中…400万元)
// No amount: two of them (854万854万), a text with one in it (参见附件1, 约42万元).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/decimal.h"

namespace jixiao {

// An amount with the unit it carries itself.
struct Amount {
  Decimal number;
  std::string unit;  // 元, 千元, 万元, 百万元, 亿元 …, or empty
};
std::optional<Amount> parse_amount(std::string_view folded);

// The exact shift between currency units: from 元 to 万元 is -4. Both must be units.
int currency_shift(std::string_view from, std::string_view to);
bool is_currency_unit(std::string_view unit);
// The unit of the report, 元, 万元 or 亿元, for amounts printed in this one: the smallest that is
// no smaller, so that the printed decimals stay decimals.
std::string reported_currency(std::string_view unit);

// The text is a unit and nothing else: 万元, 人民币元. Empty if it is not.
std::string parse_currency_unit(std::string_view folded);
// The currency unit a caption states: 项目资金(万元), 金额单位:元. Empty if it states none.
std::string find_currency_unit(std::string_view folded);

}  // namespace jixiao
