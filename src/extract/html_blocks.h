// The text of a page, once it is known which pieces are read: pieces in, blocks out.
//
// Example: <h2>一、概况</h2><p>甲<br>乙</p><td>…</td> gives a paragraph of level 2, the paragraphs
// 甲 and 乙, and a cell.
//   <br>       ends a paragraph; in a cell or a heading it is a line break
//   <pre>      keeps its blanks; its lines are paragraphs, in a cell line breaks
//   lists      the number or "•" is the label of the item's first paragraph; a number that Word
//              wrote out (mso-list:Ignore) is the label too
//   inputs     their value; ☑ and ☐; of a choice what is chosen
//   level      of h1 to h6, or mso-outline-level (html_read.cpp takes it from the page's title)
//   bookmarks  names of anchors, given to the paragraph they stand in or else the next
// Notes: pictures, embedded objects, hidden text. Blank paragraphs are left out. Tables are
// html_tables.h, blanks html_text.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "extract/html_tables.h"
#include "extract/html_tape.h"
#include "extract/html_text.h"
#include "value/limits.h"

namespace jixiao {

class HtmlBlocks {
 public:
  // Both must outlive it.
  HtmlBlocks(const HtmlTape& tape, const Limits& limits)
      : tape_(tape), tables_(limits), text_(limits) {}

  // Pieces are known by their index. False: the element is left out with all that is in it, neither
  // its content nor its end may follow.
  bool start(std::uint32_t index);
  void end(std::uint32_t start_index);
  void text(std::uint32_t index);
  // An element that only parts paragraphs begins or ends here.
  void part() { flush(); }

  // Once, behind the last piece. Gives blocks and notes.
  void finish(Document& document);

 private:
  struct OpenList {
    std::uint32_t element = 0;
    int next = 1;
    char marker = 0;  // as in HtmlFacts; 0 for bullets
  };
  // What an element lends to the paragraphs in it.
  struct OpenKind {
    std::uint32_t element = 0;
    std::optional<int> level;
    bool contents = false;
    bool heading = false;
  };

  bool start_inline(std::uint32_t index);
  void start_block(std::uint32_t index);
  void open_list(std::uint32_t index, char marker);
  void open_item(const HtmlFacts& facts);
  void open_kind(std::uint32_t index);
  void read_input(const HtmlFacts& facts, int line);
  void break_line(int line);
  void add_preformatted(std::string_view text, int line);
  void flush();
  bool tell_hidden(std::uint32_t index);

  const HtmlTape& tape_;
  HtmlTables tables_;
  HtmlText text_;
  std::vector<OpenList> lists_;
  std::vector<OpenKind> kinds_;
  std::vector<std::uint32_t> pres_;
  std::vector<std::uint32_t> markers_;  // open elements that hold a number which Word wrote
  std::string label_;                   // waits for the next paragraph with text
  std::string word_label_;
  std::vector<std::string> bookmarks_;
  int hidden_ = 0;
  int hidden_line_ = -1;
};

}  // namespace jixiao
