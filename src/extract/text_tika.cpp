#include "extract/text_tika.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jixiao {
namespace {

// A cell of a one-row table with more paragraphs than this may be prose whose first line is
// indented by a tab.
constexpr std::size_t kProseParagraphs = 8;

struct Layout {
  bool row_per_line = false;
  int width = 0;  // most cells in one line
};

struct TableDraft {
  Table table;
  Layout layout;
  bool in_row = false;
  bool goes_on = false;  // the line before had no TAB and was more text of the last cell
  int col = 0;           // of the last cell
  int block = 0;         // index of the table among the document's blocks
};

int count_tabs(std::string_view line) { return static_cast<int>(std::ranges::count(line, '\t')); }

bool opens_cell(const std::optional<TextLine>& line) {
  return line && jixiao::opens_cell(line->text);
}

// Looks over the table: the lines up to a blank one without a TAB line behind it.
Layout find_layout(TextCursor cursor) {
  Layout layout;
  int tab_lines = 0;
  int row_lines = 0;
  while (const std::optional<TextLine> line = take_line(cursor)) {
    if (jixiao::opens_cell(line->text)) {
      const int tabs = count_tabs(line->text);
      ++tab_lines;
      if (tabs > 1) ++row_lines;
      layout.width = std::max(layout.width, tabs);
    } else if (is_blank(line->text) && !opens_cell(find_line(cursor))) {
      break;
    }
  }
  layout.row_per_line = row_lines >= tab_lines - row_lines;
  return layout;
}

Place cell_place(const TableDraft& draft, int line) {
  Place place;
  place.block = draft.block;
  place.table = draft.table.number;
  place.row = draft.table.rows - 1;
  place.col = draft.col;
  place.line = line;
  return place;
}

void note_table(const TableDraft& table, int line, const std::string& what,
                const std::string& what_en, TextDraft& draft) {
  Place place;
  place.block = table.block;
  place.table = table.table.number;
  place.row = line > 0 ? table.table.rows - 1 : -1;
  place.line = line > 0 ? line : table.table.line;
  draft.document.unread.push_back(Unread{what, what_en, place});
}

void begin_row(TableDraft& table) {
  ++table.table.rows;
  table.in_row = true;
  table.col = -1;
}

void add_cell(std::string_view text, int line, TableDraft& table, TextDraft& draft) {
  ++table.col;
  jixiao::add_cell(text, table.table.rows - 1, table.col, line, table.table, draft);
}

// The cells of one line; `text` begins behind the first TAB.
void add_cells(std::string_view text, int line, TableDraft& table, TextDraft& draft) {
  for (;;) {
    const std::size_t tab = table.layout.row_per_line ? text.find('\t') : std::string_view::npos;
    add_cell(text.substr(0, tab), line, table, draft);
    if (tab == std::string_view::npos) return;
    text.remove_prefix(tab + 1);
  }
}

// In the form of a row per line: does this TAB line belong to the row before? A cell of several
// paragraphs ends its line, so the row's next cell begins one; a cell with a line break in it looks
// the same when the row ends there.
bool joins_row(const TextLine& line, TableDraft& table, TextDraft& draft) {
  if (!table.goes_on || table.col + 1 + count_tabs(line.text) > table.layout.width) return false;
  note_table(table, line.number, "换行单元格之后的一行并入同一表格行，也可能是新的一行",
             "a line behind a wrapped cell was read as part of its row; it may be a row of its own",
             draft);
  return true;
}

void read_cell_line(const TextLine& line, TableDraft& table, TextDraft& draft) {
  const std::size_t tab = leading_markers(line.text);
  const bool new_row =
      !table.in_row || (table.layout.row_per_line && !joins_row(line, table, draft));
  if (new_row) begin_row(table);
  // Markers in front of the TAB stand between cells; they go to the cell that follows.
  if (tab > 0) take_markers(line.text.substr(0, tab), cell_place(table, line.number), draft);
  table.goes_on = false;
  add_cells(line.text.substr(tab + 1), line.number, table, draft);
}

void read_more_of_cell(const TextLine& line, TableDraft& table, TextDraft& draft) {
  const std::size_t tab = table.layout.row_per_line ? line.text.find('\t') : std::string_view::npos;
  MarkedText marked = take_markers(line.text.substr(0, tab), cell_place(table, line.number), draft);
  if (!is_blank(marked.text)) {
    add_paragraph(std::move(marked.text), line.number, draft, table.table.cells.back().blocks);
  }
  table.goes_on = tab == std::string_view::npos;
  if (!table.goes_on) add_cells(line.text.substr(tab + 1), line.number, table, draft);
}

// In the form of a row per line the third paragraph of a cell stands behind a blank line:
// `TAB a`, `b`, blank, `c`, blank or TAB line. Behind the table there are two blank lines then.
bool cell_goes_on_behind_blank(const TableDraft& table, TextCursor cursor) {
  if (!table.layout.row_per_line || !table.goes_on) return false;
  const std::optional<TextLine> text = take_line(cursor);
  if (!text || is_blank(text->text)) return false;
  const std::optional<TextLine> behind = take_line(cursor);
  return behind && (is_blank(behind->text) || opens_cell(behind));
}

void note_doubtful_table(const TableDraft& table, TextDraft& draft) {
  const Table& read = table.table;
  const bool prose = read.rows == 1 && std::ranges::any_of(read.cells, [](const Cell& cell) {
                       return cell.blocks.size() > kProseParagraphs;
                     });
  if (!prose && (read.cols > 1 || read.rows == 1)) return;
  note_table(table, 0, "以制表符开头的行按表格读取，也可能是缩进的段落",
             "lines that begin with a tab were read as a table; they may be indented paragraphs",
             draft);
}

}  // namespace

bool opens_cell(std::string_view line) {
  if (line.empty()) return false;
  if (line[0] == '\t') return true;
  return line.substr(leading_markers(line)).starts_with('\t');
}

void read_tika_table(TextCursor& cursor, TextDraft& draft) {
  TableDraft table;
  table.layout = find_layout(cursor);
  table.table = begin_table(cursor.number, draft);
  table.block = static_cast<int>(draft.document.blocks.size());
  while (const std::optional<TextLine> line = take_line(cursor)) {
    if (jixiao::opens_cell(line->text)) {
      read_cell_line(*line, table, draft);
    } else if (!is_blank(line->text)) {
      read_more_of_cell(*line, table, draft);
    } else if (opens_cell(find_line(cursor))) {
      table.in_row = false;
    } else if (!cell_goes_on_behind_blank(table, cursor)) {
      break;
    }
  }
  note_doubtful_table(table, draft);
  draft.document.blocks.emplace_back(std::move(table.table));
}

}  // namespace jixiao
