#include "extract/docx_body.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace jixiao {
namespace {

// restart, continue; an absent value continues.
Merge merge_of(std::string_view value) {
  return value == "restart" || value == "rest" ? Merge::kRestart : Merge::kContinue;
}

// A number that is none counts as an impossible one, so that the grid tells of it.
int count_of(const XmlElement& element) { return parse_whole(element.value()).value_or(-1); }

bool requires_known(const XmlElement& element) {
  std::string_view prefixes = element.attribute(Ns::kNone, "Requires").value_or("");
  while (!prefixes.empty()) {
    const std::size_t end = std::min(prefixes.find_first_of(" \t\n"), prefixes.size());
    const std::string_view prefix = prefixes.substr(0, end);
    if (!prefix.empty() && !is_understood(element.prefix_family(prefix))) return false;
    prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
  }
  return true;
}

Margin margin_of(std::string_view type) {
  if (type == "first") return Margin::kFirst;
  return type == "even" ? Margin::kEven : Margin::kDefault;
}

bool is_range_mark(Tag tag) { return tag == Tag::kMoveFromEnd || tag == Tag::kMoveToEnd; }

std::optional<Story> note_story(Tag tag) {
  if (tag == Tag::kFootnoteReference) return Story::kFootnote;
  if (tag == Tag::kEndnoteReference) return Story::kEndnote;
  if (tag == Tag::kCommentReference) return Story::kComment;
  return std::nullopt;
}

// Of a w:rFonts; empty for one that no sign is mapped by.
std::optional<SymbolFont> symbol_font_of(std::span<const XmlAttribute> attributes) {
  const auto ascii = find_attribute(attributes, Ns::kWord, "ascii");
  return symbol_font(ascii ? *ascii : find_attribute(attributes, Ns::kWord, "hAnsi").value_or(""));
}

bool is_between(Tag tag, Tag first, Tag last) { return tag >= first && tag <= last; }

}  // namespace

// Steps that only this file takes are inline (xml_scan.cpp tells why).
BodyReader::BodyReader(Story story, int part, const BodyContext& context)
    : part_(part),
      limits_(context.limits),
      options_(context.options),
      styles_(context.styles),
      numbering_(context.numbering),
      tally_(context.tally) {
  stories_.push_back({Flow(story, part, limits_, tally_), {}, {}});
}

// Most w:rFonts name no symbol font and are spared. So a symbol font holds for its run whatever
// other w:rFonts, of which there may be none, stand beside it.
bool BodyReader::reads(Tag tag, std::span<const XmlAttribute> attributes) const {
  return tag != Tag::kFonts || symbol_font_of(attributes).has_value();
}

void BodyReader::start(const XmlElement& element) {
  if (skipped_ > 0) {
    // The end of a range may stand where its text is skipped anyway.
    if (is_range_mark(element.tag)) read_range(element);
    if (note_story(element.tag)) add_note_reference(element);
    ++skipped_;
    return;
  }
  const Role role = open_element(element);
  if (role == Role::kSkip) {
    skipped_ = 1;
  } else {
    roles_.push_back(role);
  }
}

void BodyReader::end(Tag tag) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  assert(!roles_.empty());
  const Role role = roles_.back();
  roles_.pop_back();
  if (role == Role::kMath) {
    add_math(math_.end(tag));
  } else if (role != Role::kNothing) {
    close_role(role);
  }
}

inline BodyReader::Role BodyReader::open_element(const XmlElement& element) {
  const Tag tag = element.tag;
  if (tag == Tag::kTransparent || tag == Tag::kForeign) return Role::kNothing;
  if (tag == Tag::kSkipped) return Role::kSkip;
  if (tag == Tag::kUnknown) {
    // Fonts, borders and such: most elements of a document are these.
    if (is_between(element.parent_tag, Tag::kParagraphProperties, Tag::kSdtProperties)) {
      return Role::kSkip;
    }
    unknown_.emplace_back(element.local_name);
    return Role::kUnknown;
  }
  if (is_between(tag, Tag::kMathText, Tag::kMathOperator)) return open_math(element);
  if (is_between(tag, Tag::kRun, Tag::kDiagram)) return open_inline(element);
  if (is_between(tag, Tag::kParagraphProperties, Tag::kFormEntry)) return open_property(element);
  return open_structure(element);
}

