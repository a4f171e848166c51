#include "extract/base64.h"

#include <cstdint>
#include <string>

namespace jixiao {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

bool decode_base64(std::string_view text, const std::function<bool(std::string_view)>& sink) {
  std::string chunk;
  std::uint32_t bits = 0;
  int count = 0;  // of bits that wait
  bool whole = true;
  for (const char c : text) {
    if (is_space(c)) continue;
    if (c == '=') break;
    const int value = value_of(c);
    if (value < 0) {
      whole = false;
      break;
    }
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    chunk += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    bits &= (1U << static_cast<unsigned>(count)) - 1U;
    if (chunk.size() < kChunk) continue;
    if (!sink(chunk)) return true;
    chunk.clear();
  }
  if (!chunk.empty() && !sink(chunk)) return true;
  return whole && count < 6;
}

}  // namespace jixiao
