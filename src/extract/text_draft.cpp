#include "extract/text_draft.h"

#include <algorithm>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

[[noreturn]] void fail_limit(int line, const std::string& what, const TextDraft& draft,
                             const LimitMember& limit) {
  throw LimitFailure("line " + std::to_string(line) + ": " + what, draft.limits, limit);
}

Place place_of(const Table& table, int row, int col, int line, const TextDraft& draft) {
  Place place;
  place.block = static_cast<int>(draft.document.blocks.size());
  place.table = table.number;
  place.row = row;
  place.col = col;
  place.line = line;
  return place;
}

}  // namespace

MarkedText take_markers(std::string_view text, const Place& place, TextDraft& draft) {
  if (text.size() > draft.limits.paragraph_bytes) {
    fail_limit(place.line, "the text of a paragraph is too long", draft, &Limits::paragraph_bytes);
  }
  MarkedText marked = split_markers(text);
  for (std::string& name : marked.bookmarks) draft.bookmarks.push_back(name);
  for (const std::string& image : marked.images) {
    draft.document.unread.push_back(Unread{
        image.empty() ? "图片未读取" : "图片未读取：" + image,
        image.empty() ? "a picture was not read" : "a picture was not read: " + image, place});
  }
  return marked;
}

void add_paragraph(std::string text, int line, TextDraft& draft, std::vector<Block>& blocks) {
  auto& paragraph = std::get<Paragraph>(blocks.emplace_back());
  paragraph.text = std::move(text);
  paragraph.add_bookmarks(std::exchange(draft.bookmarks, {}));
  paragraph.line = line;
}

void add_line(const TextLine& line, TextDraft& draft) {
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

Table begin_table(int line, TextDraft& draft) {
  Table table;
  table.spans_known = false;
  table.number = draft.tables++;
  table.line = line;
  return table;
}

Cell& add_cell(std::string_view text, int row, int col, int line, Table& table, TextDraft& draft) {
  if (++draft.cells > draft.limits.cells) {
    fail_limit(line, "the tables have too many cells", draft, &Limits::cells);
  }
  if (col >= draft.limits.columns) {
    fail_limit(line, "a row has too many cells", draft, &Limits::columns);
  }
  table.rows = std::max(table.rows, row + 1);
  table.cols = std::max(table.cols, col + 1);
  MarkedText marked = take_markers(text, place_of(table, row, col, line, draft), draft);
  Cell& cell = table.cells.emplace_back();
  cell.row = row;
  cell.col = col;
  cell.line = line;
  add_paragraph(std::move(marked.text), line, draft, cell.blocks);
  return cell;
}

void add_more(std::string_view text, int line, Table& table, TextDraft& draft) {
  Cell& cell = table.cells.back();
  MarkedText marked = take_markers(text, place_of(table, cell.row, cell.col, line, draft), draft);
  if (!is_blank(marked.text)) add_paragraph(std::move(marked.text), line, draft, cell.blocks);
}

}  // namespace jixiao
