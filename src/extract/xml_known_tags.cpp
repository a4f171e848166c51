#include "extract/xml_known_tags.h"

namespace jixiao {
namespace {

constexpr std::size_t kLongestTag = 256;

}  // namespace

void XmlKnownTags::remember(const XmlTagName& name, std::string_view written,
                            std::span<const XmlAttribute> attributes) {
  if (written.size() > kLongestTag || written.find('>') != written.size() - 1) return;
  const Beginning beginning = Beginning::of(written.data());
  Slot& slot = slots_[slot_of(beginning)];
  // What is different each time, as an identifier is, is mostly so at the end.
  const std::uint64_t end = written.size() < kWordBytes
                                ? beginning.first
                                : load_word(written.data() + written.size() - kWordBytes);
  const std::uint64_t seen = end ^ (beginning.first + written.size());
  if (slot.seen != seen) {
    slot.seen = seen;
    return;
  }
  if (slot.known == nullptr) slot.known = &tags_.emplace_back();
  Tag& tag = *slot.known;
  tag.name = name;
  tag.beginning = beginning;
  tag.written = written;
  tag.bindings = bindings_;
  tag.attributes.assign(attributes.begin(), attributes.end());
  for (XmlAttribute& one : tag.attributes) {
    const auto from = static_cast<std::size_t>(one.value.data() - written.data());
    one.value = std::string_view(tag.written).substr(from, one.value.size());
  }
}

}  // namespace jixiao
