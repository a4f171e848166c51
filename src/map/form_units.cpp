#include "map/form_units.h"

#include <algorithm>

#include "map/amounts.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

bool reads_unit_from(const TableRule& rule, const char* source) {
  const std::vector<std::string>& from = rule.unit.from;
  return std::find(from.begin(), from.end(), source) != from.end();
}

// The unit that an amount of the table carries itself.
void try_cell_units(FormPage& page, const BoundTable& bound, const std::string& rule) {
  for (int row = bound.last_header_row + 1; row < page.table.rows; ++row) {
    if (page.form.currency_unit.value) return;
    for (const BoundColumn& column : bound.columns) {
      const int cell = find_value_cell(bound, page.table, row, column);
      if (column.rule->type != ValueType::kMoney || cell < 0) continue;
      const Passage& passage = passage_of(page.table.cell(cell));
      const std::optional<Amount> amount = parse_amount(page.table.cell(cell).match);
      try_unit(page, rule, passage, amount ? amount->unit : "");
    }
  }
}

// 填报单位：某局 | 金额单位：元: a caption that stands in the table itself.
void try_rows_above(FormPage& page, const BoundTable& bound, const std::string& rule) {
  constexpr int kLongestCaption = 10;  // characters; a longer one says something else too
  for (int row = 0; row < bound.header_row && !page.form.currency_unit.value; ++row) {
    for (const int index : page.table.row_cells(row)) {
      FoldedCell& cell = page.table.cell(index);
      if (cell.match.find("单位") == std::string::npos) continue;
      const std::string unit = find_currency_unit(cell.match);
      if (unit.empty()) continue;
      try_unit(page, rule, cell.passage, unit);
      cell.taken = cell.taken || count_code_points(cell.key) <= kLongestCaption;
    }
  }
}

}  // namespace

void try_unit(FormPage& page, const std::string& rule, const Passage& passage,
              const std::string& unit) {
  if (unit.empty() || page.form.currency_unit.value) return;
  page.printed_unit = unit;
  page.form.currency_unit = Text{reported_currency(unit), add_origin(page.report, passage, rule)};
}

void find_unit(FormPage& page, const BoundTable& bound) {
  if (bound.rule->unit.fallback.empty() || page.form.currency_unit.value) return;
  const std::string rule = rule_name(page, bound.rule->id + ".unit");
  if (reads_unit_from(*bound.rule, "header")) {
    for (const int index : page.table.row_cells(bound.header_row)) {
      const FoldedCell& cell = page.table.cell(index);
      try_unit(page, rule, cell.passage, find_currency_unit(cell.match));
    }
  }
  if (reads_unit_from(*bound.rule, "title")) {
    for (const Line& caption : page.captions) {
      try_unit(page, rule, caption.passage, find_currency_unit(caption.folded.text));
    }
    try_rows_above(page, bound, rule);
  }
  if (reads_unit_from(*bound.rule, "cell")) try_cell_units(page, bound, rule);
  if (!page.form.currency_unit.value) page.form.currency_unit.value = bound.rule->unit.fallback;
}

void find_unit_beside(FormPage& page, int row, const Passage& figure) {
  if (page.form.currency_unit.value) return;
  const std::string rule = rule_name(page, "funds.unit");
  for (int above = row; above >= page.rows_without_unit; --above) {
    for (const int index : page.table.row_cells(above)) {
      const FoldedCell& cell = page.table.cell(index);
      try_unit(page, rule, cell.passage, find_currency_unit(cell.match));
    }
  }
  if (page.rows_without_unit == 0) {
    for (const Line& caption : page.captions) {
      try_unit(page, rule, caption.passage, find_currency_unit(caption.folded.text));
    }
  }
  page.rows_without_unit = std::max(page.rows_without_unit, row + 1);
  const std::optional<Amount> amount = parse_amount(fold_match(figure.text));
  try_unit(page, rule, figure, amount ? amount->unit : "");
}

}  // namespace jixiao
