// Characters of symbol fonts -> Unicode.
//
// Example: symbol_font("Symbol") and U+F0B3 (or 0xB3) give "≥", which changes what a target means.
// Knows Symbol, Wingdings, Wingdings 2, Wingdings 3 and Webdings by name; maps what reports use:
// comparison signs, Greek letters, boxes, ticks and bullets. Anything else has no answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

enum class SymbolFont { kSymbol, kWingdings, kWingdings2, kOther };

// Empty for a font with ordinary letters.
std::optional<SymbolFont> symbol_font(std::string_view font_name);

// `code` is 0x20-0xFF or U+F020-U+F0FF. Empty if the sign is not known.
std::optional<std::string> map_symbol(SymbolFont font, char32_t code);

// Text set in a symbol font: signs below U+0100 and U+F0xx are mapped, others stay. Unknown ones
// become U+FFFD and are counted.
std::string map_symbol_text(SymbolFont font, std::string_view utf8, int& unknown);

std::string to_utf8(char32_t code);

}  // namespace jixiao
