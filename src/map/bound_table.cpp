#include "map/bound_table.h"

#include <algorithm>
#include <span>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// So many columns make a row a header row beside the one below it.
constexpr int kColumnsOfHeaderRow = 2;

int overlap(const BoundColumn& column, const FoldedCell& cell) {
  return std::min(column.end, cell.end_col()) - std::max(column.begin, cell.col);
}

// Is this the column that the cell overlaps most, the left one where two are equal?
bool owns(const BoundTable& bound, const BoundColumn& column, const FoldedCell& cell) {
  const int own = overlap(column, cell);
  if (own <= 0) return false;
  if (bound.apart && own == cell.colspan) return true;
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
  const std::span<const int> cells = table.row_cells(row);
  if (position < 0 || position >= static_cast<int>(cells.size())) return -1;
  return cells[static_cast<std::size_t>(position)];
}

bool bound_already(const BoundTable& bound, int cell) {
  return std::any_of(bound.columns.begin(), bound.columns.end(),
                     [&](const BoundColumn& column) { return column.cell == cell; });
}

// The position behind the caption of the block, if that is the first cell, reaches further down
// than the header and bears the same words as a column behind it: 总体目标完成情况 | 预期目标 |
// 总体目标完成情况.
int first_column(const FoldedTable& table, std::span<const int> cells, const Labels& labels) {
  if (cells.size() < 2) return 0;
  const FoldedCell& caption = table.cell(cells[0]);
  if (caption.rowspan <= table.cell(cells[1]).rowspan) return 0;
  const bool again = std::any_of(cells.begin() + 1, cells.end(), [&](int index) {
    return table.cell(index).key == caption.key && bears(table.cell(index).labels, labels);
  });
  return again ? 1 : 0;
}

// Position in the row of the cell that fits the column best, the left one where two are equal;
// -1 if none does. The pack's first words win over its synonyms, these over `contains` and `re`.
int find_header_cell(const BoundTable& bound, const ColumnRule& column, const FoldedTable& table,
                     int row) {
  if (!table.row_bears(row, column.labels)) return -1;
  int best = -1;
  std::optional<std::uint32_t> best_rank;
  const std::span<const int> cells = table.row_cells(row);
  for (int position = first_column(table, cells, column.labels);
       position < static_cast<int>(cells.size()); ++position) {
    const int index = cells[static_cast<std::size_t>(position)];
    const std::optional<std::uint32_t> found = find_rank(table.cell(index).labels, column.labels);
    if (!found || (best_rank && *found >= *best_rank) || bound_already(bound, index)) continue;
    best = position;
    best_rank = found;
  }
  return best;
}

// Binds the columns that one header row shows; their positions count from the right where
// another header row has more cells.
void bind_columns(BoundTable& bound, const FoldedTable& table, int row) {
  const int own = static_cast<int>(table.row_cells(row).size());
  for (const ColumnRule& column : bound.rule->columns) {
    if (bound.find_column(column.id) != nullptr) continue;
    const int position = find_header_cell(bound, column, table, row);
    if (position < 0) continue;
    const int index = table.row_cells(row)[static_cast<std::size_t>(position)];
    const FoldedCell& cell = table.cell(index);
    bound.columns.push_back(
        BoundColumn{&column, cell.col, cell.end_col(), position + bound.header_cells - own, index});
  }
}

// How many cells at the front of the upper of two header rows only stand over cells of the lower:
// the caption (绩效指标 | 指标值 over 一级指标 | 二级指标 | 三级指标), and 年度指标值 where its
// parts stand in the lower row too. Nothing if the two rows cannot be put together.
std::optional<int> count_captions(const BoundTable& bound, const FoldedTable& table) {
  const std::span<const int> upper = table.row_cells(bound.header_row);
  const std::span<const int> lower = table.row_cells(bound.last_header_row);
  if (upper.empty() || !bears(table.cell(upper[0]).labels, bound.rule->caption)) {
    return std::nullopt;
  }
  const bool names =
      std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
        const bool name = column.rule->fill_down || column.rule->id == "level3";
        return (table.cell(column.cell).row == bound.last_header_row) == name;
      });
  if (names) return 1;
  const auto is_bound = [&](int cell) { return bound_already(bound, cell); };
  const auto first = std::find_if(upper.begin(), upper.end(), is_bound);
  const bool whole = std::all_of(first, upper.end(), is_bound) &&
                     std::all_of(lower.begin(), lower.end(), is_bound);
  if (!whole) return std::nullopt;
  return static_cast<int>(first - upper.begin());
}

