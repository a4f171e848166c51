// Rows of kValues (row_cell.h) as a table that SQL reads: nothing is bound, each cell goes from
// where it stands into the row that is stored.
//
// Example: after lent = {2, 3, {"…two rows of three cells…"}} the statement
//   INSERT INTO t(doc, row_index, text) SELECT c0, c1, c2 FROM lent_rows
// stores both. Not here: which statement that is (table_insert.h).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

struct sqlite3;

namespace jixiao {

// What is lent at present. The texts must stay until the statement that reads them has run.
struct LentRows {
  // At least as many as any table has; a statement that names a column beyond them is refused.
  static constexpr int kColumns = 64;

  std::size_t count = 0;
  int cells = 0;                            // of a row
  std::span<const std::string_view> texts;  // rows stand one behind the other, none in two of them
};

// Makes the table lent_rows (c0, c1, …) known to a connection, which it is no part of the file of.
// `rows` must stay as long as the connection. Gives SQLite's status.
int know_lent_rows(sqlite3* database, const LentRows* rows);

}  // namespace jixiao
