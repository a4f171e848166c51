#include "extract/text_ragged.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

namespace jixiao {
namespace {

constexpr std::size_t kLeastRows = 4;
constexpr std::size_t kLeastCells = 4;
// So many rows of one width, one below the other, are even.
constexpr std::size_t kEvenRows = 3;
// A table with no more rows beside the even ones is an even table with lines around it.
constexpr std::size_t kLinesAroundTable = 2;
// The block of a form's goals has a caption and two columns.
constexpr std::size_t kColumnsOfGoals = 3;
// A label or a figure is seldom longer, in characters; a sentence is seldom shorter.
constexpr std::size_t kShortText = 20;

struct Row {
  std::size_t first = 0;  // cells [first, last) of the table
  std::size_t last = 0;
  std::size_t width = 0;   // cells that are not `more`
  std::size_t filled = 0;  // that are not blank
  std::size_t gaps = 0;    // blank cells between filled ones
  bool led = false;        // its first cell is blank: merged from above
  bool closed = false;     // its last cell is blank: nothing was trimmed
};

struct Region {
  std::vector<RowCell> cells;
  std::vector<Row> rows;
  std::size_t header = 0;             // width of the last row that is not led
  bool closed = false;                // some row is
  std::vector<std::size_t> doubtful;  // rows that may go on in the next one
  TextCursor behind;
};

Row row_of(const std::vector<RowCell>& cells, std::size_t first) {
  Row row;
  row.first = first;
  row.last = cells.size();
  std::size_t blanks = 0;
  for (std::size_t i = first; i < row.last; ++i) {
    if (cells[i].more) continue;
    ++row.width;
    if (is_blank(cells[i].text)) {
      if (row.width == 1) row.led = true;
      ++blanks;
      continue;
    }
    if (row.filled > 0) row.gaps += blanks;
    ++row.filled;
    blanks = 0;
  }
  row.closed = blanks > 0;
  return row;
}

bool is_sentence(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  if (characters > kShortText) return true;
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"。", "；", "，", "、", ";", ","},
      [&](std::string_view end) { return text.ends_with(end); });
}

enum class Join { kNo, kYes, kDoubtful };

// Is the row's last cell broken, so that the row goes on with the last `width` cells of the region,
// the first of them more of that cell? The two have as many cells as the header then; but so may
// two rows, the first of them trimmed.
Join joins(const Region& region, std::size_t width) {
  if (region.rows.empty()) return Join::kNo;
  const Row& row = region.rows.back();
  if (!row.led || row.closed || row.width + width - 1 != region.header) return Join::kNo;
  const std::string_view broken = region.cells[row.last - 1].text;
  if (region.header != kColumnsOfGoals) {
    if (!is_sentence(broken)) return Join::kNo;
    return region.closed ? Join::kYes : Join::kDoubtful;
  }
  const char end = broken.back();
  return end == '%' || (end >= '0' && end <= '9') ? Join::kNo : Join::kYes;
}

// Lines without a separator, and the row behind them.
struct Further {
  TextCursor plain_end;  // where that row begins
  TextCursor behind;
  std::size_t plain = 0;
  bool sentences = true;  // all of the lines
};

// Adds the cells of the lines at the cursor, up to the end of a row; nothing if there is none.
std::optional<Further> take_further(TextCursor cursor, const RowStyle& style,
                                    std::vector<RowCell>& cells) {
  Further further;
  for (int count = 0; count <= kLinesOfCell; ++count) {
    if (!find_line(cursor)) return std::nullopt;
    const std::size_t before = cells.size();
    further.plain_end = cursor;
    style.take_cells(cursor, cells);
    if (cells.size() - before > 1) {
      further.behind = cursor;
      return further;
    }
    if (is_blank(cells.back().text)) return std::nullopt;
    cells.back().more = true;
    ++further.plain;
    further.sentences = further.sentences && is_sentence(cells.back().text);
  }
  return std::nullopt;
}

// Are the lines behind the last row further paragraphs of its last cell? In a whole row, if they
// are no labels, and the block goes on behind them.
bool belong_to_row(const Region& region, const Further& further, bool led) {
  if (region.rows.empty() || !further.sentences) return false;
  const Row& row = region.rows.back();
  return row.led && !row.closed && row.width == region.header &&
         (led || region.header == kColumnsOfGoals);
}

// Takes the next row, or the lines in which the last one goes on; false where the table ends.
bool take_row(const RowStyle& style, Region& region) {
  const std::size_t first = region.cells.size();
  const std::optional<Further> further = take_further(region.behind, style, region.cells);
  if (!further) {
    region.cells.resize(first);
    return false;
  }
  const std::size_t row_first = first + further->plain;
  Row row = row_of(region.cells, row_first);
  const Join join = row.led ? Join::kNo : joins(region, row.width);
  if (join == Join::kYes) {
    region.cells[row_first].more = true;
    region.rows.back() = row_of(region.cells, region.rows.back().first);
    region.behind = further->behind;
    return true;
  }
  if (further->plain > 0) {
    const bool more = belong_to_row(region, *further, row.led);
    region.cells.resize(more ? row_first : first);
    if (!more) return false;
    region.rows.back().last = row_first;
    region.behind = further->plain_end;
    return true;
  }
  if (join == Join::kDoubtful) region.doubtful.push_back(region.rows.size() - 1);
  if (!row.led) region.header = row.width;
  region.closed = region.closed || row.closed;
  region.rows.push_back(row);
  region.behind = further->behind;
  return true;
}

// The rows at the cursor; `closed`: they are known to keep their empty cells.
Region find_region(TextCursor cursor, const RowStyle& style, bool closed) {
  Region region;
  region.closed = closed;
  region.behind = cursor;
  while (take_row(style, region)) {
  }
  return region;
}

