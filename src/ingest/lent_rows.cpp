#include "ingest/lent_rows.h"

#include <sqlite3.h>

#include <memory>
#include <string>

#include "ingest/row_cell.h"

namespace jixiao {
namespace {

// SQLite is C: what it is given begins with its own struct, and nothing may be thrown through it.
struct Table : sqlite3_vtab {
  const LentRows* rows = nullptr;
};

struct Cursor : sqlite3_vtab_cursor {
  LentRows left;          // the row at hand and those behind it
  std::string_view row;   // the rest of its text, from its first cell
  std::string_view rest;  // likewise, from the next cell to be taken
  int cell = 0;           // its number

  void begin_row() {
    for (; rest.empty() && !left.texts.empty(); left.texts = left.texts.subspan(1)) {
      rest = left.texts.front();
    }
    row = rest;
    cell = 0;
  }
  // Cells are asked for from left to right, as a rule all of them.
  void go_to(int number) {
    if (number < cell) {
      rest = row;
      cell = 0;
    }
    for (; cell < number; ++cell) pass_cell(rest);
  }
  void pass_row() {
    for (; cell < left.cells; ++cell) pass_cell(rest);
    if (--left.count > 0) begin_row();
  }
};

int connect(sqlite3* database, void* rows, int /*words*/, const char* const* /*words*/,
            sqlite3_vtab** made, char** /*message*/) {
  std::string sql = "CREATE TABLE lent_rows(c0";
  for (int i = 1; i < LentRows::kColumns; ++i) sql += ",c" + std::to_string(i);
  const int status = sqlite3_declare_vtab(database, (sql + ")").c_str());
  if (status != SQLITE_OK) return status;
  auto table = std::make_unique<Table>();
  table->rows = static_cast<const LentRows*>(rows);
  *made = table.release();
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  std::unique_ptr<Table>(static_cast<Table*>(table)).reset();
  return SQLITE_OK;
}

// They are read from the first to the last, there is no other way.
int plan(sqlite3_vtab* /*table*/, sqlite3_index_info* /*way*/) { return SQLITE_OK; }

int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** made) {
  *made = std::make_unique<Cursor>().release();
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  std::unique_ptr<Cursor>(static_cast<Cursor*>(cursor)).reset();
  return SQLITE_OK;
}

int begin(sqlite3_vtab_cursor* base, int /*way*/, const char* /*way*/, int /*values*/,
          sqlite3_value** /*values*/) {
  auto& cursor = static_cast<Cursor&>(*base);
  cursor.left = *static_cast<Table*>(base->pVtab)->rows;
  cursor.rest = {};
  cursor.begin_row();
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
  try {
    static_cast<Cursor&>(*base).pass_row();
  } catch (const BadFrame&) {
    return SQLITE_CORRUPT;
  }
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* base) { return static_cast<Cursor&>(*base).left.count == 0; }

void give_cell(const RowCell& cell, sqlite3_context* to) {
  switch (cell.kind) {
    case RowCell::Kind::kNull:
      return;  // which is what is given without a word
    case RowCell::Kind::kText:
      return sqlite3_result_text64(to, cell.text.data(), cell.text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    case RowCell::Kind::kInteger:
      return sqlite3_result_int64(to, cell.integer);
    case RowCell::Kind::kReal:
      return sqlite3_result_double(to, cell.real);
  }
}

int give(sqlite3_vtab_cursor* base, sqlite3_context* to, int number) {
  try {
    auto& cursor = static_cast<Cursor&>(*base);
    cursor.go_to(number);
    ++cursor.cell;
    give_cell(take_cell(cursor.rest), to);
  } catch (const BadFrame&) {
    return SQLITE_CORRUPT;
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(static_cast<Cursor&>(*base).left.count);
  return SQLITE_OK;
}

// Without xCreate there is one such table and nobody can make another.
sqlite3_module module() {
  sqlite3_module functions{};
  functions.xConnect = connect;
  functions.xBestIndex = plan;
  functions.xDisconnect = disconnect;
  functions.xOpen = open;
  functions.xClose = close;
  functions.xFilter = begin;
  functions.xNext = next;
  functions.xEof = at_end;
  functions.xColumn = give;
  functions.xRowid = row_id;
  return functions;
}

}  // namespace

int know_lent_rows(sqlite3* database, const LentRows* rows) {
  static const sqlite3_module kModule = module();
  return sqlite3_create_module_v2(database, "lent_rows", &kModule, const_cast<LentRows*>(rows),
                                  nullptr);
}

}  // namespace jixiao
