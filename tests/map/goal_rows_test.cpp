// Goals that stand beside their labels or below them, and scores beside a grade.
#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "map/explained.h"
#include "report/dump.h"

namespace jixiao {
namespace {

std::string read(const std::string& goals, const std::string& indicators = "") {
  const Document document = drawn("项目支出绩效自评表", R"(
| 项目名称         | <            | 设备购置   | <          | <          | <    | <      | <    |
| 项目资金（万元） |              | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^                | 年度资金总额 | 100        | 100        | 80         | 10   | 80%    | 8    |
)" + goals + R"(
| 绩效指标         | 一级指标     | 二级指标   | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 |
| ^                | 产出指标     | 数量指标   | 购置数量   | ≥10台      | 10台 | 90     | 90   |
)" + indicators);
  return dump(map(document, shipped_rules(), ""), false);
}

bool holds(const std::string& dump, const std::string& line) {
  return dump.find(line) != std::string::npos;
}

TEST(GoalRows, StandBesideTheirLabels) {
  const std::string dump = read(
      "| 年度绩效目标 | 购置10台 | < | < | < | < | < | < |\n"
      "| 目标完成情况 | 已购置 | < | < | < | < | < | < |");
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 购置10台")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已购置")) << dump;
  EXPECT_FALSE(holds(dump, "/forms/0/goals/1")) << dump;
  EXPECT_FALSE(holds(dump, "unread")) << dump;
}

// In rows of a table of goals a cell may begin with such a label.
TEST(GoalRows, MayBeginWithALabelInTheirTable) {
  const std::string dump = read(
      "| 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < |\n"
      "| 总体目标：购置10台 | < | < | < | 已购置 | < | < | < |");
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 总体目标：购置10台")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已购置")) << dump;
}

// The caption of the block has the words of such a label.
TEST(GoalRows, StandBelowALabelThatIsNoGoal) {
  const std::string dump = read(
      "| 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < |\n"
      "| 年度总体目标 | 购置10台 | < | < | 已购置 | < | < | < |");
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 购置10台")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已购置")) << dump;
}

TEST(GoalRows, AreToldWhereAHeadIsNotKnown) {
  const std::string dump = read(
      "| 年度总体目标 | 预期目标 | < | < | 神秘栏目 | < | < | < |\n"
      "| ^ | 购置10台 | < | < | 已购置 | < | < | < |");
  EXPECT_FALSE(holds(dump, "/forms/0/goals/0")) << dump;
  EXPECT_TRUE(holds(dump, "“年度总体目标”“预期目标”“神秘栏目”")) << dump;
  EXPECT_FALSE(holds(read("| 年度总体目标 | 神秘栏目 | < | < | 另一栏目 | < | < | < |"),
                     "/forms/0/goals/0"));
  EXPECT_FALSE(holds(read("| 年度总体目标 | 神秘栏目 | < | < | < | < | < | < |\n"
                          "| ^ | 购置10台 | < | < | < | < | < | < |"),
                     "/forms/0/goals/0"));
}

// 绩效目标 is the name of an indicator as well.
TEST(GoalRows, AreNoRowsOfIndicators) {
  const std::string dump = read("", "| ^ | ^ | 绩效目标 | 目标合理性 | 合理 | 合理 |  |  |\n");
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level2 绩效目标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level3 目标合理性")) << dump;
  EXPECT_FALSE(holds(dump, "/goals/")) << dump;
}

// A row that has only the score takes nothing from the one above it.
TEST(TotalRows, MayRepeatTheScoreBesideAGrade) {
  const std::string dump = read("",
                                "| 总分 | < | < | < | < | < | 100 | 98 |\n"
                                "| 自评得分 | < | 98 | 自评等级 | 优 | < | < | < |\n");
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 100")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 98")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/grade 优")) << dump;
  EXPECT_FALSE(holds(dump, "/forms/0/indicators/1")) << dump;
  EXPECT_FALSE(holds(dump, "unread")) << dump;
}

TEST(TotalRows, HaveNoScoreBelowTheWeights) {
  const std::string dump = read("", "| 自评得分 | < | < | < | < | < | 100 |  |\n");
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 100")) << dump;
  EXPECT_FALSE(holds(dump, "/forms/0/total/score 100")) << dump;
}

}  // namespace
}  // namespace jixiao
