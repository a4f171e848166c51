// `extract --format json`: the document as read. Text is original; nothing is folded. What the
// readers skipped or doubted stands in "unread" at the end.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/document.h"
#include "write/json_text.h"
#include "write/source_json.h"
#include "write/write.h"

namespace jixiao {
namespace {

void write_blocks(const std::vector<Block>& blocks, JsonText& json);

// Of a text box or note also the block it hangs on, of a header or footer its section and kind.
void write_story(Story story, const Attachment& attached, JsonText& json) {
  if (story == Story::kBody) return;
  json.text("story", story_name(story));
  if (story == Story::kHeader || story == Story::kFooter) {
    json.index("section", attached.section);
    json.text("kind", margin_name(attached.margin));
  } else {
    json.index("anchor", attached.block);
  }
}

void write_paragraph(const Paragraph& paragraph, JsonText& json) {
  json.open_object();
  json.text("type", "paragraph");
  json.text_or_null("label", paragraph.label);
  json.index("level", paragraph.level.value_or(-1));
  const std::string_view source = level_source_name(paragraph.level_source);
  if (paragraph.level && !source.empty()) json.text("level_source", source);
  if (paragraph.guessed_level) json.index("level_guess", *paragraph.guessed_level);
  json.text("text", paragraph.text);
  if (!paragraph.hidden.empty()) json.text("hidden", paragraph.hidden);
  json.texts("bookmarks", paragraph.bookmarks);
  write_story(paragraph.story, paragraph.attached, json);
  json.close_object();
}

void write_cell(const Cell& cell, JsonText& json) {
  json.open_object();
  json.index("row", cell.row);
  json.index("col", cell.col);
  json.index("rowspan", cell.rowspan);
  json.index("colspan", cell.colspan);
  write_blocks(cell.blocks, json);
  json.text("text", cell_text(cell));
  json.close_object();
}

void write_table(const Table& table, JsonText& json) {
  json.open_object();
  json.text("type", "table");
  json.index("rows", table.rows);
  json.index("cols", table.cols);
  json.key("cells");
  json.open_array();
  for (const Cell& cell : table.cells) write_cell(cell, json);
  json.close_array();
  write_story(table.story, table.attached, json);
  json.close_object();
}

// Recursion over tables in cells is bounded by Limits::table_nesting.
void write_blocks(const std::vector<Block>& blocks, JsonText& json) {
  json.key("blocks");
  json.open_array();
  for (const Block& block : blocks) {
    if (const Table* table = std::get_if<Table>(&block)) {
      write_table(*table, json);
    } else {
      write_paragraph(std::get<Paragraph>(block), json);
    }
  }
  json.close_array();
}

void write_unread(const Document& document, JsonText& json) {
  json.key("unread");
  json.open_array();
  for (const Unread& note : document.unread) {
    json.open_object();
    json.text("what", note.what);
    json.text("what_en", note.what_en);
    write_position(note.place, document.parts, json);
    json.index("line", note.place.line);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

std::string document_json(const Document& document, const JsonOptions& options) {
  JsonText json(options.pretty);
  json.open_object();
  write_source(document.source, json);
  write_blocks(document.blocks, json);
  write_unread(document, json);
  json.close_object();
  return json.take();
}

}  // namespace jixiao