inline BodyReader::Role BodyReader::open_structure(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kParagraph:
      return open_paragraph();
    case Tag::kTable:
    case Tag::kRow:
    case Tag::kCell:
      return open_table_piece(element.tag);
    case Tag::kGridColumn:
      if (element.parent_tag == Tag::kTableGrid && flow().table() != nullptr) {
        ++flow().table()->grid_columns;
      }
      return Role::kNothing;
    case Tag::kTextboxContent:
      return open_textbox();
    case Tag::kNote:
      return open_note(element);
    case Tag::kSdt:
      sdts_.emplace_back();
      return Role::kSdt;
    case Tag::kAlternate:
      alternates_.push_back(false);
      return Role::kAlternate;
    case Tag::kChoice:
    case Tag::kFallback:
      return open_choice(element);
    case Tag::kDeleted:
    case Tag::kInserted:
      return open_revision(element);
    case Tag::kMoveFromStart:
    case Tag::kMoveFromEnd:
    case Tag::kMoveToStart:
    case Tag::kMoveToEnd:
      read_range(element);
      return Role::kNothing;
    case Tag::kSectionProperties:
      ++sections_;
      if (OpenParagraph* open = flow().paragraph()) open->ends_section = true;
      return Role::kNothing;
    case Tag::kHeaderReference:
      read_margin(element, Story::kHeader);
      return Role::kNothing;
    case Tag::kFooterReference:
      read_margin(element, Story::kFooter);
      return Role::kNothing;
    case Tag::kAltChunk:
      add_chunk(element);
      return Role::kSkip;
    case Tag::kDocument:
      saw_document_ = true;
      return Role::kNothing;
    default:
      return Role::kNothing;
  }
}

void BodyReader::add_chunk(const XmlElement& element) {
  close_paragraph();
  if (read_chunk_) {
    read_chunk_(element.attribute(Ns::kRelationId, "id").value_or(""), flow());
  } else {
    flow().note("外部内容块未读取", "an external chunk was not read");
  }
}

inline void BodyReader::read_margin(const XmlElement& element, Story story) {
  MarginReference& margin = references_.margins.emplace_back();
  margin.story = story;
  margin.id = element.attribute(Ns::kRelationId, "id").value_or("");
  margin.attached.section = std::max(0, sections_ - 1);
  margin.attached.margin = margin_of(element.attribute(Ns::kWord, "type").value_or(""));
}

// Is this kind of change left out of the view?
bool BodyReader::takes_out(Tag tag) const {
  const bool final_view = options_.revisions == Revisions::kFinal;
  return (tag == Tag::kDeleted || tag == Tag::kCellDeleted) == final_view;
}

inline BodyReader::Role BodyReader::open_revision(const XmlElement& element) {
  if (!takes_out(element.tag)) return Role::kNothing;
  OpenParagraph* const open = flow().paragraph();
  if (element.parent_tag == Tag::kRunProperties &&
      element.grandparent_tag == Tag::kParagraphProperties) {
    if (open != nullptr) open->mark_deleted = true;
  } else if (element.parent_tag == Tag::kNumberingProperties) {
    // The number was given with the change, the style's stays.
    if (open != nullptr) open->number_inserted = true;
  } else if (element.parent_tag == Tag::kRowProperties) {
    flow().delete_row();
  }
  return Role::kSkip;
}

// Some programs mark a move by the ends of its ranges only.
void BodyReader::read_range(const XmlElement& element) {
  const bool final_view = options_.revisions == Revisions::kFinal;
  const std::string id(element.attribute(Ns::kWord, "id").value_or(""));
  if (ignored_ranges_.count(id) > 0) return;
  if (element.tag == (final_view ? Tag::kMoveFromStart : Tag::kMoveToStart)) moved_.insert(id);
  if (element.tag == (final_view ? Tag::kMoveFromEnd : Tag::kMoveToEnd)) moved_.erase(id);
}

inline BodyReader::Role BodyReader::open_choice(const XmlElement& element) {
  if (alternates_.empty()) return Role::kNothing;
  if (alternates_.back()) return Role::kSkip;
  if (element.tag == Tag::kChoice && !requires_known(element)) return Role::kSkip;
  alternates_.back() = true;
  return Role::kNothing;
}

