#include "map/bound_table.h"

#include <algorithm>

namespace jixiao {
namespace {

int overlap(const BoundColumn& column, const FoldedCell& cell) {
  return std::min(column.end, cell.end_col()) - std::max(column.begin, cell.col);
}

// Is this the column that the cell overlaps most, the left one where two are equal?
bool owns(const BoundTable& bound, const BoundColumn& column, const FoldedCell& cell) {
  const int own = overlap(column, cell);
  if (own <= 0) return false;
  return std::none_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& other) {
    const int theirs = overlap(other, cell);
    return theirs > own || (theirs == own && other.begin < column.begin);
  });
}

int find_by_span(const BoundTable& bound, const FoldedTable& table, int row,
                 const BoundColumn& column) {
  int found = -1;
  int previous = -1;
  for (int col = column.begin; col < column.end; ++col) {
    const int index = table.cell_at(row, col);
    if (index < 0 || index == previous) continue;
    previous = index;
    const FoldedCell& cell = table.cell(index);
    if (cell.row != row && !column.rule->fill_down) continue;
    if (!owns(bound, column, cell)) continue;
    if (found < 0 || (table.cell(found).key.empty() && !cell.key.empty())) found = index;
  }
  return found;
}

int find_by_position(const FoldedTable& table, int row, int position) {
  const std::vector<int>& cells = table.row_cells(row);
  if (position < 0 || position >= static_cast<int>(cells.size())) return -1;
  return cells[static_cast<std::size_t>(position)];
}

// How well the labels fit: the place in the list of the label that matches, so that the pack's
// first words win over its synonyms; behind them `contains` and `re`; nothing if none fits.
std::optional<std::size_t> rank(const Labels& labels, const std::string& key) {
  const auto found = std::find(labels.keys.begin(), labels.keys.end(), key);
  if (found == labels.keys.end() && !labels.match(key)) return std::nullopt;
  return static_cast<std::size_t>(found - labels.keys.begin());
}

bool bound_already(const BoundTable& bound, int position) {
  return std::any_of(bound.columns.begin(), bound.columns.end(),
                     [&](const BoundColumn& column) { return column.position == position; });
}

// Position in the row of the cell that fits the column best, the left one where two are equal;
// -1 if none does.
int find_header_cell(const BoundTable& bound, const ColumnRule& column, const FoldedTable& table,
                     int row) {
  int best = -1;
  std::optional<std::size_t> best_rank;
  const std::vector<int>& cells = table.row_cells(row);
  for (int position = 0; position < static_cast<int>(cells.size()); ++position) {
    const std::string& key = table.cell(cells[static_cast<std::size_t>(position)]).key;
    if (key.empty() || bound_already(bound, position)) continue;
    const std::optional<std::size_t> found = rank(column.labels, key);
    if (!found || (best_rank && *found >= *best_rank)) continue;
    best = position;
    best_rank = found;
  }
  return best;
}

// Does this column stand among the figures that a total row shows: weight, score, and what
// follows them?
bool totalled(const BoundColumn& column) {
  return column.rule->id == "weight" || column.rule->id == "score";
}

}  // namespace

const BoundColumn* BoundTable::find_column(const std::string& id) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const BoundColumn& column) { return column.rule->id == id; });
  return found == columns.end() ? nullptr : &*found;
}

std::optional<BoundTable> bind_header(const TableRule& rule, const FoldedTable& table, int row) {
  BoundTable bound;
  bound.rule = &rule;
  bound.header_row = row;
  bound.header_cells = static_cast<int>(table.row_cells(row).size());
  for (const ColumnRule& column : rule.columns) {
    const int position = find_header_cell(bound, column, table, row);
    if (position >= 0) {
      const int index = table.row_cells(row)[static_cast<std::size_t>(position)];
      const FoldedCell& cell = table.cell(index);
      bound.columns.push_back(BoundColumn{&column, cell.col, cell.end_col(), position});
    } else if (column.key) {
      return std::nullopt;
    }
  }
  if (bound.columns.empty()) return std::nullopt;
  std::sort(bound.columns.begin(), bound.columns.end(),
            [](const BoundColumn& a, const BoundColumn& b) { return a.position < b.position; });
  return bound;
}

int find_value_cell(const BoundTable& bound, const FoldedTable& table, int row,
                    const BoundColumn& column) {
  if (table.spans_known) return find_by_span(bound, table, row, column);
  const int missing = bound.header_cells - static_cast<int>(table.row_cells(row).size());
  return find_by_position(table, row, column.position - std::max(missing, 0));
}

int find_total_cell(const BoundTable& bound, const FoldedTable& table, int row, int label,
                    const BoundColumn& column) {
  if (table.spans_known) return find_by_span(bound, table, row, column);
  int first = bound.header_cells;
  for (const BoundColumn& candidate : bound.columns) {
    if (totalled(candidate)) first = std::min(first, candidate.position);
  }
  if (column.position < first) return -1;
  const std::vector<int>& cells = table.row_cells(row);
  const auto at = std::find(cells.begin(), cells.end(), label) - cells.begin();
  return find_by_position(table, row, static_cast<int>(at) + 1 + column.position - first);
}

}  // namespace jixiao
