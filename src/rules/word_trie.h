// Many words sought at one place of a text in one walk.
//
// Example: of the words 总分, 总分值 and 得分 the text "总分值10" has 总分 and 总分值 at byte 0.
// A step of the walk is one look-up, by the node and the next character; so what a place costs does
// not grow with the number of words. Words and text are compared as they are: fold them first.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jixiao {

class WordTrie {
 public:
  // A word added twice has the id it was given last; the empty word is none.
  void add(std::string_view word, std::uint32_t id);
  bool empty() const { return steps_.empty(); }

  // visit(end, id) for each word that begins at byte `at`, the shortest first.
  template <typename Visit>
  void each_at(std::string_view text, std::size_t at, Visit visit) const {
    if (at < text.size()) walk(text, at, width_at(text, at), visit);
  }

  // visit(id) for each place where a word stands in the text.
  template <typename Visit>
  void each_in(std::string_view text, Visit visit) const {
    if (empty()) return;
    for (std::size_t at = 0, width = 0; at < text.size(); at += width) {
      width = width_at(text, at);
      walk(text, at, width, [&](std::size_t, std::uint32_t id) { visit(id); });
    }
  }

  // Does some word stand in the text?
  bool holds_any(std::string_view text) const {
    bool held = false;
    for (std::size_t at = 0, width = 0; at < text.size() && !held; at += width) {
      width = width_at(text, at);
      walk(text, at, width, [&](std::size_t, std::uint32_t) { held = true; });
    }
    return held;
  }

  // Does some word begin with the character at byte `at`?
  bool may_begin_at(std::string_view text, std::size_t at) const;

  // Bytes of the character at byte `at`; of what is no UTF-8, one at a time.
  static std::size_t width_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xC0 || first >= 0xF8) return 1;
    if ((first & 0xF0U) == 0xE0 && at + 2 < text.size()) {  // most of what is not ASCII
      return is_trailing(text[at + 1]) && is_trailing(text[at + 2]) ? 3 : 1;
    }
    const std::size_t width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (std::size_t i = at + 1; i < at + width; ++i) {
      if (i >= text.size() || !is_trailing(text[i])) return 1;
    }
    return width;
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  static bool is_trailing(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

  static std::uint64_t key(std::uint32_t node, std::string_view character);

  // The low twelve bits of the character of `width` bytes at byte `at`.
  static std::size_t low_bits(std::string_view text, std::size_t at, std::size_t width) {
    const std::size_t last = at + width - 1;
    const auto low = static_cast<unsigned char>(text[last]);
    if (width == 1) return low;
    return (static_cast<unsigned char>(text[last - 1]) & 0x3FU) << 6U | (low & 0x3FU);
  }
  // Spares nearly all places of a text the look-up: few characters begin a word.
  bool is_begin(std::string_view text, std::size_t at, std::size_t width) const {
    const std::size_t bits = low_bits(text, at, width);
    return (begins_[bits / 64] >> (bits % 64) & 1U) != 0;
  }

  // each_at() of a character that is `width` bytes.
  template <typename Visit>
  void walk(std::string_view text, std::size_t at, std::size_t width, Visit visit) const {
    if (!is_begin(text, at, width)) return;
    std::uint32_t node = 0;
    while (true) {
      const auto step = steps_.find(key(node, text.substr(at, width)));
      if (step == steps_.end()) return;
      node = step->second;
      at += width;
      if (ids_[node] != kNone) visit(at, ids_[node]);
      if (at >= text.size()) return;
      width = width_at(text, at);
    }
  }

  std::array<std::uint64_t, 64> begins_{};  // by low_bits(): does some word begin so?
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;  // (node, character) -> node
  std::vector<std::uint32_t> ids_ = {kNone};                // of each node; 0 is the root
};

}  // namespace jixiao
