#include "map/continued.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "map/bound_table.h"
#include "map/detect.h"
#include "map/form.h"
#include "map/part_lines.h"

namespace jixiao {
namespace {

const TableRule* find_indicators(const Pack& pack) {
  const auto found = std::find_if(pack.tables.begin(), pack.tables.end(),
                                  [](const TableRule& table) { return table.id == "indicators"; });
  return found == pack.tables.end() ? nullptr : &*found;
}

bool is_blank_row(const FoldedTable& table, int row) {
  const std::span<const int> cells = table.row_cells(row);
  return std::all_of(cells.begin(), cells.end(),
                     [&](int index) { return table.cell(index).key.empty(); });
}

// What a table shows of a pack's form.
struct Shown {
  bool named = false;  // a label of a field that every form has, or a title
  int header = -1;     // row of the indicators' header; -1: none
  int first = 0;       // the first row that is not blank
  bool total = false;  // a total row of the indicators
  bool other = false;  // the header of another table
};

bool is_total_row(const TableRule& rule, const FoldedTable& table, int row) {
  for (const int index : table.row_cells(row)) {
    const FoldedCell& cell = table.cell(index);
    if (!cell.key.empty()) return bears(cell.labels, rule.total_rows);
  }
  return false;
}

bool names_a_form(const Rules& rules, const Pack& pack, const FoldedTable& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const FoldedCell& cell) {
    if (cell.key.empty()) return false;
    const FieldRule* field = find_field(pack, cell.labels);
    return (field != nullptr && field->required) ||
           (cell.row <= 1 && is_form_title(rules, cell.key));
  });
}

Shown look_at(const Rules& rules, const Pack& pack, const TableRule& indicators,
              FoldedTable table) {
  table.find_labels(pack);
  Shown shown;
  shown.named = names_a_form(rules, pack, table);
  while (shown.first < table.rows && is_blank_row(table, shown.first)) ++shown.first;
  for (int row = shown.first; row < table.rows; ++row) {
    if (bind_header(indicators, table, row)) {
      if (shown.header < 0) shown.header = row;
      continue;
    }
    shown.other = shown.other ||
                  std::any_of(pack.tables.begin(), pack.tables.end(), [&](const TableRule& rule) {
                    return bind_header(rule, table, row).has_value();
                  });
    // 合计 among the funds is no end of a form.
    const bool below = shown.header >= 0 || !shown.other;
    shown.total = shown.total || (below && is_total_row(indicators, table, row));
  }
  return shown;
}

LabelSet labels_of_both(const Rules& rules, const FoldedTable& upper, const FoldedTable& lower) {
  LabelSet labels = labels_of(rules, upper);
  labels.insert(labels_of(rules, lower));
  return labels;
}

}  // namespace

bool goes_on(const Rules& rules, const FoldedTable& upper, const FoldedTable& lower,
             std::span<const Line> between) {
  const Pack* pack = detect(rules, labels_of_both(rules, upper, lower), "", Detected::kTable).pack;
  const TableRule* indicators = pack == nullptr ? nullptr : find_indicators(*pack);
  if (indicators == nullptr) return false;
  const bool within = std::all_of(between.begin(), between.end(), [&](const Line& line) {
    return is_page_mark(line) || is_caption(*pack, line);
  });
  if (!within) return false;
  const Shown above = look_at(rules, *pack, *indicators, upper);
  const Shown below = look_at(rules, *pack, *indicators, lower);
  if (below.named || below.first >= lower.rows) return false;
  if (above.header < 0) return above.named && below.header >= 0;
  if (above.total || below.other) return false;
  if (below.header >= 0) return below.header == below.first;
  const bool same_grid = !upper.spans_known || !lower.spans_known || upper.cols == lower.cols;
  return below.total && same_grid;
}

}  // namespace jixiao
