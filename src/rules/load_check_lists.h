// The keys of a check that are lists of mappings or of closed words.
//
// Example: bands: [{names: [优], least: '90'}] gives one GradeBand; a band that ends before it
// begins is noted with its place. Which kinds of check read them is load_checks.cpp's business.
#pragma once

#include <string>
#include <vector>

#include "rules/load_nodes.h"

namespace jixiao {

std::vector<GradeBand> take_bands(Keys& keys, Problems& problems);
std::vector<WeightVariant> take_variants(Keys& keys, Problems& problems);
std::vector<OfficePhrase> take_phrases(Keys& keys, Problems& problems);
// complement: 1 - (actual - target) / target; quotient: target / actual.
std::vector<std::string> take_reverse(Keys& keys, Problems& problems);

}  // namespace jixiao
