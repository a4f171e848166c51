// What must hold of every document that a reader returns, for the fuzzers.
//
// Example: require_sound(read_text(text, limits)) returns for a sound document and aborts for one
// whose cells overlap.
#pragma once

#include <cstdlib>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "document/document.h"
#include "value/limits.h"

namespace jixiao::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_sound(const std::vector<Block>& blocks);

// Cells lie within the grid, in row order, and no two overlap.
inline void require_sound(const Table& table) {
  std::set<std::pair<int, int>> taken;
  std::pair<int, int> last{-1, -1};
  for (const Cell& cell : table.cells) {
    require(cell.row >= 0 && cell.col >= 0 && cell.rowspan >= 1 && cell.colspan >= 1);
    require(cell.row + cell.rowspan <= table.rows && cell.col + cell.colspan <= table.cols);
    const std::pair<int, int> at{cell.row, cell.col};
    require(last < at);
    last = at;
    for (int row = cell.row; row < cell.row + cell.rowspan; ++row) {
      for (int col = cell.col; col < cell.col + cell.colspan; ++col) {
        require(taken.emplace(row, col).second);
      }
    }
    require_sound(cell.blocks);
  }
}

inline void require_sound(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (const Table* table = std::get_if<Table>(&block)) require_sound(*table);
  }
}

// Small enough that a fuzzer's step stays fast.
inline Limits small_limits() {
  Limits limits;
  limits.part_bytes = 1ULL << 20;
  limits.package_bytes = 4ULL << 20;
  limits.cells = 20000;
  limits.columns = 200;
  limits.table_nesting = 16;
  return limits;
}

}  // namespace jixiao::fuzz
