// One form over several tables: where it goes on, on another page or behind blank lines of a dump.
//
// Example: | 一级指标 | … | 得分 | stands again over the rows of the second page, or only 总分 is
// left there: both tables are one form. Between them may stand what a page prints there, "- 2 -" or
// （续表）, and the caption of the lower one. A table with a name of its own (项目名称, a title) is
// another form, as is one behind a form that has its total.
#pragma once

#include <span>

#include "map/folded_table.h"
#include "map/prose.h"
#include "rules/pack.h"

namespace jixiao {

// Does the form of the upper table go on in the lower one? `between` is what stands between them.
bool goes_on(const Rules& rules, const FoldedTable& upper, const FoldedTable& lower,
             std::span<const Line> between);

}  // namespace jixiao
