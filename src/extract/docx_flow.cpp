#include "extract/docx_flow.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "extract/docx_chunk.h"
#include "value/failure.h"

namespace jixiao {

void Flow::open_paragraph() {
  assert(!paragraph_);
  OpenParagraph& open = paragraph_.emplace();
  if (carried_) {
    open.paragraph.text = std::move(carried_->text);
    open.paragraph.bookmarks = std::move(carried_->bookmarks);
    carried_.reset();
  }
  open.paragraph.story = story_;
  open.paragraph.part = part_;
  std::move(bookmarks_.begin(), bookmarks_.end(), std::back_inserter(open.paragraph.bookmarks));
  bookmarks_.clear();
}

void Flow::close_paragraph() {
  if (!paragraph_) return;
  OpenParagraph open = std::move(*paragraph_);
  paragraph_.reset();
  if (open.mark_deleted) {
    carried_ = std::move(open.paragraph);
    return;
  }
  if (open.field_contents && !open.paragraph.contents_line) {
    open.paragraph.contents_line = true;
    if (tables_.empty()) field_contents_.push_back(blocks.size());
  }
  push(std::move(open.paragraph));
}

RawTable* Flow::table() { return tables_.empty() ? nullptr : &tables_.back().raw; }

RawRow* Flow::row() {
  return tables_.empty() || !tables_.back().row ? nullptr : &tables_.back().row->raw;
}

RawCell* Flow::cell() {
  return tables_.empty() || !tables_.back().cell ? nullptr : &tables_.back().cell->raw;
}

bool Flow::row_deleted() const {
  return !tables_.empty() && tables_.back().row && tables_.back().row->deleted;
}

void Flow::delete_row() {
  if (row() != nullptr) tables_.back().row->deleted = true;
}

bool Flow::open_table() {
  if (!tables_.empty() && !tables_.back().cell) return false;
  if (tables_.size() >= static_cast<std::size_t>(limits_.table_nesting)) {
    throw LimitFailure("tables are nested too deep", limits_, &Limits::table_nesting);
  }
  flush_carried();
  tables_.emplace_back().number = tally_.tables++;
  return true;
}

void Flow::close_table() {
  assert(!tables_.empty());
  std::vector<Unread> told;
  const int number = tables_.back().number;
  Table table = lay_out(std::move(tables_.back().raw), limits_, told);
  tables_.pop_back();
  table.number = number;
  table.story = story_;
  table.part = part_;
  for (Unread& unread : told) {
    unread.place.part = part_;
    unread.place.block = static_cast<int>(blocks.size());
    unread.place.table = number;
    notes.push_back({FlowNote::Kind::kReady, std::move(unread)});
  }
  // A table whose rows are all deleted is not there.
  if (table.rows > 0) {
    push(std::move(table));
  } else if (tables_.empty()) {
    flush_boxes();
  }
}

bool Flow::open_row() {
  if (tables_.empty() || tables_.back().row) return false;
  tables_.back().row.emplace();
  return true;
}

void Flow::close_row() {
  OpenTable& open = tables_.back();
  // Counts as a cell, for a row costs memory even without one.
  if (open.row->raw.cells.empty()) count_cell();
  if (!open.row->deleted) open.raw.rows.push_back(std::move(open.row->raw));
  open.row.reset();
}

bool Flow::open_cell() {
  if (row() == nullptr || cell() != nullptr) return false;
  count_cell();
  OpenTable& open = tables_.back();
  open.cell.emplace().col =
      std::clamp(open.row->raw.before, 0, limits_.columns) + open.row->next_col;
  ++open.row->next_col;
  return true;
}

void Flow::count_cell() {
  if (++tally_.cells <= limits_.cells) return;
  throw LimitFailure("the tables have too many cells", limits_, &Limits::cells);
}

void Flow::set_cell_span(int span) {
  OpenTable& open = tables_.back();
  open.cell->raw.span = span;
  if (span > 1 && span <= limits_.columns) open.row->next_col += span - 1;
}

void Flow::close_cell() {
  flush_carried();
  OpenTable& open = tables_.back();
  open.row->raw.cells.push_back(std::move(open.cell->raw));
  open.cell.reset();
}

void Flow::add_bookmark(std::string_view name) {
  // Word's own mark of the last cursor position.
  if (name.empty() || name == "_GoBack") return;
  if (paragraph_) {
    paragraph_->paragraph.bookmarks.emplace_back(name);
  } else {
    bookmarks_.emplace_back(name);
  }
}

void Flow::add_box(Flow box) { boxes_.push_back(std::move(box)); }

void Flow::add_chunk(Document chunk, int part) {
  const ChunkSize size = settle_chunk(chunk, part, tally_.tables);
  tally_.tables += size.tables;
  tally_.cells += size.cells;
  flush_carried();
  const int block = static_cast<int>(blocks.size());
  for (Unread& unread : chunk.unread) {
    const bool inside = !tables_.empty() || unread.place.block < 0;
    unread.place.block = block + (inside ? 0 : unread.place.block);
    notes.push_back({FlowNote::Kind::kReady, std::move(unread)});
  }
  for (Block& one : chunk.blocks) push(std::move(one));
}

unsigned Flow::take_untold_media(unsigned media) {
  if (cell() == nullptr) return media;
  unsigned& told = tables_.back().cell->media;
  const unsigned untold = media & ~told;
  told |= media;
  return untold;
}

Place Flow::place() const {
  Place here;
  here.part = part_;
  here.block = static_cast<int>(blocks.size());
  if (tables_.empty()) return here;
  const OpenTable& open = tables_.back();
  here.table = open.number;
  here.row = static_cast<int>(open.raw.rows.size());
  if (open.cell) here.col = open.cell->col;
  return here;
}

void Flow::note(std::string what, std::string what_en) {
  notes.push_back({FlowNote::Kind::kReady, {std::move(what), std::move(what_en), place()}});
}

void Flow::note(FlowNote::Kind kind) { notes.push_back({kind, {"", "", place()}}); }

void Flow::forget_field_contents() {
  for (const std::size_t index : field_contents_) {
    if (Paragraph* paragraph = std::get_if<Paragraph>(&blocks[index])) {
      paragraph->contents_line = false;
    }
  }
  field_contents_.clear();
}

void Flow::push(Block block) {
  if (!tables_.empty() && tables_.back().cell) {
    tables_.back().cell->raw.blocks.push_back(std::move(block));
    return;
  }
  if (!tables_.empty() && tables_.back().row && !tables_.back().row->raw.cells.empty()) {
    // Text between the cells of a row belongs to no cell; the one before it keeps it.
    tables_.back().row->raw.cells.back().blocks.push_back(std::move(block));
    return;
  }
  blocks.push_back(std::move(block));
  if (tables_.empty()) flush_boxes();
}

void Flow::flush_carried() {
  if (!carried_) return;
  Paragraph carried = std::move(*carried_);
  carried_.reset();
  if (!carried.text.empty()) push(std::move(carried));
}

void Flow::flush_boxes() {
  std::vector<Flow> boxes = std::move(boxes_);
  boxes_.clear();
  for (Flow& box : boxes) append_flow(box, blocks, notes);
}

void Flow::finish() {
  close_paragraph();
  flush_carried();
  while (!tables_.empty()) {
    if (cell() != nullptr) close_cell();
    if (row() != nullptr) close_row();
    close_table();
  }
  flush_boxes();
}

void append_flow(Flow& from, std::vector<Block>& blocks, std::vector<FlowNote>& notes) {
  const int base = static_cast<int>(blocks.size());
  for (FlowNote& note : from.notes) {
    if (note.unread.place.block >= 0) note.unread.place.block += base;
    notes.push_back(std::move(note));
  }
  if (blocks.empty()) {
    // The body of a document, which should not stand in memory twice.
    blocks = std::move(from.blocks);
  } else {
    std::move(from.blocks.begin(), from.blocks.end(), std::back_inserter(blocks));
  }
  from.blocks.clear();
  from.notes.clear();
}

}  // namespace jixiao
