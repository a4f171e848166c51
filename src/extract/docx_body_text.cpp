// The inline half of BodyReader: paragraphs, runs, text, symbols, fields.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "extract/docx_body.h"
#include "extract/docx_equation.h"
#include "extract/docx_heading.h"
#include "extract/docx_printable.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// XML white space, which a w:t loses at its ends unless it says xml:space="preserve".
constexpr std::string_view kXmlSpace = " \t\r\n";

constexpr int kBodyTextLevel = 9;

struct MediaNote {
  unsigned bit;
  const char* what;
  const char* what_en;
};

constexpr std::array<MediaNote, 6> kMediaNotes = {{
    {kPictures, "图片未读取", "a picture was not read"},
    {kObjects, "嵌入对象未读取", "an embedded object was not read"},
    {kCharts, "图表未读取", "a chart was not read"},
    {kDiagrams, "SmartArt 图形未读取", "a SmartArt diagram was not read"},
    {kWorkbooks, "嵌入的工作簿未读取", "an embedded workbook was not read"},
    {kOutside, "文档之外的内容未获取", "content outside the document was not fetched"},
}};

// Names of parts in one note; more are only counted.
constexpr std::size_t kMostNames = 5;

unsigned media_kind(Tag tag) {
  switch (tag) {
    case Tag::kPicture:
      return kPictures;
    case Tag::kChart:
      return kCharts;
    case Tag::kDiagram:
      return kDiagrams;
    default:
      return kObjects;
  }
}

bool is_workbook(std::string_view part, std::string_view program) {
  const std::size_t dot = part.rfind('.');
  const std::string_view extension = dot == std::string_view::npos ? "" : part.substr(dot + 1);
  return program.starts_with("Excel.") || extension.starts_with("xls") ||
         extension.starts_with("XLS");
}

// The attribute that names what a drawing shows.
std::string_view media_id(const XmlElement& element) {
  // dm is the data of a diagram.
  for (const std::string_view name : {"embed", "id", "dm", "link"}) {
    if (const auto id = element.attribute(Ns::kRelationId, name)) return *id;
  }
  return "";
}

unsigned kinds_of(const std::vector<MediaPart>& media) {
  unsigned kinds = 0;
  for (const MediaPart& one : media) kinds |= one.kind;
  return kinds;
}

// "：a、b 等 7 个" for the parts of that kind, or nothing.
std::string named_parts(const std::vector<MediaPart>& media, unsigned kind, bool chinese) {
  std::vector<std::string_view> names;
  std::set<std::string_view> known;
  for (const MediaPart& one : media) {
    if (one.kind == kind && !one.name.empty() && known.insert(one.name).second) {
      names.push_back(one.name);
    }
  }
  std::string result;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    const std::string_view between = chinese ? "、" : ", ";
    result += i == 0 ? (chinese ? "：" : ": ") : between;
    result += names[i];
  }
  if (names.size() > kMostNames) {
    const std::string count = std::to_string(names.size());
    result += chinese ? " 等 " + count + " 个" : " and more, " + count + " in all";
  }
  return result;
}

bool keeps_space(const XmlElement& element) {
  return element.attribute(Ns::kXml, "space") == "preserve";
}

void trim_from(std::string& text, std::size_t begin) {
  const std::size_t last = text.find_last_not_of(kXmlSpace);
  text.resize(std::max(begin, last == std::string::npos ? begin : last + 1));
  const std::size_t first = std::min(text.find_first_not_of(kXmlSpace, begin), text.size());
  text.erase(begin, first - begin);
}

}  // namespace

BodyReader::Role BodyReader::open_inline(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kRun:
      run() = {};
      return Role::kRun;
    case Tag::kText:
      return open_text(keeps_space(element));
    case Tag::kDeletedText:
    case Tag::kDeletedInstruction:
      // Outside the original view these stand in deletions only, which are left out whole.
      if (takes_out(Tag::kDeleted)) return Role::kSkip;
      if (element.tag == Tag::kDeletedText) return open_text(keeps_space(element));
      in_code_ = true;
      return Role::kInstruction;
    case Tag::kInstruction:
      in_code_ = true;
      return Role::kInstruction;
    case Tag::kTab:
      add("\t");
      break;
    case Tag::kBreak:
      add("\n");
      break;
    case Tag::kNoBreakHyphen:
      add("-");
      break;
    case Tag::kSymbol:
      add_symbol(element);
      break;
    case Tag::kBookmark:
      open_bookmark(element);
      break;
    case Tag::kBookmarkEnd:
      close_bookmark(element);
      break;
    case Tag::kFieldChar:
      read_field_char(element);
      break;
    case Tag::kSimpleField:
      fields().begin_simple(element.attribute(Ns::kWord, "instr").value_or(""));
      return Role::kSimpleField;
    case Tag::kFootnoteReference:
    case Tag::kEndnoteReference:
    case Tag::kCommentReference:
      add_note_reference(element);
      break;
    default:
      open_drawn(element);
      break;
  }
  return Role::kNothing;
}

