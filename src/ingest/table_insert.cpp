#include "ingest/table_insert.h"

#include "ingest/ddl.h"

namespace jixiao {

TableInsert::TableInsert(Sqlite& database, const TableDescription& table, const std::string& into)
    : database_(&database),
      one_(database.prepare(insert_statement(table, into))),
      lent_(database.prepare(insert_lent_statement(table, into))),
      cells_(static_cast<int>(table.columns.size())) {
  for (const Column& column : table.columns) cells_ += column.scale > 0 ? 1 : 0;
}

void TableInsert::add(const TableRow& row) {
  one_.bind(row);
  one_.run();
}

void TableInsert::add_values(std::size_t count, std::span<const std::string_view> texts) {
  if (count == 0) return;
  database_->lend({count, cells_, texts});
  lent_.run();
}

}  // namespace jixiao
