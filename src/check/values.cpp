#include "check/values.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "report/leaves.h"

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

// What a rule can name, as it stands behind /forms/0/ or a row's pointer. The columns of a table
// stand together and in the order of the JSON.
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
    {FormTable::kIndicators, "block", of_indicator<&Indicator::block>},
    {FormTable::kIndicators, "level1", of_indicator<&Indicator::level1>},
    {FormTable::kIndicators, "level1_weight", of_indicator<&Indicator::level1_weight>},
    {FormTable::kIndicators, "level2", of_indicator<&Indicator::level2>},
    {FormTable::kIndicators, "level2_weight", of_indicator<&Indicator::level2_weight>, "level2"},
    {FormTable::kIndicators, "level3", of_indicator<&Indicator::level3>},
    {FormTable::kIndicators, "target/text", of_measure<&Indicator::target, &Measure::text>},
    {FormTable::kIndicators, "target/op", of_measure<&Indicator::target, &Measure::op>},
    {FormTable::kIndicators, "target/number", of_measure<&Indicator::target, &Measure::number>},
    {FormTable::kIndicators, "target/unit", of_measure<&Indicator::target, &Measure::unit>},
    {FormTable::kIndicators, "actual/text", of_measure<&Indicator::actual, &Measure::text>},
    {FormTable::kIndicators, "actual/op", of_measure<&Indicator::actual, &Measure::op>},
    {FormTable::kIndicators, "actual/number", of_measure<&Indicator::actual, &Measure::number>},
    {FormTable::kIndicators, "actual/unit", of_measure<&Indicator::actual, &Measure::unit>},
    {FormTable::kIndicators, "weight", of_indicator<&Indicator::weight>},
    {FormTable::kIndicators, "score", of_indicator<&Indicator::score>},
    {FormTable::kIndicators, "reason", of_indicator<&Indicator::reason>},
};

constexpr std::string_view kOfText = "/text";

// "total.score" names "total/score", and "target" stands for "target/text".
bool names_column(std::string_view field, std::string_view column) {
  if (column.size() == field.size() + kOfText.size() && column.ends_with(kOfText)) {
    column.remove_suffix(kOfText.size());
  }
  if (field == column) return true;
  return std::equal(field.begin(), field.end(), column.begin(), column.end(),
                    [](char a, char b) { return a == b || (a == '.' && b == '/'); });
}

static_assert(std::size(kColumns) < 64, "FormValues::columns has a bit for each");

