// read_fund_row, take_table_field: the rows of the funds, and figures that stand beside their
// labels.
#include <algorithm>
#include <utility>

#include "map/form_rows.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// More points than a form has are none: then the columns were not told apart.
const Decimal kMostPoints = 100;

// How much nearer to what the amounts give one reading of a bare rate must be than the other.
const Decimal kTimesNearer = 4;

// 100 or 1 without a sign may both be a rate of 100%: the amounts tell which. Without amounts
// the figure stays unread.
void resolve_bare_rate(FormPage& page, FundRow& row, int cell) {
  Number& rate = row.execution_rate;
  if (rate.value || rate.origin < 0) return;
  const std::optional<Decimal> bare = parse_plain_number(page.table.cell(cell).match);
  if (bare && bare->zero()) rate.value = bare;  // nothing is nothing in either way
  if (!bare || bare->zero() || !row.executed.value || !row.annual_budget.value ||
      row.annual_budget.value->zero()) {
    return;
  }
  const Decimal as_percent = bare->shifted(-2);
  const Decimal& budget = *row.annual_budget.value;
  const Decimal percent_off = (as_percent * budget - *row.executed.value).abs();
  const Decimal ratio_off = (*bare * budget - *row.executed.value).abs();
  // 1 beside half of the budget spent fits neither way: then nothing is guessed.
  if (percent_off * kTimesNearer <= ratio_off) rate.value = as_percent;
  if (ratio_off * kTimesNearer <= percent_off) rate.value = *bare;
}

// Labels stand left of the columns.
bool left_of_columns(const BoundTable& bound, const FoldedTable& table, int row, int cell) {
  return std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    const int value = find_cell_behind(bound, table, row, cell, column);
    return value < 0 || table.cell(cell).col < table.cell(value).col;
  });
}

// Does the row hold a figure in one of its columns?
bool has_figures(const BoundTable& bound, const FoldedTable& table, int row, int label) {
  return std::any_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    const int cell = find_cell_behind(bound, table, row, label, column);
    return cell >= 0 && parse_amount(table.cell(cell).match).has_value();
  });
}

// Is the cell the caption of the funds, 项目资金 beside each of their rows, where the label of the
// row stands behind it?
bool stands_before_label(const BoundTable& bound, const FoldedTable& table, int cell) {
  if (!bears(table.cell(cell).labels, bound.rule->caption)) return false;
  const int next = table.right_of(cell);
  return next >= 0 && !table.cell(next).key.empty() && !table.cell(next).taken &&
         !parse_amount(table.cell(next).match) &&
         left_of_columns(bound, table, table.cell(next).row, next);
}

bool is_within(const FormPage& page, std::string_view key) {
  return page.pack.values->of_which.find_at_begin(key).size > 0;
}

// 其中 below a source that itself stands behind 其中 splits that source and is no addend of the
// total, nor are the rows of its kind that follow it.
bool opens_inner_level(const FormPage& page, const FundRow& row, std::string_view key) {
  if (row.role != "part" || page.form.funds.empty()) return false;
  if (is_within(page, key)) return page.fund_within;
  const FundRow& above = page.form.funds.back();
  return above.role == "of_which" && (row.key == "local" || row.key == "central");
}

FundRow& add_fund_row(FormPage& page, FundRow row) {
  page.fund_within = page.fund_within || (row.role == "part" &&
                                          is_within(page, label_key(row.label.value.value_or(""))));
  page.form.funds.push_back(std::move(row));
  return page.form.funds.back();
}

// The fund row of that key, made where a label stands beside a single figure.
FundRow& fund_row_beside(FormPage& page, const std::string& key, int label) {
  const auto found = std::find_if(page.form.funds.begin(), page.form.funds.end(),
                                  [&](const FundRow& row) { return row.key == key; });
  if (found != page.form.funds.end()) return *found;
  FundRow row;
  row.key = key;
  row.role = key == "total" ? "total" : "part";
  row.label = take_cell_text(page, label, {"funds", key});
  return add_fund_row(page, std::move(row));
}

