// The fields that rules name as values of a form, with their JSON Pointers.
//
// Example: "funds.total.executed" is the value 37.44 at /forms/0/funds/0/executed; "score" in the
// fourth row of `each: indicators` is the value at /forms/0/indicators/3/score.
//
// What names there are says report/columns.h. A name that no form has throws
// std::invalid_argument: that is the rule's fault. Not resolved here: `forms`, `text` of sections
// and claims, which are no part of a form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/columns.h"
#include "report/report.h"

namespace jixiao {

enum class Presence {
  kGiven,
  kBlank,       // nothing stands there
  kUnreadable,  // something stands there that is no number
  kAbsent,      // the form has no such row at all
};

// A row of a form's table.
struct Row {
  FormTable table = FormTable::kNone;
  std::size_t index = 0;
};

// A text that is mostly not there: then it is one word to move and to let go of, where std::string
// has four.
class RareText {
 public:
  RareText() = default;
  explicit RareText(std::string text)
      : text_(text.empty() ? nullptr : std::make_unique<const std::string>(std::move(text))) {}
  RareText(const RareText& other)
      : text_(other.text_ ? std::make_unique<const std::string>(*other.text_) : nullptr) {}
  RareText& operator=(const RareText& other) {
    if (this != &other) *this = RareText(other);
    return *this;
  }
  RareText(RareText&&) noexcept = default;
  RareText& operator=(RareText&&) noexcept = default;
  ~RareText() = default;

  bool empty() const { return text_ == nullptr; }
  std::string_view text() const { return text_ ? std::string_view(*text_) : std::string_view(); }

 private:
  std::unique_ptr<const std::string> text_;
};

// A JSON Pointer, written out only when it is told: of the values looked at few are.
class Pointer {
 public:
  Pointer() = default;  // to nothing
  explicit Pointer(std::string written) : written_(std::move(written)) {}
  // `name`, a word of the program, stands in a row of that form or, without a table, in the form.
  Pointer(int form, Row row, std::string_view name) : form_(form), row_(row), name_(name) {}

  bool empty() const { return name_.empty() && written_.empty(); }
  // That it points into, as far as it is not written out.
  std::optional<Row> row() const {
    return row_.table == FormTable::kNone ? std::nullopt : std::optional<Row>(row_);
  }
  bool is_written() const { return !written_.empty(); }
  std::string written() const;

 private:
  RareText written_;
  int form_ = 0;
  Row row_;
  std::string_view name_;  // a constant of the program
};

// What messages call a value: mostly a word of the program, which is not copied; another is kept.
class FieldName {
 public:
  FieldName() = default;
  FieldName(const char* word) : word_(word) {}            // NOLINT(google-explicit-constructor)
  FieldName(std::string name) : own_(std::move(name)) {}  // NOLINT(google-explicit-constructor)
  static FieldName of_program(std::string_view word) {
    FieldName name;
    name.word_ = word;
    return name;
  }
  std::string_view text() const { return own_.empty() ? word_ : own_.text(); }

 private:
  std::string_view word_;  // a constant of the program
  RareText own_;
};

// Valid as long as the report.
struct Value {
  Pointer at;      // of an absent row: of the list it would stand in
  FieldName name;  // "executed", "target/text", "total/score"
  Presence presence = Presence::kBlank;
  int origin = -1;
  const Decimal* number = nullptr;    // null: none, or it is a text
  const std::string* text = nullptr;  // null: none, or it is a number

  bool given() const { return presence == Presence::kGiven; }
  bool missing() const { return presence == Presence::kBlank || presence == Presence::kAbsent; }
  const std::string& text_or_empty() const;
};

Value value_of(Pointer at, FieldName name, const Text& text);
Value value_of(Pointer at, FieldName name, const Number& number);

// What stands in a cell, without a pointer and a name: most rows are judged by nothing else. Valid
// as long as the report; one of the two is set, or none for what is no single cell.
struct FormCell {
  const Text* text = nullptr;
  const Number* number = nullptr;

  // Null: none, or it is a text.
  const Decimal* figure() const {
    return number != nullptr && number->value ? &*number->value : nullptr;
  }
  // Null: it is empty, or a number.
  const std::string* words() const {
    return text != nullptr && text->value && !text->value->empty() ? &*text->value : nullptr;
  }
  // Is it a cell in which nothing stands, not even what cannot be read?
  bool blank() const {
    if (number != nullptr) return !number->value && number->origin < 0;
    return text != nullptr && words() == nullptr && text->origin < 0;
  }
};

// The values of one form. Valid as long as the report.
struct FormValues {
  const Form* form = nullptr;
  int index = 0;
  std::uint64_t columns = 0;  // a bit for each column of the tables: does the form list it?
  bool only = false;          // is_the_only_form()
};

FormValues collect_values(const Report& report, int form);

// Is it the report's only self-evaluation form, so that prose can speak of no other?
bool is_the_only_form(const Report& report, const Form& form);

// Every value the field names: one, or one for each row of a column. `role` keeps only fund rows
// of that role; empty keeps all.
std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               const FieldPath& field, std::string_view role = {});
// The same one by one, without keeping them: visit may move from its value. One that captures two
// pointers at most needs no memory.
void each_value(const FormValues& values, const std::optional<Row>& row, const FieldPath& field,
                std::string_view role, const std::function<void(Value&)>& visit);
// The first of those that the field names.
Value find_value(const FormValues& values, const std::optional<Row>& row, const FieldPath& field);
// Where that stands, if the field is a column of the row, a cell of the form or of the total's row.
FormCell find_cell(const FormValues& values, const std::optional<Row>& row, const FieldPath& field);
inline const Decimal* find_figure(const FormValues& values, const std::optional<Row>& row,
                                  const FieldPath& field) {
  return find_cell(values, row, field).figure();
}
// The cell of a column; `row` counts for nothing outside of tables.
FormCell cell_of(const FormValues& values, const FormColumn& column, std::size_t row);
Value cell_value(const FormValues& values, const FormColumn& column, std::size_t row);

// Does the form print the column the field stands in? Fields outside tables have none and are
// always there; a total has one if any of its addends has.
bool has_column(const FormValues& values, const std::optional<Row>& row, const FieldPath& field);

}  // namespace jixiao
