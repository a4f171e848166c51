#include "write/wrap.h"

#include <algorithm>
#include <cstddef>

namespace jixiao {
namespace {

// Below this there is no room for words beside the indentation.
constexpr int kLeastWidth = 40;
// How far in the head of a finding stands, and where its words begin.
constexpr std::size_t kFindingIndent = 4;
constexpr std::size_t kWordsIndent = 9;

// One character, or a colour.
struct Piece {
  std::size_t bytes = 1;
  int columns = 1;
};

Piece piece_at(std::string_view line, std::size_t at) {
  const auto lead = static_cast<unsigned char>(line[at]);
  if (lead == 0x1B) {
    const std::size_t end = line.find('m', at);
    return {end == std::string_view::npos ? line.size() - at : end + 1 - at, 0};
  }
  std::size_t bytes = 1;
  if (lead >= 0xF0) {
    bytes = 4;
  } else if (lead >= 0xE0) {
    bytes = 3;
  } else if (lead >= 0xC0) {
    bytes = 2;
  }
  // From U+3000 on characters of these documents are wide; “”…≥ before it are not.
  return {std::min(bytes, line.size() - at), lead >= 0xE3 ? 2 : 1};
}

std::size_t indent_of(std::string_view line) {
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  return spaces == kFindingIndent ? kWordsIndent : spaces + 2;
}

void wrap_line(std::string_view line, int width, std::string& out) {
  const std::string indent(indent_of(line), ' ');
  int columns = 0;
  std::size_t written = 0;   // of the line
  std::size_t break_at = 0;  // behind the last place to break at; not beyond `written`: none
  int columns_behind_break = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Piece piece = piece_at(line, at);
    if (columns + piece.columns > width) {
      const std::size_t end = break_at > written ? break_at : at;
      const int carried = break_at > written ? columns_behind_break : 0;
      out.append(line.substr(written, end - written)).append("\n").append(indent);
      written = end;
      columns = static_cast<int>(indent.size()) + carried;
    }
    columns += piece.columns;
    columns_behind_break += piece.columns;
    at += piece.bytes;
    const bool leading = line.find_first_not_of(' ') >= at;
    if ((piece.columns == 2 || line[at - 1] == ' ') && !leading) {
      break_at = at;
      columns_behind_break = 0;
    }
  }
  out.append(line.substr(written));
}

}  // namespace

std::string wrapped(std::string_view text, int width) {
  if (width < kLeastWidth) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    wrap_line(text.substr(0, end), width, out);
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace jixiao
