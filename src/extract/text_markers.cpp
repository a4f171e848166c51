#include "extract/text_markers.h"

#include <optional>

namespace jixiao {
namespace {

constexpr std::string_view kBookmark = "[bookmark: ";
constexpr std::string_view kImage = "[image: ";

struct Marker {
  bool image = false;
  std::string_view name;
  std::size_t size = 0;
};

std::optional<Marker> find_marker_at_start(std::string_view text) {
  const bool image = text.starts_with(kImage);
  if (!image && !text.starts_with(kBookmark)) return std::nullopt;
  const std::size_t begin = image ? kImage.size() : kBookmark.size();
  const std::size_t end = text.find_first_of("]\t", begin);
  if (end == std::string_view::npos || text[end] == '\t') return std::nullopt;
  return Marker{image, text.substr(begin, end - begin), end + 1};
}

// Adds what `text`, which holds no TAB, is made of.
void split(std::string_view text, MarkedText& result) {
  // Behind the last ']' no marker can end; not to look there keeps the time linear.
  const std::size_t last = text.rfind(']');
  std::size_t at = 0;
  while (last != std::string_view::npos && at < last) {
    const std::size_t bracket = text.find('[', at);
    if (bracket == std::string_view::npos || bracket > last) break;
    result.text += text.substr(at, bracket - at);
    at = bracket;
    if (const auto marker = find_marker_at_start(text.substr(at))) {
      (marker->image ? result.images : result.bookmarks).emplace_back(marker->name);
      at += marker->size;
    } else {
      result.text += text[at++];
    }
  }
  result.text += text.substr(at);
}

}  // namespace

MarkedText split_markers(std::string_view line) {
  MarkedText result;
  if (line.find('[') == std::string_view::npos) {
    result.text = line;
    return result;
  }
  for (;;) {
    const std::size_t tab = line.find('\t');
    split(line.substr(0, tab), result);
    if (tab == std::string_view::npos) return result;
    result.text += '\t';
    line.remove_prefix(tab + 1);
  }
}

std::size_t leading_markers(std::string_view line) {
  std::size_t size = 0;
  while (const auto marker = find_marker_at_start(line.substr(size))) size += marker->size;
  return size;
}

}  // namespace jixiao
