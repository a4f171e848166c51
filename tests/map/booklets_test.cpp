// Files that bind several reports: each one's prose is judged with its own form.
#include "map/booklets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "converted.h"
#include "extract/make_docx.h"

namespace jixiao {
namespace {

using Row = std::vector<std::string>;

// One report and its form, without a fault.
struct Part {
  std::string title = "项目支出绩效自评报告";
  std::string project;
  std::string unit;           // on the cover
  std::string form_unit;      // in the form
  std::string budget;         // in 万元
  std::string executed;       // said in the prose
  std::string form_executed;  // printed in the form
  bool with_form = true;
};

// Amounts differ from part to part, so that a figure judged with another form is a fault.
Part part_of(int number) {
  Part part;
  part.project = std::to_string(number) + "号堤防加固项目";
  part.unit = part.form_unit = "某县第" + std::to_string(number) + "水利局";
  part.budget = std::to_string(100 * number);
  part.executed = part.form_executed = std::to_string(80 * number);
  return part;
}

std::vector<std::string> prose_of(const Part& part) {
  return {
      part.title,
      "填报单位：" + part.unit,
      "一、项目基本情况",
      "（一）项目概况",
      "为改善条件实施本项目。",
      "（二）资金使用情况",
      "项目全年预算为" + part.budget + "万元，全年支出" + part.executed + "万元。预算执行率80%。",
      "二、绩效目标完成情况",
      "全部完成，自评得分98分。",
      "三、存在的问题",
      "无。"};
}

std::vector<Row> table_of(const Part& part) {
  return {
      {"项目名称", part.project},
      {"主管部门", "某县人民政府", "实施单位", part.form_unit},
      {"项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"},
      {"", "年度资金总额", part.budget, part.budget, part.form_executed, "10", "80%", "8"},
      {"", "其中：财政拨款", part.budget, part.budget, part.form_executed, "", "", ""},
      {"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
       "偏差原因分析及改进措施"},
      {"产出指标", "数量指标", "加固长度", "≥10公里", "10公里", "50", "50", ""},
      {"效益指标", "社会效益指标", "保护人口", "≥10万人", "10万人", "30", "30", ""},
      {"满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%", "10", "10", ""},
      {"总分", "", "", "", "", "100", "98", ""}};
}

// What a file is made of, in text and in Word.
class File {
 public:
  void add_lines(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      text_ += line + "\n";
      word_ += "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>";
    }
  }
  void add_form(const Part& part) {
    add_lines({"项目支出绩效自评表", "（2023年度）"});
    text_ += "\n";
    word_ += "<w:tbl>";
    for (const Row& row : table_of(part)) {
      word_ += "<w:tr>";
      for (const std::string& cell : row) {
        text_ += "\t" + cell + "\n";
        word_ += "<w:tc><w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p></w:tc>";
      }
      text_ += "\n";
      word_ += "</w:tr>";
    }
    text_ += "\n";
    word_ += "</w:tbl>";
  }
  void add(const Part& part) {
    add_lines(prose_of(part));
    if (part.with_form) add_form(part);
  }
  Report text() const { return converted("a.txt", text_); }
  Report word() const { return converted("a.docx", make_docx(body(word_))); }

