#include "extract/docx_heading.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>

#include "value/numerals.h"

namespace jixiao {
namespace {

// Lower case and without spaces: producers differ in both.
std::string squeezed(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// The digit 1-9 that alone follows one of the words.
std::optional<int> digit_behind(std::string_view name, std::span<const std::string_view> words) {
  const std::string text = squeezed(name.substr(0, name.find(',')));
  for (const std::string_view word : words) {
    if (text.size() != word.size() + 1 || text.compare(0, word.size(), word) != 0) continue;
    if (text.back() >= '1' && text.back() <= '9') return text.back() - '0';
  }
  return std::nullopt;
}

bool take(std::string_view& text, std::initializer_list<std::string_view> any) {
  for (const std::string_view one : any) {
    if (!text.starts_with(one)) continue;
    text.remove_prefix(one.size());
    return true;
  }
  return false;
}

bool take_numerals(std::string_view& text) {
  const std::size_t size = heading_numeral_size(text);
  text.remove_prefix(size);
  return size > 0;
}

// A year is no number of a heading.
bool take_digits(std::string_view& text) {
  constexpr std::size_t kMostDigits = 2;
  const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count > 0 && count <= kMostDigits;
}

bool ends_as_sentence(std::string_view text) {
  return text.ends_with("。") || text.ends_with("；") || text.ends_with("，");
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1." but not "1.5"
bool begins_with_number(std::string_view text) {
  if (!take_digits(text)) return false;
  if (take(text, {"．", "、"})) return true;
  return take(text, {"."}) && (text.empty() || !is_digit(text.front()));
}

bool begins_in_parentheses(std::string_view text, bool (*number)(std::string_view&)) {
  return take(text, {"（", "("}) && number(text) && take(text, {"）", ")"});
}

// ① to ⑳ are E2 91 A0 to E2 91 B3.
bool begins_with_circle(std::string_view text) {
  if (!text.starts_with("\xE2\x91") || text.size() < 3) return false;
  const auto last = static_cast<unsigned char>(text[2]);
  return last >= 0xA0 && last <= 0xB3;
}

}  // namespace

std::optional<int> heading_level(std::string_view style_name) {
  // Capital Ü is not lowered by squeezed().
  static constexpr std::array<std::string_view, 12> kWords = {
      "heading", "标题",   "標題",      "überschrift", "Überschrift", "titre",
      "título",  "titolo", "заголовок", "Заголовок",   "見出し",      "제목"};
  return digit_behind(style_name, kWords);
}

bool is_contents_style(std::string_view style_name) {
  static constexpr std::array<std::string_view, 3> kWords = {"toc", "目录", "目錄"};
  return digit_behind(style_name, kWords).has_value();
}

std::optional<int> guess_heading_level(std::string_view text) {
  while (take(text, {" ", "　", "\t"})) {
  }
  if (ends_as_sentence(text)) return std::nullopt;
  std::string_view rest = text;
  if (take_numerals(rest) && take(rest, {"、"})) return 1;
  if (begins_in_parentheses(text, take_numerals)) return 2;
  if (begins_with_number(text)) return 3;
  if (begins_in_parentheses(text, take_digits)) return 4;
  if (begins_with_circle(text)) return 5;
  return std::nullopt;
}

}  // namespace jixiao
