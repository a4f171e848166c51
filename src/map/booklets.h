// The reports that one file binds together, each with its cover, prose and forms.
//
// Example: a county's file with 20 reports, each 甲项目绩效自评报告 / 一、… 五、… / its form, is 20
// booklets. One begins at the title of a report, or where the numbers of the headings begin again
// behind a form; a title that stands again (on the cover and over the text, on each page) begins
// none.
//
// Which form a figure of the prose speaks of: of the form whose project its paragraph, the headings
// above it or the title names; else of the one form of its booklet. Where forms may as well stand
// before their prose, or a booklet has several, it is not told.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "map/prose.h"
#include "map/sections.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

struct Booklet {
  std::size_t first = 0;  // lines [first, last)
  std::size_t last = 0;
  std::vector<int> forms = {};  // indices of report.forms, of whatever kind
};

// A file taken apart. The booklets cover all lines; there is one at least.
struct Binding {
  std::vector<Booklet> booklets;
  std::vector<Heading> headings;  // of the whole file; no title of a report is one
  FoundHeadings found;            // with those
};

// To be called before any line is used by the prose.
Binding find_booklets(const Rules& rules, std::span<const Line> lines, const Report& report);

// Gives the claims their form and the forms the unit on their cover. `covers` has one for each
// booklet. Of a file with one report and one form there is nothing to tell.
void attribute_claims(const Binding& binding, const std::vector<Cover>& covers,
                      std::span<const Line> lines, Report& report);

}  // namespace jixiao
