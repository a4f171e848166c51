// Tables of a plain-text dump in the TAB grammar of Apache Tika.
//
// A line that starts with a TAB opens a cell; a line without one goes on in the same cell; a blank
// line ends the row; the table ends where the line behind that does not start with a TAB:
//
//     TAB 项目支          row 0, cell 0: two paragraphs, 项目支 and 出名称
//     出名称
//     TAB 应急项目        row 0, cell 1
//     (blank)
//     TAB                 row 1, cell 0: empty, merged with the cell above
//     TAB U+3000          row 1, cell 1: one ideographic space
//     (end)               the last row may be cut off
//
// Newer versions write a whole row in one line, `TAB a TAB b`, and one blank line behind the table.
// There a line behind one without a TAB may still belong to the row before; where that cannot be
// known, a note says so. In the first form a second TAB in a line is text of its cell. A table is
// of the second form if at least half of its TAB lines hold a second TAB.
//
// The dump lost the spans: cells stand at their position in the row (Table::spans_known is false).
// Not read: tables inside cells, which the dump runs into the outer rows.
#pragma once

#include <string_view>

#include "extract/text_draft.h"
#include "extract/text_line.h"

namespace jixiao {

// Does a table row or cell begin in this line (markers may stand in front of the TAB)?
bool opens_cell(std::string_view line);

// The cursor stands at a line that opens a cell, and moves behind the table.
void read_tika_table(TextCursor& cursor, TextDraft& draft);

}  // namespace jixiao
