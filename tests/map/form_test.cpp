#include "map/form.h"

#include <gtest/gtest.h>

#include "converted.h"
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

TEST(Form, TakesNamesFromALineOfSeveralLabels) {
  const std::string title = "项目支出绩效自评表\n";
  const std::string below =
      kFundHeader + row({"", "年度资金总额", "10", "20", "20"}) + kIndicatorHeader;
  std::string dump =
      mapped(title + "项目名称：设备购置    填报单位：某县 教育局\u3000单位：万元\n" + below);
  EXPECT_TRUE(holds(dump, "/forms/0/project_name 设备购置")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/implementing_unit 某县教育局")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/currency_unit 万元")) << dump;
  // A date or a year is no part of a name; what stands behind a label that is not known may be.
  const auto unit = [&](const char* line) {
    return mapped_report(title + line + "\n" + below)
        .forms.at(0)
        .implementing_unit.value.value_or("");
  };
  EXPECT_EQ(unit("填报单位：某局    2023年度    单位：万元"), "某局");
  EXPECT_EQ(unit("填报单位：某局 （2023年度） 单位：万元"), "某局");
  EXPECT_EQ(unit("填报单位：某局财务科 电话：0739-1234"), "");
  EXPECT_EQ(unit("填报单位：示范区 （2022-2023年）"), "示范区 （2022-2023年）");
  EXPECT_EQ(unit("填报单位：某局（2023年度）"), "某局");
  EXPECT_EQ(unit("主管部门：某委    实施单位：某局（盖章）"), "某局");
  // What stands in the table counts.
  dump =
      mapped(title + "项目名称：设备    填报单位：某局\n" + row({"项目名称", "设备购置"}) + below);
  EXPECT_TRUE(holds(dump, "/forms/0/project_name 设备购置")) << dump;
}

TEST(Form, LeavesALineBetweenFormsToTheNext) {
  const std::string form =
      kFundHeader + row({"", "年度资金总额", "10", "20", "20"}) + kIndicatorHeader +
      row({"", "产出指标", "数量指标", "数量", "≥1台", "1台", "100", "95", ""}) +
      row({"总分", "", "", "", "", "", "100", "95", ""});
  const std::string title = "项目支出绩效自评表\n";
  const Report report = mapped_report(title + row({"项目名称", "甲项目"}) + form +
                                      "\n主管部门：乙局    实施单位：乙站    性质：专项\n" + title +
                                      row({"项目名称", "乙项目"}) + form);
  ASSERT_EQ(report.forms.size(), 2U);
  EXPECT_EQ(report.forms[0].project_name.value, "甲项目");
  EXPECT_FALSE(report.forms[0].department.value);
}

TEST(Form, TakesAFirstFundRowWithPointsForTheTotal) {
  const auto rows = [](const char* weight, const char* score) {
    const Report report =
        mapped_report("项目支出绩效自评表\n" + kFundHeader +
                      row({"", "本项目全部", "10", "20", "20", weight, "100%", score}) +
                      row({"", "其中：财政拨款", "10", "20", "20", "", "", ""}) + kIndicatorHeader);
    std::string words;
    for (const FundRow& fund : report.forms.at(0).funds) words += fund.key + " " + fund.role + ";";
    const int origin = report.forms[0].funds.at(0).executed.origin;
    return words + report.origins.at(static_cast<std::size_t>(origin)).rule;
  };
  EXPECT_EQ(rows("10", "10"), "total total;fiscal part;cn.mof.project:funds.total.executed");
  EXPECT_EQ(rows("", ""), "part unknown;fiscal part;cn.mof.project:funds.part.executed");
}

TEST(Form, TakesTheTotalRowAndNotAFieldOfItsName) {
  const std::string dump =
      mapped("项目支出绩效自评表\n" + kIndicatorHeader +
             row({"", "产出指标", "数量指标", "数量", "≥1台", "1台", "100", "95", ""}) +
             row({"项目自评总分", "", "", "", "", "", "100", "95", ""}));
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 100")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 95")) << dump;
}

TEST(Form, TakesTheUnitThatStandsInARowAboveTheFunds) {
  const std::string header = row({"项目资金", "", "年初预算数", "全年预算数", "全年执行数"});
  const Report report =
      mapped_report("项目支出绩效自评表\n" + row({"填报单位：某局", "", "金额单位：元"}) + header +
                    row({"", "年度资金总额", "1000", "2000", "2000"}) + kIndicatorHeader);
  EXPECT_EQ(report.forms.at(0).currency_unit.value, "元");
  for (const Unread& unread : report.unread)
    EXPECT_EQ(unread.what.find("金额单位"), std::string::npos);
}

