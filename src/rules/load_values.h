// The words that values are written with: the YAML node of `values` -> ValueWords.
//
// Example: the node of {before: {'>=': [不低于]}, numerals: true} gives a table in which 不低于
// means ">=". The words of the folder (values.yml) and of a pack are one node by then: join_values.
#pragma once

#include "rules/load_nodes.h"
#include "rules/value_words.h"
#include "rules/yaml.h"

namespace jixiao {

// Adds the words of a pack to those of the folder: lists grow, what is no list is the pack's.
void join_values(YamlNode& folder, const YamlNode& pack);

ValueWords make_values(const YamlNode& node, Problems& problems);

}  // namespace jixiao
