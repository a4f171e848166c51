#include "rules/word_filter.h"

#include <cstddef>

namespace jixiao {
namespace {

constexpr std::size_t kRun = 3;  // bytes: a Han character, or parts of two
constexpr unsigned kHashBits = 16;

// Calls visit with the hash of each run. Multiplied is with 2^32 divided by the golden ratio, which
// spreads neighbours far apart.
template <typename Visit>
bool each_hash(std::string_view text, Visit visit) {
  const auto byte = [text](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  if (text.size() < kRun) return true;
  std::uint32_t run = (byte(0) << 8U) | (byte(1) << 16U);
  for (std::size_t i = kRun - 1; i < text.size(); ++i) {
    run = (run >> 8U) | (byte(i) << 16U);
    if (!visit((run * 0x9E3779B1U) >> (32U - kHashBits))) return false;
  }
  return true;
}

}  // namespace

WordFilter::WordFilter() : bits_((std::size_t{1} << kHashBits) / 64) {}

void WordFilter::add(std::string_view text) {
  std::uint64_t* const bits = bits_.data();
  each_hash(text, [bits](std::uint32_t hash) {
    bits[hash / 64] |= std::uint64_t{1} << (hash % 64);
    return true;
  });
}

bool WordFilter::may_hold(std::string_view word) const {
  return each_hash(
      word, [this](std::uint32_t hash) { return (bits_[hash / 64] >> (hash % 64) & 1U) != 0; });
}

}  // namespace jixiao