// Where cells merged down have vanished, the lower of two header rows holds only what stands below
// the captions of the upper one.
void place_below_captions(BoundTable& bound, const FoldedTable& table) {
  const std::optional<int> captions = count_captions(bound, table);
  if (!captions) return;
  const int upper = static_cast<int>(table.row_cells(bound.header_row).size());
  const int below = static_cast<int>(table.row_cells(bound.last_header_row).size());
  bound.header_cells = upper - *captions + below;
  for (BoundColumn& column : bound.columns) {
    const FoldedCell& cell = table.cell(column.cell);
    column.position = cell.row == bound.last_header_row ? cell.col : cell.col - *captions + below;
  }
}

// The columns of the header row that bear the labels of the weight and no other column is bound to.
std::vector<BoundColumn> find_weights(const BoundTable& bound, const FoldedTable& table,
                                      const BoundColumn& weight) {
  std::vector<BoundColumn> weights;
  const std::span<const int> cells = table.row_cells(table.cell(weight.cell).row);
  const int shift = bound.header_cells - static_cast<int>(cells.size());
  for (int position = 0; position < static_cast<int>(cells.size()); ++position) {
    const int index = cells[static_cast<std::size_t>(position)];
    const FoldedCell& cell = table.cell(index);
    if (!bears(cell.labels, weight.rule->labels)) continue;
    if (index != weight.cell && bound_already(bound, index)) continue;
    weights.push_back({weight.rule, cell.col, cell.end_col(), position + shift, index});
  }
  return weights;
}

// Does a percentage stand in this column of the grid below the row?
bool shows_shares(const FoldedTable& table, int row, int col) {
  for (int below = row + 1; below < table.rows; ++below) {
    const int index = table.cell_at(below, col);
    if (index >= 0 && table.cell(index).match.ends_with('%')) return true;
  }
  return false;
}

// Each level may have a weight of its own, right behind its name: then the first one is a group's,
// and the row's stands behind the names of the indicators. Where none stands there the rows have
// none.
void part_level_weights(BoundTable& bound, const FoldedTable& table) {
  const BoundColumn* weight = bound.find_column("weight");
  const BoundColumn* level1 = bound.find_column("level1");
  const BoundColumn* level2 = bound.find_column("level2");
  const BoundColumn* level3 = bound.find_column("level3");
  if (weight == nullptr || level3 == nullptr) return;
  const auto stands_behind = [&](const BoundColumn& column, const BoundColumn* level) {
    return level != nullptr && column.position == level->position + 1 &&
           table.cell(column.cell).row == table.cell(level->cell).row;
  };
  if (!stands_behind(*weight, level1) && !stands_behind(*weight, level2)) return;
  const std::vector<BoundColumn> weights = find_weights(bound, table, *weight);
  if (weights.size() < 2) return;
  // 50% | 40% | 100% are shares of the level above, no points.
  const bool shares = std::any_of(weights.begin(), weights.end(), [&](const BoundColumn& column) {
    return shows_shares(table, bound.last_header_row, column.begin);
  });
  if (shares) {
    std::erase_if(bound.columns, [](const BoundColumn& each) { return each.rule->id == "weight"; });
    return;
  }
  std::optional<BoundColumn> own;
  for (const BoundColumn& column : weights) {
    if (stands_behind(column, level1)) bound.level1_weight = column;
    if (stands_behind(column, level2)) bound.level2_weight = column;
    if (!own && column.position > level3->position) own = column;
  }
  std::erase_if(bound.columns, [](const BoundColumn& each) { return each.rule->id == "weight"; });
  if (own) bound.columns.push_back(*own);
}

// Does some cell of the rows bear each key column? Most rows do not: they are no header.
bool show_keys(const TableRule& rule, const FoldedTable& table, int first, int last) {
  return std::all_of(rule.columns.begin(), rule.columns.end(), [&](const ColumnRule& column) {
    if (!column.key) return true;
    return table.row_bears(first, column.labels) ||
           (last > first && table.row_bears(last, column.labels));
  });
}

