#include "extract/text_line.h"

#include <array>

#include "bytes/byte_word.h"

namespace jixiao {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";
constexpr std::string_view kParagraphSeparator = "\xE2\x80\xA9";

// The next byte with which a line end may begin: one below ' ' or the first of U+2028; the size of
// the text if there is none.
std::size_t find_end_sign(std::string_view text, std::size_t at) {
  const char first = kLineSeparator.front();
  for (; at + kWordBytes <= text.size(); at += kWordBytes) {
    const std::uint64_t word = load_word(text.data() + at);
    const std::uint64_t marks = bytes_below(word, ' ') | bytes_equal(word, first);
    if (marks != 0) return at + marked(marks);
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= ' ' && text[at] != first) ++at;
  return at;
}

// Length of the line end at that byte; 0: none.
std::size_t line_end_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\r\n")) return 2;
  if (rest[0] == '\n' || rest[0] == '\r' || rest[0] == '\f') return 1;
  return rest == kLineSeparator || rest == kParagraphSeparator ? 3 : 0;
}

// Length of the blank the text begins with; 0: none.
std::size_t blank_at_start(std::string_view text) {
  // NBSP, the spaces of U+2000..U+200B, U+202F, U+205F, U+3000, U+FEFF.
  constexpr std::array<std::string_view, 17> kBlanks{
      "\xC2\xA0",     "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
      "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
      "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xE2\x81\x9F",
      "\xE3\x80\x80", "\xEF\xBB\xBF"};
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\v') return 1;
  // What most characters of a text do not begin with.
  if (text[0] != '\xC2' && text[0] != '\xE2' && text[0] != '\xE3' && text[0] != '\xEF') return 0;
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

void TextCursor::find_ends() {
  std::size_t size = 0;
  std::size_t at = find_end_sign(text, offset);
  while (at < text.size() && (size = line_end_at(text, at)) == 0) at = find_end_sign(text, at + 1);
  line_end = at;
  next_line = at + size;
}

void TextCursor::move() {
  offset = next_line;
  ++number;
  find_ends();
}

std::optional<TextLine> take_line(TextCursor& cursor) {
  const std::optional<TextLine> line = find_line(cursor);
  if (line) cursor.move();
  return line;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = blank_at_start(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

}  // namespace jixiao
