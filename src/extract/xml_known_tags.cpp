#include "extract/xml_known_tags.h"

#include <cstring>

#include "extract/byte_word.h"

namespace jixiao {
namespace {

constexpr std::size_t kLongestTag = 256;

}  // namespace

// By the name and what stands in the first sixteen bytes, where the first value begins.
std::size_t XmlKnownTags::slot_of(const XmlNames::Name& name, const char* at) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  const std::uint64_t both = (name.head ^ load_word(at)) * kMix + load_word(at + kWordBytes);
  return (both * kMix >> 32U) % kSlots;
}

const XmlKnownTags::Tag* XmlKnownTags::find(const XmlNames::Name& name, const char* at,
                                            std::size_t left) const {
  const Slot& slot = slots_[slot_of(name, at)];
  if (slot.known == 0) return nullptr;
  const Tag& tag = tags_[slot.known - 1U];
  const bool same = tag.name == &name && tag.bindings == bindings_ && tag.written.size() <= left &&
                    std::memcmp(tag.written.data(), at, tag.written.size()) == 0;
  return same ? &tag : nullptr;
}

void XmlKnownTags::remember(const XmlNames::Name& name, std::string_view written,
                            std::span<const XmlAttribute> attributes) {
  if (written.size() < kWordBytes || written.size() > kLongestTag) return;
  Slot& slot = slots_[slot_of(name, written.data())];
  // What is different each time, as an identifier is, is mostly so at the end.
  const std::uint64_t seen =
      load_word(written.data() + written.size() - kWordBytes) ^ (name.head + written.size());
  if (slot.seen != seen) {
    slot.seen = seen;
    return;
  }
  if (slot.known == 0) {
    tags_.emplace_back();
    slot.known = static_cast<std::uint32_t>(tags_.size());
  }
  Tag& tag = tags_[slot.known - 1U];
  tag.name = &name;
  tag.written = written;
  tag.bindings = bindings_;
  tag.empty = written[written.size() - 2] == '/';
  tag.attributes.assign(attributes.begin(), attributes.end());
  for (XmlAttribute& one : tag.attributes) {
    const auto from = static_cast<std::size_t>(one.value.data() - written.data());
    one.value = std::string_view(tag.written).substr(from, one.value.size());
  }
}

}  // namespace jixiao
