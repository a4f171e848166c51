#include "extract/xml_known_tags.h"

#include <algorithm>
#include <utility>

namespace jixiao {
namespace {

constexpr std::size_t kLongestTag = 256;

}  // namespace

void XmlKnownTags::end_part() {
  ++part_;
  if (kept_ <= kMostKept) return;
  for (Tag& tag : tags_) forget_elements(tag);
}

void XmlKnownTags::forget_elements(Tag& tag) {
  for (const Element& one : tag.elements) kept_ -= one.rest.size();
  tag.elements.clear();
  tag.last = 0;
}

// Where a tag is to be kept: instead of the one that begins as it does, in a free slot, or else
// instead of the older one of two.
XmlKnownTags::Slot& XmlKnownTags::slot_for(const Home& home) {
  Slot& own = slots_[home.slot];
  Slot& beside = slots_[home.slot ^ 1U];
  if (own.known == nullptr || own.mark == home.mark) return own;
  if (beside.known == nullptr || beside.mark == home.mark) return beside;
  std::swap(own.known, beside.known);
  std::swap(own.mark, beside.mark);
  return own;
}

void XmlKnownTags::remember(const XmlTagName& name, std::string_view written,
                            std::span<const XmlAttribute> attributes) {
  if (written.size() > kLongestTag) return;
  const Beginning beginning = Beginning::of(written.data());
  const Home place = home_of(beginning);
  Slot& home = slots_[place.slot];
  const bool room = home.known == nullptr || slots_[place.slot ^ 1U].known == nullptr;
  // What is different each time, as an identifier is, is mostly so at the end.
  const std::uint64_t end = written.size() < kWordBytes
                                ? beginning.first
                                : load_word(written.data() + written.size() - kWordBytes);
  const std::uint64_t mixed = end ^ (beginning.first + written.size());
  const auto seen = static_cast<std::uint32_t>(mixed ^ mixed >> 32U);
  // A short one stands there again for certain.
  if (home.seen != seen && (written.size() > kBeginning || !room)) {
    home.seen = seen;
    return;
  }
  if (written.find('>') != written.size() - 1) return;
  Slot& slot = slot_for(place);
  slot.mark = place.mark;
  if (slot.known == nullptr) slot.known = &tags_.emplace_back();
  Tag& tag = *slot.known;
  tag.name = name;
  tag.beginning = beginning;
  tag.written = written;
  tag.bindings = bindings_;
  forget_elements(tag);
  tag.part = part_;
  tag.luck = kFirstLuck;
  tag.attributes.assign(attributes.begin(), attributes.end());
  for (XmlAttribute& one : tag.attributes) {
    const auto from = static_cast<std::size_t>(one.value.data() - written.data());
    one.value = std::string_view(tag.written).substr(from, one.value.size());
  }
}

void XmlKnownTags::remember_element(std::string_view written, const ToldTags& told) {
  if (written.size() < 2 * kWordBytes || written.size() > kLongestElement) return;
  if (written.find('\n') != std::string_view::npos) return;
  // Its start tag may have made room for another one since.
  Tag* const tag = find(written.data(), written.size());
  if (tag == nullptr || tag->elements.size() == kMostElements) return;
  const std::string_view rest = written.substr(tag->written.size());
  const auto tags = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '<')) + 1;
  const std::uint64_t end = load_word(written.data() + written.size() - 2 * kWordBytes);
  // Going from one of its tags to the next is dearer than passing over one or two.
  constexpr std::size_t kFewTags = 3;
  const bool shorter = told.size() == 0 || tags > told.size() + kFewTags;
  const auto index = static_cast<std::uint8_t>(tag->elements.size());
  tag->elements.push_back({std::string(rest), end, told, shorter, 0});
  kept_ += rest.size();
  tag->elements[std::exchange(tag->last, index)].next = index;
}

}  // namespace jixiao
