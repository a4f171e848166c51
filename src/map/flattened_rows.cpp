#include "map/flattened_rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "map/bound_table.h"
#include "map/folded_table.h"
#include "map/form.h"
#include "map/form_rows.h"

namespace jixiao {
namespace {

// A row of an indicator has a token a column, and some more where white space stands in a cell.
constexpr std::size_t kFurtherTokens = 4;
// Of rows that are parted by price alone: one row costs less than the same tokens in two.
constexpr int kPriceOfRow = 1;
constexpr int kPriceOfDoubt = 6;
// No header has more columns and captions.
constexpr std::size_t kTokensOfHeader = 24;
// More tokens than this are no form of one line.
constexpr std::size_t kTokensOfBody = 1500;

bool is_caption(const TableRule& rule, const Token& token) {
  return bears(token.labels, rule.caption);
}

bool is_column(const TableRule& rule, const Token& token) {
  return std::any_of(rule.columns.begin(), rule.columns.end(),
                     [&](const ColumnRule& column) { return bears(token.labels, column.labels); });
}

// The header alone as a table of one row.
FoldedTable header_table(std::span<const Token> tokens, std::size_t begin, std::size_t end) {
  std::vector<FoldedCell> cells;
  for (std::size_t i = begin; i < end; ++i) {
    FoldedCell cell;
    cell.col = static_cast<int>(i - begin);
    cell.key = tokens[i].key;
    cell.labels = tokens[i].labels;
    cells.push_back(std::move(cell));
  }
  return FoldedTable(std::move(cells), Place{});
}

// The header at token `at`, captions and columns of one rule; its end, or `at`.
std::size_t header_end(const TableRule& rule, std::span<const Token> tokens, std::size_t at) {
  std::size_t end = at;
  const std::size_t most = std::min(tokens.size(), at + kTokensOfHeader);
  while (end < most && (is_caption(rule, tokens[end]) || is_column(rule, tokens[end]))) {
    ++end;
  }
  if (end == at || !bind_header(rule, header_table(tokens, at, end), 0)) return at;
  return end;
}

std::optional<FlatRow> find_header(const Pack& pack, std::span<const Token> tokens,
                                   std::size_t at) {
  for (const TableRule& rule : pack.tables) {
    const std::size_t end = header_end(rule, tokens, at);
    if (end > at) return FlatRow{FlatKind::kHeader, at, end, &rule, false};
  }
  return std::nullopt;
}

bool is_fund_label(const TableRule* rule, const Token& token) {
  return rule != nullptr && rule->id == "funds" && find_fixed_row(*rule, token.labels) != nullptr;
}

FlatKind kind_below(const TableRule* rule) {
  if (rule == nullptr) return FlatKind::kFields;
  if (rule->id == "funds") return FlatKind::kFund;
  return rule->id == "goals" ? FlatKind::kGoal : FlatKind::kIndicator;
}

struct Splitting {
  const Pack& pack;
  std::span<const Token> tokens;
  std::span<const Content> contents;
  const TableRule* rule = nullptr;  // of the header above
  std::vector<FlatRow> rows;
  bool glued = false;
  bool ended = false;  // fields stand below the rows of that header

  bool figure(std::size_t token) const { return token < tokens.size() && contents[token].figure(); }
  // A total row of indicators: its label with a figure behind it.
  bool total_at(std::size_t token) const {
    if (rule == nullptr || rule->id != "indicators") return false;
    if (!bears(tokens[token].labels, rule->total_rows) || token + 1 >= tokens.size()) return false;
    const std::string& next = tokens[token + 1].key;
    return figure(token + 1) || (glued && next[0] >= '0' && next[0] <= '9');
  }
  void add(FlatKind kind, std::size_t begin, std::size_t end, bool doubtful = false) {
    if (begin < end) rows.push_back({kind, begin, end, rule, doubtful});
  }
};

std::size_t line_end(std::span<const Token> tokens, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < tokens.size() && !tokens[end].first) ++end;
  return end;
}

// Does every header have its lines for itself?
bool has_row_per_line(const Pack& pack, std::span<const Token> tokens) {
  bool any = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::optional<FlatRow> header = find_header(pack, tokens, at);
    if (!header) continue;
    any = true;
    const bool ends = header->end == tokens.size() || tokens[header->end].first;
    if (!tokens[at].first || !ends) return false;
    at = header->end - 1;
  }
  return any;
}

