#include "extract/text_pipes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/text_ragged.h"

namespace jixiao {
namespace {

// Lines without a pipe at their begin are a table only if so many of one width follow each other;
// the width counts the pipes.
constexpr int kRowsOfOpenTable = 3;
constexpr int kPipesOfOpenRow = 2;
// So many lines that each end with their only pipe are cells.
constexpr int kCellLines = 8;

// Length of the pipe the text begins with; 0: none.
std::size_t pipe_at_start(std::string_view text) {
  if (text.starts_with('|')) return 1;
  return text.starts_with("｜") || text.starts_with("│") ? 3 : 0;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// What a pipe, or one that is part of a cell, begins with.
constexpr std::array<bool, 256> kMayBePipe = [] {
  std::array<bool, 256> may = {};
  for (const char c : {'|', '\\', '\xEF', '\xE2'}) may[static_cast<unsigned char>(c)] = true;
  return may;
}();

// Calls f(begin, end) for each pipe that is no part of a cell.
template <typename F>
void for_each_pipe(std::string_view text, F f) {
  for (std::size_t at = 0; at < text.size();) {
    if (!kMayBePipe[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const std::size_t size = pipe_at_start(text.substr(at));
    if (size > 0) f(at, at + size);
    at += size > 0 ? size : text.substr(at).starts_with("\\|") ? 2 : 1;
  }
}

int count_pipes(std::string_view text) {
  int count = 0;
  for_each_pipe(text, [&](std::size_t, std::size_t) { ++count; });
  return count;
}

bool ends_with_pipe(std::string_view text) {
  std::size_t end = 0;
  for_each_pipe(text, [&](std::size_t, std::size_t behind) { end = behind; });
  return end > 0 && end == text.size();
}

// The cells of a row; the pipes at its ends border the row and part no cells.
std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  std::size_t begin = pipe_at_start(row);
  for_each_pipe(row.substr(begin), [&, from = begin](std::size_t pipe, std::size_t behind) {
    cells.push_back(trimmed(row.substr(begin, from + pipe - begin)));
    begin = from + behind;
  });
  if (begin < row.size()) cells.push_back(trimmed(row.substr(begin)));
  return cells;
}

// U+2500..U+257F: lines of boxes.
bool is_box_drawing(std::string_view text) {
  return text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x94' || text[1] == '\x95');
}

// |---|:--:| and +---+===+ and ├──┼──┤: no row.
bool is_rule(std::string_view line) {
  std::string_view text = trimmed(line);
  int run = 0;
  int longest = 0;
  while (!text.empty()) {
    const bool box = is_box_drawing(text);
    const bool dash = text[0] == '-' || text[0] == '=' || text.starts_with("─");
    if (!box && std::string_view("|+-:= \t").find(text[0]) == std::string_view::npos) return false;
    run = dash ? run + (box ? 2 : 1) : 0;  // a sign of a box is as wide as two
    longest = std::max(longest, run);
    text.remove_prefix(box ? 3 : 1);
  }
  return longest >= 3;
}

// A rule that borders rows of several lines.
bool is_grid_rule(std::string_view line) {
  const std::string_view text = trimmed(line);
  return is_rule(line) && (text.starts_with('+') || is_box_drawing(text)) &&
         pipe_at_start(text) == 0;
}

bool is_open_row(const std::optional<TextLine>& line, int pipes) {
  return line && !is_rule(line->text) && pipe_at_start(trimmed(line->text)) == 0 &&
         count_pipes(line->text) == pipes;
}

bool is_cell_line(const std::optional<TextLine>& line) {
  return line && count_pipes(line->text) == 1 && ends_with_pipe(trimmed(line->text));
}

bool opens_cell_lines(TextCursor cursor) {
  for (int count = 0; count < kCellLines; ++count) {
    if (!is_cell_line(take_line(cursor))) return false;
  }
  return true;
}

// a | b above --- | ---, or several rows of one width.
bool opens_table_without_border(TextCursor cursor) {
  const std::optional<TextLine> first = take_line(cursor);
  const int pipes = count_pipes(first->text);
  if (pipes == 0 || !is_open_row(first, pipes)) return false;
  std::optional<TextLine> next = take_line(cursor);
  if (next && is_rule(next->text) && count_pipes(next->text) >= pipes) return true;
  if (pipes < kPipesOfOpenRow) return false;
  for (int row = 1; row < kRowsOfOpenTable; ++row) {
    if (!is_open_row(next, pipes)) return false;
    next = take_line(cursor);
  }
  return true;
}

struct PipeCell {
  std::string_view text;
  int line = 0;
};
// One entry a column, each its lines.
using PipeRow = std::vector<std::vector<PipeCell>>;

void add_to(PipeRow& row, std::string_view line, int number) {
  std::vector<std::string_view> cells = cells_of(line);
  if (cells.empty()) cells.emplace_back();  // a pipe alone ends an empty cell
  if (row.size() < cells.size()) row.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) row[i].push_back({cells[i], number});
}

// Length of the <br>, <br/> or <br /> the text begins with; 0: none.
std::size_t break_at_start(std::string_view text) {
  for (const std::string_view tag : {"<br>", "<br/>", "<br />", "<BR>", "<BR/>"}) {
    if (text.starts_with(tag)) return tag.size();
  }
  return 0;
}

// A cell's text as its lines, \| turned into a pipe, without the blanks around a <br>. It begins
// with no blank line, which a printed row could not show.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t size = break_at_start(text);
    if (size > 0) {
      lines.back() = std::string(trimmed(lines.back()));
      lines.emplace_back();
      text = trimmed(text.substr(size));
      continue;
    }
    if (text.starts_with("\\|")) text.remove_prefix(1);
    lines.back() += text[0];
    text.remove_prefix(1);
  }
  const auto filled = std::find_if_not(lines.begin(), std::prev(lines.end()),
                                       [](const std::string& line) { return is_blank(line); });
  lines.erase(lines.begin(), filled);
  return lines;
}

// The cells of a row without borders: each pipe parts two cells. A rule is no row.
void take_bare_cells(TextCursor& cursor, std::vector<RowCell>& cells) {
  const TextLine line = *take_line(cursor);
  if (is_rule(line.text)) {
    cells.push_back({{}, line.number, false});
    return;
  }
  std::size_t begin = 0;
  for_each_pipe(line.text, [&](std::size_t pipe, std::size_t behind) {
    cells.push_back({trimmed(line.text.substr(begin, pipe - begin)), line.number, false});
    begin = behind;
  });
  cells.push_back({trimmed(line.text.substr(begin)), line.number, false});
}

constexpr RowStyle kBarePipes{take_bare_cells, lines_of, true};

struct PipeTable {
  Table table;
  PipeRow row;  // in the making
  int rows = 0;
  int gaps = 0;  // blank lines between rows
  bool grid = false;
  bool closed = false;  // rows end with a pipe
  bool open = false;    // rows begin with none
  bool cell_lines = false;
  int width = 0;  // pipes of an open row
};

void finish_row(PipeTable& pipes, TextDraft& draft) {
  if (pipes.row.empty()) return;
  const int row = pipes.rows++;
  for (std::size_t col = 0; col < pipes.row.size(); ++col) {
    Cell* cell = nullptr;
    for (const PipeCell& part : pipes.row[col]) {
      if (cell != nullptr && part.text.empty()) continue;
      for (const std::string& text : lines_of(part.text)) {
        if (cell == nullptr) {
          cell = &add_cell(text, row, static_cast<int>(col), part.line, pipes.table, draft);
        } else {
          add_more(text, part.line, pipes.table, draft);
        }
      }
    }
  }
  pipes.row.clear();
}

// The lines behind a row that belong to its last cell: up to one that ends with a pipe.
int count_lines_of_cell(TextCursor cursor) {
  for (int count = 1; count <= kLinesOfCell; ++count) {
    const std::optional<TextLine> line = take_line(cursor);
    if (!line || is_blank(line->text) || pipe_at_start(trimmed(line->text)) > 0) return 0;
    if (ends_with_pipe(trimmed(line->text))) return count;
  }
  return 0;
}

void read_row(const TextLine& line, TextCursor& cursor, PipeTable& pipes, TextDraft& draft) {
  if (!pipes.grid) finish_row(pipes, draft);
  const std::string_view text = trimmed(line.text);
  const std::size_t first = pipes.row.size();
  add_to(pipes.row, text, line.number);
  if (!pipes.closed || ends_with_pipe(text) || pipes.grid || first > 0) return;
  for (int more = count_lines_of_cell(cursor); more > 0; --more) {
    const TextLine next = *take_line(cursor);
    const std::vector<std::string_view> cells = cells_of(trimmed(next.text));
    if (cells.empty()) continue;
    pipes.row.back().push_back({cells[0], next.number});
    for (std::size_t i = 1; i < cells.size(); ++i) {
      pipes.row.push_back({{cells[i], next.number}});
    }
  }
}

bool begins_with_pipe(const std::optional<TextLine>& line) {
  return line && pipe_at_start(trimmed(line->text)) > 0;
}

// Behind a blank line: does the table go on there? Only where all its rows are so apart, and not
// with the header of a further table.
bool goes_on_behind_blank(const PipeTable& pipes, TextCursor cursor) {
  if (pipes.open || pipes.grid || pipes.gaps != pipes.rows) return false;
  const std::optional<TextLine> next = take_line(cursor);
  if (!begins_with_pipe(next) || is_rule(next->text)) return false;
  const std::optional<TextLine> behind = find_line(cursor);
  return !behind || !is_rule(behind->text);
}

// False where the table ends.
bool read_pipe_line(TextCursor& cursor, PipeTable& pipes, TextDraft& draft) {
  const TextLine line = *find_line(cursor);
  if (is_rule(line.text)) {
    take_line(cursor);
    pipes.grid = pipes.grid || is_grid_rule(line.text);
    if (pipes.grid) finish_row(pipes, draft);
    return true;
  }
  if (is_blank(line.text)) {
    TextCursor behind = cursor;
    take_line(behind);
    finish_row(pipes, draft);
    ++pipes.gaps;
    if (!goes_on_behind_blank(pipes, behind)) return false;
    cursor = behind;
    return true;
  }
  const bool row = pipes.cell_lines ? is_cell_line(line)
                   : pipes.open     ? is_open_row(line, pipes.width)
                                    : pipe_at_start(trimmed(line.text)) > 0;
  if (!row) return false;
  take_line(cursor);
  read_row(line, cursor, pipes, draft);
  return true;
}

}  // namespace

