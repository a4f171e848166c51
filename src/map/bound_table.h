// A table rule laid over the rows of a table: where its header stands and which cell of a row
// belongs to which column.
//
// Example: header | 一级指标 | … | 年度指标值 | 实际完成值 | 分值 | 得分 | with the total row
// | 总分 (spans six) | 100 | 98 (spans two) | gives weight = 100, score = 98: a cell belongs to
// the column it overlaps most, the left one where two are equal.
// In a dump that lost the spans, a row with as many cells as the header is read one to one; a
// shorter one from the left or from the right, whichever puts its figures under columns of
// figures. If both do it is not read at all, unless the dump lost the cells merged down from above:
// then it is read from the right.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "map/folded_table.h"
#include "rules/pack.h"

namespace jixiao {

struct BoundColumn {
  const ColumnRule* rule = nullptr;
  int begin = 0;  // grid columns [begin, end) of the header cell
  int end = 0;
  int position = 0;  // of the header cell among the cells of its row
  int cell = -1;     // the header cell
};

struct BoundTable {
  const TableRule* rule = nullptr;
  int header_row = 0;
  int last_header_row = 0;  // the row below where the header takes two
  int header_cells = 0;     // cells in the header row that has most
  std::vector<BoundColumn> columns;
  // Of the weights in 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 those of the groups; the
  // row's own is among the columns.
  std::optional<BoundColumn> level1_weight = {};
  std::optional<BoundColumn> level2_weight = {};
  std::vector<int> unknown = {};  // filled cells of the header that are no column of the rule
  bool apart = false;             // no two columns stand over the same place of the grid

  // Asked several times a row: with a literal no function is called.
  const BoundColumn* find_column(std::string_view id) const {
    for (const BoundColumn& column : columns) {
      if (std::string_view(column.rule->id) == id) return &column;
    }
    return nullptr;
  }
};

// The rule bound to this row, if the row shows all key columns of the rule, alone or together
// with the row below it (名称 over its parts).
std::optional<BoundTable> bind_header(const TableRule& rule, const FoldedTable& table, int row);

// Do no two of the columns stand over the same place of the grid?
bool are_apart(const std::vector<BoundColumn>& columns);

// The rule bound once more to the cells of the header that the first block left over: forms of
// several years print | 一级指标 | 二级 | 三级 | 指标值 | 二级 | 三级 | 指标值 |. What names the
// groups in front is shared.
std::optional<BoundTable> bind_beside(const BoundTable& first, const FoldedTable& table);

// Index of the cell of `row` that belongs to the column, or -1. A cell merged down from above
// belongs only to columns that fill down.
int find_value_cell(const BoundTable& bound, const FoldedTable& table, int row,
                    const BoundColumn& column);

// Can the row of a dump that lost the spans be laid under the header in more than one way, or in
// none? Then nothing of it is read.
bool has_ambiguous_layout(const BoundTable& bound, const FoldedTable& table, int row);

// The same in a row of figures behind a label: its first figure stands behind the label.
int find_cell_behind(const BoundTable& bound, const FoldedTable& table, int row, int label,
                     const BoundColumn& column);

// The cells of a total row whose label is cell `label`; -1 for a column that is not there. Nothing
// if its one figure may be weight or score.
struct TotalCells {
  int weight = -1;
  int score = -1;
};
std::optional<TotalCells> find_total_cells(const BoundTable& bound, const FoldedTable& table,
                                           int row, int label);

}  // namespace jixiao
