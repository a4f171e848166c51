#include "extract/text_tabs.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/text_ragged.h"
#include "extract/text_tika.h"

namespace jixiao {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastCells = 4;

// Length of the line end at the start of the text; 0: none.
std::size_t line_end_size(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  return text.starts_with('\n') || text.starts_with('\r') ? 1 : 0;
}

// Where the cell ends that the text begins with, if it stands in quotes: behind the closing one. No
// spreadsheet writes a cell in quotes that needs none: "厕所革命" is the text of a cell.
std::optional<std::size_t> quoted_end(std::string_view text) {
  if (!text.starts_with('"')) return std::nullopt;
  int lines = 1;
  bool needed = false;
  for (std::size_t at = 1; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == '\t') return std::nullopt;
    if (rest.starts_with("\"\"")) {
      needed = true;
      at += 2;
    } else if (rest[0] == '"') {
      const std::string_view behind = rest.substr(1);
      const bool closes = behind.empty() || behind[0] == '\t' || line_end_size(behind) > 0;
      return closes && needed ? std::optional(at + 1) : std::nullopt;
    } else if (const std::size_t end = line_end_size(rest); end > 0) {
      if (++lines > kLinesOfCell) return std::nullopt;
      needed = true;
      at += end;
    } else {
      needed = needed || rest[0] == ',';
      ++at;
    }
  }
  return std::nullopt;
}

void take_cells(TextCursor& cursor, std::vector<RowCell>& cells) {
  std::size_t begin = cursor.offset;
  for (;;) {
    const int line = cursor.number;
    const std::string_view rest = cursor.text.substr(begin);
    if (const std::optional<std::size_t> end = quoted_end(rest)) {
      cells.push_back({rest.substr(0, *end), line, false});
      begin += *end;
      while (begin > cursor.line_end) cursor.move();
    } else {
      const std::string_view of_line = cursor.text.substr(begin, cursor.line_end - begin);
      const std::string_view text = of_line.substr(0, of_line.find('\t'));
      cells.push_back({text, line, false});
      begin += text.size();
    }
    if (begin >= cursor.line_end) break;
    ++begin;  // the TAB
  }
  cursor.move();
}

// The lines of a cell, without its quotes.
std::vector<std::string> lines_of(std::string_view cell) {
  if (!quoted_end(cell)) return {std::string(cell)};
  std::vector<std::string> lines(1);
  for (std::string_view text = cell.substr(1, cell.size() - 2); !text.empty();) {
    if (const std::size_t end = line_end_size(text); end > 0) {
      lines.emplace_back();
      text.remove_prefix(end);
      continue;
    }
    lines.back() += text[0];
    text.remove_prefix(text.starts_with("\"\"") ? 2 : 1);
  }
  return lines;
}

constexpr RowStyle kTabs{take_cells, lines_of, false};

// Is the line the begin of a row? Most lines of a text hold no TAB.
bool holds_tab(const TextCursor& cursor, std::string_view line) {
  if (line.find('\t') != std::string_view::npos) return true;
  if (!line.starts_with('"')) return false;
  const std::string_view text = cursor.text.substr(cursor.offset);
  const std::optional<std::size_t> end = quoted_end(text);
  return end && text.substr(*end).starts_with('\t');
}

// The rows from the cursor on that have as many cells as the first, which is not blank.
struct EvenRows {
  std::vector<RowCell> cells;
  std::size_t width = 0;
  std::size_t rows = 0;
  TextCursor behind;
};

EvenRows find_even_rows(TextCursor cursor) {
  EvenRows even;
  even.behind = cursor;
  while (find_line(cursor)) {
    const std::size_t before = even.cells.size();
    take_cells(cursor, even.cells);
    const std::size_t width = even.cells.size() - before;
    if (even.rows == 0) even.width = width;
    if (width != even.width || width < kLeastCells) {
      even.cells.resize(before);
      break;
    }
    ++even.rows;
    even.behind = cursor;
  }
  return even;
}

}  // namespace

bool read_tab_table(TextCursor& cursor, TabTables& tables, TextDraft& draft) {
  const std::optional<TextLine> first = find_line(cursor);
  if (!first || opens_cell(first->text)) return false;
  if (!holds_tab(cursor, first->text)) return false;
  if (read_ragged_table(cursor, kTabs, tables.no_ragged_before, draft)) return true;
  if (cursor.offset < tables.no_even_before) return false;
  const EvenRows even = find_even_rows(cursor);
  if (even.rows < kLeastRows) {
    tables.no_even_before = even.behind.offset;
    return false;
  }
  Table table = begin_table(cursor.number, draft);
  for (std::size_t i = 0; i < even.cells.size(); ++i) {
    add_row_cell(even.cells[i], static_cast<int>(i / even.width), static_cast<int>(i % even.width),
                 kTabs, table, draft);
  }
  cursor = even.behind;
  draft.document.blocks.emplace_back(std::move(table));
  return true;
}

}  // namespace jixiao
