#include "rules/word_trie.h"

namespace jixiao {

bool WordTrie::may_begin_at(std::string_view text, std::size_t at) const {
  const Character here = character_at(text, at);
  return is_begin(here) && steps_.count(key(0, text.substr(at, here.width))) > 0;
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
  const std::size_t bits = character_at(word, 0).low_bits;
  begins_[bits / 64] |= std::uint64_t{1} << (bits % 64);
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
