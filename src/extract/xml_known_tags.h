// Start tags with attributes that were read before: programs write the same few again and again.
//
// Example: the third <w:tcW w:w="1200" w:type="dxa"/> is compared with the second as a whole, and
// its attributes are those of that one; nothing of it is read.
// Equal bytes are read the same way as long as the same prefixes are bound, so nothing is checked
// less. Not remembered: tags that declare namespaces, hold references or line ends, or are long.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/xml.h"
#include "extract/xml_names.h"

namespace jixiao {

class XmlKnownTags {
 public:
  struct Tag {
    const XmlNames::Name* name = nullptr;
    std::string written;                   // behind the name, up to '>'
    std::vector<XmlAttribute> attributes;  // in `written`
    std::uint32_t bindings = 0;            // of prefixes, as they were
    bool empty = false;                    // <name …/>
  };

  // The tag of that name that goes on with the bytes at `at`; null if none is known. Sixteen bytes
  // must be readable there, and `left` are of the document.
  const Tag* find(const XmlNames::Name& name, const char* at, std::size_t left) const;
  // Keeps a tag that was read, if it is the second of its kind. `written` is what Tag holds, with
  // the attributes in it.
  void remember(const XmlNames::Name& name, std::string_view written,
                std::span<const XmlAttribute> attributes);
  // Prefixes are bound in another way from now on.
  void forget() { ++bindings_; }

 private:
  static constexpr std::size_t kSlots = 256;
  struct Slot {
    std::uint64_t seen = 0;   // of the last tag here that was not known
    std::uint32_t known = 0;  // which of the tags, counted from 1
  };
  static std::size_t slot_of(const XmlNames::Name& name, const char* at);

  std::array<Slot, kSlots> slots_;
  std::deque<Tag> tags_;  // one a slot at most
  std::uint32_t bindings_ = 0;
};

}  // namespace jixiao
