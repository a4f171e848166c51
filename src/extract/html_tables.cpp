#include "extract/html_tables.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

bool is_form(const Block& block) {
  const Table* table = std::get_if<Table>(&block);
  return table != nullptr && table->cols > 1;
}

bool is_layout(const std::vector<HtmlRow>& rows) {
  const bool one_column = std::all_of(rows.begin(), rows.end(),
                                      [](const HtmlRow& row) { return row.cells.size() < 2; });
  return one_column && std::any_of(rows.begin(), rows.end(), [](const HtmlRow& row) {
           return !row.cells.empty() && std::any_of(row.cells.front().blocks.begin(),
                                                    row.cells.front().blocks.end(), is_form);
         });
}

// The paragraph that a cell has though it is empty.
bool is_blank(const Block& block) {
  const Paragraph* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->text.empty();
}

}  // namespace

void HtmlTables::open_table(Element element, int line) {
  if (open_.size() >= static_cast<std::size_t>(limits_.table_nesting)) {
    throw LimitFailure("line " + std::to_string(line) + ": tables are nested too deep", limits_,
                       &Limits::table_nesting);
  }
  if (in_table() && !in_cell()) open_cell(element, HtmlCell{1, 1, line, {}});
  if (open_.empty()) first_note_ = notes_.size();
  OpenTable table;
  table.element = element;
  table.line = line;
  table.number = tables_++;
  open_.push_back(std::move(table));
}

void HtmlTables::open_group(bool footer) {
  if (!in_table()) return;
  close_row();
  open_.back().opens_group = true;
  open_.back().footer = footer;
}

void HtmlTables::count_cell() { check_cells(++cells_, limits_); }

void HtmlTables::open_row(Element element) {
  if (!in_table()) return;
  close_row();
  OpenTable& table = open_.back();
  HtmlRow& row = table.rows.emplace_back();
  row.opens_group = std::exchange(table.opens_group, false);
  row.footer = table.footer;
  table.in_row = true;
  table.row = element;
}

void HtmlTables::open_cell(Element element, HtmlCell cell) {
  if (!in_table()) return;
  close_cell();
  if (!open_.back().in_row) open_row(element);
  OpenTable& table = open_.back();
  count_cell();
  table.rows.back().cells.push_back(std::move(cell));
  table.in_cell = true;
  table.cell = element;
}

void HtmlTables::close(Element element) {
  if (!in_table()) return;
  OpenTable& table = open_.back();
  if (table.element == element) {
    close_table();
  } else if (table.in_cell && table.cell == element) {
    close_cell();
  } else if (table.in_row && table.row == element) {
    close_row();
  }
}

// A cell has a paragraph even if it is empty, as in Word.
void HtmlTables::close_cell() {
  if (!in_cell()) return;
  OpenTable& table = open_.back();
  table.in_cell = false;
  HtmlCell& cell = table.rows.back().cells.back();
  if (!cell.blocks.empty()) return;
  Paragraph paragraph;
  paragraph.line = cell.line;
  cell.blocks.emplace_back(std::move(paragraph));
}

void HtmlTables::close_row() {
  close_cell();
  OpenTable& table = open_.back();
  // Counts as a cell, for a row costs memory even without one.
  if (table.in_row && table.rows.back().cells.empty()) count_cell();
  table.in_row = false;
}

void HtmlTables::close_table() {
  close_row();
  OpenTable closed = std::move(open_.back());
  open_.pop_back();
  for (Block& block : closed.beside) push(std::move(block));
  const bool filled = std::any_of(closed.rows.begin(), closed.rows.end(),
                                  [](const HtmlRow& row) { return !row.cells.empty(); });
  if (!filled) return;
  if (is_layout(closed.rows)) {
    for (HtmlRow& row : closed.rows) {
      for (HtmlCell& cell : row.cells) push_all(std::move(cell.blocks));
    }
    return;
  }
  std::vector<Unread> told;
  Table table = lay_out(spread_rows(std::move(closed.rows), limits_, cells_, told), limits_, told);
  table.number = closed.number;
  table.line = closed.line;
  for (Unread& unread : told) {
    unread.place.table = table.number;
    unread.place.line = table.line;
    notes_.push_back(std::move(unread));
  }
  push(std::move(table));
  if (!open_.empty()) return;
  for (std::size_t i = first_note_; i < notes_.size(); ++i) {
    notes_[i].place.block = static_cast<int>(blocks_.size()) - 1;
  }
}

void HtmlTables::push_all(std::vector<Block> blocks) {
  for (Block& block : blocks) {
    if (!is_blank(block)) push(std::move(block));
  }
}

void HtmlTables::push(Block block) {
  if (!in_table()) {
    blocks_.push_back(std::move(block));
  } else if (in_cell()) {
    open_.back().rows.back().cells.back().blocks.push_back(std::move(block));
  } else {
    open_.back().beside.push_back(std::move(block));
  }
}

void HtmlTables::note(Unread unread) {
  unread.place.block = static_cast<int>(blocks_.size());
  if (in_table()) {
    const OpenTable& table = open_.back();
    unread.place.table = table.number;
    if (table.in_row) unread.place.row = static_cast<int>(table.rows.size()) - 1;
  }
  notes_.push_back(std::move(unread));
}

// Numbers given while reading have gaps (tables without cells) and count text between the cells
// before its table; the final ones run in the order of the blocks.
void HtmlTables::number_tables() {
  std::vector<int> final_numbers(static_cast<std::size_t>(tables_), -1);
  int next = 0;
  std::vector<Table*> waiting;  // the next one last
  const auto add_tables = [&](std::vector<Block>& blocks) {
    for (Block& block : blocks) {
      if (Table* table = std::get_if<Table>(&block)) waiting.push_back(table);
    }
  };
  const auto turn_from = [&](std::size_t first) {
    std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
  };
  add_tables(blocks_);
  turn_from(0);
  while (!waiting.empty()) {
    Table* const table = waiting.back();
    waiting.pop_back();
    final_numbers[static_cast<std::size_t>(table->number)] = next;
    table->number = next++;
    const std::size_t first = waiting.size();
    for (Cell& cell : table->cells) add_tables(cell.blocks);
    turn_from(first);
  }
  for (Unread& unread : notes_) {
    int& number = unread.place.table;
    if (number >= 0) number = final_numbers[static_cast<std::size_t>(number)];
  }
}

void HtmlTables::finish(Document& document) {
  while (in_table()) close_table();
  number_tables();
  // What was noted behind the last block belongs to it.
  for (Unread& unread : notes_) {
    unread.place.block = std::min(unread.place.block, static_cast<int>(blocks_.size()) - 1);
  }
  document.blocks = std::move(blocks_);
  std::move(notes_.begin(), notes_.end(), std::back_inserter(document.unread));
}

}  // namespace jixiao
