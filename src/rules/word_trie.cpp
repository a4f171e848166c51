#include "rules/word_trie.h"

#include <utility>

namespace jixiao {

bool WordTrie::may_begin_at(std::string_view text, std::size_t at) const {
  const Character here = character_at(text, at);
  return begins_[here.low_bits] && follow(key(0, text.data() + at, here.width)) != kNone;
}

void WordTrie::put(const Step& step) {
  std::size_t at = slot_of(step.key);
  while (steps_[at].key != kNoKey) at = (at + 1) & (steps_.size() - 1);
  steps_[at] = step;
}

void WordTrie::grow() {
  const std::vector<Step> old = std::exchange(steps_, std::vector<Step>(steps_.size() * 2));
  for (const Step& step : old) {
    if (step.key != kNoKey) put(step);
  }
}

void WordTrie::add(std::string_view word, std::uint32_t id) {
  if (word.empty()) return;
  const Character first = character_at(word, 0);
  begins_.set(first.low_bits);
  if (first.width == word.size()) {
    alone_.set(first.low_bits);
  } else {
    pairs_.set(pair_bits(first, character_at(word, first.width)));
  }
  std::uint32_t node = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t width = width_at(word, at);
    const std::uint64_t step = key(node, word.data() + at, width);
    std::uint32_t next = follow(step);
    if (next == kNone) {
      next = static_cast<std::uint32_t>(ids_.size());
      ids_.push_back(kNone);
      if (ids_.size() * 2 > steps_.size()) grow();
      put({step, next});
    }
    node = next;
    at += width;
  }
  ids_[node] = id;
}

}  // namespace jixiao
