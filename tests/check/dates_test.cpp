#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule in_year() {
  CheckRule made = rule("date_in_year", "year-mismatch", "indicators");
  made.fields = {"target.text", "actual.text"};
  made.by = "level2";
  made.words = {"时效", "进度"};
  made.patterns.emplace_back("^{year}\\s*年\\d{1,2}月(?:\\d{1,2}日)?(?:底)?前?$");
  return made;
}

Form form_of(const char* level2, const char* target, const char* actual,
             const char* year = "2023") {
  Form form = blank_form();
  form.fiscal_year = number(year);
  Indicator row = indicator("完成时间", "10", "10");
  row.level2 = text(level2);
  row.target.text = text(target);
  row.actual.text = text(actual);
  form.indicators = {row};
  return form;
}

TEST(DateInYear, JudgesTargetsOfTimeIndicators) {
  const std::string fault = "fail warning 2023 /forms/0/indicators/0/target/text";
  struct {
    const char* target;
    std::string expected;
  } const rows[] = {
      {"2023年12月底前", "pass"},     {"2022年12月底前", fault},
      {"2024年12月底前", fault},      {"２０２２年底", fault},
      {"2022.12.31", fault},          {"2022-12-31前", fault},
      {"定性2022年12月31日", fault},  {"2022.1.1-2023.12.31", "pass"},
      {"2021-2025年", "pass"},        {"2021年至2025年", "pass"},
      {"2019-2022年", fault},         {"2024年1月-2025年12月", fault},
      {"12月底前", "not_applicable"}, {"2060人次", "not_applicable"},
      {"12022年", "not_applicable"},  {"按财预〔2020〕10号时限", "not_applicable"},
      {"100%", "not_applicable"},     {"", "not_applicable"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(form_of("时效指标", row.target, ""), in_year()), row.expected) << row.target;
  }
}

TEST(DateInYear, LetsAnActualLieInTheReportingSeason) {
  const std::string fault = "fail warning 2023 /forms/0/indicators/0/actual/text";
  struct {
    const char* actual;
    std::string expected;
  } const rows[] = {
      {"2023年11月完成", "pass"}, {"2024年1月完成", "pass"}, {"2024年完成", "pass"},
      {"2024年6月30日", "pass"},  {"2024年7月", fault},      {"2022年11月完成", fault},
      {"2025年1月", fault},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(form_of("产出时效", "", row.actual), in_year()), row.expected) << row.actual;
  }
}

TEST(DateInYear, JudgesOtherRowsOnlyWhereTheTextIsADate) {
  const std::string fault = "fail warning 2023 /forms/0/indicators/0/target/text";
  EXPECT_EQ(judged(form_of("数量指标", "2022年12月31日前", ""), in_year()), fault);
  EXPECT_EQ(judged(form_of("数量指标", "完成2022年任务", ""), in_year()), "not_applicable");
  EXPECT_EQ(judged(form_of("进度指标", "完成2022年任务", ""), in_year()), fault);
}

TEST(DateInYear, TakesTheYearOfTheFormOrElseTheReports) {
  Report report = report_of(form_of("时效指标", "2022年12月", "", ""));
  EXPECT_EQ(judged(report, in_year()), "not_applicable");
  report.fiscal_year = number("2022");
  EXPECT_EQ(judged(report, in_year()), "pass");
  report.fiscal_year = number("2023");
  EXPECT_EQ(judged(report, in_year()), "fail warning 2023 /forms/0/indicators/0/target/text");
  EXPECT_EQ(message(report, in_year()),
            "指标“完成时间”年度指标值“2022年12月”不在报告年度 2023 年内");
}

}  // namespace
}  // namespace jixiao
