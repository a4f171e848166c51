// Tables of a plain text that give each row a line and part its cells by TABs, as spreadsheets and
// word processors put them on the clipboard.
//
//     项目名称 TAB TAB 应急项目 TAB
//     主管部门 TAB TAB 某局 TAB
//     "项目资金
//     （万元）" TAB TAB 42 TAB 10
//
// is a spreadsheet: as many cells in each row, spanned ones empty. A cell with line breaks stands
// in quotes; "" is a quote in it.
// Rows of unlike numbers of cells are text_ragged.h's, which is asked first. Not read here: a table
// whose first row begins with a TAB (text_tika.h).
#pragma once

#include <cstddef>

#include "extract/text_draft.h"
#include "extract/text_line.h"

namespace jixiao {

// Where to look for the next table: none begins before these bytes.
struct TabTables {
  std::size_t no_even_before = 0;
  std::size_t no_ragged_before = 0;
};

// True if such a table begins at the cursor, which moves behind it.
bool read_tab_table(TextCursor& cursor, TabTables& tables, TextDraft& draft);

}  // namespace jixiao
