// Folded text with the way back: for each part of the result, what of the original it came from.
//
// Example: fold("　社会群众满意 度", FoldForm::kText).text == "社会群众满意度", whose last three
// bytes come from the code points [8, 9) of the original.
//
// What is folded (not plain NFKC, which would turn ① into 1, ㎡ into m2 and … into three dots):
//   kText   what the output holds: full-width digits, Latin letters, ％ and spaces become ASCII;
//           compatibility ideographs and radicals become the common ones; zero-width signs go;
//           runs of white space become one space, none at the ends, none between two Han
//           characters; Chinese punctuation stays.
//   kMatch  what patterns and value grammars read: kText, and all full-width forms become ASCII
//           (：，（）), dashes and minus signs '-', tildes '~', quotes '"' and '\'',
//           ≧ ⩾ and >= '≥', ≦ ⩽ and <= '≤', ＝ ═ ﹦ '=', 〇 between digits of a year stays;
//           no space beside Chinese punctuation. Circled numbers stay what they are and so end a
//           number: ①50 is not 150. 【】〔〕《》、。 stay.
//   kLabel  what labels are compared by: kMatch without any white space, without a trailing ':'
//           and without trailing bracketed hints: 全年预算数（A） and 全年预算数 are one label.
//           A '*' at either end goes too. What is only such signs keeps its last one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

enum class FoldForm { kText, kMatch, kLabel };

// A part of an original text.
struct OriginalPart {
  int first = 0;  // code points [first, last)
  int last = 0;
  std::size_t begin = 0;  // the bytes [begin, end)
  std::size_t end = 0;
};

// Characters in a row that are of one width, with what they came from; most of a text are a few
// runs of ideographs and of ASCII.
//   text      一、项目3个   the runs (at, first, byte, width): (0,0,0,3) (12,4,12,1) (13,5,13,3)
// Where two characters became one (>= to ≥), its first two bytes stand for the first and are a
// character here, and its last byte for the second.
struct FoldedRun {
  std::uint32_t at = 0;     // where it begins in the folded text, a byte
  std::uint32_t first = 0;  // the code point of the original
  std::uint32_t byte = 0;   // and its byte
  std::uint8_t width = 1;   // bytes of each character
  std::uint8_t original_width = 1;
};

struct Folded {
  std::string text;
  std::vector<FoldedRun> runs;  // in order, from the first byte of the text on
  int characters = 0;           // code points of the original

  // What the bytes [begin, end) of the text come from; where there are none an empty part, in front
  // of what `begin` came from.
  OriginalPart original_of(std::size_t begin, std::size_t end) const;
};

// original is UTF-8; invalid bytes count as U+FFFD. Not for kLabel, which has no way back.
Folded fold(std::string_view original, FoldForm form);

// The same without the way back.
std::string fold_text(std::string_view original);
std::string fold_match(std::string_view original);
// The same behind what `text` holds.
void append_match(std::string_view original, std::string& text);
// The text as kMatch, and how many code points the original has.
struct CountedMatch {
  std::string text;
  int characters = 0;
};
CountedMatch fold_match_counted(std::string_view original);
std::string label_key(std::string_view original);
// label_key(x) out of fold_match(x), which is much less work than folding again.
std::string label_key_of_match(std::string_view folded);

// Number of code points.
int count_code_points(std::string_view utf8);
// The code points [begin, end) of the text.
std::string code_point_slice(std::string_view utf8, int begin, int end);
// Is the character an ideograph (CJK Unified and its extensions, 〇)?
bool is_han(char32_t c);

}  // namespace jixiao
