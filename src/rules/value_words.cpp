#include "rules/value_words.h"

#include <algorithm>

namespace jixiao {

bool WordTable::add(const std::string& word, const std::string& meaning) {
  longest_ = std::max(longest_, word.size());
  const auto [entry, added] = words_.emplace(word, meaning);
  return added || entry->second == meaning;
}

const std::string* WordTable::find(std::string_view text) const {
  const auto found = words_.find(text);
  return found == words_.end() ? nullptr : &found->second;
}

WordTable::Found WordTable::find_at_end(std::string_view text) const {
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    const auto found = words_.find(text.substr(text.size() - size));
    if (found != words_.end()) return {size, found->second};
  }
  return {};
}

WordTable::Found WordTable::find_at_begin(std::string_view text) const {
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    const auto found = words_.find(text.substr(0, size));
    if (found != words_.end()) return {size, found->second};
  }
  return {};
}

}  // namespace jixiao
