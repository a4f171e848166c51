// A table made ready for rules: each cell with its folded forms, and the grid to find it by.
//
// Example: FoldedTable(table, place, texts).cell_at(3, 5) is the cell that covers row 3, column 5,
// be it merged from above or from the left; its `key` is what labels are compared with. `taken`
// marks what a rule has used; what is left over in the end is reported as unread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "map/known_texts.h"
#include "map/origins.h"
#include "rules/label_index.h"
#include "value/place.h"

namespace jixiao {

struct FoldedCell {
  int row = 0;
  int col = 0;
  int rowspan = 1;
  int colspan = 1;
  Passage passage;            // cell_text() and the place of the whole cell
  KnownText* text = nullptr;  // that folded; null only in a table that is made for its labels
  std::string_view match;     // its match()
  std::string_view key;       // and its key(); empty: the cell is blank
  LabelView labels;           // of the pack that reads the table, see find_labels()
  bool taken = false;
  int column = -1;  // the header cell, of a column that no rule knows, which this one stands under

  int end_col() const { return col + colspan; }
  // Puts a text into the cell, with its folded forms.
  void hold(Passage other, KnownTexts& texts);
};

// Valid as long as the texts that its cells are among.
struct FoldedTable {
  // `place` gives part, block and table number.
  FoldedTable(const Table& table, const Place& place, KnownTexts& texts);
  // Of cells in row order, none of which overlap.
  FoldedTable(std::vector<FoldedCell> cells, const Place& place);

  // Index of the cell that covers the position, or -1.
  int cell_at(int row, int col) const;
  // Indices of the cells that begin in this row, left to right.
  std::span<const int> row_cells(int row) const {
    const std::size_t at = static_cast<std::size_t>(row);
    return std::span(in_rows_).subspan(row_begins_[at], row_begins_[at + 1] - row_begins_[at]);
  }
  FoldedCell& cell(int index) { return cells[static_cast<std::size_t>(index)]; }
  const FoldedCell& cell(int index) const { return cells[static_cast<std::size_t>(index)]; }
  // Index of the cell right of this one in its row (its first row), or -1. In an even table blank
  // cells are passed over, if a filled one follows.
  int right_of(int index) const;
  // Index of the last of the cells that say the same as this one, one beside the other: a dump may
  // repeat a label in each of the columns that it spans. It is this cell where none does.
  int last_alike(int index) const;
  // Index of the cell below this one's first column, or -1.
  int below(int index) const;
  // Finds the labels of the pack that each cell bears.
  void find_labels(const Pack& pack);
  // Does a cell that begins in this row bear one of the labels?
  bool row_bears(int row, const Labels& labels) const;
  // Puts the rows of another table below those of this one; its cells keep their places.
  void append(const FoldedTable& lower);

  int rows = 0;
  int cols = 0;
  bool spans_known = true;
  bool merged_down_kept = true;
  // The dump lost the spans but kept the grid: all rows have as many cells, and a blank cell may be
  // one that another spans.
  bool even = false;
  Place place;
  std::vector<FoldedCell> cells;

 private:
  void lay_out();
  void note_labels();

  std::vector<int> grid_;                // rows * cols, -1 where nothing stands
  std::vector<int> in_rows_;             // the cells row by row
  std::vector<std::size_t> row_begins_;  // where each row begins in it, and where the last one ends
  // Which Labels the cells of each row bear: a bit for each number of labels, `label_words_` words
  // a row. Most rows are asked for far more labels than they bear.
  std::vector<std::uint64_t> row_labels_;
  std::size_t label_words_ = 0;
};

}  // namespace jixiao
