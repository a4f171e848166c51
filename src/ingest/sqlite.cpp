#include "ingest/sqlite.h"

#include <sqlite3.h>

#include <filesystem>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

// Another program may be reading a page or taking a backup; longer than this it is in the way.
constexpr int kBusyMilliseconds = 5000;

[[noreturn]] void fail(const std::string& file, const std::string& words) {
  throw Failure{FailureKind::kIo, "cannot write the database " + file + ": " + words};
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

void Sqlite::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

void SqliteStatement::check(int status) const {
  if (status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE) return;
  fail(file_, sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
}

void SqliteStatement::bind_text(int place, const std::optional<std::string>& value) {
  if (!value) return bind_null(place);
  check(sqlite3_bind_text64(statement_.get(), place, value->data(), value->size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
}

void SqliteStatement::bind_null(int place) { check(sqlite3_bind_null(statement_.get(), place)); }

void SqliteStatement::bind(const std::vector<std::optional<std::string>>& texts) {
  int place = 0;
  for (const auto& text : texts) bind_text(++place, text);
}

bool SqliteStatement::step() {
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return true;
  const bool failed = status != SQLITE_DONE;
  const std::string words = failed ? sqlite3_errmsg(sqlite3_db_handle(statement_.get())) : "";
  sqlite3_reset(statement_.get());
  if (failed) fail(file_, words);
  return false;
}

void SqliteStatement::run() {
  while (step()) {
  }
}

std::string SqliteStatement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return "";
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Sqlite::Sqlite(const std::string& file) : file_(file), lent_(std::make_unique<LentRows>()) {
  // Counting what it allocates takes a lock each time. Refused once a database is open, which does
  // no harm.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* opened = nullptr;
  const int status =
      sqlite3_open_v2(file.c_str(), &opened,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (status != SQLITE_OK) {
    fail(file, opened == nullptr ? "not enough memory" : sqlite3_errmsg(opened));
  }
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  if (know_lent_rows(opened, lent_.get()) != SQLITE_OK) fail(file, sqlite3_errmsg(opened));
}

void Sqlite::require_file() const {
  if (!std::filesystem::exists(file_)) fail(file_, "the file was removed while it was written");
}

SqliteStatement Sqlite::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int status = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (status != SQLITE_OK) fail(file_, sqlite3_errmsg(database_.get()));
  return {statement, file_};
}

void Sqlite::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(file_, sqlite3_errmsg(database_.get()));
  }
}

std::vector<std::vector<std::optional<std::string>>> Sqlite::query(const std::string& sql) {
  SqliteStatement statement = prepare(sql);
  const int columns = sqlite3_column_count(statement.statement_.get());
  std::vector<std::vector<std::optional<std::string>>> rows;
  while (statement.step()) {
    std::vector<std::optional<std::string>> row;
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      row.push_back(statement.is_null(i) ? std::nullopt : std::optional(statement.text(i)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string Sqlite::value(const std::string& sql) {
  SqliteStatement statement = prepare(sql);
  return statement.step() ? statement.text(0) : "";
}

SqliteTransaction::SqliteTransaction(Sqlite& database) : database_(&database) {
  database.execute("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
  if (database_ == nullptr) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const Failure&) {
    // A disk that is full has undone it already; the failure in flight tells why.
    database_ = nullptr;
  }
}

void SqliteTransaction::commit() {
  database_->execute("COMMIT");
  database_ = nullptr;
}

}  // namespace jixiao
