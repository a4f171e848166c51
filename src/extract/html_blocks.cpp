#include "extract/html_blocks.h"

#include <algorithm>
#include <utility>

#include "extract/text_line.h"

namespace jixiao {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::string letters(int number) {
  std::string result;
  for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
    result.insert(result.begin(), static_cast<char>('a' + (rest - 1) % 26));
  }
  return result;
}

std::string roman(int number) {
  struct Numeral {
    int value;
    const char* text;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                   {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                   {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string result;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) result += numeral.text;
  }
  return result;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

// As browsers print it: roman numbers end at 3999, letters and they begin at 1.
std::string item_label(int number, char marker) {
  if (marker == '-') return "";
  std::string text;
  if (number >= 1 && (marker == 'a' || marker == 'A')) text = letters(number);
  if (number >= 1 && number <= 3999 && (marker == 'i' || marker == 'I')) text = roman(number);
  if (text.empty()) return std::to_string(number) + ".";
  return (marker == 'A' || marker == 'I' ? upper(text) : text) + ".";
}

// Without blanks, U+00A0 among them, at its ends.
std::string trimmed_label(std::string_view text) {
  for (;;) {
    if (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return std::string(text);
    }
  }
}

}  // namespace

bool HtmlBlocks::start(std::uint32_t index) {
  const HtmlPiece& piece = tape_.pieces[index];
  const HtmlFacts& facts = tape_.facts_of(piece);
  if (piece.tag == HtmlTag::kHidden || facts.hidden) {
    if (tell_hidden(index) && hidden_++ == 0) hidden_line_ = piece.line;
    return false;
  }
  if (facts.list_marker) markers_.push_back(index);
  if (!is_block(piece.tag)) return start_inline(index);
  start_block(index);
  return true;
}

// Has it text?
bool HtmlBlocks::tell_hidden(std::uint32_t index) {
  for (std::uint32_t i = index; i < tape_.pieces[index].end; ++i) {
    const HtmlPiece& piece = tape_.pieces[i];
    if (piece.kind != HtmlPiece::Kind::kText) continue;
    const std::string_view text = tape_.text_of(piece);
    if (text.find_first_not_of(" \t\r\n\f") != std::string_view::npos) return true;
  }
  return false;
}

bool HtmlBlocks::start_inline(std::uint32_t index) {
  const HtmlPiece& piece = tape_.pieces[index];
  const HtmlFacts& facts = tape_.facts_of(piece);
  const auto note = [&](std::string what, std::string what_en) {
    Unread unread{std::move(what), std::move(what_en), {}};
    unread.place.line = piece.line;
    tables_.note(std::move(unread));
  };
  switch (piece.tag) {
    case HtmlTag::kBreak:
      break_line(piece.line);
      return true;
    case HtmlTag::kLink:
      if (!facts.text.empty()) bookmarks_.push_back(facts.text);
      return true;
    case HtmlTag::kPicture:
      note(facts.text.empty() ? "图片未读取" : "图片未读取：" + facts.text,
           facts.text.empty() ? "a picture was not read" : "a picture was not read: " + facts.text);
      return true;
    case HtmlTag::kObject:
      note("嵌入内容未读取", "embedded content was not read");
      return false;
    case HtmlTag::kInput:
      read_input(facts, piece.line);
      return true;
    case HtmlTag::kOption:
      return facts.chosen;
    case HtmlTag::kScript:
    case HtmlTag::kTitle:
      return false;
    default:
      return true;
  }
}

void HtmlBlocks::read_input(const HtmlFacts& facts, int line) {
  if (facts.checkbox) {
    text_.add(facts.chosen ? "☑" : "☐", line);
  } else {
    text_.add(facts.text, line);
  }
}

void HtmlBlocks::start_block(std::uint32_t index) {
  const HtmlPiece& piece = tape_.pieces[index];
  const HtmlFacts& facts = tape_.facts_of(piece);
  flush();
  switch (piece.tag) {
    case HtmlTag::kTable:
      label_.clear();
      tables_.open_table(index, piece.line);
      break;
    case HtmlTag::kRows:
    case HtmlTag::kFooterRows:
      tables_.open_group(piece.tag == HtmlTag::kFooterRows);
      break;
    case HtmlTag::kRow:
      tables_.open_row(index);
      break;
    case HtmlTag::kCell:
      tables_.open_cell(index, HtmlCell{facts.rowspan, facts.colspan, piece.line, {}});
      break;
    case HtmlTag::kOrdered:
      open_list(index, facts.marker == 0 ? '1' : facts.marker);
      break;
    case HtmlTag::kUnordered:
      open_list(index, facts.marker == '-' ? '-' : '\0');
      break;
    case HtmlTag::kItem:
      open_item(facts);
      break;
    case HtmlTag::kPre:
      pres_.push_back(index);
      break;
    default:
      break;
  }
  open_kind(index);
}

void HtmlBlocks::open_list(std::uint32_t index, char marker) {
  lists_.push_back({index, tape_.facts_of(tape_.pieces[index]).number.value_or(1), marker});
}

void HtmlBlocks::open_item(const HtmlFacts& facts) {
  if (lists_.empty()) {
    label_ = "•";
    return;
  }
  OpenList& list = lists_.back();
  if (list.marker == 0) {
    label_ = "•";
    return;
  }
  // A number that leaves no room to count on is none.
  if (facts.number && *facts.number < 1'000'000'000) list.next = *facts.number;
  label_ = item_label(list.next++, facts.marker == '-' ? '-' : list.marker);
}

void HtmlBlocks::open_kind(std::uint32_t index) {
  const HtmlPiece& piece = tape_.pieces[index];
  const HtmlFacts& facts = tape_.facts_of(piece);
  OpenKind kind{index, facts.outline, facts.contents, false};
  if (kind.level && (*kind.level < 1 || *kind.level > 9)) kind.level.reset();
  if (piece.tag >= HtmlTag::kHeading1 && piece.tag <= HtmlTag::kHeading6) {
    kind.heading = true;
    kind.level = static_cast<int>(piece.tag) - static_cast<int>(HtmlTag::kHeading1) + 1;
  }
  if (kind.level || kind.contents || kind.heading) kinds_.push_back(kind);
}

void HtmlBlocks::end(std::uint32_t start_index) {
  const HtmlTag tag = tape_.pieces[start_index].tag;
  if (!markers_.empty() && markers_.back() == start_index) markers_.pop_back();
  if (!is_block(tag)) return;
  flush();
  const auto is_it = [start_index](const auto& open) { return open.element == start_index; };
  if (!kinds_.empty() && is_it(kinds_.back())) kinds_.pop_back();
  if (!lists_.empty() && is_it(lists_.back())) lists_.pop_back();
  if (!pres_.empty() && pres_.back() == start_index) pres_.pop_back();
  if (tag == HtmlTag::kItem) label_.clear();
  tables_.close(start_index);
}

void HtmlBlocks::break_line(int line) {
  const bool heading = !kinds_.empty() && kinds_.back().heading;
  if (heading || tables_.in_cell()) {
    text_.add_break(line);
  } else {
    flush();
  }
}

void HtmlBlocks::add_preformatted(std::string_view text, int line) {
  for (;;) {
    const std::size_t end = text.find_first_of("\r\n");
    text_.add_preformatted(text.substr(0, end), line);
    if (end == std::string_view::npos) return;
    break_line(line);
    ++line;
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
}

void HtmlBlocks::text(std::uint32_t index) {
  const HtmlPiece& piece = tape_.pieces[index];
  const std::string_view text = tape_.text_of(piece);
  if (!markers_.empty()) {
    word_label_ += text;
  } else if (!pres_.empty()) {
    add_preformatted(text, piece.line);
  } else {
    text_.add(text, piece.line);
  }
}

void HtmlBlocks::flush() {
  std::optional<HtmlText::Taken> taken = text_.take();
  if (!taken) return;
  Paragraph paragraph;
  paragraph.text = std::move(taken->text);
  paragraph.line = taken->line;
  const std::string written = trimmed_label(std::exchange(word_label_, {}));
  paragraph.set_label(written.empty() ? label_ : written);
  label_.clear();
  paragraph.add_bookmarks(std::exchange(bookmarks_, {}));
  if (!kinds_.empty()) {
    paragraph.level = kinds_.back().level;
    paragraph.contents_line = kinds_.back().contents;
  }
  tables_.push(std::move(paragraph));
}

void HtmlBlocks::finish(Document& document) {
  flush();
  tables_.finish(document);
  if (hidden_ > 0) {
    const std::string count = std::to_string(hidden_);
    Unread unread{"隐藏文字未读取（" + count + " 处）",
                  "hidden text was not read (" + count + " places)",
                  {}};
    unread.place.line = hidden_line_;
    document.unread.push_back(std::move(unread));
  }
  if (bookmarks_.empty() || document.blocks.empty()) return;
  // Anchors at the very end go to the paragraph before.
  if (Paragraph* last = std::get_if<Paragraph>(&document.blocks.back())) {
    last->add_bookmarks(std::exchange(bookmarks_, {}));
  }
}

}  // namespace jixiao
