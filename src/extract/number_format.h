// One number as Word prints it in one of its numbering formats (ECMA-376 17.18.59).
//
// Example: "chineseCountingThousand" prints 101 as "一百〇一", "chineseCounting" as "一○一",
// "lowerRoman" as "ci"; the custom format "001, 002, 003, ..." prints 7 as "007".
// Words (cardinalText, ordinal, ordinalText) are the English ones. Past the end of a format's
// signs, and where no sign is known for certain, stands the decimal number. Not here: which number
// it is, and the text around it (numbering.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

struct NumberFormat {
  int row = 0;    // of the table of formats; 0 is decimal
  int width = 0;  // a custom format pads the decimal number with zeros to this width

  friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

inline constexpr NumberFormat kDecimalFormat;

// By its name in w:numFmt. Empty for a name that is unknown, or whose signs are.
std::optional<NumberFormat> find_number_format(std::string_view name);

// By the string of w:numFmt w:val="custom" w:format="…", as [MS-DOCX] 2.4 lists them.
std::optional<NumberFormat> find_custom_format(std::string_view format);

// Never negative numbers. Empty for "none" and "bullet", and where Word prints nothing.
std::string format_number(NumberFormat format, int value);

// The template itself is the label.
bool is_bullet(NumberFormat format);
// Stays as it is in a level with legal numbering (w:isLgl).
bool stays_in_legal_numbering(NumberFormat format);

}  // namespace jixiao