BodyReader::Role BodyReader::open_textbox() {
  stories_.push_back({Flow(Story::kTextbox, part_, limits_, tally_), {}, {}});
  in_text_ = false;
  return Role::kTextbox;
}

inline BodyReader::Role BodyReader::open_note(const XmlElement& element) {
  // The lines that Word draws above notes are stored as notes of a type.
  const std::string_view type = element.attribute(Ns::kWord, "type").value_or("normal");
  const std::string_view id = element.attribute(Ns::kWord, "id").value_or("");
  if (type != "normal" || left_out_.count(id) > 0) return Role::kSkip;
  close_paragraph();
  flow().begin_note(id);
  return Role::kNothing;
}

inline BodyReader::Role BodyReader::open_table_piece(Tag tag) {
  close_paragraph();
  if (tag == Tag::kTable) {
    if (flow().open_table()) return Role::kTable;
  } else if (tag == Tag::kRow) {
    if (flow().open_row()) return Role::kRow;
  } else {
    if (flow().row_deleted()) return Role::kSkip;
    if (flow().open_cell()) return Role::kCell;
  }
  flow().note("表格结构异常，部分行或单元格的位置不可靠",
              "a table is nested wrongly, the place of its rows or cells is in doubt");
  return Role::kNothing;
}

inline BodyReader::Role BodyReader::open_property(const XmlElement& element) {
  switch (element.parent_tag) {
    case Tag::kParagraphProperties:
    case Tag::kNumberingProperties:
      read_paragraph_property(element);
      break;
    case Tag::kRunProperties:
      if (element.grandparent_tag == Tag::kRun) read_run_property(element);
      if (element.grandparent_tag == Tag::kParagraphProperties) read_mark_property(element);
      break;
    case Tag::kRowProperties:
      read_row_property(element);
      break;
    case Tag::kCellProperties:
      if (flow().cell() != nullptr) read_cell_property(element);
      break;
    default:
      read_sdt_property(element);
      read_form_property(element);
      break;
  }
  return Role::kNothing;
}

inline void BodyReader::read_paragraph_property(const XmlElement& element) {
  OpenParagraph* const open = flow().paragraph();
  if (open == nullptr) return;
  if (element.tag == Tag::kParagraphStyle) {
    open->style = &styles_.facts(element.value());
  } else if (element.tag == Tag::kOutlineLevel) {
    open->outline = parse_whole(element.value());
  } else if (element.tag == Tag::kNumberId) {
    open->number_id = parse_whole(element.value());
  } else if (element.tag == Tag::kNumberLevel) {
    open->number_level = parse_whole(element.value());
  }
}

inline void BodyReader::read_mark_property(const XmlElement& element) {
  OpenParagraph* const open = flow().paragraph();
  if (open == nullptr || element.tag != Tag::kVanish) return;
  open->mark_hidden = parse_on_off(element.attribute(Ns::kWord, "val"));
}

inline void BodyReader::read_run_property(const XmlElement& element) {
  if (element.tag == Tag::kVanish) {
    run().vanish = parse_on_off(element.attribute(Ns::kWord, "val"));
  } else if (element.tag == Tag::kWebHidden) {
    run().web_hidden = parse_on_off(element.attribute(Ns::kWord, "val"));
  } else if (element.tag == Tag::kRunStyle) {
    run().style_vanish = styles_.facts(element.value()).vanish;
  } else if (element.tag == Tag::kFonts) {
    const auto font = symbol_font_of(element.attributes());
    if (font) run().font = font;
  }
}

inline void BodyReader::read_row_property(const XmlElement& element) {
  RawRow* const row = flow().row();
  if (row == nullptr) return;
  if (element.tag == Tag::kGridBefore) row->before = count_of(element);
  if (element.tag == Tag::kGridAfter) row->after = count_of(element);
}

