// A story while it is being read: opened and closed pieces in, finished blocks out.
//
// Example: open_paragraph(), paragraph()->paragraph.text = "甲", close_paragraph() leaves one
// block. Keeps what must wait: a paragraph whose mark is deleted joins the next one, bookmarks go
// to the paragraph behind them, text boxes come behind the body-level block that holds their
// anchor (a table, for a box anchored in one of its cells). Knows nothing of XML; a piece that
// cannot be opened where it stands answers false.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "extract/docx_fields.h"
#include "extract/docx_styles.h"
#include "extract/grid.h"
#include "value/limits.h"

namespace jixiao {

// Counted over all stories of one document.
struct DocxTally {
  std::uint64_t xml_bytes = 0;  // parsed so far
  int cells = 0;
  int extras = 0;  // paragraphs that have ParagraphExtras
  int tables = 0;
  int numbered = 0;            // paragraphs whose automatic number is lost
  int hidden = 0;              // stretches of hidden text
  std::set<std::string> told;  // notes that are given once
  SequenceFields sequences;
  std::vector<std::string> pending;  // names of bookmarks whose text fields wait for
};

// A note whose words wait for the count of the whole document, or one that is ready.
struct FlowNote {
  enum class Kind { kReady, kNumbering, kHidden } kind = Kind::kReady;
  Unread unread;
};

// What a document holds that is not text; a set of bits.
enum Media : unsigned {
  kPictures = 1,
  kObjects = 2,
  kCharts = 4,
  kDiagrams = 8,
  kWorkbooks = 16,
  kOutside = 32,  // anything that lies outside the document
};

struct MediaPart {
  unsigned kind = 0;
  std::string name;  // of the part; empty if not known
};

// A footnote, endnote or comment that is referred to.
struct NoteReference {
  Story story = Story::kFootnote;
  std::string id;
  int block = -1;
};

// Where a note of a notes part begins.
struct NoteStart {
  std::string id;
  std::size_t block = 0;
};

struct OpenParagraph {
  // Defined in the source file: without a constructor of its own it is filled with zeros first.
  OpenParagraph();

  Paragraph paragraph;
  const StyleFacts* style = nullptr;
  std::optional<int> outline;    // direct, as written
  std::optional<int> number_id;  // direct
  std::optional<int> number_level;
  bool number_inserted = false;  // the original view has no direct number
  bool mark_deleted = false;
  std::optional<bool> mark_hidden;  // direct
  bool ends_section = false;
  bool field_contents = false;  // holds text of a TOC field
  std::vector<MediaPart> media;
  std::string held;         // text inside a field's code, in case the code never ends
  std::size_t held_at = 0;  // where it would stand
};

struct OpenCell {
  RawCell raw;
  unsigned media = 0;  // kinds already told
  int col = 0;         // its first grid column
};

struct OpenRow {
  RawRow raw;
  bool deleted = false;
  int next_col = 0;
};

struct OpenTable {
  RawTable raw;
  int number = -1;  // in the order of reading
  std::optional<OpenRow> row;
  std::optional<OpenCell> cell;
};

class Flow {
 public:
  Flow(Story story, int part, const Limits& limits, DocxTally& tally)
      : story_(story), part_(part), limits_(limits), tally_(tally) {}

  OpenParagraph* paragraph() { return paragraph_ ? &*paragraph_ : nullptr; }
  void open_paragraph();
  void close_paragraph();

  // Innermost open pieces, or null.
  RawTable* table();
  RawRow* row();
  RawCell* cell();
  bool row_deleted() const;
  void delete_row();
  bool open_table();
  void close_table();
  bool open_row();
  void close_row();
  bool open_cell();
  void close_cell();
  // First grid column of a cell opened now counts from here.
  void set_cell_span(int span);

  void add_bookmark(std::string_view name);
  // The blocks of a text box anchored here.
  void add_box(Flow box);
  // A reference to a note stands here.
  void refer(Story story, std::string_view id);
  // What follows is the note with that id.
  void begin_note(std::string_view id);
  // The blocks and notes of a chunk that stands here; what has no part of its own gets `part`.
  void add_chunk(Document chunk, int part);
  // Open tables.
  int nesting() const { return static_cast<int>(tables_.size()); }
  // Kinds of media not yet told in the open cell (or in this paragraph).
  unsigned take_untold_media(unsigned media);

  void note(std::string what, std::string what_en);
  void note(FlowNote::Kind kind);
  // Of the story as a whole, with its last block for a place; no paragraph is open.
  void note_at_end(std::string what, std::string what_en);
  // Takes back that paragraphs are lines of a contents table, where only a field said so.
  void forget_field_contents();

  // Closes what is open.
  void finish();
  std::vector<Block> blocks;
  std::vector<FlowNote> notes;
  std::vector<NoteReference> references;
  std::vector<NoteStart> note_starts;

 private:
  Place place() const;
  // Of a Paragraph, a Table or a Block.
  template <typename Piece>
  void push(Piece&& piece);
  void push_paragraph(Paragraph&& paragraph);
  std::vector<Block>* inside_table();
  void count_cell();
  void need_room();
  void flush_carried();
  void flush_boxes();

  Story story_;
  int part_;
  const Limits& limits_;
  DocxTally& tally_;
  std::optional<OpenParagraph> paragraph_;
  std::optional<Paragraph> carried_;  // its mark is deleted
  std::vector<std::string> bookmarks_;
  std::vector<OpenTable> tables_;
  std::vector<Flow> boxes_;
  std::vector<std::size_t> field_contents_;  // indices into blocks
};

// Where the pieces of a flow go.
struct FlowTarget {
  std::vector<Block>& blocks;
  std::vector<FlowNote>& notes;
  std::vector<NoteReference>& references;
};
// Appends the pieces; their block numbers count on.
void append_flow(Flow& from, FlowTarget to);

Attachment& attachment_of(Block& block);

// Stands in a text until the text of pending bookmark `index` is known. XML holds no such
// characters.
std::string pending_mark(std::size_t index);
// Puts the texts in, by index. Throws Failure (limit) where that makes too much text.
void fill_pending(std::vector<Block>& blocks, const std::vector<std::string>& texts,
                  const Limits& limits);

}  // namespace jixiao
