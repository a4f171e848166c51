// A target that stands in several columns, whatever these are called.
//
// Example: of | 年度指标值 (spans three) | over | = | 200 | 盏 | the first is the operator, as is
// | 符号 | beside | 目标值 |: a column of nothing but ≥ ≤ = and 定性. What the pack names itself
// (指标性质, 度量单位) is bound already (bound_table.h).
#pragma once

#include "map/bound_table.h"
#include "map/folded_table.h"
#include "rules/value_words.h"

namespace jixiao {

// Binds the columns target_op and target_unit of a table of indicators by what stands in them, and
// marks their header cells taken. Nothing happens where no column holds operators alone.
void split_target(BoundTable& bound, FoldedTable& table, const ValueWords& words);

}  // namespace jixiao
