#include "map/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/fold.h"

namespace jixiao {
namespace {

TEST(Date, IsWrittenAsIso) {
  const std::pair<const char*, const char*> rows[] = {
      {"2024年3月5日", "2024-03-05"},
      {"2024年03月05日", "2024-03-05"},
      {"2024 年 3 月 5 日", "2024-03-05"},
      {"２０２４年３月５日", "2024-03-05"},
      {"2024年3月5号", "2024-03-05"},
      {"2024.3.5", "2024-03-05"},
      {"2024-03-05", "2024-03-05"},
      {"2024/3/5", "2024-03-05"},
      {"20240305", "2024-03-05"},
      {"2024年3月", "2024-03"},
      {"2024.3", "2024-03"},
      {"2024年", "2024"},
      {"2024年度", "2024"},
      {"二〇二四年三月五日", "2024-03-05"},
      {"二零二四年十二月三十一日", "2024-12-31"},
      {"2024年2月29日", "2024-02-29"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(parse_date(fold_match(text)).value_or("null"), expected) << text;
  }
}

TEST(Date, IsNoPeriodAndNotGuessed) {
  for (const char* text :
       {"", "2024", "2022.1—2022.12", "2023年1-12月", "2022年—2022年", "202年1月11日",
        "二一九年六月", "9月前", "2023年2月29日", "2024年13月", "2024.0.1", "20241301",
        "2024年3月5日前", "3月5日", "20_ 年度", "20xx年", "2023年2月30日"}) {
    EXPECT_EQ(parse_date(fold_match(text)).value_or("null"), "null") << text;
  }
}

TEST(Date, IsSeenInsideATextThatIsNoNumber) {
  for (const char* text :
       {"2021年12月31日前完成", "12月底", "9月前", "2022.1-2022.12", "3季度", "20231231"}) {
    EXPECT_TRUE(holds_date(fold_match(text))) << text;
  }
  for (const char* text : {"10-20人", "7*24小时", "2060人次", "12个月", ""}) {
    EXPECT_FALSE(holds_date(fold_match(text))) << text;
  }
  EXPECT_TRUE(holds_range(fold_match("8—10个")));
  EXPECT_TRUE(holds_range(fold_match("90%～95%")));
  EXPECT_FALSE(holds_range(fold_match("3000张；景点10处")));
}

}  // namespace
}  // namespace jixiao
