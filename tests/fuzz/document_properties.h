// What must hold of every document that a reader returns, for the fuzzers.
//
// Example: require_sound(read_text(text, limits), Holes::kBehind) returns for a sound document and
// aborts for one whose cells overlap. Each property says on stderr what does not hold.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "document/document.h"
#include "document/walk.h"
#include "value/limits.h"
#include "write/write.h"

namespace jixiao::fuzz {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// Where in a row positions may be that no cell covers: ragged rows are padded.
enum class Holes {
  kBehind,         // right of the last cell that begins in the row
  kBeforeOrBehind  // left of the first cell too (w:gridBefore)
};

inline void require_sound(const std::vector<Block>& blocks, Holes holes);

// Cells lie within the grid, in row order, no two overlap, and rows have no holes.
inline void require_sound(const Table& table, Holes holes) {
  std::vector<bool> taken(static_cast<std::size_t>(table.rows) *
                          static_cast<std::size_t>(table.cols));
  const auto place = [&table](int row, int col) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(table.cols) +
           static_cast<std::size_t>(col);
  };
  std::pair<int, int> last{-1, -1};
  for (const Cell& cell : table.cells) {
    require(cell.row >= 0 && cell.col >= 0 && cell.rowspan >= 1 && cell.colspan >= 1, "spans");
    require(cell.row + cell.rowspan <= table.rows, "the cell ends within the rows");
    require(cell.col + cell.colspan <= table.cols, "the cell ends within the columns");
    const std::pair<int, int> at{cell.row, cell.col};
    require(last < at, "cells stand in row order");
    last = at;
    for (int row = cell.row; row < cell.row + cell.rowspan; ++row) {
      for (int col = cell.col; col < cell.col + cell.colspan; ++col) {
        require(!taken[place(row, col)], "no two cells overlap");
        taken[place(row, col)] = true;
      }
    }
    require_sound(cell.blocks, holes);
  }
  // Left of a cell everything is covered, from the first covered position of its row on.
  for (const Cell& cell : table.cells) {
    int first = 0;
    if (holes == Holes::kBeforeOrBehind) {
      while (!taken[place(cell.row, first)]) ++first;
    }
    for (int col = first; col < cell.col; ++col) {
      require(taken[place(cell.row, col)], "a row has no hole");
    }
  }
}

inline void require_sound(const std::vector<Block>& blocks, Holes holes) {
  for (const Block& block : blocks) {
    if (const Table* table = std::get_if<Table>(&block)) require_sound(*table, holes);
  }
}

// Length of the character a text begins with; the text is UTF-8.
inline std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

// Control characters, spaces of any width and line ends.
inline bool is_blank_character(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character[0]);
    return byte <= 0x20 || byte == 0x7F;
  }
  if (character.size() == 2) return character[0] == '\xC2' && character[1] <= '\xA0';
  if (character.size() != 3) return false;
  return (character >= "\xE2\x80\x80" && character <= "\xE2\x80\x8B") ||
         character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9" ||
         character == "\xE2\x80\xAF" || character == "\xE2\x81\x9F" ||
         character == "\xE3\x80\x80" || character == "\xEF\xBB\xBF";
}

inline std::string without_blanks(std::string_view text) {
  std::string letters;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, character_size(text));
    if (!is_blank_character(character)) letters += character;
    text.remove_prefix(character.size());
  }
  return letters;
}

// The text of all blocks in order, without automatic labels and blanks.
inline std::string letters_of(const Document& document) {
  struct Collector {
    std::string letters;
    void paragraph(const Paragraph& paragraph) { letters += without_blanks(paragraph.text); }
    void open_table(const Table&) {}
    void open_cell(const Cell&) {}
    void close_cell(const Cell&) {}
    void close_table(const Table&) {}
  } collector;
  walk_blocks(document.blocks, collector);
  return std::move(collector.letters);
}

inline void require_same(const std::vector<Block>& blocks, const nlohmann::json& json);

inline void require_same(const Paragraph& paragraph, const nlohmann::json& json) {
  require(json.at("type") == "paragraph", "a paragraph is one in JSON");
  require(json.at("text") == paragraph.text, "JSON has the paragraph's text");
  require(json.at("label").is_null() ? paragraph.label().empty()
                                     : json.at("label") == paragraph.label(),
          "JSON has the label");
  require(json.at("level").is_null() ? !paragraph.level : json.at("level") == *paragraph.level,
          "JSON has the level");
  require(json.at("bookmarks") == paragraph.bookmarks(), "JSON has the bookmarks");
}

inline void require_same(const Table& table, const nlohmann::json& json) {
  require(json.at("type") == "table", "a table is one in JSON");
  require(json.at("rows") == table.rows && json.at("cols") == table.cols, "JSON has the size");
  require(json.at("cells").size() == table.cells.size(), "JSON has every cell");
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    const nlohmann::json& other = json.at("cells")[i];
    require(other.at("row") == cell.row && other.at("col") == cell.col, "JSON has the position");
    require(other.at("rowspan") == cell.rowspan && other.at("colspan") == cell.colspan,
            "JSON has the spans");
    require(other.at("text") == cell_text(cell), "JSON has the cell's text");
    require_same(cell.blocks, other.at("blocks"));
  }
}

inline void require_same(const std::vector<Block>& blocks, const nlohmann::json& json) {
  require(json.size() == blocks.size(), "JSON has every block");
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (const Table* table = std::get_if<Table>(&blocks[i])) {
      require_same(*table, json[i]);
    } else {
      require_same(std::get<Paragraph>(blocks[i]), json[i]);
    }
  }
}

// `extract --format json` parses and holds what the document holds, on one line and indented.
inline void require_json(const Document& document) {
  const auto json = nlohmann::json::parse(document_json(document, {}), nullptr, false);
  require(!json.is_discarded(), "the JSON parses");
  require_same(document.blocks, json.at("blocks"));
  require(json.at("unread").size() == document.unread.size(), "JSON has every note");
  const auto pretty = nlohmann::json::parse(document_json(document, {true, true}), nullptr, false);
  require(pretty == json, "indented JSON is the same");
}

// Small enough that a fuzzer's step stays fast.
inline Limits small_limits() {
  Limits limits;
  limits.part_bytes = 1ULL << 20;
  limits.package_bytes = 4ULL << 20;
  limits.cells = 20000;
  limits.columns = 200;
  limits.table_nesting = 16;
  return limits;
}

}  // namespace jixiao::fuzz
