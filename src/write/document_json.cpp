// `extract --format json`: the document as read. Text is original; nothing is folded. What the
// readers skipped or doubted stands in "unread" at the end.
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/walk.h"
#include "write/json_text.h"
#include "write/source_json.h"
#include "write/write.h"

namespace jixiao {
namespace {

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

// Walks; what is full goes out by the writer's sink.
class BlockWriter {
 public:
  explicit BlockWriter(JsonText& json) : json_(json) {}

  void write(const std::vector<Block>& blocks) {
    open_blocks();
    walk_blocks(blocks, *this);
    json_.close_array();
  }

  void paragraph(const Paragraph& paragraph) {
    json_.open_object();
    json_.text("type", "paragraph");
    json_.text_or_null("label", paragraph.label());
    json_.index("level", paragraph.level.value_or(-1));
    const std::string_view source = level_source_name(paragraph.level_source);
    if (paragraph.level && !source.empty()) json_.text("level_source", source);
    if (paragraph.guessed_level) json_.index("level_guess", *paragraph.guessed_level);
    json_.text("text", paragraph.text);
    if (!paragraph.hidden().empty()) json_.text("hidden", paragraph.hidden());
    json_.texts("bookmarks", paragraph.bookmarks());
    write_story(paragraph.story, paragraph.attached, json_);
    json_.close_object();
  }

  void open_table(const Table& table) {
    json_.open_object();
    json_.text("type", "table");
    json_.index("rows", table.rows);
    json_.index("cols", table.cols);
    json_.key("cells");
    json_.open_array();
  }

  void close_table(const Table& table) {
    json_.close_array();
    write_story(table.story, table.attached, json_);
    json_.close_object();
  }

  void open_cell(const Cell& cell) {
    json_.open_object();
    json_.index("row", cell.row);
    json_.index("col", cell.col);
    json_.index("rowspan", cell.rowspan);
    json_.index("colspan", cell.colspan);
    open_blocks();
  }

  void close_cell(const Cell& cell) {
    json_.close_array();
    json_.text("text", cell_text(cell));
    json_.close_object();
  }

 private:
  void open_blocks() {
    json_.key("blocks");
    json_.open_array();
  }

  JsonText& json_;
};

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

void write_document_json(const Document& document, const JsonOptions& options,
                         const TextSink& sink) {
  JsonText json(options.pretty, sink);
  json.open_object();
  write_source(document.source, json);
  BlockWriter(json).write(document.blocks);
  write_unread(document, json);
  json.close_object();
  sink(json.take());
}

std::string document_json(const Document& document, const JsonOptions& options) {
  std::string out;
  write_document_json(document, options, [&out](std::string_view text) { out += text; });
  return out;
}

}  // namespace jixiao
