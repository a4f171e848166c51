// What is left of a form's table when every rule has been over it.
//
// Example: the row | 承接主体 | 某社 | of which nothing is taken is told as
// 表格单元未被任何规则读取： “承接主体”“某社”. A column that no rule knows is told once:
// “序号”及其下5格. Not told is what says nothing of its own: a caption that stands again beside its
// rows or as the heading of a part, a cell that repeats its left neighbour, as dumps write a cell
// over several columns, and a dash.
#pragma once

#include "map/bound_table.h"
#include "map/folded_table.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// Of a row of the table: its caption again, 绩效指标 beside each of the indicators, and cells under
// columns that the rule does not know.
void take_captions(FoldedTable& table, const BoundTable& bound, int row);

// Of any other row: 二、预算执行情况 alone in it, the caption of a table of the pack.
void take_heading(FoldedTable& table, const Pack& pack, int row);

// One Unread a row with text that no rule took.
void note_leftovers(const FoldedTable& table, Report& report);

}  // namespace jixiao
