// What an EQ field shows, on one line of text. Word's enclosed characters (带圈字符) and phonetic
// guides (拼音指南) are such fields.
//
//   equation := { text | '\' letter { '\' option } '(' argument { ',' argument } ')' }
//   option   := two letters with an optional number (\al, \up 9), or \*-switches in front of all
//
// Example: "EQ \o\ac(○,8)" gives "⑧", "EQ \o\ac(○,正)" gives "○正" (no such sign),
// "EQ \* jc2 \o\ad(\s\up 9(pin),字)" gives "字", "EQ \f(1,2)" gives "1/2".
// Reads \o (what is laid over each other), \f fractions, \s raised and lowered text, \r roots, \b
// brackets, \l lists, \x boxes. Not here: \a arrays, \d displacements, \i integrals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

// `code` begins with the field's name. Empty if there is something that is not read.
std::optional<std::string> equation_text(std::string_view code);

}  // namespace jixiao
