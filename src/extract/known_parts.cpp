#include "extract/known_parts.h"

#include <utility>

namespace jixiao {

void KnownParts::begin(const Limits& limits) {
  if (limits == limits_) return;
  *this = KnownParts();
  limits_ = limits;
}

KnownParts::Known KnownParts::find(std::string_view use, const PackedPart& part) const {
  for (const Kept& kept : kept_) {
    if (kept.part == part && kept.use == use) return kept.known;
  }
  return {};
}

void KnownParts::keep(std::string_view use, const PackedPart& part, Known known) {
  const std::uint64_t inflated = known.inflated;
  if (inflated > kMostBytes / 4 || part.bytes.size() > kMostBytes / 4) return;
  while (kept_.size() >= kMost || (!kept_.empty() && inflated_ + inflated > kMostBytes)) {
    inflated_ -= kept_.front().known.inflated;
    kept_.erase(kept_.begin());
  }
  inflated_ += inflated;
  Kept& kept = kept_.emplace_back();
  kept.use = use;
  kept.bytes.assign(part.bytes.begin(), part.bytes.end());
  kept.part = part;
  kept.part.bytes = {kept.bytes.data(), kept.bytes.size()};
  kept.known = std::move(known);
}

}  // namespace jixiao
