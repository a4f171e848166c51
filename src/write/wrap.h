// Text for a terminal of so many columns: long lines go on in the next, further in.
//
// Example: wrapped("    警告 甲乙丙\n", 10) == "    警告 \n         甲乙\n…" — a finding goes on
// under its words, other lines two columns further in than they began. A Han character takes two
// columns; colours (ESC [ … m) take none. Broken is behind a space or a wide character, else where
// the column ends. Not here: text for a file, which is never broken.
#pragma once

#include <string>
#include <string_view>

namespace jixiao {

// width 0: as it is.
std::string wrapped(std::string_view text, int width);

}  // namespace jixiao