// Has the row so many columns as a header row beside the one below it? One word above a header, a
// caption, makes no second header row.
bool is_header_row(const TableRule& rule, const FoldedTable& table, int row) {
  const auto shown =
      std::count_if(rule.columns.begin(), rule.columns.end(),
                    [&](const ColumnRule& column) { return table.row_bears(row, column.labels); });
  return shown >= kColumnsOfHeaderRow;
}

std::optional<BoundTable> bind_rows(const TableRule& rule, const FoldedTable& table, int first,
                                    int last) {
  BoundTable bound;
  bound.rule = &rule;
  bound.header_row = first;
  bound.last_header_row = last;
  for (int row = first; row <= last; ++row) {
    bound.header_cells =
        std::max(bound.header_cells, static_cast<int>(table.row_cells(row).size()));
  }
  // The lower row first: 年度指标值 over 指标性质 | 指标值 | 度量单位 is no column of its own.
  for (int row = last; row >= first; --row) bind_columns(bound, table, row);
  const bool complete =
      !bound.columns.empty() &&
      std::all_of(rule.columns.begin(), rule.columns.end(), [&](const ColumnRule& column) {
        return !column.key || bound.find_column(column.id) != nullptr;
      });
  if (!complete) return std::nullopt;
  if (last > first && !table.spans_known && !table.merged_down_kept) {
    place_below_captions(bound, table);
  }
  part_level_weights(bound, table);
  std::sort(bound.columns.begin(), bound.columns.end(),
            [](const BoundColumn& a, const BoundColumn& b) { return a.position < b.position; });
  bound.apart = are_apart(bound.columns);
  return bound;
}

// 预算安排 | 360 | 实际支出 | 352.8: labels with their amounts beside them are no header.
bool stands_beside_amounts(const TableRule& rule, const FoldedTable& table, int row) {
  int amounts = 0;
  for (const ColumnRule& column : rule.columns) {
    if (column.type != ValueType::kMoney || !table.row_bears(row, column.labels)) continue;
    for (const int index : table.row_cells(row)) {
      if (!bears(table.cell(index).labels, column.labels)) continue;
      const int beside = table.right_of(index);
      if (beside < 0 || !parse_plain_number(table.cell(beside).match)) return false;
      ++amounts;
    }
  }
  return amounts >= 2;
}

// Are the key columns of the header merged down over the row below it? Then that row holds the
// parts of the others: 偏差原因分析 over 经费保障 | 人员保障 | 原因说明.
bool reaches_down(const BoundTable& bound, const FoldedTable& table) {
  bool key = false;
  for (const BoundColumn& column : bound.columns) {
    if (!column.rule->key) continue;
    key = true;
    if (table.cell(column.cell).rowspan < 2) return false;
  }
  return key;
}

// Does the cell hold what a column of figures may hold?
bool fits(const ColumnRule& rule, const FoldedTable& table, int cell) {
  const bool figures = rule.type == ValueType::kDecimal || rule.type == ValueType::kMoney ||
                       rule.type == ValueType::kPercent;
  if (!figures || cell < 0) return true;
  std::string_view text = table.cell(cell).match;
  if (is_blank_sign(text)) return true;
  if (rule.type == ValueType::kPercent && text.ends_with('%')) text.remove_suffix(1);
  return parse_amount(text).has_value();
}

// Do only columns that fill down, and captions before them, stand in the header's first `count`
// positions?
bool may_vanish(const BoundTable& bound, int count) {
  return std::none_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    return column.position < count && !column.rule->fill_down;
  });
}

// Does the row, moved by the shift, have under each column of groups one of its names?
bool names_groups(const BoundTable& bound, const FoldedTable& table, int row, int shift) {
  return std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    if (column.rule->type != ValueType::kGroup) return true;
    const int cell = find_by_position(table, row, column.position - shift);
    return cell < 0 || table.cell(cell).key.empty() ||
           bears(table.cell(cell).labels, column.rule->names);
  });
}

// Under how many columns of groups the row, moved by the shift, has one of their names.
int count_names(const BoundTable& bound, const FoldedTable& table, int row, int shift) {
  int count = 0;
  for (const BoundColumn& column : bound.columns) {
    if (column.rule->type != ValueType::kGroup) continue;
    const int cell = find_by_position(table, row, column.position - shift);
    if (cell >= 0 && bears(table.cell(cell).labels, column.rule->names)) ++count;
  }
  return count;
}

