// The table of a drafted pack as tests of packs draw theirs.
//
// Example: | 项目名称 | 某项目 | < | 得分 | with the second cell over two columns; ^ is what is
// merged down, and a value that a pack does not keep (a name, a telephone number) is 某. Not here:
// the lines above the table, and what the cells mean (draft.cpp).
#pragma once

#include "map/draft_sheet.h"

namespace jixiao {

// Once fields and tables are known: fills sheet.pack.rows.
void draw(DraftSheet& sheet);

}  // namespace jixiao
