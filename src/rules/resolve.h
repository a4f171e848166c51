// A pack with its parent's parts in it, as the YAML of one pack that needs no parent.
//
// Example: of a child that adds a label to its parent's column, resolved_text() has the lines
//   - id: executed  # rules/cn.mof.project/pack.yml:75
//     label: 全年执行数  # rules/cn.mof.project/pack.yml:75
//     also:  # rules/cn.mof.project/pack.yml:75
//       - 执行数  # rules/cn.mof.project/pack.yml:75
//       - 预算执行数  # rules/cn.child/pack.yml:9
// What stands on one line of one file stays on one line. Left out: `extends` and `change`, which
// are done, and `tests`. Comments of the files are not kept.
#pragma once

#include <string>

#include "rules/load.h"

namespace jixiao {

std::string resolved_text(const PackTree& tree);

}  // namespace jixiao