// What is drawn: of most of it only a note says that it is there.
void BodyReader::open_drawn(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kWordArt:
      add_word_art(element);
      break;
    case Tag::kDrawingText:
      tell_once("drawing text", "图形中的文字未读取", "text in a drawing was not read");
      break;
    case Tag::kPicture:
    case Tag::kEmbedded:
    case Tag::kChart:
    case Tag::kDiagram:
      tell_media(element);
      break;
    default:
      break;
  }
}

BodyReader::Role BodyReader::open_math(const XmlElement& element) {
  if (element.tag == Tag::kMathText) return open_text(true);
  add_math(math_.start(element));
  return Role::kMath;
}

void BodyReader::add_math(const std::string& text) {
  if (!text.empty()) add(text);
}

BodyReader::Role BodyReader::open_paragraph() {
  close_paragraph();
  flow().open_paragraph();
  flow().paragraph()->style = &styles_.default_facts();
  return Role::kParagraph;
}

OpenParagraph& BodyReader::need_paragraph() {
  // Text outside any paragraph is not allowed, but it is text.
  if (flow().paragraph() == nullptr) open_paragraph();
  return *flow().paragraph();
}

void BodyReader::close_paragraph() {
  OpenParagraph* const open = flow().paragraph();
  if (open == nullptr) return;
  finish_paragraph(*open);
  flow().close_paragraph();
}

void BodyReader::open_bookmark(const XmlElement& element) {
  const std::string_view name = element.attribute(Ns::kWord, "name").value_or("");
  flow().add_bookmark(name);
  if (collected_ == nullptr || collected_->count(name) == 0) return;
  seen_bookmarks_.emplace(name);
  open_bookmarks_.emplace(element.attribute(Ns::kWord, "id").value_or(""), name);
}

void BodyReader::close_bookmark(const XmlElement& element) {
  open_bookmarks_.erase(std::string(element.attribute(Ns::kWord, "id").value_or("")));
}

// Bookmarks may overlap, so what is collected can be more than the part holds.
void BodyReader::collect_text(std::string_view text) {
  for (const auto& [id, name] : open_bookmarks_) {
    collected_bytes_ += text.size();
    if (collected_bytes_ > limits_.part_bytes) {
      throw Failure(FailureKind::kLimit, "the texts of bookmarks take more than " +
                                             std::to_string(limits_.part_bytes) +
                                             " bytes (limit part_bytes)");
    }
    (*collected_)[name] += text;
  }
}

void BodyReader::add_note_reference(const XmlElement& element) {
  Story story = Story::kFootnote;
  if (element.tag == Tag::kEndnoteReference) story = Story::kEndnote;
  if (element.tag == Tag::kCommentReference) story = Story::kComment;
  const std::string_view id = element.attribute(Ns::kWord, "id").value_or("");
  if (skipped_ > 0 || !moved_.empty()) {
    references_.removed_notes.emplace(story, id);
  } else {
    need_paragraph();
    flow().refer(story, id);
  }
}

void BodyReader::finish_paragraph(OpenParagraph& open) {
  if (open.number_inserted) {
    open.number_id.reset();
    open.number_level.reset();
  }
  // A code that has not ended with its paragraph may never end; better a code read than text lost.
  if (!open.held.empty()) {
    open.paragraph.text.insert(std::min(open.held_at, open.paragraph.text.size()), open.held);
  }
  write_media_notes(open);
  open.paragraph.contents_line = open.style->contents_line || contents_sdts_ > 0;
  const std::optional<ListPlace> list = find_list(open);
  read_level(open, list);
  if (list && is_counted(open)) number_paragraph(open, *list);
  if (stories_.size() == 1 && open.paragraph.level)
    tally_.sequences.add_heading(*open.paragraph.level);
  guess_level(open);
  collect_text("\n");
}

