// The elements of a story part (document, header, footer, notes, comments) -> blocks of a Flow.
//
// Reads: paragraphs, runs, tables, fields, content controls, text boxes, equations, symbols, form
// fields, bookmarks; of tracked changes the view that is asked for; of mc:AlternateContent exactly
// one branch.
// Skips with a note: pictures, embedded objects, charts, text of drawings, external chunks,
// equation fields it cannot read; hidden text, which is kept apart. Example:
// <w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p> -> paragraph "甲\t乙".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx_fields.h"
#include "extract/docx_flow.h"
#include "extract/docx_math.h"
#include "extract/docx_styles.h"
#include "extract/docx_symbols.h"
#include "extract/numbering.h"
#include "extract/xml.h"
#include "value/read_options.h"

namespace jixiao {

// A header or footer that a section names.
struct MarginReference {
  Story story = Story::kHeader;
  std::string id;  // of the relationship
  Attachment attached;
};

// What the body refers to.
struct StoryReferences {
  std::vector<MarginReference> margins;
  // Notes whose reference this view leaves out; they go with it.
  std::set<std::pair<Story, std::string>> removed_notes;
};

// What a part's readers are given of the rest of the document; all but the references must outlive
// the reader.
struct BodyContext {
  const Limits& limits;
  const ReadOptions& options;
  Styles& styles;
  const Numbering& numbering;
  DocxTally& tally;
};

class BodyReader : public XmlVisitor {
 public:
  BodyReader(Story story, int part, const BodyContext& context);

  void feed(std::size_t bytes) override { tally_.xml_bytes += bytes; }
  XmlDemand demand() const override { return XmlDemand::kBody; }
  bool reads(Tag tag, std::span<const XmlAttribute> attributes) const override;
  void start(const XmlElement& element) override;
  void end(Tag tag) override;
  void text(std::string_view text) override;

  // Reads what a w:altChunk with that relationship id stands for into the flow. Without it a chunk
  // leaves a note.
  using ChunkReader = std::function<void(std::string_view id, Flow& flow)>;
  void read_chunks_with(ChunkReader reader) { read_chunk_ = std::move(reader); }

  // Says the part that a relationship id names, and whether it lies in the document.
  struct NamedPart {
    std::string name;
    bool outside = false;
  };
  using PartNamer = std::function<NamedPart(std::string_view id)>;
  void name_parts_with(PartNamer namer) { name_part_ = std::move(namer); }

  // Ranges of moved text (by their id) that have no end; open_ranges() of a reading tells them.
  void ignore_ranges(std::set<std::string> ids) { ignored_ranges_ = std::move(ids); }
  const std::set<std::string>& open_ranges() const { return moved_; }

  // The text of the diagram whose data a relationship id names, as a story; empty if there is none.
  using DiagramReader = std::function<std::optional<Flow>(std::string_view id)>;
  void read_diagrams_with(DiagramReader reader) { read_diagram_ = std::move(reader); }

  // Notes (by their id) that are not read.
  void leave_out(std::set<std::string, std::less<>> notes) { left_out_ = std::move(notes); }

  // Collects the text of these bookmarks; fields without a stored result then stay empty.
  void collect(std::map<std::string, std::string, std::less<>>& bookmarks) {
    collected_ = &bookmarks;
  }
  bool has_bookmark(const std::string& name) const { return seen_bookmarks_.count(name) > 0; }

  // Closes the story; once, behind the last event.
  Flow finish();
  const StoryReferences& references() const { return references_; }
  // Was there a w:document?
  bool saw_document() const { return saw_document_; }

 private:
  // What the end of an element has to undo.
  enum class Role : std::uint8_t {
    kNothing,
    kSkip,  // the subtree is out; never on the stack
    kParagraph,
    kTable,
    kRow,
    kCell,
    kTextbox,
    kRun,
    kText,
    kInstruction,
    kSimpleField,
    kSdt,
    kAlternate,
    kMath,
    kUnknown,
  };
  struct Run {
    std::optional<bool> vanish;
    bool web_hidden = false;
    bool style_vanish = false;
    std::optional<SymbolFont> font;
  };
  struct Sdt {
    bool contents = false;
    bool placeholder = false;
    std::optional<bool> checked;
    bool shown = false;  // the check box's sign stands already
  };
  // A story inside which another (a text box) may open.
  struct OpenStory {
    Flow flow;
    FieldStack fields;
    Run run;
  };
  enum class Target { kNowhere, kParagraph, kHeld, kHidden };

