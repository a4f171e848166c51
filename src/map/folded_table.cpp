#include "map/folded_table.h"

#include <algorithm>

#include "normalize/fold.h"

namespace jixiao {
namespace {

FoldedCell folded(const Cell& cell, const Place& place) {
  FoldedCell result;
  result.row = cell.row;
  result.col = cell.col;
  result.rowspan = cell.rowspan;
  result.colspan = cell.colspan;
  result.original = cell_text(cell);
  result.key = label_key(result.original);
  result.place = place;
  result.place.row = cell.row;
  result.place.col = cell.col;
  result.place.begin = 0;
  result.place.end = count_code_points(result.original);
  result.place.line = cell.line;
  return result;
}

}  // namespace

FoldedTable::FoldedTable(const Table& table, const Place& at)
    : rows(table.rows),
      cols(table.cols),
      spans_known(table.spans_known),
      place(at),
      by_row(static_cast<std::size_t>(table.rows)),
      grid_(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.cols), -1) {
  cells.reserve(table.cells.size());
  for (const Cell& source : table.cells) {
    const int index = static_cast<int>(cells.size());
    cells.push_back(folded(source, at));
    by_row[static_cast<std::size_t>(source.row)].push_back(index);
    for (int row = source.row; row < std::min(rows, source.row + source.rowspan); ++row) {
      for (int col = source.col; col < std::min(cols, source.col + source.colspan); ++col) {
        grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
              static_cast<std::size_t>(col)] = index;
      }
    }
  }
}

int FoldedTable::cell_at(int row, int col) const {
  if (row < 0 || row >= rows || col < 0 || col >= cols) return -1;
  return grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
               static_cast<std::size_t>(col)];
}

int FoldedTable::right_of(int index) const {
  return cell_at(cell(index).row, cell(index).end_col());
}

int FoldedTable::below(int index) const {
  return cell_at(cell(index).row + cell(index).rowspan, cell(index).col);
}

}  // namespace jixiao
