// The paragraphs of a document outside its tables, as map works on them.
//
// Example: lines[3] is "（一）项目概况", block 3, used once it became a heading.
// Only the body: headers, footers, notes and text boxes are stories of their own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "map/origins.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

struct Line {
  Passage passage;           // the paragraph's own text, without its automatic label
  std::string label;         // automatic label
  std::optional<int> level;  // outline level
  bool contents_line = false;
  int block = -1;
  bool form_before = false;  // a form's table stands between the line before and this one
  bool used = false;
};

// Every body paragraph with text, in order.
std::vector<Line> prose_lines(const Document& document);

// Sections, cover fields and claims of the prose; marks the lines it used. Nothing happens if the
// document has no narrative: neither a title the narrative packs know nor two headings.
void read_narrative(const Rules& rules, std::vector<Line>& lines, Report& report);

// One Unread for each run of lines that nothing used.
void note_unused(const std::vector<Line>& lines, Report& report);

}  // namespace jixiao
