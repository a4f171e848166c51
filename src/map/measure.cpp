#include "map/measure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "map/dates.h"
#include "normalize/fold.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

constexpr int kLongestUnit = 8;         // 元/人、天 has five, 万人次/年 five
constexpr int kLongestPercentTail = 6;  // 95%满意度
constexpr int kWhole = 100;             // %
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;
constexpr std::string_view kHalf = "半";
constexpr std::array<std::string_view, 6> kSigns = {"≥", "≤", ">", "<", "=", "~"};
constexpr std::array<std::string_view, 6> kSignMeanings = {">=", "<=", ">", "<", "=", "~"};
constexpr std::string_view kMonth = "月";
constexpr std::string_view kDay = "日";
constexpr std::string_view kYear = "年";

void skip_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A sign or a word of the pack that ends the text.
WordTable::Found operator_at_end(std::string_view text, const ValueWords& words) {
  WordTable::Found found = words.before.find_at_end(text);
  for (std::size_t i = 0; i < kSigns.size() && found.size == 0; ++i) {
    if (text.ends_with(kSigns[i])) found = {kSigns[i].size(), kSignMeanings[i]};
  }
  return found;
}

// 不得 before "less than" is "at least"; empty if the word cannot be turned round.
std::string turned_round(std::string_view op) {
  if (op == ">") return "<=";
  if (op == "<") return ">=";
  if (op == ">=") return "<";
  return op == "<=" ? ">" : "";
}

// Where the bracket opens that the text ends with; npos if it ends with none.
std::size_t last_bracket(std::string_view text) {
  if (!text.ends_with(')')) return std::string_view::npos;
  int depth = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == ')') ++depth;
    if (text[i - 1] == '(' && --depth == 0) return i - 1;
  }
  return std::string_view::npos;
}

// Characters a unit may hold besides Han, Latin letters and ㎡-like signs.
bool has_unit_characters(std::string_view unit) {
  static constexpr std::string_view kForbidden = "0123456789,;:!?*+=<>~\"'[]{}|&#@_.-\n ";
  static constexpr std::array<std::string_view, 11> kForbiddenWide = {
      "。", "；", "，", "《", "》", "≥", "≤", "…", "、、", "①", "×"};
  if (unit.find_first_of(kForbidden) != std::string_view::npos) return false;
  return std::none_of(kForbiddenWide.begin(), kForbiddenWide.end(), [&](std::string_view sign) {
    return unit.find(sign) != std::string_view::npos;
  });
}

// m2, km/h and 元/km, but not A级 or G基站: Latin letters are a unit of their own.
bool is_mixed(std::string_view unit) {
  for (std::size_t i = 0; i + 1 < unit.size(); ++i) {
    const bool here = is_latin(unit[i]);
    const bool han_behind = static_cast<unsigned char>(unit[i + 1]) >= 0xE3U;
    if (here && han_behind) return true;
  }
  return false;
}

bool is_unit(std::string_view unit) {
  static constexpr std::array<std::string_view, 5> kJoints = {"/", "、", "·", "(", ")"};
  const auto at_edge = [&](std::string_view joint) {
    return unit.starts_with(joint) || (unit.ends_with(joint) && joint != ")");
  };
  return has_unit_characters(unit) && count_code_points(unit) <= kLongestUnit &&
         std::none_of(kJoints.begin(), kJoints.end(), at_edge) && !is_mixed(unit);
}

// 5个以上项目: a word of two characters or more inside the unit bounds the figure after all, as
// does a second one at its ends: 5人内以上, 10余余人.
bool holds_bound(std::string_view unit, const ValueWords& words) {
  if (unit.empty()) return false;
  if (words.behind.find_at_end(unit).size > 0) return true;
  // 2万余人: what is more than two 万 is not said in 万.
  const std::string_view power = unit.substr(0, han_number_size(unit));
  if (!words.between.find_at_begin(unit.substr(power.size())).meaning.empty()) return true;
  constexpr std::size_t kTwoCharacters = 6;
  for (std::size_t end = kTwoCharacters; end <= unit.size(); ++end) {
    if (words.behind.find_at_end(unit.substr(0, end)).size >= kTwoCharacters) return true;
  }
  return false;
}

// Reads one text. Offsets are into the whole folded text.
class Reader {
 public:
  Reader(std::string_view text, const ValueWords& words) : text_(text), words_(words) {
    end_ = text.size();
  }

