#include "extract/grid.h"

#include <algorithm>
#include <string>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

// A cell of the row above that may be continued.
struct OpenMerge {
  int col;
  std::size_t cell;  // index into Table::cells
};

// "说明" at a cell; kinds that repeat in a broken table are told once.
struct Notes {
  std::vector<Unread>& list;
  bool orphan_told = false;

  void add(int row, int col, std::string what, std::string what_en) {
    Place place;
    place.row = row;
    place.col = col;
    list.push_back({std::move(what), std::move(what_en), place});
  }
};

bool has_content(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    const Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    return paragraph == nullptr || !paragraph->text.empty() || !paragraph->label().empty();
  });
}

void move_blocks(std::vector<Block>& from, std::vector<Block>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

// A span that no program would write is not believed; it gets one column.
int clamp_span(int span, int row, int col, const Limits& limits, Notes& notes) {
  if (span >= 1 && span <= limits.columns) return span;
  notes.add(row, col, "单元格跨列数 " + std::to_string(span) + " 无效，按 1 列读取",
            "the cell spans " + std::to_string(span) + " columns, read as 1");
  return 1;
}

int clamp_gap(int gap, int row, const Limits& limits, Notes& notes) {
  if (gap >= 0 && gap <= limits.columns) return gap;
  notes.add(row, 0, "行首尾空列数 " + std::to_string(gap) + " 无效，按 0 读取",
            "the row leaves " + std::to_string(gap) + " columns empty, read as 0");
  return 0;
}

int row_width(const RawRow& row, bool with_deleted) {
  int width = row.before + row.after;
  for (const RawCell& cell : row.cells) {
    if (with_deleted || !cell.deleted) width += cell.before + cell.span;
  }
  return width;
}

// Deleted cells go; where that leaves the row short the cell before them takes their columns.
void drop_deleted(RawRow& row, int columns) {
  const auto deleted = [](const RawCell& cell) { return cell.deleted; };
  if (std::none_of(row.cells.begin(), row.cells.end(), deleted)) return;
  int missing = columns - row_width(row, false);
  std::vector<RawCell> kept;
  for (RawCell& cell : row.cells) {
    if (!cell.deleted) {
      kept.push_back(std::move(cell));
    } else if (!kept.empty() && missing > 0) {
      const int taken = std::min(missing, cell.span);
      kept.back().span += taken;
      missing -= taken;
    }
  }
  row.cells = std::move(kept);
}

// The legacy horizontal merge: a run of continuing cells belongs to the cell before it.
void join_horizontal(RawRow& row) {
  const auto continues = [](const RawCell& cell) { return cell.horizontal == Merge::kContinue; };
  if (std::none_of(row.cells.begin(), row.cells.end(), continues)) return;
  std::vector<RawCell> joined;
  for (RawCell& cell : row.cells) {
    if (cell.horizontal != Merge::kContinue || joined.empty()) {
      joined.push_back(std::move(cell));
      continue;
    }
    joined.back().span += cell.span;
    if (has_content(cell.blocks)) move_blocks(cell.blocks, joined.back().blocks);
  }
  row.cells = std::move(joined);
}

void check_columns(int columns, int row, const Limits& limits) {
  if (columns <= limits.columns) return;
  throw LimitFailure("row " + std::to_string(row) + " of a table has too many columns", limits,
                     &Limits::columns);
}

void clamp_row(RawRow& row, int number, const Limits& limits, Notes& notes) {
  row.before = clamp_gap(row.before, number, limits, notes);
  row.after = clamp_gap(row.after, number, limits, notes);
  int col = row.before;
  for (RawCell& cell : row.cells) {
    col += cell.before;
    cell.span = clamp_span(cell.span, number, col, limits, notes);
    col += cell.span;
    check_columns(col, number, limits);
  }
  check_columns(col + row.after, number, limits);
}

// Lays one row; `open` holds the merges of the row above, in column order, and gets this row's.
class RowLayout {
 public:
  RowLayout(Table& table, std::vector<OpenMerge>& open, Notes& notes)
      : table_(table), open_(open), notes_(notes) {}

  void lay(RawRow& row, int number) {
    std::vector<OpenMerge> next;
    std::size_t above = 0;
    int col = row.before;
    for (RawCell& cell : row.cells) {
      col += cell.before;
      while (above < open_.size() && open_[above].col < col) ++above;
      const bool meets = above < open_.size() && open_[above].col == col &&
                         table_.cells[open_[above].cell].colspan == cell.span;
      if (cell.vertical == Merge::kContinue && meets) {
        extend(open_[above].cell, cell, number, col);
        next.push_back(open_[above]);
      } else {
        place(cell, number, col, next);
      }
      col += cell.span;
    }
    open_ = std::move(next);
  }

 private:
  void extend(std::size_t index, RawCell& cell, int row, int col) {
    Cell& upper = table_.cells[index];
    ++upper.rowspan;
    if (!has_content(cell.blocks)) return;
    move_blocks(cell.blocks, upper.blocks);
    notes_.add(row, col, "向下合并的单元格里另有文字，已接在上方单元格之后",
               "a cell that is merged into the one above has text of its own, kept behind the "
               "upper text");
  }

  void place(RawCell& cell, int row, int col, std::vector<OpenMerge>& next) {
    if (cell.vertical == Merge::kContinue && !notes_.orphan_told) {
      notes_.orphan_told = true;
      notes_.add(row, col, "单元格向上合并而上方没有可合并的单元格，按独立单元格读取",
                 "a cell continues a merge that no cell above began, read as a cell of its own");
    }
    // Word goes on merging below a continuation without a beginning, so that opens one too.
    if (cell.vertical != Merge::kNone) next.push_back({col, table_.cells.size()});
    Cell& placed = table_.cells.emplace_back();
    placed.row = row;
    placed.col = col;
    placed.colspan = cell.span;
    placed.line = cell.line;
    placed.blocks = std::move(cell.blocks);
  }

  Table& table_;
  std::vector<OpenMerge>& open_;
  Notes& notes_;
};

}  // namespace

Table lay_out(RawTable raw, const Limits& limits, std::vector<Unread>& notes) {
  Notes told{notes};
  Table table;
  table.rows = static_cast<int>(raw.rows.size());
  check_columns(raw.grid_columns, 0, limits);
  table.cols = raw.grid_columns;
  for (std::size_t i = 0; i < raw.rows.size(); ++i) {
    clamp_row(raw.rows[i], static_cast<int>(i), limits, told);
    table.cols = std::max(table.cols, row_width(raw.rows[i], false));
  }
  // Not more than are needed: a large table is most of its document.
  std::size_t cells = 0;
  for (const RawRow& row : raw.rows) cells += row.cells.size();
  table.cells.reserve(cells);
  std::vector<OpenMerge> open;
  RowLayout layout(table, open, told);
  for (std::size_t i = 0; i < raw.rows.size(); ++i) {
    drop_deleted(raw.rows[i], table.cols);
    join_horizontal(raw.rows[i]);
    layout.lay(raw.rows[i], static_cast<int>(i));
    raw.rows[i].cells = std::vector<RawCell>();
  }
  return table;
}

}  // namespace jixiao
