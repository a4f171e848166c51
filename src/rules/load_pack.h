// The nodes of one whole pack -> Pack.
//
// Example: of "format: 1\nid: cn.x\nversion: 1.0\n…" a problem is noted: "1.0" is no version,
// expected three numbers. The keys of the top level are read here; what stands below them is of
// load_parts.h, load_checks.h, load_values.h and load_tests.h.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rules/load_nodes.h"
#include "rules/pack.h"
#include "rules/yaml.h"

namespace jixiao {

// What a pack has ready made from elsewhere: there need be no nodes of it.
struct Inherited {
  std::shared_ptr<const ValueWords> words;  // of the folder or the parent; null if it has its own
  const Pack* parent = nullptr;
  std::vector<std::string_view> kept;  // the parts of the parent that it does not change
  bool makes_all = true;               // of nodes, so that each mistake is told at its line
  const YamlNode* checks = nullptr;    // the nodes of its checks

  bool keeps(std::string_view part) const;
};

// Notes every mistake; the pack is whole only if there is none.
Pack make_pack(const YamlNode& root, const Inherited& from, Problems& problems);

}  // namespace jixiao
