#include "rules/value_words.h"

#include <algorithm>

namespace jixiao {

bool WordTable::add(const std::string& word, const std::string& meaning) {
  longest_ = std::max(longest_, word.size());
  if (word.size() < 64) sizes_ |= std::uint64_t{1} << word.size();
  if (!word.empty()) {
    add(first_bytes_, word.front());
    add(last_bytes_, word.back());
  }
  const auto [entry, added] = words_.emplace(word, meaning);
  return added || entry->second == meaning;
}

const std::string* WordTable::find(std::string_view text) const {
  const auto found = words_.find(text);
  return found == words_.end() ? nullptr : &found->second;
}

WordTable::Found WordTable::find_at_end(std::string_view text) const {
  if (text.empty() || !holds(last_bytes_, text.back())) return {};
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    if (!has_size(size)) continue;
    const auto found = words_.find(text.substr(text.size() - size));
    if (found != words_.end()) return {size, found->second};
  }
  return {};
}

WordTable::Found WordTable::find_at_begin(std::string_view text) const {
  if (text.empty() || !holds(first_bytes_, text.front())) return {};
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    if (!has_size(size)) continue;
    const auto found = words_.find(text.substr(0, size));
    if (found != words_.end()) return {size, found->second};
  }
  return {};
}

}  // namespace jixiao
