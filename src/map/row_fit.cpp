#include "map/row_fit.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Prices. An impossible cell costs more than any row may.
constexpr int kImpossible = 1000;
constexpr int kEmptyValue = 4;      // a target, a figure
constexpr int kNoReason = 1;        // 无 in the place of a reason
constexpr int kEmptyName = 12;      // a row with figures and without a name
constexpr int kFurtherToken = 6;    // white space inside a name or value
constexpr int kFigureAsReason = 7;  // dearer than white space in the name: 绿化 面积 98 100 8 8
constexpr int kOddContent = 3;      // a figure where words stand, a sentence where a value stands
// The name of a group as that of an indicator: two values are rather empty.
constexpr int kGroupAsName = 6;
constexpr int kGroupAlone = 1;  // a first level without a second
constexpr int kTargetAsActual = 1;
constexpr int kSpreadMeasure = 1;  // ≥ 95 %
constexpr int kFigureInName = 8;
constexpr int kShareAsWeight = 1;
constexpr std::size_t kTokensOfMeasure = 3;
constexpr int kLongestUnit = 3;  // of one set apart: 个, 人次, 平方米
constexpr int kOddFigures = 2;   // a score above its weight, a rate that cannot be judged
constexpr int kWrongRate = 4;
// A row of more tokens is no row of a form.
constexpr std::size_t kTokensOfRow = 40;
// Ways that are compared; more of one price are ambiguous anyhow.
constexpr std::size_t kWays = 256;

bool is_group(const ColumnRule& column) { return column.type == ValueType::kGroup; }

// What a column's id says, looked up once a row: it is asked for every way.
enum class Role {
  kLevel1,
  kLevel2,
  kLevel3,
  kTarget,
  kTargetOp,
  kTargetUnit,
  kActual,
  kExpected,
  kReason,
  kWeight,
  kScore,
  kAnnualBudget,
  kExecuted,
  kExecutionRate,
  kOther
};
constexpr std::size_t kRoles = static_cast<std::size_t>(Role::kOther);
constexpr std::array<std::string_view, kRoles> kIdsOfRoles = {
    "level1",   "level2", "level3", "target", "target_op",     "target_unit", "actual",
    "expected", "reason", "weight", "score",  "annual_budget", "executed",    "execution_rate"};

Role role_of(const ColumnRule& column) {
  const auto found = std::find(kIdsOfRoles.begin(), kIdsOfRoles.end(), column.id);
  return static_cast<Role>(found - kIdsOfRoles.begin());
}

struct FitColumn {
  const ColumnRule& rule;
  Role role;
};

struct Fitting {
  RowKind kind;
  const ValueWords& words;
  std::vector<FitColumn> columns;
  std::array<std::optional<std::size_t>, kRoles> places;  // of the first column of each role
  std::span<const Token> tokens;
  std::span<const Content> contents;
  std::vector<bool> groups;  // does the token name a group?

  std::size_t width() const { return columns.size(); }
  bool names_group(std::size_t token) const { return groups[token]; }
};

// Looked up once a token: it is asked for every way.
std::vector<bool> find_groups(std::span<const ColumnRule* const> columns,
                              std::span<const Token> tokens) {
  std::vector<bool> groups;
  for (const Token& token : tokens) {
    groups.push_back(std::any_of(columns.begin(), columns.end(), [&](const ColumnRule* column) {
      return is_group(*column) && bears(token.labels, column->names);
    }));
  }
  return groups;
}

int price_of_empty(const Fitting& fitting, const FitColumn& column) {
  if (is_group(column.rule) || column.role == Role::kReason || column.role == Role::kLevel3) {
    return 0;
  }
  if (column.role == Role::kTargetOp || column.role == Role::kTargetUnit) return 1;
  const bool amount = column.rule.type == ValueType::kMoney;
  if (fitting.kind == RowKind::kFundPart && !amount) return 0;
  return kEmptyValue;
}

int price_of_figure(const ColumnRule& column, const Content& content) {
  if (content.blank) return 0;
  switch (column.type) {
    case ValueType::kMoney:
      return content.amount && !content.percent ? 0 : kImpossible;
    case ValueType::kPercent:
      if (content.percent) return 0;
      return content.number ? kGroupAlone : kImpossible;
    default:
      return content.number ? 0 : kImpossible;
  }
}