// May empty cells have been trimmed from the row's end, and nothing else be missing? Its last cell
// is filled then, and words stand under the name of the indicator.
bool may_be_trimmed(const BoundTable& bound, const FoldedTable& table, int row) {
  const std::span<const int> cells = table.row_cells(row);
  if (cells.empty() || table.cell(cells.back()).key.empty()) return false;
  const BoundColumn* level3 = bound.find_column("level3");
  const int name = level3 == nullptr ? -1 : find_by_position(table, row, level3->position);
  if (name < 0 || table.cell(name).key.empty()) return false;
  return std::string_view("0123456789<>=").find(table.cell(name).match[0]) ==
         std::string_view::npos;
}

// The shift of a row that figures do not place: the names of groups do. A row whose caption is
// merged down has not lost its first cell, so that it may well have lost its last.
std::optional<int> shift_of_names(const BoundTable& bound, const FoldedTable& table, int row,
                                  bool figures) {
  const int missing = bound.header_cells - static_cast<int>(table.row_cells(row).size());
  const int left = count_names(bound, table, row, 0);
  const int right = count_names(bound, table, row, missing);
  if (left > right && may_be_trimmed(bound, table, row)) return 0;
  if (figures || left > right) return std::nullopt;
  const int first = find_by_position(table, row, 0);
  const bool led = first >= 0 && table.cell(first).key.empty();
  return right > left || !led ? std::optional(missing) : std::nullopt;
}

bool fits_shifted(const BoundTable& bound, const FoldedTable& table, int row, int shift) {
  return std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    return fits(*column.rule, table, find_by_position(table, row, column.position - shift));
  });
}

// The shift where cells merged down have vanished. Cells may have been lost at the end too: then
// the names of groups must be where they belong.
std::optional<int> shift_of_vanished(const BoundTable& bound, const FoldedTable& table, int row,
                                     int missing) {
  if (fits_shifted(bound, table, row, missing) && may_vanish(bound, missing)) return missing;
  std::optional<int> only;
  for (int shift = 0; shift < missing; ++shift) {
    const bool possible = fits_shifted(bound, table, row, shift) && may_vanish(bound, shift);
    if (!possible || !names_groups(bound, table, row, shift)) continue;
    if (only) return std::nullopt;
    only = shift;
  }
  return only;
}

// By how many positions a row of a dump that lost the spans stands left of the header: names merged
// down from above may have vanished from its front, or cells from its end. Only a shift whose
// figures stand under columns of figures is taken; nothing if two such shifts differ.
std::optional<int> find_shift(const BoundTable& bound, const FoldedTable& table, int row) {
  const int missing = bound.header_cells - static_cast<int>(table.row_cells(row).size());
  if (missing <= 0) return 0;
  const bool figures =
      std::any_of(bound.columns.begin(), bound.columns.end(), [](const BoundColumn& column) {
        return column.rule->type == ValueType::kDecimal || column.rule->type == ValueType::kMoney;
      });
  if (!figures && !table.merged_down_kept) return missing;
  if (!table.merged_down_kept) return shift_of_vanished(bound, table, row, missing);
  const bool left = fits_shifted(bound, table, row, 0);
  const bool right = fits_shifted(bound, table, row, missing);
  if (!figures || (left && right)) return shift_of_names(bound, table, row, figures);
  if (!left && !right) return std::nullopt;
  return right ? missing : 0;
}

}  // namespace

bool are_apart(const std::vector<BoundColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (columns[i].begin < columns[k].end && columns[k].begin < columns[i].end) return false;
    }
  }
  return true;
}

std::optional<BoundTable> bind_header(const TableRule& rule, const FoldedTable& table, int row) {
  if (!show_keys(rule, table, row, std::min(row + 1, table.rows - 1))) return std::nullopt;
  if (stands_beside_amounts(rule, table, row)) return std::nullopt;
  const bool alone = show_keys(rule, table, row, row);
  if (std::optional<BoundTable> bound = alone ? bind_rows(rule, table, row, row) : std::nullopt) {
    if (row + 1 >= table.rows || !reaches_down(*bound, table)) return bound;
    std::optional<BoundTable> both = bind_rows(rule, table, row, row + 1);
    return both ? both : bound;
  }
  if (row + 1 >= table.rows || !is_header_row(rule, table, row)) return std::nullopt;
  std::optional<BoundTable> bound = bind_rows(rule, table, row, row + 1);
  if (!bound) return std::nullopt;
  const auto above =
      std::count_if(bound->columns.begin(), bound->columns.end(),
                    [&](const BoundColumn& column) { return table.cell(column.cell).row == row; });
  if (above < kColumnsOfHeaderRow) return std::nullopt;
  return bound;
}

