// Headings by the numbering schemes of a pack, and the tree they make.
//
// Example: 一、项目基本情况 / （一）项目概况 / 随着… gives a section of level 1 with one of level
// 2, whose text is 随着….
//
// A line is a heading when it begins with a number of a scheme (typed, or automatic) and
//   - what follows is a heading the pack names, or
//   - what follows is short and holds no sentence: no 。；，：！？, or
//   - the words before its first 。 or ： are a heading the pack names: a run-in heading, whose
//     text follows in the same line;
// or when it has an outline level. The level counts the schemes that the document's headings use,
// in the order of the pack; a heading without a number has its outline level.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "map/prose.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

struct Heading {
  std::size_t line = 0;  // index into the lines
  int scheme = -1;       // index into SectionRules::numbering; -1: by outline level
  int level = 0;
  std::string key;  // of the pack's heading; empty if it names none
  Passage label;    // empty text: none
  Passage title;
  Passage rest;  // text behind a run-in heading; empty if none
};

// Lines that are used already are passed over.
std::vector<Heading> find_headings(const Pack& pack, std::span<const Line> lines);

// Headings that a pack found in all lines of a document, when fewer of them were used.
struct FoundHeadings {
  const Pack* pack = nullptr;  // null: none was asked
  std::vector<Heading> all;
};
// find_headings(*found.pack, lines), of lines that begin with number `first` of the document.
std::vector<Heading> still_free(const FoundHeadings& found, std::span<const Line> lines,
                                std::size_t first);

// The tree; takes the lines up to the next heading, table of a form or end as text of a section
// and marks them used.
std::vector<Section> build_sections(const std::vector<Heading>& headings, std::span<Line> lines,
                                    const std::string& pack, Report& report);

}  // namespace jixiao
