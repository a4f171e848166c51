// Rows as text: CSV (RFC 4180), a JSON object a line, or what PostgreSQL copies. Numbers print the
// digits they have.
//
// Example: the row {"甲,乙", null, "37.40"} is `"甲,乙",,37.40` in CSV and
// `{"name":"甲,乙","unit":null,"executed":37.40}` in NDJSON. In CSV null is nothing at all and an
// empty text is `""`. For COPY it is "甲,乙\t\\N\t37.40"; PostgreSQL knows no NUL in a text, it
// becomes U+FFFD. UTF-8, line ends '\n'. Not here: values that are bound (row_block.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ingest/row_format.h"
#include "write/warehouse.h"

namespace jixiao {

// The first line of a CSV; else empty.
std::string header_text(const TableDescription& table, RowFormat format);
// `format` is that of a text.
void append_row(const TableDescription& table, const TableRow& row, RowFormat format,
                std::string& text);
std::string row_text(const TableDescription& table, const TableRow& row, RowFormat format);

// The rows of a CSV or NDJSON, header included, whose first value `keeps` wants. The first column
// must be a digest.
std::string kept_rows(std::string_view text, RowFormat format,
                      const std::function<bool(const std::string& first)>& keeps);

}  // namespace jixiao
