// How a sink wants its rows: as values to bind, or as the lines of a text.
//
// Example: PostgreSQL copies "copy", a folder of CSV is "csv". Not here: what the lines look like
// (table_text.h) and how they travel (row_block.h).
#pragma once

#include <optional>
#include <string_view>

namespace jixiao {

enum class RowFormat { kValues, kCopy, kCsv, kNdjson };

// "values", "copy", "csv", "ndjson".
std::string_view row_format_name(RowFormat format);
std::optional<RowFormat> find_row_format(std::string_view name);

}  // namespace jixiao
