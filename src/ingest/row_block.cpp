#include "ingest/row_block.h"

#include <cstdint>

#include "ingest/frame.h"

namespace jixiao {
namespace {

constexpr std::string_view kMagic = "jixiao/rows/1\n";
constexpr std::size_t kCountBytes = 4;

void put(std::size_t count, std::string& out) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += static_cast<char>((count >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

struct BlockReader {
  std::string_view rest;

  std::string_view take(std::size_t size) {
    if (size > rest.size()) throw BadFrame("rows end too early");
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
  }
  std::size_t count() {
    std::size_t value = 0;
    for (const char c : take(kCountBytes)) value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
  }
  CellValue cell() {
    const std::size_t length = count();
    if (length == 0) return std::nullopt;
    return std::string(take(length - 1));
  }
};

TableRow read_row(const TableDescription& table, BlockReader& reader) {
  TableRow row;
  row.reserve(table.columns.size());
  for (const Column& column : table.columns) {
    row.push_back(reader.cell());
    if (column.required && !row.back()) throw BadFrame("a row lacks " + std::string(column.name));
  }
  return row;
}

}  // namespace

bool is_row_block(std::string_view payload) { return payload.starts_with(kMagic); }

std::string encode_rows(const std::vector<TableRows>& tables) {
  std::string block(kMagic);
  for (const TableRows& rows : tables) {
    put(rows.size(), block);
    for (const TableRow& row : rows) {
      for (const CellValue& value : row) {
        put(value ? value->size() + 1 : 0, block);
        if (value) block += *value;
      }
    }
  }
  return block;
}

std::vector<TableRows> decode_rows(std::string_view block) {
  if (!is_row_block(block)) throw BadFrame("these are no rows");
  BlockReader reader{block.substr(kMagic.size())};
  std::vector<TableRows> tables;
  for (const TableDescription& table : warehouse_tables()) {
    TableRows rows;
    for (std::size_t left = reader.count(); left > 0; --left) {
      rows.push_back(read_row(table, reader));
    }
    tables.push_back(std::move(rows));
  }
  if (!reader.rest.empty()) throw BadFrame("rows go on behind their end");
  if (tables.front().size() != 1) throw BadFrame("rows of no document");
  return tables;
}

}  // namespace jixiao
