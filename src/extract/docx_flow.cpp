#include "extract/docx_flow.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <utility>

#include "extract/docx_chunk.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// Up to so many blocks a list may grow as it likes: text boxes hold few, and are many.
constexpr std::size_t kFirstBlocks = 64;

constexpr char kPendingBegin = '\x01';
constexpr char kPendingEnd = '\x02';

// Replaces the marks of pending texts. A bookmark that is referred to often may make a document
// grow, so what is added counts as if it were a part.
struct PendingFill {
  const std::vector<std::string>& texts;
  const Limits& limits;
  std::uint64_t added = 0;

  void fill(std::string& text) {
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = text.find(kPendingBegin); at != std::string::npos;
         at = text.find(kPendingBegin, at + 1)) {
      std::size_t index = texts.size();
      const char* const end = text.data() + text.size();
      const auto [behind, error] = std::from_chars(text.data() + at + 1, end, index);
      const bool mark = error == std::errc() && behind != end && *behind == kPendingEnd;
      if (!mark || index >= texts.size()) continue;
      result.append(text, from, at - from).append(texts[index]);
      from = static_cast<std::size_t>(behind - text.data()) + 1;
      count(texts[index].size(), result.size());
    }
    if (from > 0) text = result.append(text, from, std::string::npos);
  }

  void count(std::uint64_t more, std::uint64_t size) {
    added += more;
    if (size > limits.paragraph_bytes) {
      throw Failure(FailureKind::kLimit, "a paragraph has more than " +
                                             std::to_string(limits.paragraph_bytes) +
                                             " bytes of text (limit paragraph_bytes)");
    }
    if (added > limits.part_bytes) {
      throw Failure(FailureKind::kLimit, "the texts of references take more than " +
                                             std::to_string(limits.part_bytes) +
                                             " bytes (limit part_bytes)");
    }
  }
};

}  // namespace

OpenParagraph::OpenParagraph() = default;

// Steps that only this file takes are inline (xml_scan.cpp tells why).
template <typename Piece>
void Flow::push(Piece&& piece) {
  std::vector<Block>* const inside = inside_table();
  if (inside != nullptr) {
    inside->emplace_back(std::forward<Piece>(piece));
    return;
  }
  if (blocks.size() >= kFirstBlocks && blocks.size() == blocks.capacity()) need_room();
  blocks.emplace_back(std::forward<Piece>(piece));
  if (tables_.empty()) flush_boxes();
}

inline void Flow::push_paragraph(Paragraph&& paragraph) {
  if (paragraph.extras.made()) ++tally_.extras;
  push(std::move(paragraph));
}

// The blocks of the open cell; null if what comes now stands in none. Text between the cells of a
// row belongs to no cell; the one before it keeps it.
inline std::vector<Block>* Flow::inside_table() {
  if (tables_.empty()) return nullptr;
  OpenTable& open = tables_.back();
  if (open.cell) return &open.cell->raw.blocks;
  if (open.row && !open.row->raw.cells.empty()) return &open.row->raw.cells.back().blocks;
  return nullptr;
}

void Flow::open_paragraph() {
  assert(!paragraph_);
  OpenParagraph& open = paragraph_.emplace();
  if (carried_) {
    open.paragraph.text = std::move(carried_->text);
    open.paragraph.extras = std::move(carried_->extras);  // no label: a deleted mark has none
    carried_.reset();
  }
  open.paragraph.story = story_;
  open.paragraph.part = part_;
  open.paragraph.add_bookmarks(std::exchange(bookmarks_, {}));
}

void Flow::close_paragraph() {
  if (!paragraph_) return;
  OpenParagraph& open = *paragraph_;
  if (open.mark_deleted) {
    carried_ = std::move(open.paragraph);
    paragraph_.reset();
    return;
  }
  if (open.field_contents && !open.paragraph.contents_line) {
    open.paragraph.contents_line = true;
    if (tables_.empty()) field_contents_.push_back(blocks.size());
  }
  push_paragraph(std::move(open.paragraph));
  paragraph_.reset();
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
  RawRow& row = tables_.back().row.emplace().raw;
  // Most rows have as many cells as the one above.
  const std::vector<RawRow>& above = tables_.back().raw.rows;
  if (!above.empty()) row.cells.reserve(above.back().cells.size());
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

inline void Flow::count_cell() {
  constexpr int kCellsBetweenLooks = 1024;
  if (++tally_.cells > limits_.cells) {
    throw LimitFailure("the tables have too many cells", limits_, &Limits::cells);
  }
  if (tally_.cells % kCellsBetweenLooks == 0) need_room();
}

// The list of blocks grows by a quarter, not twofold: the old and the new one stand in memory
// together. The memory that it and the cells need then is held against what the XML allows.
inline void Flow::need_room() {
  // A cell with a short paragraph, on the way from the reader to the grid.
  constexpr std::uint64_t kBytesOfCell = sizeof(RawCell) + sizeof(Block);
  const std::size_t grown = blocks.size() + blocks.size() / 4 + kFirstBlocks;
  const std::uint64_t model = (blocks.size() + grown) * sizeof(Block) +
                              static_cast<std::uint64_t>(tally_.cells) * kBytesOfCell +
                              static_cast<std::uint64_t>(tally_.extras) * sizeof(ParagraphExtras);
  if (model > limits_.model_ratio * tally_.xml_bytes + limits_.model_bytes) {
    throw LimitFailure("the paragraphs and cells take too much memory for their text", limits_,
                       &Limits::model_ratio);
  }
  if (blocks.size() == blocks.capacity()) blocks.reserve(grown);
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
    paragraph_->paragraph.extras.make().bookmarks.emplace_back(name);
  } else {
    bookmarks_.emplace_back(name);
  }
}

