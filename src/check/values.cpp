#include "check/values.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>

namespace jixiao {
namespace {

// A field name taken apart: table and fund key are empty where they do not apply.
struct FieldPath {
  std::string table;
  std::string key;
  std::string leaf;  // with '/' between its parts
  bool of_row = false;
};

std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '.', '/');
  return name;
}

// What may stand behind /forms/0/, taken from a form with one row of each table.
std::set<std::string> leaf_names() {
  Form form;
  form.funds.resize(1);
  form.goals.resize(1);
  form.indicators.resize(1);
  std::set<std::string> names;
  for_each_leaf(form, "", [&names](const Leaf& leaf) { names.insert(leaf.pointer.substr(1)); });
  names.insert("funds/0/reason");
  names.insert("indicators/0/level2_weight");
  return names;
}

bool is_leaf(const std::string& name) {
  static const std::set<std::string> kNames = leaf_names();
  return kNames.count(name) > 0 || name.starts_with("narratives/") ||
         name.starts_with("block_scores/");
}

// The leaf of a table, "target" standing for "target/text"; empty if the table has no such leaf.
std::string table_leaf(const std::string& table, const std::string& name) {
  const std::string row = table + "/0/";
  if (is_leaf(row + name)) return name;
  std::string text = name + "/text";
  return is_leaf(row + text) ? text : std::string();
}

[[noreturn]] void throw_unknown(const std::string& field) {
  throw std::invalid_argument("the rule names a field that no form has: " + field);
}

FieldPath table_path(const std::string& table, const std::string& rest, const std::string& field) {
  const std::string column = table_leaf(table, with_slashes(rest));
  if (!column.empty()) return {table, "", column, false};
  const std::size_t dot = rest.find('.');
  if (table != "funds" || dot == std::string::npos) throw_unknown(field);
  const std::string leaf = table_leaf(table, with_slashes(rest.substr(dot + 1)));
  if (leaf.empty()) throw_unknown(field);
  return {table, rest.substr(0, dot), leaf, false};
}

FieldPath parse_field(const std::string& field, const std::optional<Row>& row) {
  if (row) {
    const std::string leaf = table_leaf(row->table, with_slashes(field));
    if (!leaf.empty()) return {row->table, "", leaf, true};
  }
  for (const std::string table : {"funds", "goals", "indicators"}) {
    if (field.starts_with(table + ".")) {
      return table_path(table, field.substr(table.size() + 1), field);
    }
  }
  if (!is_leaf(with_slashes(field))) throw_unknown(field);
  return {"", "", with_slashes(field), false};
}

std::string form_pointer(const FormValues& values) {
  return "/forms/" + std::to_string(values.index);
}

Value leaf_value(const FormValues& values, const std::string& pointer, const std::string& name) {
  const auto found = values.leaves.find(pointer);
  if (found != values.leaves.end()) return value_of(found->second, name);
  Value blank;
  blank.pointer = pointer;
  blank.name = name;
  return blank;
}

Value row_value(const FormValues& values, const FieldPath& path, std::size_t index) {
  const std::string at = form_pointer(values) + "/" + path.table + "/" + std::to_string(index);
  return leaf_value(values, at + "/" + path.leaf, path.leaf);
}

// Most fields of a rule are a column of its row: found by their pointer, without taking the name
// apart. "target" stands for "target/text".
std::optional<Value> find_in_row(const FormValues& values, const Row& row,
                                 const std::string& field) {
  std::string leaf = with_slashes(field);
  std::string pointer = form_pointer(values);
  pointer.append("/").append(row.table).append("/").append(std::to_string(row.index));
  pointer.append("/").append(leaf);
  auto found = values.leaves.find(pointer);
  if (found == values.leaves.end()) {
    found = values.leaves.find(pointer + "/text");
    leaf += "/text";
  }
  if (found == values.leaves.end()) return std::nullopt;
  return value_of(found->second, leaf);
}

std::size_t row_count(const Form& form, const std::string& table) {
  if (table == "funds") return form.funds.size();
  return table == "goals" ? form.goals.size() : form.indicators.size();
}

bool row_matches(const Form& form, const FieldPath& path, std::size_t index,
                 const std::string& role) {
  if (path.table != "funds") return true;
  const FundRow& row = form.funds[index];
  return (path.key.empty() || row.key == path.key) && (role.empty() || row.role == role);
}

bool lists_column(const Form& form, const std::string& column) {
  return std::find(form.columns.begin(), form.columns.end(), column) != form.columns.end();
}

