#include "document/document.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "document/walk.h"

namespace jixiao {
namespace {

// Escaped and quoted on one line.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else {
      result += c;
    }
  }
  return result + '"';
}

// Beyond this depth the indentation stays, or it would be most of the text.
constexpr int kDeepestIndent = 32;

// Walks for dump(). Of a cell it prints the text and the tables in it.
class Dumper {
 public:
  void paragraph(const Paragraph& paragraph) {
    if (depth_ > 0) return;
    out += std::to_string(index_++) + " paragraph";
    if (paragraph.story != Story::kBody) out += " " + std::string(story_name(paragraph.story));
    if (paragraph.level) out += " level=" + std::to_string(*paragraph.level);
    if (paragraph.contents_line) out += " contents";
    if (!paragraph.label.empty()) out += " label=" + quoted(paragraph.label);
    for (const std::string& bookmark : paragraph.bookmarks) out += " #" + bookmark;
    out += " " + quoted(paragraph.text) + "\n";
  }

  void open_table(const Table& table) {
    indent();
    if (depth_ == 0) out += std::to_string(index_++) + " ";
    out += "table#" + std::to_string(table.number) + " " + std::to_string(table.rows) + "x" +
           std::to_string(table.cols);
    if (table.story != Story::kBody) out += " " + std::string(story_name(table.story));
    if (!table.spans_known) out += " spans unknown";
    out += "\n";
    ++depth_;
  }

  void open_cell(const Cell& cell) {
    --depth_;
    indent();
    ++depth_;
    out += "  (" + std::to_string(cell.row) + "," + std::to_string(cell.col) + ")";
    if (cell.rowspan != 1 || cell.colspan != 1) {
      out += " " + std::to_string(cell.rowspan) + "x" + std::to_string(cell.colspan);
    }
    out += " " + quoted(cell_text(cell)) + "\n";
  }

  void close_cell(const Cell&) {}
  void close_table(const Table&) { --depth_; }

  std::string out;

 private:
  void indent() { out.append(4 * static_cast<std::size_t>(std::min(depth_, kDeepestIndent)), ' '); }

  int depth_ = 0;  // open tables
  std::size_t index_ = 0;
};

}  // namespace

Table::~Table() {
  std::vector<std::vector<Cell>> waiting;
  const auto take_nested = [&waiting](std::vector<Cell>& from) {
    for (Cell& cell : from) {
      for (Block& block : cell.blocks) {
        Table* const nested = std::get_if<Table>(&block);
        if (nested != nullptr && !nested->cells.empty()) {
          waiting.push_back(std::move(nested->cells));
        }
      }
    }
  };
  take_nested(cells);
  while (!waiting.empty()) {
    // Goes with the tables in it, which are empty by then.
    std::vector<Cell> inner = std::move(waiting.back());
    waiting.pop_back();
    take_nested(inner);
  }
}

std::string_view story_name(Story story) {
  switch (story) {
    case Story::kBody:
      return "body";
    case Story::kHeader:
      return "header";
    case Story::kFooter:
      return "footer";
    case Story::kFootnote:
      return "footnote";
    case Story::kEndnote:
      return "endnote";
    case Story::kComment:
      return "comment";
    case Story::kTextbox:
      return "textbox";
  }
  return "body";
}

std::string_view format_name(Format format) {
  switch (format) {
    case Format::kDocx:
      return "docx";
    case Format::kText:
      return "text";
    case Format::kHtml:
      return "html";
  }
  return "text";
}

std::string paragraph_text(const Paragraph& paragraph) { return paragraph.label + paragraph.text; }

std::string cell_text(const Cell& cell) {
  std::string result;
  bool first = true;
  for (const Block& block : cell.blocks) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    if (!first) result += '\n';
    first = false;
    result += paragraph->label;
    result += paragraph->text;
  }
  return result;
}

std::string dump(const Document& document) {
  Dumper dumper;
  walk_blocks(document.blocks, dumper);
  std::string out = std::move(dumper.out);
  for (const Unread& unread : document.unread) {
    out += "unread";
    if (unread.place.block >= 0) out += " block=" + std::to_string(unread.place.block);
    out += " " + unread.what_en + "\n";
  }
  return out;
}

}  // namespace jixiao