void Flow::add_box(Flow box) { boxes_.push_back(std::move(box)); }

void Flow::refer(Story story, std::string_view id) {
  references.push_back({story, std::string(id), static_cast<int>(blocks.size())});
}

void Flow::begin_note(std::string_view id) {
  note_starts.push_back({std::string(id), blocks.size()});
}

void Flow::add_chunk(Document chunk, int part) {
  const ChunkSize size = settle_chunk(chunk, part, tally_.tables);
  tally_.tables += size.tables;
  tally_.cells += size.cells;
  flush_carried();
  const int block = static_cast<int>(blocks.size());
  for (Block& one : chunk.blocks) {
    Attachment& attached = attachment_of(one);
    if (attached.block >= 0) attached.block = block + (tables_.empty() ? attached.block : 0);
  }
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

inline Place Flow::place() const {
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

void Flow::note_at_end(std::string what, std::string what_en) {
  assert(!paragraph_);
  Place here = place();
  if (tables_.empty() && here.block > 0) --here.block;
  notes.push_back({FlowNote::Kind::kReady, {std::move(what), std::move(what_en), here}});
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

inline void Flow::flush_carried() {
  if (!carried_) return;
  Paragraph carried = std::move(*carried_);
  carried_.reset();
  if (!carried.text.empty() || !carried.hidden().empty()) {
    push_paragraph(std::move(carried));
  }
}

inline void Flow::flush_boxes() {
  std::vector<Flow> boxes = std::move(boxes_);
  boxes_.clear();
  const int anchor = static_cast<int>(blocks.size()) - 1;
  for (Flow& box : boxes) {
    const std::size_t first = blocks.size();
    // What has an anchor already hangs on a box inside this one.
    std::vector<bool> inner;
    for (Block& block : box.blocks) inner.push_back(attachment_of(block).block >= 0);
    append_flow(box, {blocks, notes, references});
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (!inner[i]) attachment_of(blocks[first + i]).block = anchor;
    }
  }
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

Attachment& attachment_of(Block& block) {
  Table* const table = std::get_if<Table>(&block);
  return table != nullptr ? table->attached : std::get<Paragraph>(block).attached;
}

std::string pending_mark(std::size_t index) {
  return std::string(1, kPendingBegin) + std::to_string(index) + kPendingEnd;
}

void fill_pending(std::vector<Block>& blocks, const std::vector<std::string>& texts,
                  const Limits& limits) {
  PendingFill fill{texts, limits, 0};
  std::vector<std::vector<Block>*> waiting{&blocks};
  while (!waiting.empty()) {
    std::vector<Block>& list = *waiting.back();
    waiting.pop_back();
    for (Block& block : list) {
      if (Table* const table = std::get_if<Table>(&block)) {
        for (Cell& cell : table->cells) waiting.push_back(&cell.blocks);
      } else {
        Paragraph& paragraph = std::get<Paragraph>(block);
        fill.fill(paragraph.text);
        if (!paragraph.hidden().empty()) fill.fill(paragraph.extras.make().hidden);
      }
    }
  }
}

void append_flow(Flow& from, FlowTarget to) {
  const int base = static_cast<int>(to.blocks.size());
  for (FlowNote& note : from.notes) {
    if (note.unread.place.block >= 0) note.unread.place.block += base;
    to.notes.push_back(std::move(note));
  }
  for (NoteReference& reference : from.references) {
    reference.block += base;
    to.references.push_back(std::move(reference));
  }
  for (Block& block : from.blocks) {
    Attachment& attached = attachment_of(block);
    if (attached.block >= 0) attached.block += base;
  }
  if (to.blocks.empty()) {
    // The body of a document, which should not stand in memory twice.
    to.blocks = std::move(from.blocks);
  } else {
    // Like push(): by a quarter, since the old list and the new one stand in memory together.
    const std::size_t needed = to.blocks.size() + from.blocks.size();
    if (needed > to.blocks.capacity()) to.blocks.reserve(needed + to.blocks.size() / 4);
    std::move(from.blocks.begin(), from.blocks.end(), std::back_inserter(to.blocks));
  }
  from.blocks.clear();
  from.notes.clear();
  from.references.clear();
}

}  // namespace jixiao
