#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule cover_unit() {
  CheckRule made = rule("same_as", "name-mismatch");
  made.fields = {"report.reporting_unit", "implementing_unit", "department"};
  return made;
}

Report report_of_units(const char* cover, const char* unit, const char* department) {
  Form form = blank_form();
  form.implementing_unit = text(unit);
  form.department = text(department);
  Report report = report_of(form);
  report.reporting_unit = text(cover);
  return report;
}

TEST(CoverUnit, IsOneOfTheNamesInTheForm) {
  const std::string fault = "fail warning /report/reporting_unit";
  struct {
    const char* cover;
    const char* unit;
    const char* department;
    std::string expected;
  } const rows[] = {
      {"某县教育局", "某县教育局", "", "pass"},
      {"某县教育局（盖章）", "某县 教育局", "", "pass"},
      {"某县教育局", "某县第一小学", "某县教育局", "pass"},
      {"教育局", "219001-某县教育局", "", "pass"},
      {"甲区委网信办", "中共甲区委网络安全和信息化委员会办公室", "", "pass"},
      {"某县教育局办公室", "某县教育局", "", "pass"},
      {"某区残疾人联合会", "某区殡葬服务中心", "某区民政局", fault},
      {"某县育教局", "某县教育局", "", fault},
      {"", "某县教育局", "", "not_applicable"},
      {"某县教育局", "", "某县教育局", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(report_of_units(row.cover, row.unit, row.department), cover_unit()),
              row.expected)
        << row.cover << row.unit;
  }
}

TEST(CoverUnit, IsComparedWithTheOnlyFormOnly) {
  Report report = report_of_units("某县教育局", "某县林业局", "");
  report.forms.push_back(report.forms.front());
  report.forms.back().kind = "target_only";
  EXPECT_EQ(judged(report, cover_unit()),
            "fail warning /report/reporting_unit info /forms/1/title");
  report.forms.back().kind = "project";
  EXPECT_EQ(judged(report, cover_unit()), "not_applicable");
}

TEST(CoverUnit, IsQuoted) {
  EXPECT_EQ(message(report_of_units("某县教育局", "某县林业局", ""), cover_unit()),
            "报告单位“某县教育局”与自评表的实施单位“某县林业局”不一致");
}

TEST(CoverUnit, MustBeATextOfTheCover) {
  CheckRule made = cover_unit();
  made.fields[0] = "report.score";
  EXPECT_EQ(judged(report_of_units("甲", "乙", ""), std::move(made)), "error");
}

}  // namespace
}  // namespace jixiao
