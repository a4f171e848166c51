#include "map/glued_row.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Steps before a row is taken for undecidable.
constexpr int kSteps = 20000;
constexpr std::size_t kWays = 1000;
// Bytes: of a figure, and of a row that is worth the try.
constexpr std::size_t kLongestFigure = 20;
constexpr std::size_t kLongestRow = 400;
constexpr std::size_t kLongestOperator = 24;
const Decimal kMostWeight = 100;

// 0, 42, 37.44, 1,234.5 with % or a unit behind.
bool is_written(std::string_view figure) {
  const std::string_view number = figure.substr(0, figure.find_first_not_of("0123456789,."));
  if (number.empty() || !is_digit(number.front()) || !is_digit(number.back())) return false;
  return number.size() == 1 || number[0] != '0' || number[1] == '.';
}

struct Figures {
  std::optional<Decimal> annual;
  std::optional<Decimal> executed;
  std::optional<Decimal> weight;
  std::optional<Decimal> rate;  // as a fraction
  std::optional<Decimal> bare;  // the rate without a sign
  std::optional<Decimal> score;
};

bool near(const Decimal& a, const Decimal& b, const Decimal& tolerance) {
  return (a - b).abs() <= tolerance;
}

// Is the rate executed / annual at the printed precision of the three?
bool is_rate(const Figures& figures, const Decimal& rate) {
  const Decimal tolerance = half_unit(rate.places()) * figures.annual->abs() +
                            half_unit(figures.executed->places()) +
                            rate.abs() * half_unit(figures.annual->places());
  return near(rate * *figures.annual, *figures.executed, tolerance);
}

std::optional<Decimal> find_rate(const Figures& figures) {
  if (figures.rate && is_rate(figures, *figures.rate)) return figures.rate;
  if (!figures.bare) return std::nullopt;
  if (is_rate(figures, *figures.bare)) return figures.bare;
  const Decimal percent = figures.bare->shifted(-2);
  if (is_rate(figures, percent)) return percent;
  return std::nullopt;
}

bool agree(const Figures& figures) {
  if (!figures.annual || !figures.executed) return false;
  const std::optional<Decimal> rate = find_rate(figures);
  if (!rate) return false;
  if (!figures.weight || !figures.score) return true;
  const Decimal share = std::min(*rate, Decimal(1));
  return near(*figures.weight * share, *figures.score,
              half_unit(figures.score->places()) + *figures.weight * half_unit(rate->places()));
}

using Borders = std::vector<std::size_t>;

class Splitter {
 public:
  Splitter(RowKind kind, const ValueWords& words, std::span<const ColumnRule* const> columns,
           const Passage& text)
      : kind_(kind),
        words_(words),
        columns_(columns),
        text_(text),
        folded_(fold(text.text, FoldForm::kMatch)) {}