// A line that is no header.
void add_line(Splitting& split, std::size_t begin, std::size_t end) {
  const Token& first = split.tokens[begin];
  if (split.rule != nullptr && !is_fund_label(split.rule, first) &&
      bears(first.labels, split.rule->stop_at)) {
    split.rule = nullptr;
  }
  // Below the total stand notes and signatures.
  const bool fields = split.rule == nullptr || split.ended || is_field_label(split.pack, first) ||
                      is_field_with_value(split.pack, first);
  // 其他需要说明事项 无 总分 100 96: two rows in one line.
  for (std::size_t at = begin; at < end; ++at) {
    if (!split.total_at(at) || (at > begin && !fields)) continue;
    split.add(FlatKind::kFields, begin, at);
    split.add(FlatKind::kTotal, at, end);
    split.ended = true;
    return;
  }
  split.add(fields ? FlatKind::kFields : kind_below(split.rule), begin, end);
}

void split_by_lines(Splitting& split) {
  for (std::size_t at = 0; at < split.tokens.size();) {
    if (const std::optional<FlatRow> header = find_header(split.pack, split.tokens, at)) {
      split.rule = header->rule;
      split.ended = false;
      split.rows.push_back(*header);
      at = header->end;
      continue;
    }
    const std::size_t end = line_end(split.tokens, at);
    add_line(split, at, end);
    at = end;
  }
}

// Tokens between the last header and the total: rows of indicators, parted where it is cheapest.
class Body {
 public:
  Body(Splitting& split, std::size_t begin, std::size_t end)
      : split_(split), begin_(begin), size_(end - begin) {
    for (const FlatColumn& column : columns_of(last_header(), split.tokens)) {
      columns_.push_back(column.rule);
    }
    find_prices();
    count_ways();
  }

  void add_rows() {
    if (least_[0] >= kNoWay) {
      split_.add(FlatKind::kIndicator, begin_, begin_ + size_, true);
      return;
    }
    std::size_t at = 0;
    while (at < size_) {
      std::size_t next = at + 1;
      while (!on_all_ways(next)) ++next;
      const bool one_row = is_best(at, next);
      split_.add(FlatKind::kIndicator, begin_ + at, begin_ + next, !one_row);
      at = next;
    }
  }

 private:
  static constexpr int kNoWay = std::numeric_limits<int>::max() / 2;

  FlatRow last_header() const {
    const auto found =
        std::find_if(split_.rows.rbegin(), split_.rows.rend(),
                     [](const FlatRow& row) { return row.kind == FlatKind::kHeader; });
    return *found;
  }

  // Price of the tokens [at, end) as one row.
  int price(std::size_t at, std::size_t end) const {
    const std::size_t first = begin_ + at;
    std::size_t count = end - at;
    // A template row is one of its own, or stands behind the names of groups.
    if (bears(split_.tokens[first + count - 1].labels, split_.rule->skip_rows)) {
      if (count == 1) return kPriceOfRow;
      --count;
    }
    for (std::size_t i = first; i < first + count; ++i) {
      if (bears(split_.tokens[i].labels, split_.rule->skip_rows)) return kNoWay;
    }
    const std::optional<RowFit> fit =
        fit_row(RowKind::kIndicator, *split_.pack.values, columns_,
                split_.tokens.subspan(first, count), split_.contents.subspan(first, count));
    if (!fit) return kNoWay;
    return fit->price + kPriceOfRow + (fit->sure() ? 0 : kPriceOfDoubt);
  }

  std::size_t longest() const { return columns_.size() + kFurtherTokens; }

  void find_prices() {
    least_.assign(size_ + 1, kNoWay);
    prices_.resize(size_);
    least_[size_] = 0;
    for (std::size_t at = size_; at-- > 0;) {
      for (std::size_t end = at + 1; end <= std::min(size_, at + longest()); ++end) {
        prices_[at].push_back(price(at, end));
        if (prices_[at].back() < kNoWay && least_[end] < kNoWay) {
          least_[at] = std::min(least_[at], prices_[at].back() + least_[end]);
        }
      }
    }
  }

  // Is the row [at, end) part of a cheapest way from `at` on?
  bool is_best(std::size_t at, std::size_t end) const {
    if (end - at > prices_[at].size()) return false;
    const int here = prices_[at][end - at - 1];
    return here < kNoWay && here + least_[end] == least_[at];
  }