bool is_figures(const ColumnRule& column) {
  return column.type == ValueType::kDecimal || column.type == ValueType::kMoney ||
         column.type == ValueType::kPercent;
}

int price_of_name(const Content& content, bool group) {
  if (content.number || content.percent || content.blank || content.op) return kImpossible;
  if (group) return kGroupAsName;
  return content.measure ? kOddContent : 0;
}

// Words, or a figure with its unit, in a column for either.
int price_of_value(const Fitting& fitting, const FitColumn& column, const Content& content) {
  if (column.role == Role::kReason) {
    if (content.number) return kFigureAsReason;
    return content.measure ? kOddContent : content.blank ? kNoReason : 0;
  }
  if (content.op || content.sign) return kOddContent;
  if (column.role == Role::kActual && content.bound) return kTargetAsActual;
  return content.sentence && fitting.kind == RowKind::kIndicator ? kOddContent : 0;
}

// A figure, or what stands in the place of one.
int price_in_figures(const Fitting& fitting, const FitColumn& column, std::size_t token) {
  const Content& content = fitting.contents[token];
  if (fitting.kind != RowKind::kIndicator) return price_of_figure(column.rule, content);
  // A weight may be printed as a share of 100.
  const bool share = column.role == Role::kWeight && content.percent && !content.number;
  if (share) return fitting.tokens[token].whole ? kImpossible : kShareAsWeight;
  // 无 behind a single figure says as well that there is no reason.
  const bool no_reason =
      content.blank && fitting.words.no_reason.contains(fitting.tokens[token].key);
  return no_reason ? kEmptyValue + kNoReason : price_of_figure(column.rule, content);
}

// One token alone in the column.
int price_of_token(const Fitting& fitting, const FitColumn& column, std::size_t token) {
  const Content& content = fitting.contents[token];
  if (is_group(column.rule)) {
    return bears(fitting.tokens[token].labels, column.rule.names) ? 0 : kImpossible;
  }
  if (is_figures(column.rule)) return price_in_figures(fitting, column, token);
  if (column.role == Role::kTargetOp) return content.op ? 0 : kImpossible;
  if (column.role == Role::kTargetUnit)
    return content.blank || content.short_words ? 0 : kImpossible;
  const bool group = fitting.kind == RowKind::kIndicator && fitting.names_group(token);
  if (column.role == Role::kLevel3) return price_of_name(content, group);
  return group ? kImpossible : price_of_value(fitting, column, content);
}

// A figure with its operator and unit set apart: ≥ 95 %.
bool is_spread_measure(const Fitting& fitting, const FitColumn& column, std::size_t begin,
                       std::size_t end) {
  if (column.rule.type != ValueType::kTarget || end - begin > kTokensOfMeasure) return false;
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    const Content& content = fitting.contents[i];
    if (content.figure() && i > begin && !fitting.contents[i - 1].op) return false;
    const bool unit = content.sign || (content.short_words && !content.op &&
                                       count_code_points(fitting.tokens[i].key) <= kLongestUnit);
    if (!content.figure() && !content.op && !content.measure && (i == begin || !unit)) return false;
    text += fitting.tokens[i].passage.text;
  }
  const std::optional<MeasureParts> parts = parse_measure(fold_match(text), fitting.words);
  return parts && (!parts->op_at || parts->op_at->begin == 0);
}

// One more token behind others in a name, a value or a reason.
int price_of_further(const Fitting& fitting, const FitColumn& column, std::size_t token) {
  const Content& content = fitting.contents[token];
  const bool figure = content.number || content.measure || content.percent;
  if (fitting.tokens[token].whole) return kImpossible;
  if (fitting.kind == RowKind::kIndicator && fitting.names_group(token)) return kImpossible;
  if (column.role == Role::kReason) return figure ? kFurtherToken : 1;
  if (content.op || content.sign || content.bound) return kImpossible;
  if (!figure) return kFurtherToken;
  return column.role == Role::kLevel3 ? kFigureInName : kImpossible;
}

