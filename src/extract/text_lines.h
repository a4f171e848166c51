// Tables of a plain-text dump that gives each cell a line and each row a group of lines.
//
//     县级项目支出绩效自评表     a title may stand right above the first row
//     项目名称
//     应急项目                   row 0: three cells
//     (empty line)
//     项目资金（万元）           row 1: an empty cell is a line of one space
//     (space)
//     年初预算数
//
// Cells merged down from above have vanished (Table::merged_down_kept is false), a cell that spans
// columns stands once: cells stand at their position in the row (Table::spans_known is false). No
// sign says that lines are a table, so it is told by its shape: groups of mostly short lines, one
// of them as long as a header, and cells of white space. What ends in
// 。 or begins with 一、 or （一） is prose; so are lines that stand alone, three of which end the
// table.
#pragma once

#include <cstddef>

#include "extract/text_draft.h"
#include "extract/text_line.h"

namespace jixiao {

// Where to look for the next table.
struct LineTables {
  std::size_t none_before = 0;  // no table begins before this byte
};

// If a table begins at the cursor, which stands at the first line of a group, or further down in
// that group: adds the lines above it as paragraphs and the table, moves behind it and is true.
bool read_line_table(TextCursor& cursor, LineTables& tables, TextDraft& draft);

}  // namespace jixiao
