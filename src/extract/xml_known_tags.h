// Start tags that were read before, and whole elements: programs write the same few again and
// again.
//
// Example: the third <w:tcW w:w="1200" w:type="dxa"/> is compared with the second as a whole, and
// its name and its attributes are those of that one; nothing of it is read. So is the third <w:p>.
// Equal bytes are read the same way as long as the same prefixes are bound, so nothing is checked
// less; that they may be bound otherwise in the next part of a package, a number tells. Not
// remembered: tags that declare namespaces, hold references, line ends or a '>' in front of their
// own, or are long.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
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
  bool empty = false;   // <name …/>
  bool unread = false;  // empty, and the visitor reads nothing by it
  bool list = false;    // of properties, of which it reads only what stands in it
};

class XmlKnownTags {
 public:
  // Elements that are kept of one start tag, and their longest size.
  static constexpr std::size_t kMostElements = 64;
  static constexpr std::size_t kLongestElement = 1024;
  // So much of elements is kept beyond the part that they stand in.
  static constexpr std::size_t kMostKept = std::size_t{128} << 10U;
  // How often its elements may be sought in vain: at first, and at most where that paid before.
  static constexpr int kFirstLuck = 24;
  static constexpr int kMostLuck = 64;

  static constexpr std::size_t kBeginning = 3 * kWordBytes;
  // The first bytes of a tag behind its '<', zeros behind its '>'.
  struct Beginning {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t third = 0;

    static Beginning of(const char* at) {
      const Beginning words{load_word(at), load_word(at + kWordBytes),
                            load_word(at + 2 * kWordBytes)};
      const std::uint64_t first = bytes_equal(words.first, '>');
      const std::uint64_t second = bytes_equal(words.second, '>');
      const std::uint64_t third = bytes_equal(words.third, '>');
      return {cut_behind(words.first, first), first != 0 ? 0 : cut_behind(words.second, second),
              (first | second) != 0 ? 0 : cut_behind(words.third, third)};
    }
    bool operator==(const Beginning&) const = default;
  };
  // Where a tag begins that the visitor is told of, from the '<' of its element on.
  struct Told {
    std::uint16_t at = 0;
    bool opens = false;  // an element that is not told of if it holds nothing that is
  };
  class ToldTags {
   public:
    // False: there are too many.
    bool add(Told one) {
      if (count_ == all_.size()) return false;
      all_[count_++] = one;
      return true;
    }
    // Takes the last one back if it opens an element, which has ended now.
    bool drop_hollow() {
      const bool hollow = count_ > 0 && all_[count_ - 1].opens;
      if (hollow) --count_;
      return hollow;
    }
    void clear() { count_ = 0; }
    std::size_t size() const { return count_; }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.begin() + count_; }

