// The tokens of a flattened form -> its rows.
//
// Example: "分值 得分 产出指标 数量指标 … 总分 100 98" is a header, a row of an indicator and the
// total row. Where each row has a line of its own nothing but its kind is decided here; where a
// whole form stands in one line a label begins a row of funds, and indicators are parted in the
// cheapest way (row_fit.h): what other ways of that price part differently is one doubtful row.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "map/row_fit.h"
#include "map/tokens.h"
#include "rules/pack.h"

namespace jixiao {

enum class FlatKind { kFields, kHeader, kFund, kGoal, kIndicator, kTotal };

struct FlatRow {
  FlatKind kind = FlatKind::kFields;
  std::size_t begin = 0;  // tokens [begin, end)
  std::size_t end = 0;
  const TableRule* rule = nullptr;  // of a header, and of the header that a row stands below
  bool doubtful = false;
};

std::vector<FlatRow> split_rows(const Pack& pack, std::span<const Token> tokens,
                                std::span<const Content> contents, bool glued);

struct FlatColumn {
  const ColumnRule* rule = nullptr;
  std::size_t token = 0;
};

// The columns of a header, in the order of its tokens.
std::vector<FlatColumn> columns_of(const FlatRow& header, std::span<const Token> tokens);

// Is the token the label of a field whose value stands beside it?
bool is_field_label(const Pack& pack, const Token& token);
// Is it label and value in one: 填报日期：2024年2月1日?
bool is_field_with_value(const Pack& pack, const Token& token);

}  // namespace jixiao
