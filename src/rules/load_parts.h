// The parts of a pack but its checks: YAML nodes -> structs of pack.h.
//
// Example: the node of
//   - {id: score, label: 得分, also: [自评得分], type: decimal}
// becomes ColumnRule{"score", keys 得分 自评得分, kDecimal}.
// Every function notes what it finds wrong and returns what is left.
#pragma once

#include <vector>

#include "rules/load_nodes.h"
#include "rules/pack.h"

namespace jixiao {

DetectRule make_detect(const YamlNode& node, Problems& problems);
SectionRules make_sections(const YamlNode& node, Problems& problems);
std::vector<FieldRule> make_fields(const std::vector<YamlNode>& nodes, Problems& problems);
std::vector<TableRule> make_tables(const std::vector<YamlNode>& nodes, Problems& problems);
std::vector<ClaimRule> make_claims(const std::vector<YamlNode>& nodes, Problems& problems);

}  // namespace jixiao
