// The field names of a rule, resolved to the values of a form and their JSON Pointers.
//
// Example: "funds.total.executed" is the value 37.44 at /forms/0/funds/0/executed; "score" in the
// fourth row of `each: indicators` is the value at /forms/0/indicators/3/score.
//
//   project_name  total.score  narratives.problems   a field of the form
//   funds.total.executed                             a fund row by its key, a column
//   funds.executed  indicators.weight                a column, every row
//   weight  target.text  target (= target.text)      inside `each`: a column of the row
// A name that no form has throws std::invalid_argument: that is the rule's fault. Not resolved
// here: `forms`, `text` of sections and claims, which are no part of a form.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/leaves.h"
#include "report/report.h"

namespace jixiao {

enum class Presence {
  kGiven,
  kBlank,       // nothing stands there
  kUnreadable,  // something stands there that is no number
  kAbsent,      // the form has no such row at all
};

struct Value {
  std::string pointer;  // of an absent row: of the list it would stand in
  std::string name;     // "executed", "target/text", "total/score": what messages call it
  Presence presence = Presence::kBlank;
  std::optional<Decimal> number;
  std::optional<std::string> text;
  int origin = -1;

  bool given() const { return presence == Presence::kGiven; }
  bool missing() const { return presence == Presence::kBlank || presence == Presence::kAbsent; }
};

Value value_of(const Leaf& leaf, const std::string& name);

// A row of a form's table.
struct Row {
  std::string table;  // funds, goals, indicators
  std::size_t index = 0;
};

// The leaves of one form, by pointer. Valid as long as the report.
struct FormValues {
  const Form* form = nullptr;
  int index = 0;
  std::map<std::string, Leaf> leaves;
};

FormValues collect_values(const Report& report, int form);

// Every value the field names: one, or one for each row of a column. `role` keeps only fund rows
// of that role; empty keeps all.
std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               const std::string& field, const std::string& role = "");
// The first of them.
Value find_value(const FormValues& values, const std::optional<Row>& row, const std::string& field);

// Does the form print the column the field stands in? Fields outside tables have none and are
// always there; a total has one if any of its addends has.
bool has_column(const FormValues& values, const std::optional<Row>& row, const std::string& field);

}  // namespace jixiao
