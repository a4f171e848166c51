// A target whose header spans several columns, whatever these are called.
//
// Example: of | 年度指标值 (spans three) | over | = | 200 | 盏 | the first is the operator: it
// holds nothing but ≥ ≤ = and 定性. What the pack names itself (指标性质, 度量单位) is bound
// already (bound_table.h); a column beside the target with another header is none of it
// (与上年相比).
#pragma once

#include "map/bound_table.h"
#include "map/folded_table.h"
#include "rules/value_words.h"

namespace jixiao {

// Binds the columns target_op and target_unit below the target's header by what stands in them, and
// marks the header cells of all three taken. Nothing happens where none holds operators alone.
void split_target(BoundTable& bound, FoldedTable& table, const ValueWords& words);

}  // namespace jixiao
