#include "map/amounts.h"

#include <algorithm>
#include <initializer_list>

#include "map/numbers.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

constexpr std::string_view kYuan = "元";
constexpr int kThousandPower = 3;

bool take(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

// The powers of ten in front of 元 that the text begins with.
std::string_view power_before(std::string_view text) {
  const std::string_view run = text.substr(0, han_number_size(text));
  return parse_han_power(run) ? run : std::string_view();
}

// The unit that the text begins with, and its bytes there; 0 if there is none. A bare 万 is 万元,
// but 十 and 百 without 元 are no units.
struct UnitAt {
  std::string unit;
  std::size_t size = 0;
};

UnitAt unit_at_begin(std::string_view text) {
  const std::string_view power = power_before(text);
  std::string_view rest = text.substr(power.size());
  const bool yuan = take(rest, {kYuan, "圆"});
  const bool bare = !power.empty() && parse_han_power(power) >= kThousandPower;
  if (!yuan && !bare) return {};
  return {std::string(power) + std::string(kYuan), text.size() - rest.size()};
}

// 项目资金(万元): the unit ends with the bracket; 金额单位:元 with the words.
bool ends_unit(std::string_view behind, bool bracket) {
  if (bracket) return behind.starts_with(')');
  return behind.empty() || static_cast<unsigned char>(behind.front()) < 0x80U ||
         take(behind, {"、", "。"});
}

// The last bracket of the text is a note on what stands before it.
std::string_view without_note(std::string_view text) {
  if (!text.ends_with(')')) return text;
  int depth = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == ')') ++depth;
    if (text[i - 1] == '(' && --depth == 0) return text.substr(0, i - 1);
  }
  return text;
}

}  // namespace

std::optional<Amount> parse_amount(std::string_view folded) {
  std::string_view text = folded;
  if (take(text, {"¥", "人民币"})) skip_spaces(text);
  const std::size_t end = find_number_end(text, 0);
  const std::optional<Decimal> number = parse_plain_number(text.substr(0, end));
  if (!number) return std::nullopt;
  text.remove_prefix(end);
  skip_spaces(text);
  const UnitAt unit = unit_at_begin(text);
  text.remove_prefix(unit.size);
  if (unit.size > 0) take(text, {"整"});
  skip_spaces(text);
  const std::string_view left = without_note(text);
  const bool clear = unit.size > 0 || !has_digit(text);
  if (!left.empty() || !clear) return std::nullopt;
  return Amount{*number, unit.unit};
}

bool is_currency_unit(std::string_view unit) {
  if (!unit.ends_with(kYuan)) return false;
  unit.remove_suffix(kYuan.size());
  return unit.empty() || parse_han_power(unit).has_value();
}

int currency_shift(std::string_view from, std::string_view to) {
  const auto exponent = [](std::string_view unit) {
    unit.remove_suffix(std::min(kYuan.size(), unit.size()));
    return parse_han_power(unit).value_or(0);
  };
  return exponent(from) - exponent(to);
}

std::string reported_currency(std::string_view unit) {
  for (const char* reported : {"元", "万元"}) {
    if (currency_shift(unit, reported) <= 0) return reported;
  }
  return "亿元";
}

std::string parse_currency_unit(std::string_view folded) {
  take(folded, {"人民币"});
  const UnitAt unit = unit_at_begin(folded);
  return unit.size == folded.size() && folded.ends_with(kYuan) ? unit.unit : "";
}

std::string find_currency_unit(std::string_view folded) {
  // In brackets, 项目资金(万元), or behind the word, 金额单位:元.
  static constexpr std::string_view kUnit = "单位";
  std::size_t word = folded.find(kUnit);
  std::size_t open = folded.find('(');
  while (word != std::string_view::npos || open != std::string_view::npos) {
    const bool bracket = open < word;
    const std::size_t at = bracket ? open : word;
    std::string_view text = folded.substr(at + (bracket ? 1 : kUnit.size()));
    std::size_t& next = bracket ? open : word;
    next = bracket ? folded.find('(', at + 1) : folded.find(kUnit, at + 1);
    while (take(text, {" ", ":"})) continue;
    take(text, {"人民币"});
    const UnitAt unit = unit_at_begin(text);
    const bool said = unit.size > 0 && text.substr(0, unit.size).ends_with(kYuan);
    if (said && ends_unit(text.substr(unit.size), bracket)) return unit.unit;
  }
  return {};
}

}  // namespace jixiao
