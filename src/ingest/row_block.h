// Rows of the warehouse's tables between a worker and its parent: compact, and read strictly.
//
//   block   "jixiao/rows/1\n", then for each table in the order of warehouse_tables() its rows
//   rows    count, then for each row as many cells as the table has columns
//   cell    0 for null, else 1 + its length in bytes, then the bytes
// Counts and lengths have 32 bits, most significant byte first. A parent that reads this parses no
// figure: the digits pass through. Both sides must be of one engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/warehouse.h"

namespace jixiao {

bool is_row_block(std::string_view payload);
std::string encode_rows(const std::vector<TableRows>& tables);
// Throws BadFrame for anything that encode_rows() does not write.
std::vector<TableRows> decode_rows(std::string_view block);

}  // namespace jixiao