// Of two total rows the last one with figures counts; words in their place are told.
TEST(Form, KeepsTheTotalWhereWordsStandBelowIt) {
  const std::string rows =
      "项目支出绩效自评表\n" + kIndicatorHeader +
      row({"", "产出指标", "数量指标", "数量", "≥1台", "1台", "100", "95", ""}) +
      row({"合计", "", "", "", "", "", "100", "95", ""});
  const auto below = [&](const std::string& other) { return mapped_report(rows + other); };
  const Report same = below(row({"总分", "", "", "", "", "", "100", "95", ""}));
  EXPECT_EQ(same.forms.at(0).total_score.value, Decimal(95));
  EXPECT_TRUE(same.unread.empty());
  const Report other = below(row({"总分", "", "", "", "", "", "100", "96", ""}));
  EXPECT_EQ(other.forms.at(0).total_score.value, Decimal(96));
  for (const std::string line : {row({"项目总分", "", "", "", "", "", "", "由财政部门填写", ""}),
                                 row({"项目总分", "", "", "由财政部门填写", "", "", "", "", ""})}) {
    const Report words = below(line);
    EXPECT_EQ(words.forms.at(0).total_score.value, Decimal(95)) << line;
    EXPECT_FALSE(words.unread.empty()) << line;
  }
}

const std::string kNoUnread = "\nunread";

TEST(Form, TakesTheTotalBehindAFieldOfItsRow) {
  const std::string dump =
      mapped("项目支出绩效自评表\n" + kIndicatorHeader +
             row({"", "产出指标", "数量指标", "台数", "≥5台", "5台", "90", "90", ""}) +
             row({"其他需要说明事项", "无", "", "", "", "总分", "100", "96", "优"}));
  EXPECT_TRUE(holds(dump, "/forms/0/narratives/remarks 无")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 100")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 96")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/grade 优")) << dump;
  EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
}

TEST(Form, TellsATotalInTheTitleThatIsNotTheRows) {
  const auto form = [](const std::string& total) {
    return mapped("衔接资金项目绩效目标自评表（项目总得分" + total + "分）\n" + kIndicatorHeader +
                  row({"", "产出指标", "数量指标", "台数", "≥5台", "5台", "100", "98", "晚"}) +
                  row({"总分", "", "", "", "", "", "100", "98", ""}));
  };
  const std::string same = form("98");
  EXPECT_TRUE(holds(same, "/forms/0/total/score 98")) << same;
  EXPECT_EQ(same.find(kNoUnread), std::string::npos) << same;
  const std::string other = form("99");
  EXPECT_TRUE(holds(other, "/forms/0/total/score 98")) << other;
  EXPECT_TRUE(holds(other, "unread 表头所写的总得分 99 与总分行的 98 不同，以总分行为准")) << other;
}

TEST(Form, TakesSeveralAmountsOutOfOneCell) {
  const std::string dump =
      mapped("转移支付绩效目标自评表\n" + row({"转移支付名称", "某补助", "资金使用单位", "某校"}) +
             row({"转移支付预算数（A） 5.8万 转移支付执行数（B） 5.22万 执行率 90%"}) +
             row({"一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值"}) +
             row({"产出指标", "数量指标", "人数", "≥5人", "5人"}));
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/annual_budget 5.8")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/executed 5.22")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/execution_rate 0.90")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/currency_unit 万元")) << dump;
  EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
}

TEST(Form, NamesTheBlockOfEachIndicator) {
  const std::string head = row({"年度绩效目标1（40分）", "一级指标", "二级指标", "三级指标",
                                "年初目标值", "实际完成值", "得分"});
  const std::string dump =
      mapped("某项目自评表\n" + row({"", "年度财政资金总额", "预算数", "执行数", "得分"}) + head +
             row({"", "产出指标", "数量指标", "座数", "6座", "6座", "40"}) +
             row({"年度绩效目标2（40分）", "一级指标", "二级指标", "三级指标", "年初目标值",
                  "实际完成值", "得分"}) +
             row({"", "效益指标", "社会效益指标", "人口", "≥9人", "9人", "40"}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/block 年度绩效目标1（40分）")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/block 年度绩效目标2（40分）")) << dump;
}

TEST(Form, KeepsBlocksThatStandSideBySideApart) {
  const std::string dump = mapped(
      "项目支出绩效目标申报表\n" + row({"总体目标", "中期目标（2024年—2026年）", "年度目标"}) +
      row({"", "修复30公里", "修复10公里"}) +
      row({"一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"}) +
      row({"产出指标", "数量指标", "中期长度", "≥30公里", "数量指标", "年度长度", "≥10公里"}) +
      row({"", "质量指标", "中期质量", "100%", "", "", ""}) +
      row({"效益指标", "社会效益指标", "中期效益", "有提升", "", "年度效益", "有改善"}));
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 修复10公里")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/narratives/medium_term_goal 修复30公里")) << dump;
  const char* const kNames[] = {"中期长度", "中期质量", "中期效益", "年度长度", "年度效益"};
  const char* const kLevel1[] = {"产出指标", "产出指标", "效益指标", "产出指标", "效益指标"};
  for (int i = 0; i < 5; ++i) {
    const std::string at = "/forms/0/indicators/" + std::to_string(i);
    EXPECT_TRUE(holds(dump, at + "/block " + (i < 3 ? "中期目标（2024年—2026年）" : "年度目标")))
        << i << dump;
    EXPECT_TRUE(holds(dump, at + "/level3 " + kNames[i])) << dump;
    EXPECT_TRUE(holds(dump, at + "/level1 " + kLevel1[i])) << dump;
  }
  EXPECT_EQ(dump.find("/forms/0/indicators/5/"), std::string::npos) << dump;
  EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
}

