// Blocks of a form: their names, their scores, and those that stand side by side.
//
// Example: under | 中期目标 | 年度目标 | the header | 一级指标 | 二级 | 三级 | 指标值 | 二级 | 三级
// | 指标值 | is two blocks of indicators; 年度绩效目标1 beside a header row names the one below it;
// 得分20 in a header row is the score of its table's block.
// Not here: the rows of a block (form_rows.h).
#pragma once

#include "map/form_rows.h"

namespace jixiao {

// 年度绩效目标1 beside a header row names the block below it; two headers in one row are two
// blocks.
void begin_block(FormPage& page, const BoundTable& bound);
// The block to the right, once the one to the left is read whole: their indicators do not mix.
void read_beside(FormPage& page);
// The score that a cell of a header row holds: 得分 20, or 20 alone.
void take_block_score(FormPage& page, const BoundTable& bound, int cell);

}  // namespace jixiao
