#include "extract/number_systems.h"

#include <cassert>

namespace jixiao {
namespace {

constexpr int kMyriad = 10000;
constexpr int kCountingEnd = 1'000'000;

struct Part {
  int value;
  std::string_view text;
};

// Digits and units below ten thousand. `first` is false behind ten thousands.
void count_group(const CountingSystem& system, int value, bool first, std::string& out) {
  constexpr std::array<int, 4> kScale = {1, 10, 100, 1000};
  bool begun = false;
  bool gap = false;
  for (int place = 3; place >= 0; --place) {
    const auto at = static_cast<std::size_t>(place);
    const int digit = value / kScale[at] % 10;
    if (digit == 0) {
      gap = begun;
      continue;
    }
    if (gap && system.gap_sign) out += system.digits[0];
    gap = false;
    const bool bare_ten = system.bare_first_ten && place == 1 && first && !begun;
    const bool bare = digit == 1 && place > 0 && (system.bare_units || bare_ten);
    if (!bare) out += system.digits[static_cast<std::size_t>(digit)];
    if (place > 0) out += system.units[at - 1];
    begun = true;
  }
}

constexpr std::array<std::string_view, 20> kSmallNumbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 20> kSmallOrdinals = {
    "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> kTensOrdinals = {
    "",         "",         "twentieth",  "thirtieth", "fortieth",
    "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

// Words of a number below a hundred; the last one is an ordinal if asked for.
void add_below_hundred(int value, bool as_ordinal, std::string& out) {
  const auto at = [](const auto& words, int i) { return words[static_cast<std::size_t>(i)]; };
  if (value >= 20) {
    const bool last = value % 10 == 0;
    out += at(last && as_ordinal ? kTensOrdinals : kTens, value / 10);
    if (last) return;
    out += '-';
    value %= 10;
  }
  out += at(as_ordinal ? kSmallOrdinals : kSmallNumbers, value);
}

void add_below_thousand(int value, bool as_ordinal, std::string& out) {
  if (value >= 100) {
    out += kSmallNumbers[static_cast<std::size_t>(value / 100)];
    out += " hundred";
    value %= 100;
    if (value == 0) {
      out += as_ordinal ? "th" : "";
      return;
    }
    out += ' ';
  }
  add_below_hundred(value, as_ordinal, out);
}

std::string english(int value, bool as_ordinal) {
  assert(value >= 0 && value < kCountingEnd);
  std::string result;
  if (value >= 1000) {
    add_below_thousand(value / 1000, false, result);
    result += " thousand";
    value %= 1000;
    if (value > 0) result += ' ';
    if (value == 0 && as_ordinal) result += "th";
  }
  if (value > 0 || result.empty()) add_below_thousand(value, as_ordinal, result);
  result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

// Takes the parts from the value, the first one that fits first.
template <std::size_t N>
std::string add_up(const std::array<Part, N>& parts, int value) {
  std::string result;
  for (const Part& part : parts) {
    for (; value >= part.value; value -= part.value) result += part.text;
  }
  return result;
}

}  // namespace

std::string count_in(const CountingSystem& system, int value) {
  if (value >= kCountingEnd) return "";
  if (value == 0) return std::string(system.digits[0]);
  std::string result;
  const int myriads = value / kMyriad;
  const int rest = value % kMyriad;
  if (myriads > 0) {
    count_group(system, myriads, true, result);
    result += system.units[3];
    if (rest > 0 && rest < 1000 && system.gap_sign_after_myriads) result += system.digits[0];
  }
  count_group(system, rest, myriads == 0, result);
  return result;
}

std::string roman(int value) {
  static constexpr std::array<Part, 13> kParts = {{{1000, "M"},
                                                   {900, "CM"},
                                                   {500, "D"},
                                                   {400, "CD"},
                                                   {100, "C"},
                                                   {90, "XC"},
                                                   {50, "L"},
                                                   {40, "XL"},
                                                   {10, "X"},
                                                   {9, "IX"},
                                                   {5, "V"},
                                                   {4, "IV"},
                                                   {1, "I"}}};
  return add_up(kParts, value);
}

std::string cardinal_words(int value) { return english(value, false); }

std::string ordinal_words(int value) { return english(value, true); }

std::string ordinal(int value) {
  const bool teen = value / 10 % 10 == 1;
  const int last = value % 10;
  std::string_view end = "th";
  if (!teen && last == 1) end = "st";
  if (!teen && last == 2) end = "nd";
  if (!teen && last == 3) end = "rd";
  return std::to_string(value) + std::string(end);
}

std::string hebrew_numeral(int value) {
  static constexpr std::array<Part, 24> kParts = {
      {{400, "ת"}, {300, "ש"}, {200, "ר"}, {100, "ק"}, {90, "צ"}, {80, "פ"},
       {70, "ע"},  {60, "ס"},  {50, "נ"},  {40, "מ"},  {30, "ל"}, {20, "כ"},
       {16, "טז"}, {15, "טו"}, {10, "י"},  {9, "ט"},   {8, "ח"},  {7, "ז"},
       {6, "ו"},   {5, "ה"},   {4, "ד"},   {3, "ג"},   {2, "ב"},  {1, "א"}}};
  // The two exceptions stand for their own value only: 17 is 10 + 7.
  std::string result;
  for (const Part& part : kParts) {
    const bool exact = part.value == 15 || part.value == 16;
    if (exact ? value == part.value : value >= part.value) {
      result += part.text;
      value -= part.value;
    }
  }
  return result;
}

std::string korean_native(int value) {
  static constexpr std::array<Part, 18> kParts = {{{90, "아흔"},
                                                   {80, "여든"},
                                                   {70, "일흔"},
                                                   {60, "예순"},
                                                   {50, "쉰"},
                                                   {40, "마흔"},
                                                   {30, "서른"},
                                                   {20, "스물"},
                                                   {10, "열"},
                                                   {9, "아홉"},
                                                   {8, "여덟"},
                                                   {7, "일곱"},
                                                   {6, "여섯"},
                                                   {5, "다섯"},
                                                   {4, "넷"},
                                                   {3, "셋"},
                                                   {2, "둘"},
                                                   {1, "하나"}}};
  return add_up(kParts, value);
}

}  // namespace jixiao
