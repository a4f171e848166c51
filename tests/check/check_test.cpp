#include "check/check.h"

#include <gtest/gtest.h>

#include <set>

#include "check/checked.h"
#include "check/messages.h"

namespace jixiao {
namespace {

CheckRule named(std::string id, CheckRule made) {
  made.id = std::move(id);
  return made;
}

CheckRule cap() {
  CheckRule made = rule("compare", "score-exceeds-weight", "indicators");
  made.equation = make_equation("score <= weight", Relations::kEquation);
  return made;
}

CheckRule name_required() {
  CheckRule made = rule("required", "missing-field");
  made.fields = {"project_name"};
  return made;
}

Rules two_checks() {
  std::vector<CheckRule> checks;
  checks.push_back(named("name", name_required()));
  checks.push_back(named("cap", cap()));
  return rules_of(std::move(checks));
}

Form faulty_form() {
  Form form = blank_form();
  form.indicators = {indicator("甲", "10", "12"), indicator("乙", "10", "9"),
                     indicator("甲", "10", "11")};
  return form;
}

TEST(Check, OrdersFindingsByFormCheckAndRow) {
  Report report = report_of(faulty_form());
  report.forms.push_back(faulty_form());
  report.forms[1].indicators.resize(1);
  report.unread = {{"图片未读取", "a picture was not read", {}}};
  report.unparsed = {{"/forms/0/indicators/1/weight", 0, "十"}};
  check(report, two_checks(), Language::kChinese);
  EXPECT_EQ(dump_findings(report),
            "missing-field error at /forms/0/project_name\n"
            "score-exceeds-weight error stated=12 computed=10 at /forms/0/indicators/0/score\n"
            "score-exceeds-weight error stated=11 computed=10 at /forms/0/indicators/2/score\n"
            "missing-field error at /forms/1/project_name\n"
            "score-exceeds-weight error stated=12 computed=10 at /forms/1/indicators/0/score\n"
            "unparsed-number warning at /forms/0/indicators/1/weight\n"
            "unread-content warning\n"
            "fail p/name form=0\n"
            "fail p/cap form=0\n"
            "fail p/name form=1\n"
            "fail p/cap form=1\n");
}

TEST(Check, ReplacesWhatAnEarlierRunFound) {
  Report report = report_of(faulty_form());
  check(report, two_checks(), Language::kChinese);
  const std::string once = dump_findings(report);
  check(report, two_checks(), Language::kChinese);
  EXPECT_EQ(dump_findings(report), once);
}

TEST(Check, ReportsAFaultOfTheRuleAsErrorAndNotAsAFinding) {
  Report report = report_of(faulty_form());
  std::vector<CheckRule> checks;
  checks.push_back(named("kind", rule("guess", "missing-field")));
  CheckRule field = name_required();
  field.fields = {"projekt_name"};
  checks.push_back(named("field", std::move(field)));
  CheckRule code = cap();
  code.code = "no-such-code";
  checks.push_back(named("code", std::move(code)));
  CheckRule each = cap();
  each.each = "sections";
  checks.push_back(named("each", std::move(each)));
  checks.push_back(named("equation", rule("compare", "score-exceeds-weight")));
  checks.push_back(named("fine", cap()));
  check(report, rules_of(std::move(checks)), Language::kChinese);
  EXPECT_EQ(dump_findings(report),
            "score-exceeds-weight error stated=12 computed=10 at /forms/0/indicators/0/score\n"
            "score-exceeds-weight error stated=11 computed=10 at /forms/0/indicators/2/score\n"
            "error p/kind form=0 (the rule has an unknown kind: guess)\n"
            "error p/field form=0 (the rule names a field that no form has: projekt_name)\n"
            "error p/code form=0 (the rule has an unknown finding code: no-such-code)\n"
            "error p/each form=0 (the check cannot go over each: sections)\n"
            "error p/equation form=0 (the check has no `equation`)\n"
            "fail p/fine form=0\n");
}

TEST(Check, TurnsAnOverflowIntoAnError) {
  Form form = blank_form();
  form.indicators = {indicator("甲", "10", "999999999999999")};
  CheckRule made = cap();
  made.equation = make_equation("score <= weight", Relations::kEquation);
  made.equation->left[0].factor = Decimal(10).shifted(30);
  EXPECT_EQ(judged(form, std::move(made)), "error");
}

TEST(Check, TakesSeverityAndMessageFromTheRule) {
  CheckRule made = cap();
  made.severity = Severity::kInfo;
  made.message = "{subject}: {stated} > {computed}{nothing}";
  Form form = blank_form();
  form.indicators = {indicator("甲", "10", "12")};
  Report report = report_of(form);
  std::vector<CheckRule> checks;
  checks.push_back(std::move(made));
  check(report, rules_of(std::move(checks)), Language::kChinese);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].severity, Severity::kInfo);
  EXPECT_EQ(report.findings[0].message, "指标“甲”: 12 > 10");
  EXPECT_EQ(report.findings[0].check, "p/c");
}

TEST(Check, NamesTheVersionOfThePackInEveryFinding) {
  Report report = report_of(faulty_form());
  report.unread = {{"图片未读取", "a picture was not read", {}}};
  Rules rules = two_checks();
  rules.packs[0].version = "1.2.0";
  check(report, rules, Language::kChinese);
  ASSERT_GT(report.findings.size(), 2U);
  for (const Finding& finding : report.findings) {
    EXPECT_EQ(finding.version, finding.check.empty() ? "" : "1.2.0") << finding.code;
  }
}

