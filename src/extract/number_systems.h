// The ways of writing a number that need steps and not just a list of signs.
//
// Example: count_in(kChineseThousand, 1010) -> "一千〇一十"; roman(14) -> "XIV";
// cardinal_words(21) -> "Twenty-one". Which format of Word uses which: number_format.cpp.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace jixiao {

// A system of digits and units: 一千〇一十 is digit 1, unit 1000, zero sign, digit 1, unit 10.
struct CountingSystem {
  std::array<std::string_view, 10> digits;  // that of 0 stands for a gap between digits, too
  std::array<std::string_view, 4> units;    // 10, 100, 1000, 10000
  bool bare_first_ten = false;              // 10-19 begin with the unit: 十一
  bool bare_units = false;                  // no 1 before 10, 100, 1000 anywhere: 千百十一
  bool gap_sign = false;                    // one zero sign for a run of zeros inside: 一百〇一
  bool gap_sign_after_myriads = false;      // also between the ten thousands and the rest
};

// Empty from 1,000,000, as Word prints nothing there.
std::string count_in(const CountingSystem& system, int value);

// "MMMM" for 4000: Word adds no bars.
std::string roman(int value);
// "One hundred one", "Twenty-one", below a million.
std::string cardinal_words(int value);
// "One hundred first", "Twenty-first", below a million.
std::string ordinal_words(int value);
// "1st", "12th", "23rd"
std::string ordinal(int value);
// 1-499 in letters that add up; 15 and 16 avoid the name of God.
std::string hebrew_numeral(int value);
// Native numbers 1-99: 하나, 열하나.
std::string korean_native(int value);

}  // namespace jixiao
