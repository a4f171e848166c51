// The columns of a form that a rule can name, and the names of rules taken apart.
//
// Example: FieldPath("funds.total.executed") is the column "executed" of the fund rows with the key
// "total"; FieldPath("score") is that column of whatever row a check is at. A name is looked up
// once, when its rule is made, and not for each row of each document.
//
//   project_name  total.score  narratives.problems   a field of the form
//   funds.total.executed                             a fund row by its key, a column
//   funds.executed  indicators.weight                a column, every row
//   weight  target.text  target (= target.text)      in a row: a column of it
// Not here: the values themselves, and whether a pack has the field it names.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "report/report.h"

namespace jixiao {

enum class FormTable { kNone, kFunds, kGoals, kIndicators };
// "funds"; empty for kNone.
std::string_view table_name(FormTable table);
// kNone for a name that no table has.
FormTable find_table(std::string_view name);
// 0 for kNone.
std::size_t row_count(const Form& form, FormTable table);

// What a rule can name, as it stands behind /forms/0/ or a row's pointer. One of the two functions
// is set; `row` counts for nothing outside of tables.
struct FormColumn {
  FormTable table;
  std::string_view name;
  const Text& (*text)(const Form& form, std::size_t row);
  const Number& (*number)(const Form& form, std::size_t row);
  // Of what the JSON does not hold: the neighbour that a finding points at.
  std::string_view neighbour;
};

// The columns of a table stand together and in the order of the JSON; fewer than 64 in all.
std::span<const FormColumn> all_columns();
std::span<const FormColumn> columns_of(FormTable table);
// Null if the table has no such column.
const FormColumn* find_column(FormTable table, std::string_view name);

// A field as a rule names it. A name that no form has is kept: it is told when it is used.
class FieldPath {
 public:
  FieldPath() = default;
  FieldPath(std::string name);  // NOLINT NOLINTNEXTLINE(google-explicit-constructor)
  FieldPath(const char* name)
      : FieldPath(std::string(name)) {}  // the program names its own by literals

  const std::string& name() const { return name_; }
  bool empty() const { return name_.empty(); }
  // What it is in a row of that table; null: no column of the row.
  const FormColumn* in_row(FormTable table) const {
    return in_row_[static_cast<std::size_t>(table)];
  }
  // What it is wherever the rule stands; null: nothing, or a key of the form's own.
  const FormColumn* column() const { return column_; }
  // Of the fund rows that are meant; empty: all.
  std::string_view row_key() const {
    return has_row_key() ? std::string_view(name_).substr(kFunds.size(), key_) : std::string_view();
  }
  bool has_row_key() const { return key_ > 0; }
  // A key of the form's narratives or block scores.
  bool is_own() const { return own_; }

 private:
  static constexpr std::string_view kFunds = "funds.";
  std::string name_;
  std::array<const FormColumn*, 4> in_row_{};  // by table
  const FormColumn* column_ = nullptr;
  std::size_t key_ = 0;  // its length
  bool own_ = false;
};

}  // namespace jixiao
