// Which tokens of a flattened row belong to which column.
//
// Example, under 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因:
//   抽检合格率 ≥95 95 10.00 9.00     二级指标 was merged down and is empty, the reason is empty
//   培训人数 ≥95 99 5.00             name and target are sure, the rest may stand in several ways
// A row keeps the order of its cells, but empty cells have vanished. Every way to lay the tokens
// under the columns has a price: for an empty cell that is seldom empty, for words where figures
// stand, for two tokens in one cell, for a rate that the amounts do not give, for a score above its
// weight. The cheapest way is taken; where several are the cheapest, only the columns in which they
// agree. Nothing if no way is possible.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "map/tokens.h"
#include "rules/pack.h"
#include "value/decimal.h"

namespace jixiao {

// What a token may be. Looked at once, since a token is tried in many places.
struct Content {
  std::optional<Decimal> number;   // plain, without a unit
  std::optional<Decimal> amount;   // of money
  std::optional<Decimal> percent;  // with its sign, as a fraction
  bool blank = false;              // - / —
  bool measure = false;            // a figure with an operator or a unit
  bool bound = false;              // with an operator
  bool sign = false;               // % alone
  bool sentence = false;
  bool short_words = false;  // no digit, a few characters
  bool op = false;           // ≥ or 定性 alone

  bool figure() const { return number || amount || percent || blank; }
};

Content look_at(const Token& token, const ValueWords& words);

// Tokens [begin, end) of one column; none if begin == end.
struct FittedCell {
  int begin = 0;
  int end = 0;
  bool sure = true;  // false: [begin, end) covers all tokens that may belong to it
};

struct RowFit {
  std::vector<FittedCell> cells;  // one a column
  int price = 0;

  bool sure() const;
};

// What the row is of: it decides which cells may well be empty.
enum class RowKind { kFundTotal, kFundPart, kGoal, kIndicator };

// `contents` are those of the tokens, with the same words.
std::optional<RowFit> fit_row(RowKind kind, const ValueWords& words,
                              std::span<const ColumnRule* const> columns,
                              std::span<const Token> tokens, std::span<const Content> contents);

}  // namespace jixiao
