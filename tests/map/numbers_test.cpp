#include "map/numbers.h"

#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

const ValueWords& words() { return shipped_rules().values; }

std::string shown(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "null";
}

TEST(PlainNumber, RefusesUnevenGroupsAndWords) {
  EXPECT_EQ(shown(parse_plain_number("215,457.6")), "215457.6");
  EXPECT_EQ(shown(parse_plain_number("7,800,000.00")), "7800000.00");
  EXPECT_EQ(shown(parse_plain_number("-0.5")), "-0.5");
  for (const char* text : {"", "1,23", "12,3456", "1,234,5", "abc", "1 2", "1.", "2a", "1,,000",
                           "007", "-01", "1e5", "3/4", ".5", "1.2.3", "1234567890123456"}) {
    EXPECT_EQ(shown(parse_plain_number(text)), "null") << text;
  }
}

TEST(PlainNumber, KnowsWhenItIsTooLong) {
  EXPECT_TRUE(is_too_long("1234567890123456"));
  EXPECT_TRUE(is_too_long("1,234,567,890,123,456"));
  EXPECT_FALSE(is_too_long("123456789012345"));
  EXPECT_FALSE(is_too_long("1e30"));
  EXPECT_TRUE(holds_too_long_number("约1234567890123456.5元"));
  EXPECT_FALSE(holds_too_long_number("123456789012345和123456789012345"));
}

TEST(Percent, IsAFraction) {
  const std::pair<const char*, const char*> rows[] = {
      {"100%", "1.00"},    {"86.19%", "0.8619"},  {"102.59%", "1.0259"}, {"243%", "2.43"},
      {"0%", "0.00"},      {"86.20 %", "0.8620"}, {"１００％", "1.00"},  {"5‰", "0.005"},
      {"100", "null"},     {"1", "null"},         {"", "null"},          {"%", "null"},
      {"95%-98%", "null"}, {"-5%", "-0.05"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(shown(parse_percent(fold_match(text))), expected) << text;
  }
}

TEST(Points, AreReadWithTheirUnitAndBrackets) {
  const std::pair<const char*, const char*> rows[] = {
      {"10", "10"},    {"10.00", "10.00"},   {"8.62", "8.62"}, {"22.5", "22.5"}, {"10分", "10"},
      {"10 分", "10"}, {"（50分\n）", "50"}, {"(50分)", "50"}, {"(10)", "null"}, {"分", "null"},
      {"95%", "null"}, {"20|20", "null"},    {"十分", "null"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(shown(parse_points(fold_match(text), words())), expected) << text;
  }
}

TEST(BlankSign, IsNoNumberAndNoFault) {
  for (const char* text : {"", "—", "-", "——", "/", "……", "…", "无", "　"}) {
    EXPECT_TRUE(is_blank_sign(fold_match(text))) << text;
    EXPECT_TRUE(is_blank(fold_match(text), words())) << text;
  }
  for (const char* text : {"0", "0.00", "无数据", "x", "不适用"}) {
    EXPECT_FALSE(is_blank_sign(fold_match(text))) << text;
    EXPECT_FALSE(is_blank(fold_match(text), words())) << text;
  }
  EXPECT_TRUE(is_blank("暂无", words()));
  EXPECT_FALSE(is_blank_sign("暂无"));
}

TEST(NotApplicable, IsSaidInThreeWays) {
  for (const char* text : {"不适用", "不适应", "本项目不适用此指标", "不适用：", " 不 适 用 "}) {
    EXPECT_TRUE(is_not_applicable(text, words())) << text;
  }
  for (const char* text : {"", "无", "—", "/", "0", "不适用于本项目的三项除外"}) {
    EXPECT_FALSE(is_not_applicable(text, words())) << text;
  }
}

}  // namespace
}  // namespace jixiao
