#include "map/numbers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "normalize/fold.h"

namespace jixiao {
namespace {

void skip_spaces_behind(std::string_view& text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
}

std::optional<Decimal> parse_grouped(std::string_view number) {
  if (number.find(',') == std::string_view::npos) return Decimal::parse(number);
  std::string digits;
  std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
               [](char c) { return c != ','; });
  return Decimal::parse(digits);
}

// 007 is a code.
bool begins_with_idle_zero(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  return number.size() > 1 && number[0] == '0' && is_digit(number[1]);
}

bool is_number(std::string_view text) {
  return !text.empty() && find_number_end(text, 0) == text.size();
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

std::size_t find_number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && text[end] == '-') ++end;
  const std::size_t digits = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == digits) return at;
  const auto group_at = [&](std::size_t i) {
    return i + 3 < text.size() && text[i] == ',' && is_digit(text[i + 1]) &&
           is_digit(text[i + 2]) && is_digit(text[i + 3]) &&
           (i + 4 >= text.size() || !is_digit(text[i + 4]));
  };
  if (end - digits <= 3) {
    while (group_at(end)) end += 4;
  }
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  return end;
}

std::optional<Decimal> parse_plain_number(std::string_view folded) {
  if (!is_number(folded) || begins_with_idle_zero(folded)) return std::nullopt;
  return parse_grouped(folded);
}

bool is_too_long(std::string_view number) {
  return is_number(number) && !begins_with_idle_zero(number) && !parse_grouped(number);
}

bool holds_too_long_number(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!is_digit(folded[at])) continue;
    const std::size_t end = find_number_end(folded, at);
    if (is_too_long(folded.substr(at, end - at))) return true;
    at = end - 1;
  }
  return false;
}

std::optional<Decimal> parse_percent(std::string_view folded) {
  static constexpr std::string_view kPerMille = "‰";
  const bool per_mille = folded.ends_with(kPerMille);
  if (!per_mille && !folded.ends_with('%')) return std::nullopt;
  folded.remove_suffix(per_mille ? kPerMille.size() : 1);
  skip_spaces_behind(folded);
  const std::optional<Decimal> number = parse_plain_number(folded);
  if (!number) return std::nullopt;
  return number->shifted(per_mille ? -3 : -2);
}

std::optional<Decimal> parse_points(std::string_view folded, const ValueWords& words) {
  std::string_view figure = folded;
  const bool bracketed = figure.starts_with('(') && figure.ends_with(')');
  if (bracketed) figure = figure.substr(1, figure.size() - 2);
  const WordTable::Found points = words.points.find_at_end(figure);
  figure.remove_suffix(points.size);
  skip_spaces_behind(figure);
  // (10) may be a figure taken back; (10分) is one in brackets.
  if (bracketed && points.size == 0) return std::nullopt;
  return parse_plain_number(figure);
}

std::optional<Decimal> parse_count(std::string_view folded, const ValueWords& words) {
  const std::size_t end = find_number_end(folded, 0);
  const std::optional<Decimal> number = parse_plain_number(folded.substr(0, end));
  if (!number || number->places() > 0 || number->negative()) return std::nullopt;
  folded.remove_prefix(end);
  while (folded.starts_with(' ')) folded.remove_prefix(1);
  if (!folded.empty() && words.counters.count(folded) == 0) return std::nullopt;
  return number;
}

bool is_blank_sign(std::string_view folded) {
  static constexpr std::array<std::string_view, 10> kSigns = {"",   "-", "--", "---", "/",
                                                              "\\", "…", "……", "无",  "——"};
  return std::find(kSigns.begin(), kSigns.end(), folded) != kSigns.end();
}

bool is_blank(std::string_view folded, const ValueWords& words) {
  return is_blank_sign(folded) || words.blank.count(label_key_of_match(folded)) > 0;
}

bool is_not_applicable(std::string_view text, const ValueWords& words) {
  return words.not_applicable.count(label_key(text)) > 0;
}

}  // namespace jixiao
