#include "extract/docx_symbols.h"

#include <algorithm>
#include <array>

namespace jixiao {
namespace {

struct Sign {
  unsigned code;
  std::string_view text;
};

// The Symbol font's upper half, as far as it has signs that stand in text.
constexpr Sign kSymbolSigns[] = {
    {0xA2, "′"}, {0xA3, "≤"}, {0xA4, "⁄"}, {0xA5, "∞"}, {0xA7, "♣"}, {0xA8, "♦"},
    {0xA9, "♥"}, {0xAA, "♠"}, {0xAB, "↔"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"},
    {0xAF, "↓"}, {0xB0, "°"}, {0xB1, "±"}, {0xB2, "″"}, {0xB3, "≥"}, {0xB4, "×"},
    {0xB5, "∝"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBA, "≡"}, {0xBB, "≈"},
    {0xBC, "…"}, {0xD2, "®"}, {0xD3, "©"}, {0xD4, "™"}, {0xD5, "∏"}, {0xD6, "√"},
    {0xD7, "⋅"}, {0xE2, "®"}, {0xE3, "©"}, {0xE4, "™"}, {0xE5, "∑"}, {0xF2, "∫"},
};

constexpr Sign kWingdingsSigns[] = {
    {0x20, " "}, {0x46, "☞"}, {0x4A, "☺"}, {0x6C, "●"}, {0x6E, "■"}, {0x6F, "☐"}, {0x71, "☐"},
    {0x75, "◆"}, {0x76, "❖"}, {0x9F, "•"}, {0xA7, "▪"}, {0xA8, "☐"}, {0xD8, "➢"}, {0xE0, "→"},
    {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"},
};

constexpr Sign kWingdings2Signs[] = {
    {0x20, " "}, {0x4F, "✗"}, {0x50, "✓"}, {0x51, "☒"}, {0x52, "☑"}, {0xA3, "☐"},
};

constexpr Sign kOtherSigns[] = {{0x20, " "}};

// Letters A-Z and a-z of the Symbol font.
constexpr std::array<std::string_view, 26> kGreekCapitals = {
    "Α", "Β", "Χ", "Δ", "Ε", "Φ", "Γ", "Η", "Ι", "ϑ", "Κ", "Λ", "Μ",
    "Ν", "Ο", "Π", "Θ", "Ρ", "Σ", "Τ", "Υ", "ς", "Ω", "Ξ", "Ψ", "Ζ"};
constexpr std::array<std::string_view, 26> kGreekSmall = {
    "α", "β", "χ", "δ", "ε", "φ", "γ", "η", "ι", "ϕ", "κ", "λ", "μ",
    "ν", "ο", "π", "θ", "ρ", "σ", "τ", "υ", "ϖ", "ω", "ξ", "ψ", "ζ"};

std::optional<std::string> map_symbol_letter(unsigned code) {
  if (code >= 'A' && code <= 'Z') return std::string(kGreekCapitals[code - 'A']);
  if (code >= 'a' && code <= 'z') return std::string(kGreekSmall[code - 'a']);
  // Digits and most punctuation are those of ASCII; these are not.
  constexpr std::string_view kOwn = "\"$'*-@\\^`~";
  if (code >= 0x20 && code < 0x7F && kOwn.find(static_cast<char>(code)) == std::string_view::npos) {
    return std::string(1, static_cast<char>(code));
  }
  if (code == '*') return "∗";
  if (code == '-') return "−";
  return std::nullopt;
}

template <std::size_t N>
std::optional<std::string> find_sign(const Sign (&signs)[N], unsigned code) {
  const auto* const found = std::find_if(std::begin(signs), std::end(signs),
                                         [&](const Sign& s) { return s.code == code; });
  if (found == std::end(signs)) return std::nullopt;
  return std::string(found->text);
}

// One code point of well-formed UTF-8 (the XML parser lets nothing else through).
struct Decoded {
  char32_t code;
  std::size_t size;
};

Decoded decode_first(std::string_view utf8) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U;
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

bool is_symbol_code(char32_t code) {
  return (code >= 0x20 && code < 0x100) || (code >= 0xF020 && code <= 0xF0FF);
}

}  // namespace

std::optional<SymbolFont> symbol_font(std::string_view font_name) {
  if (font_name == "Symbol") return SymbolFont::kSymbol;
  if (font_name == "Wingdings") return SymbolFont::kWingdings;
  if (font_name == "Wingdings 2") return SymbolFont::kWingdings2;
  if (font_name == "Wingdings 3" || font_name == "Webdings") return SymbolFont::kOther;
  return std::nullopt;
}

std::optional<std::string> map_symbol(SymbolFont font, char32_t code) {
  if (!is_symbol_code(code)) return std::nullopt;
  const unsigned sign = static_cast<unsigned>(code) & 0xFFU;
  switch (font) {
    case SymbolFont::kSymbol:
      if (sign < 0x7F) return map_symbol_letter(sign);
      return find_sign(kSymbolSigns, sign);
    case SymbolFont::kWingdings:
      return find_sign(kWingdingsSigns, sign);
    case SymbolFont::kWingdings2:
      return find_sign(kWingdings2Signs, sign);
    case SymbolFont::kOther:
      return find_sign(kOtherSigns, sign);
  }
  return std::nullopt;
}

std::string map_symbol_text(SymbolFont font, std::string_view utf8, int& unknown) {
  std::string result;
  while (!utf8.empty()) {
    const Decoded next = decode_first(utf8);
    const std::string_view original = utf8.substr(0, next.size);
    utf8.remove_prefix(original.size());
    const std::optional<std::string> mapped = map_symbol(font, next.code);
    if (mapped) {
      result += *mapped;
    } else if (is_symbol_code(next.code)) {
      result += to_utf8(0xFFFD);
      ++unknown;
    } else {
      result += original;
    }
  }
  return result;
}

std::string to_utf8(char32_t code) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace jixiao
