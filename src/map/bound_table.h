// A table rule laid over the rows of a table: where its header stands and which cell of a row
// belongs to which column.
//
// Example: header | 一级指标 | … | 年度指标值 | 实际完成值 | 分值 | 得分 | with the total row
// | 总分 (spans six) | 100 | 98 (spans two) | gives weight = 100, score = 98: a cell belongs to
// the column it overlaps most, the left one where two are equal.
// In a dump that lost the spans, a row with as many cells as the header is read one to one, a
// shorter one from the right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/folded_table.h"
#include "rules/pack.h"

namespace jixiao {

struct BoundColumn {
  const ColumnRule* rule = nullptr;
  int begin = 0;  // grid columns [begin, end) of the header cell
  int end = 0;
  int position = 0;  // of the header cell among the cells of its row
};

struct BoundTable {
  const TableRule* rule = nullptr;
  int header_row = 0;
  int header_cells = 0;  // cells in the header row
  std::vector<BoundColumn> columns;

  const BoundColumn* find_column(const std::string& id) const;
};

// The rule bound to this row, if the row shows all key columns of the rule.
std::optional<BoundTable> bind_header(const TableRule& rule, const FoldedTable& table, int row);

// Index of the cell of `row` that belongs to the column, or -1. A cell merged down from above
// belongs only to columns that fill down.
int find_value_cell(const BoundTable& bound, const FoldedTable& table, int row,
                    const BoundColumn& column);

// The same in a total row, whose label is cell `label`: a dump that lost the spans shows the
// label once, and what follows are weight and score in the order of the header.
int find_total_cell(const BoundTable& bound, const FoldedTable& table, int row, int label,
                    const BoundColumn& column);

}  // namespace jixiao
