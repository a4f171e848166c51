#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule required(const std::string& code, const std::string& each,
                   std::vector<FieldPath> fields) {
  CheckRule made = rule("required", code, each);
  made.fields = std::move(fields);
  return made;
}

TEST(Required, FindsBlankFieldsOfAForm) {
  const std::vector<FieldPath> fields = {"project_name", "funds.total.executed", "total.score"};
  Form form = blank_form();
  EXPECT_EQ(judged(form, required("missing-field", "", fields)),
            "fail error /forms/0/project_name error /forms/0/funds error /forms/0/total/score");
  form.project_name = text("/");
  form.funds = {fund("total", {"", "", ""})};
  form.total_score = number("0");
  EXPECT_EQ(judged(form, required("missing-field", "", fields)),
            "fail error /forms/0/project_name error /forms/0/funds/0/executed");
  form.project_name = text("某项目");
  form.funds = {fund("total", {"", "", "?"})};
  EXPECT_EQ(judged(form, required("missing-field", "", fields)), "pass")
      << "what cannot be read is not missing";
}

TEST(Required, AlsoAsksForTheFieldsThePackMarks) {
  std::vector<CheckRule> checks;
  checks.push_back(required("missing-field", "", {"total.score"}));
  Rules rules = rules_of(std::move(checks));
  for (const bool needed : {true, false}) {
    FieldRule field;
    field.id = needed ? "department" : "project_name";
    field.required = needed;
    rules.packs[0].fields.push_back(std::move(field));
  }
  Report report = report_of(blank_form());
  check(report, rules, Language::kChinese);
  EXPECT_EQ(told(report), "fail error /forms/0/department error /forms/0/total/score");
}

TEST(Required, AsksNothingOfAFamilyWithoutTheColumn) {
  Form form =
      without_columns(blank_form(), {"funds.score", "indicators.score", "indicators.weight"});
  form.indicators = {indicator("培训人数", "", "")};
  EXPECT_EQ(judged(form, required("missing-field", "", {"total.score"})), "not_applicable");
  EXPECT_EQ(judged(form, required("missing-weight", "indicators", {"weight"})), "not_applicable");
}

// 不适用 in the target or the actual, and no points.
TEST(Required, AsksNoPointsOfAnIndicatorThatDoesNotApply) {
  Form form = blank_form();
  form.indicators = {indicator("培训人数", "", "")};
  form.indicators[0].target.text = text("不适用");
  const auto judge = [&] {
    return judged(form, required("missing-weight", "indicators", {"weight"}));
  };
  EXPECT_EQ(judge(), "not_applicable");
  form.indicators[0].score = number("10");
  EXPECT_EQ(judge(), "fail error /forms/0/indicators/0/weight") << "it has a score";
  form.indicators[0].score = number("");
  form.indicators[0].target.text = text("12人");
  EXPECT_EQ(judge(), "fail error /forms/0/indicators/0/weight");
}

TEST(Required, AsksOnlyNamedIndicators) {
  const auto judge = [](const Form& form) {
    return judged(form, required("missing-target", "indicators", {"target.text"}));
  };
  Form form = blank_form();
  form.indicators = {indicator("", "10", "10")};
  EXPECT_EQ(judge(form), "not_applicable");
  form.indicators[0].level3 = text("培训人数");
  EXPECT_EQ(judge(form), "fail error /forms/0/indicators/0/target/text");
  form.indicators[0].target.text = text("无");
  EXPECT_EQ(judge(form), "pass") << "无 may be the target";
}

TEST(Required, NamesTheFieldOrTheIndicator) {
  Form form = blank_form();
  form.indicators = {indicator("培训人数", "", "")};
  const Report report = report_of(form);
  EXPECT_EQ(message(report, required("missing-field", "", {"project_name"})), "项目名称未填");
  EXPECT_EQ(message(report, required("missing-score", "indicators", {"score"})),
            "指标“培训人数”没有填得分");
  EXPECT_EQ(message(report, required("missing-score", "indicators", {"score"}), Language::kEnglish),
            "indicator \"培训人数\": no score is given");
}

// The pack "p" as that of the narrative, judging headings and forms.
std::string narrated(Report report, CheckRule made) {
  std::vector<CheckRule> checks;
  checks.push_back(std::move(made));
  Rules rules = rules_of(std::move(checks));
  for (const bool needed : {true, false}) {
    HeadingRule heading;
    heading.id = needed ? "overview" : "funds";
    heading.labels.keys = {needed ? "项目基本情况" : "资金情况"};
    heading.required = heading.filled = needed;
    rules.packs[0].sections.headings.push_back(std::move(heading));
  }
  report.narratives = {{{"p", "", ""}, "", 0, report.sections.size()}};
  check(report, rules, Language::kChinese);
  std::string words = told(report);
  for (const Finding& finding : report.findings) words += " " + finding.message;
  return words;
}

Section section(const std::string& key, const std::string& words) {
  Section made;
  made.key = key;
  made.title = text("一、标题");
  made.text = text(words);
  return made;
}

TEST(Required, FindsAReportWithoutAForm) {
  EXPECT_EQ(narrated({}, required("missing-form", "", {"forms"})),
            "fail error 自评报告没有附自评表");
  Report report = report_of(blank_form());
  report.forms[0].pack.id = "another";
  report.forms[0].kind = "target_only";
  EXPECT_EQ(narrated(report, required("missing-form", "", {"forms"})), "pass");
}

TEST(Required, FindsSectionsThatAreMissingOrEmpty) {
  const auto judge = [](std::vector<Section> sections) {
    Report report;
    report.sections = std::move(sections);
    return narrated(report, required("missing-section", "sections", {"text"}));
  };
  EXPECT_EQ(judge({}), "fail warning 缺少“项目基本情况”一节");
  EXPECT_EQ(judge({section("funds", "有"), section("overview", "")}),
            "fail warning /sections/1/title “项目基本情况”一节没有内容");
  EXPECT_EQ(judge({section("overview", "涉密不予公开")}), "pass");
  Section parent = section("overview", "");
  parent.sections = {section("", "项目立项情况")};
  EXPECT_EQ(judge({parent}), "pass") << "the text stands in a section below";
  Section outer = section("", "");
  outer.sections = {section("overview", "有")};
  EXPECT_EQ(judge({outer}), "pass");
}

TEST(Required, ReadsFieldsOfTheReportForANarrative) {
  Report report;
  EXPECT_EQ(narrated(report, required("missing-field", "", {"reporting_unit"})),
            "fail error /report/reporting_unit 报告单位未填");
  report.reporting_unit = text("某局");
  EXPECT_EQ(narrated(report, required("missing-field", "", {"reporting_unit"})), "pass");
  EXPECT_EQ(narrated(report, required("missing-field", "", {"project_name"})), "error");
}

}  // namespace
}  // namespace jixiao