TEST(Form, TakesTheScoresOfBlocksFromTheirHeaders) {
  const std::string dump = mapped(
      "转移支付区域绩效目标自评表\n" +
      row({"转移支付名称", "某补助", "", "", "", "自评得分", "100", ""}) +
      row({"资金情况（万元）", "", "全年预算数", "", "全年执行数", "", "执行率", "得分：20"}) +
      row({"", "年度资金总额", "50", "", "50", "", "100%", ""}) +
      row({"总体目标完成情况", "总体目标", "", "", "全年实际完成情况", "", "", "20"}) +
      row({"", "抽检", "", "", "已抽检", "", "", ""}) +
      row({"绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值",
           "未完成原因和改进措施", "50"}) +
      row({"", "产出指标", "数量指标", "批次", "≥9批", "9批", "", "50"}));
  EXPECT_TRUE(holds(dump, "form cn.mof.transfer.block_scores transfer")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/block_scores/funds 20")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/block_scores/goals 20")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/block_scores/indicators 50")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/score 50")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 100")) << dump;
  EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
}

TEST(Form, TellsOnceOfAColumnTheReportHasNoPlaceFor) {
  const std::string dump =
      mapped("部门整体支出绩效自评表\n" +
             row({"一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分"}) +
             row({"部门决策（60分）", "目标设定", "目标明确性", "60", "明确得满分", "60"}) +
             row({"综合管理（40分）", "资金管理", "执行率", "40", "达到得满分", "40"}));
  EXPECT_TRUE(holds(dump, "form cn.mof.department.criteria department")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1_weight 60")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/score 40")) << dump;
  EXPECT_TRUE(holds(dump, "unread “评分标准”一列的内容在报告中没有位置，未提取")) << dump;
  const std::size_t first = dump.find(kNoUnread);
  EXPECT_EQ(dump.find(kNoUnread, first + 1), std::string::npos) << dump;
}

// 绩效评价 in a title proves nothing, nor does a unit's own group that evaluates.
TEST(Form, IsAThirdPartysOnlyWhereTheDocumentNamesIt) {
  const auto pack = [](const std::string& line) {
    const std::string dump = mapped(
        "某项目绩效评价报告\n" + line + "\n一、项目基本情况\n某项目。\n绩效评价指标评分表\n" +
        row({"一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分"}) +
        row({"决策", "立项", "充分性", "100", "充分得满分", "98"}));
    const std::size_t at = dump.find("form ");
    return at == std::string::npos ? "" : dump.substr(at + 5, dump.find(' ', at + 5) - at - 5);
  };
  EXPECT_EQ(pack("评价机构：某某会计师事务所"), "cn.mof.third_party");
  EXPECT_EQ(pack("受某局委托，某某会计师事务所开展了绩效评价。"), "cn.mof.third_party");
  EXPECT_NE(pack("评价机构：部门（单位）评价组"), "cn.mof.third_party");
  EXPECT_NE(pack("某局组织开展了绩效评价。"), "cn.mof.third_party");
}

// A row that is one cell over all columns is no goal and no indicator.
TEST(Form, EndsATableOfGoalsAtTheHeadingOfAnotherPart) {
  const std::string goals = row({"", "预期目标", "实际完成情况"}) + row({"", "造林", "已造林"});
  const std::string dump = mapped(
      "项目支出绩效自评表\n" + goals + row({"二、重点工作"}) + row({"任务", "总额", "支出"}) +
      kIndicatorHeader + row({"（说明：指标由本单位自设）"}) +
      row({"", "产出指标", "数量指标", "台数", "5台", "5台", "9", "9", ""}));
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已造林")) << dump;
  EXPECT_EQ(dump.find("/forms/0/goals/1"), std::string::npos) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1 产出指标")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/1"), std::string::npos) << dump;
  for (const char* const left :
       {"二、重点工作", "任务”“总额”“支出", "（说明：指标由本单位自设）"}) {
    EXPECT_TRUE(holds(dump, "unread 表格单元未被任何规则读取：“" + std::string(left) + "”"))
        << dump;
  }
}

