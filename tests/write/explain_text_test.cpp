#include "write/explain_text.h"

#include <gtest/gtest.h>

#include "map/explained.h"

namespace jixiao {
namespace {

const std::string kForm =
    "format: 1\nid: cn.form\nversion: 1.0.0\ntitle: 甲\n"
    "detect: {kind: project, title: [自评表], all: [项目名称], any_1: [得分, 评分]}\n"
    "fields:\n"
    "- {id: project_name, label: 项目名称}\n"
    "- {id: department, label: 主管部门, required: true}\n"
    "- {id: implementing_unit, label: 实施单位}\n"
    "tables:\n"
    "- id: goals\n"
    "  columns: [{id: expected, label: 预期目标, key: true}, {id: actual, label: 完成情况, key: "
    "true}]\n"
    "- id: indicators\n"
    "  columns: [{id: level3, label: 三级指标, key: true}, {id: score, label: 得分, type: decimal, "
    "key: true},\n"
    "            {id: weight, label: 分值, type: decimal}]\n";
const std::string kOther =
    "format: 1\nid: cn.other\nversion: 1.0.0\ntitle: 甲\n"
    "detect: {kind: project, all: [项目名称], none: [得分]}\nfields: [{id: grade, label: 评价}]\n";

const std::string kTable =
    "| 项目名称 | 设备购置 |\n"
    "| 主管部门 |  |\n"
    "| 实施的单位 | 某中心 |\n"
    "| 预期目标 | 说明 |\n"
    "| 三级指标 | 得分 |\n"
    "| 甲 | 5 |\n";

// Without the lines that say how long something took.
std::string told(const std::string& text, const std::string& table, const std::string& field,
                 bool english = false) {
  const Rules rules = rules_of({kForm, kOther});
  const std::string all =
      explanation_text(explain(drawn(text, table), rules, "", field), TextOptions{false, english});
  const std::size_t times = all.find(english ? "time in patterns" : "模式用时");
  return all.substr(0, times);
}

TEST(ExplanationText, TellsWhichPackEachValueAndWhatWasLeft) {
  EXPECT_EQ(told("项目自评表", kTable, ""),
            "a.txt\n"
            "表1 6行2列「项目自评表」\n"
            "  采用 cn.form 1.0.0：15 分，没有别的规则包适合\n"
            "    15  cn.form   标题含“自评表”；all 1/1；any_1 1/2：得分，没有 评分\n"
            "     -  cn.other  不适合：有 none 里的 得分\n"
            "  字段\n"
            "    project_name = “设备购置”  表1第1行第2列\n"
            "    department（必填） 没有值：表1第2行第1列“主管部门”：表1第2行第2列是空的\n"
            "    implementing_unit 没有值：表1第3行第1列“实施的单位”："
            "与标签“实施单位”相近而不同；若是同一项，把它加到 also\n"
            "  表格\n"
            "    goals 没有找到表头：最接近的是第4行，缺关键列 actual (完成情况)\n"
            "    indicators 表头在第5行，读到 1 行\n"
            "      level3=三级指标、score=得分\n"
            "      表里没有的列：weight\n"
            "  没有规则读取的单元格 4 个\n"
            "    表1第3行第1列“实施的单位”\n"
            "    表1第3行第2列“某中心”\n"
            "    表1第4行第1列“预期目标”\n"
            "    表1第4行第2列“说明”\n"
            "正文：没有识别到自评报告\n");
}

TEST(ExplanationText, TellsOfOneFieldEveryCandidate) {
  EXPECT_EQ(told("项目自评表", kTable, "project_name"),
            "a.txt\n"
            "表1 6行2列「项目自评表」\n"
            "  采用 cn.form 1.0.0：15 分，没有别的规则包适合\n"
            "正文：没有识别到自评报告\n"
            "字段 project_name，表1，规则包 cn.form\n"
            "  找法 cell_right；标签 项目名称\n"
            "  取到 1 个：“设备购置”\n"
            "  + 表1第1行第1列“项目名称”：采用，值 “设备购置”，在表1第1行第2列\n");
  EXPECT_EQ(told("项目自评表", "| 项目名称 | 甲 |\n| 得分 | 1 |", "departmant"),
            "a.txt\n"
            "表1 2行2列「项目自评表」\n"
            "  采用 cn.form 1.0.0：15 分，没有别的规则包适合\n"
            "正文：没有识别到自评报告\n"
            "字段 departmant，表1，规则包 cn.form\n"
            "  规则包里没有这个字段，是不是 department？\n");
}

TEST(ExplanationText, TellsThatNoPackFits) {
  EXPECT_EQ(told("", "| 部门 | 甲 |", "department"),
            "a.txt\n"
            "表1 1行2列，没有标题\n"
            "  没有规则包适合，此表没有读取\n"
            "     -  cn.form   不适合：缺 all 里的 项目名称；any_1 只有 0 个，没有 得分、评分\n"
            "     -  cn.other  不适合：缺 all 里的 项目名称\n"
            "正文：没有识别到自评报告\n"
            "没有表格或正文可以回答字段 department\n");
}

TEST(ExplanationText, TellsThatThereIsNoTable) {
  EXPECT_EQ(told("项目自评表", "", ""),
            "a.txt\n"
            "文件里没有表格；读到了什么，用 jixiao extract --format text 看\n"
            "正文：没有识别到自评报告\n");
}

TEST(ExplanationText, IsEnglishWhereAsked) {
  EXPECT_EQ(
      told("项目自评表", "| 项目名称 | 甲 |\n| 主管部门 | 得分 |", "department", true),
      "a.txt\n"
      "table 1 2 rows 2 columns \"项目自评表\"\n"
      "  read by cn.form 1.0.0: 15 points, no other pack is eligible\n"
      "prose: no self-evaluation report was recognised\n"
      "field department, table 1, pack cn.form\n"
      "  find: cell_right; labels: 主管部门\n"
      "  values: 1: \"得分\"\n"
      "  + table 1 row 2 column 1 \"主管部门\": taken, value \"得分\", at table 1 row 2 column "
      "2\n");
}

TEST(ExplanationText, LetsNoDocumentSteerTheTerminal) {
  Document document = drawn("项目自评表", "| 项目名称 | 甲 |\n| 得分 | 1 |");
  Cell& cell = std::get<Table>(document.blocks.at(1)).cells.at(1);
  std::get<Paragraph>(cell.blocks.at(0)).text = "\x1b[31m甲";
  const Rules rules = rules_of({kForm});
  const std::string text = explanation_text(explain(document, rules, "", ""), TextOptions{});
  EXPECT_NE(text.find("?[31m甲"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace jixiao