// Rows that stand among too few of their width.
std::size_t count_odd(std::span<const Row> rows) {
  std::size_t odd = 0;
  for (std::size_t at = 0; at < rows.size();) {
    std::size_t end = at + 1;
    while (end < rows.size() && rows[end].width == rows[at].width) ++end;
    if (end - at < kEvenRows || rows[at].width < kLeastCells) odd += end - at;
    at = end;
  }
  return odd;
}

enum class Shape { kNone, kRagged, kGrid };

// Blanks between the cells of a row that nothing above reaches into: the cells span them.
bool has_gaps(const Row& row) { return !row.led && row.filled > 1 && row.gaps > 1; }

// Are there rows enough, most of them of more than two cells, and does the separator part cells?
bool is_table(const std::vector<Row>& rows, std::size_t width) {
  if (rows.size() < kLeastRows || width < kLeastCells || rows[0].led) return false;
  const auto wide = std::ranges::count_if(rows, [](const Row& row) { return row.width > 2; });
  return 2 * static_cast<std::size_t>(wide) >= rows.size() &&
         std::ranges::any_of(rows, [&](const Row& row) { return !row.led && row.width == width; });
}

// Are the rows even ones and no more than lines around them? Even rows may have a total row below
// them; with gaps they are a spreadsheet's.
bool is_even(const std::vector<Row>& rows) {
  if (count_odd(rows) > kLinesAroundTable) return false;
  return count_odd(std::span(rows).first(kEvenRows)) > 0 || std::ranges::any_of(rows, has_gaps);
}

Shape shape_of(const std::vector<Row>& rows, std::size_t width) {
  std::size_t dense = 0;  // shorter than the table, and without gaps
  std::size_t gaps = 0;
  std::size_t wide_gaps = 0;
  std::size_t closed = 0;
  bool short_closed = false;
  for (const Row& row : rows) {
    const bool is_short = row.width < width;
    if (is_short && !row.led && row.filled > 2 && row.gaps == 0) ++dense;
    if (has_gaps(row)) ++(is_short ? gaps : wide_gaps);
    if (row.closed) ++closed;
    short_closed = short_closed || (row.closed && is_short);
  }
  if (gaps + wide_gaps > 1 && dense == 0 && closed == 0) return Shape::kGrid;
  // An even table of a spreadsheet among lines of other widths.
  if (wide_gaps > 1) return Shape::kNone;
  // Without a cell that is merged down the rows may be lines of a list as well.
  const bool led = std::ranges::any_of(rows, [](const Row& row) { return row.led; });
  // A row of blank values may be one with gaps.
  const bool ragged = short_closed ? gaps + wide_gaps <= 1 : gaps + wide_gaps == 0 && dense > 0;
  return led && ragged ? Shape::kRagged : Shape::kNone;
}

Shape shape_of(const std::vector<Row>& rows, std::size_t width, const RowStyle& style) {
  if (!is_table(rows, width)) return Shape::kNone;
  const auto is_wide = [&](const Row& row) { return row.width == width; };
  if (style.even && std::ranges::all_of(rows, is_wide)) {
    const bool led = std::ranges::any_of(rows, [](const Row& row) { return row.led; });
    return led ? Shape::kRagged : Shape::kNone;
  }
  return is_even(rows) ? Shape::kNone : shape_of(rows, width);
}

void note_doubtful(const Region& region, const Table& table, TextDraft& draft) {
  for (const std::size_t row : region.doubtful) {
    Place place;
    place.block = static_cast<int>(draft.document.blocks.size());
    place.table = table.number;
    place.row = static_cast<int>(row) + 1;
    place.line = region.cells[region.rows[row + 1].first].line;
    draft.document.unread.push_back(
        Unread{"换行单元格之后的一行按新的一行读取，也可能属于上一行",
               "a line behind a wrapped cell was read as a row of its own; it may be part of the "
               "row before",
               place});
  }
}

}  // namespace

void add_row_cell(const RowCell& cell, int row, int col, const RowStyle& style, Table& table,
                  TextDraft& draft) {
  bool more = cell.more;
  int line = cell.line;
  for (const std::string& text : style.lines_of(cell.text)) {
    if (more) {
      add_more(text, line, table, draft);
    } else {
      add_cell(text, row, col, line, table, draft);
    }
    more = true;
    ++line;
  }
}

bool read_ragged_table(TextCursor& cursor, const RowStyle& style, std::size_t& none_before,
                       TextDraft& draft) {
  if (cursor.offset < none_before) return false;
  Region region = find_region(cursor, style, false);
  if (region.closed && !region.doubtful.empty()) region = find_region(cursor, style, true);
  std::size_t width = 0;
  for (const Row& row : region.rows) width = std::max(width, row.width);
  const Shape shape = shape_of(region.rows, width, style);
  if (shape == Shape::kNone) {
    none_before = region.behind.offset;
    return false;
  }
  Table table = begin_table(cursor.number, draft);
  for (std::size_t i = 0; i < region.rows.size(); ++i) {
    const Row& row = region.rows[i];
    int col = -1;
    for (std::size_t at = row.first; at < row.last; ++at) {
      if (!region.cells[at].more) ++col;
      add_row_cell(region.cells[at], static_cast<int>(i), col, style, table, draft);
    }
    const int line = region.cells[row.last - 1].line;
    while (shape == Shape::kGrid && col + 1 < static_cast<int>(width)) {
      add_row_cell({{}, line, false}, static_cast<int>(i), ++col, style, table, draft);
    }
  }
  note_doubtful(region, table, draft);
  cursor = region.behind;
  draft.document.blocks.emplace_back(std::move(table));
  return true;
}

}  // namespace jixiao
