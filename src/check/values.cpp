#include "check/values.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace jixiao {
std::size_t row_count(const Form& form, FormTable table) {
  switch (table) {
    case FormTable::kNone:
      return 0;
    case FormTable::kFunds:
      return form.funds.size();
    case FormTable::kGoals:
      return form.goals.size();
    case FormTable::kIndicators:
      return form.indicators.size();
  }
  return 0;
}

namespace {

// One of the two is set.
struct Cell {
  const Text* text = nullptr;
  const Number* number = nullptr;
};

Cell cell(const Text& text) { return {&text, nullptr}; }
Cell cell(const Number& number) { return {nullptr, &number}; }

template <auto kMember>
Cell of_form(const Form& form, std::size_t) {
  return cell(form.*kMember);
}
template <auto kMember>
Cell of_fund(const Form& form, std::size_t row) {
  return cell(form.funds[row].*kMember);
}
template <auto kMember>
Cell of_goal(const Form& form, std::size_t row) {
  return cell(form.goals[row].*kMember);
}
template <auto kMember>
Cell of_indicator(const Form& form, std::size_t row) {
  return cell(form.indicators[row].*kMember);
}
template <auto kMeasure, auto kMember>
Cell of_measure(const Form& form, std::size_t row) {
  return cell(form.indicators[row].*kMeasure.*kMember);
}

// What a rule can name, as it stands behind /forms/0/ or a row's pointer.
struct Column {
  FormTable table;
  std::string_view name;
  Cell (*cell)(const Form& form, std::size_t row);
  // Of what the JSON does not hold: the neighbour that a finding points at.
  std::string_view neighbour = {};
};

constexpr Column kColumns[] = {
    {FormTable::kNone, "title", of_form<&Form::title>},
    {FormTable::kNone, "fiscal_year", of_form<&Form::fiscal_year>},
    {FormTable::kNone, "project_name", of_form<&Form::project_name>},
    {FormTable::kNone, "department", of_form<&Form::department>},
    {FormTable::kNone, "implementing_unit", of_form<&Form::implementing_unit>},
    {FormTable::kNone, "currency_unit", of_form<&Form::currency_unit>},
    {FormTable::kNone, "total/weight", of_form<&Form::total_weight>},
    {FormTable::kNone, "total/score", of_form<&Form::total_score>},
    {FormTable::kNone, "grade", of_form<&Form::grade>},
    {FormTable::kFunds, "label", of_fund<&FundRow::label>},
    {FormTable::kFunds, "initial_budget", of_fund<&FundRow::initial_budget>},
    {FormTable::kFunds, "annual_budget", of_fund<&FundRow::annual_budget>},
    {FormTable::kFunds, "executed", of_fund<&FundRow::executed>},
    {FormTable::kFunds, "weight", of_fund<&FundRow::weight>},
    {FormTable::kFunds, "execution_rate", of_fund<&FundRow::execution_rate>},
    {FormTable::kFunds, "score", of_fund<&FundRow::score>},
    {FormTable::kFunds, "reason", of_fund<&FundRow::reason>, "label"},
    {FormTable::kGoals, "expected", of_goal<&Goal::expected>},
    {FormTable::kGoals, "actual", of_goal<&Goal::actual>},
    // Those that most rules name stand first: they are looked for one after the other.
    {FormTable::kIndicators, "target/text", of_measure<&Indicator::target, &Measure::text>},
    {FormTable::kIndicators, "actual/text", of_measure<&Indicator::actual, &Measure::text>},
    {FormTable::kIndicators, "weight", of_indicator<&Indicator::weight>},
    {FormTable::kIndicators, "score", of_indicator<&Indicator::score>},
    {FormTable::kIndicators, "reason", of_indicator<&Indicator::reason>},
    {FormTable::kIndicators, "block", of_indicator<&Indicator::block>},
    {FormTable::kIndicators, "level1", of_indicator<&Indicator::level1>},
    {FormTable::kIndicators, "level1_weight", of_indicator<&Indicator::level1_weight>},
    {FormTable::kIndicators, "level2", of_indicator<&Indicator::level2>},
    {FormTable::kIndicators, "level2_weight", of_indicator<&Indicator::level2_weight>, "level2"},
    {FormTable::kIndicators, "level3", of_indicator<&Indicator::level3>},
    {FormTable::kIndicators, "target/op", of_measure<&Indicator::target, &Measure::op>},
    {FormTable::kIndicators, "target/number", of_measure<&Indicator::target, &Measure::number>},
    {FormTable::kIndicators, "target/unit", of_measure<&Indicator::target, &Measure::unit>},
    {FormTable::kIndicators, "actual/op", of_measure<&Indicator::actual, &Measure::op>},
    {FormTable::kIndicators, "actual/number", of_measure<&Indicator::actual, &Measure::number>},
    {FormTable::kIndicators, "actual/unit", of_measure<&Indicator::actual, &Measure::unit>},
};

// "total.score" names "total/score", and "target" stands for "target/text".
bool names_column(std::string_view field, std::string_view column) {
  constexpr std::string_view kText = "/text";
  if (column.size() == field.size() + kText.size() && column.ends_with(kText)) {
    column.remove_suffix(kText.size());
  }
  // Most are told apart by their length or their last character.
  if (column.size() != field.size() || column.back() != field.back()) return false;
  return std::equal(field.begin(), field.end(), column.begin(),
                    [](char a, char b) { return a == b || (a == '.' && b == '/'); });
}

static_assert(std::size(kColumns) <= 64, "FormValues::columns has a bit for each");

// The columns of a table stand together.
std::span<const Column> columns_of(FormTable table) {
  static constexpr auto kBegins = [] {
    std::array<std::size_t, 5> begins{};
    for (const Column& column : kColumns) ++begins[static_cast<std::size_t>(column.table) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    return begins;
  }();
  const auto at = static_cast<std::size_t>(table);
  return std::span(kColumns).subspan(kBegins[at], kBegins[at + 1] - kBegins[at]);
}

// Null if the table has no such column.
const Column* find_column(FormTable table, std::string_view field) {
  for (const Column& column : columns_of(table)) {
    if (names_column(field, column.name)) return &column;
  }
  return nullptr;
}

// A field name taken apart.
struct Field {
  const Column* column = nullptr;  // null: a key of the form's narratives or block scores
  std::string key = {};            // of fund rows; empty: any
  bool of_row = false;             // a column of the row the rule is at
};

[[noreturn]] void throw_unknown(const std::string& field) {
  throw std::invalid_argument("the rule names a field that no form has: " + field);
}

Field parse_table_field(FormTable table, std::string_view rest, const std::string& field) {
  if (const Column* column = find_column(table, rest)) return {column};
  const std::size_t dot = rest.find('.');
  if (table != FormTable::kFunds || dot == std::string_view::npos) throw_unknown(field);
  const Column* column = find_column(table, rest.substr(dot + 1));
  if (column == nullptr) throw_unknown(field);
  return {column, std::string(rest.substr(0, dot))};
}

constexpr std::string_view kNarratives = "narratives.";
constexpr std::string_view kBlockScores = "block_scores.";

Field parse_field(const std::string& field, const std::optional<Row>& row) {
  if (row) {
    if (const Column* column = find_column(row->table, field)) return {column, {}, true};
  }
  const std::size_t dot = field.find('.');
  if (dot != std::string::npos) {
    const std::string_view name = field;
    const FormTable table = find_table(name.substr(0, dot));
    if (table != FormTable::kNone) return parse_table_field(table, name.substr(dot + 1), field);
    if (name.starts_with(kNarratives) || name.starts_with(kBlockScores)) return {};
  }
  const Column* column = find_column(FormTable::kNone, field);
  if (column == nullptr) throw_unknown(field);
  return {column};
}

std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '.', '/');
  return name;
}

