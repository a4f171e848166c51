// The paragraphs of a document outside its tables, as map works on them.
//
// Example: lines[3] is "（一）项目概况", block 3, used once it became a heading.
// Only the body: headers, footers, notes and text boxes are stories of their own.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "map/origins.h"
#include "normalize/fold.h"
#include "report/report.h"
#include "rules/pack.h"
#include "rules/word_filter.h"

namespace jixiao {

struct Line {
  Passage passage;           // the paragraph's own text, without its automatic label
  Folded folded;             // that text as FoldForm::kMatch
  std::string key;           // and as a label key; both are made once and read many times
  std::string label;         // automatic label
  std::optional<int> level;  // outline level
  bool contents_line = false;
  int block = -1;
  bool form_before = false;   // a form's table stands between the line before and this one
  bool table_behind = false;  // a table stands between this line and the next one, or the end
  bool used = false;
  // Characters [first, second) that a form took out of a sentence: no claim is read from them.
  std::vector<std::pair<int, int>> taken = {};
};

// The cover of a report.
struct Cover {
  Text title;
  Text reporting_unit;
  Number fiscal_year;
};

// Every body paragraph with text, in order.
std::vector<Line> prose_lines(const Document& document);

// The folded title line on the cover of the report in these lines; empty if there is none.
std::string cover_title(const Rules& rules, std::span<const Line> lines);

struct FoundHeadings;  // sections.h

// What is known of a document's lines before a report is read in them.
struct ProseSource {
  const Rules& rules;
  const WordFilter& words;
  const FoundHeadings& headings;
};

// Sections, cover fields and claims of one report's prose; marks the lines it used, which begin
// with number `first` of the document. Nothing happens if it has no narrative: neither a title the
// narrative packs know nor two headings. The cover is the report's if it has none yet. `form_year`
// is that of the report's form, where the cover has none.
Cover read_narrative(const ProseSource& source, std::span<Line> lines, std::size_t first,
                     const Number& form_year, Report& report);

// One Unread for each run of lines that nothing used.
void note_unused(const std::vector<Line>& lines, Report& report);

}  // namespace jixiao