  // Numbers of cheapest ways; they may wrap around, which no two unlike counts are expected to.
  void count_ways() {
    ways_to_end_.assign(size_ + 1, 0);
    ways_from_begin_.assign(size_ + 1, 0);
    ways_to_end_[size_] = 1;
    ways_from_begin_[0] = 1;
    for (std::size_t at = size_; at-- > 0;) {
      for (std::size_t end = at + 1; end <= at + prices_[at].size(); ++end) {
        if (is_best(at, end)) ways_to_end_[at] += ways_to_end_[end];
      }
    }
    for (std::size_t at = 0; at < size_; ++at) {
      for (std::size_t end = at + 1; end <= at + prices_[at].size(); ++end) {
        if (is_best(at, end)) ways_from_begin_[end] += ways_from_begin_[at];
      }
    }
  }

  bool on_all_ways(std::size_t at) const {
    return at == size_ || ways_from_begin_[at] * ways_to_end_[at] == ways_to_end_[0];
  }

  Splitting& split_;
  std::size_t begin_;
  std::size_t size_;
  std::vector<const ColumnRule*> columns_;
  std::vector<int> least_;                // from each token to the end
  std::vector<std::vector<int>> prices_;  // of rows of 1, 2, … tokens
  std::vector<std::uint64_t> ways_to_end_;
  std::vector<std::uint64_t> ways_from_begin_;
};

// Adds the tokens [begin, end) that stand below the header of split.rule.
void add_below(Splitting& split, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const FlatKind kind = split.ended ? FlatKind::kFields : kind_below(split.rule);
  if (kind != FlatKind::kIndicator) {
    split.add(kind, begin, end);
  } else if (end - begin > kTokensOfBody) {
    split.add(kind, begin, end, true);
  } else {
    Body(split, begin, end).add_rows();
  }
}

// Behind the total: its figures and a grade.
std::size_t total_end(const Splitting& split, std::size_t at) {
  std::size_t end = at + 1;
  if (split.glued) return end + 1;
  while (split.figure(end)) ++end;
  const bool grade = end < split.tokens.size() && split.contents[end].short_words &&
                     !is_field_label(split.pack, split.tokens[end]) &&
                     !find_header(split.pack, split.tokens, end);
  return grade ? end + 1 : end;
}

void split_by_words(Splitting& split) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < split.tokens.size();) {
    const Token& token = split.tokens[at];
    if (const std::optional<FlatRow> header = find_header(split.pack, split.tokens, at)) {
      add_below(split, begin, at);
      split.rule = header->rule;
      split.ended = false;
      split.rows.push_back(*header);
      begin = at = header->end;
      continue;
    }
    if (split.total_at(at)) {
      add_below(split, begin, at);
      const std::size_t end = total_end(split, at);
      split.add(FlatKind::kTotal, at, end);
      split.ended = true;
      begin = at = end;
      continue;
    }
    const bool fund = is_fund_label(split.rule, token);
    const bool stops =
        split.rule != nullptr && !split.ended && !fund &&
        (bears(token.labels, split.rule->stop_at) || is_field_label(split.pack, token) ||
         is_field_with_value(split.pack, token));
    if (fund || stops) {
      add_below(split, begin, at);
      begin = at;
      split.ended = stops;
    }
    ++at;
  }
  add_below(split, begin, split.tokens.size());
}

}  // namespace

bool is_field_with_value(const Pack& pack, const Token& token) {
  return find_field(pack, token.labels_before_colon) != nullptr;
}

bool is_field_label(const Pack& pack, const Token& token) {
  return find_field(pack, token.labels) != nullptr;
}

std::vector<FlatColumn> columns_of(const FlatRow& header, std::span<const Token> tokens) {
  std::vector<FlatColumn> columns;
  const std::optional<BoundTable> bound =
      bind_header(*header.rule, header_table(tokens, header.begin, header.end), 0);
  if (!bound) return columns;
  for (const BoundColumn& column : bound->columns) {
    columns.push_back({column.rule, header.begin + static_cast<std::size_t>(column.position)});
  }
  // Where a header takes two rows its lower one, the names of the groups, comes last; the cells
  // below stand in the order of the columns, names first.
  std::stable_partition(columns.begin(), columns.end(), [](const FlatColumn& column) {
    return column.rule->fill_down || column.rule->id == "level3";
  });
  return columns;
}

std::vector<FlatRow> split_rows(const Pack& pack, std::span<const Token> tokens,
                                std::span<const Content> contents, bool glued) {
  Splitting split{pack, tokens, contents, nullptr, {}, glued, false};
  if (has_row_per_line(pack, tokens)) {
    split_by_lines(split);
  } else {
    split_by_words(split);
  }
  return split.rows;
}

}  // namespace jixiao
