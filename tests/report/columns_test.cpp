#include "report/columns.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

std::string shown(const FormColumn* column) {
  return column == nullptr
             ? "-"
             : std::string(table_name(column->table)) + "." + std::string(column->name);
}

// Outside of rows, with the key of the row; then in rows of funds, goals and indicators.
std::string shown(const FieldPath& field) {
  std::string words = field.is_own() ? "own" : shown(field.column());
  if (field.has_row_key()) words += " of " + std::string(field.row_key());
  for (const FormTable table : {FormTable::kFunds, FormTable::kGoals, FormTable::kIndicators}) {
    words += " " + shown(field.in_row(table));
  }
  return words;
}

TEST(FieldPath, IsResolvedByItsName) {
  struct {
    const char* name;
    const char* expected;
  } const rows[] = {
      {"project_name", ".project_name - - -"},
      {"total.score", ".total/score - - -"},
      {"narratives.problems", "own - - -"},
      {"block_scores.funds", "own - - -"},
      {"funds.total.executed", "funds.executed of total - - -"},
      {"funds.executed", "funds.executed - - -"},
      {"indicators.target", "indicators.target/text - - -"},
      {"indicators.target.number", "indicators.target/number - - -"},
      {"goals.expected", "goals.expected - - -"},
      {"weight", "- funds.weight - indicators.weight"},
      {"actual", "- - goals.actual indicators.actual/text"},
      {"target.text", "- - - indicators.target/text"},
      {"grade", ".grade - - -"},
      // No form has these.
      {"", "- - - -"},
      {"totals.score", "- - - -"},
      {"funds", "- - - -"},
      {"funds.total.spent", "- of total - - -"},
      {"indicators.total.weight", "- - - -"},
      {"narratives", "- - - -"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(FieldPath(row.name)), row.expected) << row.name;
}

TEST(FormColumns, StandTogetherByTable) {
  std::size_t count = 0;
  for (const FormTable table :
       {FormTable::kNone, FormTable::kFunds, FormTable::kGoals, FormTable::kIndicators}) {
    for (const FormColumn& column : columns_of(table)) {
      EXPECT_EQ(&column, &all_columns()[count++]);
      EXPECT_EQ(column.table, table) << column.name;
      EXPECT_NE(column.text == nullptr, column.number == nullptr) << column.name;
    }
  }
  EXPECT_EQ(count, all_columns().size());
}

}  // namespace
}  // namespace jixiao
