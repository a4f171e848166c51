#include "extract/html_spans.h"

#include <algorithm>
#include <string>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

// A cell of a row above that reaches into this one.
struct Covered {
  int col;
  int width;
  int rows;  // how many from this row on; 0: down to the end of the group
};

class Spread {
 public:
  Spread(const Limits& limits, int& cells, std::vector<Unread>& notes)
      : limits_(limits), cells_(cells), notes_(notes) {}

  RawRow spread(HtmlRow& row, int number) {
    if (row.opens_group) covered_.clear();
    row_ = {};
    next_.clear();
    above_ = 0;
    col_ = 0;
    for (HtmlCell& cell : row.cells) {
      while (above_ < covered_.size() && covered_[above_].col == col_) take_covered();
      place(cell, number);
    }
    while (above_ < covered_.size()) take_covered();
    covered_ = std::move(next_);
    return std::move(row_);
  }

 private:
  void take_covered() {
    check_cells(++cells_, limits_);
    const Covered& above = covered_[above_++];
    RawCell cell;
    cell.before = above.col - col_;
    cell.span = above.width;
    cell.vertical = Merge::kContinue;
    row_.cells.push_back(std::move(cell));
    col_ = above.col + above.width;
    if (above.rows != 1) next_.push_back({above.col, above.width, std::max(above.rows - 1, 0)});
  }

  void place(HtmlCell& cell, int number) {
    // The grid reads a span that it does not believe as 1, and tells.
    const bool believed = cell.colspan <= limits_.columns;
    const int wanted = believed ? cell.colspan : 1;
    const int width =
        above_ < covered_.size() ? std::min(wanted, covered_[above_].col - col_) : wanted;
    if (width < wanted) tell_overlap(number);
    RawCell raw;
    raw.span = believed ? width : cell.colspan;
    raw.line = cell.line;
    raw.blocks = std::move(cell.blocks);
    if (cell.rowspan != 1) {
      raw.vertical = Merge::kRestart;
      next_.push_back({col_, width, std::max(cell.rowspan - 1, 0)});
    }
    row_.cells.push_back(std::move(raw));
    col_ += width;
  }

  void tell_overlap(int row) {
    if (std::exchange(overlap_told_, true)) return;
    Place place;
    place.row = row;
    place.col = col_;
    notes_.push_back({"单元格与从上方合并下来的单元格重叠，已按不重叠截短",
                      "a cell overlaps one that is merged down from above, it was cut short",
                      place});
  }

  const Limits& limits_;
  int& cells_;
  std::vector<Unread>& notes_;
  bool overlap_told_ = false;
  std::vector<Covered> covered_;  // by column
  std::vector<Covered> next_;
  RawRow row_;
  std::size_t above_ = 0;
  int col_ = 0;
};

}  // namespace

void check_cells(int cells, const Limits& limits) {
  if (cells <= limits.cells) return;
  throw LimitFailure("the tables have too many cells", limits, &Limits::cells);
}

RawTable spread_rows(std::vector<HtmlRow> rows, const Limits& limits, int& cells,
                     std::vector<Unread>& notes) {
  std::stable_partition(rows.begin(), rows.end(), [](const HtmlRow& row) { return !row.footer; });
  RawTable table;
  table.rows.reserve(rows.size());
  Spread spread(limits, cells, notes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.rows.push_back(spread.spread(rows[i], static_cast<int>(i)));
  }
  return table;
}

}  // namespace jixiao
