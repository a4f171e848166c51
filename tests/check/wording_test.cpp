#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule left_over() {
  CheckRule made = rule("placeholder", "template-text");
  made.words = {"XX", "指标2", "≥XX%"};
  made.patterns.emplace_back("20[X_]{1,2}年");
  made.patterns.emplace_back("\\(\\d+字以内\\)");
  return made;
}

TEST(Placeholder, FindsLeftOverWordsInEveryText) {
  struct {
    const char* name;
    const char* goal;
    const char* narrative;
    const char* expected;
  } const rows[] = {
      {"培训人数", "完成培训", "无", "pass"},
      {"指标2", "完成培训", "无", "fail warning /forms/0/indicators/0/level3"},
      {"指标 2：", "完成培训", "无", "fail warning /forms/0/indicators/0/level3"},
      {"指标2培训人数", "完成培训", "无", "pass"},
      {"指标 2（请在这里填写三级指标的名称）", "完成培训", "无",
       "fail warning /forms/0/indicators/0/level3"},
      {"*指标2（请填写）：（必填）*", "完成培训", "无",
       "fail warning /forms/0/indicators/0/level3"},
      {"X X", "完成培训", "无", "fail warning /forms/0/indicators/0/level3"},
      {"培训人数", "20__年完成培训", "无", "fail warning /forms/0/goals/0/actual"},
      {"培训人数", "完成培训", "存在问题（100字以内）",
       "fail warning /forms/0/narratives/problems"},
      {"ＸＸ", "完成培训", "无", "fail warning /forms/0/indicators/0/level3"},
      {"> =XX%", "完成培训", "无", "fail warning /forms/0/indicators/0/level3"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.title = text("项目支出绩效自评表");
    form.indicators = {indicator(row.name, "10", "10")};
    form.goals = {{text("培训"), text(row.goal)}};
    form.narratives["problems"] = text(row.narrative);
    EXPECT_EQ(judged(form, left_over()), row.expected) << row.name << row.goal;
  }
}

TEST(Placeholder, TellsANameThatIsMergedDownOnce) {
  Form form = blank_form();
  form.indicators = {indicator("甲", "10", "10"), indicator("乙", "10", "10")};
  for (Indicator& row : form.indicators) row.level1 = {"XX", 0};
  EXPECT_EQ(judged(form, left_over()), "fail warning /forms/0/indicators/0/level1");
}

TEST(Placeholder, HasNothingToSayOfAnEmptyForm) {
  Form form = blank_form();
  form.currency_unit = {};
  EXPECT_EQ(judged(form, left_over()), "not_applicable");
}

CheckRule result_wording() {
  CheckRule made = rule("placeholder", "actual-not-a-result", "indicators");
  made.fields = {"actual.text"};
  made.patterns.emplace_back("^[≥≤<>=]");
  made.patterns.emplace_back("^(?:不低于|不超过)\\d");
  return made;
}

TEST(Placeholder, FindsActualsInTheWordsOfATarget) {
  struct {
    const char* actual;
    const char* expected;
  } const rows[] = {
      {"≥266米", "fail warning /forms/0/indicators/0/actual/text"},
      {"≧90%", "fail warning /forms/0/indicators/0/actual/text"},
      {">=1000人", "fail warning /forms/0/indicators/0/actual/text"},
      {"≤42万", "fail warning /forms/0/indicators/0/actual/text"},
      {"不低于98", "fail warning /forms/0/indicators/0/actual/text"},
      {"98", "pass"},
      {"不超过预算", "pass"},
      {"", "not_applicable"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.indicators = {indicator("甲≥", "10", "10")};
    form.indicators[0].actual.text = text(row.actual);
    EXPECT_EQ(judged(form, result_wording()), row.expected) << row.actual;
  }
}

TEST(Placeholder, QuotesTheText) {
  Form form = blank_form();
  form.indicators = {indicator("道路长度", "10", "10")};
  form.indicators[0].actual.text = text("≥266米");
  EXPECT_EQ(message(report_of(form), result_wording()),
            "指标“道路长度”实际完成值“≥266米”是目标的写法，不是实际结果");
}

}  // namespace
}  // namespace jixiao
