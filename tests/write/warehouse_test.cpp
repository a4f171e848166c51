#include "write/warehouse.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "converted.h"
#include "write/write.h"

namespace jixiao {
namespace {

// "a=1 b=- …": the named columns of a row.
std::string row_text(std::string_view table, const TableRow& row,
                     const std::vector<std::string>& columns) {
  const TableDescription& description = warehouse_tables()[table_index(table)];
  std::string text;
  for (const std::string& column : columns) {
    const CellValue& value = row[column_index(description, column)];
    text += (text.empty() ? "" : " ") + column + "=" + value.value_or("-");
  }
  return text;
}

const TableRows& rows_of(const std::vector<TableRows>& tables, std::string_view table) {
  return tables[table_index(table)];
}

std::vector<TableRows> sample_rows(const std::string& name) {
  return warehouse_rows(converted(name, sample_bytes(name)), "sha256:r", "{}");
}

TEST(Warehouse, NamesColumnsOncePerTableAndParentsFirst) {
  std::set<std::string_view> before;
  for (const TableDescription& table : warehouse_tables()) {
    std::set<std::string_view> names;
    for (const Column& column : table.columns) {
      EXPECT_TRUE(names.insert(column.name).second) << table.name << "." << column.name;
    }
    for (int i = 0; i < table.keys; ++i) {
      EXPECT_TRUE(table.columns[static_cast<std::size_t>(i)].required) << table.name;
    }
    EXPECT_EQ(table.columns.front().name, "doc_sha256");
    EXPECT_EQ(table.columns.back().name, "engine");
    if (!table.parent.empty()) {
      EXPECT_EQ(before.count(table.parent), 1U) << table.name;
    }
    before.insert(table.name);
  }
}

TEST(Warehouse, HoldsTheRealReport) {
  const auto tables = sample_rows("beita_2023.docx");
  ASSERT_EQ(rows_of(tables, "documents").size(), 1U);
  EXPECT_EQ(
      row_text("documents", rows_of(tables, "documents")[0],
               {"path", "bytes", "format", "status", "reporting_unit", "fiscal_year", "forms",
                "rules_digest", "options"}),
      "path=beita_2023.docx bytes=8472 format=docx status=ok_with_findings "
      "reporting_unit=北塔区委网信办 fiscal_year=2023 forms=1 rules_digest=sha256:r options={}");
  std::map<std::string, int> severities;
  for (const TableRow& row : rows_of(tables, "findings")) {
    ++severities[row_text("findings", row, {"severity"})];
  }
  EXPECT_GT(severities["severity=warning"], 0);
  EXPECT_EQ(row_text("documents", rows_of(tables, "documents")[0], {"errors", "warnings", "infos"}),
            "errors=" + std::to_string(severities["severity=error"]) +
                " warnings=" + std::to_string(severities["severity=warning"]) +
                " infos=" + std::to_string(severities["severity=info"]));
  EXPECT_EQ(row_text("funds", rows_of(tables, "funds")[0],
                     {"form_index", "row_index", "fund_key", "initial_budget", "executed",
                      "executed_yuan", "execution_rate", "pack_id"}),
            "form_index=0 row_index=0 fund_key=total initial_budget=42 executed=37.44 "
            "executed_yuan=374400 execution_rate=1 pack_id=cn.mof.project");
  EXPECT_EQ(row_text("indicators", rows_of(tables, "indicators")[6],
                     {"row_index", "level1", "level3", "target_op", "target_number", "weight"}),
            "row_index=6 level1=效益指标 level3=网络安全整改反馈率 target_op=>= target_number=90 "
            "weight=15");
}

// The rows against the JSON, table by table, so that neither can hold more than the other.
TEST(Warehouse, HoldsAsManyRowsAsTheJson) {
  for (const char* name : {"beita_2023.docx", "sums_off.txt", "department_weight_before_target.txt",
                           "narrative_without_form.txt", "no_weights_two_goals.txt"}) {
    const Report report = converted(name, sample_bytes(name));
    const auto tables = warehouse_rows(report, "", "");
    const auto json = nlohmann::json::parse(report_json(report, {}));
    EXPECT_EQ(rows_of(tables, "forms").size(), json["forms"].size()) << name;
    EXPECT_EQ(rows_of(tables, "claims").size(), json["claims"].size()) << name;
    EXPECT_EQ(rows_of(tables, "findings").size(), json["findings"].size()) << name;
    EXPECT_EQ(rows_of(tables, "coverage").size(), json["coverage"].size()) << name;
    std::map<std::string, std::size_t> counts;
    for (const auto& form : json["forms"]) {
      for (const char* list : {"funds", "goals", "indicators", "narratives"}) {
        counts[list] += form[list].size();
      }
    }
    for (const auto& [list, count] : counts) EXPECT_EQ(rows_of(tables, list).size(), count) << name;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      for (const TableRow& row : tables[i]) {
        EXPECT_EQ(row.size(), warehouse_tables()[i].columns.size());
      }
    }
  }
}

// A form of a neighbouring kind with several blocks, and one with a score for each block.
TEST(Warehouse, HoldsWhatFewFormsPrint) {
  Report report;
  Form form;
  form.block_scores["indicators"].value = Decimal::parse("47.5");
  Indicator indicator;
  indicator.block.value = "中期目标";
  form.indicators = {indicator};
  report.forms = {form};
  Finding finding;
  finding.code = "score-total-mismatch";
  finding.version = "1.2.0";
  finding.blanks_as_zero = {"/forms/0/funds/0/score", "/forms/0/funds/1/score"};
  finding.suppressed = Suppressed{"已核对", "张三", ""};
  report.findings = {finding};
  const auto tables = warehouse_rows(report, "", "");
  EXPECT_EQ(row_text("forms", rows_of(tables, "forms")[0],
                     {"funds_score", "goals_score", "indicators_score"}),
            "funds_score=- goals_score=- indicators_score=47.5");
  EXPECT_EQ(row_text("indicators", rows_of(tables, "indicators")[0], {"block"}), "block=中期目标");
  EXPECT_EQ(row_text("findings", rows_of(tables, "findings")[0],
                     {"check_version", "blank_pointers", "suppressed", "suppressed_by",
                      "suppressed_until"}),
            "check_version=1.2.0 blank_pointers=/forms/0/funds/0/score /forms/0/funds/1/score "
            "suppressed=已核对 suppressed_by=张三 suppressed_until=-");
}

// Every row says which pack read it: of a file with several reports, each its own.
TEST(Warehouse, NamesThePackThatReadARow) {
  Report report;
  Form form;
  form.pack = {"cn.a", "1.0.0", "sha256:a"};
  report.forms = {form};
  Narrative first;
  first.pack = {"cn.b", "1.0.0", "sha256:b"};
  first.last_section = 1;
  Narrative second;
  second.pack = {"cn.c", "2.0.0", "sha256:c"};
  second.first_section = 1;
  second.last_section = 2;
  report.narratives = {first, second};
  Section outer;
  outer.sections = {Section{}};
  report.sections = {outer, outer};
  Origin origin;
  origin.rule = "cn.c:claims.executed";
  report.origins = {origin};
  Claim claim;
  claim.text.origin = 0;
  report.claims = {claim, Claim{}};
  Finding of_form;
  of_form.check = "cn.mof/score-total";
  of_form.form = 0;
  Finding of_prose;
  of_prose.check = "cn.c/problems";
  report.findings = {of_form, of_prose, Finding{}};
  const auto tables = warehouse_rows(report, "", "");
  const auto packs = [&tables](std::string_view table) {
    std::string text;
    for (const TableRow& row : rows_of(tables, table)) {
      text += row_text(table, row, {"pack_id", "pack_version", "pack_digest"}) + "\n";
    }
    return text;
  };
  const std::string a = "pack_id=cn.a pack_version=1.0.0 pack_digest=sha256:a\n";
  const std::string b = "pack_id=cn.b pack_version=1.0.0 pack_digest=sha256:b\n";
  const std::string c = "pack_id=cn.c pack_version=2.0.0 pack_digest=sha256:c\n";
  EXPECT_EQ(packs("documents"), b);
  EXPECT_EQ(packs("forms"), a);
  EXPECT_EQ(packs("sections"), b + b + c + c);
  EXPECT_EQ(packs("claims"), c + b);
  EXPECT_EQ(packs("findings"), a + c + b);
}

TEST(Warehouse, KeepsTheTreeOfSections) {
  Report report;
  Section inner;
  inner.title.value = "乙";
  Section outer;
  outer.title.value = "甲";
  outer.sections = {inner, inner};
  report.sections = {outer, outer};
  const auto tables = warehouse_rows(report, "", "");
  std::string text;
  for (const TableRow& row : rows_of(tables, "sections")) {
    text += row_text("sections", row, {"row_index", "parent_index", "title"}) + "\n";
  }
  EXPECT_EQ(text,
            "row_index=0 parent_index=- title=甲\nrow_index=1 parent_index=0 title=乙\n"
            "row_index=2 parent_index=0 title=乙\nrow_index=3 parent_index=- title=甲\n"
            "row_index=4 parent_index=3 title=乙\nrow_index=5 parent_index=3 title=乙\n");
}

TEST(Warehouse, CountsMoneyInYuanExactly) {
  const auto in_yuan = [](const char* digits, const char* unit) {
    Report report;
    Form form;
    if (*unit != '\0') form.currency_unit.value = unit;
    FundRow row;
    row.executed.value = Decimal::parse(digits);
    form.funds.push_back(row);
    report.forms.push_back(form);
    return row_text("funds", rows_of(warehouse_rows(report, "", ""), "funds")[0],
                    {"executed", "executed_yuan"});
  };
  EXPECT_EQ(in_yuan("37.44", "万元"), "executed=37.44 executed_yuan=374400");
  EXPECT_EQ(in_yuan("358.381354", "万元"), "executed=358.381354 executed_yuan=3583813.54");
  EXPECT_EQ(in_yuan("-0.00001", "亿元"), "executed=-0.00001 executed_yuan=-1000");
  EXPECT_EQ(in_yuan("7200.50", "元"), "executed=7200.50 executed_yuan=7200.50");
  EXPECT_EQ(in_yuan("5", ""), "executed=5 executed_yuan=-");
  EXPECT_EQ(in_yuan("5", "万美元"), "executed=5 executed_yuan=-");
  // More digits than other programs keep.
  EXPECT_EQ(in_yuan("123456789012.345", "亿元"), "executed=123456789012.345 executed_yuan=-");
}

TEST(Warehouse, TellsHowAReportCameOut) {
  Report report;
  EXPECT_EQ(report_status(report), "ok");
  Finding finding;
  finding.code = "missing-reason";
  report.findings = {finding};
  EXPECT_EQ(report_status(report), "ok_with_findings");
  report.findings[0].suppressed = Suppressed{"已核对", "张三", ""};
  EXPECT_EQ(report_status(report), "ok");
  finding.code = "unread-content";
  report.findings.push_back(finding);
  EXPECT_EQ(report_status(report), "partial");
}

}  // namespace
}  // namespace jixiao
