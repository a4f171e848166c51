#include "extract/xml_scope.h"

#include <algorithm>
#include <utility>

#include "value/failure.h"

namespace jixiao {

XmlScope::XmlScope(std::string part, XmlVisitor& visitor, const Limits& limits)
    : part_(std::move(part)), visitor_(visitor), demand_(visitor.demand()), limits_(limits) {}

void XmlScope::bind(std::string_view prefix, Ns ns) {
  bindings_.push_back({open_.size() + 1, std::string(prefix), ns});
}

Ns XmlScope::family(std::string_view prefix) const {
  const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                  [&](const Binding& bound) { return bound.prefix == prefix; });
  return found != bindings_.rend() ? found->ns : Ns::kNone;
}

void XmlScope::fail_depth(int line) const {
  throw LimitFailure(part_ + ": line " + std::to_string(line) + ": elements are nested too deep",
                     limits_, &Limits::xml_depth);
}

void XmlScope::close_all() {
  while (!open_.empty()) end();
}

}  // namespace jixiao