struct Columns {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The places of a table's columns in kColumns.
Columns columns_of(FormTable table) {
  static constexpr auto kBegins = [] {
    std::array<std::size_t, 5> begins{};
    for (const Column& column : kColumns) ++begins[static_cast<std::size_t>(column.table) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    return begins;
  }();
  const auto at = static_cast<std::size_t>(table);
  return {kBegins[at], kBegins[at + 1]};
}

// Names are looked up in a hash table by length and ends; the next free slot holds what collides.
constexpr std::size_t kSlots = 128;
constexpr unsigned char kFree = 255;
constexpr std::size_t first_slot(FormTable table, std::string_view name) {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  const std::size_t ends = name.empty() ? 0 : byte(name.front()) * 3 + byte(name.back()) * 7;
  return (static_cast<std::size_t>(table) * 29 + name.size() * 5 + ends) % kSlots;
}

constexpr auto kColumnSlots = [] {
  std::array<unsigned char, kSlots> slots{};
  slots.fill(kFree);
  const auto add = [&slots](std::size_t column, std::string_view name) {
    std::size_t slot = first_slot(kColumns[column].table, name);
    while (slots[slot] != kFree) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<unsigned char>(column);
  };
  for (std::size_t i = 0; i < std::size(kColumns); ++i) {
    std::string_view name = kColumns[i].name;
    add(i, name);
    if (!name.ends_with(kOfText)) continue;
    name.remove_suffix(kOfText.size());
    add(i, name);
  }
  return slots;
}();

// Null if the table has no such column.
const Column* find_column(FormTable table, std::string_view field) {
  for (std::size_t slot = first_slot(table, field);; slot = (slot + 1) % kSlots) {
    if (kColumnSlots[slot] == kFree) return nullptr;
    const Column& column = kColumns[kColumnSlots[slot]];
    if (column.table == table && names_column(field, column.name)) return &column;
  }
}

// A field name taken apart.
struct Field {
  const Column* column = nullptr;  // null: a key of the form's narratives or block scores
  std::string key = {};            // of fund rows; empty: any
  bool of_row = false;             // a column of the row the rule is at
};

[[noreturn]] void throw_unknown(std::string_view field) {
  throw std::invalid_argument("the rule names a field that no form has: " + std::string(field));
}

Field parse_table_field(FormTable table, std::string_view rest, std::string_view field) {
  if (const Column* column = find_column(table, rest)) return {column};
  const std::size_t dot = rest.find('.');
  if (table != FormTable::kFunds || dot == std::string_view::npos) throw_unknown(field);
  const Column* column = find_column(table, rest.substr(dot + 1));
  if (column == nullptr) throw_unknown(field);
  return {column, std::string(rest.substr(0, dot))};
}

constexpr std::string_view kNarratives = "narratives.";
constexpr std::string_view kBlockScores = "block_scores.";

Field parse_field(std::string_view field, const std::optional<Row>& row) {
  if (row) {
    if (const Column* column = find_column(row->table, field)) return {column, {}, true};
  }
  const std::size_t dot = field.find('.');
  if (dot != std::string_view::npos) {
    const FormTable table = find_table(field.substr(0, dot));
    if (table != FormTable::kNone) return parse_table_field(table, field.substr(dot + 1), field);
    if (field.starts_with(kNarratives) || field.starts_with(kBlockScores)) return {};
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
  value.number = number.value;
  value.origin = number.origin;
  value.presence = presence_of(number.value.has_value(), number.origin);
}

Value cell_value(const FormValues& values, const Column& column, std::size_t row) {
  Value value;
  value.at = Pointer(values.index, {column.table, row},
                     column.neighbour.empty() ? column.name : column.neighbour);
  value.name = FieldName::of_program(column.name);
  const Cell cell = column.cell(*values.form, row);
  if (cell.text != nullptr) {
    take(value, *cell.text);
  } else {
    take(value, *cell.number);
  }
  return value;
}

template <typename Given>
Value value_in(const std::map<std::string, Given>& all, std::string_view key, Pointer at,
               FieldName name) {
  static const Given kBlank;
  const auto found = all.find(std::string(key));
  return value_of(std::move(at), std::move(name), found == all.end() ? kBlank : found->second);
}

// A field that a pack may name as it likes.
Value keyed_value(const FormValues& values, std::string_view key) {
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
Value absent_value(const FormValues& values, const Column& column) {
  Value absent;
  absent.at = Pointer(form_pointer(values) + "/" + std::string(table_name(column.table)));
  absent.name = FieldName::of_program(column.name);
  absent.presence = Presence::kAbsent;
  return absent;
}

bool row_matches(const Form& form, const Field& field, std::size_t index, std::string_view role) {
  if (field.column->table != FormTable::kFunds) return true;
  const FundRow& row = form.funds[index];
  return (field.key.empty() || row.key == field.key) && (role.empty() || row.role == role);
}

bool is_printed(const Cell& cell) {
  if (cell.number != nullptr) return cell.number->value || cell.number->origin >= 0;
  return (cell.text->value && !cell.text->value->empty()) || cell.text->origin >= 0;
}

bool prints_column(const Form& form, const Column& column) {
  for (std::size_t i = 0; i < row_count(form, column.table); ++i) {
    if (is_printed(column.cell(form, i))) return true;
  }
  return false;
}

std::uint64_t bit_of(const Column& column) {
  return std::uint64_t{1} << static_cast<unsigned>(&column - kColumns);
}

// "indicators.target" is the column of "target/text" and its other parts.
std::uint64_t bits_of_listed(std::string_view listed) {
  const std::size_t dot = std::min(listed.find('.'), listed.size());
  const FormTable table = find_table(listed.substr(0, dot));
  if (table == FormTable::kNone) return 0;
  listed.remove_prefix(std::min(dot + 1, listed.size()));
  std::uint64_t bits = 0;
  const auto [begin, end] = columns_of(table);
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view name = kColumns[i].name;
    const bool same =
        name.starts_with(listed) && (name.size() == listed.size() || name[listed.size()] == '/');
    if (same) bits |= bit_of(kColumns[i]);
  }
  return bits;
}

bool table_has_column(const FormValues& values, const Column& column) {
  return (values.columns & bit_of(column)) != 0;
}

// The column of that name in the funds or the indicators: what a total adds up.
bool has_addends(const FormValues& values, std::string_view name) {
  return table_has_column(values, *find_column(FormTable::kIndicators, name)) ||
         table_has_column(values, *find_column(FormTable::kFunds, name));
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
  std::string pointer;
  pointer.reserve(48);
  pointer.append("/forms/").append(std::to_string(form_));
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
  FormValues values{&report.forms[static_cast<std::size_t>(form)], form, 0};
  for (const std::string& listed : values.form->columns) values.columns |= bits_of_listed(listed);
  for (const Column& column : kColumns) {
    const bool known = (values.columns & bit_of(column)) != 0;
    if (!known && prints_column(*values.form, column)) values.columns |= bit_of(column);
  }
  return values;
}

void each_value(const FormValues& values, const std::optional<Row>& row, std::string_view name,
                std::string_view role, const std::function<void(Value&)>& visit) {
  const auto show = [&visit](Value value) { visit(value); };
  const Field field = parse_field(name, row);
  if (field.column == nullptr) {
    show(keyed_value(values, name));
    return;
  }
  const Column& column = *field.column;
  if (field.of_row || column.table == FormTable::kNone) {
    show(cell_value(values, column, field.of_row ? row->index : 0));
    return;
  }
  bool any = false;
  const std::size_t rows = row_count(*values.form, column.table);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!row_matches(*values.form, field, i, role)) continue;
    show(cell_value(values, column, i));
    any = true;
    if (field.key == "total") break;  // a repeated total row is no second amount
  }
  if (!any && !field.key.empty()) show(absent_value(values, column));
}

void each_text(const FormValues& values, const std::function<void(Value&)>& visit) {
  const Form& form = *values.form;
  // A column that has a neighbour is not in the JSON.
  const auto show = [&](const Column& column, std::size_t row) {
    const Text* const text = column.cell(form, row).text;
    if (text == nullptr || !text->value || !column.neighbour.empty()) return;
    Value value = cell_value(values, column, row);
    visit(value);
  };
  // The grade stands behind the tables.
  const Column& grade = *find_column(FormTable::kNone, "grade");
  for (const FormTable table :
       {FormTable::kNone, FormTable::kFunds, FormTable::kGoals, FormTable::kIndicators}) {
    const auto [begin, end] = columns_of(table);
    const std::size_t rows = table == FormTable::kNone ? 1 : row_count(form, table);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = begin; i < end; ++i) {
        if (&kColumns[i] != &grade) show(kColumns[i], row);
      }
    }
  }
  show(grade, 0);
  for (const auto& [key, text] : form.narratives) {
    if (!text.value) continue;
    const std::string name = pointer_key(key);
    Value value = value_of(Pointer(form_pointer(values) + "/narratives/" + name), name, text);
    visit(value);
  }
}

std::vector<Value> find_values(const FormValues& values, const std::optional<Row>& row,
                               std::string_view name, std::string_view role) {
  std::vector<Value> found;
  each_value(values, row, name, role,
             [&found](Value& value) { found.push_back(std::move(value)); });
  return found;
}

Value find_value(const FormValues& values, const std::optional<Row>& row, std::string_view name) {
  const Field field = parse_field(name, row);
  if (field.column == nullptr) return keyed_value(values, name);
  const Column& column = *field.column;
  if (field.of_row) return cell_value(values, column, row->index);
  if (column.table == FormTable::kNone) return cell_value(values, column, 0);
  const std::size_t rows = row_count(*values.form, column.table);
  for (std::size_t i = 0; i < rows; ++i) {
    if (row_matches(*values.form, field, i, {})) return cell_value(values, column, i);
  }
  return absent_value(values, column);
}

bool has_column(const FormValues& values, const std::optional<Row>& row, std::string_view name) {
  const Column* const column = parse_field(name, row).column;
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
  return is_printed(column->cell(form, 0)) ||
         std::any_of(form.columns.begin(), form.columns.end(), lists) ||
         has_addends(values, of_total);
}

}  // namespace jixiao