inline void BodyReader::read_cell_property(const XmlElement& element) {
  RawCell& cell = *flow().cell();
  if (element.tag == Tag::kGridSpan) {
    flow().set_cell_span(count_of(element));
  } else if (element.tag == Tag::kVerticalMerge) {
    cell.vertical = merge_of(element.value());
  } else if (element.tag == Tag::kHorizontalMerge) {
    cell.horizontal = merge_of(element.value());
  } else if (element.tag == Tag::kCellDeleted || element.tag == Tag::kCellInserted) {
    if (takes_out(element.tag)) cell.deleted = true;
  } else if (element.tag == Tag::kCellMerge) {
    const bool final_view = options_.revisions == Revisions::kFinal;
    const auto value = element.attribute(Ns::kWord, final_view ? "vMerge" : "vMergeOrig");
    if (value) cell.vertical = merge_of(*value);
  }
}

inline void BodyReader::read_sdt_property(const XmlElement& element) {
  if (sdts_.empty()) return;
  Sdt& sdt = sdts_.back();
  if (element.tag == Tag::kPlaceholder && element.parent_tag == Tag::kSdtProperties) {
    const bool on = parse_on_off(element.attribute(Ns::kWord, "val"));
    if (on && !std::exchange(sdt.placeholder, true)) ++placeholders_;
  } else if (element.tag == Tag::kPartGallery && element.value() == "Table of Contents") {
    if (!std::exchange(sdt.contents, true)) ++contents_sdts_;
  } else if (element.tag == Tag::kCheckboxState) {
    sdt.checked = parse_on_off(element.attribute(Ns::kWord2010, "val"));
  }
}

inline void BodyReader::read_form_property(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kFormCheckbox:
      fields().set_checkbox();
      break;
    case Tag::kFormDefault:
      fields().set_default(element.value());
      break;
    case Tag::kFormChecked:
      fields().set_checked(parse_on_off(element.attribute(Ns::kWord, "val")));
      break;
    case Tag::kFormResult:
      fields().set_result(parse_whole(element.value()).value_or(0));
      break;
    case Tag::kFormEntry:
      fields().add_entry(element.value());
      break;
    default:
      break;
  }
}

inline void BodyReader::close_role(Role role) {
  switch (role) {
    case Role::kParagraph:
      close_paragraph();
      break;
    case Role::kTable:
    case Role::kRow:
    case Role::kCell:
      close_table_piece(role);
      break;
    case Role::kTextbox:
      close_textbox();
      break;
    case Role::kRun:
      run() = {};
      break;
    case Role::kText:
      close_text();
      break;
    case Role::kInstruction:
      in_code_ = false;
      break;
    case Role::kSimpleField:
      end_field(fields().end_simple());
      break;
    case Role::kSdt:
      close_sdt();
      break;
    case Role::kAlternate:
      close_alternate();
      break;
    case Role::kUnknown:
      unknown_.pop_back();
      break;
    default:
      break;
  }
}

inline void BodyReader::close_table_piece(Role role) {
  close_paragraph();
  if (role == Role::kTable) {
    flow().close_table();
  } else if (role == Role::kRow) {
    flow().close_row();
  } else {
    flow().close_cell();
  }
}

void BodyReader::close_textbox() {
  finish_story();
  Flow box = std::move(stories_.back().flow);
  stories_.pop_back();
  flow().add_box(std::move(box));
}

inline void BodyReader::close_sdt() {
  if (sdts_.back().placeholder) --placeholders_;
  if (sdts_.back().contents) --contents_sdts_;
  sdts_.pop_back();
}

inline void BodyReader::close_alternate() {
  if (!alternates_.back()) {
    tell_once("AlternateContent", "含有无法识别的替代内容，未读取",
              "alternate content of an unknown kind was not read");
  }
  alternates_.pop_back();
}

void BodyReader::finish_story() {
  close_paragraph();
  if (fields().any_open()) {
    if (fields().in_contents()) flow().forget_field_contents();
    flow().note_at_end("有域未结束，其后文字按域结果读取",
                       "a field is not ended, the text behind it was read as its result");
  }
  flow().finish();
}

Flow BodyReader::finish() {
  assert(stories_.size() == 1);
  finish_story();
  if (!ignored_ranges_.empty()) {
    flow().note_at_end("移动文字的范围没有结束标记，其中的文字保留",
                       "a range of moved text has no end, its text was kept");
  }
  return std::move(flow());
}

}  // namespace jixiao
