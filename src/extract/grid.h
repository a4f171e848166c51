// Rows of cells as a file writes them -> a Table on a grid, each cell once at its top-left.
//
// Example, rows of cells with their spans ("r" opens a vertical merge, "c" continues it):
//   A r | B span 2        (0,0) 2x1 A   (0,1) 1x2 B
//   A c | C | D      ->                 (1,1) 1x1 C   (1,2) 1x1 D
// No two cells overlap; positions that no cell covers are the padding of ragged rows. Columns are
// max(grid, widest row); widths never place a cell. Oddities leave notes, only too many columns
// are a Failure. Not here: reading the rows, and nested tables (they are blocks of their cell).
#pragma once

#include <vector>

#include "document/document.h"
#include "value/limits.h"
#include "value/unread.h"

namespace jixiao {

enum class Merge { kNone, kRestart, kContinue };

struct RawCell {
  int before = 0;  // empty columns in front of it
  int span = 1;
  Merge vertical = Merge::kNone;
  Merge horizontal = Merge::kNone;
  bool deleted = false;  // revision: its columns go to the cell before it if the row is short
  int line = -1;         // of the source, where it has lines
  std::vector<Block> blocks;
};

struct RawRow {
  int before = 0;  // empty columns at its beginning
  int after = 0;
  std::vector<RawCell> cells;
};

struct RawTable {
  int grid_columns = 0;
  std::vector<RawRow> rows;
};

// Notes get row and column only; part, block and table are the caller's.
Table lay_out(RawTable raw, const Limits& limits, std::vector<Unread>& notes);

}  // namespace jixiao