bool opens_pipe_row(std::string_view line) {
  const std::string_view text = trimmed(line);
  const std::size_t size = pipe_at_start(text);
  return size > 0 && size < text.size() && !is_rule(text);
}

bool read_pipe_table(TextCursor& cursor, std::size_t& no_bare_before, TextDraft& draft) {
  const std::optional<TextLine> first = find_line(cursor);
  if (!first) return false;
  PipeTable pipes;
  pipes.grid = is_grid_rule(first->text);
  TextCursor row = cursor;
  if (pipes.grid) take_line(row);
  const std::optional<TextLine> line = find_line(row);
  // Most lines of a text hold no pipe.
  if (!line || count_pipes(line->text) == 0) return false;
  if (!pipes.grid && !opens_pipe_row(line->text) &&
      read_ragged_table(cursor, kBarePipes, no_bare_before, draft)) {
    return true;
  }
  pipes.cell_lines = !pipes.grid && opens_cell_lines(row);
  const bool bordered = !pipes.cell_lines && opens_pipe_row(line->text);
  if (!bordered && !pipes.cell_lines && (pipes.grid || !opens_table_without_border(row)))
    return false;
  pipes.open = !bordered;
  pipes.width = count_pipes(line->text);
  TextCursor behind = row;
  take_line(behind);
  pipes.closed =
      bordered && (ends_with_pipe(trimmed(line->text)) || count_lines_of_cell(behind) > 0);
  pipes.table = begin_table(line->number, draft);
  cursor = row;
  while (find_line(cursor) && read_pipe_line(cursor, pipes, draft)) {
  }
  finish_row(pipes, draft);
  draft.document.blocks.emplace_back(std::move(pipes.table));
  return true;
}

}  // namespace jixiao
