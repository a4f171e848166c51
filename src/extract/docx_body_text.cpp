// What stands inside the paragraphs of BodyReader: runs, text, symbols, fields.
#include <algorithm>
#include <charconv>
#include <utility>

#include "extract/docx_body.h"
#include "extract/docx_equation.h"
#include "extract/docx_printable.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// XML white space, which a w:t loses at its ends unless it says xml:space="preserve".
constexpr std::string_view kXmlSpace = " \t\r\n";

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

// Steps that only this file takes are inline (xml_scan.cpp tells why).
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
inline void BodyReader::open_drawn(const XmlElement& element) {
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

inline std::string& BodyReader::buffer(OpenParagraph& open, Target target) const {
  if (target == Target::kHeld) return open.held;
  return target == Target::kHidden ? open.paragraph.extras.make().hidden : open.paragraph.text;
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
  for (std::size_t at = text.find('\n', begin); at != std::string::npos; at = text.find('\n', at)) {
    text[at] = ' ';
  }
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
  if (target == Target::kParagraph && collected_ != nullptr) collect_text(text);
  if (fields().in_contents()) open->field_contents = true;
  if (!unknown_.empty() && text.find_first_not_of(kXmlSpace) != std::string_view::npos) {
    tell_once(
        "w:" + unknown_.back(), "未知元素 w:" + unknown_.back() + " 中的文字按普通文字读取",
        "text inside the unknown element w:" + unknown_.back() + " was read as ordinary text");
  }
}

inline BodyReader::Target BodyReader::choose_target() {
  fields().mark_printed();
  if (placeholders_ > 0 || !moved_.empty()) return Target::kNowhere;
  if (is_hidden()) {
    tell_hidden();
    return fields().in_code() ? Target::kNowhere : Target::kHidden;
  }
  if (show_checkbox()) return Target::kNowhere;
  return fields().in_code() ? Target::kHeld : Target::kParagraph;
}

inline bool BodyReader::is_hidden() {
  if (run().web_hidden) return true;
  if (run().vanish) return *run().vanish;
  // A toggle property: a paragraph style and a character style that both set it undo each other.
  const OpenParagraph* const open = flow().paragraph();
  return run().style_vanish != (open != nullptr && open->style->vanish);
}

inline void BodyReader::tell_hidden() {
  // What is hidden on the web only are the page numbers of a contents table.
  if (run().web_hidden) return;
  if (tally_.hidden++ == 0) flow().note(FlowNote::Kind::kHidden);
}

// True inside a check box control: its sign follows its state, whatever text it holds.
inline bool BodyReader::show_checkbox() {
  if (sdts_.empty() || !sdts_.back().checked) return false;
  if (!std::exchange(sdts_.back().shown, true)) {
    need_paragraph();
    append(fields().in_code() ? Target::kHeld : Target::kParagraph,
           *sdts_.back().checked ? "☑" : "☐");
  }
  return true;
}

inline void BodyReader::add_symbol(const XmlElement& element) {
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
inline void BodyReader::add_word_art(const XmlElement& element) {
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

inline void BodyReader::read_field_char(const XmlElement& element) {
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
