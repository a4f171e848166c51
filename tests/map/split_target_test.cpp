// Targets over several columns, whatever stands over these.
#include "map/split_target.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "converted.h"
#include "map/explained.h"
#include "report/dump.h"

namespace jixiao {
namespace {

// Each indicator's target: text, operator, number, unit.
std::string targets(const Report& report) {
  std::string words;
  for (const Indicator& row : report.forms.at(0).indicators) {
    const Measure& target = row.target;
    words += target.text.value.value_or("-") + " " + target.op.value.value_or("-") + " " +
             (target.number.value ? target.number.value->to_string() : "-") + " " +
             target.unit.value.value_or("-") + "\n";
  }
  for (const Unread& unread : report.unread) words += unread.what + "\n";
  return words;
}

std::string targets(const std::string& table) {
  return targets(map(drawn("项目支出绩效自评表", table), shipped_rules(), ""));
}

const std::string kRows =
    "| 产出指标 | 数量指标 | 架桥 | ≥ | 5 | 座 | 6座 | 50 | 50 |\n"
    "| 产出指标 | 质量指标 | 合格率 | = | 100 | % | 100% | 30 | 30 |\n"
    "| 效益指标 | 社会效益指标 | 出行 | 定性 | 便利 | / | 便利 | 20 | 20 |\n"
    "| 总分 | < | < | < | < | < | < | 100 | 100 |\n";
const std::string kTargets = "≥5座 >= 5 座\n=100% = 100 %\n定性便利 - - -\n";

// The header over the target, in one row or in two.
std::string headed(const std::string& upper, const std::string& lower, const std::string& rows) {
  std::string table =
      "| 一级指标 | 二级指标 | 三级指标 | " + upper + " | 实际完成值 | 分值 | 得分 |\n";
  if (!lower.empty()) table += "| ^ | ^ | ^ | " + lower + " | ^ | ^ | ^ |\n";
  return table + rows;
}

TEST(SplitTarget, IsKnownByItsOperators) {
  for (const char* const lower :
       {"指标性质 | 指标值 | 度量单位", "符号 | 值 | 单位", "性质 | 数值 | 单位",
        "比较符 | 目标值 | 单位", "方向 | 数 | 量纲"}) {
    EXPECT_EQ(targets(headed("年度指标值 | < | <", lower, kRows)), kTargets) << lower;
  }
  EXPECT_EQ(targets(headed("年度指标值 | < | <", "", kRows)), kTargets);
  for (const char* const upper :
       {"指标性质 | 指标值 | 度量单位", "运算符号 | 指标值 | 计量单位", "符号 | 目标值 | 单位"}) {
    EXPECT_EQ(targets(headed(upper, "", kRows)), kTargets) << upper;
    std::string text = "项目支出绩效自评表\n" + headed(upper, "", kRows);
    std::replace(text.begin(), text.end(), '<', ' ');
    EXPECT_EQ(targets(map(extract(Input{"a.txt", text}, Limits{}), shipped_rules(), "")), kTargets)
        << text;
  }
}

TEST(SplitTarget, MayStandInOneCell) {
  const std::string row = "| 产出指标 | 时效指标 | 工期 | 年底前完工 | < | < | 完工 | 10 | 10 |\n";
  EXPECT_EQ(targets(headed("年度指标值 | < | <", "符号 | 值 | 单位", row + kRows)),
            "年底前完工 - - -\n" + kTargets);
  EXPECT_EQ(targets(headed("指标性质 | 指标值 | 度量单位", "", row + kRows)),
            "年底前完工 - - -\n" + kTargets);
}

TEST(SplitTarget, SaysItsOperatorOnce) {
  EXPECT_EQ(targets(headed("符号 | 目标值 | 单位", "",
                           "| 产出指标 | 数量指标 | 架桥 | ≥ | ≥5 | 座 | 6座 | 50 | 50 |\n")),
            "≥5座 >= 5 座\n");
}

// A page on which only 定性 is left.
TEST(SplitTarget, MayHaveNoOperatorLeft) {
  const std::string row = "| 效益指标 | 社会效益指标 | 出行 | 定性 | 便利 | / | 便利 | 20 | 20 |\n";
  EXPECT_EQ(targets(headed("年度指标值 | < | <", "符号 | 值 | 单位", row)), "定性便利 - - -\n");
}

// A column that holds anything else is none of operators: it stays unread, and is told.
TEST(SplitTarget, IsNotGuessed) {
  const std::string row = "| 产出指标 | 数量指标 | 架桥 | 正向 | 5 | 座 | 6座 | 50 | 50 |\n";
  const std::string other = targets(headed("指标方向 | 指标值 | 计量单位", "", row + kRows));
  EXPECT_NE(other.find("5座 - 5 座\n"), std::string::npos) << other;
  EXPECT_NE(other.find("未被任何规则读取：“指标方向”"), std::string::npos) << other;
  const std::string beside = targets(headed("与上年相比 | 年度指标值 | 计量单位", "", kRows));
  EXPECT_NE(beside.find("5座 - 5 座\n"), std::string::npos) << beside;
  EXPECT_NE(beside.find("“与上年相比”"), std::string::npos) << beside;
  const std::string natures =
      targets(headed("属性 | 指标值 | 计量单位", "",
                     "| 产出指标 | 数量指标 | 架桥 | 定量 | 5 | 座 | 6座 | 50 | 50 |\n"));
  EXPECT_NE(natures.find("5座 - 5 座\n"), std::string::npos) << natures;
}

}  // namespace
}  // namespace jixiao
