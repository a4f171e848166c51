// A walk over blocks in document order, tables inside cells included, without recursion: a document
// may hold tables in tables a hundred thousand deep.
//
// Example: of a paragraph and a 1x1 table with the paragraph 甲 the visitor is called with
//   paragraph(…) open_table(t) open_cell(c) paragraph(甲) close_cell(c) close_table(t)
// A visitor is any type with these five; it knows its own depth. Not here: rows (cells say theirs).
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "document/document.h"

namespace jixiao {

template <typename Visitor>
void walk_blocks(const std::vector<Block>& blocks, Visitor& visitor) {
  // The list of blocks the walk is in, and the cell of the table that holds it.
  struct Step {
    const std::vector<Block>* blocks;
    std::size_t next_block;
    const Table* table;  // none at the top
    std::size_t cell;
  };
  std::vector<Step> open{{&blocks, 0, nullptr, 0}};
  const auto open_cell = [&](const Table& table, std::size_t index) -> const std::vector<Block>* {
    visitor.open_cell(table.cells[index]);
    return &table.cells[index].blocks;
  };
  while (!open.empty()) {
    Step& step = open.back();
    if (step.next_block < step.blocks->size()) {
      const Block& block = (*step.blocks)[step.next_block++];
      const Table* const table = std::get_if<Table>(&block);
      if (table == nullptr) {
        visitor.paragraph(std::get<Paragraph>(block));
        continue;
      }
      visitor.open_table(*table);
      if (table->cells.empty()) {
        visitor.close_table(*table);
      } else {
        open.push_back({open_cell(*table, 0), 0, table, 0});
      }
      continue;
    }
    if (step.table == nullptr) return;
    const Table& table = *step.table;
    visitor.close_cell(table.cells[step.cell]);
    if (++step.cell < table.cells.size()) {
      step.blocks = open_cell(table, step.cell);
      step.next_block = 0;
    } else {
      open.pop_back();
      visitor.close_table(table);
    }
  }
}

}  // namespace jixiao
