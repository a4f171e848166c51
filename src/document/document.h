// The document as read, before any rule: paragraphs and tables in source order.
//
// Example: "一、项目基本情况" then a 2x2 table is
//   0 paragraph level=- text="一、项目基本情况"
//   1 table#0 2x2
//     (0,0) 1x2 "…"
// and a heading "项目基本情况" with the automatic number 一、, a bookmark and a note behind it
//   0 paragraph level=1 by style label="一、" #_Toc1 "项目基本情况"
//   1 paragraph footnote@0 "…"
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
#include "value/seldom.h"
#include "value/unread.h"

namespace jixiao {

// kProperties: what a program wrote about the file in front of its text (author, dates, build).
enum class Story : std::uint8_t {
  kBody,
  kHeader,
  kFooter,
  kFootnote,
  kEndnote,
  kComment,
  kTextbox,
  kProperties
};

// "body", "header", "footer", "footnote", "endnote", "comment", "textbox", "properties"
std::string_view story_name(Story story);

// What told the level of a heading, in the order of trust; kUnknown where the format has one way.
enum class LevelSource : std::uint8_t { kUnknown, kParagraph, kStyle, kStyleName, kList };

// "paragraph", "style", "style_name", "list"; empty for kUnknown
std::string_view level_source_name(LevelSource source);

enum class Margin : std::uint8_t { kDefault, kFirst, kEven };

// "default", "first", "even"
std::string_view margin_name(Margin margin);

// What a block outside the body belongs to.
struct Attachment {
  // Of text boxes, notes and comments: the block that holds the anchor or the reference, as an
  // index into Document::blocks; -1 if nothing refers to it.
  int block = -1;
  int section = -1;  // of headers and footers: the first section that shows it, 0-based
  Margin margin = Margin::kDefault;
};

// What paragraphs may have beside their text. Most are those of cells, and have nothing of it.
struct ParagraphExtras {
  std::string label;   // automatic number as Word prints it, without the tab behind it; else empty
  std::string hidden;  // text that the document hides, in its order; no part of the text
  std::vector<std::string> bookmarks;
};

struct Paragraph {
  std::string text;  // UTF-8; line breaks '\n', tabs '\t'
  Seldom<ParagraphExtras> extras;
  std::optional<int> level;  // outline level, 1-based
  // What the beginning of the text suggests (一、 is 1, （一） 2 …) where nothing tells the level.
  std::optional<int> guessed_level;
  LevelSource level_source = LevelSource::kUnknown;
  bool contents_line = false;  // a line of a table of contents: never a heading
  Story story = Story::kBody;
  Attachment attached;
  int part = -1;  // index into Document::parts
  int line = -1;  // plain text: 1-based line where it begins

  const std::string& label() const { return extras->label; }
  const std::string& hidden() const { return extras->hidden; }
  const std::vector<std::string>& bookmarks() const { return extras->bookmarks; }
  void set_label(std::string label);
  // Puts them behind those that are there.
  void add_bookmarks(std::vector<std::string> names);
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
  // False where moreover the positions that a merge from above covers have vanished, so that a row
  // begins with the first cell of its own.
  bool merged_down_kept = true;
  int number = -1;  // running number in the document, nested tables included
  Story story = Story::kBody;
  Attachment attached;
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
