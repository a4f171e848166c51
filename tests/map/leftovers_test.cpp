// What is told of a form's table that no rule has read.
#include "map/leftovers.h"

#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "map/explained.h"

namespace jixiao {
namespace {

std::string unread(const Document& document) {
  std::string words;
  for (const Unread& each : map(document, shipped_rules(), "").unread) words += each.what + "\n";
  return words;
}

std::string unread(const std::string& table) { return unread(drawn("项目支出绩效自评表", table)); }

const std::string kIndicators =
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | @ |\n"
    "| 产出指标 | 数量指标 | 架桥     | 5座        | 5座        | 60   | 60   | 甲 |\n"
    "| ^        | 质量指标 | 合格率   | 100%       | 100%       | 40   | 40   | 乙 |\n"
    "| 总分     | <        | <        | <          | <          | 100  | 100  |    |\n";

std::string with_column(const std::string& name) {
  std::string table = kIndicators;
  return table.replace(table.find('@'), 1, name);
}

TEST(Leftovers, TellOfAnUnknownColumnOnce) {
  EXPECT_EQ(unread(with_column("核查人")), "表格单元未被任何规则读取：“核查人”及其下2格\n");
  EXPECT_EQ(unread(with_column("")),
            "表格单元未被任何规则读取：“甲”\n表格单元未被任何规则读取：“乙”\n");
}

TEST(Leftovers, AreNoCaptionsThatStandAgain) {
  const std::string headings =
      "| 一、项目基本情况 | < | < | < | < | < | < | < |\n"
      "| 项目名称 | 架桥 | < | < | < | < | < | < |\n"
      "| 二、绩效指标完成情况（100分） | < | < | < | < | < | < | < |\n";
  EXPECT_EQ(unread(headings + with_column("偏差原因分析")), "");
  const std::string other = "| 二、其他事项清单 | < | < | < | < | < | < | < |\n";
  EXPECT_EQ(unread(other + with_column("偏差原因分析")),
            "表格单元未被任何规则读取：“二、其他事项清单”\n");
}

TEST(Leftovers, AreNoDashes) {
  EXPECT_EQ(unread(with_column("偏差原因分析") + "| 某某事项 | — | < | / | …… | < | < | < |\n"),
            "表格单元未被任何规则读取：“某某事项”\n");
}

}  // namespace
}  // namespace jixiao