std::optional<BoundTable> bind_beside(const BoundTable& first, const FoldedTable& table) {
  BoundTable beside = first;
  beside.columns.clear();
  int own = 0;
  for (const BoundColumn& column : first.columns) own = std::max(own, column.position);
  const std::span<const int> cells = table.row_cells(first.header_row);
  for (const ColumnRule& column : first.rule->columns) {
    for (int position = own + 1; position < static_cast<int>(cells.size()); ++position) {
      const int index = cells[static_cast<std::size_t>(position)];
      const FoldedCell& cell = table.cell(index);
      if (!bears(cell.labels, column.labels) || bound_already(beside, index)) continue;
      beside.columns.push_back(BoundColumn{&column, cell.col, cell.end_col(), position, index});
      break;
    }
  }
  if (beside.find_column("level3") == nullptr || beside.find_column("target") == nullptr) {
    return std::nullopt;
  }
  const BoundColumn* level1 = first.find_column("level1");
  if (level1 != nullptr && beside.find_column("level1") == nullptr) {
    beside.columns.insert(beside.columns.begin(), *level1);
  }
  beside.apart = are_apart(beside.columns);
  return beside;
}

int find_value_cell(const BoundTable& bound, const FoldedTable& table, int row,
                    const BoundColumn& column) {
  if (table.spans_known) return find_by_span(bound, table, row, column);
  const std::optional<int> shift = find_shift(bound, table, row);
  if (!shift) return -1;
  return find_by_position(table, row, column.position - *shift);
}

bool has_ambiguous_layout(const BoundTable& bound, const FoldedTable& table, int row) {
  return !table.spans_known && !find_shift(bound, table, row);
}

int find_cell_behind(const BoundTable& bound, const FoldedTable& table, int row, int label,
                     const BoundColumn& column) {
  if (table.spans_known) return find_by_span(bound, table, row, column);
  if (table.even) return find_by_position(table, row, column.position);
  int first = bound.header_cells;
  for (const BoundColumn& candidate : bound.columns) first = std::min(first, candidate.position);
  const std::span<const int> cells = table.row_cells(row);
  const auto at = std::find(cells.begin(), cells.end(), label) - cells.begin();
  return find_by_position(table, row, static_cast<int>(at) + 1 + column.position - first);
}

std::optional<TotalCells> find_total_cells(const BoundTable& bound, const FoldedTable& table,
                                           int row, int label) {
  const BoundColumn* weight = bound.find_column("weight");
  const BoundColumn* score = bound.find_column("score");
  TotalCells cells;
  const bool whole_row = static_cast<int>(table.row_cells(row).size()) >= bound.header_cells;
  if (table.spans_known || whole_row) {
    if (weight != nullptr) cells.weight = find_value_cell(bound, table, row, *weight);
    if (score != nullptr) cells.score = find_value_cell(bound, table, row, *score);
    const bool merged = table.spans_known && weight != nullptr && score != nullptr &&
                        cells.weight >= 0 && cells.score < 0 &&
                        overlap(*score, table.cell(cells.weight)) > 0;
    if (merged) return std::nullopt;
    return cells;
  }
  // The label stands once for all the columns it spans; what follows it are the totalled columns.
  int first = bound.header_cells;
  for (const BoundColumn* column : {weight, score}) {
    if (column != nullptr) first = std::min(first, column->position);
  }
  const std::span<const int> all = table.row_cells(row);
  const int last = table.last_alike(label);
  const int at = static_cast<int>(std::find(all.begin(), all.end(), last) - all.begin());
  const auto behind = [&](const BoundColumn* column) {
    return column == nullptr ? -1 : find_by_position(table, row, at + 1 + column->position - first);
  };
  cells.weight = behind(weight);
  cells.score = behind(score);
  // One figure for two columns may be either, unless the row reaches to the header's end.
  const bool to_the_end = static_cast<int>(all.size()) - at - 1 >= bound.header_cells - first;
  const auto filled = [&](int cell) { return cell >= 0 && !table.cell(cell).key.empty(); };
  const bool both = filled(cells.weight) && filled(cells.score);
  if (weight != nullptr && score != nullptr && !both && !to_the_end) return std::nullopt;
  return cells;
}

}  // namespace jixiao
