// The tables that many reports fill together, told once for every writer: DDL of the databases, CSV
// headers, NDJSON keys and the rows themselves come from this list.
//
// Example: warehouse_tables()[3] is "funds": one row a fund line, found by (doc_sha256, form_index,
// row_index); its column "executed_yuan" is an amount, exact, in yuan whatever the form counted in.
// Every row carries the pack that read it and the engine. A value is text: the digits of a number
// as they print, so that nothing between a document and a table is a binary float.
// Not here: who stores them and how (ingest/), and what a run notes about itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace jixiao {

enum class ColumnType { kText, kInteger, kDecimal };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::kText;
  bool required = false;
  // Of an exact figure that users add up: the decimals a database without exact numbers keeps of
  // it, as a whole number beside the column. 0: none.
  int scale = 0;
  std::string_view meaning = {};
};

struct TableDescription {
  std::string_view name;
  std::string_view meaning;
  std::vector<Column> columns;
  int keys = 0;                  // so many of the first columns are the primary key
  std::string_view parent = {};  // its key is the first `parent_keys` columns; rows go with it
  int parent_keys = 0;
};

using CellValue = std::optional<std::string>;
using TableRow = std::vector<CellValue>;
using TableRows = std::vector<TableRow>;

// Parents before their children; the first is "documents".
std::span<const TableDescription> warehouse_tables();
// Index of a table in that list; of a column in its table. Both must be there.
std::size_t table_index(std::string_view table);
std::size_t column_index(const TableDescription& table, std::string_view column);

// How a report came out: "partial" if something in the document was not read, "ok_with_findings"
// if there is any other finding that nobody took for settled, else "ok".
std::string_view report_status(const Report& report);

// The rows of one report, by table. `rules_digest` and `options` go into its documents row.
std::vector<TableRows> warehouse_rows(const Report& report, std::string_view rules_digest,
                                      std::string_view options);

}  // namespace jixiao
