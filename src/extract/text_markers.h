// The markers that Apache Tika's rich-text handler writes into a dump.
//
// Example: "[bookmark: _Toc1]一、概况[image: 图1]" is the text "一、概况", the bookmark "_Toc1" and
// the picture "图1". A marker ends at the first ']' of its line; one that does not end, or not
// before a TAB, is text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

struct MarkedText {
  std::string text;  // without the markers
  std::vector<std::string> bookmarks;
  std::vector<std::string> images;  // alternative texts
};

MarkedText split_markers(std::string_view line);

// Length of the markers the line begins with.
std::size_t leading_markers(std::string_view line);

}  // namespace jixiao
