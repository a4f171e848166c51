#include "ingest/sqlite_sink.h"

#include "ingest/ddl.h"

namespace jixiao {
namespace {

Sqlite opened(const std::string& file) {
  Sqlite database(file);
  open_schema(database, schema_ddl(Dialect::kSqlite));
  return database;
}

}  // namespace

SqliteSink::SqliteSink(const std::string& file)
    : database_(opened(file)),
      ledger_(database_),
      remove_(database_.prepare("DELETE FROM documents WHERE doc_sha256 = ?")) {
  for (const TableDescription& table : warehouse_tables()) inserts_.emplace_back(database_, table);
}

void SqliteSink::note_started(const std::string& sha256, const std::string& path) {
  ledger_.note_started(sha256, path);
}

// With everything that hangs on the document.
void SqliteSink::remove_rows(const std::string& sha256) {
  remove_.bind({sha256});
  remove_.run();
}

void SqliteSink::write(std::span<const Finished> documents) {
  SqliteTransaction transaction(database_);
  for (const Finished& document : documents) {
    remove_rows(document.sha256);
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
      for (const TableRow& row : document.rows[i]) inserts_[i].add(row);
    }
    ledger_.mark(document, std::nullopt);
  }
  transaction.commit();
}

void SqliteSink::write_unread(std::span<const DeadLetter> letters,
                              std::span<const InputPath> readable) {
  SqliteTransaction transaction(database_);
  for (const InputPath& path : readable) ledger_.forget_unread_letter(path.path);
  for (const DeadLetter& letter : letters) ledger_.write_letter(letter);
  transaction.commit();
}

void SqliteSink::finish(std::span<const InputPath> paths, const RunRecord& run) {
  SqliteTransaction transaction(database_);
  for (const std::string& sha256 : ledger_.hold(paths)) {
    remove_rows(sha256);
    ledger_.forget(sha256);
  }
  ledger_.add_run(run);
  transaction.commit();
}

}  // namespace jixiao
