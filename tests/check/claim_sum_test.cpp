// Parts listed in prose against their whole, as cn.report.narrative judges them.
#include <gtest/gtest.h>

#include "check/shipped.h"

namespace jixiao {
namespace {

constexpr const char* kCheck = "cn.report.narrative/parts-of-whole";
constexpr const char* kAt = " /sections/0/text";

std::string sum_of_words(const std::string& words) { return judged_by(saying(words), kCheck); }

TEST(ClaimSum, FindsPartsThatAreNotTheirWhole) {
  struct {
    const char* words;
    const char* figures;  // stated, computed
  } const rows[] = {
      // Amounts.
      {"从支出构成看，支出180.58万元，其中：业务开展支出71.24万元、委托服务支出80.35万元、"
       "宣传培训支出42.61万元。",
       "180.58 194.20"},
      {"按资金用途划分，共支出2,026,400元，其中：设备购置1,000,000元，人员培训740,000元。",
       "2026400 1740000"},
      {"资金来源分别为：中央资金124.23万元、省级资金370.83万元、县级资金260.3万元，合计755."
       "19万元。",
       "755.19 755.36"},
      {"项目资金755.19万元，其中：中央资金124.23万元，省级资金370.83万元，县级资金260.3万元。",
       "755.19 755.36"},
      {"全年支出100万元，其中：设备费60万元，材料费30万元，其他5万元。", "100 95"},
      {"全年支出1.2亿元，具体为：工程支出8000万元、设备支出3000万元。", "1.2 1.1000"},
      {"设备费60万元，材料费30万元，合计95万元。", "95 90"},
      // The share at the end is of the whole.
      {"资金实际支出900万元，其中：中央资金500万元，省级资金300万元，县级资金150万元，预算执行率90%"
       "。",
       "900 950"},
      // Counts.
      {"发放物资甲镇5,000套、乙镇6,954套、丙镇5,000套，共计16,988套。", "16988 16954"},
      {"按人员类别划分，培训264人，其中：教师100人、医生150人。", "264 250"},
      // Shares.
      {"按构成看，完成投资占比100%，其中：工程占60%、设备占30%、其他占5%。", "100 95"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(sum_of_words(row.words), "fail warning " + std::string(row.figures) + kAt)
        << row.words;
  }
}

TEST(ClaimSum, PassesPartsThatAddUp) {
  const char* const rows[] = {
      "从支出构成看，支出160.36万元，其中：业务开展支出70.12万元、委托服务支出55.18万元、"
      "宣传培训支出35.06万元。",
      "从支出构成看，支出160.36万元，其中：业务开展支出70.1万元、委托服务支出55.2万元、"
      "宣传培训支出35.1万元。",
      "按用途划分，支出1,000,000元，其中：设备60万元、材料40万元。",
      "设备费60万元，材料费30万元，合计90万元。",
      "按类别分，培训264人，其中：教师100人、医生164人。",
      "按构成看，占比100%，其中：工程占33.3%、设备占33.3%、其他占33.3%。",
      // Two breakdowns one after the other: the first is whole by itself.
      "按用途划分，支出100万元，其中：人员经费60万元，设备经费40万元，本年财政经费100万元。",
  };
  for (const char* words : rows) EXPECT_EQ(sum_of_words(words), "pass") << words;
}

// 其中 does not say that these are all; what overlaps may exceed the whole.
TEST(ClaimSum, IsSilentWherePartsNeedNotBeAll) {
  const char* const rows[] = {
      "全年支出100万元，其中：设备购置60万元，材料购置30万元。",
      "全年支出100万元，其中设备购置60万元。",
      "培训264人，其中女性150人、党员200人。",
      "全年支出100万元，其中政府采购80万元、设备60万元。",
      "全年支出100万元，主要用于：设备60万元，材料30万元，其他5万元。",
      "全年支出约100万元，分别为设备60万元、材料30万元。",
      "按用途划分，支出100万元，其中：设备60万元、材料20万元等。",
      "按用途划分，支出100万元，其中：设备60万元、材料20万元及人员若干。",
      "按用途划分，支出100万元，其中：设备60万元、车辆3台、材料20万元。",
      "按用途划分，支出100万元，其中：设备60万元（其中甲40万元、乙10万元）、材料40万元。",
      "按用途划分，支出100万元，其中：工程60万元，其中土建50万元、安装10万元，设备40万元。",
      "年初预算50万元，调减10万元，合计40万元。",
      "2022年支出50万元，全年共支出200万元。",
      "完成道路12公里、桥梁3座，合计15处。",
      "项目按进度支付，支出100万元，其中：首付30万元、二付40万元，三付20万元于次年支付10万元。",
      "本项目涉及人员经费和设备经费。",
      "",
  };
  for (const char* words : rows) {
    const std::string told = sum_of_words(words);
    EXPECT_TRUE(told == "not_applicable" || told == "pass") << words << ": " << told;
  }
}

TEST(ClaimSum, TellsWordsAndFigures) {
  const std::string words =
      "从支出构成看，支出180.58万元，其中：业务支出71.24万元、委托支出80.35万元、宣传支出42."
      "61万元。";
  EXPECT_EQ(said_by(saying(words), kCheck),
            "正文“从支出构成看,支出180.58万元,其中:业务支出71.24万元、委托支出80."
            "35万元、宣传支出42.61万元”"
            "所列各部分之和 194.20万元 与合计 180.58万元 不一致，相差 13.62万元");
  EXPECT_EQ(said_by(saying(words), kCheck, Language::kEnglish),
            "the parts in \"从支出构成看,支出180.58万元,其中:业务支出71.24万元、委托支出80.35万元、"
            "宣传支出42.61万元\" add up to 194.20万元, not to 180.58万元, difference 13.62万元");
}

TEST(ClaimSum, TellsEachSentenceOnce) {
  Report report = saying(
      "按用途分，支出100万元，其中：设备支出70万元、材料支出40万元。\n"
      "按用途分，支出50万元，其中：设备支出30万元、材料支出40万元。");
  check(report, shipped_rules(), Language::kChinese);
  int told = 0;
  for (const Finding& finding : report.findings) told += finding.code == "claim-sum-mismatch";
  EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace jixiao
