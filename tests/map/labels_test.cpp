// Every label that public reports were seen to use, each in the place of the usual one of a form.
// The list is the field's, not the packs': a label that a pack loses fails here.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "map/mapped.h"

namespace jixiao {
namespace {

using Words = std::map<std::string, std::string>;

// A form with every usual label; `{name}` stands for one of them.
const std::vector<std::vector<std::string>> kRows = {
    {"{project_name}", "甲项目", "{department}", "乙局"},
    {"{implementing_unit}", "丙站", "{contact}", "某人"},
    {"{funds}", "", "{initial_budget}", "{annual_budget}", "{executed}", "{funds_weight}",
     "{execution_rate}", "{funds_score}"},
    {"", "{total}", "120", "100", "80", "10", "80%", "8"},
    {"", "{source}", "", "70", "60", "", "", ""},
    {"{goals}", "{expected}", "{goal_actual}"},
    {"", "目标一", "完成一"},
    {"{indicators}", "一级指标", "二级指标", "三级指标", "{target}", "{actual}", "{weight}",
     "{score}", "{reason}"},
    {"", "{level1}", "{level2}", "台数", "≥5台", "4台", "90", "88", "到货晚"},
    {"{total_row}", "", "", "", "", "", "100", "96", ""},
    {"{grade}", "优"},
    {"{conclusion}", "结论一"},
    {"{problems}", "问题一"},
    {"{measures}", "措施一"},
    {"{remarks}", "说明一"},
};

const Words kUsual = {
    {"title", "项目支出绩效自评表"},
    {"project_name", "项目名称"},
    {"department", "主管部门"},
    {"implementing_unit", "实施单位"},
    {"contact", "负责人及电话"},
    {"funds", "项目资金（万元）"},
    {"initial_budget", "年初预算数"},
    {"annual_budget", "全年预算数"},
    {"executed", "全年执行数"},
    {"funds_weight", "分值"},
    {"execution_rate", "执行率"},
    {"funds_score", "得分"},
    {"total", "年度资金总额"},
    {"source", "其他资金"},
    {"goals", "年度总体目标"},
    {"expected", "预期目标"},
    {"goal_actual", "实际完成情况"},
    {"indicators", "绩效指标"},
    {"target", "年度指标值"},
    {"actual", "实际完成值"},
    {"weight", "分值"},
    {"score", "得分"},
    {"reason", "偏差原因分析及改进措施"},
    {"level1", "产出指标"},
    {"level2", "数量指标"},
    {"total_row", "总分"},
    {"grade", "自评等级"},
    {"conclusion", "评价结论"},
    {"problems", "存在问题"},
    {"measures", "改进措施"},
    {"remarks", "说明"},
};

std::string form_with(const Words& words) {
  const auto word = [&](const std::string& name) {
    const auto found = words.find(name);
    return found == words.end() ? kUsual.at(name) : found->second;
  };
  std::string text = word("title") + "\n";
  for (const std::vector<std::string>& row : kRows) {
    for (const std::string& cell : row) {
      const bool named = !cell.empty() && cell.front() == '{';
      text += "\t" + (named ? word(cell.substr(1, cell.size() - 2)) : cell) + "\n";
    }
    text += "\n";
  }
  return text;
}

// A place of the form and what is seen there.
struct Place {
  std::string name;
  std::string line;  // of the dump, once the label is known
  std::vector<std::string> labels;
  Words beside = {};  // other labels that such a form has
};

void expect_read(const Place& place) {
  for (const std::string& label : place.labels) {
    Words words = place.beside;
    words[place.name] = label;
    const std::string dump = mapped(form_with(words));
    EXPECT_NE(("\n" + dump).find("\n" + place.line + "\n"), std::string::npos)
        << place.name << " " << label << ": " << place.line << "\n"
        << dump;
    EXPECT_EQ(dump.find("unread"), std::string::npos) << place.name << " " << label << "\n" << dump;
  }
}

TEST(Labels, OfFieldsAreKnown) {
  const Words transfer = {{"title", "转移支付区域（项目）绩效目标自评表"}};
  const Words department = {{"title", "部门整体支出绩效自评表"}, {"project_name", "主要职能"}};
  for (const Place& place : std::vector<Place>{
           {"title",
            "/forms/0/project_name 甲项目",
            {"财政项目支出绩效自评表", "部门预算项目支出绩效自评表", "某县项目支出绩效自评表",
             "市级财政项目支出绩效自评表", "项目绩效支出自评表", "绩效项目支出自评表",
             "项目绩效目标自评表", "专项资金绩效自评表", "转移支付区域（项目）绩效目标自评表",
             "绩效目标自评表"}},
           {"project_name",
            "/forms/0/project_name 甲项目",
            {"项目名称", "项目支\n出名称", "专项（项目）名称", "专项资金名称", "专项名称金",
             "转移支付（项目）名称", "资金名称"}},
           {"department",
            "/forms/0/department 乙局",
            {"主管部门", "主管部门及代码", "主管部门（及代码）", "主管预算部门", "项目主管部门",
             "业务主管部门", "县级主管部门", "省级主管部门", "自治区主管部门", "市县主管部门",
             "地方主管部门", "一级预算单位"}},
           {"department",
            "/forms/0/narratives/central_department 乙局",
            {"中央主管部门"},
            transfer},
           {"implementing_unit",
            "/forms/0/implementing_unit 丙站",
            {"实施单位（盖章）", "项目单位", "项目实施单位", "项目承担单位", "项目执行单位",
             "承担单位", "资金使用单位", "预算单位", "申请单位", "填报单位", "单位名称",
             "项目实施单位/项目负责人"}},
           {"contact",
            "/forms/0/implementing_unit 丙站",
            {"负责人及电话", "负责人及联系电话", "项目负责人", "项目责任人", "联系人及电话",
             "填报人", "财务负责人"}},
           {"grade", "/forms/0/grade 优", {"自评等级", "绩效评级", "评价等级"}},
           {"conclusion", "/forms/0/narratives/conclusion 结论一", {"评价结论", "自评结论"}},
           {"problems", "/forms/0/narratives/problems 问题一", {"存在问题", "存在的问题"}},
           {"measures", "/forms/0/narratives/measures 措施一", {"改进措施"}},
           {"remarks",
            "/forms/0/narratives/remarks 说明一",
            {"说明", "备注", "其他需要说明事项", "其他需要说明的问题"}},
       }) {
    expect_read(place);
  }
}

TEST(Labels, OfFundsAreKnown) {
  for (const Place& place : std::vector<Place>{
           {"funds",
            "/forms/0/currency_unit 万元",
            {"项目资金（万元）", "资金情况（万元）", "资金投入情况（万元）", "预算资金（万元）",
             "预算执行情况（万元）（20分）", "年度预算数（万元）"}},
           {"initial_budget", "/forms/0/funds/0/initial_budget 120", {"年初预算数", "年初预算"}},
           {"annual_budget",
            "/forms/0/funds/0/annual_budget 100",
            {"全年预算数（A）", "全年（调整）预算数", "调整后预算数", "预算数（A）",
             "转移支付预算数（A）"}},
           {"executed",
            "/forms/0/funds/0/executed 80",
            {"全年执行数（B）", "预算执行数", "执行数（B）", "转移支付执行数（B）", "支出数"}},
           {"execution_rate",
            "/forms/0/funds/0/execution_rate 0.80",
            {"执行率", "预算执行率（B/A）", "执行率（B/A）", "预算执行率（B/A×100%）",
             "执行率（B/A×100%）", "预算执行率%"}},
           {"funds_weight",
            "/forms/0/funds/0/weight 10",
            {"分值", "权重", "指标权重", "标准分", "执行率权重"}},
           {"funds_score", "/forms/0/funds/0/score 8", {"得分", "自评得分", "得分（20分*执行率）"}},
           {"total",
            "/forms/0/funds/0/key total",
            {"年度资金总额：", "总额", "资金总额", "合计", "金额合计", "年度财政资金总额",
             "项目总预算"}},
       }) {
    Place counted = place;
    // The key of a row is in no leaf: its figures stand in the first row only if it is known.
    if (place.name == "total") counted.line = "/forms/0/funds/0/executed 80";
    expect_read(counted);
  }
}

// The dump shows no keys; the JSON's are asked for.
std::string source_key(const std::string& label) {
  static const Rules rules = load_rules(JIXIAO_RULES_DIR);
  const Report report =
      map(extract(Input{"a.txt", form_with({{"source", label}})}, Limits{}), rules, "");
  if (report.forms.empty() || report.forms[0].funds.size() != 2) return "";
  const FundRow& row = report.forms[0].funds[1];
  return row.role == "part" && row.executed.value ? row.key : row.role;
}

TEST(Labels, OfSourcesAreKnown) {
  const std::map<std::string, std::vector<std::string>> kSources = {
      {"fiscal",
       {"其中：当年财政拨款", "其中：本年财政拨款", "其中：财政拨款", "其中：财政资金",
        "当年财政资金", "一般公共预算"}},
      {"carried", {"上年结转资金", "上年结余"}},
      {"central", {"其中：中央补助", "中央财政资金", "中央财政补助", "其中：中央财政资金"}},
      {"local",
       {"地方资金", "地方财政资金", "省级资金", "自治区资金", "市级资金", "盟市资金", "县级资金",
        "旗县级资金", "旗县资金", "上级资金", "其中：上级资金"}},
      {"part", {"单位资金", "自有资金", "财政专户管理资金", "事业收入", "经营性收入"}},
      {"other", {"其他资金", "其它资金", "其他资金（包括以前年度结转资金）", "地方资金/其他"}},
  };
  for (const auto& [key, labels] : kSources) {
    for (const std::string& label : labels) EXPECT_EQ(source_key(label), key) << label;
  }
}

TEST(Labels, OfGoalsAndIndicatorsAreKnown) {
  for (const Place& place : std::vector<Place>{
           {"expected",
            "/forms/0/goals/0/expected 目标一",
            {"预期目标", "年初设定目标", "总体目标", "年度目标", "项目年度目标", "年度总体目标",
             "年度主要目标和成果"},
            {{"goals", "绩效目标"}}},
           {"expected", "/forms/0/goals/0/expected 目标一", {"年度主要目标和成果"}},
           {"goal_actual",
            "/forms/0/goals/0/actual 完成一",
            {"实际完成情况", "全年实际完成情况", "年度目标完成情况", "目标实际完成情况",
             "年度总体目标完成情况综述"}},
           {"target",
            "/forms/0/indicators/0/target/number 5",
            {"年度指标值（A）", "指标值", "年度目标值", "年度目标（指标）值", "年初目标值（A）"}},
           {"actual",
            "/forms/0/indicators/0/actual/number 4",
            {"实际完成值（B）", "实际完成指标值", "实际完成（指标）值", "全年完成值",
             "全年实际完成值", "全年（实际）完成值", "全年实际值", "完成值"}},
           {"weight", "/forms/0/indicators/0/weight 90", {"分值", "权重", "指标权重", "标准分"}},
           {"score", "/forms/0/indicators/0/score 88", {"得分", "自评得分"}},
           {"reason",
            "/forms/0/indicators/0/reason 到货晚",
            {"偏差原因分析及改进措施", "偏差原因及改进措施", "未完成原因", "未完成原因分析",
             "未完成原因及改进措施", "未完成原因和改进措施", "未完成原因及拟采取的改进措施",
             "原因"}},
           {"total_row", "/forms/0/total/score 96", {"总分", "合计", "总计", "自评总分"}},
           {"level1",
            "/forms/0/indicators/0/level1_weight 50",
            {"产出指标（50分）", "产出（50分）", "产\n出\n指\n标（50分）", "产出指标（0-50）分",
             "过程指标（50分）", "效果指标(50分\n)", "部门决策（50分）"}},
           {"level1",
            "/forms/0/indicators/0/level1 成本指标",
            {"成\n本\n指\n标", "成本指标（0-20）分"}},
           {"level2", "/forms/0/indicators/0/level2 经济成本指标", {"经济成本指标"}},
           {"level2",
            "/forms/0/indicators/0/level2 社会公众或服务对象满意度",
            {"社会公众或服务对象满意度"}},
       }) {
    expect_read(place);
  }
}

TEST(Labels, OfDepartmentsAreKnown) {
  const std::string rows =
      "\n\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n"
      "\t产出指标\n\t数量指标\n\t台数\n\t≥5台\n\t5台\n\t100\n\t100\n\n";
  for (const std::string label :
       {"部门", "部门名称", "部门（单位）名称", "单位名称", "预算单位", "填报单位"}) {
    const std::string dump = mapped("部门整体支出绩效自评表\n\t" + label + "\n\t丙局\n" + rows);
    EXPECT_NE(dump.find("form cn.mof.department department"), std::string::npos) << label << dump;
    EXPECT_NE(dump.find("/forms/0/implementing_unit 丙局"), std::string::npos) << label << dump;
  }
}

// Split over three columns, in either order.
TEST(Labels, OfSplitTargetsAreKnown) {
  const auto form = [](const std::string& header, const std::string& cells) {
    return mapped("项目支出绩效自评表\n\t一级指标\n\t二级指标\n\t三级指标\n" + header +
                  "\t完成值\n\t权重\n\t得分\n\n\t产出指标\n\t数量指标\n\t台数\n" + cells +
                  "\t5台\n\t100\n\t100\n\n");
  };
  for (const std::string& dump : {form("\t指标性质\n\t指标值\n\t度量单位\n", "\t≥\n\t5\n\t台\n"),
                                  form("\t计量单位\n\t指标性质\n\t指标值\n", "\t台\n\t≥\n\t5\n")}) {
    EXPECT_NE(dump.find("/forms/0/indicators/0/target/text ≥5台"), std::string::npos) << dump;
    EXPECT_NE(dump.find("/forms/0/indicators/0/target/op >="), std::string::npos) << dump;
    EXPECT_NE(dump.find("/forms/0/indicators/0/target/unit 台"), std::string::npos) << dump;
  }
}

}  // namespace
}  // namespace jixiao
