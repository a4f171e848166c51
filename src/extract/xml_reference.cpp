#include "extract/xml_reference.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "extract/docx_symbols.h"

namespace jixiao {
namespace {

bool is_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

// "&#13;" or "&#x4E00;", with eight digits at most.
XmlReference read_number(const char* at) {
  constexpr std::ptrdiff_t kMostDigits = 8;
  const bool hex = at[2] == 'x';
  const int base = hex ? 16 : 10;
  const char* const first = at + (hex ? 3 : 2);
  const char* digit = first;
  std::uint32_t code = 0;  // less than 2^32 for eight digits of either base
  while (digit - first < kMostDigits && digit_of(*digit) < base) {
    code = code * static_cast<unsigned>(base) + static_cast<unsigned>(digit_of(*digit++));
  }
  if (digit == first || *digit != ';' || !is_character(code)) return {};
  return {static_cast<std::size_t>(digit + 1 - at), to_utf8(code)};
}

}  // namespace

XmlReference read_xml_reference(const char* at) {
  if (at[1] == '#') return read_number(at);
  struct Entity {
    std::string_view written;
    char stands_for;
  };
  constexpr std::array<Entity, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const Entity& one : kEntities) {
    if (std::string_view(at, one.written.size()) == one.written) {
      return {one.written.size(), std::string(1, one.stands_for)};
    }
  }
  return {};
}

}  // namespace jixiao