// Tokens [begin, end) in the column.
int price_of_cell(const Fitting& fitting, std::size_t at, std::size_t begin, std::size_t end) {
  const FitColumn& column = fitting.columns[at];
  if (begin == end) return price_of_empty(fitting, column);
  const bool group = is_group(column.rule);
  if (group && (end - begin > 1 || !fitting.names_group(begin))) return kImpossible;
  int price = price_of_token(fitting, column, begin);
  if (end - begin == 1) return price;
  const bool words = !group && (column.role == Role::kLevel3 || column.role == Role::kTarget ||
                                column.role == Role::kActual || column.role == Role::kReason ||
                                column.role == Role::kExpected);
  if (!words) return kImpossible;
  if (!fitting.tokens[begin].whole && is_spread_measure(fitting, column, begin, end)) {
    return kSpreadMeasure;
  }
  for (std::size_t i = begin + 1; i < end; ++i) {
    const int further = price_of_further(fitting, column, i);
    if (further == kImpossible) return kImpossible;
    price += further;
  }
  return price;
}

using Way = std::vector<std::size_t>;  // width + 1 borders between tokens

struct WayCells {
  const Fitting& fitting;
  const Way& way;

  std::optional<std::size_t> column(Role role) const {
    return fitting.places[static_cast<std::size_t>(role)];
  }
  bool filled(Role role) const {
    const std::optional<std::size_t> at = column(role);
    return at && way[*at] < way[*at + 1];
  }
  const Content* content(Role role) const {
    return filled(role) ? &fitting.contents[way[*column(role)]] : nullptr;
  }
};

// What several cells cost together.
int price_of_indicator(const WayCells& cells) {
  int price = 0;
  const bool any = cells.filled(Role::kTarget) || cells.filled(Role::kActual) ||
                   cells.filled(Role::kWeight) || cells.filled(Role::kScore);
  if (any && !cells.filled(Role::kLevel3)) price += kEmptyName;
  if (cells.filled(Role::kLevel1) && cells.column(Role::kLevel2) && !cells.filled(Role::kLevel2)) {
    price += kGroupAlone;
  }
  const Content* weight = cells.content(Role::kWeight);
  const Content* score = cells.content(Role::kScore);
  const bool above = weight != nullptr && score != nullptr && weight->number && score->number &&
                     *weight->number < *score->number;
  return price + (above ? kOddFigures : 0);
}

int price_of_fund(const WayCells& cells) {
  const Content* rate = cells.content(Role::kExecutionRate);
  if (rate == nullptr || rate->blank) return 0;
  const Content* annual = cells.content(Role::kAnnualBudget);
  const Content* executed = cells.content(Role::kExecuted);
  if (annual == nullptr || executed == nullptr || !annual->amount || !executed->amount) {
    return kOddFigures;
  }
  if (annual->amount->zero()) return rate->percent || !rate->number->zero() ? kOddFigures : 0;
  const Decimal share = rate->percent ? *rate->percent : rate->number->shifted(-2);
  const Decimal off = (share * *annual->amount - *executed->amount).abs();
  // A hundredth of the budget: the rate is printed to a percent at the least.
  return off <= annual->amount->abs().shifted(-2) ? 0 : kWrongRate;
}

int price_together(const Fitting& fitting, const Way& way) {
  const WayCells cells{fitting, way};
  if (fitting.kind == RowKind::kIndicator) return price_of_indicator(cells);
  return fitting.kind == RowKind::kGoal ? 0 : price_of_fund(cells);
}

// The price of tokens [begin, end) in each column, looked up for every way they are part of.
class CellPrices {
 public:
  explicit CellPrices(const Fitting& fitting) : places_(fitting.tokens.size() + 1) {
    prices_.reserve(fitting.width() * places_ * places_);
    for (std::size_t column = 0; column < fitting.width(); ++column) {
      for (std::size_t begin = 0; begin < places_; ++begin) {
        for (std::size_t end = 0; end < places_; ++end) {
          prices_.push_back(end < begin ? kImpossible : price_of_cell(fitting, column, begin, end));
        }
      }
    }
  }

  int at(std::size_t column, std::size_t begin, std::size_t end) const {
    return prices_[(column * places_ + begin) * places_ + end];
  }

 private:
  std::size_t places_;
  std::vector<int> prices_;
};

// cheapest[c][t]: the least price of laying tokens [t, end) under columns [c, end).
std::vector<std::vector<int>> least_prices(const Fitting& fitting, const CellPrices& prices) {
  const std::size_t tokens = fitting.tokens.size();
  std::vector<std::vector<int>> least(fitting.width() + 1,
                                      std::vector<int>(tokens + 1, kImpossible));
  least[fitting.width()][tokens] = 0;
  for (std::size_t column = fitting.width(); column-- > 0;) {
    for (std::size_t begin = 0; begin <= tokens; ++begin) {
      for (std::size_t end = begin; end <= tokens; ++end) {
        const int price = prices.at(column, begin, end) + least[column + 1][end];
        least[column][begin] = std::min(least[column][begin], price);
      }
    }
  }
  return least;
}