void read_fund_values(FormPage& page, const BoundTable& bound, int row, int label, FundRow& fund) {
  int rate_cell = -1;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_cell_behind(bound, page.table, row, label, column);
    if (cell < 0) continue;
    if (!column.rule->keep) {
      leave_out(page, *column.rule, cell);
      continue;
    }
    page.table.cell(cell).taken = true;
    const std::string_view id = column.rule->id;
    if (id == "reason") {
      fund.reason = take_cell_text(page, cell, {"funds", fund.key, id});
      continue;
    }
    Number* number = fund_number(fund, id);
    if (number == nullptr) continue;
    *number = take_page_number(page, page.table.cell(cell), column.rule->type,
                               rule_name(page, {"funds", fund.key, id}));
    if (number == &fund.execution_rate) {
      rate_cell = cell;
    } else if (!page.table.cell(cell).passage.doubtful) {
      note_unparsed(page, *number, {"funds", page.form.funds.size(), id});
    }
  }
  if (fund.role == "total" && fund.weight.origin < 0) fund.weight = page.caption_weight;
  if (rate_cell < 0) return;
  if (page.table.cell(rate_cell).passage.doubtful) return;
  resolve_bare_rate(page, fund, rate_cell);
  note_unparsed(page, fund.execution_rate, {"funds", page.form.funds.size(), "execution_rate"});
}

// The cell that names the source of the row, or -1; a caption before it is taken.
int find_fund_label(FormPage& page, const BoundTable& bound, int row) {
  for (const int index : page.table.row_cells(row)) {
    FoldedCell& cell = page.table.cell(index);
    if (cell.key.empty() || cell.taken) continue;
    const bool known = find_fixed_row(*bound.rule, cell.labels) != nullptr;
    if (!known && stands_before_label(bound, page.table, index)) {
      cell.taken = true;
      continue;
    }
    if (!left_of_columns(bound, page.table, row, index)) return -1;
    const bool other = !known && (!has_figures(bound, page.table, row, index) ||
                                  parse_amount(cell.match).has_value());
    return other ? -1 : index;
  }
  return -1;
}

}  // namespace

void take_caption_weight(FormPage& page, const BoundTable& bound, int caption) {
  if (bound.find_column("weight") != nullptr) return;
  const std::optional<NamedWeight> parts = find_named_weight(*bound.rule, page.table.cell(caption));
  if (!parts) return;
  page.caption_weight =
      take_page_number(page, parts->weight, fold_match(parts->weight.text), ValueType::kDecimal,
                       rule_name(page, "funds.total.weight"));
  page.form.columns.emplace_back("funds.weight");
}

Number* fund_number(FundRow& row, std::string_view column) {
  if (column == "initial_budget") return &row.initial_budget;
  if (column == "annual_budget") return &row.annual_budget;
  if (column == "executed") return &row.executed;
  if (column == "weight") return &row.weight;
  if (column == "execution_rate") return &row.execution_rate;
  return column == "score" ? &row.score : nullptr;
}

const RowRule* find_fixed_row(const TableRule& rule, LabelView labels) {
  const auto found = std::find_if(rule.rows.begin(), rule.rows.end(),
                                  [&](const RowRule& row) { return bears(labels, row.labels); });
  return found == rule.rows.end() ? nullptr : &*found;
}

bool take_table_field(FormPage& page, const FieldRule& rule, int label, const Passage& value) {
  static constexpr std::string_view kFunds = "funds.";
  if (rule.id == "goals.expected" || rule.id == "goals.actual") {
    if (page.form.goals.empty()) page.form.goals.emplace_back();
    Goal& goal = page.form.goals.front();
    Text& side = rule.id == "goals.expected" ? goal.expected : goal.actual;
    if (side.value) return false;
    side = take_text(page.report, value, rule_name(page, rule.id));
    return true;
  }
  if (!rule.id.starts_with(kFunds)) return false;
  const std::size_t dot = rule.id.rfind('.');
  const std::string column = rule.id.substr(dot + 1);
  FundRow& fund = fund_row_beside(page, rule.id.substr(kFunds.size(), dot - kFunds.size()), label);
  Number* number = fund_number(fund, column);
  if (number == nullptr || number->origin >= 0) return false;
  *number =
      take_page_number(page, value, fold_match(value.text), rule.type, rule_name(page, rule.id));
  const auto index = static_cast<std::size_t>(&fund - page.form.funds.data());
  if (!value.doubtful) note_unparsed(page, *number, {"funds", index, column});
  page.form.columns.push_back("funds." + column);
  page.weights = page.scores = {};  // a row that is summed already may have got its figure
  return true;
}

