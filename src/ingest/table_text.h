// Rows as text: CSV (RFC 4180) or a JSON object a line. Numbers print the digits they have.
//
// Example: the row {"甲,乙", null, "37.40"} is `"甲,乙",,37.40` in CSV and
// `{"name":"甲,乙","unit":null,"executed":37.40}` in NDJSON. In CSV null is nothing at all and an
// empty text is `""`. UTF-8, line ends '\n'.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "write/warehouse.h"

namespace jixiao {

enum class TextFormat { kCsv, kNdjson };

// "csv", "ndjson": the end of a file's name.
std::string_view text_format_name(TextFormat format);

// The first line of a CSV; empty for NDJSON.
std::string header_text(const TableDescription& table, TextFormat format);
std::string row_text(const TableDescription& table, const TableRow& row, TextFormat format);

// The rows of a text, header included, whose first value `keeps` wants. The first column must be
// a digest.
std::string kept_rows(std::string_view text, TextFormat format,
                      const std::function<bool(const std::string& first)>& keeps);

}  // namespace jixiao
