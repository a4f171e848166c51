#include "map/measure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLongestUnit = 8;         // 元/人、天 has five, 万人次/年 five
constexpr int kLongestPercentTail = 6;  // 95%满意度

struct OperatorWord {
  std::string_view word;
  std::string_view op;
};

// Longer words first, where one begins with another.
constexpr std::array kOperators = {
    OperatorWord{"大于或等于", ">="}, OperatorWord{"大于等于", ">="}, OperatorWord{"不低于", ">="},
    OperatorWord{"不少于", ">="},     OperatorWord{"不小于", ">="},   OperatorWord{"至少", ">="},
    OperatorWord{"小于或等于", "<="}, OperatorWord{"小于等于", "<="}, OperatorWord{"不超过", "<="},
    OperatorWord{"不高于", "<="},     OperatorWord{"不大于", "<="},   OperatorWord{"不多于", "<="},
    OperatorWord{"大于", ">"},        OperatorWord{"超过", ">"},      OperatorWord{"高于", ">"},
    OperatorWord{"小于", "<"},        OperatorWord{"少于", "<"},      OperatorWord{"低于", "<"},
    OperatorWord{"等于", "="},        OperatorWord{"约", "~"},        OperatorWord{"≥", ">="},
    OperatorWord{"≤", "<="},          OperatorWord{">", ">"},         OperatorWord{"<", "<"},
    OperatorWord{"=", "="},           OperatorWord{"~", "~"},
};

constexpr std::array kSuffixes = {
    OperatorWord{"及以上", ">="}, OperatorWord{"或以上", ">="}, OperatorWord{"以上", ">="},
    OperatorWord{"及以下", "<="}, OperatorWord{"或以下", "<="}, OperatorWord{"以下", "<="},
    OperatorWord{"以内", "<="},   OperatorWord{"之内", "<="},   OperatorWord{"内", "<="},
    OperatorWord{"左右", "~"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

void skip_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
}

// The first operator whose word begins at `at`.
const OperatorWord* operator_at(std::string_view text, std::size_t at) {
  for (const OperatorWord& candidate : kOperators) {
    if (text.substr(at).starts_with(candidate.word)) return &candidate;
  }
  return nullptr;
}

// The end of a number that begins at `at`, groups of three included; at itself if there is none.
std::size_t number_end(std::string_view text, std::size_t at) {
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

std::optional<Decimal> parse_grouped(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c != ','; });
  return Decimal::parse(digits);
}

// Characters a unit may hold besides Han, Latin letters and ㎡-like signs.
bool unit_text(std::string_view unit) {
  static constexpr std::string_view kForbidden = "0123456789,;:!?*+=<>~\"'[]{}|&#@_.-\n ";
  static constexpr std::array<std::string_view, 9> kForbiddenWide = {"。", "；", "，", "《",  "》",
                                                                     "≥",  "≤",  "…",  "、、"};
  if (unit.find_first_of(kForbidden) != std::string_view::npos) return false;
  return std::none_of(kForbiddenWide.begin(), kForbiddenWide.end(), [&](std::string_view sign) {
    return unit.find(sign) != std::string_view::npos;
  });
}

// 2021年12月31日, 2023年, 12月底前, 9月前: a date or a limit in time, not a quantity.
bool date_like(std::string_view number, std::string_view rest) {
  const bool whole = number.find('.') == std::string_view::npos;
  if (rest.starts_with("月") || rest.starts_with("日") || rest.starts_with("号")) return true;
  if (!rest.starts_with("年")) return false;
  return whole && number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

// Takes the suffix operator off the end of the unit.
const OperatorWord* take_suffix(std::string_view& unit) {
  for (const OperatorWord& candidate : kSuffixes) {
    if (!unit.ends_with(candidate.word)) continue;
    unit.remove_suffix(candidate.word.size());
    return &candidate;
  }
  return nullptr;
}

// Where the quantity begins: behind an operator, which may stand behind a lead without digits.
// Fills op; returns npos if the text has a lead but no operator.
std::size_t quantity_begin(std::string_view text, MeasureParts& parts) {
  if (!text.empty() && (is_digit(text[0]) || text[0] == '-')) return 0;
  const std::size_t first_digit = text.find_first_of("0123456789");
  for (std::size_t at = 0; at < std::min(text.size(), first_digit); ++at) {
    const OperatorWord* found = operator_at(text, at);
    if (found == nullptr) continue;
    std::size_t begin = at + found->word.size();
    parts.op = found->op;
    parts.op_at = Span{at, begin};
    skip_spaces(text, begin);
    return begin;
  }
  return std::string_view::npos;
}

// Reads the unit in [begin, end of text), with its suffix operator.
bool parse_unit(std::string_view text, std::size_t begin, MeasureParts& parts) {
  std::string_view unit = text.substr(begin);
  while (unit.ends_with(' ')) unit.remove_suffix(1);
  if (const OperatorWord* suffix = take_suffix(unit)) {
    if (!parts.op.empty() && parts.op != suffix->op) return false;  // 不超过5人以上
    if (parts.op.empty()) {
      parts.op = suffix->op;
      const std::size_t at = begin + unit.size();
      parts.op_at = Span{at, at + suffix->word.size()};
    }
  }
  if (unit.empty()) return true;
  if (unit.starts_with('%')) {
    const std::string_view tail = unit.substr(1);
    if (has_digit(tail) || !unit_text(tail) || count_code_points(tail) > kLongestPercentTail) {
      return false;
    }
    unit = unit.substr(0, 1);
  }
  if (!unit_text(unit) || count_code_points(unit) > kLongestUnit) return false;
  parts.unit = unit == "百分比" ? "%" : std::string(unit);
  parts.unit_at = Span{begin, begin + unit.size()};
  return true;
}

int currency_exponent(std::string_view unit) {
  if (unit == "万元") return 4;
  return unit == "亿元" ? 8 : 0;
}

}  // namespace

