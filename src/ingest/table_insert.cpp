#include "ingest/table_insert.h"

#include "ingest/ddl.h"
#include "ingest/row_block.h"

namespace jixiao {
namespace {

// With twice as many a row costs no less; the widest table stays far below the 32766 values that a
// statement may have.
constexpr std::size_t kRowsAtOnce = 32;

void bind_cell(SqliteStatement& statement, int place, const RowCell& cell) {
  switch (cell.kind) {
    case RowCell::Kind::kNull:
      return statement.bind_null(place);
    case RowCell::Kind::kText:
      return statement.lend_text(place, cell.text);
    case RowCell::Kind::kInteger:
      return statement.bind_integer(place, cell.integer);
    case RowCell::Kind::kReal:
      return statement.bind_real(place, cell.real);
  }
}

}  // namespace

TableInsert::TableInsert(Sqlite& database, const TableDescription& table, const std::string& into)
    : database_(&database),
      one_(database.prepare(insert_statement(table, into, 1))),
      many_sql_(insert_statement(table, into, kRowsAtOnce)),
      places_(static_cast<int>(table.columns.size())) {
  for (const Column& column : table.columns) places_ += column.scale > 0 ? 1 : 0;
}

void TableInsert::add(const TableRow& row) {
  one_.bind(row);
  one_.run();
}

SqliteStatement& TableInsert::many() {
  if (!many_) many_ = database_->prepare(many_sql_);
  return *many_;
}

void TableInsert::add_values(std::size_t count, std::span<const std::string_view> texts) {
  std::string_view rest;
  while (count > 0) {
    const bool all = count >= kRowsAtOnce;
    const std::size_t rows = all ? kRowsAtOnce : 1;
    SqliteStatement& statement = all ? many() : one_;
    int place = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      for (; rest.empty(); texts = texts.subspan(1)) rest = texts.front();
      for (int i = 0; i < places_; ++i) bind_cell(statement, ++place, take_cell(rest));
    }
    statement.run();
    count -= rows;
  }
}

}  // namespace jixiao
