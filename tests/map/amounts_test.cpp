#include "map/amounts.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/fold.h"

namespace jixiao {
namespace {

std::string amount(const std::string& text) {
  const auto found = parse_amount(fold_match(text));
  return found ? found->number.to_string() + " " + found->unit : "null";
}

TEST(Amount, CarriesItsOwnUnit) {
  const std::pair<const char*, const char*> rows[] = {
      {"42", "42 "},
      {"37.44", "37.44 "},
      {"215,457.6", "215457.6 "},
      {"9,034", "9034 "},
      {"9，034", "9034 "},
      {"387664.62", "387664.62 "},
      {"0.00", "0.00 "},
      {"7,800,000.00元", "7800000.00 元"},
      {"2842.5157万元", "2842.5157 万元"},
      {"150万", "150 万元"},
      {"5.8万", "5.8 万元"},
      {"2.38  万元", "2.38 万元"},
      {"-13.27万元", "-13.27 万元"},
      {"1.5亿", "1.5 亿元"},
      {"1.5亿元", "1.5 亿元"},
      {"12.5千元", "12.5 千元"},
      {"5百万元", "5 百万元"},
      {"42万元整", "42 万元"},
      {"￥1,000.00", "1000.00 "},
      {"¥ 42万元", "42 万元"},
      {"人民币42万元", "42 万元"},
      {"42圆", "42 元"},
      {"854万(中央400万元,省级295万元,市级159万元)", "854 万元"},
      {"37.44（含税）", "37.44 "},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(amount(text), expected) << text;
}

TEST(Amount, IsNotGuessed) {
  for (const char* text :
       {"参见附件1", "854万854万", "5人", "", "约42万元", "10-20万元", "10(9.5)", "5十", "3万5千元",
        "1e5", "007", "42万元/年", "(13.27)", "三万元", "1234567890123456"}) {
    EXPECT_EQ(amount(text), "null") << text;
  }
}

TEST(CurrencyUnit, IsFoundInCaptions) {
  const std::pair<const char*, const char*> rows[] = {
      {"项目资金（万元）", "万元"},
      {"金额单位：元", "元"},
      {"单位:万元", "万元"},
      {"（单位：亿元）", "亿元"},
      {"预算（元）", "元"},
      {"项目资金（千元）", "千元"},
      {"金额单位：百万元", "百万元"},
      {"项目资金（人民币万元）", "万元"},
      {"单位：元、人", "元"},
      {"项目资金", ""},
      {"单位名称：元氏县", ""},
      {"填报单位：元氏县", ""},
      {"单位：万元县", ""},
      {"（元旦）活动", ""},
      {"（万）", ""},
      {"金额单位：人民币万元", "万元"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(find_currency_unit(fold_match(text)), expected) << text;
  }
}

TEST(CurrencyShift, IsExact) {
  EXPECT_EQ(currency_shift("元", "万元"), -4);
  EXPECT_EQ(currency_shift("亿元", "万元"), 4);
  EXPECT_EQ(currency_shift("万元", "万元"), 0);
  EXPECT_EQ(currency_shift("千元", "万元"), -1);
  EXPECT_EQ(currency_shift("百万元", "亿元"), -2);
}

TEST(CurrencyUnit, IsReportedWithoutLosingADecimal) {
  const std::pair<const char*, const char*> rows[] = {
      {"元", "元"},     {"万元", "万元"},   {"亿元", "亿元"},   {"百元", "万元"},
      {"千元", "万元"}, {"十万元", "亿元"}, {"百万元", "亿元"}, {"千万元", "亿元"},
  };
  for (const auto& [printed, reported] : rows) {
    EXPECT_TRUE(is_currency_unit(printed));
    EXPECT_EQ(reported_currency(printed), reported) << printed;
  }
  for (const char* text : {"", "元/人", "人", "万", "美元"}) {
    EXPECT_FALSE(is_currency_unit(text)) << text;
  }
}

}  // namespace
}  // namespace jixiao
