// `extract --format text`: what a person sees who opens the file. A cell merged over columns stands
// once in its row; a cell merged down leaves an empty place in the rows it covers, so that the
// columns of a row can still be counted. Rows stand between pipes, so that the text can be read
// again as what it is.
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

// What a cell shows in one grid row, or in one more row that it covers.
struct Shown {
  const Cell* cell;
  bool first_row;
};

// The rows of a table, one after the other.
class ShownRows {
 public:
  explicit ShownRows(const Table& table) : table_(table) {}

  // False behind the last row.
  bool next() {
    if (++row_ >= table_.rows) return false;
    std::vector<Shown> above;
    for (const Shown& one : shown) {
      if (one.cell->row + one.cell->rowspan > row_) above.push_back({one.cell, false});
    }
    shown = std::move(above);
    const std::size_t covered = shown.size();
    for (; at_ < table_.cells.size() && table_.cells[at_].row == row_; ++at_) {
      shown.push_back({&table_.cells[at_], true});
    }
    const auto by_column = [](const Shown& a, const Shown& b) { return a.cell->col < b.cell->col; };
    std::inplace_merge(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(covered),
                       shown.end(), by_column);
    return true;
  }

  std::vector<Shown> shown;  // of the row, by column

 private:
  const Table& table_;
  int row_ = -1;
  std::size_t at_ = 0;  // the first cell of the rows to come
};

// Writes without recursion: tables in the cells of a row follow that row.
class TextWriter {
 public:
  explicit TextWriter(const TextSink& sink) : sink_(sink) {}

  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const Table* table = std::get_if<Table>(&block)) {
        write_table(*table);
      } else {
        write_paragraph(std::get<Paragraph>(block));
      }
      flush(kPiece);
    }
    flush(1);
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 16;

  struct OpenTable {
    explicit OpenTable(const Table& table) : rows(table) {}
    ShownRows rows;
    std::vector<const Table*> nested;  // in the row just written, the next one last
  };

  void write_paragraph(const Paragraph& paragraph) {
    if (paragraph.story != Story::kBody) {
      out_ += "[" + std::string(story_name(paragraph.story)) + "] ";
    }
    out_ += plain_line(paragraph_text(paragraph));
    out_ += '\n';
  }

  void write_table(const Table& table) {
    std::vector<OpenTable> open;
    open.emplace_back(table);
    while (!open.empty()) {
      OpenTable& last = open.back();
      if (!last.nested.empty()) {
        const Table* const inner = last.nested.back();
        last.nested.pop_back();
        open.emplace_back(*inner);
      } else if (last.rows.next()) {
        write_row(last);
        flush(kPiece);
      } else {
        open.pop_back();
      }
    }
  }

  void write_cell(const Cell& cell) {
    for (const char c : plain_line(cell_text(cell))) {
      if (c == '|') out_ += '\\';
      out_ += c;
    }
  }

  void write_row(OpenTable& table) {
    for (const Shown& shown : table.rows.shown) {
      out_ += "| ";
      if (shown.first_row) write_cell(*shown.cell);
      out_ += ' ';
      if (!shown.first_row) continue;
      for (const Block& block : shown.cell->blocks) {
        if (const Table* inner = std::get_if<Table>(&block)) table.nested.push_back(inner);
      }
    }
    std::reverse(table.nested.begin(), table.nested.end());
    out_ += table.rows.shown.empty() ? "\n" : "|\n";
  }

  void flush(std::size_t least) {
    if (out_.size() < least) return;
    sink_(out_);
    out_.clear();
  }

  const TextSink& sink_;
  std::string out_;
};

}  // namespace

void write_document_text(const Document& document, const TextSink& sink) {
  TextWriter(sink).write(document.blocks);
}

std::string document_text(const Document& document) {
  std::string out;
  write_document_text(document, [&out](std::string_view text) { out += text; });
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
