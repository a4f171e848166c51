#include "document/document.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
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
  if (!paragraph.label().empty()) out += " label=" + quoted(paragraph.label());
  for (const std::string& bookmark : paragraph.bookmarks()) out += " #" + bookmark;
  if (!paragraph.hidden().empty()) out += " hidden=" + quoted(paragraph.hidden());
  out += " " + quoted(paragraph.text) + "\n";
}

// Has it anything that the text of its cell does not show?
bool is_plain(const Paragraph& paragraph) {
  return !paragraph.level && paragraph.bookmarks().empty() && paragraph.hidden().empty() &&
         !paragraph.contents_line;
}

// Walks for dump(). Of a cell it prints the text, the tables in it and what the text does not show.
class Dumper {
 public:
  void paragraph(const Paragraph& paragraph) {
    if (depth_ == 0) {
      out += std::to_string(index_++) + " ";
    } else if (is_plain(paragraph)) {
      return;
    } else {
      indent();
    }
    dump_paragraph(paragraph, out);
  }

  void open_table(const Table& table) {
    indent();
    if (depth_ == 0) out += std::to_string(index_++) + " ";
    out += "table#" + std::to_string(table.number) + " " + std::to_string(table.rows) + "x" +
           std::to_string(table.cols);
    dump_story(table.story, table.attached, out);
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
    case Story::kProperties:
      return "properties";
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

void Paragraph::set_label(std::string label) {
  if (!label.empty() || !this->label().empty()) extras.make().label = std::move(label);
}

void Paragraph::add_bookmarks(std::vector<std::string> names) {
  if (names.empty()) return;
  std::vector<std::string>& all = extras.make().bookmarks;
  std::move(names.begin(), names.end(), std::back_inserter(all));
}

std::string paragraph_text(const Paragraph& paragraph) {
  return paragraph.label() + paragraph.text;
}

std::string cell_text(const Cell& cell) {
  if (cell.blocks.size() == 1) {
    const Paragraph* only = std::get_if<Paragraph>(&cell.blocks.front());
    if (only != nullptr && only->label().empty()) return only->text;
  }
  std::string result;
  bool first = true;
  for (const Block& block : cell.blocks) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    if (!first) result += '\n';
    first = false;
    result += paragraph->label();
    result += paragraph->text;
  }
  return result;
}

std::string dump(const Document& document) {
  Dumper dumper;
  walk_blocks(document.blocks, dumper);
  std::string out;
  if (!document.source.producer.empty()) out += "producer " + document.source.producer + "\n";
  out += dumper.out;
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
