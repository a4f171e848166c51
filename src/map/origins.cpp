#include "map/origins.h"

#include <algorithm>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// The part of the passage that stands behind bytes [span) of its folded text.
Passage behind(const Passage& passage, const Folded& folded, const Span& span) {
  const int begin = static_cast<int>(folded.origin[span.begin]);
  const int end = span.empty() ? begin : static_cast<int>(folded.origin[span.end - 1]) + 1;
  return part_of(passage, begin, end);
}

Number unreadable(Report& report, const Passage& passage, const std::string& rule) {
  Number number;
  number.origin = add_origin(report, passage, rule);
  return number;
}

// 10分 is 10: scores are often printed with their unit.
std::string_view without_points_sign(std::string_view folded) {
  static constexpr std::string_view kPoints = "分";
  if (folded.size() > kPoints.size() && folded.ends_with(kPoints)) {
    folded.remove_suffix(kPoints.size());
    while (folded.ends_with(' ')) folded.remove_suffix(1);
  }
  return folded;
}

std::optional<Decimal> parse_percent(std::string_view folded) {
  if (!folded.ends_with('%')) return std::nullopt;
  folded.remove_suffix(1);
  while (folded.ends_with(' ')) folded.remove_suffix(1);
  const std::optional<Decimal> number = parse_plain_number(folded);
  if (!number) return std::nullopt;
  return number->shifted(-2);
}

std::optional<Decimal> parse_money(std::string_view folded, const std::string& currency_unit) {
  const std::optional<Amount> amount = parse_amount(folded);
  if (!amount) return std::nullopt;
  if (amount->unit.empty()) return amount->number;
  return amount->number.shifted(currency_shift(amount->unit, currency_unit));
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

int add_origin(Report& report, const Passage& passage, const std::string& rule) {
  report.origins.push_back(Origin{passage.text, passage.place, rule});
  return static_cast<int>(report.origins.size()) - 1;
}

Text take_text(Report& report, const Passage& passage, const std::string& rule) {
  std::string folded = fold_text(passage.text);
  if (folded.empty()) return {};
  if (passage.doubtful) return Text{std::nullopt, add_origin(report, passage, rule)};
  return Text{std::move(folded), add_origin(report, passage, rule)};
}

Number take_number(Report& report, const Passage& passage, ValueType type,
                   const std::string& currency_unit, const std::string& rule) {
  const std::string folded = fold_match(passage.text);
  if (is_blank_sign(folded)) return {};
  if (passage.doubtful) return unreadable(report, passage, rule);
  std::optional<Decimal> value;
  switch (type) {
    case ValueType::kMoney:
      value = parse_money(folded, currency_unit);
      break;
    case ValueType::kPercent:
      value = parse_percent(folded);
      break;
    default:
      value = parse_plain_number(without_points_sign(folded));
      break;
  }
  if (!value) return unreadable(report, passage, rule);
  return Number{value, add_origin(report, passage, rule)};
}

Measure take_measure(Report& report, const Passage& passage, const std::string& rule) {
  Measure measure;
  measure.text = take_text(report, passage, rule + ".text");
  if (!measure.text.value) return measure;
  const Folded folded = fold(passage.text, FoldForm::kMatch);
  const std::optional<MeasureParts> parts = parse_measure(folded.text);
  if (!parts) return measure;
  const auto origin = [&](const Span& span, const char* leaf) {
    return add_origin(report, behind(passage, folded, span), rule + leaf);
  };
  measure.number = Number{parts->number, origin(parts->number_at, ".number")};
  if (parts->op_at) measure.op = Text{parts->op, origin(*parts->op_at, ".op")};
  if (parts->unit_at) {
    measure.unit = take_text(report, behind(passage, folded, *parts->unit_at), rule + ".unit");
    if (parts->unit == "%") measure.unit.value = parts->unit;  // 百分比, ％
  }
  return measure;
}

}  // namespace jixiao
