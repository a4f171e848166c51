// A text dump -> what map makes of it with the shipped packs, as dump().
#pragma once

#include <string>

#include "extract/extract.h"
#include "map/map.h"
#include "report/dump.h"
#include "rules/load.h"

namespace jixiao {

inline Report mapped_report(const std::string& text) {
  static const Rules rules = load_rules(JIXIAO_RULES_DIR);
  return map(extract(Input{"a.txt", text}, Limits{}), rules, "");
}

inline std::string mapped(const std::string& text, bool places = false) {
  return dump(mapped_report(text), places);
}

}  // namespace jixiao
