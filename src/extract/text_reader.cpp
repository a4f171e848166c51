// Plain text -> Document. Reads: lines as paragraphs; tables, bookmarks and pictures as Apache Tika
// dumps them (text_tika.h, text_markers.h). Skips: blank lines; pictures, each with a note.
#include <optional>
#include <utility>

#include "extract/extract.h"
#include "extract/text_line.h"
#include "extract/text_tika.h"

namespace jixiao {
namespace {

void read_paragraph(const TextLine& line, TextDraft& draft) {
  Place place;
  place.line = line.number;
  place.block = static_cast<int>(draft.document.blocks.size());
  const std::size_t notes = draft.document.unread.size();
  MarkedText marked = take_markers(line.text, place, draft);
  if (!is_blank(marked.text)) {
    add_paragraph(std::move(marked.text), line.number, draft, draft.document.blocks);
    return;
  }
  // No block of its own: pictures stand behind the block before, if there is one.
  for (std::size_t i = notes; i < draft.document.unread.size(); ++i) {
    --draft.document.unread[i].place.block;
  }
}

// A bookmark at the very end has no paragraph behind it; it goes to the one before.
void place_last_bookmarks(TextDraft& draft) {
  if (draft.document.blocks.empty()) return;
  Paragraph* last = std::get_if<Paragraph>(&draft.document.blocks.back());
  if (last == nullptr) return;
  last->bookmarks.insert(last->bookmarks.end(), draft.bookmarks.begin(), draft.bookmarks.end());
}

}  // namespace

Document read_text(std::string_view text, const Limits& limits) {
  TextDraft draft{limits, {}, {}, 0, 0};
  draft.document.source.format = Format::kText;
  TextCursor cursor{text};
  while (const std::optional<TextLine> line = find_line(cursor)) {
    if (opens_cell(line->text)) {
      read_tika_table(cursor, draft);
      continue;
    }
    take_line(cursor);
    if (!is_blank(line->text)) read_paragraph(*line, draft);
  }
  place_last_bookmarks(draft);
  return std::move(draft.document);
}

}  // namespace jixiao
