// What the attributes of one HTML element say that a reader of reports needs.
//
// Example: <p class=MsoToc1 style="mso-outline-level:2; display:none"> is a line of a table of
// contents, has the outline level 2 and is hidden.
// Knows the marks of Word's and WPS's export (mso-*). Not here: style sheets; what only a CSS rule
// hides is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html_names.h"

namespace jixiao {

struct HtmlAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

struct HtmlFacts {
  int rowspan = 1;  // 0: down to the end of the row group
  int colspan = 1;
  std::optional<int> number;   // where a list starts, or what an item says it is
  std::optional<int> outline;  // 1-based
  char marker = 0;             // of a list: '1', 'a', 'A', 'i', 'I'; '-' for none
  bool hidden = false;
  bool list_marker = false;  // mso-list:Ignore: the text is the number that Word printed
  bool contents = false;     // a line of a table of contents
  bool leaves_page = false;  // a link, but not to an anchor of this page
  bool article = false;      // role or itemprop says so
  bool marginal = false;     // role says navigation, banner …
  bool chosen = false;       // checked, selected
  bool checkbox = false;     // or a radio button
  std::string text;  // anchor's name, picture's description, input's value, generator's name

  friend bool operator==(const HtmlFacts&, const HtmlFacts&) = default;
};

HtmlFacts read_facts(HtmlTag tag, const std::vector<HtmlAttribute>& attributes);

}  // namespace jixiao
