// Rows into one table of SQLite, many with each statement.
//
// Example: insert.add_values(70, {rows of one document, rows of the next}) runs a statement for 32
// rows twice and one for a single row six times: what SQLite does before and after a statement
// costs more than a row does. Not here: transactions, and what a row holds (row_block.h).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ingest/sqlite.h"
#include "write/warehouse.h"

namespace jixiao {

class TableInsert {
 public:
  // `into` is where the rows of the described table stand. The database must stay.
  TableInsert(Sqlite& database, const TableDescription& table, const std::string& into);
  // A row of texts, as a run table has them.
  void add(const TableRow& row);
  // So many rows of kValues, which stand one behind the other in the texts.
  void add_values(std::size_t count, std::span<const std::string_view> texts);

 private:
  SqliteStatement& many();

  Sqlite* database_;
  SqliteStatement one_;
  std::optional<SqliteStatement> many_;  // once there are so many
  std::string many_sql_;
  int places_ = 0;  // of a row
};

}  // namespace jixiao
