// The tables of a page while they are read: table, row and cell tags in, blocks in order out.
//
// Example: open_table, open_cell, push(甲), open_cell, push(乙), close(table) leaves one table of
// one row. A cell or row ends where the next one begins, whatever stands open in it; a cell outside
// a row opens one. What is pushed between the cells comes before its table, as browsers show it; a
// table there makes a cell of its own. A table without cells leaves nothing but that. One of a
// single column with a table of several inside is the layout of a page, and leaves what it holds:
// so a title stands above its form and not beside it. Throws Failure limit: cells, columns,
// table_nesting. Not here: paragraphs (html_text.h).
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "extract/html_spans.h"
#include "value/limits.h"
#include "value/unread.h"

namespace jixiao {

class HtmlTables {
 public:
  // Elements are known by a number of the caller's.
  using Element = std::uint32_t;

  explicit HtmlTables(const Limits& limits) : limits_(limits) {}

  bool in_table() const { return !open_.empty(); }
  bool in_cell() const { return in_table() && open_.back().in_cell; }

  void open_table(Element element, int line);
  void open_group(bool footer);
  void open_row(Element element);
  void open_cell(Element element, HtmlCell cell);
  // The table, row or cell that this element opened, unless it is closed already.
  void close(Element element);

  void push(Block block);
  // A note about what stands here.
  void note(Unread unread);

  // Moves blocks and notes into the document; once.
  void finish(Document& document);

 private:
  struct OpenTable {
    Element element = 0;
    int line = -1;
    int number = 0;
    std::vector<HtmlRow> rows;
    bool in_row = false;
    bool in_cell = false;
    Element row = 0;
    Element cell = 0;
    bool opens_group = false;
    bool footer = false;
    std::vector<Block> beside;
  };

  void count_cell();
  void close_cell();
  void close_row();
  void close_table();
  void push_all(std::vector<Block> blocks);
  void number_tables();

  const Limits& limits_;
  std::vector<OpenTable> open_;
  std::vector<Block> blocks_;
  std::vector<Unread> notes_;
  std::size_t first_note_ = 0;  // of the outermost open table
  int cells_ = 0;
  int tables_ = 0;
};

}  // namespace jixiao