bool any_printed(const std::vector<Value>& found) {
  return std::any_of(found.begin(), found.end(), [](const Value& value) {
    return value.given() || value.presence == Presence::kUnreadable;
  });
}

bool table_has_column(const FormValues& values, const std::string& table, const std::string& leaf) {
  if (lists_column(*values.form, table + "." + leaf.substr(0, leaf.find('/')))) return true;
  std::vector<Value> column;
  for (std::size_t i = 0; i < row_count(*values.form, table); ++i) {
    column.push_back(row_value(values, {table, "", leaf, false}, i));
  }
  return any_printed(column);
}

}  // namespace

Value value_of(const Leaf& leaf, const std::string& name) {
  Value value;
  value.pointer = leaf.pointer;
  value.name = name;
  if (leaf.text != nullptr) {
    value.text = leaf.text->value;
    value.origin = leaf.text->origin;
    const bool given = value.text && !value.text->empty();
    value.presence = given               ? Presence::kGiven
                     : value.origin >= 0 ? Presence::kUnreadable
                                         : Presence::kBlank;
    return value;
  }
  value.number = leaf.number->value;
  value.origin = leaf.number->origin;
  if (value.number) {
    value.presence = Presence::kGiven;
  } else {
    value.presence = value.origin >= 0 ? Presence::kUnreadable : Presence::kBlank;
  }
  return value;
}

FormValues collect_values(const Report& report, int form) {
  FormValues values;
  values.form = &report.forms[static_cast<std::size_t>(form)];
  values.index = form;
  const std::string pointer = form_pointer(values);
  for_each_leaf(*values.form, pointer,
                [&values](const Leaf& leaf) { values.leaves[leaf.pointer] = leaf; });
  // The JSON has no reason in its fund rows: a check may read it, and points at the row's label.
  for (std::size_t i = 0; i < values.form->funds.size(); ++i) {
    const std::string at = pointer + "/funds/" + std::to_string(i);
    values.leaves[at + "/reason"] = Leaf{at + "/label", &values.form->funds[i].reason, nullptr};
  }
  // Nor has it the weight that is printed with a second level.
  for (std::size_t i = 0; i < values.form->indicators.size(); ++i) {
    const std::string at = pointer + "/indicators/" + std::to_string(i);
    values.leaves[at + "/level2_weight"] =
        Leaf{at + "/level2", nullptr, &values.form->indicators[i].level2_weight};
  }
  return values;
}

std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               const std::string& field, const std::string& role) {
  if (row) {
    if (std::optional<Value> own = find_in_row(values, *row, field)) return {*std::move(own)};
  }
  const FieldPath path = parse_field(field, row);
  if (path.of_row) return {row_value(values, path, row->index)};
  if (path.table.empty()) {
    return {leaf_value(values, form_pointer(values) + "/" + path.leaf, path.leaf)};
  }
  std::vector<Value> found;
  for (std::size_t i = 0; i < row_count(*values.form, path.table); ++i) {
    if (!row_matches(*values.form, path, i, role)) continue;
    found.push_back(row_value(values, path, i));
    if (path.key == "total") break;  // a repeated total row is no second amount
  }
  if (found.empty() && !path.key.empty()) {
    Value absent;
    absent.pointer = form_pointer(values) + "/" + path.table;
    absent.name = path.leaf;
    absent.presence = Presence::kAbsent;
    found.push_back(absent);
  }
  return found;
}

Value find_value(const FormValues& values, const std::optional<Row>& row,
                 const std::string& field) {
  if (row) {
    if (std::optional<Value> own = find_in_row(values, *row, field)) return *std::move(own);
  }
  const std::vector<Value> found = find_values(values, row, field);
  if (!found.empty()) return found.front();
  Value absent;
  absent.name = parse_field(field, row).leaf;
  absent.pointer = form_pointer(values) + "/" + parse_field(field, row).table;
  absent.presence = Presence::kAbsent;
  return absent;
}

bool has_column(const FormValues& values, const std::optional<Row>& row, const std::string& field) {
  const FieldPath path = parse_field(field, row);
  if (!path.table.empty()) return table_has_column(values, path.table, path.leaf);
  if (!path.leaf.starts_with("total/")) return true;
  const std::string column = path.leaf.substr(std::string_view("total/").size());
  return any_printed(find_values(values, std::nullopt, field)) ||
         lists_column(*values.form, "total." + column) ||
         table_has_column(values, "indicators", column) ||
         table_has_column(values, "funds", column);
}

}  // namespace jixiao
