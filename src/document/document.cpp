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

// " footnote@3", " header first section=1"; nothing for the body.
void dump_story(Story story, const Attachment& attached, std::string& out) {
  if (story == Story::kBody) return;
  out += " " + std::string(story_name(story));
  if (attached.block >= 0) out += "@" + std::to_string(attached.block);
  if (attached.margin != Margin::kDefault) out += " " + std::string(margin_name(attached.margin));
  if (attached.section > 0) out += " section=" + std::to_string(attached.section);
}

void dump_paragraph(const Paragraph& paragraph, std::string& out) {
  out += "paragraph";
  dump_story(paragraph.story, paragraph.attached, out);
  if (paragraph.level) out += " level=" + std::to_string(*paragraph.level);
  const bool indirect = paragraph.level && paragraph.level_source != LevelSource::kUnknown &&
                        paragraph.level_source != LevelSource::kParagraph;
  if (indirect) out += " by " + std::string(level_source_name(paragraph.level_source));
  if (paragraph.guessed_level) out += " guess=" + std::to_string(*paragraph.guessed_level);
  if (paragraph.contents_line) out += " contents";
  if (!paragraph.label.empty()) out += " label=" + quoted(paragraph.label);
  for (const std::string& bookmark : paragraph.bookmarks) out += " #" + bookmark;
  if (!paragraph.hidden.empty()) out += " hidden=" + quoted(paragraph.hidden);
  out += " " + quoted(paragraph.text) + "\n";
}

// Has it anything that the text of its cell does not show?
bool is_plain(const Paragraph& paragraph) {
  return !paragraph.level && paragraph.bookmarks.empty() && paragraph.hidden.empty() &&
         !paragraph.contents_line;
}

void dump_cell_block(const Block& block, const std::string& indent, std::string& out);

void dump_table(const Table& table, const std::string& indent, std::string& out) {
  out += "table#" + std::to_string(table.number) + " " + std::to_string(table.rows) + "x" +
         std::to_string(table.cols);
  dump_story(table.story, table.attached, out);
  if (!table.spans_known) out += " spans unknown";
  out += "\n";
  for (const Cell& cell : table.cells) {
    out += indent + "  (" + std::to_string(cell.row) + "," + std::to_string(cell.col) + ")";
    if (cell.rowspan != 1 || cell.colspan != 1) {
      out += " " + std::to_string(cell.rowspan) + "x" + std::to_string(cell.colspan);
    }
    out += " " + quoted(cell_text(cell)) + "\n";
    for (const Block& block : cell.blocks) dump_cell_block(block, indent + "    ", out);
  }
}

// Recursion over tables in cells is bounded by Limits::table_nesting.
void dump_cell_block(const Block& block, const std::string& indent, std::string& out) {
  if (const Table* nested = std::get_if<Table>(&block)) {
    out += indent;
    dump_table(*nested, indent, out);
  } else if (!is_plain(std::get<Paragraph>(block))) {
    out += indent;
    dump_paragraph(std::get<Paragraph>(block), out);
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

std::string_view level_source_name(LevelSource source) {
  switch (source) {
    case LevelSource::kUnknown:
      return "";
    case LevelSource::kParagraph:
      return "paragraph";
    case LevelSource::kStyle:
      return "style";
    case LevelSource::kStyleName:
      return "style_name";
    case LevelSource::kList:
      return "list";
  }
  return "";
}

std::string_view margin_name(Margin margin) {
  switch (margin) {
    case Margin::kDefault:
      return "default";
    case Margin::kFirst:
      return "first";
    case Margin::kEven:
      return "even";
  }
  return "default";
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
  if (!document.source.producer.empty()) out += "producer " + document.source.producer + "\n";
  dump_blocks(document.blocks, "", out);
  for (const Unread& unread : document.unread) {
    out += "unread";
    const Place& at = unread.place;
    if (at.part > 0) out += " part=" + document.parts[static_cast<std::size_t>(at.part)];
    if (at.block >= 0) out += " block=" + std::to_string(at.block);
    if (at.row >= 0 && document.source.format == Format::kDocx) {
      out += " at=" + std::to_string(at.table) + "/" + std::to_string(at.row) + "/" +
             std::to_string(at.col);
    }
    out += " " + unread.what_en + "\n";
  }
  return out;
}

}  // namespace jixiao
