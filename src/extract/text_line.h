// A plain text as lines.
//
// Example: "a\r\nb\fc" is the lines "a" (1), "b" (2), "c" (3). A line ends at LF, CR LF, CR, form
// feed, U+2028 or U+2029; a line end at the end of the text opens no further line. Lines are views
// into the text and found one by one, so a text of any size costs no table of lines; the line at
// the cursor is looked at again and again and stands in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace jixiao {

// A cell that is broken over more lines than this is none: a quote or a pipe at its end is missing.
constexpr int kLinesOfCell = 20;

struct TextLine {
  std::string_view text;  // without its end
  int number = 0;         // 1-based
};

// Where reading stands. A copy looks ahead.
struct TextCursor {
  TextCursor() = default;
  explicit TextCursor(std::string_view of) : text(of) { find_ends(); }
  void move();

  std::string_view text;
  std::size_t offset = 0;
  int number = 1;
  // Of the line there, without its end and with it.
  std::size_t line_end = 0;
  std::size_t next_line = 0;

 private:
  void find_ends();
};

// The line at the cursor; empty at the end.
inline std::optional<TextLine> find_line(const TextCursor& cursor) {
  if (cursor.offset >= cursor.text.size()) return std::nullopt;
  return TextLine{cursor.text.substr(cursor.offset, cursor.line_end - cursor.offset),
                  cursor.number};
}
// The same, and moves behind it.
std::optional<TextLine> take_line(TextCursor& cursor);

// Nothing but white space, U+3000 and the other blanks of Unicode included?
bool is_blank(std::string_view text);

}  // namespace jixiao
