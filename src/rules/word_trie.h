// Many words sought at one place of a text in one walk.
//
// Example: of the words 总分, 总分值 and 得分 the text "总分值10" has 总分 and 总分值 at byte 0.
// A step of the walk is one look-up, by the node and the next character; so what a place costs does
// not grow with the number of words. Words and text are compared as they are: fold them first.
#pragma once

#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

namespace jixiao {

class WordTrie {
 public:
  // A word added twice has the id it was given last; the empty word is none.
  void add(std::string_view word, std::uint32_t id);
  bool empty() const { return ids_.size() == 1; }

  // visit(end, id) for each word that begins at byte `at`, the shortest first.
  template <typename Visit>
  void each_at(std::string_view text, std::size_t at, Visit visit) const {
    if (at < text.size()) walk(text, at, character_at(text, at), visit);
  }

  // visit(id) for each place where a word stands in the text.
  template <typename Visit>
  void each_in(std::string_view text, Visit visit) const {
    if (empty() || text.empty()) return;
    Character here = character_at(text, 0);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t behind = at + here.width;
      const Character next = behind < text.size() ? character_at(text, behind) : Character{};
      if (begins_[here.low_bits] && (pairs_[pair_bits(here, next)] || alone_[here.low_bits])) {
        walk(text, at, here, [&](std::size_t, std::uint32_t id) { visit(id); });
      }
      at = behind;
      here = next;
    }
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

  // A step of the walk: from a node by a character to a node.
  struct Step {
    std::uint64_t key = kNoKey;
    std::uint32_t node = 0;
  };
  static constexpr std::uint64_t kNoKey = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::size_t kFewestSteps = 64;

  // Of a character of up to four bytes.
  static std::uint64_t key(std::uint32_t node, const char* character, std::size_t width) {
    std::uint64_t key = node;
    for (std::size_t i = 0; i < width; ++i) {
      key = key << 8U | static_cast<unsigned char>(character[i]);
    }
    // Fewer bytes than four are filled up: no character begins as another one.
    return key << 8U * (4 - width);
  }
  // The node that the step leads to; kNone if there is no such step.
  std::uint32_t follow(std::uint64_t key) const {
    for (std::size_t at = slot_of(key); steps_[at].key != kNoKey;
         at = (at + 1) & (steps_.size() - 1)) {
      if (steps_[at].key == key) return steps_[at].node;
    }
    return kNone;
  }
  std::size_t slot_of(std::uint64_t key) const {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>(key * kGoldenRatio >> 32U) & (steps_.size() - 1);
  }
  void put(const Step& step);
  void grow();

  static_assert(std::endian::native == std::endian::little, "the first byte must be the lowest");
  static constexpr std::uint32_t kThreeBytesMask = 0x00C0C0F0;
  static constexpr std::uint32_t kThreeBytes = 0x008080E0;

  struct Character {
    std::size_t width = 1;     // bytes
    std::size_t low_bits = 0;  // twelve of its bits, the low ones
  };
  static Character character_at(std::string_view text, std::size_t at) {
    const char* const bytes = text.data() + at;  // looked at too often to be checked each time
    const auto first = static_cast<unsigned char>(*bytes);
    if (first < 0x80) return {1, first};
    // Most of the rest are three bytes, E.. 8.. 8.., told by one look at them all.
    std::uint32_t four = 0;
    if (text.size() - at >= sizeof four) {
      std::memcpy(&four, bytes, sizeof four);
      if ((four & kThreeBytesMask) == kThreeBytes) {
        return {3, (four >> 2U & 0xFC0U) | (four >> 16U & 0x3FU)};
      }
    }
    const std::size_t width = width_at(text, at);
    if (width == 1) return {1, first};
    const auto low = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]) & 0x3FU; };
    return {width, low(width - 2) << 6U | low(width - 1)};
  }
  static constexpr std::size_t kPairs = 8192;
  // A hash of two characters, one behind the other.
  static std::size_t pair_bits(const Character& first, const Character& second) {
    constexpr std::uint32_t kGoldenRatio = 0x9E3779B9;
    const auto both = static_cast<std::uint32_t>(first.low_bits << 12U | second.low_bits);
    return both * kGoldenRatio >> 19U;  // thirteen bits
  }

  // each_at() of the character that stands there.
  template <typename Visit>
  void walk(std::string_view text, std::size_t at, const Character& begin, Visit visit) const {
    if (!begins_[begin.low_bits]) return;
    std::uint32_t node = 0;
    for (std::size_t width = begin.width; true; width = character_at(text, at).width) {
      node = follow(key(node, text.data() + at, width));
      if (node == kNone) return;
      at += width;
      if (ids_[node] != kNone) visit(at, ids_[node]);
      if (at >= text.size()) return;
    }
  }

  // Spare nearly all places of a text the look-up: few characters begin a word, and few of those
  // stand before the second one of a word.
  std::bitset<4096> begins_;   // by low_bits: does some word begin so?
  std::bitset<4096> alone_;    // is some word no more than that?
  std::bitset<kPairs> pairs_;  // by pair_bits: do the first two of some word stand so?
  // Found by hash, a power of two of places of which at most half are filled: the walks are most of
  // what looking for labels costs, and a look-up here is a multiplication and mostly one load.
  std::vector<Step> steps_ = std::vector<Step>(kFewestSteps);
  std::vector<std::uint32_t> ids_ = {kNone};  // of each node; 0 is the root
};

}  // namespace jixiao
