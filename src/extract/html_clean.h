// HTML text -> the same with what the parser behind html_tape.h would take wrongly or slowly
// blanked.
//
// Example: "<p><![if x]>1.<![endif]>甲" -> "<p>", 8 signs that are left out, "1.", 10 of them,
// "甲".
//   <![ … >     Word's conditional marks and CDATA: text to libxml2, a comment to a browser; they
//               become U+0001, which libxml2 leaves out
//   controls    NUL and the like become spaces
//   attributes  of one tag beyond the 128th, for which libxml2 needs quadratic time
// Line ends stay where they are, so line numbers do. Comments, scripts and styles are left alone.
#pragma once

#include <string>

namespace jixiao {

void clean_html(std::string& text);

}  // namespace jixiao
