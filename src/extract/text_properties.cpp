#include "extract/text_properties.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao {
namespace {

// Properties are few, and stand first.
constexpr std::size_t kMostProperties = 40;
constexpr int kLeastSure = 2;
// So many lines in a row that are no sure properties, names and titles, may stand among them; a
// longer line, or a sentence, is text.
constexpr std::size_t kMostUnsure = 3;
constexpr std::size_t kLongestUnsure = 60;
constexpr std::size_t kCheckValue = 32;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

// 0 is a digit, every other sign stands for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() >= shape.size() &&
         std::equal(shape.begin(), shape.end(), text.begin(),
                    [](char want, char is) { return want == '0' ? is_digit(is) : want == is; });
}

// 2052-11.1.0.11691: the build behind the language.
std::optional<std::string_view> find_build(std::string_view text) {
  if (!has_shape(text, "0000-0")) return std::nullopt;
  const std::string_view build = text.substr(5);
  const bool dotted =
      std::all_of(build.begin(), build.end(), [](char c) { return is_digit(c) || c == '.'; });
  const bool parts = std::count(build.begin(), build.end(), '.') == 3;
  return dotted && parts ? std::optional<std::string_view>(build) : std::nullopt;
}

bool is_flags(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (word != "False" && word != "True" && word != "false" && word != "true") return false;
    any = true;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return any;
}

bool is_property(std::string_view text) {
  const bool check =
      text.size() == kCheckValue && std::all_of(text.begin(), text.end(), is_upper_hex);
  return check || find_build(text) || is_flags(text) || has_shape(text, "0000-00-00T00:00:00");
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

void mark_properties(Document& document) {
  std::size_t end = 0;
  int sure = 0;
  std::string producer;
  for (std::size_t i = 0; i < std::min(document.blocks.size(), kMostProperties); ++i) {
    const Paragraph* const paragraph = std::get_if<Paragraph>(&document.blocks[i]);
    if (paragraph == nullptr) break;
    const std::string_view text = trimmed(paragraph->text);
    if (!is_property(text)) {
      const bool text_begins = text.size() > kLongestUnsure || text.ends_with("。") ||
                               text.find("、") != std::string_view::npos;
      if (text_begins || i + 1 - end > kMostUnsure) break;
      continue;
    }
    ++sure;
    end = i + 1;
    if (const std::optional<std::string_view> build = find_build(text)) {
      producer = "WPS Office_" + std::string(*build);
    }
  }
  if (sure < kLeastSure) return;
  for (std::size_t i = 0; i < end; ++i) {
    std::get<Paragraph>(document.blocks[i]).story = Story::kProperties;
  }
  document.source.producer = producer;
}

}  // namespace jixiao
