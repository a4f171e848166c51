#include "map/form_rows.h"

#include <algorithm>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Index of the first cell in the row whose key the labels match, or -1.
int find_labelled(const FoldedTable& table, int row, const Labels& labels) {
  for (const int index : table.row_cells(row)) {
    const FoldedCell& cell = table.cell(index);
    if (!cell.key.empty() && labels.match(cell.key)) return index;
  }
  return -1;
}

Text take_cell_text(FormPage& page, int cell, const std::string& id) {
  if (cell < 0) return {};
  page.table.cell(cell).taken = true;
  return take_text(page.report, passage_of(page.table.cell(cell)), rule_name(page, id));
}

// 100 or 1 without a sign may both be a rate of 100%: the amounts tell which. Without amounts
// the figure stays unread.
void resolve_bare_rate(FormPage& page, FundRow& row, int cell) {
  Number& rate = row.execution_rate;
  if (rate.value || rate.origin < 0) return;
  const std::optional<Decimal> bare =
      parse_plain_number(fold_match(page.table.cell(cell).original));
  if (!bare || !row.executed.value || !row.annual_budget.value || row.annual_budget.value->zero()) {
    return;
  }
  const Decimal as_percent = bare->shifted(-2);
  const Decimal& budget = *row.annual_budget.value;
  const Decimal percent_off = (as_percent * budget - *row.executed.value).abs();
  const Decimal ratio_off = (*bare * budget - *row.executed.value).abs();
  rate.value = percent_off <= ratio_off ? as_percent : *bare;
}

// Where the columns of the fixed rows begin: labels stand left of this.
bool left_of_columns(const BoundTable& bound, const FoldedTable& table, int row, int cell) {
  return std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    const int value = find_value_cell(bound, table, row, column);
    return value < 0 || table.cell(cell).col < table.cell(value).col;
  });
}

const RowRule* find_fixed_row(const TableRule& rule, const std::string& key) {
  const auto found = std::find_if(rule.rows.begin(), rule.rows.end(),
                                  [&](const RowRule& row) { return row.labels.match(key); });
  return found == rule.rows.end() ? nullptr : &*found;
}

Number* fund_number(FundRow& row, const std::string& column) {
  if (column == "initial_budget") return &row.initial_budget;
  if (column == "annual_budget") return &row.annual_budget;
  if (column == "executed") return &row.executed;
  if (column == "weight") return &row.weight;
  if (column == "execution_rate") return &row.execution_rate;
  return column == "score" ? &row.score : nullptr;
}

void note_unparsed(FormPage& page, const Number& number, const std::string& pointer) {
  if (number.value || number.origin < 0) return;
  const std::string& text = page.report.origins[static_cast<std::size_t>(number.origin)].text;
  page.report.unparsed.push_back(
      Unparsed{pointer, static_cast<int>(page.report.forms.size()), text});
}

void read_fund_values(FormPage& page, const BoundTable& bound, int row, FundRow& fund) {
  const std::string pointer = page.pointer + "/funds/" + std::to_string(page.form.funds.size());
  int rate_cell = -1;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    page.table.cell(cell).taken = true;
    const std::string id = "funds." + fund.key + "." + column.rule->id;
    if (column.rule->id == "reason") {
      fund.reason = take_cell_text(page, cell, id);
      continue;
    }
    Number* number = fund_number(fund, column.rule->id);
    if (number == nullptr) continue;
    *number = take_number(page.report, passage_of(page.table.cell(cell)), column.rule->type,
                          page.form.currency_unit.value.value_or(""), rule_name(page, id));
    if (number == &fund.execution_rate) {
      rate_cell = cell;
    } else {
      note_unparsed(page, *number, pointer + "/" + column.rule->id);
    }
  }
  if (rate_cell < 0) return;
  resolve_bare_rate(page, fund, rate_cell);
  note_unparsed(page, fund.execution_rate, pointer + "/execution_rate");
}

// 产出指标（50分） -> 产出指标 and 50.
void take_group(FormPage& page, const BoundTable& bound, int cell, Text& name, Number& weight) {
  if (cell < 0) return;
  FoldedCell& source = page.table.cell(cell);
  source.taken = true;
  const Passage passage = passage_of(source);
  const Folded folded = fold(passage.text, FoldForm::kMatch);
  for (const Pattern& pattern : bound.rule->group_weight) {
    const std::optional<PatternMatch> match = pattern.find(folded.text);
    if (!match) continue;
    const Span name_at = match->groups[static_cast<std::size_t>(pattern.group("name"))];
    const Span weight_at = match->groups[static_cast<std::size_t>(pattern.group("weight"))];
    if (name_at.empty() || weight_at.empty()) continue;
    const auto slice = [&](const Span& span) {
      return part_of(passage, static_cast<int>(folded.origin[span.begin]),
                     static_cast<int>(folded.origin[span.end - 1]) + 1);
    };
    name = take_text(page.report, slice(name_at), rule_name(page, "indicators.level1"));
    weight = take_number(page.report, slice(weight_at), ValueType::kDecimal, "",
                         rule_name(page, "indicators.level1_weight"));
    return;
  }
  name = take_text(page.report, passage, rule_name(page, "indicators.level1"));
}

bool same_cell(const Report& report, const Text& a, const Text& b) {
  if (a.origin < 0 || b.origin < 0) return false;
  const Place& left = report.origins[static_cast<std::size_t>(a.origin)].place;
  const Place& right = report.origins[static_cast<std::size_t>(b.origin)].place;
  return left.row == right.row && left.col == right.col;
}

