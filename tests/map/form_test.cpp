#include "map/form.h"

#include <gtest/gtest.h>

#include "map/mapped.h"

namespace jixiao {
namespace {

// A row of the dump: every cell behind a TAB, an empty line behind the row.
std::string row(std::initializer_list<const char*> cells) {
  std::string text;
  for (const char* cell : cells) text += "\t" + std::string(cell) + "\n";
  return text + "\n";
}

const std::string kFundHeader = row(
    {"项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"});
const std::string kIndicatorHeader =
    row({"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
         "偏差原因分析及改进措施"});

bool holds(const std::string& dump, const std::string& line) {
  return ("\n" + dump).find("\n" + line + "\n") != std::string::npos;
}

TEST(Form, TakesFieldsByTheirLabels) {
  const std::string dump =
      mapped("项目支出绩效自评表\n（2022年度）\n" + row({"项 目 名 称：", "某项目"}) +
             row({"主管部门（盖章）", "某局", "实施单位", "某站"}) +
             row({"负责人及电话", "某人 123"}) + kFundHeader + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "form cn.mof.project project")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/title 项目支出绩效自评表")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/fiscal_year 2022")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/project_name 某项目")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/department 某局")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/implementing_unit 某站")) << dump;
  EXPECT_EQ(dump.find("unread"), std::string::npos) << dump;
}

TEST(Form, TellsTheUnitOfItsAmounts) {
  const std::string bare = row({"项目资金", "", "年初预算数", "全年预算数", "全年执行数"});
  const std::string plain = row({"", "年度资金总额", "10", "20", "20"});
  const auto unit = [](const std::string& text) {
    const std::string dump = mapped(text + kIndicatorHeader);
    const std::string key = "/forms/0/currency_unit ";
    const std::size_t at = dump.find(key);
    return at == std::string::npos
               ? ""
               : dump.substr(at + key.size(), dump.find('\n', at) - at - key.size());
  };
  EXPECT_EQ(unit(kFundHeader + plain), "万元");
  EXPECT_EQ(unit("项目支出绩效自评表\n金额单位：元\n" + bare + plain), "元");
  EXPECT_EQ(unit("项目支出绩效自评表\n" + bare + row({"", "年度资金总额", "10元", "20元", "20"})),
            "元");
}

TEST(Form, LeavesABlankFieldBlank) {
  const std::string dump =
      mapped(row({"主管部门", "实施单位", "某站"}) + kFundHeader + kIndicatorHeader);
  EXPECT_EQ(dump.find("/forms/0/department"), std::string::npos) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/implementing_unit 某站")) << dump;
}

TEST(Funds, KeepPrintedDigitsAndTurnUnits) {
  const std::string dump = mapped(
      kFundHeader + row({"", "年度资金总额", "42", "37.440", "150万元", "10", "86.19%", "8.62"}) +
      row({"", "其中：当年财政拨款", "—", "374400元", "/", "-", "", "无"}) + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "/forms/0/currency_unit 万元")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/annual_budget 37.440")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/executed 150")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/execution_rate 0.8619")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/1/label 其中：当年财政拨款")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/1/annual_budget 37.4400")) << dump;
  EXPECT_EQ(dump.find("/forms/0/funds/1/executed"), std::string::npos) << dump;
}

TEST(Funds, TellABareRateByTheAmounts) {
  const auto rate = [](const char* budget, const char* executed, const char* printed) {
    const std::string dump =
        mapped(kFundHeader + row({"", "年度资金总额", "1", budget, executed, "10", printed, "10"}) +
               kIndicatorHeader);
    const std::string key = "/forms/0/funds/0/execution_rate ";
    const std::size_t at = dump.find(key);
    return at == std::string::npos
               ? ""
               : dump.substr(at + key.size(), dump.find('\n', at) - at - key.size());
  };
  EXPECT_EQ(rate("50", "50", "100"), "1.00");
  EXPECT_EQ(rate("50", "50", "1"), "1");
  EXPECT_EQ(rate("50", "47.68", "95.36"), "0.9536");
  EXPECT_EQ(rate("50", "0.5", "1"), "0.01");
  EXPECT_EQ(rate("0", "0", "100"), "?");
  EXPECT_EQ(rate("50", "", "100"), "?");
}

TEST(Indicators, RepeatMergedNamesAndDropTemplateRows) {
  const std::string dump = mapped(
      kFundHeader + kIndicatorHeader +
      row({"", "产出指标（50分）", "数量指标", "报送数量", "≥12条", "12", "10.00", "10", "无"}) +
      row({"", "", "", "编报数量", "完成", "完成", "20", "20", ""}) +
      row({"", "", "成本指标", "……", "", "", "", "", ""}) +
      row({"", "", "", "总成本", "≤42万元", "40", "20", "20", ""}) +
      row({"", "效益指标", "社会效益指标", "", "", "", "", "", ""}) +
      row({"", "", "", "指标2", "", "", "", "", ""}) +
      row({"", "", "生态效益指标", "绿化", "好", "好", "30", "30", ""}) +
      row({"总分", "100", "90"}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1 产出指标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1_weight 50")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/weight 10.00")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/target/op >=")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/target/unit 条")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level1_weight 50")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level2 数量指标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/2/level2 成本指标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/2/level3 总成本")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/3/level1 效益指标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/3/level2 生态效益指标")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/4"), std::string::npos) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 100")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 90")) << dump;
}

