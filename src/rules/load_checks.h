// The checks of a pack: YAML nodes -> CheckRule, with every key against its kind and every field
// against what the pack reads.
//
// Example: {id: cap, kind: compare, code: score-exceeds-weight, equation: score <= wieght,
//           each: indicators} is refused with
// `unknown field "wieght" of each row of indicators, did you mean "weight"?`.
// A claim (claims.executed) may be another pack's, so only its shape is checked.
#pragma once

#include <vector>

#include "rules/load_nodes.h"
#include "rules/pack.h"

namespace jixiao {

// `pack` has its fields, tables and sections already.
std::vector<CheckRule> make_checks(const std::vector<YamlNode>& nodes, const Pack& pack,
                                   Problems& problems);

}  // namespace jixiao
