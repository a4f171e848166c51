// What was met of XML, in one document or in several one after the other: names, what prefixes were
// bound to, start tags and elements. Programs write the same again and again, also in the next
// document.
//
// Example: the second document of the same program begins with the same thirty namespaces; its
// <w:tcW w:w="1200" w:type="dxa"/> is compared with that of the first one and not read.
// Reading is quicker by it and never different. Not for two threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>

#include "extract/xml_known_tags.h"
#include "extract/xml_names.h"

namespace jixiao {

// Ways in which prefixes were bound, each with a number: the same declarations, in the same order
// and read for the same kind of visitor, lead to the same number.
class XmlBindings {
 public:
  using Number = std::uint32_t;

  // Nothing is bound yet.
  static Number of_none(XmlDemand demand) { return static_cast<Number>(demand); }
  // Bound as in `before`, and that prefix to that namespace.
  Number bind(Number before, XmlNames::Index prefix, XmlNames::Index to);
  bool is_crowded() const { return known_.size() > kMost / 2; }

 private:
  static constexpr Number kFirst = 16;  // behind those of none
  // Beyond these each is taken for a new one.
  static constexpr std::size_t kMost = 4096;

  Number next_ = kFirst;
  std::unordered_map<std::uint64_t, Number> known_;
};

class XmlVocabulary {
 public:
  XmlNames names;
  XmlBindings bindings;

  // Is it better to begin with a new one?
  bool is_crowded() const { return names.is_crowded() || bindings.is_crowded(); }

  // The known tags are for one part at a time; for a part that is read inside another one there are
  // none at first.
  std::unique_ptr<XmlKnownTags> take_tags() {
    return tags_ ? std::move(tags_) : std::make_unique<XmlKnownTags>();
  }
  void give_back(std::unique_ptr<XmlKnownTags> tags) { tags_ = std::move(tags); }

 private:
  std::unique_ptr<XmlKnownTags> tags_;
};

}  // namespace jixiao
