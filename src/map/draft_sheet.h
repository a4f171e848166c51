// The form as `draft` walks it: its cells by what they are called, and where a table begins in it.
//
// Example: header_of(sheet, 4) of a row | 一级指标 | 三级指标 | 目标值 | 得分 | over another row is
// the table indicators with four columns; of | 项目名称 | 某项目 | it is nothing. Names are found
// by the words that the field uses everywhere. Not here: what stands below a header (draft.cpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/draft.h"
#include "map/folded_table.h"
#include "rules/value_words.h"

namespace jixiao {

// The first name of which a word stands in the text. Words are the field's standard terms; an
// earlier entry is the more special one.
struct Named {
  std::string_view word;
  std::string_view id;
};

inline bool holds(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

template <std::size_t N>
std::string find_name(const Named (&names)[N], std::string_view key) {
  for (const Named& named : names) {
    if (holds(key, named.word)) return std::string(named.id);
  }
  return {};
}

bool is_figure(const std::string& text, const ValueWords& words);
// A short text that is no value.
bool is_label(const FoldedCell& cell, const ValueWords& words);
bool is_total_label(std::string_view key);

// The table as it is walked, and what came of it so far.
struct DraftSheet {
  const FoldedTable& table;
  const ValueWords& words;
  DraftPack pack = {};
  std::vector<std::string> used = {};  // labels that fields have already
  int notes = 0;
  int contacts = 0;
};

// Cells of the row with text that begin in it.
std::vector<int> filled(const FoldedTable& table, int row);
// A cell at the left that reaches below its row names what stands beside it.
bool is_side_caption(const FoldedTable& table, int index);
// The first cell of the row that holds text and names no block beside it; -1: none.
int row_label(const FoldedTable& table, int row);
// The table whose header the row is, with the id of each column that has one.
std::optional<DraftTable> header_of(const DraftSheet& sheet, int row);

}  // namespace jixiao
