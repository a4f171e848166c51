#include "check/values.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "report/leaves.h"

namespace jixiao {
namespace {

constexpr std::string_view kNarratives = "narratives.";
constexpr std::string_view kBlockScores = "block_scores.";
constexpr std::string_view kTotalRow = "total";

// The column that the field is here; null: a key of the form's narratives or block scores.
struct Resolved {
  const FormColumn* column = nullptr;
  bool of_row = false;  // a column of the row the rule is at
};

Resolved resolve(const FieldPath& field, const std::optional<Row>& row) {
  if (row) {
    if (const FormColumn* column = field.in_row(row->table)) return {column, true};
  }
  if (field.column() == nullptr && !field.is_own()) {
    throw std::invalid_argument("the rule names a field that no form has: " + field.name());
  }
  return {field.column(), false};
}

std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '.', '/');
  return name;
}

std::string form_pointer(const FormValues& values) {
  return "/forms/" + std::to_string(values.index);
}

Presence presence_of(bool given, int origin) {
  if (given) return Presence::kGiven;
  return origin >= 0 ? Presence::kUnreadable : Presence::kBlank;
}

void take(Value& value, const Text& text) {
  if (text.value) value.text = &*text.value;
  value.origin = text.origin;
  value.presence = presence_of(text.value && !text.value->empty(), text.origin);
}

void take(Value& value, const Number& number) {
  if (number.value) value.number = &*number.value;
  value.origin = number.origin;
  value.presence = presence_of(number.value.has_value(), number.origin);
}

template <typename Given>
Value value_in(const std::map<std::string, Given>& all, std::string_view key, Pointer at,
               FieldName name) {
  static const Given kBlank;
  const auto found = all.find(std::string(key));
  return value_of(std::move(at), std::move(name), found == all.end() ? kBlank : found->second);
}

// A field that a pack may name as it likes.
Value own_value(const FormValues& values, std::string_view key) {
  std::string name = with_slashes(std::string(key));
  Pointer at(form_pointer(values) + "/" + name);
  if (key.starts_with(kNarratives)) {
    return value_in(values.form->narratives, key.substr(kNarratives.size()), std::move(at),
                    std::move(name));
  }
  return value_in(values.form->block_scores, key.substr(kBlockScores.size()), std::move(at),
                  std::move(name));
}

// Of a row that the form does not have.
Value absent_value(const FormValues& values, const FormColumn& column) {
  Value absent;
  absent.at = Pointer(values.index, {}, table_name(column.table));
  absent.name = FieldName::of_program(column.name);
  absent.presence = Presence::kAbsent;
  return absent;
}

bool row_matches(const Form& form, const FieldPath& field, std::size_t index,
                 std::string_view role) {
  if (field.column()->table != FormTable::kFunds) return true;
  const FundRow& row = form.funds[index];
  return (!field.has_row_key() || row.key == field.row_key()) && (role.empty() || row.role == role);
}

bool is_printed(const Form& form, const FormColumn& column, std::size_t row) {
  if (column.number != nullptr) {
    const Number& number = column.number(form, row);
    return number.value || number.origin >= 0;
  }
  const Text& text = column.text(form, row);
  return (text.value && !text.value->empty()) || text.origin >= 0;
}

bool prints_column(const Form& form, const FormColumn& column) {
  for (std::size_t i = 0; i < row_count(form, column.table); ++i) {
    if (is_printed(form, column, i)) return true;
  }
  return false;
}

std::uint64_t bit_of(const FormColumn& column) {
  return std::uint64_t{1} << static_cast<unsigned>(&column - all_columns().data());
}

// "indicators.target" is the column of "target/text" and its other parts.
std::uint64_t bits_of_listed(std::string_view listed) {
  const std::size_t dot = std::min(listed.find('.'), listed.size());
  const FormTable table = find_table(listed.substr(0, dot));
  if (table == FormTable::kNone) return 0;
  listed.remove_prefix(std::min(dot + 1, listed.size()));
  std::uint64_t bits = 0;
  for (const FormColumn& column : columns_of(table)) {
    const std::string_view name = column.name;
    if (listed.empty() || name.front() != listed.front()) continue;
    const bool same =
        name.starts_with(listed) && (name.size() == listed.size() || name[listed.size()] == '/');
    if (same) bits |= bit_of(column);
  }
  return bits;
}

bool table_has_column(const FormValues& values, const FormColumn& column) {
  return (values.columns & bit_of(column)) != 0 || prints_column(*values.form, column);
}

// The column of that name in the funds or the indicators: what a total adds up.
bool has_addends(const FormValues& values, std::string_view name) {
  return table_has_column(values, *find_column(FormTable::kIndicators, name)) ||
         table_has_column(values, *find_column(FormTable::kFunds, name));
}

}  // namespace

Value cell_value(const FormValues& values, const FormColumn& column, std::size_t row) {
  Value value;
  value.at = Pointer(values.index, {column.table, row},
                     column.neighbour.empty() ? column.name : column.neighbour);
  value.name = FieldName::of_program(column.name);
  if (column.text != nullptr) {
    take(value, column.text(*values.form, row));
  } else {
    take(value, column.number(*values.form, row));
  }
  return value;
}

