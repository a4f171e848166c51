// What is open at a place of an XML part, elements and namespace prefixes, and the way from there
// to the visitor. Both readers of XML (xml_scan.h and libxml2 in xml.cpp) tell it what they meet.
//
// Example: bind("w", …/wordprocessingml/2006/main), start({kParagraph, kWord}, "p", {}), end()
// hands the visitor one paragraph and forgets the prefix again. Counts the depth and says which
// elements an element stands in. Knows no names as written and checks nothing: that an end fits its
// start is the reader's business.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/xml.h"
#include "value/limits.h"

namespace jixiao {

class XmlScope {
 public:
  // `part` names the part in failures. The visitor must outlive the scope.
  XmlScope(std::string part, XmlVisitor& visitor, const Limits& limits);
  XmlScope(const XmlScope&) = delete;
  XmlScope& operator=(const XmlScope&) = delete;

  // Open elements.
  std::size_t depth() const { return open_.size(); }
  const std::string& part() const { return part_; }

  // Binds a prefix (empty: the default namespace) for the element that starts next.
  void bind(std::string_view prefix, Ns ns);
  // Family of the namespace that the innermost binding of the prefix names.
  Ns family(std::string_view prefix) const;

  // `line` is told where the depth goes beyond the limit.
  void start(NameTable::Name name, std::string_view local, std::span<const XmlAttribute> attributes,
             int line) {
    const std::size_t depth = open_.size();
    if (depth >= static_cast<std::size_t>(limits_.xml_depth)) fail_depth(line);
    const Tag parent = depth > 0 ? open_[depth - 1] : Tag::kForeign;
    const Tag grandparent = depth > 1 ? open_[depth - 2] : Tag::kForeign;
    // First, so that an element whose start was refused half-way is still closed.
    open_.push_back(name.tag);
    visitor_.start(XmlElement(name, local, parent, grandparent, attributes, *this));
  }
  // Is the visitor not to be told of such an empty element? And where may it be passed over: so
  // many elements further in there is room.
  bool is_unread(Tag tag, std::span<const XmlAttribute> attributes) const {
    return passes_over_unread() && (jixiao::is_unread(tag) || !visitor_.reads(tag, attributes));
  }
  bool passes_over_unread() const { return demand_ != XmlDemand::kEverything; }
  XmlDemand demand() const { return demand_; }
  bool has_room(std::size_t depth) const {
    return !open_.empty() && open_.size() + depth < static_cast<std::size_t>(limits_.xml_depth);
  }
  void end() {
    const Tag tag = open_.back();
    while (!bindings_.empty() && bindings_.back().depth >= open_.size()) bindings_.pop_back();
    open_.pop_back();
    visitor_.end(tag);
  }
  void text(std::string_view text) { visitor_.text(text); }
  // Ends what is open.
  void close_all();

 private:
  struct Binding {
    std::size_t depth = 0;
    std::string prefix;
    Ns ns = Ns::kNone;
  };

  [[noreturn]] void fail_depth(int line) const;

  std::string part_;
  XmlVisitor& visitor_;
  const XmlDemand demand_;
  Limits limits_;
  std::vector<Tag> open_;
  std::vector<Binding> bindings_;
};

}  // namespace jixiao
