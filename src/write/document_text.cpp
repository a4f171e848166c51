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
#include "normalize/fold.h"
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
  TextWriter(const TextSink& sink, DocumentTextMap* map) : sink_(sink), map_(map) {}

  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (map_ != nullptr) map_->blocks.push_back({line_, 1, 0});
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
    explicit OpenTable(const Table& table_at) : rows(table_at), table(&table_at) {}
    ShownRows rows;
    const Table* table;
    std::vector<const Table*> nested;  // in the row just written, the next one last
  };

  void write_paragraph(const Paragraph& paragraph) {
    const std::string text = plain_line(paragraph_text(paragraph));
    std::string story;
    if (paragraph.story != Story::kBody) {
      story = "[" + std::string(story_name(paragraph.story)) + "] ";
    }
    if (map_ != nullptr) {
      const int column = 1 + static_cast<int>(story.size());  // names of stories are ASCII
      map_->blocks.back() = {line_, column, count_code_points(text)};
    }
    out_ += story + text;
    end_line();
  }

  void end_line() {
    out_ += '\n';
    ++line_;
    column_ = 1;
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

  void write_cell(const Table& table, const Cell& cell) {
    std::string text;
    for (const char c : plain_line(cell_text(cell))) {
      if (c == '|') text += '\\';
      text += c;
    }
    out_ += text;
    if (map_ == nullptr) return;
    const int length = count_code_points(text);
    map_->cells[{table.number, cell.row, cell.col}] = {line_, column_, length};
    column_ += length;
  }

  void write_row(OpenTable& table) {
    for (const Shown& shown : table.rows.shown) {
      out_ += "| ";
      column_ += 2;
      if (shown.first_row) write_cell(*table.table, *shown.cell);
      out_ += ' ';
      ++column_;
      if (!shown.first_row) continue;
      for (const Block& block : shown.cell->blocks) {
        if (const Table* inner = std::get_if<Table>(&block)) table.nested.push_back(inner);
      }
    }
    std::reverse(table.nested.begin(), table.nested.end());
    if (!table.rows.shown.empty()) out_ += '|';
    end_line();
  }

  void flush(std::size_t least) {
    if (out_.size() < least) return;
    sink_(out_);
    out_.clear();
  }

  const TextSink& sink_;
  DocumentTextMap* map_;  // may be none
  std::string out_;
  int line_ = 1;
  int column_ = 1;  // of the next character, while there is a map
};

}  // namespace

void write_document_text(const Document& document, const TextSink& sink) {
  TextWriter(sink, nullptr).write(document.blocks);
}

std::string document_text(const Document& document, DocumentTextMap& map) {
  std::string out;
  TextWriter([&out](std::string_view text) { out += text; }, &map).write(document.blocks);
  return out;
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