std::optional<MeasureParts> parse_measure(std::string_view folded) {
  MeasureParts parts;
  const std::size_t begin = quantity_begin(folded, parts);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = number_end(folded, begin);
  if (end == begin) return std::nullopt;
  const std::optional<Decimal> number = parse_grouped(folded.substr(begin, end - begin));
  if (!number) return std::nullopt;
  parts.number = *number;
  parts.number_at = Span{begin, end};
  std::size_t unit_begin = end;
  skip_spaces(folded, unit_begin);
  if (date_like(folded.substr(begin, end - begin), folded.substr(unit_begin))) return std::nullopt;
  if (!parse_unit(folded, unit_begin, parts)) return std::nullopt;
  return parts;
}

std::string parse_operator(std::string_view folded) {
  const auto* const found =
      std::find_if(kOperators.begin(), kOperators.end(),
                   [&](const OperatorWord& candidate) { return candidate.word == folded; });
  return found == kOperators.end() ? "" : std::string(found->op);
}

bool is_blank_sign(std::string_view folded) {
  static constexpr std::array<std::string_view, 10> kSigns = {"",   "-", "--", "---", "/",
                                                              "\\", "…", "……", "无",  "——"};
  return std::find(kSigns.begin(), kSigns.end(), folded) != kSigns.end();
}

std::optional<Decimal> parse_plain_number(std::string_view folded) {
  if (folded.empty() || number_end(folded, 0) != folded.size()) return std::nullopt;
  return parse_grouped(folded);
}

std::optional<Amount> parse_amount(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kUnits = {{
      {"", ""},
      {"元", "元"},
      {"万元", "万元"},
      {"万", "万元"},
      {"亿元", "亿元"},
      {"亿", "亿元"},
  }};
  const std::size_t end = number_end(folded, 0);
  if (end == 0) return std::nullopt;
  std::size_t unit_begin = end;
  skip_spaces(folded, unit_begin);
  const std::string_view rest = folded.substr(unit_begin);
  const auto* const unit = std::find_if(kUnits.begin(), kUnits.end(),
                                        [&](const auto& entry) { return entry.first == rest; });
  const std::optional<Decimal> number = parse_grouped(folded.substr(0, end));
  if (unit == kUnits.end() || !number) return std::nullopt;
  return Amount{*number, std::string(unit->second)};
}

bool is_currency_unit(std::string_view unit) {
  return unit == "元" || unit == "万元" || unit == "亿元";
}

int currency_shift(std::string_view from, std::string_view to) {
  return currency_exponent(from) - currency_exponent(to);
}

std::string find_currency_unit(std::string_view folded) {
  static constexpr std::array<std::string_view, 3> kLongestFirst = {"亿元", "万元", "元"};
  // In brackets, 项目资金(万元), or behind the word, 金额单位:元.
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const std::string_view rest = folded.substr(at);
    const bool bracket = rest.starts_with("(");
    if (!bracket && !rest.starts_with("单位")) continue;
    std::string_view tail = rest.substr(bracket ? 1 : std::string_view("单位").size());
    while (tail.starts_with(' ') || tail.starts_with(':')) tail.remove_prefix(1);
    if (tail.starts_with("人民币")) tail.remove_prefix(std::string_view("人民币").size());
    for (const std::string_view unit : kLongestFirst) {
      if (!tail.starts_with(unit)) continue;
      const std::string_view behind = tail.substr(unit.size());
      if (!bracket || behind.starts_with(")")) return std::string(unit);
    }
  }
  return {};
}

}  // namespace jixiao
