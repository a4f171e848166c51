// What is left of a form's table when every rule has been over it.
//
// Example: the row | 序号 | 3 | of which nothing is taken is told as
// 表格单元未被任何规则读取：“序号”“3”. A cell that only repeats its left neighbour, as dumps write
// a cell that spans several columns, is not told again.
#pragma once

#include "map/folded_table.h"
#include "report/report.h"

namespace jixiao {

// One Unread a row with text that no rule took.
void note_leftovers(const FoldedTable& table, Report& report);

}  // namespace jixiao
