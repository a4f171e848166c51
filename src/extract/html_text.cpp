#include "extract/html_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extract/text_line.h"
#include "value/failure.h"

namespace jixiao {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

}  // namespace

void HtmlText::append(std::string_view text, int line) {
  if (text.empty()) return;
  if (text_.empty()) line_ = line;
  text_ += text;
  if (text_.size() <= limits_.paragraph_bytes) return;
  throw LimitFailure("line " + std::to_string(line) + ": the text of a paragraph is too long",
                     limits_, &Limits::paragraph_bytes);
}

void HtmlText::add(std::string_view text, int line) {
  while (!text.empty()) {
    const std::size_t blanks = std::min(text.find_first_not_of(kBlanks), text.size());
    if (blanks > 0) pending_space_ = true;
    line += static_cast<int>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(blanks), '\n'));
    text.remove_prefix(blanks);
    const std::size_t word = std::min(text.find_first_of(kBlanks), text.size());
    if (word == 0) return;
    if (pending_space_ && !text_.empty() && text_.back() != '\n') append(" ", line);
    pending_space_ = false;
    append(text.substr(0, word), line);
    text.remove_prefix(word);
  }
}

void HtmlText::add_preformatted(std::string_view text, int line) {
  pending_space_ = false;
  append(text, line);
}

void HtmlText::add_break(int line) {
  pending_space_ = false;
  append("\n", line);
}

std::optional<HtmlText::Taken> HtmlText::take() {
  Taken taken{std::exchange(text_, {}), line_};
  pending_space_ = false;
  const auto strip = [&taken](std::size_t begin, std::size_t end) {
    taken.text = taken.text.substr(begin, end - begin);
  };
  const std::size_t first = taken.text.find_first_not_of('\n');
  if (first == std::string::npos) return std::nullopt;
  strip(first, taken.text.find_last_not_of('\n') + 1);
  TextCursor cursor{taken.text};
  while (const std::optional<TextLine> line = take_line(cursor)) {
    if (!is_blank(line->text)) return taken;
  }
  return std::nullopt;
}

}  // namespace jixiao
