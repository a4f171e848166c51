#include "map/split_target.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "map/measure.h"

namespace jixiao {
namespace {

const ColumnRule* find_rule(const TableRule& table, std::string_view id) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const ColumnRule& column) { return column.id == id; });
  return found == table.columns.end() ? nullptr : &*found;
}

// What stands in a column down to the total.
enum class Holds { kNothing, kNatures, kOperators, kOther };

// kNatures: 定性 and the like alone; kOperators: operators, and perhaps natures.
Holds what_holds(const BoundTable& bound, const FoldedTable& table, const BoundColumn& column,
                 const ValueWords& words) {
  Holds holds = Holds::kNothing;
  const std::string_view label = table.cell(column.cell).key;
  for (int row = bound.last_header_row + 1; row < table.rows; ++row) {
    if (table.row_bears(row, bound.rule->total_rows)) break;
    const int index = find_value_cell(bound, table, row, column);
    if (index < 0) continue;
    const FoldedCell& cell = table.cell(index);
    const bool wider = table.spans_known && cell.end_col() > column.end;
    if (wider || cell.key.empty() || cell.key == label) continue;
    if (!parse_operator(cell.match, words).empty()) {
      holds = Holds::kOperators;
    } else if (words.natures.count(cell.key) == 0) {
      return Holds::kOther;
    } else if (holds == Holds::kNothing) {
      holds = Holds::kNatures;
    }
  }
  return holds;
}

// Where the cell that begins at this place of the grid ends in the rows below the header, if it
// ends before `end` in one of them.
std::optional<int> find_end_within(const BoundTable& bound, const FoldedTable& table, int begin,
                                   int end) {
  for (int row = bound.last_header_row + 1; row < table.rows; ++row) {
    const int index = table.cell_at(row, begin);
    if (index < 0) continue;
    const FoldedCell& cell = table.cell(index);
    if (cell.row == row && cell.col == begin && cell.end_col() < end) return cell.end_col();
  }
  return std::nullopt;
}

BoundColumn& column_of(BoundTable& bound, std::string_view id) {
  return *std::find_if(bound.columns.begin(), bound.columns.end(),
                       [&](const BoundColumn& column) { return column.rule->id == id; });
}

// 年度指标值 over = | 200 | 盏: what its header spans is parted as the rows below it are, whether
// or not a header of its own stands over the operators.
std::optional<BoundTable> split_span(const BoundTable& bound, const FoldedTable& table,
                                     const ColumnRule& rule, const ValueWords& words) {
  if (!table.spans_known) return std::nullopt;
  BoundTable split = bound;
  BoundColumn& target = column_of(split, "target");
  const int end = target.end;
  const BoundColumn* headed = bound.find_column("target_op");
  if (headed != nullptr && headed->begin != target.begin) return std::nullopt;
  const std::optional<int> behind = headed != nullptr
                                        ? std::optional<int>(headed->end)
                                        : find_end_within(bound, table, target.begin, end);
  if (!behind || *behind >= end) return std::nullopt;
  const BoundColumn op{&rule, target.begin, *behind, target.position, target.cell};
  target.begin = *behind;
  const BoundColumn* named = bound.find_column("target_unit");
  const ColumnRule* unit = find_rule(*bound.rule, "target_unit");
  if (named != nullptr && named->begin > target.begin) target.end = std::min(end, named->begin);
  if (named == nullptr && unit != nullptr) {
    target.end = find_end_within(bound, table, target.begin, end).value_or(end);
    const BoundColumn last{unit, target.end, end, target.position, target.cell};
    if (target.end < end) split.columns.push_back(last);
  }
  split.apart = are_apart(split.columns);
  if (headed != nullptr) return split;
  const Holds holds = what_holds(split, table, op, words);
  if (holds != Holds::kOperators && holds != Holds::kNatures) return std::nullopt;
  split.columns.push_back(op);
  return split;
}

// The header cells over the parts of the target: 符号 | 值 | 单位, and 年度指标值 over them.
void take_headers(const BoundTable& bound, FoldedTable& table) {
  const BoundColumn* target = bound.find_column("target");
  int begin = target->begin;
  int end = target->end;
  for (const char* const id : {"target_op", "target_unit"}) {
    const BoundColumn* part = bound.find_column(id);
    if (part == nullptr) continue;
    begin = std::min(begin, part->begin);
    end = std::max(end, part->end);
  }
  for (int row = bound.header_row; row <= bound.last_header_row; ++row) {
    for (const int index : table.row_cells(row)) {
      FoldedCell& cell = table.cell(index);
      cell.taken = cell.taken || (cell.col >= begin && cell.end_col() <= end);
    }
  }
}

}  // namespace

void split_target(BoundTable& bound, FoldedTable& table, const ValueWords& words) {
  const ColumnRule* rule = find_rule(*bound.rule, "target_op");
  if (rule == nullptr || bound.find_column("target") == nullptr) return;
  if (std::optional<BoundTable> parted = split_span(bound, table, *rule, words)) {
    bound = *std::move(parted);
  }
  if (bound.find_column("target_op") != nullptr) take_headers(bound, table);
}

}  // namespace jixiao
