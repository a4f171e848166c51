#include "extract/known_parts.h"

#include <algorithm>
#include <utility>

namespace jixiao {

void KnownParts::begin(const Limits& limits) {
  if (limits == limits_) return;
  limits_ = limits;
  kept_.clear();
  bytes_ = 0;
}

KnownParts::Known KnownParts::find(std::string_view use, const PackedPart& part) {
  for (Kept& kept : kept_) {
    if (!(kept.part == part) || kept.use != use) continue;
    kept.used = ++clock_;
    return kept.known;
  }
  return {};
}

void KnownParts::keep(std::string_view use, const PackedPart& part, Known known) {
  const std::uint64_t size = known.inflated + part.bytes.size();
  if (size > kLargest) return;
  while (kept_.size() >= kMost || (!kept_.empty() && bytes_ + size > kMostBytes)) {
    const auto oldest = std::min_element(
        kept_.begin(), kept_.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
    bytes_ -= oldest->size();
    kept_.erase(oldest);
  }
  bytes_ += size;
  Kept& kept = kept_.emplace_back();
  kept.use = use;
  kept.bytes.assign(part.bytes.begin(), part.bytes.end());
  kept.part = part;
  kept.part.bytes = {kept.bytes.data(), kept.bytes.size()};
  kept.known = std::move(known);
  kept.used = ++clock_;
}

}  // namespace jixiao
