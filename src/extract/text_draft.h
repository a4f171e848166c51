// A plain text on its way to a Document: what the readers of all dump styles share.
//
// Example: add_paragraph("一、概况[bookmark: a]", 3, …) after take_markers() is the paragraph
// "一、概况" of line 3 with the bookmark "a". Every cell and every text counts against the limits.
// Not here: how a style parts its cells (text_tika.h, text_lines.h, text_pipes.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "extract/text_line.h"
#include "extract/text_markers.h"
#include "value/limits.h"

namespace jixiao {

struct TextDraft {
  const Limits& limits;
  Document document;
  std::vector<std::string> bookmarks;  // wait for the next paragraph
  int cells = 0;
  int tables = 0;
};

// The text is a cell's or a paragraph's; its bookmarks are kept for add_paragraph, each picture
// leaves a note at the place. Throws Failure limit for a text that is too long.
MarkedText take_markers(std::string_view text, const Place& place, TextDraft& draft);

// Gives the paragraph the bookmarks that wait for it.
void add_paragraph(std::string text, int line, TextDraft& draft, std::vector<Block>& blocks);

// The line as a paragraph of the body; nothing if it is blank, but for its markers.
void add_line(const TextLine& line, TextDraft& draft);

// A table without cells that will be the document's next block; spans are unknown.
Table begin_table(int line, TextDraft& draft);

// Adds a cell with one paragraph at (row, col) and widens the table; a cell has a paragraph even
// if it is empty, as in Word. Throws Failure limit for too many cells or columns.
Cell& add_cell(std::string_view text, int row, int col, int line, Table& table, TextDraft& draft);

// Adds a paragraph to the last cell of the table, which has one; nothing if the text is blank.
void add_more(std::string_view text, int line, Table& table, TextDraft& draft);

}  // namespace jixiao
