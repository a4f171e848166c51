#include "write/warehouse.h"

#include <gtest/gtest.h>

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
  EXPECT_EQ(row_text("documents", rows_of(tables, "documents")[0],
                     {"path", "bytes", "format", "status", "reporting_unit", "fiscal_year", "forms",
                      "errors", "warnings", "infos", "rules_digest", "options"}),
            "path=beita_2023.docx bytes=8472 format=docx status=ok_with_findings "
            "reporting_unit=北塔区委网信办 fiscal_year=2023 forms=1 errors=0 warnings=5 infos=1 "
            "rules_digest=sha256:r options={}");
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
  finding.code = "unread-content";
  report.findings.push_back(finding);
  EXPECT_EQ(report_status(report), "partial");
}

}  // namespace
}  // namespace jixiao
