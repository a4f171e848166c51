// The document as read, before any rule: paragraphs and tables in source order.
//
// Example: "一、项目基本情况" then a 2x2 table is
//   0 paragraph level=- text="一、项目基本情况"
//   1 table#0 2x2
//     (0,0) 1x2 "…"
// Data only; `dump()` prints it. What Word prints by itself (automatic numbers) is in `label` and
// not in `text`. Text is original: nothing is folded here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "value/place.h"
#include "value/unread.h"

namespace jixiao {

enum class Story { kBody, kHeader, kFooter, kFootnote, kEndnote, kComment, kTextbox };

// "body", "header", "footer", "footnote", "endnote", "comment", "textbox"
std::string_view story_name(Story story);

struct Paragraph {
  std::string text;   // UTF-8; line breaks '\n', tabs '\t'
  std::string label;  // automatic number as Word prints it, without the tab behind it; else empty
  std::optional<int> level;  // outline level, 1-based
  std::vector<std::string> bookmarks;
  bool contents_line = false;  // a line of a table of contents: never a heading
  Story story = Story::kBody;
  int part = -1;  // index into Document::parts
  int line = -1;  // plain text: 1-based line where it begins
};

struct Cell;

// Cells in row order, each once at its top-left grid position; no two overlap. Positions that no
// cell covers (ragged rows) are empty.
struct Table {
  Table() = default;
  Table(const Table&) = default;
  Table(Table&&) noexcept = default;
  Table& operator=(const Table&) = default;
  Table& operator=(Table&&) noexcept = default;
  // Without recursion, however deep the tables inside it are nested.
  ~Table();

  int rows = 0;
  int cols = 0;
  std::vector<Cell> cells;
  // False for text dumps that lost the spans: every cell then has span 1 and stands at its
  // position in the row, not at its true column.
  bool spans_known = true;
  int number = -1;  // running number in the document, nested tables included
  Story story = Story::kBody;
  int part = -1;
  int line = -1;
};

using Block = std::variant<Paragraph, Table>;

struct Cell {
  int row = 0;
  int col = 0;
  int rowspan = 1;
  int colspan = 1;
  std::vector<Block> blocks;
  int line = -1;
};

enum class Format { kDocx, kText, kHtml };

// "docx", "text", "html"
std::string_view format_name(Format format);

struct SourceInfo {
  std::string path;  // as given; "-" for stdin
  std::string sha256;
  std::uint64_t bytes = 0;
  Format format = Format::kText;
  std::string encoding;  // of a text: "utf-8", "gb18030", "utf-16le"…; empty for a package
  std::string producer;  // "WPS Office_11.1", from docProps/app.xml; empty if not said
};

struct Document {
  SourceInfo source;
  std::vector<std::string> parts;  // names of package parts, "word/document.xml"
  std::vector<Block> blocks;
  std::vector<Unread> unread;
};

// Paragraphs of the cell joined by '\n', automatic labels in front of their paragraph; of nested
// tables nothing (they are blocks of their own).
std::string cell_text(const Cell& cell);

// A paragraph's text with its automatic label in front.
std::string paragraph_text(const Paragraph& paragraph);

// Stable, line-based text of the whole document, for tests and for people.
std::string dump(const Document& document);

}  // namespace jixiao
