// How the labels of a pack meet the labels of a document; declared in pack.h.
#include <algorithm>

#include "rules/pack.h"

namespace jixiao {

bool Labels::match(std::string_view key) const {
  const auto inside = [&](const std::string& word) { return key.find(word) != std::string::npos; };
  const auto on_key = [&](const Pattern& pattern) { return pattern.matches(key); };
  return std::find(keys.begin(), keys.end(), key) != keys.end() ||
         std::any_of(contains.begin(), contains.end(), inside) ||
         std::any_of(patterns.begin(), patterns.end(), on_key);
}

}  // namespace jixiao
