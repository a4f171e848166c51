// Bytes -> Report the way the program does it, for tests that look at the whole way.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "check/check.h"
#include "extract/extract.h"
#include "map/map.h"
#include "rules/load.h"

namespace jixiao {

inline const Rules& shipped_rules() {
  static const Rules rules = load_rules(JIXIAO_RULES_DIR);
  return rules;
}

inline Report converted(const std::string& path, const std::string& bytes,
                        const Rules& rules = shipped_rules()) {
  const Limits limits;
  Report report = map(extract(Input{path, bytes}, limits), rules, "");
  check(report, rules, Language::kChinese);
  return report;
}

inline std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string sample_bytes(const std::string& name) {
  return file_bytes(std::string(JIXIAO_SOURCE_DIR) + "/samples/" + name);
}

}  // namespace jixiao
