// The names in XML parts, of one package or several, each looked at once: what it is made of, and
// what it means in the namespace that its prefix is bound to.
//
// Example: find("w:tbl") has the local name "tbl"; resolve() makes it {kTable, kWord} in
// …/wordprocessingml/2006/main, and something else in another namespace.
// Takes names of ASCII letters, digits, '-', '.', '_' with at most one prefix, and namespaces whose
// names are plain http: and urn: URIs. What else XML allows, or too many of them, it refuses. What
// a prefix is bound to at some place it does not know (xml_scan.h): several parts may be open.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/byte_word.h"
#include "extract/docx_names.h"

namespace jixiao {

class XmlNames {
 public:
  // The index of a prefix or a namespace.
  using Index = std::uint16_t;
  static constexpr std::size_t kMostPrefixes = 128;
  static constexpr Index kDefaultPrefix = 0;
  static constexpr Index kXmlPrefix = 1;
  static constexpr Index kNoPrefix = 2;  // of attributes, for which there is no default
  static constexpr Index kUnbound = 0;   // the namespace of what has none, and of xmlns=""
  static constexpr Index kXmlNamespace = 1;
  static constexpr Index kNoNamespace = 2;  // to which kNoPrefix is bound

  struct Name {
    std::string written;          // with its prefix
    std::uint64_t head = 0;       // its first bytes, for comparing
    std::uint64_t tail = 0;       // its last bytes, if it is longer than those
    std::size_t local_begin = 0;  // in `written`
    std::uint64_t local_bit = 0;  // one of 64; two local names may share one
    bool declares = false;        // xmlns or xmlns:…; `prefix` is the one that it binds
    Index prefix = kDefaultPrefix;
    Index as_attribute = kNoPrefix;  // the prefix where it names an attribute
    // As an element in that namespace.
    Index resolved_in = 0xFFFF;
    NameTable::Name resolved;

    std::string_view local() const { return std::string_view(written).substr(local_begin); }
  };

  XmlNames();
  XmlNames(const XmlNames&) = delete;
  XmlNames& operator=(const XmlNames&) = delete;

  // Eight bytes must be readable from `begin` on, and the size is not 0. Null: the name is refused.
  // Pointers stay valid.
  Name* find(const char* begin, std::size_t size) {
    const std::uint64_t head = head_of(begin, size);
    std::size_t slot = slot_of(head, size);
    while (Name* const name = slots_[slot]) {
      if (name->head == head && name->written.size() == size && same_rest(*name, begin)) {
        return name;
      }
      slot = (slot + 1) % kSlots;
    }
    slots_[slot] = add({begin, size}, head);
    return slots_[slot];
  }
  // Are these the bytes of that name?
  static bool equal(const Name& name, const char* begin) {
    return head_of(begin, name.written.size()) == name.head && same_rest(name, begin);
  }

  // The index of a namespace name; empty if it is refused.
  std::optional<Index> find_namespace(std::string_view uri);
  const std::string& uri(Index of) const { return namespaces_[of].uri; }
  Ns family(Index of) const { return namespaces_[of].family; }
  const std::string& prefix(Index of) const { return prefixes_[of]; }
  // Is half of the room taken? A document that finds none goes on with libxml2.
  bool is_crowded() const;

  // What the name means as an element in that namespace.
  const NameTable::Name& resolve(Name& name, Index in) {
    if (name.resolved_in != in) resolve_anew(name, in);
    return name.resolved;
  }

 private:
  struct Namespace {
    std::string uri;
    Ns family = Ns::kNone;
  };
  static constexpr std::size_t kSlotBits = 11;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

  // The first bytes of a name as one number: most names differ in it, and it is compared at once.
  static std::uint64_t head_of(const char* begin, std::size_t size) {
    const std::uint64_t word = load_word(begin);
    return size >= kWordBytes ? word : word << (8 * (kWordBytes - size));
  }
  static bool same_rest(const Name& name, const char* begin) {
    const std::size_t size = name.written.size();
    if (size <= kWordBytes) return true;
    return load_word(begin + size - kWordBytes) == name.tail &&
           (size <= 2 * kWordBytes || std::memcmp(begin, name.written.data(), size) == 0);
  }
  static std::size_t slot_of(std::uint64_t head, std::size_t size) {
    return (head ^ size) * 0x9E3779B97F4A7C15U >> (64 - kSlotBits);
  }

  Name* add(std::string_view written, std::uint64_t head);
  // kMostPrefixes if there are too many.
  Index find_prefix(std::string_view text);
  void resolve_anew(Name& name, Index in);

  std::array<Name*, kSlots> slots_ = {};  // a hash table
  std::deque<Name> names_;
  std::vector<std::string> prefixes_;
  Index last_prefix_ = kDefaultPrefix;  // that was found
  std::vector<Namespace> namespaces_;
};

}  // namespace jixiao