  std::vector<GluedCell> split() {
    if (folded_.text.size() <= kLongestRow) try_from(0);
    const bool counted =
        !ways_.empty() && ways_.size() < kWays && steps_ < kSteps && !has_figure_in_reason();
    std::vector<GluedCell> cells;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells.push_back(counted ? agreed(i) : GluedCell{text_, false});
    }
    return cells;
  }

 private:
  // 60次1010: what is left of figures that could not be placed looks like a reason.
  bool has_figure_in_reason() const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i]->id != "reason") continue;
      for (const Borders& way : ways_) {
        const std::string_view text = folded_.text;
        if (has_digit(text.substr(way[i], way[i + 1] - way[i]))) return true;
      }
    }
    return false;
  }

  GluedCell agreed(std::size_t column) const {
    std::size_t begin = ways_.front()[column];
    std::size_t end = ways_.front()[column + 1];
    bool sure = true;
    for (const Borders& way : ways_) {
      const bool empty = way[column] == way[column + 1];
      if (empty && begin == end) continue;
      sure = sure && way[column] == begin && way[column + 1] == end;
      begin = std::min(begin, way[column]);
      end = std::max(end, way[column + 1]);
    }
    if (begin == end) return {Passage{"", text_.place}, sure};
    return {part_of(text_, folded_, {begin, end}), sure};
  }

  bool may_be_empty(const ColumnRule& column) const {
    if (column.id == "reason") return true;
    const bool amount = column.type == ValueType::kMoney;
    return kind_ == RowKind::kFundPart && !amount;
  }

  // The piece as a figure of the column; false if it is none.
  bool take_figure(const ColumnRule& column, std::string_view piece) {
    if (kind_ == RowKind::kFundPart && column.type != ValueType::kMoney &&
        is_blank(piece, words_)) {
      return true;
    }
    if (!is_written(piece)) return false;
    const bool percent = piece.ends_with('%');
    if (percent) piece.remove_suffix(1);
    if (percent && column.type != ValueType::kPercent) return false;
    std::optional<Decimal> number = parse_plain_number(piece);
    if (column.type == ValueType::kMoney) {
      const std::optional<Amount> amount = parse_amount(piece);
      number = amount ? std::optional<Decimal>(amount->number) : std::nullopt;
    }
    if (!number) return false;
    if (column.id == "annual_budget") figures_.annual = number;
    if (column.id == "executed") figures_.executed = number;
    if (column.id == "weight") figures_.weight = number;
    if (column.id == "score") figures_.score = number;
    if (column.id != "execution_rate") return true;
    figures_.rate = percent ? std::optional<Decimal>(number->shifted(-2)) : std::nullopt;
    figures_.bare = percent ? std::nullopt : number;
    return true;
  }

  // A figure with its operator and unit, or words without a figure. The whole operator belongs to
  // it: behind 投诉 stands 不低于5次, neither 低于5次 nor 5次.
  bool is_measure(std::size_t begin, std::string_view piece) const {
    if (!has_digit(piece)) return true;
    const std::optional<MeasureParts> parts = parse_measure(piece, words_);
    if (!parts || !is_written(piece.substr(parts->number_at.begin))) return false;
    // Words before the operator are part of the name: 数≥24套.
    if (parts->op_at && parts->op_at->begin > 0) return false;
    const std::string_view text = folded_.text;
    for (std::size_t back = 1; back <= std::min(begin, kLongestOperator); ++back) {
      if (is_digit(text[begin - back])) break;
      const std::optional<MeasureParts> longer =
          parse_measure(text.substr(begin - back, back + piece.size()), words_);
      if (longer && longer->op_at && longer->op_at->begin == 0) return false;
    }
    return true;
  }

  bool take(const ColumnRule& column, std::size_t begin, std::size_t end) {
    const std::string_view piece = std::string_view(folded_.text).substr(begin, end - begin);
    switch (column.type) {
      case ValueType::kMoney:
      case ValueType::kPercent:
      case ValueType::kDecimal:
        return take_figure(column, piece);
      case ValueType::kTarget:
        return is_measure(begin, piece);
      default:
        break;
    }
    if (column.id == "reason") return !is_digit(piece[0]) && piece[0] != '.' && piece[0] != '%';
    return !has_digit(piece);
  }

  bool holds() const {
    if (figures_.weight && kMostWeight < *figures_.weight) return false;
    if (kind_ == RowKind::kFundTotal) return agree(figures_);
    if (kind_ != RowKind::kIndicator) return true;
    return !figures_.weight || !figures_.score || *figures_.score <= *figures_.weight;
  }

  // Of all ways those count that need the least faith: the fewest cells of words, figures without
  // operator and unit, and borders between two digits of a target and an actual; no figures in a
  // reason.
  int doubts(std::size_t column) const {
    const std::string_view text = folded_.text;
    const std::size_t begin = borders_[column];
    const std::size_t end = borders_[column + 1];
    const std::string_view piece = text.substr(begin, end - begin);
    if (columns_[column]->id == "reason") return piece.empty() ? 0 : has_digit(piece) ? 2 : 1;
    if (columns_[column]->type != ValueType::kTarget) return 0;
    if (!has_digit(piece)) return 1;
    const bool cut = begin > 0 && is_digit(text[begin - 1]) && is_digit(text[begin]);
    return (parse_plain_number(piece) ? 2 : 0) + (cut ? 1 : 0);
  }

  void add_way() {
    int doubt = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) doubt += doubts(i);
    if (!ways_.empty() && doubt > doubt_) return;
    if (doubt < doubt_) ways_.clear();
    doubt_ = doubt;
    ways_.push_back(borders_);
  }

  bool starts_character(std::size_t at) const {
    return at >= folded_.text.size() ||
           (static_cast<unsigned char>(folded_.text[at]) & 0xC0U) != 0x80U;
  }

  void try_from(std::size_t column) {
    const std::size_t begin = borders_.back();
    const std::size_t size = folded_.text.size();
    if (column == columns_.size()) {
      if (begin == size && holds()) add_way();
      return;
    }
    const ColumnRule& rule = *columns_[column];
    const Figures before = figures_;
    const bool figure = rule.type == ValueType::kMoney || rule.type == ValueType::kPercent ||
                        rule.type == ValueType::kDecimal;
    const std::size_t longest = figure ? std::min(size, begin + kLongestFigure) : size;
    for (std::size_t end = may_be_empty(rule) ? begin : begin + 1; end <= longest; ++end) {
      if (ways_.size() >= kWays || ++steps_ >= kSteps) return;
      if (!starts_character(end) || (end > begin && !take(rule, begin, end))) continue;
      borders_.push_back(end);
      try_from(column + 1);
      borders_.pop_back();
      figures_ = before;
    }
  }

  RowKind kind_;
  const ValueWords& words_;
  std::span<const ColumnRule* const> columns_;
  const Passage& text_;
  Folded folded_;
  Figures figures_;
  Borders borders_ = {0};
  std::vector<Borders> ways_;
  int doubt_ = 0;  // of each of them
  int steps_ = 0;
};

}  // namespace

std::vector<GluedCell> split_glued_row(RowKind kind, const ValueWords& words,
                                       std::span<const ColumnRule* const> columns,
                                       const Passage& text) {
  return Splitter(kind, words, columns, text).split();
}

}  // namespace jixiao