struct Search {
  const Fitting& fitting;
  const CellPrices& prices;
  std::vector<std::vector<int>> least;
  int best = kImpossible;
  std::vector<Way> ways;  // of the best price
  Way way;
};

void try_ways(Search& search, std::size_t column, int price) {
  const std::size_t begin = search.way.back();
  if (search.ways.size() >= kWays) return;
  if (column == search.fitting.width()) {
    if (begin != search.fitting.tokens.size()) return;
    const int all = price + price_together(search.fitting, search.way);
    if (all > search.best) return;
    if (all < search.best) search.ways.clear();
    search.best = all;
    search.ways.push_back(search.way);
    return;
  }
  for (std::size_t end = begin; end <= search.fitting.tokens.size(); ++end) {
    const int here = price + search.prices.at(column, begin, end);
    if (here + search.least[column + 1][end] > std::min(search.best, kImpossible - 1)) continue;
    search.way.push_back(end);
    try_ways(search, column + 1, here);
    search.way.pop_back();
  }
}

// A sign for nothing in a column of figures is as good as an empty cell.
bool is_empty(const Fitting& fitting, std::size_t column, std::size_t begin, std::size_t end) {
  const bool figures = is_figures(fitting.columns[column].rule);
  return begin == end || (figures && end - begin == 1 && fitting.contents[begin].blank);
}

RowFit agreement(const Search& search) {
  RowFit fit;
  fit.price = search.best;
  for (std::size_t column = 0; column < search.fitting.width(); ++column) {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t filled = 0;
    bool same = true;
    for (const Way& way : search.ways) {
      if (is_empty(search.fitting, column, way[column], way[column + 1])) continue;
      same = filled++ == 0 || (same && way[column] == begin && way[column + 1] == end);
      begin = begin == end ? way[column] : std::min(begin, way[column]);
      end = std::max(end, way[column + 1]);
    }
    const bool sure = same && (filled == 0 || filled == search.ways.size());
    fit.cells.push_back({static_cast<int>(begin), static_cast<int>(end), sure});
  }
  return fit;
}

}  // namespace

Content look_at(const Token& token, const ValueWords& words) {
  constexpr int kShortWords = 8;
  Content content;
  std::string folded = fold_match(token.passage.text);
  content.blank = is_blank(folded, words);
  content.op = !parse_operator(folded, words).empty() || words.natures.count(token.key) > 0;
  content.sentence =
      folded.find("。") != std::string::npos || folded.find(';') != std::string::npos;
  content.short_words = !has_digit(folded) && count_code_points(folded) <= kShortWords;
  content.sign = folded == "%" || folded == "‰";
  if (const std::optional<MeasureParts> parts = parse_measure(folded, words)) {
    content.measure = true;
    content.bound = !parts->op.empty();
  }
  if (const std::optional<Amount> amount = parse_amount(folded)) content.amount = amount->number;
  content.percent = parse_percent(folded);
  content.number = parse_points(folded, words);
  return content;
}

bool RowFit::sure() const {
  return std::all_of(cells.begin(), cells.end(), [](const FittedCell& cell) { return cell.sure; });
}

std::optional<RowFit> fit_row(RowKind kind, const ValueWords& words,
                              std::span<const ColumnRule* const> columns,
                              std::span<const Token> tokens, std::span<const Content> contents) {
  if (tokens.empty() || tokens.size() > kTokensOfRow || columns.empty()) return std::nullopt;
  Fitting fitting{kind, words, {}, {}, tokens, contents, find_groups(columns, tokens)};
  for (const ColumnRule* rule : columns) {
    const Role role = role_of(*rule);
    if (role != Role::kOther) {
      std::optional<std::size_t>& place = fitting.places[static_cast<std::size_t>(role)];
      if (!place) place = fitting.columns.size();
    }
    fitting.columns.push_back({*rule, role});
  }
  const CellPrices prices(fitting);
  Search search{fitting, prices, least_prices(fitting, prices), kImpossible, {}, {0}};
  if (search.least[0][0] >= kImpossible) return std::nullopt;
  try_ways(search, 0, 0);
  if (search.ways.empty()) return std::nullopt;
  return agreement(search);
}

}  // namespace jixiao
