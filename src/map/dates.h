// Dates as forms write them. Works on text folded as FoldForm::kMatch.
//
// Example: parse_date("2024年3月5日") and parse_date("二〇二四年三月五日") are "2024-03-05",
// parse_date("2024.3") is "2024-03", parse_date("2024年度") "2024".
//
//   date := year (年 | 年度) | year 年 month 月 [day (日 | 号)] | year sep month [sep day] |
//   YYYYMMDD sep  := . - /      years 1900 to 2099; the day must be in the calendar
// No date: a period (2022.1-2022.12), a limit (9月前), a year that lost a digit (202年1月11日).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

// As ISO 8601, as exact as it is written.
std::optional<std::string> parse_date(std::string_view folded);

// 2023, 2023年, 2023年度, 二〇二三年: a year from 1900 to 2099.
std::optional<int> parse_year(std::string_view folded);

// Does the text hold a date, a month or a day anywhere? It says why a text is no number.
bool holds_date(std::string_view folded);
// Does it hold two figures with a dash or 至 between: 10-20人?
bool holds_range(std::string_view folded);

}  // namespace jixiao
