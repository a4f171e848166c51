// Rows into one table of SQLite, any number with one statement.
//
// Example: insert.add_values(70, {rows of one document, rows of the next}) stores 70 rows: what
// SQLite does before and after a statement costs more than a row does. Not here: transactions, and
// what a row holds (row_block.h).
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
  Sqlite* database_;
  SqliteStatement one_;
  SqliteStatement lent_;
  int cells_ = 0;  // of a row
};

}  // namespace jixiao
