// Figures said in prose.
//
// Example: 全年支出37.44万元 gives the claim executed, 37.44 万元; 执行率为100% gives
// execution_rate, 1. A sentence that fits a rule's `unless`, or that names other years than the
// report's, says something else. Every occurrence is a claim of its own; where two patterns take
// the same characters the pack's first one wins.
#pragma once

#include <span>

#include "map/prose.h"
#include "report/report.h"
#include "rules/pack.h"
#include "rules/word_filter.h"

namespace jixiao {

// Appends to report.claims; a claim with the key `score` also gives report.score. `year` is the
// fiscal year the lines are about, `words` are those of the document's lines.
void read_claims(const Pack& pack, std::span<const Line> lines, const Number& year,
                 const WordFilter& words, Report& report);

}  // namespace jixiao
