// Runs the tests that a pack carries: each is a small document, read and judged as any other.
//
// Example: a test with fires: [score-total] whose scores add up after all gives
//   rules/cn.mof.project/pack.yml:312:14: 得分不符: "score-total" did not fire: pass
// The pack is detected, not forced: all packs of the folder take part, as they will in use.
#pragma once

#include <vector>

#include "rules/load.h"

namespace jixiao {

// What came otherwise than expected; empty if all tests of the pack hold.
std::vector<PackProblem> run_pack_tests(const Pack& pack, const Rules& rules);

}  // namespace jixiao
