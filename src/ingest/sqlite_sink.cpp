#include "ingest/sqlite_sink.h"

#include "ingest/ddl.h"
#include "ingest/run_lock.h"
#include "ingest/stored_tables.h"
#include "ingest/upgrade.h"

namespace jixiao {
namespace {

Sqlite opened(const std::string& file) {
  Sqlite database(file);
  open_schema(database, schema_ddl(Dialect::kSqlite), [](Sqlite& older, int version) {
    upgrade(version, Dialect::kSqlite,
            {[&older](const std::string& sql) { older.execute(sql); },
             [&older](const std::string& sql) { return older.query(sql); }});
  });
  return database;
}

}  // namespace

SqliteSink::SqliteSink(const std::string& file)
    : run_lock_(lock_for_run(file)),
      database_(opened(file)),
      ledger_(database_),
      find_(database_.prepare("SELECT doc FROM documents_kept WHERE doc_sha256 = ?")),
      add_reader_(database_.prepare("INSERT OR IGNORE INTO packs VALUES(?,?,?,?,?)")) {
  for (const TableDescription& table : stored_tables()) {
    const std::string name = kept_name(table.name);
    inserts_.emplace_back(database_, table, name);
    removals_.push_back(database_.prepare("DELETE FROM " + name + " WHERE doc = ?"));
  }
  // Whoever takes a row out of the manifest, so that a document is read again, leaves its rows.
  SqliteStatement stored = database_.prepare("SELECT doc_sha256 FROM documents_kept");
  while (stored.step()) ledger_.remember(stored.text(0));
}

std::uint64_t SqliteSink::next_document() {
  return std::stoull(database_.value("SELECT COALESCE(MAX(doc), 0) + 1 FROM documents_kept"));
}

void SqliteSink::add_readers(const RowBlock& rows) {
  for (const TableRow& reader : rows.facts.readers) {
    if (!readers_.insert(*reader[0]).second) continue;
    add_reader_.bind(reader);
    add_reader_.run();
  }
}

void SqliteSink::note_started(std::span<const InputPath> next) {
  SqliteTransaction transaction(database_);
  ledger_.note_started(next);
  transaction.commit();
}

void SqliteSink::remove_rows(const std::string& sha256) {
  std::string document;
  find_.bind({sha256});
  while (find_.step()) document = find_.text(0);
  if (document.empty()) return;
  for (SqliteStatement& removal : removals_) {
    removal.bind({document});
    removal.run();
  }
}

// Table after table, so that the pages of one are filled while they are at hand.
void SqliteSink::add_rows(std::size_t table, std::span<const Finished> documents) {
  std::vector<std::string_view> texts;
  std::size_t count = 0;
  for (const Finished& document : documents) {
    if (!document.rows) continue;
    texts.push_back(document.rows->text(table));
    count += document.rows->tables[table].rows;
  }
  inserts_[table].add_values(count, texts);
}

void SqliteSink::write(std::span<const Finished> documents, std::span<const InputPath> next) {
  SqliteTransaction transaction(database_);
  for (const Finished& document : documents) {
    if (ledger_.may_know(document.sha256)) remove_rows(document.sha256);
    if (document.rows) add_readers(*document.rows);
    ledger_.mark(document, std::nullopt);
  }
  for (std::size_t i = 0; i < inserts_.size(); ++i) add_rows(i, documents);
  ledger_.note_started(next);
  transaction.commit();
  database_.require_file();
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
  database_.require_file();
}

}  // namespace jixiao