  // Nothing without telling why: rows that were run together are tried in thousands of ways.
  std::optional<MeasureParts> parse() {
    strip();
    const bool read =
        has_digit(body()) ? read_figure() && !too_long_ : words_.numerals && read_numerals();
    return read ? std::optional<MeasureParts>(parts_) : std::nullopt;
  }

  // Behind parse() without parts.
  NoMeasure find_why() {
    const std::string_view whole = body();
    if (!has_digit(whole)) {
      if (is_blank(whole, words_)) return NoMeasure::kBlank;
      return is_not_applicable(whole, words_) ? NoMeasure::kNotApplicable : NoMeasure::kWords;
    }
    if (too_long_) return NoMeasure::kTooLong;
    if (dated_ || holds_date(whole)) return NoMeasure::kDate;
    return holds_range(whole) ? NoMeasure::kRange : NoMeasure::kComposite;
  }

 private:
  std::string_view body() const { return text_.substr(begin_, end_ - begin_); }
  std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // Blanks, a full stop, and a bracket around it all.
  void strip() {
    for (bool more = true; more;) {
      more = false;
      while (begin_ < end_ && text_[begin_] == ' ') ++begin_;
      while (begin_ < end_ && text_[end_ - 1] == ' ') --end_;
      for (const std::string_view stop : {"。", ";"}) {
        if (!body().ends_with(stop)) continue;
        end_ -= stop.size();
        more = true;
      }
      if (body().starts_with('(') && last_bracket(body()) == 0) {
        ++begin_;
        --end_;
        more = true;
      }
    }
  }

  bool read_figure() {
    std::size_t number = body().find_first_of("0123456789") + begin_;
    const bool dash = number > begin_ && text_[number - 1] == '-';
    if (dash && operator_ends(number - 1)) --number;
    if (number > begin_ && !read_lead(number)) return false;
    const std::size_t number_end = find_number_end(text_, number);
    const std::string_view digits = between(number, number_end);
    const std::optional<Decimal> value = parse_plain_number(digits);
    too_long_ = !value && is_too_long(digits);
    if (!value && !too_long_) return false;
    parts_.number = value.value_or(Decimal(0));
    parts_.number_at = Span{number, number_end};
    if (read_rest(number_end, false)) return true;
    too_long_ = false;
    return false;
  }

  // Does a minus sign at `dash` begin the number: at the start or behind an operator?
  bool operator_ends(std::size_t dash) const {
    const std::string_view lead = trimmed(between(begin_, dash));
    return lead.empty() || !operator_at_end(lead, words_).meaning.empty();
  }

  // What stands before the number: 每年成本不超过, ≥, ≥百分之.
  bool read_lead(std::size_t number) {
    std::size_t end = number;
    const auto lead = [&] {
      while (end > begin_ && text_[end - 1] == ' ') --end;
      return between(begin_, end);
    };
    static constexpr std::string_view kOrdinal = "第";
    static constexpr std::string_view kOf = "之";
    if (lead().ends_with(kOrdinal)) return false;
    const WordTable::Found share = words_.units.find_at_end(lead());
    if (share.size > 0 && lead().ends_with(kOf)) {
      parts_.unit = share.meaning;
      parts_.unit_at = Span{end - share.size, end};
      end -= share.size;
      if (lead().empty()) return true;
    }
    const WordTable::Found found = operator_at_end(lead(), words_);
    if (found.meaning.empty()) {
      led_ = true;
      return true;
    }
    return take_operator(found, end);
  }

  // The operator that ends at `end`, with what turns it round.
  bool take_operator(const WordTable::Found& found, std::size_t end) {
    std::size_t begin = end - found.size;
    parts_.op = found.meaning;
    const std::string_view word = between(begin, end);
    const bool typed = word.starts_with("》") || word.starts_with("《");
    if (typed && begin > begin_) return false;  // it closes a title: 《办法》3份
    const WordTable::Found negation = words_.negations.find_at_end(between(begin_, begin));
    if (negation.size > 0) {
      parts_.op = turned_round(parts_.op);
      begin -= negation.size;
      if (parts_.op.empty()) return false;
    }
    const std::string_view before = trimmed(between(begin_, begin));
    if (!operator_at_end(before, words_).meaning.empty()) return false;  // ≥约5
    parts_.op_at = Span{begin, end};
    return true;
  }

