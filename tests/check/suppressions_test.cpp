#include "check/suppressions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "checked.h"

namespace jixiao {
namespace {

const std::string kA(64, 'a');
const std::string kB(64, 'b');
const std::string kHash(64, '0');

std::string entry(const std::string& fingerprint, const std::string& more = "") {
  return "  - fingerprint: " + fingerprint + "\n    operands: " + kHash +
         "\n    reason: 已核对\n    by: 张三\n" + more;
}

std::string problems_of(const std::string& yaml) {
  try {
    parse_suppressions(yaml, "s.yml");
  } catch (const InvalidSuppressions& invalid) {
    return invalid.what();
  }
  return "none";
}

Report scored(const std::string& total) {
  Report report;
  Form form;
  form.total_score = {Decimal::parse(total), -1};
  form.indicators = {indicator("甲", "50", "40"), indicator("乙", "50", "50")};
  report.forms.push_back(form);
  Finding finding;
  finding.code = "score-total-mismatch";
  finding.fingerprint = kA;
  finding.at = {"/forms/0/total/score"};
  finding.operands = {"/forms/0/indicators/0/score", "/forms/0/indicators/1/score"};
  finding.stated = Decimal::parse(total);
  finding.computed = Decimal(90);
  report.findings.push_back(finding);
  return report;
}

std::vector<Suppression> for_report(const Report& report, const std::string& until) {
  Suppression one;
  one.fingerprint = kA;
  one.operands = operands_hash(report, report.findings.front());
  one.terms = {"已核对", "张三", until};
  return {one};
}

TEST(Suppressions, AreReadStrictly) {
  const std::vector<Suppression> read =
      parse_suppressions("suppressions:\n" + entry(kA, "    until: 2026-12-31\n") + entry(kB), "f");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].fingerprint, kA);
  EXPECT_EQ(read[0].operands, kHash);
  EXPECT_EQ(read[0].terms.reason, "已核对");
  EXPECT_EQ(read[0].terms.by, "张三");
  EXPECT_EQ(read[0].terms.until, "2026-12-31");
  EXPECT_EQ(read[1].terms.until, "");
  EXPECT_EQ(read[1].line, 7);
}

TEST(Suppressions, ThatAreWrongSayWhere) {
  struct Row {
    std::string yaml;
    std::string says;
  };
  const std::vector<Row> rows = {
      {"suppressed: []\n", "the file needs \"suppressions\""},
      {"suppressions:\n" + entry("12ab"), "s.yml:2:18: fingerprint needs 64 hex digits"},
      {"suppressions:\n" + entry(std::string(64, 'A')), "fingerprint needs 64 hex digits"},
      {"suppressions:\n" + entry(kA, "    until: 2026-2-3\n"), "s.yml:6:12: until needs a day"},
      {"suppressions:\n" + entry(kA, "    until: 2026-02-30\n"), "until needs a day"},
      {"suppressions:\n" + entry(kA, "    untill: 2026-02-03\n"), "untill"},
      {"suppressions:\n" + entry(kA) + entry(kA), "s.yml:6:1: the fingerprint stands already in "},
      {"suppressions:\n  - fingerprint: " + kA + "\n", "a suppression needs \"operands\""},
      {"suppressions: [", "s.yml:2:1: no valid YAML"},
  };
  for (const Row& row : rows) {
    EXPECT_NE(problems_of(row.yaml).find(row.says), std::string::npos)
        << row.yaml << problems_of(row.yaml);
  }
}

TEST(Suppressions, AreWrittenAndReadAgain) {
  Suppression one;
  one.fingerprint = kA;
  one.operands = kHash;
  one.code = "missing-reason";
  one.message = "指标“甲”: it's so";
  one.terms = {"'引号'与#号：\n换行", "张三 # 不是注释", "2026-12-31"};
  const std::string yaml = with_suppression("", one);
  const std::vector<Suppression> read = parse_suppressions(yaml, "f");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].message, one.message);
  EXPECT_EQ(read[0].terms.reason, "'引号'与#号： 换行");
  EXPECT_EQ(read[0].terms.by, one.terms.by);
  EXPECT_EQ(read[0].terms.until, one.terms.until);
}

TEST(Suppressions, TakeThePlaceOfAnOlderEntryAndLeaveTheRest) {
  const std::string yaml = "# 头\nsuppressions:\n" + entry(kA) + entry(kB) + "# 尾";
  Suppression one;
  one.fingerprint = kA;
  one.operands = std::string(64, '1');
  one.terms = {"再次核对", "李四", ""};
  const std::string renewed = with_suppression(yaml, one);
  EXPECT_EQ(renewed, "# 头\nsuppressions:\n" + suppression_yaml(one) + entry(kB) + "# 尾");
  one.fingerprint = std::string(64, 'c');
  const std::string longer = with_suppression(yaml, one);
  EXPECT_EQ(longer, yaml + "\n" + suppression_yaml(one));
}

TEST(Suppressions, RefuseALayoutThatTakesNoFurtherEntry) {
  Suppression one;
  one.fingerprint = kB;
  one.operands = kHash;
  one.terms = {"r", "b", ""};
  const std::string flow =
      "suppressions: [{fingerprint: " + kA + ", operands: " + kHash + ", reason: r, by: b}]\n";
  EXPECT_EQ(parse_suppressions(flow, "f").size(), 1U);
  EXPECT_THROW(with_suppression(flow, one), InvalidSuppressions);
}

