// The inline half of BodyReader: paragraphs, runs, text, symbols, fields.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "extract/docx_body.h"
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

constexpr std::array<MediaNote, 4> kMediaNotes = {{
    {kPictures, "图片未读取", "a picture was not read"},
    {kObjects, "嵌入对象未读取", "an embedded object was not read"},
    {kCharts, "图表未读取", "a chart was not read"},
    {kDiagrams, "SmartArt 图形未读取", "a SmartArt diagram was not read"},
}};

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
      flow().add_bookmark(element.attribute(Ns::kWord, "name").value_or(""));
      break;
    case Tag::kFieldChar:
      read_field_char(element);
      break;
    case Tag::kWordArt:
      add_word_art(element);
      break;
    case Tag::kSimpleField:
      fields().begin_simple(element.attribute(Ns::kWord, "instr").value_or(""));
      return Role::kSimpleField;
    case Tag::kFootnoteReference:
      references_.footnotes = true;
      break;
    case Tag::kEndnoteReference:
      references_.endnotes = true;
      break;
    case Tag::kCommentReference:
      references_.comments = true;
      break;
    case Tag::kPicture:
      tell_media(kPictures);
      break;
    case Tag::kEmbedded:
      tell_media(kObjects);
      break;
    case Tag::kChart:
      tell_media(kCharts);
      break;
    case Tag::kDiagram:
      tell_media(kDiagrams);
      break;
    default:
      break;
  }
  return Role::kNothing;
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
  flow().paragraph()->style = &styles_.facts("");
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

void BodyReader::finish_paragraph(OpenParagraph& open) {
  // A code that has not ended with its paragraph may never end; better a code read than text lost.
  if (!open.held.empty()) {
    open.paragraph.text.insert(std::min(open.held_at, open.paragraph.text.size()), open.held);
  }
  write_media_notes(open);
  open.paragraph.contents_line = open.style->contents_line || contents_sdts_ > 0;
  const std::optional<ListPlace> list = find_list(open);
  read_level(open, list);
  if (list && is_counted(open)) number_paragraph(open, *list);
}

void BodyReader::read_level(OpenParagraph& open, const std::optional<ListPlace>& list) {
  const bool direct = open.outline && *open.outline >= 0 && *open.outline <= kBodyTextLevel;
  if (direct) {
    if (*open.outline < kBodyTextLevel) open.paragraph.level = *open.outline + 1;
    return;
  }
  open.paragraph.level = open.style->level;
  if (open.paragraph.level || open.style->body_text || !list) return;
  // The list may be tied to heading styles though this paragraph has another style.
  const ListLevel* const level = numbering_.level(*list);
  if (level != nullptr && !level->style.empty()) {
    open.paragraph.level = styles_.facts(level->style).level;
  }
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
  const bool empty = open.paragraph.text.empty() && open.media == 0;
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
  // The image that stands for an embedded object is part of it.
  if ((open.media & kObjects) != 0) open.media &= ~static_cast<unsigned>(kPictures);
  const unsigned untold = flow().take_untold_media(open.media);
  for (const MediaNote& note : kMediaNotes) {
    if ((untold & note.bit) != 0) flow().note(note.what, note.what_en);
  }
}

void BodyReader::tell_media(unsigned media) { need_paragraph().media |= media; }

BodyReader::Role BodyReader::open_text(bool keep_space) {
  in_text_ = true;
  keep_space_ = keep_space;
  target_ = choose_target();
  if (target_ != Target::kNowhere) {
    OpenParagraph& open = need_paragraph();
    text_begin_ = target_ == Target::kHeld ? open.held.size() : open.paragraph.text.size();
    if (target_ == Target::kHeld && open.held.empty()) open.held_at = open.paragraph.text.size();
  }
  return Role::kText;
}

void BodyReader::close_text() {
  in_text_ = false;
  OpenParagraph* const open = flow().paragraph();
  if (target_ == Target::kNowhere || open == nullptr) return;
  std::string& text = target_ == Target::kHeld ? open->held : open->paragraph.text;
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
  std::string& to = target == Target::kHeld ? open->held : open->paragraph.text;
  if (to.size() + text.size() > limits_.paragraph_bytes) {
    throw Failure(FailureKind::kLimit, "a paragraph has more than " +
                                           std::to_string(limits_.paragraph_bytes) +
                                           " bytes of text (limit paragraph_bytes)");
  }
  to += text;
  if (fields().in_contents()) open->field_contents = true;
  if (!unknown_.empty() && text.find_first_not_of(kXmlSpace) != std::string_view::npos) {
    tell_once(
        "w:" + unknown_.back(), "未知元素 w:" + unknown_.back() + " 中的文字按普通文字读取",
        "text inside the unknown element w:" + unknown_.back() + " was read as ordinary text");
  }
}

BodyReader::Target BodyReader::choose_target() {
  if (placeholders_ > 0 || !moved_.empty()) return Target::kNowhere;
  if (is_hidden()) {
    tell_hidden();
    return Target::kNowhere;
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
  if (text.empty() || choose_target() == Target::kNowhere) return;
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
  if (!ended.text.empty()) add(ended.text);
  if (!ended.without_result.empty()) {
    tell_once("field " + ended.without_result,
              "域 " + ended.without_result + " 没有存储结果，其显示的文字未读取",
              "a field " + ended.without_result +
                  " has no stored result, what it shows was not "
                  "read");
  }
}

void BodyReader::tell_once(const std::string& key, std::string what, std::string what_en) {
  if (tally_.told.insert(key).second) flow().note(std::move(what), std::move(what_en));
}

}  // namespace jixiao
