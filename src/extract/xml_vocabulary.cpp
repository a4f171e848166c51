#include "extract/xml_vocabulary.h"

namespace jixiao {

XmlBindings::Number XmlBindings::bind(Number before, XmlNames::Index prefix, XmlNames::Index to) {
  static_assert(sizeof(XmlNames::Index) == 2, "two of them stand beside a number");
  const std::uint64_t step = std::uint64_t{before} << 32U | std::uint64_t{prefix} << 16U | to;
  const auto found = known_.find(step);
  if (found != known_.end()) return found->second;
  const Number number = next_++;
  if (known_.size() < kMost) known_.emplace(step, number);
  return number;
}

}  // namespace jixiao