std::string form_pointer(const FormValues& values) {
  return "/forms/" + std::to_string(values.index);
}

Value cell_value(const FormValues& values, const Column& column, std::size_t row) {
  Pointer at(values.index, {column.table, row},
             column.neighbour.empty() ? column.name : column.neighbour);
  const Cell cell = column.cell(*values.form, row);
  std::string name(column.name);
  return cell.text != nullptr ? value_of(std::move(at), std::move(name), *cell.text)
                              : value_of(std::move(at), std::move(name), *cell.number);
}

template <typename Given>
Value value_in(const std::map<std::string, Given>& all, std::string_view key, Pointer at,
               std::string name) {
  static const Given kBlank;
  const auto found = all.find(std::string(key));
  return value_of(std::move(at), std::move(name), found == all.end() ? kBlank : found->second);
}

// A field that a pack may name as it likes.
Value keyed_value(const FormValues& values, const std::string& field) {
  const std::string_view key = field;
  std::string name = with_slashes(field);
  Pointer at(form_pointer(values) + "/" + name);
  if (key.starts_with(kNarratives)) {
    return value_in(values.form->narratives, key.substr(kNarratives.size()), std::move(at),
                    std::move(name));
  }
  return value_in(values.form->block_scores, key.substr(kBlockScores.size()), std::move(at),
                  std::move(name));
}

// Of a row that the form does not have.
Value absent_value(const FormValues& values, const Column& column) {
  Value absent;
  absent.at = Pointer(form_pointer(values) + "/" + std::string(table_name(column.table)));
  absent.name = column.name;
  absent.presence = Presence::kAbsent;
  return absent;
}

bool row_matches(const Form& form, const Field& field, std::size_t index, const std::string& role) {
  if (field.column->table != FormTable::kFunds) return true;
  const FundRow& row = form.funds[index];
  return (field.key.empty() || row.key == field.key) && (role.empty() || row.role == role);
}

// "indicators" and "target/text" are printed in the column "indicators.target".
bool lists_column(const Form& form, std::string_view table, std::string_view name) {
  name = name.substr(0, name.find('/'));
  return std::any_of(form.columns.begin(), form.columns.end(), [&](const std::string_view column) {
    return column.size() == table.size() + 1 + name.size() && column.starts_with(table) &&
           column[table.size()] == '.' && column.ends_with(name);
  });
}

