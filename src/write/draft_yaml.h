// A DraftPack as the text of a pack.yml, with comments that say what is left to decide.
//
// Example: a field whose label has no standard word becomes
//   - {id: narratives.item_1, label: 项目属性}  # 请定：…起个明白的名字；不要的加 keep: false
// Words are quoted where YAML or the loader would take them otherwise. Not here: whether the text
// is a valid pack (rules/load.h says so; draft_pack.h asks).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "map/draft.h"

namespace jixiao {

// JSON Pointer and value, as a pack's test expects them.
using DraftValues = std::vector<std::pair<std::string, std::string>>;

std::string draft_yaml(const DraftPack& pack, const std::string& id, const DraftValues& values);

}  // namespace jixiao
