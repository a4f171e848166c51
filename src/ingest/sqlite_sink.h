// The warehouse in one SQLite file: write-ahead log, foreign keys, a transaction a batch.
//
// Example: SqliteSink("jixiao.db") makes the file and its tables, or opens those of an earlier run.
// Readers may go on; a second run is refused.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ingest/ledger.h"
#include "ingest/owned_descriptor.h"
#include "ingest/sink.h"
#include "ingest/sqlite.h"
#include "ingest/table_insert.h"

namespace jixiao {

class SqliteSink : public Sink {
 public:
  explicit SqliteSink(const std::string& file);

  std::map<std::string, KnownDocument> known() override { return ledger_.known(); }
  RowFormat row_format() const override { return RowFormat::kValues; }
  std::uint64_t next_document() override;
  void note_started(std::span<const InputPath> next) override;
  void write(std::span<const Finished> documents, std::span<const InputPath> next) override;
  void write_unread(std::span<const DeadLetter> letters,
                    std::span<const InputPath> readable) override;
  void finish(std::span<const InputPath> paths, const RunRecord& run) override;

 private:
  void add_readers(const RowBlock& rows);
  void remove_rows(const std::string& sha256);
  void add_rows(std::size_t table, std::span<const Finished> documents);

  OwnedDescriptor run_lock_;  // closing it would let go of what SQLite has locked: it comes first
  Sqlite database_;
  Ledger ledger_;
  std::vector<TableInsert> inserts_;       // by stored_tables()
  std::vector<SqliteStatement> removals_;  // likewise
  SqliteStatement find_;
  SqliteStatement add_reader_;
  std::set<std::string>
      readers_;  // numbers of those that are there; another run may have added more
};

}  // namespace jixiao