bool is_printed(const Cell& cell) {
  if (cell.number != nullptr) return cell.number->value || cell.number->origin >= 0;
  return (cell.text->value && !cell.text->value->empty()) || cell.text->origin >= 0;
}

bool prints_column(const Form& form, const Column& column) {
  if (lists_column(form, table_name(column.table), column.name)) return true;
  for (std::size_t i = 0; i < row_count(form, column.table); ++i) {
    if (is_printed(column.cell(form, i))) return true;
  }
  return false;
}

std::uint64_t bit_of(const Column& column) {
  return std::uint64_t{1} << static_cast<unsigned>(&column - kColumns);
}

bool table_has_column(const FormValues& values, const Column& column) {
  return (values.columns & bit_of(column)) != 0;
}

// The column of that name in the funds or the indicators: what a total adds up.
bool has_addends(const FormValues& values, std::string_view name) {
  return table_has_column(values, *find_column(FormTable::kIndicators, name)) ||
         table_has_column(values, *find_column(FormTable::kFunds, name));
}

Presence presence_of(bool given, int origin) {
  if (given) return Presence::kGiven;
  return origin >= 0 ? Presence::kUnreadable : Presence::kBlank;
}

}  // namespace

std::string_view table_name(FormTable table) {
  switch (table) {
    case FormTable::kNone:
      return "";
    case FormTable::kFunds:
      return "funds";
    case FormTable::kGoals:
      return "goals";
    case FormTable::kIndicators:
      return "indicators";
  }
  return "";
}

FormTable find_table(std::string_view name) {
  for (const FormTable table : {FormTable::kFunds, FormTable::kGoals, FormTable::kIndicators}) {
    if (name == table_name(table)) return table;
  }
  return FormTable::kNone;
}

std::string Pointer::written() const {
  if (name_.empty()) return written_;
  std::string pointer = "/forms/" + std::to_string(form_);
  if (row_.table != FormTable::kNone) {
    pointer.append("/").append(table_name(row_.table));
    pointer.append("/").append(std::to_string(row_.index));
  }
  return pointer.append("/").append(name_);
}

const std::string& Value::text_or_empty() const {
  static const std::string kEmpty;
  return text == nullptr ? kEmpty : *text;
}

Value value_of(Pointer at, std::string name, const Text& text) {
  Value value;
  value.at = std::move(at);
  value.name = std::move(name);
  if (text.value) value.text = &*text.value;
  value.origin = text.origin;
  value.presence = presence_of(text.value && !text.value->empty(), text.origin);
  return value;
}

Value value_of(Pointer at, std::string name, const Number& number) {
  Value value;
  value.at = std::move(at);
  value.name = std::move(name);
  value.number = number.value;
  value.origin = number.origin;
  value.presence = presence_of(number.value.has_value(), number.origin);
  return value;
}

FormValues collect_values(const Report& report, int form) {
  FormValues values{&report.forms[static_cast<std::size_t>(form)], form, 0};
  for (const Column& column : kColumns) {
    if (prints_column(*values.form, column)) values.columns |= bit_of(column);
  }
  return values;
}

void each_value(const FormValues& values, const std::optional<Row>& row, const std::string& name,
                const std::string& role, const std::function<void(Value)>& visit) {
  const Field field = parse_field(name, row);
  if (field.column == nullptr) {
    visit(keyed_value(values, name));
    return;
  }
  const Column& column = *field.column;
  if (field.of_row || column.table == FormTable::kNone) {
    visit(cell_value(values, column, field.of_row ? row->index : 0));
    return;
  }
  bool any = false;
  for (std::size_t i = 0; i < row_count(*values.form, column.table); ++i) {
    if (!row_matches(*values.form, field, i, role)) continue;
    visit(cell_value(values, column, i));
    any = true;
    if (field.key == "total") break;  // a repeated total row is no second amount
  }
  if (!any && !field.key.empty()) visit(absent_value(values, column));
}

std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               const std::string& name, const std::string& role) {
  std::vector<Value> found;
  each_value(values, row, name, role, [&found](Value value) { found.push_back(std::move(value)); });
  return found;
}

Value find_value(const FormValues& values, const std::optional<Row>& row, const std::string& name) {
  if (row) {
    if (const Column* own = find_column(row->table, name)) {
      return cell_value(values, *own, row->index);
    }
  }
  std::vector<Value> found = find_values(values, row, name);
  if (!found.empty()) return std::move(found.front());
  return absent_value(values, *parse_field(name, row).column);
}

bool has_column(const FormValues& values, const std::optional<Row>& row, const std::string& name) {
  const Column* const column = parse_field(name, row).column;
  if (column == nullptr) return true;
  const Form& form = *values.form;
  if (column->table != FormTable::kNone) return table_has_column(values, *column);
  constexpr std::string_view kTotal = "total/";
  std::string_view of_total = column->name;
  if (!of_total.starts_with(kTotal)) return true;
  of_total.remove_prefix(kTotal.size());
  return is_printed(column->cell(form, 0)) || lists_column(form, "total", of_total) ||
         has_addends(values, of_total);
}

}  // namespace jixiao