// A blank group cell belongs to the name above it; a new first level ends the second. The names
// are remembered from every row, template rows too: 成本指标 beside …… names the row below it.
void fill_groups(FormPage& page, Indicator& indicator) {
  IndicatorGroup& group = page.group;
  if (indicator.level1.value && !same_cell(page.report, indicator.level1, group.level1)) {
    group = IndicatorGroup{indicator.level1, indicator.level1_weight, {}};
  }
  if (indicator.level2.value) group.level2 = indicator.level2;
  indicator.level1 = group.level1;
  indicator.level1_weight = group.level1_weight;
  indicator.level2 = group.level2;
}

// Takes one cell of an indicator row. True if it holds a value beside the names.
bool take_indicator_cell(FormPage& page, const BoundTable& bound, const BoundColumn& column,
                         int cell, Indicator& indicator) {
  const std::string& id = column.rule->id;
  const std::string rule = "indicators." + id;
  const std::string pointer =
      page.pointer + "/indicators/" + std::to_string(page.form.indicators.size()) + "/" + id;
  if (id == "level1") {
    take_group(page, bound, cell, indicator.level1, indicator.level1_weight);
  } else if (id == "level2") {
    indicator.level2 = take_cell_text(page, cell, rule);
  } else if (id == "level3") {
    indicator.level3 = take_cell_text(page, cell, rule);
  } else if (id == "target" || id == "actual") {
    Measure& measure = id == "target" ? indicator.target : indicator.actual;
    page.table.cell(cell).taken = true;
    measure = take_measure(page.report, passage_of(page.table.cell(cell)), rule_name(page, rule));
    return measure.text.value.has_value();
  } else if (id == "weight" || id == "score") {
    Number& number = id == "weight" ? indicator.weight : indicator.score;
    number = take_cell_number(page, cell, column.rule->type, rule, pointer);
    return number.origin >= 0;
  } else if (id == "reason") {
    indicator.reason = take_cell_text(page, cell, rule);
    return indicator.reason.value.has_value();
  }
  return false;
}

}  // namespace

Passage passage_of(const FoldedCell& cell) { return Passage{cell.original, cell.place}; }

std::string rule_name(const FormPage& page, const std::string& id) {
  return page.pack.id + ":" + id;
}

Number take_cell_number(FormPage& page, int cell, ValueType type, const std::string& id,
                        const std::string& pointer) {
  if (cell < 0) return {};
  page.table.cell(cell).taken = true;
  Number number = take_number(page.report, passage_of(page.table.cell(cell)), type,
                              page.form.currency_unit.value.value_or(""), rule_name(page, id));
  note_unparsed(page, number, pointer);
  return number;
}

bool read_fund_row(FormPage& page, const BoundTable& bound, int row) {
  for (const int index : page.table.row_cells(row)) {
    FoldedCell& cell = page.table.cell(index);
    if (cell.key.empty()) continue;
    const RowRule* rule = find_fixed_row(*bound.rule, cell.key);
    if (rule == nullptr || !left_of_columns(bound, page.table, row, index)) continue;
    cell.taken = true;
    FundRow fund;
    fund.key = rule->id;
    fund.role = rule->role;
    fund.label = take_text(page.report, passage_of(cell), rule_name(page, "funds." + rule->id));
    read_fund_values(page, bound, row, fund);
    page.form.funds.push_back(std::move(fund));
    return true;
  }
  return false;
}

void read_goal_row(FormPage& page, const BoundTable& bound, int row) {
  Goal goal;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    Text& side = column.rule->id == "expected" ? goal.expected : goal.actual;
    side = take_cell_text(page, cell, "goals." + column.rule->id);
  }
  if (goal.expected.value || goal.actual.value) page.form.goals.push_back(std::move(goal));
}

void read_indicator_row(FormPage& page, const BoundTable& bound, int row) {
  Indicator indicator;
  bool filled = false;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    filled = take_indicator_cell(page, bound, column, cell, indicator) || filled;
  }
  fill_groups(page, indicator);
  const std::string name = label_key(indicator.level3.value.value_or(""));
  const bool template_row = name.empty() || bound.rule->skip_rows.match(name);
  if (template_row && !filled) return;
  page.form.indicators.push_back(std::move(indicator));
}

TotalRow read_total_row(FormPage& page, const BoundTable& bound, int row) {
  const int subtotal = find_labelled(page.table, row, bound.rule->subtotal_rows);
  const int total = find_labelled(page.table, row, bound.rule->total_rows);
  if (subtotal < 0 && total < 0) return TotalRow::kNone;
  if (total < 0) {
    for (const int cell : page.table.row_cells(row)) page.table.cell(cell).taken = true;
    return TotalRow::kSubtotal;
  }
  page.table.cell(total).taken = true;
  const auto take = [&](const char* id, Number& number) {
    const BoundColumn* column = bound.find_column(id);
    if (column == nullptr || number.origin >= 0) return;
    const int cell = find_total_cell(bound, page.table, row, total, *column);
    number = take_cell_number(page, cell, ValueType::kDecimal, std::string("total.") + id,
                              page.pointer + "/total/" + id);
  };
  take("weight", page.form.total_weight);
  take("score", page.form.total_score);
  return TotalRow::kTotal;
}

}  // namespace jixiao
