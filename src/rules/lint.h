// What is legal in a pack and yet likely a mistake.
//
// Example: two columns of one table with the label 得分 give
//   rules/cn.a/pack.yml:31:32: the label 得分 is also that of tables.indicators.columns.score
// Looked for: labels no test uses, a label twice in one list, `\b` and `\w` (ASCII only) beside a
// Chinese character, checks without a test in which they fire or stay silent. Of a pack with a
// parent only what its own file says: the rest is the parent's to mend. But the checks it inherits
// judge other forms, so that its own tests have to show each of them, but for look-alikes, which
// are not judged.
#pragma once

#include <vector>

#include "rules/load.h"

namespace jixiao {

// `tree` and `pack` are of one pack. In the order of the lines.
std::vector<PackProblem> lint_pack(const PackTree& tree, const Pack& pack);

}  // namespace jixiao