TEST(Form, TakesTheGradeThatIsTicked) {
  const auto grade = [](const std::string& cell) {
    return mapped(kFundHeader + row({"自评等级", cell.c_str()}) + kIndicatorHeader);
  };
  EXPECT_TRUE(holds(grade("优□ 良☑ 中□ 差□"), "/forms/0/grade 良"));
  EXPECT_EQ(grade("优（ ）").find("/forms/0/grade"), std::string::npos);
  const std::string none = grade("优□ 良□ 中□ 差□");
  EXPECT_EQ(none.find("/forms/0/grade"), std::string::npos) << none;
  EXPECT_NE(none.find("未被任何规则读取：“优□ 良□ 中□ 差□”"), std::string::npos) << none;
}

TEST(Form, KnowsAYearInChineseNumerals) {
  for (const char* year :
       {"（二〇二三年度）", "（二零二三年度）", "（二○二三年度）", "（2023年度）"}) {
    const std::string dump =
        mapped("项目支出绩效自评表\n" + std::string(year) + "\n" + kFundHeader + kIndicatorHeader);
    EXPECT_TRUE(holds(dump, "/forms/0/fiscal_year 2023")) << dump;
  }
}

TEST(Funds, MayHaveTheirWeightInTheHeaderOfTheScore) {
  const std::string dump = mapped(
      row({"", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "执行率", "得分（10分）"}) +
      row({"", "年度资金总额", "42", "42", "42", "100%", "9"}) + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/weight 10")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/funds/0/score 9")) << dump;
}

TEST(Form, MayBePrintedAsSeveralTables) {
  const std::string basic = "<table><tr><td>项目名称</td><td>甲项目</td></tr></table>";
  const std::string funds =
      "<table><tr><td>资金来源</td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td>"
      "<td>分值</td><td>执行率</td><td>得分</td></tr><tr><td>年度资金总额</td><td>90</td><td>90</"
      "td>"
      "<td>81</td><td>10</td><td>90%</td><td>9</td></tr></table>";
  const std::string indicators =
      "<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td><td>数量指标</td>"
      "<td>床位</td><td>5</td><td>5</td><td>90</td><td>90</td></tr></table>";
  const auto form = [&](const std::string& title, const std::string& heading) {
    return mapped("<html><body>" + title + "<p>一、基本信息</p>" + basic + heading + funds +
                  "<p>三、绩效目标完成情况</p>" + indicators + "</body></html>");
  };
  const std::string title = "<p>项目支出绩效自评表</p>";
  const std::string one = form(title, "<p>二、预算执行情况（单位：元）</p>");
  EXPECT_TRUE(holds(one, "/forms/0/project_name 甲项目")) << one;
  EXPECT_TRUE(holds(one, "/forms/0/currency_unit 元")) << one;
  EXPECT_TRUE(holds(one, "/forms/0/funds/0/executed 81")) << one;
  EXPECT_TRUE(holds(one, "/forms/0/indicators/0/level3 床位")) << one;
  EXPECT_EQ(one.find("/forms/1/"), std::string::npos) << one;
  EXPECT_EQ(one.find(kNoUnread), std::string::npos) << one;
  const std::string two = mapped(
      "<html><body>" + title + "<p>一、甲项目</p>" + basic +
      "<p>二、乙项目</p><table><tr><td>项目名称</td><td>乙项目</td></tr></table><p>三、指标</p>" +
      indicators + "</body></html>");
  EXPECT_TRUE(holds(two, "/forms/0/project_name 乙项目")) << two;
  for (const std::string& other :
       {form("", "<p>二、预算执行情况</p>"), form(title, "<p>本年预算执行情况如下。</p>")}) {
    EXPECT_EQ(other.find("/forms/0/project_name"), std::string::npos) << other;
  }
}

// The goals of such a form may stand in lines between its tables.
TEST(Form, MayHaveItsGoalsBetweenItsTables) {
  const auto form = [](const std::string& lines) {
    return mapped(
        "<html><body><p>项目支出绩效自评表</p><p>一、基本信息</p><table><tr><td>项目名称</td>"
        "<td>甲项目</td></tr></table><p>二、年度总体目标</p>" +
        lines +
        "<p>三、绩效指标</p><table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td>"
        "<td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td>"
        "<td>数量指标</td><td>床位</td><td>5</td><td>5</td><td>90</td><td>90</td></tr></table>"
        "</body></html>");
  };
  const std::string dump = form("<p>预期目标：造林。</p><p>实际完成情况：已造林：9亩。</p>");
  EXPECT_TRUE(holds(dump, "/forms/0/project_name 甲项目")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 造林。")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 已造林：9亩。")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level3 床位")) << dump;
  EXPECT_EQ(dump.find("/forms/0/goals/1"), std::string::npos) << dump;
  EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
  for (const char* const other : {"<p>本项目造林。</p>", "<p>项目名称：乙项目</p>"}) {
    const std::string two = form(other);
    EXPECT_EQ(two.find("/forms/0/project_name 甲项目"), std::string::npos) << two;
  }
  EXPECT_EQ(form("<p>预期目标：</p>").find("/forms/0/goals"), std::string::npos);
}

