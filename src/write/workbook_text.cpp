#include "write/workbook_text.h"

#include <algorithm>
#include <cstddef>

#include "normalize/fold.h"
#include "value/limits.h"
#include "write/findings_words.h"

namespace jixiao {
namespace {

// Excel takes so many UTF-16 units in a cell; below that there is room for the note on the cut.
constexpr std::size_t kCellUnits = 32'767;
constexpr std::size_t kCutUnits = 32'600;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t utf16_units(char c) {
  if (continues(c)) return 0;  // counted with its first byte
  return static_cast<unsigned char>(c) >= 0xF0U ? 2 : 1;
}

// The longest beginning of whole characters with at most so many units.
std::string_view beginning(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    units += utf16_units(text[i]);
    if (units > most) return text.substr(0, i);
  }
  return text;
}

}  // namespace

std::string cell_content(std::string_view text, bool english) {
  std::string out(text);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) c = ' ';
  }
  if (beginning(out, kCellUnits).size() == out.size()) return out;
  const std::string size = std::to_string(count_code_points(out));
  return std::string(beginning(out, kCutUnits)) +
         say(english, "……【单元格放不下，全文 " + size + " 字，见 JSON 输出】",
             "… [cut: " + size + " characters, whole in the JSON]");
}

double line_count(std::string_view text, double width) {
  double lines = 1;
  double used = 0;
  for (const char c : text) {
    if (continues(c)) continue;
    const double wide = static_cast<unsigned char>(c) >= 0xE0U ? 1.9 : 0.95;
    if (c == '\n' || used + wide > width) {
      ++lines;
      used = 0;
    }
    used += wide;
  }
  return lines;
}

bool fits_number(const Decimal& value) {
  const std::string digits = value.normalized().abs().to_string();
  return std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) <=
         kMaxSignificantDigits;
}

std::string number_format(int places, bool percent) {
  std::string format = places > 0 ? "0." + std::string(static_cast<std::size_t>(places), '0') : "0";
  return percent ? format + "%" : format;
}

}  // namespace jixiao