  // Chinese numerals: 两栋, 不少于三万五千元, 百分之九十五, 半小时内.
  bool read_numerals() {
    for (std::size_t at = begin_; at < end_; ++at) {
      if ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) continue;
      if (!read_numeral_at(at)) continue;
      const std::size_t number_end = parts_.number_at.end;
      const bool lead = at == begin_ || read_lead(at);
      if (lead && read_rest(number_end, true)) return true;
      parts_ = {};
      led_ = failed_ = dated_ = false;
    }
    return false;
  }

  bool read_numeral_at(std::size_t at) {
    const std::string_view rest = between(at, end_);
    if (rest.starts_with(kHalf)) {
      parts_.number = *Decimal::parse("0.5");
      parts_.number_at = Span{at, at + kHalf.size()};
      return true;
    }
    const std::size_t size = han_number_size(rest);
    const std::optional<Decimal> number = parse_han_number(rest.substr(0, size));
    if (!number) return false;
    // 两千克 may be 2 of 千克 or 2000 of 克.
    static constexpr std::array<std::string_view, 4> kThousandfold = {"米", "克", "瓦", "卡"};
    const bool unclear =
        rest.substr(0, size).ends_with("千") &&
        std::any_of(kThousandfold.begin(), kThousandfold.end(),
                    [&](std::string_view unit) { return rest.substr(size).starts_with(unit); });
    parts_.number = *number;
    parts_.number_at = Span{at, at + size};
    return !unclear;
  }

  // Unit, suffix and note behind the number. `counted`: only a unit that is known to count.
  bool read_rest(std::size_t number_end, bool counted) {
    std::size_t begin = number_end;
    skip_spaces(text_, begin);
    std::size_t end = std::max(begin, end_);
    drop_note(begin, end);
    const bool bounded = take_behind(begin, end);
    drop_note(begin, end);
    if (failed_ || !take_between(begin, end)) return false;
    if (is_date(between(begin, end), bounded)) return false;
    if (led_ && parts_.op.empty()) return false;
    if (!take_unit(begin, end)) return false;
    return !counted || is_counted();
  }

  // 37.44万元(含税), 98(优秀): the note does not change the figure. 元/(人·天) is a unit.
  void drop_note(std::size_t begin, std::size_t& end) {
    const std::size_t open = last_bracket(between(begin, end));
    if (open == std::string_view::npos) return;
    const std::string_view before = between(begin, begin + open);
    if (before.ends_with('/') || is_suffix_with_bracket(begin, end)) return;
    const std::string_view inside = between(begin + open + 1, end - 1);
    if (!before.empty() && words_.counters.count(inside) > 0) return;  // 台(套)
    if (before.empty() &&
        (inside == "%" || words_.counters.count(inside) > 0 || is_currency_unit(inside))) {
      parts_.unit = inside;
      parts_.unit_at = Span{begin + open + 1, end - 1};
    }
    end = begin + open;
    while (end > begin && text_[end - 1] == ' ') --end;
  }

  bool is_suffix_with_bracket(std::size_t begin, std::size_t end) const {
    const WordTable::Found found = words_.behind.find_at_end(between(begin, end));
    return found.size > 0;
  }

  // 以上, 以内, 左右. True if there is one.
  bool take_behind(std::size_t begin, std::size_t& end) {
    const WordTable::Found found = words_.behind.find_at_end(between(begin, end));
    if (found.size == 0) return false;
    failed_ = !parts_.op.empty() && parts_.op != found.meaning;  // 不超过5人以上
    if (parts_.op.empty()) {
      parts_.op = found.meaning;
      parts_.op_at = Span{end - found.size, end};
    }
    end -= found.size;
    while (end > begin && text_[end - 1] == ' ') --end;
    return true;
  }

  // 10余人
  bool take_between(std::size_t& begin, std::size_t end) {
    const WordTable::Found plain = words_.between.find_at_begin(between(begin, end));
    if (plain.meaning.empty()) return true;
    if (!parts_.op.empty() && parts_.op != plain.meaning) return false;
    parts_.op = plain.meaning;
    if (!parts_.op_at) parts_.op_at = Span{begin, begin + plain.size};
    begin += plain.size;
    return true;
  }

  // 2021年12月31日, 2023年, 12月底前, 9月前: a date or a limit in time, not a quantity. With a
  // bound behind it, 15日 is a number of days.
  bool is_date(std::string_view rest, bool bounded) {
    const std::string_view digits = between(parts_.number_at.begin, parts_.number_at.end);
    const bool bare = rest.empty() && parts_.op.empty() && parts_.number_at.begin == begin_;
    const auto is_year = [&] {
      return digits.find_first_of(",.") == std::string_view::npos && parts_.number >= kFirstYear &&
             parts_.number <= kLastYear;
    };
    dated_ = rest.starts_with(kMonth) || rest.starts_with("号") || rest.starts_with("季度") ||
             (rest.starts_with(kDay) && !(bounded && rest == kDay)) ||
             (rest.starts_with(kYear) && is_year()) || (bare && is_bare_date(digits)) ||
             words_.deadlines.find_at_end(rest).size > 0;
    return dated_;
  }

  // 2023.12 and 20231231. A year alone may be a figure like any other.
  static bool is_bare_date(std::string_view digits) {
    constexpr std::size_t kYearAlone = 4;
    return digits.size() > kYearAlone && parse_date(digits).has_value();
  }

  bool take_unit(std::size_t begin, std::size_t end) {
    std::string_view unit = between(begin, end);
    if (unit.empty()) return true;
    if (!parts_.unit.empty()) return false;  // 百分之95人
    if (unit.starts_with('%')) {
      const std::string_view tail = unit.substr(1);
      if (has_digit(tail) || !has_unit_characters(tail) || tail.starts_with('/') ||
          count_code_points(tail) > kLongestPercentTail || holds_bound(tail, words_)) {
        return false;
      }
      unit = unit.substr(0, 1);
    }
    const bool version = unit.starts_with("版") &&
                         between(parts_.number_at.begin, begin).find('.') != std::string_view::npos;
    if (version || (unit != "%" && !is_unit(unit)) || holds_bound(unit, words_)) return false;
    const std::string* meaning = words_.units.find(unit);
    parts_.unit = meaning == nullptr ? std::string(unit) : *meaning;
    parts_.unit_at = Span{begin, begin + unit.size()};
    return true;
  }

  // Of Chinese numerals: a counter alone or before others (次/年), money, a share.
  bool is_counted() const {
    const std::string_view unit = parts_.unit;
    const std::string_view first = unit.substr(0, std::min(unit.find('/'), unit.size()));
    return unit == "%" || unit == "‰" || words_.counters.count(first) > 0 ||
           is_currency_unit(first);
  }

  std::string_view text_;
  const ValueWords& words_;
  MeasureParts parts_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool led_ = false;  // words without an operator stand before the number
  bool dated_ = false;
  bool failed_ = false;
  bool too_long_ = false;
};

}  // namespace

