// Which pieces of a web page are the article, and which the page around it.
//
// Example: of <body><div>首页 | 政务公开</div><div>一、项目概况…</div></body>, where the words of
// the first div are links, the first div is left out.
//
// Characters inside links to other pages are linked ones, all others are its own; blanks and
// hidden text count nowhere. By that measure and by structure alone, never by words:
//
//   1 nav, aside, footer, form, a header that is not the article's, and elements with such a role
//     are left out, unless at least half of the page's own characters are theirs.
//   2 The trunk goes down from the body: to the article or main element that holds at least half
//     of the page's own characters; else to the child that does, as long as what stands beside it
//     has no more own characters than linked ones. So a report without links stays whole. A table
//     is gone through only where it lays out the page: other cells have links, or the cell has a
//     heading or a table of two rows and two columns.
//   3 Beside the trunk a piece is left out if it is mostly links, or has a link, a control or a
//     script and fewer than 200 own characters. What has a heading or such a table, or is said in
//     the page's title stays, if it is not mostly links.
//   4 At the trunk's end a child that is a block other than a paragraph is left out if it is mostly
//     links, or has a script and none of the substance that rule 3 asks for.
// What is none of this (a line "浏览量：12" in plain text) is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/html_tape.h"

namespace jixiao {

enum class HtmlFate : std::uint8_t {
  kKeep,
  kOpen,  // on the trunk: its content stays, the element itself (a table of the layout) does not
  kOut,   // with all that is in it
};

struct HtmlArticle {
  std::vector<HtmlFate> fates;  // of each piece; of an element, at its start
  std::size_t left_out = 0;     // characters without blanks
  std::string beginning;        // of what is left out
};

HtmlArticle find_article(const HtmlTape& tape);

}  // namespace jixiao
