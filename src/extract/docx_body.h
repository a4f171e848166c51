// The elements of a story part (document, header, footer, notes, comments) -> blocks of a Flow.
//
// Reads: paragraphs, runs, tables, fields, content controls, text boxes, equations, symbols, form
// fields, bookmarks; of revisions the final text (insertions in, deletions out); of
// mc:AlternateContent exactly one branch.
// Skips with a note: pictures, embedded objects, charts, diagrams, external chunks, hidden text,
// fields without a stored result.
// Example: <w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p> -> paragraph "甲\t乙".
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx_fields.h"
#include "extract/docx_flow.h"
#include "extract/docx_math.h"
#include "extract/docx_styles.h"
#include "extract/docx_symbols.h"
#include "extract/numbering.h"
#include "extract/xml.h"

namespace jixiao {

// What the body refers to: ids of relationships in order, and whether notes are referred to.
struct StoryReferences {
  std::vector<std::string> headers;
  std::vector<std::string> footers;
  bool footnotes = false;
  bool endnotes = false;
  bool comments = false;
};

class BodyReader : public XmlVisitor {
 public:
  // All references must outlive the reader.
  BodyReader(Story story, int part, const Limits& limits, Styles& styles,
             const Numbering& numbering, DocxTally& tally);

  void start(const XmlElement& element) override;
  void end(Tag tag) override;
  void text(std::string_view text) override;

  // Reads what a w:altChunk with that relationship id stands for into the flow. Without it a chunk
  // leaves a note.
  using ChunkReader = std::function<void(std::string_view id, Flow& flow)>;
  void read_chunks_with(ChunkReader reader) { read_chunk_ = std::move(reader); }

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
  enum class Target { kNowhere, kParagraph, kHeld };

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
  Role open_deleted(const XmlElement& element);
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

  // docx_body_text.cpp
  Role open_inline(const XmlElement& element);
  Role open_paragraph();
  void close_paragraph();
  void finish_paragraph(OpenParagraph& open);
  void read_level(OpenParagraph& open, const std::optional<ListPlace>& list);
  bool is_counted(const OpenParagraph& open);
  bool is_mark_hidden(const OpenParagraph& open) const;
  std::optional<ListPlace> find_list(const OpenParagraph& open);
  void number_paragraph(OpenParagraph& open, ListPlace list);
  void tell_doubts(const ListLevel& level);
  OpenParagraph& need_paragraph();
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
  void tell_media(unsigned media);
  void write_media_notes(OpenParagraph& open);
  void tell_once(const std::string& key, std::string what, std::string what_en);

  Flow& flow() { return stories_.back().flow; }
  FieldStack& fields() { return stories_.back().fields; }
  Run& run() { return stories_.back().run; }

  int part_;
  const Limits& limits_;
  Styles& styles_;
  const Numbering& numbering_;
  DocxTally& tally_;
  StoryReferences references_;
  ChunkReader read_chunk_;
  bool saw_document_ = false;
  ListCounters counters_;
  ListCounters box_counters_;  // the text boxes of a part count on from each other

  std::vector<OpenStory> stories_;
  std::vector<Role> roles_;  // of the open elements
  int skipped_ = 0;          // depth inside a skipped subtree
  std::vector<Sdt> sdts_;
  std::vector<bool> alternates_;      // has a branch been taken?
  std::vector<std::string> unknown_;  // names of open unknown elements
  std::set<std::string> moved_;       // open ranges of text moved away
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