 private:
  std::string text_;
  std::string word_;
};

std::string found(const Report& report) {
  std::string words;
  for (const Finding& finding : report.findings) {
    words += finding.code + " " + (finding.form ? std::to_string(*finding.form) : "-") + " " +
             finding.message + "\n";
  }
  return words;
}

std::string outcome(const Report& report, const std::string& check, int form) {
  for (const Coverage& coverage : report.coverage) {
    if (coverage.check == "cn.mof.project/" + check && coverage.form == form) {
      return std::string(outcome_name(coverage.outcome)) +
             (coverage.reason.empty() ? "" : " " + coverage.reason);
    }
  }
  return "none";
}

const std::string kNotTold = "not_applicable 无法确定正文说的是哪一张自评表";

void expect_both(const File& file, const std::string& findings) {
  EXPECT_EQ(found(file.text()), findings);
  EXPECT_EQ(found(file.word()), findings);
}

TEST(Booklets, AreEachJudgedWithTheirOwnForm) {
  for (const int count : {2, 15, 20}) {
    for (const bool named : {false, true}) {
      const int middle = (count + 1) / 2;
      for (const bool fault : {false, true}) {
        File file;
        for (int number = 1; number <= count; ++number) {
          Part part = part_of(number);
          if (named) part.title = "2023年度" + part.project + "绩效自评报告";
          if (fault && number == middle) part.executed = std::to_string(80 * number + 3);
          file.add(part);
        }
        const std::string form = std::to_string(middle - 1);
        const std::string right = std::to_string(80 * middle);
        const std::string wrong = std::to_string(80 * middle + 3);
        const std::string finding = "claim-mismatch " + form + " 正文“全年支出" + wrong +
                                    "万元”（" + wrong + "万元）与表中全年执行数 " + right +
                                    "万元 不一致，相差 3万元\n";
        SCOPED_TRACE(std::to_string(count) + (named ? " named" : "") + (fault ? " fault" : ""));
        expect_both(file, fault ? finding : "");
        const Report report = file.text();
        EXPECT_EQ(report.forms.size(), static_cast<std::size_t>(count));
        for (int number = 0; number < count; ++number) {
          const bool faulty = fault && number == middle - 1;
          EXPECT_EQ(outcome(report, "claim-executed", number), faulty ? "fail" : "pass");
          EXPECT_EQ(outcome(report, "cover-unit", number), "pass");
        }
      }
    }
  }
}

TEST(Booklets, HaveTheirOwnCover) {
  File file;
  for (int number = 1; number <= 3; ++number) {
    Part part = part_of(number);
    if (number == 2) part.unit = "某县交通局";
    file.add(part);
  }
  expect_both(
      file,
      "name-mismatch 1 "
      "报告单位“某县交通局”与自评表的实施单位“某县第2水利局”、主管部门“某县人民政府”不一致\n");
  const Report report = file.text();
  EXPECT_EQ(report.reporting_unit.value, "某县第1水利局") << "the JSON has the first cover";
  EXPECT_EQ(report.sections.size(), 9U);
  ASSERT_EQ(report.narratives.size(), 3U);
  EXPECT_EQ(report.narratives[1].first_section, 3U);
}

TEST(Booklets, BeginWhereTheNumbersBeginAgainBehindAForm) {
  for (const bool fault : {false, true}) {
    File file;
    for (int number = 1; number <= 3; ++number) {
      Part part = part_of(number);
      if (fault && number == 2) part.executed = "170";
      std::vector<std::string> lines = prose_of(part);
      lines.erase(lines.begin(), lines.begin() + 2);  // no cover
      file.add_lines(lines);
      file.add_form(part);
    }
    expect_both(file, fault ? "claim-mismatch 1 正文“全年支出170万元”（170万元）与表中全年执行数 "
                              "160万元 不一致，相差 10万元\n"
                            : "");
  }
}

TEST(Booklets, AreNotMadeByATitleThatStandsAgain) {
  File file;
  Part part = part_of(1);
  part.executed = "83";
  const std::vector<std::string> lines = prose_of(part);
  file.add_lines({part.title, "某县第1水利局", "2024年3月"});
  for (const std::string& line : lines) {
    file.add_lines({line});
    if (line == "为改善条件实施本项目。") file.add_lines({part.title});  // a page's head
  }
  file.add_form(part);
  const Report report = file.text();
  EXPECT_EQ(report.narratives.size(), 1U);
  EXPECT_EQ(outcome(report, "claim-executed", 0), "fail");
}

TEST(Booklets, MayLackAForm) {
  File file;
  for (int number = 1; number <= 3; ++number) {
    Part part = part_of(number);
    part.with_form = number != 2;
    file.add(part);
  }
  // The figures of the second are compared with no other form.
  expect_both(file, "");
  EXPECT_EQ(file.text().forms.size(), 2U);
}

TEST(Booklets, OfAFormAboveItsProseAreNotCompared) {
  File file;
  for (int number = 1; number <= 3; ++number) {
    const Part part = part_of(number);
    file.add_form(part);
    file.add_lines(prose_of(part));
  }
  expect_both(file, "");
  EXPECT_EQ(outcome(file.text(), "claim-executed", 1), kNotTold);
  EXPECT_EQ(outcome(file.text(), "cover-unit", 1), kNotTold);
}

TEST(Booklets, OfAFormAboveItsProseAreComparedByName) {
  File file;
  for (int number = 1; number <= 3; ++number) {
    Part part = part_of(number);
    part.title = "2023年度" + part.project + "绩效自评报告";
    if (number == 2) part.executed = "163";
    file.add_form(part);
    file.add_lines(prose_of(part));
  }
  expect_both(file,
              "claim-mismatch 1 正文“全年支出163万元”（163万元）与表中全年执行数 160万元 "
              "不一致，相差 3万元\n");
}

TEST(Booklets, WithSeveralFormsAreComparedByName) {
  File file;
  file.add_lines({"某县水利局2023年度项目支出绩效自评报告", "一、项目基本情况", "共三个项目。",
                  "全年支出480万元。"});
  for (int number = 1; number <= 3; ++number) {
    const Part part = part_of(number);
    const std::string executed = number == 2 ? "163" : part.executed;
    file.add_lines(
        {"（" +
             std::string(number == 1   ? "一"
                         : number == 2 ? "二"
                                       : "三") +
             "）" + part.project + "绩效自评综述",
         "全年预算数为" + part.budget + "万元，执行数为" + executed + "万元，完成预算的80%。"});
  }
  file.add_lines({"二、存在的问题", "无。"});
  for (int number = 1; number <= 3; ++number) file.add_form(part_of(number));
  expect_both(file,
              "claim-mismatch 1 正文“执行数为163万元”（163万元）与表中全年执行数 160万元 "
              "不一致，相差 3万元\n");
  EXPECT_EQ(outcome(file.text(), "claim-executed", 0), "pass");
  EXPECT_EQ(outcome(file.text(), "claim-rate", 2), "pass");
}

TEST(Booklets, DoNotTellOfTwoProjectsInOneSentence) {
  File file;
  file.add_lines({"某县水利局2023年度项目支出绩效自评报告", "一、项目基本情况",
                  "1号堤防加固项目和2号堤防加固项目全年支出500万元。"});
  file.add_form(part_of(1));
  file.add_form(part_of(2));
  expect_both(file, "");
  EXPECT_EQ(outcome(file.text(), "claim-executed", 0), kNotTold);
}

TEST(Booklets, LackSectionsOfTheirOwn) {
  File file;
  for (int number = 1; number <= 3; ++number) {
    Part part = part_of(number);
    part.title = "2023年度" + part.project + "绩效自评报告";
    std::vector<std::string> lines = prose_of(part);
    if (number == 2) lines.erase(lines.begin() + 3, lines.begin() + 7);
    file.add_lines(lines);
    file.add_form(part);
  }
  expect_both(file, "missing-section - “项目基本情况”一节没有内容\n");
}

}  // namespace
}  // namespace jixiao