std::string Pointer::written() const {
  if (name_.empty()) return std::string(written_.text());
  std::string pointer;
  pointer.reserve(48);
  pointer.append("/forms/").append(std::to_string(form_));
  if (row_.table != FormTable::kNone) {
    pointer.append("/").append(table_name(row_.table));
    pointer.append("/").append(std::to_string(row_.index));
  }
  pointer.append("/").append(name_);
  return pointer;
}

const std::string& Value::text_or_empty() const {
  static const std::string kEmpty;
  return text == nullptr ? kEmpty : *text;
}

Value value_of(Pointer at, FieldName name, const Text& text) {
  Value value;
  value.at = std::move(at);
  value.name = std::move(name);
  take(value, text);
  return value;
}

Value value_of(Pointer at, FieldName name, const Number& number) {
  Value value;
  value.at = std::move(at);
  value.name = std::move(name);
  take(value, number);
  return value;
}

FormValues collect_values(const Report& report, int form) {
  FormValues values{&report.forms[static_cast<std::size_t>(form)], form};
  for (const std::string& listed : values.form->columns) values.columns |= bits_of_listed(listed);
  values.only = is_the_only_form(report, *values.form);
  return values;
}

bool is_the_only_form(const Report& report, const Form& form) {
  // A second one is enough to know: a file may hold thousands.
  const auto first = std::find_if(report.forms.begin(), report.forms.end(), is_self_evaluation);
  return is_self_evaluation(form) && first != report.forms.end() &&
         std::none_of(first + 1, report.forms.end(), is_self_evaluation);
}

void each_value(const FormValues& values, const std::optional<Row>& row, const FieldPath& field,
                std::string_view role, const std::function<void(Value&)>& visit) {
  const auto show = [&visit](Value value) { visit(value); };
  const Resolved found = resolve(field, row);
  if (found.column == nullptr) {
    show(own_value(values, field.name()));
    return;
  }
  const FormColumn& column = *found.column;
  if (found.of_row || column.table == FormTable::kNone) {
    show(cell_value(values, column, found.of_row ? row->index : 0));
    return;
  }
  bool any = false;
  const std::size_t rows = row_count(*values.form, column.table);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!row_matches(*values.form, field, i, role)) continue;
    show(cell_value(values, column, i));
    any = true;
    if (field.row_key() == kTotalRow) break;  // a repeated total row is no second amount
  }
  if (!any && field.has_row_key()) show(absent_value(values, column));
}

std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               const FieldPath& field, std::string_view role) {
  std::vector<Value> found;
  each_value(values, row, field, role,
             [&found](Value& value) { found.push_back(std::move(value)); });
  return found;
}

Value find_value(const FormValues& values, const std::optional<Row>& row, const FieldPath& field) {
  const Resolved found = resolve(field, row);
  if (found.column == nullptr) return own_value(values, field.name());
  const FormColumn& column = *found.column;
  if (found.of_row) return cell_value(values, column, row->index);
  if (column.table == FormTable::kNone) return cell_value(values, column, 0);
  const std::size_t rows = row_count(*values.form, column.table);
  for (std::size_t i = 0; i < rows; ++i) {
    if (row_matches(*values.form, field, i, {})) return cell_value(values, column, i);
  }
  return absent_value(values, column);
}

FormCell cell_of(const FormValues& values, const FormColumn& column, std::size_t row) {
  if (column.number != nullptr) return {nullptr, &column.number(*values.form, row)};
  return {&column.text(*values.form, row), nullptr};
}

FormCell find_cell(const FormValues& values, const std::optional<Row>& row,
                   const FieldPath& field) {
  if (row) {
    if (const FormColumn* column = field.in_row(row->table)) {
      return cell_of(values, *column, row->index);
    }
  }
  const FormColumn* const column = field.column();
  if (column == nullptr) return {};
  if (column->table == FormTable::kNone) return cell_of(values, *column, 0);
  if (field.row_key() != kTotalRow) return {};
  const std::vector<FundRow>& funds = values.form->funds;
  const auto total = std::find_if(funds.begin(), funds.end(),
                                  [](const FundRow& fund) { return fund.key == kTotalRow; });
  if (total == funds.end()) return {};
  return cell_of(values, *column, static_cast<std::size_t>(total - funds.begin()));
}

bool has_column(const FormValues& values, const std::optional<Row>& row, const FieldPath& field) {
  const FormColumn* const column = resolve(field, row).column;
  if (column == nullptr) return true;
  const Form& form = *values.form;
  if (column->table != FormTable::kNone) return table_has_column(values, *column);
  static constexpr std::string_view kTotal = "total/";
  std::string_view of_total = column->name;
  if (!of_total.starts_with(kTotal)) return true;
  of_total.remove_prefix(kTotal.size());
  const auto lists = [of_total](std::string_view listed) {
    return listed.starts_with("total.") && listed.substr(kTotal.size()) == of_total;
  };
  return is_printed(form, *column, 0) ||
         std::any_of(form.columns.begin(), form.columns.end(), lists) ||
         has_addends(values, of_total);
}

}  // namespace jixiao
