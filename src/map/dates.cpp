#include "map/dates.h"

#include <array>
#include <charconv>

#include "rules/pattern.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

constexpr int kMonths = 12;

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int days_in(int year, int month) {
  static constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// 二〇二四年三月五日 -> 2024年3月5日
std::string with_digits(std::string_view original) {
  // A circle is drawn for the zero: 二○二四.
  std::string text_of_zeros(original);
  static constexpr std::string_view kCircle = "○";
  static constexpr std::string_view kZero = "〇";
  for (std::size_t at = 0; (at = text_of_zeros.find(kCircle, at)) != std::string::npos;) {
    text_of_zeros.replace(at, kCircle.size(), kZero);
  }
  std::string_view text = text_of_zeros;
  std::string result;
  while (!text.empty()) {
    const std::size_t size = han_number_size(text);
    const auto number = parse_han_number(text.substr(0, size));
    if (size > 0 && number) {
      result += number->to_string();
    } else {
      result += text.substr(0, size > 0 ? size : 1);
    }
    text.remove_prefix(size > 0 ? size : 1);
  }
  return result;
}

std::string_view group(const std::string& text, const PatternMatch& match, const Pattern& pattern,
                       const char* name) {
  const Span span = match.groups[static_cast<std::size_t>(pattern.group(name))];
  return std::string_view(text).substr(span.begin, span.end - span.begin);
}

}  // namespace

std::optional<std::string> parse_date(std::string_view folded) {
  static const std::array<Pattern, 5> kForms = {
      Pattern("^{year}\\s*年度?(?P<month>)(?P<day>)$"),
      Pattern("^{year}\\s*年\\s*(?P<month>\\d{1,2})\\s*月份?(?P<day>)$"),
      Pattern("^{year}\\s*年\\s*(?P<month>\\d{1,2})\\s*月\\s*(?P<day>\\d{1,2})\\s*[日号]$"),
      Pattern("^{year}[./-](?P<month>\\d{1,2})(?:[./-](?P<day>\\d{1,2}))?$"),
      Pattern("^{year}(?P<month>\\d\\d)(?P<day>\\d\\d)$")};
  const std::string text = with_digits(folded);
  for (const Pattern& form : kForms) {
    const std::optional<PatternMatch> match = form.find(text);
    if (!match) continue;
    std::string date(group(text, *match, form, "year"));
    const std::string_view month = group(text, *match, form, "month");
    if (month.empty()) return date;
    if (to_int(month) < 1 || to_int(month) > kMonths) return std::nullopt;
    const std::string_view day = group(text, *match, form, "day");
    if (!day.empty() && (to_int(day) < 1 || to_int(day) > days_in(to_int(date), to_int(month)))) {
      return std::nullopt;
    }
    date += "-" + two_digits(to_int(month));
    return day.empty() ? date : date + "-" + two_digits(to_int(day));
  }
  return std::nullopt;
}

std::optional<int> parse_year(std::string_view folded) {
  static const Pattern kYear("^{year}\\s*(?:年度?)?$");
  const std::string text = with_digits(folded);
  const std::optional<PatternMatch> match = kYear.find(text);
  if (!match) return std::nullopt;
  return to_int(group(text, *match, kYear, "year"));
}

bool holds_date(std::string_view folded) {
  static const Pattern kDate(
      "(?:^|\\D)(?:19|20)\\d\\d\\s*(?:年|[./-]\\s*\\d{1,2}(?:\\D|$))|\\d\\s*(?:月|日|号|季度)"
      "|^(?:19|20)\\d{6}$");
  return kDate.matches(folded);
}

bool holds_range(std::string_view folded) {
  static const Pattern kRange("\\d[^\\d,;。]{0,12}?(?:[-~至到]|--)\\s*\\d");
  return kRange.matches(folded);
}

}  // namespace jixiao
