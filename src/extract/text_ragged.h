// Tables of a plain text that give each row a line, whatever parts the cells, in rows of unlike
// numbers of cells.
//
//     项目名称 | 应急项目
//     主管部门 | 某局 | 实施单位 | 某站
//     绩效指标 | 一级指标 | 二级指标 | …
//              | 产出指标 | 数量指标 | …
//     年度目标 | 预期目标 | 完成情况
//              | 一是更新；
//     二是培训。 | 已完成。
//
// is a table of a word processor: a cell that spans columns stands once, one merged from above is
// an empty cell at the begin of its row. A cell of several paragraphs breaks its line: what follows
// is joined to it where the header's width tells.
//
//     主管部门 |  | 某局 |  |  | 某站
//     总分     |  |  |  | 100 | 98
//
// is a spreadsheet whose empty cells at the row's end were trimmed: spanned cells are empty, and
// the row is filled up to the width of all. Of this kind are rows with gaps between their cells, of
// the first rows without, and some that begin with an empty cell; where both stand, nothing is
// read. The first line begins with a cell that is not empty, as the widest row does: else the
// separator opens each row and is no part of this format. Not read: rows of one width but for one
// or two, which are an even table between lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text_draft.h"
#include "extract/text_line.h"

namespace jixiao {

struct RowCell {
  std::string_view text;
  int line = 0;
  bool more = false;  // a further paragraph of the cell before
};

// How a text parts the cells of a row.
struct RowStyle {
  // Adds the cells of the row at the cursor, which stands at a line and moves behind the row. A
  // line without a separator is one cell.
  void (*take_cells)(TextCursor& cursor, std::vector<RowCell>& cells);
  // The text of a cell as its paragraphs.
  std::vector<std::string> (*lines_of)(std::string_view cell);
  // Is a table whose rows have one width read too, if some of them begin with an empty cell?
  bool even = false;
};

// True if such a table begins at the cursor, which moves behind it. No table begins before the byte
// `none_before`, which a look that finds none moves on.
bool read_ragged_table(TextCursor& cursor, const RowStyle& style, std::size_t& none_before,
                       TextDraft& draft);

// Adds the cell at (row, col), or, if it is `more`, its paragraphs to the table's last cell.
void add_row_cell(const RowCell& cell, int row, int col, const RowStyle& style, Table& table,
                  TextDraft& draft);

}  // namespace jixiao
