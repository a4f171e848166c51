#include "document/document.h"

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

void dump_blocks(const std::vector<Block>& blocks, const std::string& indent, std::string& out);

void dump_paragraph(const Paragraph& paragraph, std::string& out) {
  out += "paragraph";
  if (paragraph.story != Story::kBody) out += " " + std::string(story_name(paragraph.story));
  if (paragraph.level) out += " level=" + std::to_string(*paragraph.level);
  if (paragraph.contents_line) out += " contents";
  if (!paragraph.label.empty()) out += " label=" + quoted(paragraph.label);
  for (const std::string& bookmark : paragraph.bookmarks) out += " #" + bookmark;
  out += " " + quoted(paragraph.text) + "\n";
}

// Recursion over tables in cells is bounded by Limits::table_nesting.
void dump_table(const Table& table, const std::string& indent, std::string& out) {
  out += "table#" + std::to_string(table.number) + " " + std::to_string(table.rows) + "x" +
         std::to_string(table.cols);
  if (table.story != Story::kBody) out += " " + std::string(story_name(table.story));
  if (!table.spans_known) out += " spans unknown";
  out += "\n";
  for (const Cell& cell : table.cells) {
    out += indent + "  (" + std::to_string(cell.row) + "," + std::to_string(cell.col) + ")";
    if (cell.rowspan != 1 || cell.colspan != 1) {
      out += " " + std::to_string(cell.rowspan) + "x" + std::to_string(cell.colspan);
    }
    out += " " + quoted(cell_text(cell)) + "\n";
    for (const Block& block : cell.blocks) {
      if (const Table* nested = std::get_if<Table>(&block)) {
        out += indent + "    ";
        dump_table(*nested, indent + "    ", out);
      }
    }
  }
}

void dump_blocks(const std::vector<Block>& blocks, const std::string& indent, std::string& out) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    out += indent + std::to_string(i) + " ";
    if (const Table* table = std::get_if<Table>(&blocks[i])) {
      dump_table(*table, indent, out);
    } else {
      dump_paragraph(std::get<Paragraph>(blocks[i]), out);
    }
  }
}

}  // namespace

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
  std::string out;
  dump_blocks(document.blocks, "", out);
  for (const Unread& unread : document.unread) {
    out += "unread";
    if (unread.place.block >= 0) out += " block=" + std::to_string(unread.place.block);
    out += " " + unread.what_en + "\n";
  }
  return out;
}

}  // namespace jixiao
