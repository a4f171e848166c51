#include "extract/xml_scope.h"

#include <algorithm>
#include <utility>

#include "value/failure.h"

namespace jixiao {

XmlScope::XmlScope(std::string part, XmlVisitor& visitor, const Limits& limits)
    : part_(std::move(part)), visitor_(visitor), limits_(limits) {}

void XmlScope::bind(std::string_view prefix, Ns ns) {
  bindings_.push_back({open_.size() + 1, std::string(prefix), ns});
}

Ns XmlScope::family(std::string_view prefix) const {
  const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                  [&](const Binding& bound) { return bound.prefix == prefix; });
  return found != bindings_.rend() ? found->ns : Ns::kNone;
}

void XmlScope::start(NameTable::Name name, std::string_view local,
                     std::span<const XmlAttribute> attributes, int line) {
  const std::size_t depth = open_.size();
  if (depth >= static_cast<std::size_t>(limits_.xml_depth)) {
    throw LimitFailure(part_ + ": line " + std::to_string(line) + ": elements are nested too deep",
                       limits_, &Limits::xml_depth);
  }
  const Tag parent = depth > 0 ? open_[depth - 1] : Tag::kForeign;
  const Tag grandparent = depth > 1 ? open_[depth - 2] : Tag::kForeign;
  // First, so that an element whose start was refused half-way is still closed.
  open_.push_back(name.tag);
  visitor_.start(XmlElement(name, local, parent, grandparent, attributes, *this));
}

void XmlScope::end() {
  const Tag tag = open_.back();
  while (!bindings_.empty() && bindings_.back().depth >= open_.size()) bindings_.pop_back();
  open_.pop_back();
  visitor_.end(tag);
}

void XmlScope::close_all() {
  while (!open_.empty()) end();
}

}  // namespace jixiao