std::string_view no_measure_name(NoMeasure why) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "blank", "not applicable", "words", "date", "range", "composite", "too long"};
  return kNames[static_cast<std::size_t>(why)];
}

Measured find_measure(std::string_view folded, const ValueWords& words) {
  Reader reader(folded, words);
  std::optional<MeasureParts> parts = reader.parse();
  if (parts) return {std::move(parts), {}};
  return {std::nullopt, reader.find_why()};
}

std::optional<MeasureParts> parse_measure(std::string_view folded, const ValueWords& words) {
  return Reader(folded, words).parse();
}

std::optional<std::string> find_misread_sign(const MeasureParts& target, std::string_view folded,
                                             const std::optional<MeasureParts>& actual,
                                             const ValueWords& words) {
  const std::string_view digits =
      folded.substr(target.number_at.begin, target.number_at.end - target.number_at.begin);
  if (!target.op.empty() || target.number_at.begin > 0) return std::nullopt;
  if (words.misread.find(digits.substr(0, 1)) == nullptr) return std::nullopt;
  const std::optional<Decimal> rest = parse_plain_number(digits.substr(1));
  if (!rest || rest->zero() || digits.find(',') != std::string_view::npos) return std::nullopt;
  if (actual && !actual->unit.empty() && actual->unit != target.unit) return std::nullopt;
  const bool share = target.unit == "%" && target.number > kWhole && *rest <= kWhole;
  const bool told = actual && actual->number < target.number;
  const bool likely =
      share ? !actual || actual->number <= kWhole
            : told && actual->number >= *rest && actual->number * Decimal(2) <= *rest * Decimal(3);
  if (!likely) return std::nullopt;
  return "≥" + std::string(folded.substr(1));
}

std::string parse_operator(std::string_view folded, const ValueWords& words) {
  const WordTable::Found found = operator_at_end(folded, words);
  return std::string(found.size == folded.size() ? found.meaning : "");
}

}  // namespace jixiao