TEST(Suppressions, HoldWhileTheFiguresAreTheSame) {
  Report report = scored("95");
  const std::vector<Suppression> suppressions = for_report(report, "");
  const auto matches = apply_suppressions(suppressions, "2026-11-26", report);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].state, SuppressionState::kUsed);
  ASSERT_TRUE(report.findings[0].suppressed);
  EXPECT_EQ(report.findings[0].suppressed->by, "张三");
}

TEST(Suppressions, LapseWhenAFigureChanges) {
  const std::vector<Suppression> suppressions = for_report(scored("95"), "");
  Report stated = scored("96");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", stated)[0].state,
            SuppressionState::kLapsed);
  EXPECT_FALSE(stated.findings[0].suppressed);
  Report operand = scored("95");
  operand.forms[0].indicators[0].score = number("41");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", operand)[0].state,
            SuppressionState::kLapsed);
}

TEST(Suppressions, SurviveMovedRowsAndPrintedZeros) {
  const std::vector<Suppression> suppressions = for_report(scored("95"), "");
  Report moved = scored("95.00");
  std::swap(moved.forms[0].indicators[0], moved.forms[0].indicators[1]);
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", moved)[0].state,
            SuppressionState::kUsed);
}

TEST(Suppressions, ExpireBehindTheirLastDay) {
  const std::vector<Suppression> suppressions = for_report(scored("95"), "2026-11-26");
  Report last_day = scored("95");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", last_day)[0].state,
            SuppressionState::kUsed);
  Report next_day = scored("95");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-27", next_day)[0].state,
            SuppressionState::kExpired);
  EXPECT_FALSE(next_day.findings[0].suppressed);
}

TEST(Suppressions, MeetOnlyTheirOwnFinding) {
  Report report = scored("95");
  std::vector<Suppression> suppressions = for_report(report, "");
  suppressions[0].fingerprint = kB;
  EXPECT_TRUE(apply_suppressions(suppressions, "2026-11-26", report).empty());
  EXPECT_FALSE(report.findings[0].suppressed);
}

Report without_form(const std::string& words, const std::string& sha256 = "") {
  Report report;
  report.source.sha256 = sha256;
  if (!words.empty()) {
    Section section;
    section.title = text("一、基本情况");
    section.text = text(words);
    report.sections.push_back(section);
  }
  Finding finding;
  finding.code = "missing-form";
  finding.fingerprint = kA;
  report.findings.push_back(finding);
  return report;
}

// Two offices' reports of one title have the same fingerprint where neither names its office.
TEST(Suppressions, WithoutFiguresHoldForTheTextTheyWereMadeFor) {
  struct {
    Report settled;
    Report other;
    SuppressionState expected;
  } const rows[] = {
      {without_form("甲局的项目"), without_form("甲局的项目"), SuppressionState::kUsed},
      {without_form("甲局（本级）的项目"), without_form("甲局(本级) 的项目"),
       SuppressionState::kUsed},
      {without_form("甲局的项目"), without_form("乙局的项目"), SuppressionState::kLapsed},
      {without_form("", kA), without_form("", kA), SuppressionState::kUsed},
      {without_form("", kA), without_form("", kB), SuppressionState::kLapsed},
  };
  for (const auto& row : rows) {
    Report report = row.other;
    const auto matches = apply_suppressions(for_report(row.settled, ""), "2026-11-26", report);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].state, row.expected);
    EXPECT_EQ(report.findings[0].suppressed.has_value(), row.expected == SuppressionState::kUsed);
  }
}

// A blank name in a form: bound to that form, whatever the forms beside it say.
TEST(Suppressions, OfABlankAreBoundToTheirForm) {
  Report report = scored("95");
  report.forms[0].project_name = text("某项目");
  report.forms.push_back(report.forms[0]);
  report.findings[0] = Finding();
  report.findings[0].fingerprint = kA;
  report.findings[0].form = 0;
  report.findings[0].at = {"/forms/0/department"};
  const std::vector<Suppression> suppressions = for_report(report, "");
  Report beside = report;
  beside.forms[1].project_name = text("别的项目");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", beside)[0].state,
            SuppressionState::kUsed);
  Report own = report;
  own.forms[0].project_name = text("别的项目");
  EXPECT_EQ(apply_suppressions(suppressions, "2026-11-26", own)[0].state,
            SuppressionState::kLapsed);
}

TEST(OperandsHash, TakesATextWhereNoNumberWasRead) {
  Report report = scored("95");
  report.origins = {Origin{"八十", {}, ""}, Origin{"九十", {}, ""}};
  report.forms[0].indicators[0].score = {std::nullopt, 0};
  const std::string before = operands_hash(report, report.findings[0]);
  report.forms[0].indicators[0].score = {std::nullopt, 1};
  EXPECT_NE(operands_hash(report, report.findings[0]), before);
}

TEST(IsDate, KnowsTheCalendar) {
  for (const char* day : {"2026-12-31", "2024-02-29", "2000-02-29", "2026-01-01"}) {
    EXPECT_TRUE(is_date(day)) << day;
  }
  for (const char* day : {"", "2026-13-01", "2026-00-01", "2026-04-31", "2023-02-29", "1900-02-29",
                          "2026-1-1", "2026/01/01", "2026-01-01 ", "20260101xx"}) {
    EXPECT_FALSE(is_date(day)) << day;
  }
}

}  // namespace
}  // namespace jixiao
