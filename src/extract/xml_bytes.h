// Bytes of XML, looked at where they stand: what each may be, characters of UTF-8, white space.
//
// Example: is_xml("a=1", kXmlName) is true, xml_character_size("\xE4\xB8\xAD…") is 3.
// All of it reads on until a byte ends it: behind what is looked at stand NUL bytes, as many as the
// longest word that is sought, three at least.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jixiao {

enum XmlByte : std::uint8_t { kXmlText = 1, kXmlName = 2, kXmlBlank = 4 };

// What each byte may be. Bytes from 0x80 on, and what needs a second look, are nothing.
inline constexpr std::array<std::uint8_t, 256> kXmlClasses = [] {
  std::array<std::uint8_t, 256> classes = {};
  for (unsigned c = 0x20; c < 0x80; ++c) classes[c] = kXmlText;
  for (const char c : {'<', '&', ']'}) classes[static_cast<unsigned char>(c)] = 0;
  classes['\t'] = kXmlText;
  for (unsigned c = '0'; c <= '9'; ++c) classes[c] |= kXmlName;
  for (unsigned c = 'A'; c <= 'Z'; ++c) classes[c] |= kXmlName;
  for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] |= kXmlName;
  for (const char c : {'-', '.', ':', '_'}) classes[static_cast<unsigned char>(c)] |= kXmlName;
  for (const char c : {' ', '\t', '\r', '\n'}) classes[static_cast<unsigned char>(c)] |= kXmlBlank;
  return classes;
}();

inline unsigned xml_byte(const char* at) { return static_cast<unsigned char>(*at); }

inline bool is_xml(const char* at, std::uint8_t classes) {
  return (kXmlClasses[xml_byte(at)] & classes) != 0;
}

inline bool is_xml_trailing(const char* at) { return (xml_byte(at) & 0xC0U) == 0x80U; }

// Bytes of the character at `at`, whose first is not ASCII; 0 if that is no UTF-8, or no character
// of XML.
inline std::size_t xml_character_size(const char* at) {
  const unsigned lead = xml_byte(at);
  if (!is_xml_trailing(at + 1)) return 0;
  if (lead < 0xE0) return lead >= 0xC2 ? 2 : 0;
  if (!is_xml_trailing(at + 2)) return 0;
  const unsigned code =
      (lead & 0xFU) << 12U | (xml_byte(at + 1) & 0x3FU) << 6U | (xml_byte(at + 2) & 0x3FU);
  if (lead < 0xF0) {
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return code >= 0x800 && !surrogate && code < 0xFFFE ? 3 : 0;
  }
  // 0xF0 to 0xF4; the first two bytes say whether it lies in U+10000 to U+10FFFF.
  const unsigned high = (lead & 0xFU) << 2U | (xml_byte(at + 1) & 0x3FU) >> 4U;
  return is_xml_trailing(at + 3) && lead < 0xF8 && high >= 1 && high <= 0x10 ? 4 : 0;
}

// `line` counts the line ends.
inline const char* skip_xml_space(const char* at, int& line) {
  for (; is_xml(at, kXmlBlank); ++at) {
    if (*at == '\n') ++line;
  }
  return at;
}

// Takes the word if it stands there.
inline bool skip_xml_word(const char*& at, std::string_view word) {
  if (std::string_view(at, word.size()) != word) return false;
  at += word.size();
  return true;
}

// The XML declaration behind its "<?xml", as far as it can be told from UTF-8. False: it is
// another.
bool skip_xml_declaration(const char*& at, int& line);

}  // namespace jixiao
