#include "value/numerals.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

std::string numbered(std::string_view text) {
  const auto number = parse_han_number(text);
  return number ? number->to_string() : "null";
}

TEST(HanNumber, IsReadAsItIsWritten) {
  const std::pair<const char*, const char*> rows[] = {
      {"零", "0"},
      {"一", "1"},
      {"两", "2"},
      {"十", "10"},
      {"十五", "15"},
      {"二十", "20"},
      {"九十五", "95"},
      {"一百", "100"},
      {"一百零五", "105"},
      {"一百一十", "110"},
      {"一百二十", "120"},
      {"壹佰零伍", "105"},
      {"两千", "2000"},
      {"一千零二十", "1020"},
      {"一千零五", "1005"},
      {"三万五千", "35000"},
      {"三万零五百", "30500"},
      {"十二万", "120000"},
      {"一亿", "100000000"},
      {"一亿零三百万", "103000000"},
      {"五千万", "50000000"},
      {"二〇二三", "2023"},
      {"二零二三", "2023"},
      {"九九", "99"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(numbered(text), expected) << text;
}

TEST(HanNumber, IsNotGuessed) {
  for (const char* text : {"",
                           "百",
                           "万",
                           "千方百",
                           "一百五",
                           "三万五",
                           "一百零",
                           "二百十",
                           "一百百",
                           "十百",
                           "一十零五",
                           "一千五",
                           "万一",
                           "甲",
                           "一甲",
                           "三 万",
                           "一二百",
                           "零五百",
                           "一万万",
                           "一百千",
                           "一万一亿",
                           "一千零零五",
                           "一二三四五六七八九〇一二三四五六"}) {
    EXPECT_EQ(numbered(text), "null") << text;
  }
}

// Every number up to a hundred thousand, and some of the larger ones, written out by the plain
// rules and read back.
std::string written(int number) {
  static const char* const kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const std::pair<int, const char*> kPlaces[] = {
      {100000000, "亿"}, {10000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}};
  if (number < 10) return kDigits[number];
  for (const auto& [value, sign] : kPlaces) {
    if (number < value) continue;
    const int rest = number % value;
    const bool gap = rest > 0 && rest < value / 10;
    const std::string head = value == 10 && number < 20 ? "" : written(number / value);
    return head + sign + (gap ? "零" : "") + (rest > 0 ? written(rest) : "");
  }
  return "";
}

// 十 behind a larger place is written 一十: 一百一十.
std::string spelled(int number) {
  std::string text = written(number);
  for (const std::string before : {"百", "千", "万", "亿", "零"}) {
    for (std::size_t at; (at = text.find(before + "十")) != std::string::npos;) {
      text.insert(at + before.size(), "一");
    }
  }
  return text;
}

TEST(HanNumber, IsReadBackForEveryNumber) {
  for (int number = 0; number <= 100000; ++number) {
    ASSERT_EQ(numbered(spelled(number)), std::to_string(number)) << spelled(number);
  }
  for (int number = 100000; number < 2000000000 - 7654321; number += 7654321) {
    ASSERT_EQ(numbered(spelled(number)), std::to_string(number)) << spelled(number);
  }
}

TEST(HanNumber, EndsWhereTheNumeralsEnd) {
  EXPECT_EQ(han_number_size("三万五千元"), std::string("三万五千").size());
  EXPECT_EQ(han_number_size("元"), 0U);
  EXPECT_EQ(heading_numeral_size("十二、概况"), std::string("十二").size());
  EXPECT_EQ(heading_numeral_size("一百零五、"), std::string("一百零五").size());
  EXPECT_EQ(heading_numeral_size("万、"), 0U);
  EXPECT_EQ(heading_numeral_size(""), 0U);
}

TEST(HanPower, IsTheShiftOfAUnit) {
  const std::pair<const char*, int> rows[] = {{"十", 1},   {"百", 2},    {"千", 3},
                                              {"万", 4},   {"亿", 8},    {"百万", 6},
                                              {"千万", 7}, {"万亿", 12}, {"仟", 3}};
  for (const auto& [text, power] : rows) EXPECT_EQ(parse_han_power(text), power) << text;
  for (const char* text : {"", "五", "万百", "万万", "千元"}) {
    EXPECT_FALSE(parse_han_power(text)) << text;
  }
}

}  // namespace
}  // namespace jixiao
