// The tests of a pack: YAML nodes -> small documents with what must come of them.
//
// Example:
//   - name: 得分之和不等于总分
//     text: 项目支出绩效自评表
//     table: |
//       | 一级指标 | 三级指标 | 分值 | 得分 |
//       | 产出指标 | 甲       | 50   | 40   |
//       | ^        | 乙       | 50   | 50   |
//       | 总分     | <        | 100  | 91   |
//     values: {/forms/0/total/score: '91'}
//     fires: [score-total]
//     silent: [weight-total]
// becomes a paragraph and a 4x4 table with two merged cells.
//
//   row   = "|" { cell "|" }     blanks around a cell do not count; all rows are equally long
//   cell  = "^" (merged with the cell above) | "<" (with the one to the left) | text
// `text` stands above the table, `below` below it, a paragraph a line. A cell or line that shows
// {fields.department} (or the path of something else with labels: tables.funds.columns.executed,
// tables.funds.rows.total, tables.indicators.total_rows, sections.headings.problems) stands for
// each label of that item in turn: the test is run as often as the longest list is long. Not here:
// running them, the command does.
#pragma once

#include <vector>

#include "rules/load_nodes.h"
#include "rules/pack.h"

namespace jixiao {

// `pack` has its checks already.
std::vector<PackTest> make_tests(const std::vector<YamlNode>& nodes, const Pack& pack,
                                 Problems& problems);

}  // namespace jixiao
