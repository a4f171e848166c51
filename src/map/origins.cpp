#include "map/origins.h"

#include <algorithm>
#include <utility>

#include "map/dates.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// `rule` + `leaf`, in memory that is asked for once.
std::string with_leaf(const std::string& rule, std::string_view leaf) {
  std::string name;
  name.reserve(rule.size() + leaf.size());
  name.append(rule).append(leaf);
  return name;
}

Number unreadable(Report& report, const Passage& passage, std::string rule) {
  Number number;
  number.origin = add_origin(report, passage, std::move(rule));
  return number;
}

std::optional<Decimal> parse_money(std::string_view folded, const Currency& currency) {
  const std::optional<Amount> amount = parse_amount(folded);
  if (!amount) return std::nullopt;
  const std::string& unit = amount->unit.empty() ? currency.printed : amount->unit;
  if (unit.empty() || currency.reported.empty() || unit == currency.reported) {
    return amount->number;
  }
  return amount->number.shifted(currency_shift(unit, currency.reported));
}

// `folded`: as FoldForm::kText.
Text take_folded(Report& report, const Passage& passage, std::string folded, std::string rule) {
  if (folded.empty()) return {};
  const int origin = add_origin(report, passage, std::move(rule));
  if (passage.doubtful) return Text{std::nullopt, origin};
  return Text{std::move(folded), origin};
}

}  // namespace

Passage part_of(const Passage& passage, int begin, int end) {
  Passage part;
  part.text = code_point_slice(passage.text, begin, end);
  part.place = passage.place;
  part.place.begin = passage.place.begin + begin;
  part.place.end = passage.place.begin + end;
  return part;
}

Passage part_of(const Passage& passage, const Folded& folded, const Span& span) {
  const OriginalPart from = folded.original_of(span.begin, span.end);
  Passage part;
  part.text = passage.text.substr(from.begin, from.end - from.begin);
  part.place = passage.place;
  part.place.begin = passage.place.begin + from.first;
  part.place.end = passage.place.begin + from.last;
  return part;
}

Passage part_of(const Passage& passage, const Span& bytes) {
  const std::string_view text = passage.text;
  Passage part;
  part.text = text.substr(bytes.begin, bytes.end - bytes.begin);
  part.place = passage.place;
  part.place.begin = passage.place.begin + count_code_points(text.substr(0, bytes.begin));
  part.place.end = part.place.begin + count_code_points(part.text);
  return part;
}

std::vector<std::size_t> offsets_of(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets.push_back(i);
  }
  offsets.push_back(text.size());
  return offsets;
}

Passage part_of(const Passage& passage, const std::vector<std::size_t>& offsets, int begin,
                int end) {
  const int count = static_cast<int>(offsets.size()) - 1;
  const auto offset = [&](int at) {
    return offsets[static_cast<std::size_t>(std::clamp(at, 0, count))];
  };
  Passage part;
  part.text = passage.text.substr(offset(begin), offset(end) - offset(begin));
  part.place = passage.place;
  part.place.begin = passage.place.begin + begin;
  part.place.end = passage.place.begin + end;
  return part;
}

int add_origin(Report& report, Passage passage, std::string rule) {
  report.origins.push_back(Origin{std::move(passage.text), passage.place, std::move(rule)});
  return static_cast<int>(report.origins.size()) - 1;
}

std::string fold_passage(const Passage& passage, std::string_view match) {
  // What kMatch leaves as it is, kText does too: it folds less.
  return match == passage.text ? passage.text : fold_text(passage.text);
}

Text take_text(Report& report, const Passage& passage, std::string rule) {
  return take_folded(report, passage, fold_text(passage.text), std::move(rule));
}

Text take_text(Report& report, const Passage& passage, std::string_view match, std::string rule) {
  return take_folded(report, passage, fold_passage(passage, match), std::move(rule));
}

Number take_number(Report& report, const Passage& passage, ValueType type, const Currency& currency,
                   const ValueWords& words, std::string rule) {
  return take_number(report, passage, fold_match(passage.text), type, currency, words,
                     std::move(rule));
}

Number take_number(Report& report, const Passage& passage, std::string_view folded, ValueType type,
                   const Currency& currency, const ValueWords& words, std::string rule) {
  if (is_blank(folded, words)) return {};
  if (passage.doubtful) return unreadable(report, passage, std::move(rule));
  std::optional<Decimal> value;
  switch (type) {
    case ValueType::kMoney:
      value = parse_money(folded, currency);
      break;
    case ValueType::kPercent:
      value = parse_percent(folded);
      break;
    case ValueType::kCount:
      value = parse_count(folded, words);
      break;
    case ValueType::kYear:
      value = parse_year(folded);
      break;
    default:
      value = parse_points(folded, words);
      break;
  }
  return Number{value, add_origin(report, passage, std::move(rule))};
}

void note_unparsed(Report& report, const Number& number, std::optional<int> form,
                   const std::string& pointer) {
  if (!is_unparsed(number)) return;
  const std::string& text = report.origins[static_cast<std::size_t>(number.origin)].text;
  const char* variant = holds_too_long_number(fold_match(text)) ? "too-long" : "";
  report.unparsed.push_back(Unparsed{pointer, form, text, variant});
}

Measure take_measure(Report& report, const Passage& passage, const ValueWords& words,
                     const std::string& rule) {
  return take_measure(report, passage, fold_match(passage.text), words, rule);
}

Measure take_measure(Report& report, const Passage& passage, std::string_view match,
                     const ValueWords& words, const std::string& rule) {
  Measure measure;
  measure.text = take_text(report, passage, match, with_leaf(rule, ".text"));
  if (!measure.text.value) return measure;
  const Measured measured = find_measure(match, words);
  if (measured.why == NoMeasure::kTooLong && !measured.parts) {
    measure.number = unreadable(report, passage, with_leaf(rule, ".number"));
  }
  if (!measured.parts) return measure;
  const MeasureParts& parts = *measured.parts;
  const bool as_it_stands = match == passage.text;
  const Folded folded = as_it_stands ? Folded{} : fold(passage.text, FoldForm::kMatch);
  const auto part = [&](const Span& span) {
    return as_it_stands ? part_of(passage, span) : part_of(passage, folded, span);
  };
  const auto origin = [&](const Span& span, std::string_view leaf) {
    return add_origin(report, part(span), with_leaf(rule, leaf));
  };
  measure.number = Number{parts.number, origin(parts.number_at, ".number")};
  if (parts.op_at) measure.op = Text{parts.op, origin(*parts.op_at, ".op")};
  if (parts.unit_at) {
    measure.unit = take_text(report, part(*parts.unit_at), with_leaf(rule, ".unit"));
    // 百分比 is said in words, and is %.
    if (words.units.find(fold_match(*measure.unit.value)) != nullptr) {
      measure.unit.value = parts.unit;
    }
  }
  return measure;
}

}  // namespace jixiao