// The total row of a form with weight and score, as cells.
std::string totals(std::initializer_list<const char*> cells) {
  const std::string dump = mapped(
      kFundHeader + kIndicatorHeader +
      row({"", "产出指标", "数量指标", "报送数量", "12", "12", "90", "88", ""}) + row(cells));
  const auto value = [&](const char* key) {
    const std::size_t at = dump.find(key);
    return at == std::string::npos
               ? std::string("-")
               : dump.substr(at + std::string(key).size(),
                             dump.find('\n', at) - at - std::string(key).size());
  };
  return value("/forms/0/total/weight ") + " " + value("/forms/0/total/score ");
}

TEST(TotalRow, IsReadWholeMergedOrCut) {
  EXPECT_EQ(totals({"总分", "100", "98", ""}), "100 98");
  EXPECT_EQ(totals({"总分", "100", "98"}), "100 98");
  EXPECT_EQ(totals({"总分", "", "", "", "", "", "100", "98", ""}), "100 98");
  EXPECT_EQ(totals({"总得分", "100", "98", "优"}), "100 98");
  EXPECT_EQ(totals({"总分", "88", ""}), "- 88") << "the sum of the scores";
  EXPECT_EQ(totals({"总分", "90", ""}), "90 -") << "the sum of the weights";
  EXPECT_EQ(totals({"总分", "98", ""}), "- -") << "weight or score?";
  EXPECT_EQ(totals({"总分", "100"}), "- -") << "weight or score?";
}

TEST(TotalRow, IsTheLastOneAndNoIndicator) {
  const std::string dump =
      mapped(kFundHeader + kIndicatorHeader +
             row({"", "产出指标", "数量指标", "报送数量", "12", "12", "60", "60", ""}) +
             row({"产出指标小计", "60", "60", ""}) + row({"合计", "60", "60", ""}) +
             row({"", "效益指标", "社会效益指标", "合计", "好", "好", "30", "30", ""}) +
             row({"总分", "90", "90", ""}));
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 90")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level3 合计")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/2"), std::string::npos) << dump;
}

TEST(Indicators, AreNotGuessedFromRowsThatLostCells) {
  const std::string dump = mapped(
      kFundHeader + kIndicatorHeader +
      row({"", "满意度指标（10分）", "服务对象满意度指标", "群众满意度", "≥90", "93", "10"}));
  EXPECT_EQ(dump.find("/forms/0/indicators/0/reason"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/0/score"), std::string::npos) << dump;
}

TEST(Funds, AreReadFromTheirLabelOn) {
  const std::string dump =
      mapped(kFundHeader + row({"", "年度资金总额", "100", "100", "100", "10", "100%", "10"}) +
             row({"", "其中：当年财政拨款", "100", "100", "100"}) +
             row({"", "彩票公益金", "3", "2", "1"}) + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "/forms/0/funds/1/executed 100")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/2/label 彩票公益金")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/2/annual_budget 2")) << dump;
}

TEST(Groups, GiveTheirWeightInAnyBrackets) {
  for (const char* name :
       {"产出指标（50分）", "产出指标[50分]", "产出指标【50分】", "产出指标 50分",
        "产出指标（50%）", "产出指标（权重50）", "产出指标 ( 50 分 )"}) {
    const std::string dump = mapped(kFundHeader + kIndicatorHeader +
                                    row({"", name, "数量指标", "甲", "1", "1", "50", "50", ""}));
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1 产出指标")) << name;
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1_weight 50")) << name;
  }
}

TEST(Indicators, AreReadInAnyOrderOfColumns) {
  const std::string dump =
      mapped(kFundHeader +
             row({"一级指标", "二级指标", "三级指标", "权重", "指标值", "完成值", "自评得分"}) +
             row({"产出指标", "数量指标", "报送数量", "90", "12", "11", "80"}) +
             row({"合计", "90", "80"}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/weight 90")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/actual/number 11")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/score 80")) << dump;
}

TEST(Goals, KeepBothSides) {
  const std::string dump = mapped(kFundHeader + row({"年度总体目标", "预期目标", "实际完成情况"}) +
                                  row({"", "建好 平台", "已建 成"}) + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 建好平台")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已建成")) << dump;
}

TEST(Form, SaysWhichCellsNoRuleReads) {
  const std::string dump = mapped(row({"神秘栏目", "某值"}) + kFundHeader + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "unread 表格单元未被任何规则读取：“神秘栏目”“某值”")) << dump;
}

TEST(Form, SaysThatATableIsNone) {
  EXPECT_TRUE(holds(mapped(row({"甲", "乙"}) + row({"1", "2"})),
                    "unread 没有规则包适合此表格，其内容未提取"));
}

TEST(Form, IsOneForEachTable) {
  const std::string table =
      "项目支出绩效自评表\n" + row({"项目名称", "某项目"}) + kFundHeader + kIndicatorHeader;
  const std::string dump = mapped(table + table);
  EXPECT_TRUE(holds(dump, "/forms/1/project_name 某项目")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/1/title 项目支出绩效自评表")) << dump;
}

}  // namespace
}  // namespace jixiao