TEST(Check, NamesAFormThatIsNoSelfEvaluation) {
  Report report = report_of(faulty_form());
  report.forms[0].kind = "monitoring";
  report.forms[0].title = text("绩效监控表");
  check(report, two_checks(), Language::kChinese);
  EXPECT_EQ(dump_findings(report),
            "not-self-evaluation info at /forms/0/title\n"
            "not_applicable p/name form=0 (不是自评表)\n"
            "not_applicable p/cap form=0 (不是自评表)\n");
}

TEST(Check, RunsTheNarrativePackOnceWithoutAForm) {
  Report report = report_of(faulty_form());
  report.forms[0].pack.id = "unknown";
  report.narratives = {{{"p", "", ""}, "", 0, 0}};
  check(report, two_checks(), Language::kChinese);
  EXPECT_EQ(dump_findings(report),
            "error p/name (the report has no such field: project_name)\n"
            "error p/cap (the check needs a form, the pack has none)\n");
}

TEST(Unread, SaysWhatAndWhere) {
  struct {
    Place place;
    const char* zh;
    const char* en;
  } const rows[] = {
      {{}, "图片未读取", "a picture was not read"},
      {{-1, 3, -1, -1, -1, -1, -1, 12}, "图片未读取（第12行）", "a picture was not read (line 12)"},
      {{0, 4, 0, 1, 2, -1, -1, -1},
       "图片未读取（word/document.xml 表1第2行第3列）",
       "a picture was not read (word/document.xml table 1, row 2, column 3)"},
      {{0, 4, -1, -1, -1, -1, -1, -1},
       "图片未读取（word/document.xml 第5块）",
       "a picture was not read (word/document.xml block 5)"},
  };
  for (const auto& row : rows) {
    Report report;
    report.parts = {"word/document.xml"};
    report.unread = {{"图片未读取", "a picture was not read", row.place}};
    check(report, {}, Language::kChinese);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].message, row.zh);
    EXPECT_EQ(report.findings[0].check, "");
    EXPECT_EQ(report.findings[0].place, row.place);
    check(report, {}, Language::kEnglish);
    EXPECT_EQ(report.findings[0].message, row.en);
  }
}

TEST(Unparsed, NamesTheFieldAndTheRow) {
  Report report = report_of(faulty_form());
  report.unparsed = {{"/forms/0/indicators/1/score", 0, "十分"}, {"/forms/0/total/score", 0, "优"}};
  check(report, {}, Language::kChinese);
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(report.findings[0].message, "指标“乙”得分“十分”不是数字");
  EXPECT_EQ(report.findings[1].message, "总分得分“优”不是数字");
}

std::set<std::string> fingerprints(Report report) {
  check(report, two_checks(), Language::kChinese);
  std::set<std::string> result;
  for (const Finding& finding : report.findings) result.insert(finding.fingerprint);
  return result;
}

TEST(Fingerprint, IsItsOwnForEveryFinding) {
  EXPECT_EQ(fingerprints(report_of(faulty_form())).size(), 3U);
  for (const std::string& one : fingerprints(report_of(faulty_form()))) EXPECT_EQ(one.size(), 64U);
}

TEST(Fingerprint, OutlivesOtherAmountsAndPositions) {
  Report before = report_of(faulty_form());
  Report after = before;
  after.forms[0].indicators[0].score = number("15");
  after.forms[0].indicators.insert(after.forms[0].indicators.begin(), indicator("丙", "5", "5"));
  after.forms.insert(after.forms.begin(), Form{});
  EXPECT_EQ(fingerprints(before), fingerprints(after));
}

TEST(Fingerprint, ChangesWithTheUnitTheProjectAndTheYear) {
  const auto base = fingerprints(report_of(faulty_form()));
  Report unit = report_of(faulty_form());
  unit.forms[0].implementing_unit = text("某局");
  Report year = report_of(faulty_form());
  year.fiscal_year = number("2023");
  Report form_year = year;
  form_year.forms[0].fiscal_year = number("2022");
  EXPECT_NE(fingerprints(unit), base);
  EXPECT_NE(fingerprints(year), base);
  EXPECT_NE(fingerprints(form_year), fingerprints(year));
}

TEST(Codes, HaveASeverityAndWordsInBothLanguages) {
  const std::vector<std::string>& codes = finding_codes();
  EXPECT_EQ(codes.size(), 38U);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), codes.size());
  for (const std::string& code : codes) {
    EXPECT_FALSE(message_text(code, "", Language::kChinese).empty()) << code;
    EXPECT_FALSE(message_text(code, "", Language::kEnglish).empty()) << code;
  }
  EXPECT_EQ(default_severity("score-total-mismatch"), Severity::kError);
  EXPECT_EQ(default_severity("missing-reason"), Severity::kWarning);
  EXPECT_EQ(default_severity("goal-echo"), Severity::kInfo);
  EXPECT_THROW(default_severity("no-such-code"), std::invalid_argument);
}

TEST(Fill, ReplacesNamesAndDropsUnknownOnes) {
  struct {
    const char* text;
    const char* expected;
  } const rows[] = {
      {"{a} 与 {b}", "1 与 2"}, {"{c}{a}", "1"}, {"无", "无"}, {"{a", "{a"},
      {"a}{b}", "a}2"},         {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(fill(row.text, {{"a", "1"}, {"b", "2"}}), row.expected);
}

}  // namespace
}  // namespace jixiao
