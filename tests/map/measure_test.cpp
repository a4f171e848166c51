#include "map/measure.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/fold.h"

namespace jixiao {
namespace {

// "op number unit", or "null".
std::string measured(const std::string& text) {
  const auto parts = parse_measure(fold_match(text));
  if (!parts) return "null";
  return parts->op + " " + parts->number.to_string() + " " + parts->unit;
}

TEST(Measure, ReadsOperatorNumberAndUnit) {
  const std::pair<const char*, const char*> rows[] = {
      {"　　≥98", ">= 98 "},
      {"≥90%", ">= 90 %"},
      {"≧90％", ">= 90 %"},
      {"＞=90", ">= 90 "},
      {"≥100百分比", ">= 100 %"},
      {"95%以上", ">= 95 %"},
      {"95%及以上", ">= 95 %"},
      {"大于等于95%满意度", ">= 95 %"},
      {"85%满意", " 85 %"},
      {"100%", " 100 %"},
      {"≤202.6万元", "<= 202.6 万元"},
      {"132.9", " 132.9 "},
      {"72890 元", " 72890 元"},
      {"不少于12 种", ">= 12 种"},
      {"≦20万", "<= 20 万"},
      {"约50人", "~ 50 人"},
      {"50人左右", "~ 50 人"},
      {"每年成本不超过324000元", "<= 324000 元"},
      {"不超过358.381354万元", "<= 358.381354 万元"},
      {"总成本不超过17.28万元一年", "<= 17.28 万元一年"},
      {"400元/人、天", " 400 元/人、天"},
      {"120亩", " 120 亩"},
      {"＝1", "= 1 "},
      {"1,200.50元", " 1200.50 元"},
      {"15个工作日内", "<= 15 个工作日"},
      {"≤330元/人", "<= 330 元/人"},
      {"3小时以内", "<= 3 小时"},
      {"-13.27万元", " -13.27 万元"},
      {"５００㎡", " 500 ㎡"},
      {"≥5年", ">= 5 年"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(measured(text), expected) << text;
}

TEST(Measure, LeavesTextsAndCompositesAlone) {
  for (const char* text : {"",
                           "效果显著",
                           "按相关标准执行",
                           "7*24小时",
                           "手册3000张；景点10处",
                           "次/台机/年",
                           "多个37个；RFID",
                           "一处",
                           "三小时内",
                           "每双月2次",
                           "2021年12月31日",
                           "2021年底",
                           "9月前",
                           "当年12月之前",
                           "2023.1.1-2025.12.31",
                           "12月底之前完成",
                           "不适用",
                           "是",
                           "2023年",
                           "满意率达95%",
                           "≥",
                           "①50",
                           "90%-95%",
                           "≥1234567890123456",
                           "1.2.3",
                           "约",
                           "不超过5人以上"}) {
    EXPECT_EQ(measured(text), "null") << text;
  }
}

TEST(Measure, TellsWhereEachPartStands) {
  const std::string text = fold_match("成本不超过 17.28 万元");
  const auto parts = parse_measure(text);
  ASSERT_TRUE(parts);
  const auto slice = [&](const Span& span) {
    return text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(slice(*parts->op_at), "不超过");
  EXPECT_EQ(slice(parts->number_at), "17.28");
  EXPECT_EQ(slice(*parts->unit_at), "万元");
}

TEST(PlainNumber, RefusesUnevenGroupsAndWords) {
  EXPECT_EQ(parse_plain_number("215,457.6")->to_string(), "215457.6");
  EXPECT_EQ(parse_plain_number("7,800,000.00")->to_string(), "7800000.00");
  for (const char* text : {"", "1,23", "12,3456", "1,234,5", "abc", "1 2", "1.", "2a", "1,,000"}) {
    EXPECT_FALSE(parse_plain_number(text)) << text;
  }
}

TEST(Amount, CarriesItsOwnUnit) {
  const std::pair<const char*, const char*> rows[] = {
      {"42", "42 "},
      {"150万", "150 万元"},
      {"2.38  万元", "2.38 万元"},
      {"7,800,000.00元", "7800000.00 元"},
      {"1.5亿", "1.5 亿元"},
      {"0.00", "0.00 "},
  };
  for (const auto& [text, expected] : rows) {
    const auto amount = parse_amount(fold_match(text));
    ASSERT_TRUE(amount) << text;
    EXPECT_EQ(amount->number.to_string() + " " + amount->unit, expected);
  }
  for (const char* text : {"参见附件1", "854万854万", "5人", ""}) {
    EXPECT_FALSE(parse_amount(fold_match(text))) << text;
  }
}

TEST(CurrencyUnit, IsFoundInCaptions) {
  const std::pair<const char*, const char*> rows[] = {
      {"项目资金（万元）", "万元"}, {"金额单位：元", "元"}, {"单位:万元", "万元"},
      {"（单位：亿元）", "亿元"},   {"预算（元）", "元"},   {"项目资金", ""},
      {"单位名称：元氏县", ""},     {"（元旦）活动", ""},   {"金额单位：人民币万元", "万元"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(find_currency_unit(fold_match(text)), expected) << text;
  }
}

TEST(CurrencyShift, IsExact) {
  EXPECT_EQ(currency_shift("元", "万元"), -4);
  EXPECT_EQ(currency_shift("亿元", "万元"), 4);
  EXPECT_EQ(currency_shift("万元", "万元"), 0);
}

TEST(BlankSign, IsNoNumberAndNoFault) {
  for (const char* text : {"", "—", "-", "——", "/", "……", "…", "无", "　"}) {
    EXPECT_TRUE(is_blank_sign(fold_match(text))) << text;
  }
  for (const char* text : {"0", "0.00", "无数据", "x"}) {
    EXPECT_FALSE(is_blank_sign(fold_match(text))) << text;
  }
}

}  // namespace
}  // namespace jixiao