TEST(Form, KnowsALabelBehindItsNumber) {
  const std::string dump = mapped("项目支出绩效自评表\n" + row({"一、项目名称", "甲项目"}) +
                                  row({"（二）主管部门", "某局", "3.实施单位", "某站"}) +
                                  kFundHeader + kIndicatorHeader);
  EXPECT_TRUE(holds(dump, "/forms/0/project_name 甲项目")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/department 某局")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/implementing_unit 某站")) << dump;
}

TEST(Form, TakesAResultFromALineBesideIt) {
  const std::string form = kFundHeader + kIndicatorHeader +
                           row({"", "产出指标", "数量指标", "台数", "5", "5", "90", "90", ""});
  const std::string below = mapped(form + "\n填表人：甲\n自评等级：优\n");
  EXPECT_TRUE(holds(below, "/forms/0/grade 优")) << below;
  const std::string far = mapped(form + "\n甲\n乙\n丙\n丁\n戊\n自评等级：优\n");
  EXPECT_EQ(far.find("/forms/0/grade"), std::string::npos) << far;
  const std::string next = mapped(form + "\n二、乙项目\n自评等级：良\n");
  EXPECT_EQ(next.find("/forms/0/grade"), std::string::npos) << next;
  const std::string other = mapped(form + "\n自评等级：好极了\n");
  EXPECT_EQ(other.find("/forms/0/grade"), std::string::npos) << other;
  EXPECT_NE(other.find("自评等级：好极了"), std::string::npos) << other;
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

TEST(Funds, InUnitsOfTheirOwnAreReportedExactly) {
  const auto shown = [](const char* unit, const char* budget, const char* executed) {
    const std::string header =
        row({("项目资金（" + std::string(unit) + "）").c_str(), "", "全年预算数", "全年执行数"});
    const std::string dump =
        mapped(header + row({"", "年度资金总额", budget, executed}) + kIndicatorHeader);
    const auto value = [&](const std::string& key) {
      const std::size_t at = dump.find(key + " ");
      if (at == std::string::npos) return std::string();
      return dump.substr(at + key.size() + 1, dump.find('\n', at) - at - key.size() - 1);
    };
    return value("/forms/0/currency_unit") + " " + value("/forms/0/funds/0/annual_budget") + " " +
           value("/forms/0/funds/0/executed");
  };
  EXPECT_EQ(shown("元", "374400", "374400.50"), "元 374400 374400.50");
  EXPECT_EQ(shown("千元", "374.4", "370"), "万元 37.44 37.0");
  EXPECT_EQ(shown("百万元", "37.44", "1,200"), "亿元 0.3744 12.00");
  EXPECT_EQ(shown("亿元", "1.2", "1"), "亿元 1.2 1");
  // A cell's own unit beats the header's.
  EXPECT_EQ(shown("万元", "374400元", "12.5千元"), "万元 37.4400 1.25");
  EXPECT_EQ(shown("千元", "5.8万", "58"), "万元 5.8 5.8");
  EXPECT_EQ(shown("元", "42万元", "-13.27万元"), "元 420000 -132700");
  EXPECT_EQ(shown("万元", "854万（中央400万元，省级454万元）", "854万854万"), "万元 854 ?");
  EXPECT_EQ(shown("万元", "参见附件1", "约42"), "万元 ? ?");
  EXPECT_EQ(shown("万元", "1234567890123456", "1e5"), "万元 ? ?");
}

TEST(Weights, AreReadAsTheyArePrinted) {
  const auto weight = [](const char* printed) {
    const std::string dump =
        mapped(kFundHeader + kIndicatorHeader +
               row({"", "产出指标", "数量指标", "数量", "≥1个", "1个", printed, "1", "0"}));
    const std::string key = "/forms/0/indicators/0/weight ";
    const std::size_t at = dump.find(key);
    return at == std::string::npos
               ? ""
               : dump.substr(at + key.size(), dump.find('\n', at) - at - key.size());
  };
  const std::pair<const char*, const char*> rows[] = {
      {"10", "10"},    {"10.00", "10.00"}, {"8.62", "8.62"}, {"10分", "10"}, {"（50分）", "50"},
      {"20%", "20"},   {"22.5%", "22.5"},  {"—", ""},        {"/", ""},      {"", ""},
      {"不适用", "?"}, {"0", "0"},         {"十", "?"},      {"10/10", "?"},
  };
  for (const auto& [printed, expected] : rows) EXPECT_EQ(weight(printed), expected) << printed;
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
  EXPECT_EQ(rate("50", "47", "0.94"), "0.94");
  EXPECT_EQ(rate("0", "0", "0"), "0");
  EXPECT_EQ(rate("50", "50", "243%"), "2.43");
  EXPECT_EQ(rate("50", "50", ""), "");
  // Neither reading is near what the amounts give.
  EXPECT_EQ(rate("50", "25", "1"), "?");
  EXPECT_EQ(rate("50", "50", "0.5"), "?");
  EXPECT_EQ(rate("50", "50", "10/10"), "?");
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

TEST(TotalRow, MayGiveEachFigureItsOwnLabel) {
  EXPECT_EQ(totals({"总分", "100", "总得分", "98", "优"}), "100 98");
  EXPECT_EQ(totals({"总分", "", "", "", "100", "总得分", "98"}), "100 98");
  EXPECT_EQ(totals({"合计", "100", "得分", "98"}), "100 98");
  EXPECT_EQ(totals({"合计", "98", "分值", "100"}), "100 98") << "the label tells";
  EXPECT_EQ(totals({"总分", "100", "总得分", "", "优"}), "100 -") << "nothing behind the label";
}

// The sums that tell one figure's column run on from total to total: over the funds' total, and
// over the indicators between.
TEST(TotalRow, MayHaveItsFigureInTheLabelsCell) {
  EXPECT_EQ(totals({"总得分：88分"}), "- 88");
  EXPECT_EQ(totals({"总分：90分"}), "90 -") << "the sum of the weights";
  EXPECT_EQ(totals({"总得分：87.5"}), "- -") << "the sum of neither: it is told";
  EXPECT_EQ(totals({"总分：100分", "自评得分：88分"}), "100 88");
  EXPECT_EQ(totals({"自评得分：88分", "总分：100分"}), "100 88");
  EXPECT_EQ(totals({"总分：88分", "自评得分：88分"}), "- 88") << "said twice";
  EXPECT_EQ(totals({"总分：88分（优）", ""}), "- 88") << "the rest is told";
  EXPECT_EQ(totals({"总分：90", "", "", "", "", "", "90", "88", ""}), "90 88") << "said twice";
  EXPECT_EQ(totals({"总分", "88", "满分", "90"}), "90 88") << "满分 is a label of the weight";
  const std::string dump =
      mapped(kFundHeader + kIndicatorHeader +
             row({"", "产出指标", "数量指标", "报送数量", "12", "12", "90", "88", ""}) +
             row({"总得分：88分", "自评等级：良"}));
  EXPECT_TRUE(holds(dump, "/forms/0/grade 良")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/1"), std::string::npos) << dump;
}

TEST(TotalRow, IsToldByTheSumOfAllRowsAboveIt) {
  const auto indicator = [](const char* weight, const char* score) {
    return row({"", "产出指标", "数量指标", "报送数量", "12", "12", weight, score, ""});
  };
  const std::string form =
      kFundHeader + row({"", "年度资金总额", "42", "42", "42", "10", "100%", "9"}) +
      kIndicatorHeader + indicator("20", "18") + row({"合计", "27", ""}) + indicator("30", "25");
  const std::string score = mapped(form + row({"总分", "52", ""}));
  EXPECT_TRUE(holds(score, "/forms/0/total/score 52")) << score;
  const std::string weight = mapped(form + row({"总分", "60", ""}));
  EXPECT_TRUE(holds(weight, "/forms/0/total/weight 60")) << weight;
  const std::string neither = mapped(form + row({"总分", "32", ""}));
  EXPECT_EQ(neither.find("/forms/0/total/weight"), std::string::npos) << neither;
  // An indicator without a score leaves only the weights to tell.
  const std::string blank = mapped(form + indicator("5", "") + row({"总分", "52", ""}) +
                                   indicator("5", "5") + row({"总分", "70", ""}));
  EXPECT_TRUE(holds(blank, "/forms/0/total/weight 70")) << blank;
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

// Their names may be labels of fields, too.
TEST(Indicators, AreNoFieldsWhateverTheyAreCalled) {
  const std::string dump =
      mapped(kFundHeader + kIndicatorHeader +
             row({"", "产出指标", "质量指标", "目标完成情况", "好", "好", "50", "48", ""}) +
             row({"", "", "", "总体目标", "≥5", "5", "40", "40", ""}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level3 目标完成情况")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level3 总体目标")) << dump;
  EXPECT_EQ(dump.find("/forms/0/goals"), std::string::npos) << dump;
}

TEST(Indicators, AreNoRemarks) {
  const std::string dump =
      mapped(kFundHeader + kIndicatorHeader +
             row({"", "产出指标", "数量指标", "台数", "5", "5", "90", "88", ""}) +
             row({"", "以上数据由某站填报。", "", "", "", "", "", "", ""}));
  EXPECT_EQ(dump.find("/forms/0/indicators/1"), std::string::npos) << dump;
  EXPECT_NE(dump.find("以上数据由某站填报。"), std::string::npos) << dump;
}

TEST(Indicators, AreNotWhatIsStruckOut) {
  const auto form = [](std::initializer_list<const char*> cells) {
    return mapped(kFundHeader + kIndicatorHeader +
                  row({"", "产出指标", "数量指标", "台数", "5", "5", "90", "88", ""}) + row(cells));
  };
  for (const std::string& dump :
       {form({"", "效益指标", "经济效益指标", "/", "/", "/", "/", "/", "/"}),
        form({"", "成本指标", "无", "无", "无", "无", "", "", ""}),
        form({"", "效益指标", "生态效益指标", "不适用", "不适用", "不适用", "", "", "无"})}) {
    EXPECT_EQ(dump.find("/forms/0/indicators/1"), std::string::npos) << dump;
    EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
  }
  const std::string named_only = form({"", "成本指标", "", "总成本", "", "", "", "", ""});
  EXPECT_TRUE(holds(named_only, "/forms/0/indicators/1/level3 总成本")) << named_only;
  const std::string points = form({"", "成本指标", "无", "无", "无", "无", "10", "10", ""});
  EXPECT_TRUE(holds(points, "/forms/0/indicators/1/weight 10")) << points;
  const std::string named = form({"", "成本指标", "", "总成本", "/", "/", "", "", ""});
  EXPECT_TRUE(holds(named, "/forms/0/indicators/1/level3 总成本")) << named;
}

// One weight and one score for two indicators: with the first they are read, with the second they
// are not missing.
TEST(Indicators, ShareFiguresThatAreMergedDown) {
  const std::string dump = mapped(
      "<html><body><p>项目支出绩效自评表</p><table>"
      "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td></tr>"
      "<tr><td rowspan=2>产出指标</td><td rowspan=2>数量指标</td><td>里程</td><td>5</td><td>5</td>"
      "<td rowspan=2>90</td><td rowspan=2>88</td></tr>"
      "<tr><td>桥梁</td><td>2</td><td>2</td></tr>"
      "</table></body></html>",
      true);
  EXPECT_NE(dump.find("/forms/0/indicators/0/weight 90"), std::string::npos) << dump;
  EXPECT_NE(dump.find("/forms/0/indicators/1/weight ?"), std::string::npos) << dump;
  EXPECT_NE(dump.find("/forms/0/indicators/1/score ?"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("unparsed"), std::string::npos) << dump;
}

// 三级指标 over 指标1 | 座数: what counts the indicators is no name of one.
TEST(Indicators, HaveTheirNamesBehindTheirNumbers) {
  const auto form = [](const std::string& names) {
    return mapped(
        "<html><body><p>项目支出绩效自评表</p><table><tr><td>一级指标</td>"
        "<td>二级指标</td><td colspan=2>三级指标</td><td>年度指标值</td>"
        "<td>实际完成值</td><td>分值</td><td>得分</td></tr>"
        "<tr><td>产出指标</td><td>数量指标</td>" +
        names + "<td>5座</td><td>5座</td><td>80</td><td>80</td></tr></table></body></html>");
  };
  for (const char* const names : {"<td>指标1</td><td>座数</td>", "<td>1</td><td>座数</td>",
                                  "<td></td><td>座数</td>", "<td colspan=2>座数</td>"}) {
    const std::string dump = form(names);
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level3 座数")) << names << dump;
    EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << names << dump;
  }
  const std::string two = form("<td>座数</td><td>桥梁</td>");
  EXPECT_TRUE(holds(two, "/forms/0/indicators/0/level3 座数")) << two;
  EXPECT_NE(two.find("未被任何规则读取：“桥梁”"), std::string::npos) << two;
}

// A name merged down is said of each row with values, and so is a reason.
TEST(Indicators, ShareNamesAndReasonsThatAreMergedDown) {
  const std::string dump = mapped(
      "<html><body><p>项目支出绩效自评表</p><table>"
      "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td><td>偏差原因分析</td></tr>"
      "<tr><td rowspan=4>产出指标</td><td rowspan=2>数量指标</td><td rowspan=3>架桥</td>"
      "<td>5座</td><td>4座</td><td>40</td><td>38</td><td rowspan=3>汛期停工</td></tr>"
      "<tr><td>2公里</td><td>1公里</td><td>40</td><td>30</td></tr>"
      "<tr><td>质量指标</td><td></td><td></td><td></td><td></td></tr>"
      "<tr><td>时效指标</td><td>完工</td><td>100%</td><td>100%</td><td>20</td><td>20</td><td></td>"
      "</tr></table></body></html>");
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level3 架桥")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level3 架桥")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/target/text 2公里")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/reason 汛期停工")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/2/level3 完工")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/2/reason"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/3"), std::string::npos) << dump;
}

// One cell under target and actual: of 预算执行率 it is what was reached, of others either.
TEST(Indicators, MayHaveOneCellForTargetAndActual) {
  const std::string head =
      "<html><body><p>项目支出绩效自评表</p><table>"
      "<tr><td></td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td></tr>"
      "<tr><td></td><td>产出指标</td><td>数量指标</td><td>座数</td><td>5座</td><td>5座</td>"
      "<td>80</td><td>80</td></tr><tr>";
  const std::string tail = "<td>10</td><td>9.5</td></tr></table></body></html>";
  for (const char* const names :
       {"<td colspan=3>预算执行率</td><td colspan=3>95%</td>",
        "<td colspan=4>预算执行率</td><td colspan=2>95%</td>",
        "<td></td><td colspan=3>预算执行率（%）</td><td colspan=2>95%</td>",
        "<td></td><td>预算执行</td><td>执行</td><td>预算执行率</td><td colspan=2>95%</td>"}) {
    const std::string dump = mapped(head + names + tail);
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/actual/text 95%")) << names << dump;
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/target/text ?")) << names << dump;
    EXPECT_EQ(dump.find("/forms/0/indicators/1/level3 95%"), std::string::npos) << names << dump;
    EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/score 9.5")) << names << dump;
    EXPECT_EQ(dump.find(kNoUnread), std::string::npos) << dump;
  }
  const std::string other = mapped(
      head +
      "<td></td><td>效益指标</td><td>社会效益指标</td><td>覆盖率</td><td colspan=2>95%</td>" +
      tail);
  EXPECT_TRUE(holds(other, "/forms/0/indicators/1/level3 覆盖率")) << other;
  EXPECT_TRUE(holds(other, "/forms/0/indicators/1/target/text 95%")) << other;
  const Report report =
      converted("a.html", head + "<td colspan=3>预算执行率</td><td colspan=3>95%</td>" + tail);
  for (const Finding& finding : report.findings) {
    EXPECT_NE(finding.code, "missing-target") << finding.message;
    EXPECT_NE(finding.code, "missing-actual") << finding.message;
  }
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

TEST(Groups, MayHaveColumnsForTheirWeights) {
  const std::string dump =
      mapped(kFundHeader +
             row({"一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标值", "完成值",
                  "得分"}) +
             row({"产出指标", "60", "数量指标", "40", "台数", "25", "≥5台", "5台", "25"}) +
             row({"", "", "", "", "人数", "15", "≥5人", "5人", "15"}) +
             row({"", "", "质量指标", "20", "合格率", "20", "≥95%", "96%", "20"}) +
             row({"效益指标", "30", "社会效益指标", "30", "就业", "30", "好", "好", "30"}) +
             row({"总分", "90", "", "90", "", "90", "", "", "90"}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1_weight 60")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/weight 25")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/level1_weight 60")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/1/weight 15")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/2/level2 质量指标")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/2/weight 20")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/3/level1_weight 30")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/3/weight 30")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/weight 90")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/total/score 90")) << dump;
  EXPECT_TRUE(holds(dump, "unread 二级指标的分值一列在报告中没有位置，只用于核对")) << dump;
  EXPECT_EQ(dump.find("未被任何规则读取"), std::string::npos) << dump;
}

