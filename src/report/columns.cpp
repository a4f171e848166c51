#include "report/columns.h"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

namespace jixiao {
namespace {

constexpr std::string_view kOfText = "/text";

template <auto kMember>
const auto& of_form(const Form& form, std::size_t) {
  return form.*kMember;
}
template <auto kMember>
const auto& of_fund(const Form& form, std::size_t row) {
  return form.funds[row].*kMember;
}
template <auto kMember>
const auto& of_goal(const Form& form, std::size_t row) {
  return form.goals[row].*kMember;
}
template <auto kMember>
const auto& of_indicator(const Form& form, std::size_t row) {
  return form.indicators[row].*kMember;
}
template <auto kMeasure, auto kMember>
const auto& of_measure(const Form& form, std::size_t row) {
  return form.indicators[row].*kMeasure.*kMember;
}

constexpr FormColumn column(FormTable table, std::string_view name,
                            const Text& (*text)(const Form&, std::size_t),
                            std::string_view neighbour = {}) {
  return {table, name, text, nullptr, neighbour};
}
constexpr FormColumn column(FormTable table, std::string_view name,
                            const Number& (*number)(const Form&, std::size_t),
                            std::string_view neighbour = {}) {
  return {table, name, nullptr, number, neighbour};
}

constexpr auto kForm = FormTable::kNone;
constexpr auto kFunds = FormTable::kFunds;
constexpr auto kGoals = FormTable::kGoals;
constexpr auto kIndicators = FormTable::kIndicators;

constexpr FormColumn kColumns[] = {
    column(kForm, "title", of_form<&Form::title>),
    column(kForm, "fiscal_year", of_form<&Form::fiscal_year>),
    column(kForm, "project_name", of_form<&Form::project_name>),
    column(kForm, "department", of_form<&Form::department>),
    column(kForm, "implementing_unit", of_form<&Form::implementing_unit>),
    column(kForm, "currency_unit", of_form<&Form::currency_unit>),
    column(kForm, "total/weight", of_form<&Form::total_weight>),
    column(kForm, "total/score", of_form<&Form::total_score>),
    column(kForm, "grade", of_form<&Form::grade>),
    column(kFunds, "label", of_fund<&FundRow::label>),
    column(kFunds, "initial_budget", of_fund<&FundRow::initial_budget>),
    column(kFunds, "annual_budget", of_fund<&FundRow::annual_budget>),
    column(kFunds, "executed", of_fund<&FundRow::executed>),
    column(kFunds, "weight", of_fund<&FundRow::weight>),
    column(kFunds, "execution_rate", of_fund<&FundRow::execution_rate>),
    column(kFunds, "score", of_fund<&FundRow::score>),
    column(kFunds, "reason", of_fund<&FundRow::reason>, "label"),
    column(kGoals, "expected", of_goal<&Goal::expected>),
    column(kGoals, "actual", of_goal<&Goal::actual>),
    column(kIndicators, "block", of_indicator<&Indicator::block>),
    column(kIndicators, "level1", of_indicator<&Indicator::level1>),
    column(kIndicators, "level1_weight", of_indicator<&Indicator::level1_weight>),
    column(kIndicators, "level2", of_indicator<&Indicator::level2>),
    column(kIndicators, "level2_weight", of_indicator<&Indicator::level2_weight>, "level2"),
    column(kIndicators, "level3", of_indicator<&Indicator::level3>),
    column(kIndicators, "target/text", of_measure<&Indicator::target, &Measure::text>),
    column(kIndicators, "target/op", of_measure<&Indicator::target, &Measure::op>),
    column(kIndicators, "target/number", of_measure<&Indicator::target, &Measure::number>),
    column(kIndicators, "target/unit", of_measure<&Indicator::target, &Measure::unit>),
    column(kIndicators, "actual/text", of_measure<&Indicator::actual, &Measure::text>),
    column(kIndicators, "actual/op", of_measure<&Indicator::actual, &Measure::op>),
    column(kIndicators, "actual/number", of_measure<&Indicator::actual, &Measure::number>),
    column(kIndicators, "actual/unit", of_measure<&Indicator::actual, &Measure::unit>),
    column(kIndicators, "weight", of_indicator<&Indicator::weight>),
    column(kIndicators, "score", of_indicator<&Indicator::score>),
    column(kIndicators, "reason", of_indicator<&Indicator::reason>),
};
static_assert(std::size(kColumns) < 64);

// "total.score" names "total/score", and "target" stands for "target/text".
bool names_column(std::string_view field, std::string_view column) {
  if (column.size() == field.size() + kOfText.size() && column.ends_with(kOfText)) {
    column.remove_suffix(kOfText.size());
  }
  return std::equal(field.begin(), field.end(), column.begin(), column.end(),
                    [](char a, char b) { return a == b || (a == '.' && b == '/'); });
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
    // No two begin alike.
    if (name.empty() || name.front() != table_name(table).front()) continue;
    return name == table_name(table) ? table : FormTable::kNone;
  }
  return FormTable::kNone;
}

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

std::span<const FormColumn> all_columns() { return kColumns; }

std::span<const FormColumn> columns_of(FormTable table) {
  static constexpr auto kBegins = [] {
    std::array<std::size_t, 5> begins{};
    for (const FormColumn& column : kColumns) ++begins[static_cast<std::size_t>(column.table) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    return begins;
  }();
  const auto at = static_cast<std::size_t>(table);
  return all_columns().subspan(kBegins[at], kBegins[at + 1] - kBegins[at]);
}

const FormColumn* find_column(FormTable table, std::string_view name) {
  for (const FormColumn& column : columns_of(table)) {
    if (names_column(name, column.name)) return &column;
  }
  return nullptr;
}

FieldPath::FieldPath(std::string name) : name_(std::move(name)) {
  for (const FormTable table : {FormTable::kFunds, FormTable::kGoals, FormTable::kIndicators}) {
    in_row_[static_cast<std::size_t>(table)] = find_column(table, name_);
  }
  const std::string_view field = name_;
  const std::size_t dot = field.find('.');
  const FormTable table = find_table(field.substr(0, dot));
  if (dot == std::string_view::npos || table == FormTable::kNone) {
    own_ = field.starts_with("narratives.") || field.starts_with("block_scores.");
    if (!own_) column_ = find_column(FormTable::kNone, field);
    return;
  }
  const std::string_view rest = field.substr(dot + 1);
  column_ = find_column(table, rest);
  const std::size_t end = rest.find('.');
  if (column_ != nullptr || table != FormTable::kFunds || end == std::string_view::npos) return;
  column_ = find_column(table, rest.substr(end + 1));
  key_ = end;
}

}  // namespace jixiao
