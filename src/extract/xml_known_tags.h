// Start tags that were read before: programs write the same few again and again.
//
// Example: the third <w:tcW w:w="1200" w:type="dxa"/> is compared with the second as a whole, and
// its name and its attributes are those of that one; nothing of it is read. So is the third <w:p>.
// Equal bytes are read the same way as long as the same prefixes are bound, so nothing is checked
// less. Not remembered: tags that declare namespaces, hold references, line ends or a '>' in front
// of their own, or are long.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/byte_word.h"
#include "extract/xml.h"
#include "extract/xml_names.h"

namespace jixiao {

// What a start tag names.
struct XmlTagName {
  const XmlNames::Name* written = nullptr;
  NameTable::Name meant;
  bool empty = false;  // <name …/>
};

class XmlKnownTags {
 public:
  // The first sixteen bytes of a tag behind its '<', zeros behind its '>'.
  struct Beginning {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    static Beginning of(const char* at) {
      Beginning words{load_word(at), load_word(at + kWordBytes)};
      const std::uint64_t ends = bytes_equal(words.first, '>');
      words.first = cut_behind(words.first, ends);
      words.second = ends != 0 ? 0 : cut_behind(words.second, bytes_equal(words.second, '>'));
      return words;
    }
    bool operator==(const Beginning&) const = default;
  };
  struct Tag {
    XmlTagName name;
    Beginning beginning;
    std::string written;                   // behind '<', up to '>'
    std::vector<XmlAttribute> attributes;  // in `written`
    std::uint32_t bindings = 0;            // of prefixes, as they were
  };

  // The tag that the bytes behind a '<' are; null if none is known. Sixteen bytes must be readable
  // at `at`, and `left` are of the document.
  const Tag* find(const char* at, std::size_t left) const {
    const Beginning beginning = Beginning::of(at);
    const Slot& slot = slots_[slot_of(beginning)];
    if (slot.known == nullptr) return nullptr;
    const Tag& tag = *slot.known;
    const std::size_t size = tag.written.size();
    const bool same = tag.beginning == beginning && tag.bindings == bindings_ && size <= left &&
                      (size <= kBeginning || std::memcmp(tag.written.data() + kBeginning,
                                                         at + kBeginning, size - kBeginning) == 0);
    return same ? &tag : nullptr;
  }
  // Keeps a tag that was read, if it is the second of its kind. `written` is what Tag holds, with
  // the attributes in it; sixteen bytes must be readable at its beginning.
  void remember(const XmlTagName& name, std::string_view written,
                std::span<const XmlAttribute> attributes);
  // Prefixes are bound in another way from now on.
  void forget() { ++bindings_; }

 private:
  static constexpr std::size_t kBeginning = 2 * kWordBytes;
  static constexpr std::size_t kSlotBits = 8;
  struct Slot {
    std::uint64_t seen = 0;  // of the last tag here that was not known
    Tag* known = nullptr;
  };

  // The word up to the first mark.
  static std::uint64_t cut_behind(std::uint64_t word, std::uint64_t marks) {
    return marks == 0 ? word : word & (marks ^ (marks - 1));
  }
  static std::size_t slot_of(const Beginning& beginning) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    return (beginning.first * kMix + beginning.second) * kMix >> (64 - kSlotBits);
  }

  std::array<Slot, std::size_t{1} << kSlotBits> slots_;
  std::deque<Tag> tags_;  // one a slot at most
  std::uint32_t bindings_ = 0;
};

}  // namespace jixiao