void settle_total(Report& report, const FoldedTable& table, Form& form) {
  if (form.funds.empty()) return;
  FundRow& first = form.funds.front();
  if (first.role != "unknown" || !first.weight.value || *first.weight.value > kMostPoints) return;
  if (std::any_of(form.funds.begin() + 1, form.funds.end(), [](const FundRow& row) {
        return row.role == "total" || row.weight.origin >= 0;
      })) {
    return;
  }
  const Place& weight = report.origins[static_cast<std::size_t>(first.weight.origin)].place;
  const bool merged =
      std::any_of(table.cells.begin(), table.cells.end(), [&](const FoldedCell& cell) {
        const Place& place = cell.passage.place;
        return cell.rowspan > 1 && place.block == weight.block && place.row == weight.row &&
               place.col == weight.col;
      });
  if (merged) return;
  first.key = first.role = "total";
  const auto rename = [&](int origin) {
    if (origin < 0) return;
    std::string& rule = report.origins[static_cast<std::size_t>(origin)].rule;
    static constexpr std::string_view kPart = "funds.part";
    const std::size_t at = rule.find(kPart);
    if (at != std::string::npos) rule.replace(at, kPart.size(), "funds.total");
  };
  rename(first.label.origin);
  for (const Number* number : {&first.initial_budget, &first.annual_budget, &first.executed,
                               &first.weight, &first.execution_rate, &first.score}) {
    rename(number->origin);
  }
}

bool shows_unread_funds(const Pack& pack, const FoldedTable& table, const Form& form) {
  if (!form.funds.empty()) return false;
  const auto is_caption = [&](const TableRule& rule, const FoldedCell& cell) {
    if (cell.taken || cell.key.empty()) return false;
    const RowRule* const row = find_fixed_row(rule, cell.labels);
    return bears(cell.labels, rule.caption) || (row != nullptr && row->role == "total");
  };
  for (const TableRule& rule : pack.tables) {
    if (rule.id != "funds") continue;
    return std::any_of(table.cells.begin(), table.cells.end(),
                       [&](const FoldedCell& cell) { return is_caption(rule, cell); });
  }
  return false;
}

void settle_levels(Form& form) {
  const auto is_fiscal = [](const FundRow& row) { return row.key == "fiscal"; };
  const auto first = std::find_if(form.funds.begin(), form.funds.end(), is_fiscal);
  const auto total = std::find_if(form.funds.begin(), form.funds.end(),
                                  [](const FundRow& row) { return row.role == "total"; });
  if (first == form.funds.end() || total == form.funds.end() || !total->annual_budget.value) return;
  const auto is_level = [&](const FundRow& row) {
    return row.role == "part" && &row > &*first && (row.key == "central" || row.key == "local");
  };
  Decimal parts = 0;
  Decimal levels = 0;
  for (const FundRow& row : form.funds) {
    if (row.role != "part" || !row.annual_budget.value) continue;
    parts = parts + *row.annual_budget.value;
    if (is_level(row)) levels = levels + *row.annual_budget.value;
  }
  const Decimal& whole = *total->annual_budget.value;
  if (levels.zero() || parts == whole || parts - levels != whole) return;
  if (first->annual_budget.value != levels) return;
  for (FundRow& row : form.funds) {
    if (is_level(row)) row.role = "of_which";
  }
}

bool read_fund_row(FormPage& page, const BoundTable& bound, int row) {
  const int label = find_fund_label(page, bound, row);
  if (label < 0) return false;
  FoldedCell& cell = page.table.cell(label);
  const RowRule* rule = find_fixed_row(*bound.rule, cell.labels);
  cell.taken = true;
  FundRow fund;
  // A source that the pack does not know is kept, but how it adds up is not known.
  fund.key = rule == nullptr ? "part" : rule->id;
  fund.role = rule == nullptr ? "unknown" : rule->role;
  fund.label = take_text(page.report, passage_of(cell), rule_name(page, {"funds", fund.key}));
  if (opens_inner_level(page, fund, cell.key)) fund.role = "of_which";
  read_fund_values(page, bound, row, page.table.last_alike(label), fund);
  add_fund_row(page, std::move(fund));
  return true;
}

}  // namespace jixiao
