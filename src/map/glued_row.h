// A row whose cells were run together -> one piece a column.
//
// Example, under 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分: "202010100.00%10" is 20, 20, 10,
// 100.00% and 10; under 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因:
// "培训人数不低于540人次540人次88" is 培训人数, 不低于540人次, 540人次, 8, 8 and nothing.
// Counted are the ways to part the row whose figures are written as people write them (42, 1,234.5,
// not 007 or .5), and in which
//   funds       the rate is what was executed of the budget, the score the weight times the rate,
//               each at the precision it is printed in; sources may have blanks there
//   indicators  the name holds no figure, target and actual are one figure with its operator and
//               unit, or words; the weight is at most 100 and the score at most the weight
// Of these ways those count that need the least faith: the fewest cells of words, bare figures, and
// so on. A piece that all of them agree in is sure: of "群众负担明显减轻明显减轻1010" only the
// weight 10 and the score 10. With no way, or too many to count, nothing is.
#pragma once

#include <span>
#include <vector>

#include "map/row_fit.h"
#include "map/tokens.h"
#include "rules/pack.h"

namespace jixiao {

struct GluedCell {
  Passage passage;  // empty text: the cell is empty; not sure: all that may belong to it
  bool sure = false;
};

// One cell a column, in order.
std::vector<GluedCell> split_glued_row(RowKind kind, const ValueWords& words,
                                       std::span<const ColumnRule* const> columns,
                                       const Passage& text);

}  // namespace jixiao
