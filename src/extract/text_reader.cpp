// Plain text -> Document. Reads: lines as paragraphs; tables by the style of the dump, told from
// the lines themselves: TABs as Apache Tika (text_tika.h) or spreadsheets and word processors write
// them (text_tabs.h, text_ragged.h), pipes (text_pipes.h), a line a cell (text_lines.h); bookmarks
// and pictures as Tika marks them (text_markers.h); what a program wrote in front of the text
// (text_properties.h); tables of contents (text_contents.h). Skips: blank lines; pictures, each
// with a note. Tables whose cells are parted by spaces or by nothing stay paragraphs: only who
// knows the labels can part them (map/flattened.h).
#include <optional>
#include <utility>

#include "extract/extract.h"
#include "extract/text_contents.h"
#include "extract/text_draft.h"
#include "extract/text_line.h"
#include "extract/text_lines.h"
#include "extract/text_pipes.h"
#include "extract/text_properties.h"
#include "extract/text_tabs.h"
#include "extract/text_tika.h"

namespace jixiao {
namespace {

// A bookmark at the very end has no paragraph behind it; it goes to the one before.
void place_last_bookmarks(TextDraft& draft) {
  if (draft.document.blocks.empty()) return;
  Paragraph* last = std::get_if<Paragraph>(&draft.document.blocks.back());
  if (last == nullptr) return;
  last->add_bookmarks(draft.bookmarks);
}

}  // namespace

Document read_text(std::string_view text, const Limits& limits) {
  TextDraft draft{limits, {}, {}, 0, 0};
  draft.document.source.format = Format::kText;
  TextCursor cursor(text);
  LineTables line_tables;
  TabTables tab_tables;
  std::size_t no_bare_pipes_before = 0;
  bool group_begins = true;  // no line stands right above
  while (const std::optional<TextLine> line = find_line(cursor)) {
    const bool first_of_group = group_begins;
    group_begins = line->text.empty();
    if (opens_cell(line->text)) {
      read_tika_table(cursor, draft);
      group_begins = true;
    } else if (read_tab_table(cursor, tab_tables, draft) ||
               read_pipe_table(cursor, no_bare_pipes_before, draft) ||
               (first_of_group && read_line_table(cursor, line_tables, draft))) {
      group_begins = true;
    } else {
      add_line(*take_line(cursor), draft);
    }
  }
  place_last_bookmarks(draft);
  mark_properties(draft.document);
  mark_contents(draft.document.blocks);
  return std::move(draft.document);
}

}  // namespace jixiao
