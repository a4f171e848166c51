// `extract --format text`: what a person sees who opens the file. A cell merged over columns stands
// once in its row; a cell merged down leaves an empty place in the rows it covers, so that the
// columns of a row can still be counted.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/document.h"
#include "write/write.h"

namespace jixiao {
namespace {

void append_block(const Block& block, std::string& out);

void append_paragraph(const Paragraph& paragraph, std::string& out) {
  if (paragraph.story != Story::kBody) {
    out += "[" + std::string(story_name(paragraph.story)) + "] ";
  }
  out += plain_line(paragraph_text(paragraph));
  out += '\n';
}

// What a cell shows in one grid row, or in one more row that it covers.
struct Shown {
  int col;
  const Cell* cell;
  bool first_row;
};

std::vector<std::vector<Shown>> shown_rows(const Table& table) {
  std::vector<std::vector<Shown>> rows(static_cast<std::size_t>(std::max(table.rows, 0)));
  for (const Cell& cell : table.cells) {
    const int end = std::min(cell.row + cell.rowspan, table.rows);
    for (int row = cell.row; row < end; ++row) {
      rows[static_cast<std::size_t>(row)].push_back({cell.col, &cell, row == cell.row});
    }
  }
  for (std::vector<Shown>& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const Shown& a, const Shown& b) { return a.col < b.col; });
  }
  return rows;
}

// Tables in the row's cells follow their row.
void append_nested(const std::vector<Shown>& row, std::string& out) {
  for (const Shown& shown : row) {
    if (!shown.first_row) continue;
    for (const Block& block : shown.cell->blocks) {
      if (std::holds_alternative<Table>(block)) append_block(block, out);
    }
  }
}

void append_table(const Table& table, std::string& out) {
  for (const std::vector<Shown>& row : shown_rows(table)) {
    bool first = true;
    for (const Shown& shown : row) {
      if (!first) out += " | ";
      first = false;
      if (shown.first_row) out += plain_line(cell_text(*shown.cell));
    }
    out += '\n';
    append_nested(row, out);
  }
}

void append_block(const Block& block, std::string& out) {
  if (const Table* table = std::get_if<Table>(&block)) {
    append_table(*table, out);
  } else {
    append_paragraph(std::get<Paragraph>(block), out);
  }
}

}  // namespace

std::string document_text(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) append_block(block, out);
  return out;
}

std::string plain_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte == '\n' || byte == '\t' || byte == '\r') {
      out += ' ';
    } else if (byte < 0x20 || byte == 0x7F) {
      out += '?';
    } else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {  // U+0080..U+009F
      out += '?';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace jixiao