  // docx_body.cpp
  Role open_element(const XmlElement& element);
  Role open_structure(const XmlElement& element);
  Role open_property(const XmlElement& element);
  void read_cell_property(const XmlElement& element);
  void read_row_property(const XmlElement& element);
  void read_form_property(const XmlElement& element);
  void read_sdt_property(const XmlElement& element);
  void read_paragraph_property(const XmlElement& element);
  void read_mark_property(const XmlElement& element);
  void read_run_property(const XmlElement& element);
  Role open_revision(const XmlElement& element);
  bool takes_out(Tag tag) const;
  void read_range(const XmlElement& element);
  void read_margin(const XmlElement& element, Story story);
  Role open_choice(const XmlElement& element);
  Role open_textbox();
  Role open_note(const XmlElement& element);
  Role open_table_piece(Tag tag);
  void close_role(Role role);
  void close_table_piece(Role role);
  void close_textbox();
  void close_sdt();
  void close_alternate();
  void add_chunk(const XmlElement& element);
  void finish_story();

  // docx_body_paragraph.cpp
  Role open_paragraph();
  void close_paragraph();
  OpenParagraph& need_paragraph();
  void open_bookmark(const XmlElement& element);
  void close_bookmark(const XmlElement& element);
  void collect_text(std::string_view text);
  void add_note_reference(const XmlElement& element);
  void finish_paragraph(OpenParagraph& open);
  void read_level(OpenParagraph& open, const std::optional<ListPlace>& list);
  void guess_level(OpenParagraph& open);
  std::optional<ListPlace> find_list(const OpenParagraph& open);
  bool is_mark_hidden(const OpenParagraph& open) const;
  bool is_counted(const OpenParagraph& open);
  void number_paragraph(OpenParagraph& open, ListPlace list);
  void tell_doubts(const ListLevel& level);
  void write_media_notes(OpenParagraph& open);
  bool add_diagram(std::string_view id);
  void tell_media(const XmlElement& element);

  // docx_body_text.cpp
  Role open_inline(const XmlElement& element);
  void open_drawn(const XmlElement& element);
  Role open_math(const XmlElement& element);
  Role open_text(bool keep_space);
  void close_text();
  Target choose_target();
  bool is_hidden();
  void tell_hidden();
  bool show_checkbox();
  void add(std::string_view text);
  void append(Target target, std::string_view text);
  void add_symbol(const XmlElement& element);
  void add_word_art(const XmlElement& element);
  void add_math(const std::string& text);
  void read_field_char(const XmlElement& element);
  void end_field(const FieldStack::Ended& ended);
  void add_sequence(const SequenceFields::Number& number);
  void add_equation(const FieldStack::Ended& ended);
  void add_reference(const FieldCode& code);
  std::string& buffer(OpenParagraph& open, Target target) const;
  void tell_once(const std::string& key, std::string what, std::string what_en);

  Flow& flow() { return stories_.back().flow; }
  FieldStack& fields() { return stories_.back().fields; }
  Run& run() { return stories_.back().run; }

  int part_;
  const Limits& limits_;
  const ReadOptions& options_;
  Styles& styles_;
  const Numbering& numbering_;
  DocxTally& tally_;
  StoryReferences references_;
  ChunkReader read_chunk_;
  PartNamer name_part_;
  DiagramReader read_diagram_;
  std::set<std::string, std::less<>> left_out_;
  std::map<std::string, std::string, std::less<>>* collected_ = nullptr;
  std::map<std::string, std::string> open_bookmarks_;  // collected ones: id -> name
  std::uint64_t collected_bytes_ = 0;
  std::set<std::string> seen_bookmarks_;  // of the collected ones
  int sections_ = 0;
  bool saw_document_ = false;
  ListCounters counters_;
  ListCounters box_counters_;  // the text boxes of a part count on from each other

  std::vector<OpenStory> stories_;
  std::vector<Role> roles_;  // of the open elements
  int skipped_ = 0;          // depth inside a skipped subtree
  std::vector<Sdt> sdts_;
  std::vector<bool> alternates_;      // has a branch been taken?
  std::vector<std::string> unknown_;  // names of open unknown elements
  std::set<std::string> moved_;       // open ranges of text that this view leaves out
  std::set<std::string> ignored_ranges_;
  int placeholders_ = 0;
  int contents_sdts_ = 0;
  MathText math_;

  bool in_code_ = false;  // inside a w:instrText
  bool in_text_ = false;
  Target target_ = Target::kNowhere;
  std::size_t text_begin_ = 0;
  bool keep_space_ = false;
};

}  // namespace jixiao
