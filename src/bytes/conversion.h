// The door to ICU's converters: bytes in one charset -> UTF-8, and what such a reading looks like.
//
// Example: survey("\xd4\xa4\xcb\xe3", "gb18030", Faults::kStop) counts 2 characters, 2 of them Han,
// nothing broken; convert() of the same gives "预算". Both run in linear time over a fixed buffer.
// Not here: which charset is the right one (charset.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jixiao {

enum class Faults {
  kStop,     // the first invalid byte ends the survey; a cut last character does not
  kReplace,  // invalid bytes count as U+FFFD
};

// Counts of characters unless said otherwise.
struct Reading {
  std::size_t characters = 0;
  std::size_t non_ascii = 0;
  std::size_t marks = 0;         // CJK punctuation and full-width forms: tell little of the charset
  std::size_t common = 0;        // common Han
  std::size_t beyond_latin = 0;  // U+0100 and above
  std::size_t longest_run = 0;   // of characters that are not ASCII
  std::size_t junk = 0;          // private use and unassigned
  std::size_t controls = 0;      // but for those that plain texts hold: tab, line ends, cell marks
  std::size_t replaced = 0;      // byte sequences that are no character, the cut one included
  bool cut = false;              // the input ends inside a character
  bool stopped = false;          // Faults::kStop met an invalid byte; the counts end there
};

// charset is a name ICU knows: "utf-8", "utf-16le", "gb18030", "big5"…
Reading survey(std::string_view bytes, const char* charset, Faults faults);

// Invalid bytes become U+FFFD.
std::string convert(std::string_view bytes, const char* charset);

}  // namespace jixiao
