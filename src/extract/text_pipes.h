// Tables of a plain text whose cells are parted by pipes, as Markdown and many converters write.
//
//     | 项目名称 | 应急项目 |          a row a line; the pipes at the ends may be missing
//     |---|:--:|                       rules between rows are no rows; also +---+ and ────
//     | 主管部门 | 某局<br>某处 |      <br> breaks a line, \| is a pipe in a cell
//     | 目标 | 完成
//       率 | 100% |                    a cell may be broken over lines where rows end with a pipe
//
//     项目名称 | 应急项目            or no pipe stands at the ends, and rows have unlike numbers of
//      | 产出指标 | 数量指标          cells, the first empty where it is merged (text_ragged.h)
//     项目名称 |                 or each cell has a line of its own and ends with a pipe
// Runs of pipes are empty cells: the text lost the spans (Table::spans_known is false). One blank
// line may stand between any two rows of a table. Where +---+ rules part the rows, the lines
// between two rules are one row, each cell of several lines. Also read as pipes: ｜ and │. Not
// decided here: where rows end in a text that put several into one line.
#pragma once

#include <string_view>

#include "extract/text_draft.h"
#include "extract/text_line.h"

namespace jixiao {

// Does the line begin with a pipe and hold a cell?
bool opens_pipe_row(std::string_view line);

// Reads the table that begins at the cursor and moves behind it; false, and nothing happens, if
// none does: a line with pipes in it but none at its begin is a row only among others of its width,
// or of a ragged table. No table of the latter kind begins before the byte `no_bare_before`, which
// a look that finds none moves on.
bool read_pipe_table(TextCursor& cursor, std::size_t& no_bare_before, TextDraft& draft);

}  // namespace jixiao
