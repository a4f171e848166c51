// Eight bytes looked at as one number, for finding the end of a short word without a loop.
//
// Example: in the word of "w:tc w:v", marked(bytes_below(word, 0x30)) is 4: there stands a space.
// A mark is the high bit of a byte. What is subtracted from a byte that is too small borrows from
// the one behind it, so that only the first mark is sure; no more is asked.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace jixiao {

inline constexpr std::size_t kWordBytes = 8;
inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;
inline constexpr std::uint64_t kHighBits = 0x8080808080808080U;

static_assert(std::endian::native == std::endian::little, "the first byte must be the lowest");

inline std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, kWordBytes);
  return word;
}

// Marks bytes less than `bound`, which is at most 0x80.
inline std::uint64_t bytes_below(std::uint64_t word, std::uint64_t bound) {
  return (word - kEachByte * bound) & ~word & kHighBits;
}

inline std::uint64_t bytes_equal(std::uint64_t word, char c) {
  return bytes_below(word ^ (kEachByte * static_cast<unsigned char>(c)), 1);
}

// Marks what is not ASCII.
inline std::uint64_t bytes_above(std::uint64_t word) { return word & kHighBits; }

// The place of the first mark; 8 if there is none.
inline std::size_t marked(std::uint64_t marks) {
  return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

}  // namespace jixiao
