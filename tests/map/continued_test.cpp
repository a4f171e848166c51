// Forms that go on in another table: over a page, or behind blank lines of a dump.
#include "map/continued.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "converted.h"
#include "extract/make_docx.h"
#include "report/dump.h"

namespace jixiao {
namespace {

using Row = std::vector<std::string>;

const Row kHeader = {"一级指标",   "二级指标", "三级指标", "年度指标值",
                     "实际完成值", "分值",     "得分",     "偏差原因分析及改进措施"};
const std::vector<Row> kFields = {
    {"项目名称", "设备购置项目"},
    {"主管部门", "某局", "实施单位", "某中心"},
    {"项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"},
    {"", "年度资金总额", "100", "100", "80", "10", "80%", "8"},
    {"", "其中：财政拨款", "100", "100", "80", "", "", ""}};
const std::vector<Row> kIndicators = {
    {"产出指标", "数量指标", "购置数量", "≥10台", "10台", "30", "30", ""},
    {"", "质量指标", "验收合格率", "100%", "100%", "20", "20", ""},
    {"效益指标", "社会效益指标", "服务覆盖率", "≥90%", "95%", "30", "30", ""},
    {"满意度指标", "服务对象满意度指标", "师生满意度", "≥90%", "95%", "10", "10", ""}};
const Row kTotal = {"总分", "", "", "", "", "100", "98", ""};

std::vector<Row> join(std::vector<Row> rows, const std::vector<Row>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

std::vector<Row> part(const std::vector<Row>& rows, std::size_t first, std::size_t last) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(first),
          rows.begin() + static_cast<std::ptrdiff_t>(last)};
}

// Tables one behind the other; `between` is a line of text between them.
std::string word_of(const std::vector<std::vector<Row>>& tables, const std::string& between) {
  std::string content = "<w:p><w:r><w:t>项目支出绩效自评表</w:t></w:r></w:p>";
  for (const std::vector<Row>& table : tables) {
    if (&table != &tables.front()) content += "<w:p><w:r><w:t>" + between + "</w:t></w:r></w:p>";
    content += "<w:tbl>";
    for (const Row& row : table) {
      content += "<w:tr>";
      for (const std::string& cell : row) {
        content += "<w:tc><w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p></w:tc>";
      }
      content += "</w:tr>";
    }
    content += "</w:tbl>";
  }
  return make_docx(body(content));
}

// As Tika writes it, two blank lines behind a table.
std::string text_of(const std::vector<std::vector<Row>>& tables, const std::string& between = "") {
  std::string text = "项目支出绩效自评表\n\n";
  for (const std::vector<Row>& table : tables) {
    if (&table != &tables.front() && !between.empty()) text += between + "\n\n";
    for (const Row& row : table) {
      for (const std::string& cell : row) text += "\t" + cell + "\n";
      text += "\n";
    }
    text += "\n\n";
  }
  return text;
}

std::string summary(const Report& report) {
  std::string words;
  for (const Form& form : report.forms) {
    words += form.project_name.value.value_or("-") + " " + std::to_string(form.indicators.size());
    for (const Indicator& row : form.indicators) {
      words += " " + row.level1.value.value_or("-") + ":" +
               (row.score.value ? row.score.value->to_string() : "-");
    }
    words += form.total_score.value ? " = " + form.total_score.value->to_string() : "";
    words += "\n";
  }
  for (const Finding& finding : report.findings)
    words += finding.code + " " + finding.message + "\n";
  return words;
}

const std::string kWhole =
    "设备购置项目 4 产出指标:30 产出指标:20 效益指标:30 满意度指标:10 = 98\n";

// Every way to part the form.
const std::vector<std::vector<std::vector<Row>>>& parted() {
  static const std::vector<std::vector<std::vector<Row>>> kParted = {
      // The next page repeats the header, in the middle of a group or between groups.
      {join(join(kFields, {kHeader}), part(kIndicators, 0, 1)),
       join(join({kHeader}, part(kIndicators, 1, 4)), {kTotal})},
      {join(join(kFields, {kHeader}), part(kIndicators, 0, 2)),
       join(join({kHeader}, part(kIndicators, 2, 4)), {kTotal})},
      // Over three pages.
      {join(join(kFields, {kHeader}), part(kIndicators, 0, 2)),
       join({kHeader}, part(kIndicators, 2, 3)),
       join(join({kHeader}, part(kIndicators, 3, 4)), {kTotal})},
      // The indicators stand on a page of their own.
      {kFields, join(join({kHeader}, kIndicators), {kTotal})},
      {part(kFields, 0, 2),
       join(join(join(part(kFields, 2, 5), {kHeader}), kIndicators), {kTotal})},
      // Nothing is repeated.
      {join(join(kFields, {kHeader}), part(kIndicators, 0, 2)),
       join(part(kIndicators, 2, 4), {kTotal})},
      // One table, the header in it twice.
      {join(join(join(join(kFields, {kHeader}), part(kIndicators, 0, 2)), {kHeader}),
            join(part(kIndicators, 2, 4), {kTotal}))}};
  return kParted;
}

TEST(Continued, FormIsOneInWord) {
  for (std::size_t i = 0; i < parted().size(); ++i) {
    EXPECT_EQ(summary(converted("a.docx", word_of(parted()[i], ""))), kWhole) << i;
  }
}

TEST(Continued, FormIsOneInADump) {
  for (std::size_t i = 0; i < parted().size(); ++i) {
    EXPECT_EQ(summary(converted("a.txt", text_of(parted()[i]))), kWhole) << i;
  }
}

// Every way to part the form, and every line that a page prints there.
TEST(Continued, FormIsOneAroundWhatAPagePrints) {
  for (const char* const mark :
       {"（续表）", "续表", "续表1", "续上表", "- 2 -", "2", "2/3", "第 2 页 共 3 页",
        "项目支出绩效自评表（续）", "项目支出绩效自评表（续表2）", "续表：项目支出绩效自评表"}) {
    for (std::size_t i = 0; i < parted().size(); ++i) {
      EXPECT_EQ(summary(converted("a.docx", word_of(parted()[i], mark))), kWhole) << mark << i;
      EXPECT_EQ(summary(converted("a.txt", text_of(parted()[i], mark))), kWhole) << mark << i;
    }
  }
}

TEST(Continued, FormIsOneAroundTheCaptionOfItsIndicators) {
  for (const char* const caption : {"绩效指标完成情况：", "绩效指标", "二、绩效指标"}) {
    EXPECT_EQ(summary(converted("a.docx", word_of(parted()[3], caption))), kWhole) << caption;
  }
}

TEST(Continued, ValuesKeepTheirPlaces) {
  const std::string places = dump(
      map(extract(Input{"a.docx", word_of(parted()[1], "")}, Limits{}), shipped_rules(), ""), true);
  EXPECT_NE(places.find("/forms/0/indicators/2/level3 服务覆盖率 @block 3 row 1 col 2 [0,5)"),
            std::string::npos)
      << places;
}

TEST(Continued, FormIsNoOther) {
  const std::vector<Row> first = join(join(join(kFields, {kHeader}), kIndicators), {kTotal});
  const std::vector<Row> second = join(join({kHeader}, kIndicators), {kTotal});
  // Behind a total, behind a line of text, and with a name of its own.
  const std::string other = "- 4 产出指标:30 产出指标:20 效益指标:30 满意度指标:10 = 98\n";
  const auto forms = [](const std::vector<std::vector<Row>>& tables, const std::string& between) {
    return converted("a.docx", word_of(tables, between)).forms.size();
  };
  EXPECT_EQ(forms({first, second}, ""), 2U);
  EXPECT_EQ(forms({first, first}, ""), 2U);
  EXPECT_EQ(forms({part(first, 0, 8), first}, ""), 2U);
  for (const char* const line :
       {"某某项目", "2023", "2023年度", "继续", "续建项目", "某某项目（续建）", "二、绩效指标"}) {
    EXPECT_EQ(forms({part(first, 0, 8), second}, line), 2U) << line;
  }
  // What goes on has no name and comes before the total.
  EXPECT_EQ(forms({part(first, 0, 8), first}, "（续表）"), 2U);
  EXPECT_EQ(forms({first, second}, "（续表）"), 2U);
}

// The list of contents of final accounts names forms that are not there.
TEST(Continued, FormsThatAContentsListNamesAreNone) {
  const Report report =
      converted("a.txt",
                "某县教育局2023年度部门决算\n目  录\n第一部分 概况……1\n第二部分 决算表……3\n"
                "十三、部门整体支出绩效自评情况……12\n十四、部门整体支出绩效自评表……13\n"
                "十五、项目支出绩效自评表……14\n附件：项目支出绩效自评表 15\n"
                "一、部门基本情况\n负责全县教育工作。\n二、收入支出决算情况\n收入支出平衡。\n");
  EXPECT_TRUE(report.forms.empty());
  EXPECT_EQ(report.sections.size(), 2U);
}

}  // namespace
}  // namespace jixiao
