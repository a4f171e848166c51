// Chinese numerals: the characters, and the numbers they write.
//
// Example: parse_han_number("三万五千") is 35000, "一百二十" 120, "二〇二三" 2023, "壹佰零伍" 105.
//
//   number  := digits (two or more, by place) | section [亿 section] …
//   section := [digit 千] [digit 百] [digit 十] [digit]    零 where a place is left out
// What people leave out, nothing fills in: 一百五 may be 105 or 150 and is no number, nor is
// 三万五. Not here: 半, 几, 多; what is counted (map/measure.h); lists as Word numbers them
// (extract).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "value/decimal.h"

namespace jixiao {

// What numbers headings: 一、 （十二） 一百零五、
inline constexpr std::string_view kHeadingNumerals = "一二三四五六七八九十百零〇";

// Bytes of the heading numerals that the text begins with.
std::size_t heading_numeral_size(std::string_view text);

// Bytes of the numerals of any kind that the text begins with: also 两 千 万 亿 and 壹 to 仟.
std::size_t han_number_size(std::string_view text);

// The whole text as a number.
std::optional<Decimal> parse_han_number(std::string_view text);

// The power of ten behind a figure: 3 and 千 or 仟 is 3000. 十 1, 百 2, 千 3, 万 4, 亿 8, and what
// they make together, 百万 6; nothing for other text.
std::optional<int> parse_han_power(std::string_view text);

}  // namespace jixiao
