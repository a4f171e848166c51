// The rows of an HTML table, whose cells say how far they reach down -> rows for the grid, which
// wants a continuing cell in every row below.
//
// Example: <tr><td rowspan=2>A<td>B<tr><td>C
//   A r | B        r opens a vertical merge,
//   A c | C        c continues it
// As in HTML's table model: a cell takes the first free column; it ends with its row group at the
// latest; rowspan 0 means down to there. The rows of tfoot are the last, wherever they stand. A
// cell that would run into one from above is cut short and noted. Not here: the grid (grid.h).
#pragma once

#include <vector>

#include "document/document.h"
#include "extract/grid.h"
#include "value/limits.h"
#include "value/unread.h"

namespace jixiao {

struct HtmlCell {
  int rowspan = 1;
  int colspan = 1;
  int line = -1;
  std::vector<Block> blocks;
};

struct HtmlRow {
  bool opens_group = false;
  bool footer = false;
  std::vector<HtmlCell> cells;
};

// Adds the continuing cells to `cells`; more than Limits::cells are a Failure. Notes get row and
// column only.
RawTable spread_rows(std::vector<HtmlRow> rows, const Limits& limits, int& cells,
                     std::vector<Unread>& notes);

// Throws Failure limit if there are more cells than Limits::cells.
void check_cells(int cells, const Limits& limits);

}  // namespace jixiao
