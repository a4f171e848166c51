// Forms whose table was flattened into lines of text: cells parted by white space, or by nothing.
//
//     项目名称 某项目                                    label and value
//     项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分     a header
//     年度资金总额 42 37.44 37.44 10 100% 10             a row: laid under the header by row_fit.h
//     其中：当年财政拨款                                 empty cells have vanished
// A row may have a line of its own, or a whole form may stand in one line: then labels, headers and
// the order of cells tell where a row ends, and rows that may end in several places are doubtful.
// Or each cell has a line, between a title and a total row: their order tells the rows in the same
// way, and where a row may end in several places the form is not read.
// What is found is a FoldedTable like any other, its cells placed in the paragraphs they come from;
// a cell that fits in several ways is doubtful (see Passage), and a note says so.
// Not read: text whose columns were interleaved, values first and labels after (PDF); a note says
// that a form was seen there (find_scattered).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "map/folded_table.h"
#include "map/prose.h"
#include "map/tokens.h"
#include "rules/pack.h"
#include "value/unread.h"

namespace jixiao {

// Where a form stands and what is left of its cells.
struct FlattenedRegion {
  std::size_t first = 0;  // lines [first, last)
  std::size_t last = 0;
  bool glued = false;
  bool cell_lines = false;       // each cell has a line: read only if nothing of it is doubtful
  std::vector<Passage> sources;  // of the tokens: the lines, or the cells of a table
  std::vector<Token> tokens;
};

std::vector<FlattenedRegion> find_flattened(const Document& document, const Rules& rules,
                                            const std::vector<Line>& lines);

// A note if the lines that nothing used hold the labels of a form whose cells cannot be placed.
std::optional<Unread> find_scattered(const Rules& rules, const std::vector<Line>& lines);

// A table of pipes that has lost the ends of its rows; nothing if the table has them.
std::optional<FlattenedRegion> find_flattened(const FoldedTable& table);

struct FlattenedForm {
  FoldedTable table;
  std::vector<Unread> notes;
};

FlattenedForm lay_out_flattened(FlattenedRegion region, const Pack& pack, KnownTexts& texts);

}  // namespace jixiao
