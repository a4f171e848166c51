#include "map/folded_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "rules/pack.h"

namespace jixiao {
namespace {

// A table of fewer columns has no room for spans: its blanks are blanks.
constexpr int kColumnsOfGrid = 5;

void fold_into(FoldedCell& result, const Cell& cell, const Place& place, KnownTexts& texts) {
  result.row = cell.row;
  result.col = cell.col;
  result.rowspan = cell.rowspan;
  result.colspan = cell.colspan;
  result.hold({cell_text(cell), place}, texts);
  Place& own = result.passage.place;
  own.row = cell.row;
  own.col = cell.col;
  own.begin = 0;
  own.end = result.text->characters();
  own.line = cell.line;
}

}  // namespace

void FoldedCell::hold(Passage other, KnownTexts& texts) {
  passage = std::move(other);
  text = &texts.of(passage.text);
  match = text->match();
  key = text->key();
}

FoldedTable::FoldedTable(const Table& table, const Place& at, KnownTexts& texts)
    : rows(table.rows),
      cols(table.cols),
      spans_known(table.spans_known),
      merged_down_kept(table.merged_down_kept),
      place(at) {
  cells.resize(table.cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) fold_into(cells[i], table.cells[i], at, texts);
  lay_out();
}

FoldedTable::FoldedTable(std::vector<FoldedCell> of_cells, const Place& at)
    : place(at), cells(std::move(of_cells)) {
  for (const FoldedCell& cell : cells) {
    rows = std::max(rows, cell.row + cell.rowspan);
    cols = std::max(cols, cell.end_col());
  }
  lay_out();
  note_labels();
}

void FoldedTable::append(const FoldedTable& lower) {
  for (FoldedCell cell : lower.cells) {
    cell.row += rows;
    cells.push_back(std::move(cell));
  }
  rows += lower.rows;
  cols = std::max(cols, lower.cols);
  spans_known = spans_known && lower.spans_known;
  merged_down_kept = merged_down_kept && lower.merged_down_kept;
  lay_out();
  note_labels();
}

void FoldedTable::lay_out() {
  // Counted, then dealt out: so each row keeps the order of the cells.
  row_begins_.assign(static_cast<std::size_t>(rows) + 1, 0);
  for (const FoldedCell& cell : cells) ++row_begins_[static_cast<std::size_t>(cell.row) + 1];
  std::partial_sum(row_begins_.begin(), row_begins_.end(), row_begins_.begin());
  in_rows_.resize(cells.size());
  std::vector<std::size_t> next(row_begins_.begin(), row_begins_.end() - 1);
  grid_.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols), -1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const FoldedCell& cell = cells[i];
    in_rows_[next[static_cast<std::size_t>(cell.row)]++] = static_cast<int>(i);
    if (cell.col >= cols) continue;
    const int end_row = std::min(rows, cell.row + cell.rowspan);
    const int width = std::min(cols, cell.end_col()) - cell.col;
    for (int row = cell.row; row < end_row; ++row) {
      std::fill_n(&grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
                         static_cast<std::size_t>(cell.col)],
                  width, static_cast<int>(i));
    }
  }
  even = !spans_known && rows > 1 && cols >= kColumnsOfGrid;
  for (int row = 0; even && row < rows; ++row) {
    even = static_cast<int>(row_cells(row).size()) == cols;
  }
}

int FoldedTable::cell_at(int row, int col) const {
  if (row < 0 || row >= rows || col < 0 || col >= cols) return -1;
  return grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
               static_cast<std::size_t>(col)];
}

int FoldedTable::right_of(int index) const {
  const int next = cell_at(cell(index).row, cell(index).end_col());
  if (!even) return next;
  int filled = next;
  while (filled >= 0 && cell(filled).key.empty()) {
    filled = cell_at(cell(filled).row, cell(filled).end_col());
  }
  return filled >= 0 ? filled : next;
}

int FoldedTable::last_alike(int index) const {
  int last = index;
  for (int next = index; next >= 0 && cell(next).key == cell(index).key;) {
    last = next;
    next = cell_at(cell(last).row, cell(last).end_col());
  }
  return last;
}

void FoldedTable::find_labels(const Pack& pack) {
  for (FoldedCell& cell : cells) {
    if (!cell.key.empty()) cell.labels = cell.text->labels(pack);
  }
  note_labels();
}

void FoldedTable::note_labels() {
  constexpr std::size_t kBits = 64;
  std::size_t highest = 0;
  for (const FoldedCell& cell : cells) {
    if (!cell.labels.empty()) highest = std::max<std::size_t>(highest, cell.labels.back().labels);
  }
  label_words_ = highest / kBits + 1;
  row_labels_.assign(label_words_ * static_cast<std::size_t>(rows), 0);
  for (const FoldedCell& cell : cells) {
    std::uint64_t* const words = &row_labels_[label_words_ * static_cast<std::size_t>(cell.row)];
    for (const LabelHit& hit : cell.labels) {
      words[hit.labels / kBits] |= std::uint64_t{1} << (hit.labels % kBits);
    }
  }
}

bool FoldedTable::row_bears(int row, const Labels& labels) const {
  constexpr std::size_t kBits = 64;
  const std::size_t word = labels.number / kBits;
  if (word >= label_words_) return false;
  return (row_labels_[label_words_ * static_cast<std::size_t>(row) + word] >>
              (labels.number % kBits) &
          1U) != 0;
}

int FoldedTable::below(int index) const {
  return cell_at(cell(index).row + cell(index).rowspan, cell(index).col);
}

}  // namespace jixiao
