#include "rules/word_trie.h"

#include <algorithm>

namespace jixiao {

std::size_t WordTrie::width_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(width, text.size() - at);
}

bool WordTrie::may_begin_at(std::string_view text, std::size_t at) const {
  return steps_.count(key(0, text.substr(at, width_at(text, at)))) > 0;
}

std::uint64_t WordTrie::key(std::uint32_t node, std::string_view character) {
  std::uint64_t key = node;
  for (std::size_t i = 0; i < 4; ++i) {
    key = (key << 8U) | (i < character.size() ? static_cast<unsigned char>(character[i]) : 0U);
  }
  return key;
}

void WordTrie::add(std::string_view word, std::uint32_t id) {
  if (word.empty()) return;
  std::uint32_t node = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t width = width_at(word, at);
    const auto next = static_cast<std::uint32_t>(ids_.size());
    const auto [step, added] = steps_.emplace(key(node, word.substr(at, width)), next);
    if (added) ids_.push_back(kNone);
    node = step->second;
    at += width;
  }
  ids_[node] = id;
}

}  // namespace jixiao