void BodyReader::read_level(OpenParagraph& open, const std::optional<ListPlace>& list) {
  Paragraph& paragraph = open.paragraph;
  const bool direct = open.outline && *open.outline >= 0 && *open.outline <= kBodyTextLevel;
  if (direct) {
    paragraph.level_source = LevelSource::kParagraph;
    if (*open.outline < kBodyTextLevel) paragraph.level = *open.outline + 1;
    return;
  }
  paragraph.level = open.style->level;
  if (open.style->level || open.style->body_text) {
    paragraph.level_source = open.style->named ? LevelSource::kStyleName : LevelSource::kStyle;
    return;
  }
  if (!list) return;
  // The list may be tied to heading styles though this paragraph has another style.
  const ListLevel* const level = numbering_.level(*list);
  if (level == nullptr || level->style.empty()) return;
  paragraph.level = styles_.facts(level->style).level;
  if (paragraph.level) paragraph.level_source = LevelSource::kList;
}

// Only where nothing says whether it is a heading: "body text" says that it is none.
void BodyReader::guess_level(OpenParagraph& open) {
  Paragraph& paragraph = open.paragraph;
  const bool free = paragraph.story == Story::kBody && flow().nesting() == 0;
  const bool told = paragraph.level || paragraph.level_source != LevelSource::kUnknown;
  if (!free || told || paragraph.contents_line || open.field_contents) return;
  paragraph.guessed_level = guess_heading_level(paragraph_text(paragraph));
}

std::optional<ListPlace> BodyReader::find_list(const OpenParagraph& open) {
  const std::optional<int> id = open.number_id ? open.number_id : open.style->number_id;
  if (!id || *id == 0 || open.mark_deleted) return std::nullopt;
  if (numbering_.empty() && tally_.numbered++ == 0) flow().note(FlowNote::Kind::kNumbering);
  if (open.number_level && (*open.number_level < 0 || *open.number_level >= kListLevels)) {
    tell_once("ilvl", "有段落的编号级别超出范围，其自动编号未读取",
              "a paragraph has a list level that does not exist, its number was not read");
  }
  return numbering_.find_place({open.number_id, open.number_level}, *open.style);
}

bool BodyReader::is_mark_hidden(const OpenParagraph& open) const {
  return open.mark_hidden.value_or(open.style->vanish);
}

// Word counts empty paragraphs, but not those it does not show.
bool BodyReader::is_counted(const OpenParagraph& open) {
  const bool empty = open.paragraph.text.empty() && open.media.empty();
  if (empty && (open.ends_section || is_mark_hidden(open))) return false;
  const RawCell* const cell = flow().cell();
  if (cell == nullptr) return true;
  return !cell->deleted && !(empty && cell->vertical == Merge::kContinue);
}

void BodyReader::number_paragraph(OpenParagraph& open, ListPlace list) {
  ListCounters& counters = stories_.size() > 1 ? box_counters_ : counters_;
  std::string label = counters.next_label(numbering_, list);
  if (is_mark_hidden(open)) return;
  open.paragraph.label = std::move(label);
  if (const ListLevel* level = numbering_.level(list)) tell_doubts(*level);
}

void BodyReader::tell_doubts(const ListLevel& level) {
  const std::string& format = level.unknown_format;
  if (!format.empty()) {
    tell_once("numFmt " + format, "编号格式 " + format + " 无法识别，按阿拉伯数字读取",
              "the number format " + format + " is not known, read as decimal");
  }
  if (level.cut) {
    tell_once("lvlText", "编号文字过长，超出部分未读取",
              "the text of an automatic number is too long, the rest of it was not read");
  }
  if (level.unknown_sign) {
    tell_once("bullet", "项目符号无法识别，以 U+FFFD 代替",
              "a bullet of a symbol font is not known, U+FFFD stands for it");
  }
}

void BodyReader::write_media_notes(OpenParagraph& open) {
  if (open.media.empty()) return;
  unsigned kinds = kinds_of(open.media);
  // The image that stands for an embedded object is part of it.
  if ((kinds & (kObjects | kWorkbooks)) != 0) kinds &= ~static_cast<unsigned>(kPictures);
  // A w:object holds the object that is named; without one it is told as it is.
  if ((kinds & kWorkbooks) != 0) kinds &= ~static_cast<unsigned>(kObjects);
  // A cell with many pictures is told once, unless they have names.
  unsigned named = 0;
  for (const MediaPart& one : open.media) named |= one.name.empty() ? 0U : one.kind;
  const unsigned untold = flow().take_untold_media(kinds) | (kinds & named);
  for (const MediaNote& note : kMediaNotes) {
    if ((untold & note.bit) == 0) continue;
    flow().note(note.what + named_parts(open.media, note.bit, true),
                note.what_en + named_parts(open.media, note.bit, false));
  }
}

// False: the diagram has no text that can be read.
bool BodyReader::add_diagram(std::string_view id) {
  if (!read_diagram_) return false;
  std::optional<Flow> box = read_diagram_(id);
  if (!box) return false;
  need_paragraph();
  flow().add_box(std::move(*box));
  return true;
}

