#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule groups() {
  CheckRule made = rule("covers", "missing-indicator-group");
  made.fields = {"indicators.level1", "indicators.level2"};
  made.words = {"产出", "效益|效果", "满意度"};
  return made;
}

Form form_of(const std::vector<const char*>& level1, const char* level2) {
  Form form = blank_form();
  for (const char* name : level1) {
    Indicator row = indicator("甲", "10", "10");
    row.level1 = text(name);
    row.level2 = text(level2);
    form.indicators.push_back(row);
  }
  return form;
}

TEST(Covers, FindsTheGroupsThatNoRowNames) {
  struct {
    std::vector<const char*> level1;
    const char* level2;
    const char* expected;
  } const rows[] = {
      {{"产出指标", "效益指标", "满意度指标"}, "", ""},
      {{"项目产出", "项目效果", "满意度"}, "", ""},
      {{"产出指标", "效益指标"}, "", "缺少满意度指标"},
      {{"产出指标", "效益指标"}, "服务对象满意度指标", ""},
      {{"成本指标"}, "经济成本指标", "缺少产出、效益、满意度指标"},
      {{}, "", "缺少产出、效益、满意度指标"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(message(report_of(form_of(row.level1, row.level2)), groups()), row.expected);
  }
}

TEST(Covers, FiresOnceForAForm) {
  EXPECT_EQ(judged(form_of({"产出指标"}, ""), groups()), "fail warning /forms/0/indicators");
  EXPECT_EQ(judged(form_of({"产出指标", "效益指标", "满意度指标"}, ""), groups()), "pass");
}

TEST(Covers, DoesNotJudgeRowsWithoutAGroup) {
  EXPECT_EQ(judged(form_of({"产出指标", ""}, ""), groups()), "not_evaluated");
  EXPECT_EQ(judged(form_of({"产出指标", "效益指标", "满意度指标", ""}, ""), groups()), "pass");
}

}  // namespace
}  // namespace jixiao