TEST(Groups, MayHaveColumnsForTheirWeightsWhereTheRowsHaveNone) {
  const std::string dump =
      mapped(kFundHeader +
             row({"一级指标", "分值", "二级指标", "分值", "三级指标", "指标值", "完成值", "得分"}) +
             row({"产出指标", "60", "数量指标", "40", "台数", "≥5台", "5台", "25"}));
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/level1_weight 60")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/indicators/0/score 25")) << dump;
  EXPECT_EQ(dump.find("/forms/0/indicators/0/weight"), std::string::npos) << dump;
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

// The caption of the block is merged down over its rows and says the same as the second column.
TEST(Goals, MayHaveTheWordsOfAColumnForACaption) {
  const std::string dump = mapped(
      "<html><body><p>项目支出绩效自评表</p><table>"
      "<tr><td rowspan=2>实际完成情况</td><td colspan=3>预期目标</td>"
      "<td colspan=3>实际完成情况</td></tr>"
      "<tr><td colspan=3>修路。</td><td colspan=3>修好了。</td></tr>"
      "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td></tr>"
      "<tr><td>产出指标</td><td>数量指标</td><td>里程</td><td>5</td><td>5</td><td>90</td>"
      "<td>90</td></tr></table></body></html>");
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/expected 修路。")) << dump;
  EXPECT_TRUE(holds(dump, "/forms/0/goals/0/actual 修好了。")) << dump;
}

TEST(Funds, HaveNoHeaderInARowOfLabelsAndAmounts) {
  const std::string dump = mapped(
      "项目支出绩效自评表\n" +
      row({"预算资金（万元）", "年初预算数", "42", "全年预算数（A）", "37.44", "全年执行数（B）",
           "37.44"}) +
      kIndicatorHeader + row({"", "产出指标", "数量指标", "台数", "5", "5", "90", "90", ""}));
  EXPECT_EQ(dump.find("funds.annual_budget"), std::string::npos) << dump;
  EXPECT_TRUE(dump.find("/forms/0/funds/0/executed 37.44") != std::string::npos ||
              dump.find("37.44") != std::string::npos)
      << dump;
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