void BodyReader::tell_media(const XmlElement& element) {
  if (!moved_.empty() || placeholders_ > 0) return;
  MediaPart media{media_kind(element.tag), ""};
  const std::string_view id = media_id(element);
  if (element.tag == Tag::kDiagram && add_diagram(id)) return;
  if (!id.empty() && name_part_) {
    NamedPart part = name_part_(id);
    if (part.outside) media.kind = kOutside;
    media.name = std::move(part.name);
  }
  const std::string_view program = element.attribute(Ns::kNone, "ProgID").value_or("");
  if (media.kind == kObjects && is_workbook(media.name, program)) media.kind = kWorkbooks;
  need_paragraph().media.push_back(std::move(media));
}

std::string& BodyReader::buffer(OpenParagraph& open, Target target) const {
  if (target == Target::kHeld) return open.held;
  return target == Target::kHidden ? open.paragraph.hidden : open.paragraph.text;
}

BodyReader::Role BodyReader::open_text(bool keep_space) {
  in_text_ = true;
  keep_space_ = keep_space;
  target_ = choose_target();
  if (target_ != Target::kNowhere) {
    OpenParagraph& open = need_paragraph();
    text_begin_ = buffer(open, target_).size();
    if (target_ == Target::kHeld && open.held.empty()) open.held_at = open.paragraph.text.size();
  }
  return Role::kText;
}

void BodyReader::close_text() {
  in_text_ = false;
  OpenParagraph* const open = flow().paragraph();
  if (target_ == Target::kNowhere || open == nullptr) return;
  std::string& text = buffer(*open, target_);
  const std::size_t begin = std::min(text_begin_, text.size());
  if (!keep_space_) trim_from(text, begin);
  // Word shows a line end inside w:t as a space; breaks are elements.
  std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), '\n', ' ');
  if (!run().font) return;
  int unknown = 0;
  const std::string mapped =
      map_symbol_text(*run().font, std::string_view(text).substr(begin), unknown);
  text.replace(begin, std::string::npos, mapped);
  if (unknown > 0) {
    tell_once("symbol text", "有符号字体的字符无法识别，以 U+FFFD 代替",
              "characters of a symbol font are not known, U+FFFD stands for them");
  }
}

void BodyReader::text(std::string_view text) {
  if (skipped_ > 0) return;
  if (in_text_) {
    append(target_, text);
  } else if (in_code_) {
    fields().add_code(text);
  }
}

void BodyReader::add(std::string_view text) {
  const Target target = choose_target();
  if (target == Target::kNowhere) return;
  OpenParagraph& open = need_paragraph();
  if (target == Target::kHeld && open.held.empty()) open.held_at = open.paragraph.text.size();
  append(target, text);
}

void BodyReader::append(Target target, std::string_view text) {
  OpenParagraph* const open = flow().paragraph();
  if (target == Target::kNowhere || open == nullptr) return;
  std::string& to = buffer(*open, target);
  if (to.size() + text.size() > limits_.paragraph_bytes) {
    throw LimitFailure("the text of a paragraph is too long", limits_, &Limits::paragraph_bytes);
  }
  to += text;
  if (target == Target::kParagraph) collect_text(text);
  if (fields().in_contents()) open->field_contents = true;
  if (!unknown_.empty() && text.find_first_not_of(kXmlSpace) != std::string_view::npos) {
    tell_once(
        "w:" + unknown_.back(), "未知元素 w:" + unknown_.back() + " 中的文字按普通文字读取",
        "text inside the unknown element w:" + unknown_.back() + " was read as ordinary text");
  }
}

BodyReader::Target BodyReader::choose_target() {
  fields().mark_printed();
  if (placeholders_ > 0 || !moved_.empty()) return Target::kNowhere;
  if (is_hidden()) {
    tell_hidden();
    return fields().in_code() ? Target::kNowhere : Target::kHidden;
  }
  if (show_checkbox()) return Target::kNowhere;
  return fields().in_code() ? Target::kHeld : Target::kParagraph;
}

bool BodyReader::is_hidden() {
  if (run().web_hidden) return true;
  if (run().vanish) return *run().vanish;
  // A toggle property: a paragraph style and a character style that both set it undo each other.
  const OpenParagraph* const open = flow().paragraph();
  return run().style_vanish != (open != nullptr && open->style->vanish);
}

void BodyReader::tell_hidden() {
  // What is hidden on the web only are the page numbers of a contents table.
  if (run().web_hidden) return;
  if (tally_.hidden++ == 0) flow().note(FlowNote::Kind::kHidden);
}

