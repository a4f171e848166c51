// Folded text with the way back: for each byte of the result, which character of the original it
// came from.
//
// Example: fold("　社会群众满意 度", FoldForm::kText).text == "社会群众满意度"; origin[0] == 1.
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

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

enum class FoldForm { kText, kMatch, kLabel };

struct Folded {
  std::string text;
  // text.size() + 1 entries, never decreasing: index of the original code point behind each byte;
  // the last entry is one past the code point behind the last byte (0 if there is none). So the
  // bytes [b, e) come from the code points [origin[b], origin[e - 1] + 1): where two characters
  // became one (>= to ≥), its first byte stands for the first and its last byte for the second.
  std::vector<std::uint32_t> origin;
};

// original is UTF-8; invalid bytes count as U+FFFD.
Folded fold(std::string_view original, FoldForm form);

// The same without the way back.
std::string fold_text(std::string_view original);
std::string fold_match(std::string_view original);
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
