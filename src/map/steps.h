// What map did on the way, for those who ask why: which lines it saw, how it took each row of each
// table.
//
// Example: rows[3] is {kHeader, funds}: row 3 shows the key columns of the pack's table funds.
// Filled only where it is asked for (map.h); a plain run keeps nothing. What it means is
// explain.h's business.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "map/folded_table.h"
#include "map/known_texts.h"
#include "map/prose.h"
#include "rules/pack.h"

namespace jixiao {

struct RowStep {
  enum class How { kNothing, kTitle, kHeader, kFields, kTableRow } how = How::kNothing;
  const TableRule* table = nullptr;  // of kHeader and kTableRow
};

struct TableSteps {
  FoldedTable table;
  std::string title_key;  // what packs were detected by; empty: none
  std::size_t first_caption = 0;
  std::size_t last_caption = 0;  // lines [first, last) are the table's captions
  const Pack* pack = nullptr;    // null: none reads it
  int form = -1;                 // index into Report::forms
  std::vector<RowStep> rows = {};
};

struct MapSteps {
  KnownTexts texts;  // of the cells of the tables
  std::vector<Line> lines;
  std::vector<std::string> signs;  // of packs whose `lines` the document fits (detect.h)
  std::vector<TableSteps> tables;  // of the body, an outer one before those in its cells
};

}  // namespace jixiao
