// Is a character among the commonest of written Chinese, simplified or traditional?
//
// Example: 的, 年, 们, 們 are; 畫's mojibake 鐢 is not. Of ordinary Chinese more than half of the
// characters are common, of bytes read in a wrong charset few. A yardstick for charset.h only; it
// says nothing of what a text means.
#pragma once

#include <array>
#include <cstdint>

namespace jixiao {

// A bit for each character of the basic plane.
using CommonHanBits = std::array<std::uint64_t, 0x10000 / 64>;
extern const CommonHanBits kCommonHanBits;

inline bool is_common_han(char32_t c) {
  return c < 0x10000 && (kCommonHanBits[c / 64] >> (c % 64) & 1U) != 0;
}

}  // namespace jixiao
