// Tables whose merged cells stand in each row and column that they cover, as exports write them.
#include <gtest/gtest.h>

#include <string>

#include "converted.h"
#include "map/explained.h"
#include "report/dump.h"

namespace jixiao {
namespace {

const std::string kTitle = "项目支出绩效自评表";

// The form as Word has it: `^` is merged with the cell above, `<` with the one to the left.
const std::string kMerged = R"(
| 项目名称         | <            | 设备购置   | <          | <          | <    | <        | <    |
| 项目资金（万元） |              | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率   | 得分 |
| ^                | 年度资金总额 | 100        | 100        | 80         | 10   | 80%      | 8    |
| ^                | 财政拨款     | 100        | 100        | 80         |      |          |      |
| 年度总体目标     | 预期目标     | <          | <          | 实际完成情况 | <  | <        | <    |
| ^                | 购置10台     | <          | <          | 已购置     | <    | <        | <    |
| 绩效指标         | 一级指标     | 二级指标   | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 |
| ^                | 产出指标     | 数量指标   | 购置数量   | ≥10台      | 10台 | 60       | 60   |
| ^                | ^            | 质量指标   | 合格率     | 100%       | 100% | 30       | 30   |
| 总分             | <            | <          | <          | <          | <    | 100      | 98   |
)";

std::string dump_of(const Document& document) {
  return dump(map(document, shipped_rules(), ""), false);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// How cells merged to the right are written; those merged down stand in each row.
enum class Right { kMerged, kRepeated, kBlank, kOnce };

std::string repeated(const std::string& table, Right right) {
  std::vector<std::string> above;
  std::string result;
  for (std::size_t at = 1; at < table.size(); at = table.find('\n', at) + 1) {
    const std::size_t end = table.find('\n', at);
    std::vector<std::string> cells;
    result += "|";
    for (std::size_t bar = at; table.find('|', bar + 1) < end;) {
      const std::size_t next = table.find('|', bar + 1);
      std::string cell = table.substr(bar + 1, next - bar - 1);
      if (cell.find('^') != std::string::npos) cell = above[cells.size()];
      const bool merged = cell.find('<') != std::string::npos;
      if (merged && right == Right::kRepeated) cell = cells.back();
      if (merged && right == Right::kBlank) cell = " ";
      if (!merged || right != Right::kOnce) result += cell + "|";
      cells.push_back(cell);
      bar = next;
    }
    result += "\n";
    above = cells;
  }
  return result;
}

TEST(RepeatedCells, AreReadAsMergedOnes) {
  const std::string whole = dump_of(drawn(kTitle, kMerged));
  EXPECT_NE(whole.find("/forms/0/funds/1/label 财政拨款"), std::string::npos) << whole;
  EXPECT_NE(whole.find("/forms/0/indicators/1/score 30"), std::string::npos) << whole;
  EXPECT_NE(whole.find("/forms/0/total/score 98"), std::string::npos) << whole;
  EXPECT_EQ(whole.find("unread"), std::string::npos) << whole;
  EXPECT_EQ(dump_of(drawn(kTitle, repeated(kMerged, Right::kMerged))), whole);
  EXPECT_EQ(dump_of(drawn(kTitle, repeated(kMerged, Right::kRepeated))), whole);
  // A dump whose rows stand in lines of pipes knows no spans.
  for (const Right right : {Right::kRepeated, Right::kBlank, Right::kOnce}) {
    const std::string text = kTitle + "\n" + repeated(kMerged, right);
    EXPECT_EQ(dump_of(extract(Input{"a.txt", text}, Limits{})), whole) << text;
  }
}

// Two values that are alike are two, unless the words above them are alike.
TEST(RepeatedCells, AreNoValuesOfAnotherColumn) {
  const std::string table =
      "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | @ | 分值 | 得分 |\n"
      "| 产出指标 | 数量指标 | 购置数量 | 10台 | 达标 | 达标 | 60 | 60 |\n"
      "| 产出指标 | 质量指标 | 合格率 | 100% | 100% | 100% | 40 | 40 |\n";
  const std::string other = dump_of(drawn(kTitle, replaced(table, "@", "复核值")));
  EXPECT_NE(other.find("“复核值”及其下2格"), std::string::npos) << other;
  const std::string same = dump_of(drawn(kTitle, replaced(table, "@", "实际完成值")));
  EXPECT_EQ(same.find("unread"), std::string::npos) << same;
}

// 合计 in the place of the groups is no indicator, whatever stands beside it.
TEST(RepeatedCells, OfATotalAreNoIndicator) {
  const std::string dump = dump_of(drawn(
      kTitle,
      replaced(kMerged,
               "| 总分             | <            | <          | <          | <          | <    |",
               "| 合计 | 合计 | 合计 | 合计 | 合计 | 合计 |")));
  EXPECT_EQ(dump.find("/forms/0/indicators/2"), std::string::npos) << dump;
  EXPECT_NE(dump.find("/forms/0/total/weight 100"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("unread"), std::string::npos) << dump;
}

}  // namespace
}  // namespace jixiao