// True inside a check box control: its sign follows its state, whatever text it holds.
bool BodyReader::show_checkbox() {
  if (sdts_.empty() || !sdts_.back().checked) return false;
  if (!std::exchange(sdts_.back().shown, true)) {
    need_paragraph();
    append(fields().in_code() ? Target::kHeld : Target::kParagraph,
           *sdts_.back().checked ? "☑" : "☐");
  }
  return true;
}

void BodyReader::add_symbol(const XmlElement& element) {
  const std::string_view name = element.attribute(Ns::kWord, "font").value_or("");
  const std::string_view digits = element.attribute(Ns::kWord, "char").value_or("");
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  std::optional<std::string> text;
  const bool is_private = code >= 0xE000 && code < 0xF900;
  if (error == std::errc() && end == digits.data() + digits.size() && code >= 0x20) {
    const std::optional<SymbolFont> font = symbol_font(name);
    if (font) text = map_symbol(*font, code);
    if (!text && !is_private && (!font || code > 0xFF)) text = to_utf8(code);
  }
  if (!text) {
    const std::string sign = std::string(name) + " " + std::string(digits);
    tell_once("symbol " + sign, "符号 " + sign + " 无法识别，以 U+FFFD 代替",
              "the symbol " + sign + " is not known, U+FFFD stands for it");
  }
  add(text.value_or(to_utf8(0xFFFD)));
}

// Its text is an attribute; it stands by itself like the text of a box.
void BodyReader::add_word_art(const XmlElement& element) {
  const std::string_view text = element.attribute(Ns::kNone, "string").value_or("");
  if (text.empty()) return;
  const Target target = choose_target();
  if (target == Target::kNowhere) return;
  if (target == Target::kHidden) {
    need_paragraph();
    append(target, text);
    return;
  }
  open_textbox();
  add(text);
  close_textbox();
}

void BodyReader::read_field_char(const XmlElement& element) {
  const std::string_view type = element.attribute(Ns::kWord, "fldCharType").value_or("");
  if (type == "begin") {
    fields().begin();
    return;
  }
  FieldStack::Ended ended;
  if (type == "separate") fields().separate();
  if (type == "end") ended = fields().end();
  OpenParagraph* const open = flow().paragraph();
  if (open != nullptr && !fields().in_code()) open->held.clear();
  end_field(ended);
}

void BodyReader::end_field(const FieldStack::Ended& ended) {
  if (!ended.text.empty()) add(ended.text);
  if (!ended.ended || !moved_.empty()) return;
  const FieldCode code = parse_field_code(ended.code);
  if (code.name == "SEQ") {
    // One with a stored result counts, too.
    const SequenceFields::Number number = tally_.sequences.next(code);
    if (!ended.printed) add_sequence(number);
  } else if (ended.printed) {
    return;
  } else if (code.name == "EQ") {
    add_equation(ended);
  } else if (code.name == "REF" || code.name == "PAGEREF") {
    add_reference(code);
  }
}

void BodyReader::add_sequence(const SequenceFields::Number& number) {
  if (!number.unknown_format.empty()) {
    const std::string format = printable(number.unknown_format);
    tell_once("SEQ " + format, "域 SEQ 的格式 " + format + " 无法识别，按阿拉伯数字读取",
              "the format " + format + " of a field SEQ is not known, read as decimal");
  }
  if (!number.text.empty()) add(number.text);
}

void BodyReader::add_equation(const FieldStack::Ended& ended) {
  if (const std::optional<std::string> text = equation_text(ended.code)) {
    if (!text->empty()) add(*text);
    return;
  }
  flow().note("域 EQ 的公式未读取", "the equation of a field EQ was not read");
}

// The bookmark may stand anywhere, so its text is put in when all is read.
void BodyReader::add_reference(const FieldCode& code) {
  if (collected_ != nullptr || code.arguments.empty()) return;
  const std::string& name = code.arguments.front();
  for (const char* const number : {"\\n", "\\r", "\\w", "\\p"}) {
    if (!code.has(number)) continue;
    tell_once("field " + code.name, "域 " + code.name + " 没有存储结果，其显示的文字未读取",
              "a field " + code.name + " has no stored result, what it shows was not read");
    return;
  }
  add(pending_mark(tally_.pending.size()));
  tally_.pending.push_back(name);
}

void BodyReader::tell_once(const std::string& key, std::string what, std::string what_en) {
  if (tally_.told.insert(key).second) flow().note(std::move(what), std::move(what_en));
}

}  // namespace jixiao