   private:
    std::array<Told, 15> all_ = {};
    std::uint8_t count_ = 0;
  };
  struct Element {
    std::string rest;       // behind its start tag
    std::uint64_t end = 0;  // the last word of `rest` but one
    ToldTags told;
    bool shorter = false;   // does it hold tags that need not be taken?
    std::uint8_t next = 0;  // of the same start tag, which one followed it
  };
  struct Tag {
    // The element that begins with this tag and goes on at `at`; null if none is known. The cells
    // of a row are mostly those of the row above: what followed the last one is tried first. The
    // sixteen bytes that end an element are its own, with its start tag: no kept one is shorter.
    const Element* find_element(const char* at, const char* behind) {
      const auto stands = [at, left = static_cast<std::size_t>(behind - at)](const Element& one) {
        const std::size_t size = one.rest.size();
        return size <= left && load_word(at + size - 2 * kWordBytes) == one.end &&
               std::memcmp(one.rest.data(), at, size) == 0;
      };
      if (elements.empty()) return nullptr;
      std::uint8_t& next = elements[last].next;
      if (!stands(elements[next])) {
        const auto found = std::find_if(elements.begin(), elements.end(), stands);
        if (found == elements.end()) return nullptr;
        next = static_cast<std::uint8_t>(found - elements.begin());
      }
      last = next;
      return &elements[last];
    }

    // What is looked at each time stands first, in as few lines of the cache as can be.
    Beginning beginning;
    std::uint32_t bindings = 0;  // of prefixes, as they were
    std::uint32_t part = 0;      // that `luck` is of
    int luck = kFirstLuck;       // 0: knowing its elements does not pay, none is sought any more
    std::uint8_t last = 0;       // of `elements`, that stood there
    std::string written;         // behind '<', up to '>'
    XmlTagName name;
    std::vector<Element> elements;
    std::vector<XmlAttribute> attributes;  // in `written`
  };

  // Behind the last tag of a part.
  void end_part();
  // What prefixes are bound to from now on, as a number (xml_vocabulary.h).
  void bind(std::uint32_t bindings) {
    bindings_ = bindings;
    // Equal tags under other bindings lie elsewhere.
    salt_ = bindings * kMix;
  }
  // Are the elements of the tag to be sought? Each part tries anew.
  bool has_luck(Tag& tag) const {
    if (tag.part != part_) {
      tag.part = part_;
      tag.luck = kFirstLuck;
    }
    return tag.luck > 0;
  }

  // The tag that the bytes behind a '<' are; null if none is known. So many bytes must be readable
  // at `at`, and `left` are of the document.
  Tag* find(const char* at, std::size_t left) const {
    const Beginning beginning = Beginning::of(at);
    const Home home = home_of(beginning);
    const Slot* slot = &slots_[home.slot];
    if (slot->mark != home.mark) slot = &slots_[home.slot ^ 1U];
    if (slot->mark != home.mark || slot->known == nullptr) return nullptr;
    Tag& tag = *slot->known;
    const std::size_t size = tag.written.size();
    const bool same = tag.beginning == beginning && tag.bindings == bindings_ && size <= left &&
                      (size <= kBeginning || std::memcmp(tag.written.data() + kBeginning,
                                                         at + kBeginning, size - kBeginning) == 0);
    return same ? &tag : nullptr;
  }
  // Keeps a tag that was read, if it is short or the second of its kind. `written` is what Tag
  // holds, with the attributes in it; so many bytes must be readable at its beginning.
  void remember(const XmlTagName& name, std::string_view written,
                std::span<const XmlAttribute> attributes);
  // Keeps an element that was read, without its first '<'.
  void remember_element(std::string_view written, const ToldTags& told);

 private:
  static constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  static constexpr std::size_t kSlotBits = 9;
  struct Slot {
    std::uint32_t seen = 0;  // of the last tag at home here that was not known
    std::uint32_t mark = 0;  // of the known one
    Tag* known = nullptr;
  };
  // A tag stands in this slot or in the one beside it. Others there have another mark, but for few.
  struct Home {
    std::size_t slot = 0;
    std::uint32_t mark = 0;
  };

  // The word up to the first mark.
  static std::uint64_t cut_behind(std::uint64_t word, std::uint64_t marks) {
    return word & (marks ^ (marks - 1));
  }
  Home home_of(const Beginning& beginning) const {
    // One product: the slot is waited for at each tag.
    const std::uint64_t mixed =
        beginning.first + std::rotl(beginning.second, 21) + std::rotl(beginning.third, 42) + salt_;
    const std::uint64_t product = mixed * kMix;
    return {product >> (64 - kSlotBits), static_cast<std::uint32_t>(product >> 16U)};
  }
  Slot& slot_for(const Home& home);

  void forget_elements(Tag& tag);

  std::array<Slot, std::size_t{1} << kSlotBits> slots_;
  std::deque<Tag> tags_;  // one a slot at most
  std::uint32_t bindings_ = 0;
  std::uint64_t salt_ = 0;  // of `bindings_`
  std::uint32_t part_ = 0;
  std::size_t kept_ = 0;  // bytes of elements
};

}  // namespace jixiao
