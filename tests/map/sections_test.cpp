#include "map/sections.h"

#include <gtest/gtest.h>

#include "map/mapped.h"

namespace jixiao {
namespace {

TEST(Sections, NestByTheSchemesTheDocumentUses) {
  EXPECT_EQ(mapped("一、项目基本情况\n（一）项目概况\n1."
                   "项目决策背景\n内容。\n（二）项目内容\n二、有关建议\n建议。\n"),
            "1 一、 项目基本情况 (project_overview)\n"
            "  2 （一） 项目概况 (project_profile)\n"
            "    3 1. 项目决策背景 (decision_background): 内容。\n"
            "  2 （二） 项目内容 (project_content)\n"
            "1 二、 有关建议 (suggestions): 建议。\n");
}

TEST(Sections, CountOnlyTheSchemesInUse) {
  EXPECT_EQ(mapped("一、项目基本情况\n1、项目概况\n好。\n二、有关建议\n好。\n"),
            "1 一、 项目基本情况 (project_overview)\n"
            "  2 1、 项目概况 (project_profile): 好。\n"
            "1 二、 有关建议 (suggestions): 好。\n");
}

TEST(Sections, TakeARunInHeadingThePackNames) {
  EXPECT_EQ(
      mapped("一、项目基本情况\n（一）项目概况。本项目共三年。\n（二）开展培训。本年办班三期。\n"),
      "1 一、 项目基本情况 (project_overview)\n"
      "  2 （一） 项目概况 (project_profile): 本项目共三年。\n（二）开展培训。本年办班三期。\n");
}

TEST(Sections, LeaveSentencesDecimalsAndDatesAlone) {
  EXPECT_EQ(mapped("一、项目基本情况\n1.领导重视，高位推动。为此成立小组。\n2022.1—2022.12完成\n"
                   "32.1公里\n1.5公里道路\n二、有关建议\n无\n"),
            "1 一、 项目基本情况 (project_overview): 1.领导重视，高位推动。为此成立小组。\n"
            "2022.1—2022.12完成\n32.1公里\n1.5公里道路\n"
            "1 二、 有关建议 (suggestions): 无\n");
}

TEST(Sections, LeaveItemsOfAListInTheirText) {
  EXPECT_EQ(mapped("一、存在的问题。\n1.认识有待提高。\n2."
                   "指标不够完善；\n二、有关建议\n（一）加强培训：\n好\n"),
            "1 一、 存在的问题 (problems): 1.认识有待提高。\n2.指标不够完善；\n"
            "1 二、 有关建议 (suggestions)\n"
            "  2 （一） 加强培训: 好\n");
}

TEST(Sections, SurviveRepeatedNumbersAndSpaces) {
  EXPECT_EQ(mapped("　一 、　项目基本情况：\n好\n（一）社会效益\n好\n（一） 生态效益\n好\n"),
            "1 一 、 项目基本情况 (project_overview): 好\n"
            "  2 （一） 社会效益 (social_benefit): 好\n"
            "  2 （一） 生态效益 (ecological_benefit): 好\n");
}

TEST(Sections, AreNoneWithoutTitleOrHeadings) {
  EXPECT_EQ(mapped("你好。\n世界。\n"),
            "unread 没有识别到自评表，也没有识别到自评报告正文\n"
            "unread 不属于任何章节或表格的段落 2 个：“你好。”\n");
}

TEST(Sections, LeaveContentsWithGluedPagesAlone) {
  EXPECT_EQ(mapped("2023年项目绩效自评报告\n总体绩效目标1二、分项绩效目标2\n"
                   "一、项目基本情况1二、绩效目标完成情况2\n一、项目基本情况\n好。\n"
                   "二、绩效目标完成情况\n共12、13两批。\n"),
            "1 一、 项目基本情况 (project_overview): 好。\n"
            "1 二、 绩效目标完成情况 (results): 共12、13两批。\n"
            "/report/title 2023年项目绩效自评报告\n/report/fiscal_year 2023\n");
}

TEST(Sections, LeaveListsOfContentsAlone) {
  EXPECT_EQ(mapped("2023年项目绩效自评报告\n目  录\n一、项目基本情况......1\n"
                   "二、存在的问题……………2\n错误!未定义书签。\n一、项目基本情况\n好。\n"
                   "二、存在的问题\n无\n"),
            "1 一、 项目基本情况 (project_overview): 好。\n"
            "1 二、 存在的问题 (problems): 无\n"
            "/report/title 2023年项目绩效自评报告\n/report/fiscal_year 2023\n");
}

TEST(Sections, SurviveLostAndUnclosedBrackets) {
  EXPECT_EQ(mapped("一、项目基本情况\n好\n）总体绩效目标\n好\n二）资金使用情况\n好\n"
                   "1)社会效益\n好\n（三、项目概况\n好\n二、项目立项规范性(6分 \n好\n"),
            "1 一、 项目基本情况 (project_overview): 好\n"
            "  2 ） 总体绩效目标 (performance_goals): 好\n"
            "  2 二） 资金使用情况 (funds_management): 好\n"
            "    3 1) 社会效益 (social_benefit): 好\n"
            "  2 （三、 项目概况 (project_profile): 好\n"
            "1 二、 项目立项规范性(6分: 好\n");
}

TEST(Sections, SurviveSkippedAndRestartedNumbers) {
  EXPECT_EQ(mapped("一、项目基本情况\n好\n三、绩效目标完成情况\n好\n（二）社会效益\n好\n"
                   "（一）生态效益\n好\n一、存在的问题\n无\n一、有关建议\n无\n"),
            "1 一、 项目基本情况 (project_overview): 好\n"
            "1 三、 绩效目标完成情况 (results): 好\n"
            "  2 （二） 社会效益 (social_benefit): 好\n"
            "  2 （一） 生态效益 (ecological_benefit): 好\n"
            "1 一、 存在的问题 (problems): 无\n"
            "1 一、 有关建议 (suggestions): 无\n");
}

TEST(Sections, TakeDigitsAsTheFirstLevel) {
  EXPECT_EQ(mapped("1、收入：\n本年收入100万元。\n2、支出：\n已全部支出。\n（1）基本支出\n好\n"),
            "1 1、 收入: 本年收入100万元。\n"
            "1 2、 支出: 已全部支出。\n"
            "  2 （1） 基本支出: 好\n");
}

TEST(Sections, KeepOneTitleAtSeveralLevels) {
  EXPECT_EQ(mapped("一、项目概况\n（一）项目概况\n好\n1.项目概况\n好\n二、有关建议\n无\n"),
            "1 一、 项目概况 (project_profile)\n"
            "  2 （一） 项目概况 (project_profile): 好\n"
            "    3 1. 项目概况 (project_profile): 好\n"
            "1 二、 有关建议 (suggestions): 无\n");
}

TEST(Sections, AreNoneInAReportWithoutHeadings) {
  EXPECT_EQ(mapped("2023年项目绩效自评报告\n本项目运行良好，全年支出80万元。\n"),
            "claim executed\n"
            "/report/title 2023年项目绩效自评报告\n/report/fiscal_year 2023\n"
            "/claims/0/number 80\n/claims/0/unit 万元\n/claims/0/text 全年支出80万元\n"
            "unread 不属于任何章节或表格的段落 1 个：“本项目运行良好，全年支出80万元。”\n");
}

TEST(Sections, LeaveMarksOfAttachmentsOut) {
  EXPECT_EQ(mapped("一、项目基本情况\n好\n附件2\n附件2-1\n附件 1\n附表1\n附件：\n"
                   "二、有关建议\n无\n附件\n"),
            "1 一、 项目基本情况 (project_overview): 好\n"
            "1 二、 有关建议 (suggestions): 无\n");
}

TEST(Sections, AreFilledByATable) {
  const std::string dump = mapped(
      "2023年项目绩效自评报告\n一、项目基本情况\n\n\t资金\n\t金额\n\n\t中央\n\t80\n\n\n"
      "二、有关建议\n无\n");
  EXPECT_NE(dump.find("1 一、 项目基本情况 (project_overview)\n"), std::string::npos) << dump;
}

TEST(Cover, GivesTitleUnitAndYear) {
  EXPECT_EQ(mapped("附件2\n某某县农业局\n2023年项目支出绩效自评报告\n一、项目基本情况\n好。\n"),
            "1 一、 项目基本情况 (project_overview): 好。\n"
            "/report/title 2023年项目支出绩效自评报告\n"
            "/report/reporting_unit 某某县农业局\n"
            "/report/fiscal_year 2023\n");
}

TEST(Cover, SaysWhatItDidNotUse) {
  EXPECT_EQ(mapped("2023年项目支出绩效自评报告\n一段前言，不成章节。\n一、项目基本情况\n好。\n"),
            "1 一、 项目基本情况 (project_overview): 好。\n"
            "/report/title 2023年项目支出绩效自评报告\n"
            "/report/fiscal_year 2023\n"
            "unread 不属于任何章节或表格的段落 1 个：“一段前言，不成章节。”\n");
}

TEST(Claims, AreFiguresSaidInProse) {
  EXPECT_EQ(mapped("一、项目基本情况\n全年支出1,037.44万元，执行率为86.2%"
                   "。\n二、评价结论\n自评得分为98.4分。\n"),
            "1 一、 项目基本情况 (project_overview): 全年支出1,037.44万元，执行率为86.2%。\n"
            "1 二、 评价结论 (conclusion): 自评得分为98.4分。\n"
            "claim executed\nclaim execution_rate\nclaim score\n"
            "/report/score 98.4\n"
            "/claims/0/number 1037.44\n/claims/0/unit 万元\n/claims/0/text 全年支出1,037.44万元\n"
            "/claims/1/number 0.862\n/claims/1/text 执行率为86.2%\n"
            "/claims/2/number 98.4\n/claims/2/text 自评得分为98.4分\n");
}

TEST(Claims, AreNotFiguresOfSomethingElse) {
  const auto claims = [](const std::string& sentence) {
    const std::string dump =
        mapped("2024年项目支出绩效自评报告\n一、项目基本情况\n" + sentence + "\n");
    return dump.find("claim ") != std::string::npos;
  };
  for (const char* sentence :
       {"2023年度支出95万元。", "其中：材料费实际支出80万元。", "二季度项目支出50万元。",
        "要求执行率达到95%以上。", "其中县级执行率95.5%。", "综合评分90分以上为优秀。",
        "评价总分为100分。"}) {
    EXPECT_FALSE(claims(sentence)) << sentence;
  }
  for (const char* sentence : {"2024年全年支出95万元。", "预算执行率95.5%。", "自评得分98分。",
                               "全年预算数为120万元，实际支出合计见下。", "本项目得分98分。"}) {
    EXPECT_TRUE(claims(sentence)) << sentence;
  }
}

// Each figure is judged by its own sentence of the line.
TEST(Claims, AreToldApartBySentences) {
  const auto texts = [](const std::string& line) {
    const std::string dump = mapped("2024年项目支出绩效自评报告\n一、项目基本情况\n" + line + "\n");
    std::string found;
    const std::string key = "/text ";
    for (std::size_t at = dump.find("/claims/"); at != std::string::npos;
         at = dump.find("/claims/", at + 1)) {
      const std::size_t end = dump.find('\n', at);
      const std::size_t text = dump.find(key, at);
      if (text < end) found += dump.substr(text + key.size(), end - text - key.size()) + "|";
    }
    return found;
  };
  EXPECT_EQ(texts("2023年度支出95万元。2024年全年支出80万元。"), "全年支出80万元|");
  EXPECT_EQ(texts("全年支出80万元；2023年度支出95万元。"), "全年支出80万元|");
  EXPECT_EQ(texts("其中：全年支出9万元。全年支出80万元；其中：全年支出7万元；执行率为90%。"),
            "全年支出80万元|执行率为90%|");
  EXPECT_EQ(texts("全年支出80万元，执行率为90%，全年支出70万元。"),
            "全年支出80万元|全年支出70万元|执行率为90%|");
}

TEST(Places, CountTheOriginalCharacters) {
  const std::string dump =
      mapped("附件2\n2023年项目支出绩效自评报告\n　一、项目基本情况\n好。\n", true);
  EXPECT_NE(dump.find("/report/fiscal_year 2023 @block 1 [0,4)"), std::string::npos) << dump;
}

}  // namespace
}  // namespace jixiao
