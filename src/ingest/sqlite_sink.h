// The warehouse in one SQLite file: write-ahead log, real foreign keys, a transaction a batch.
//
// Example: SqliteSink("jixiao.db") makes the file and its tables, or opens those of an earlier run.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "ingest/ledger.h"
#include "ingest/sink.h"
#include "ingest/sqlite.h"

namespace jixiao {

class SqliteSink : public Sink {
 public:
  explicit SqliteSink(const std::string& file);

  std::map<std::string, KnownDocument> known() override { return ledger_.known(); }
  void note_started(const std::string& sha256, const std::string& path) override;
  void write(std::span<const Finished> documents) override;
  void write_unread(std::span<const DeadLetter> letters,
                    std::span<const InputPath> readable) override;
  void finish(std::span<const InputPath> paths, const RunRecord& run) override;

 private:
  void remove_rows(const std::string& sha256);

  Sqlite database_;
  Ledger ledger_;
  std::vector<TableInsert> inserts_;  // by warehouse_tables()
  SqliteStatement remove_;
};

}  // namespace jixiao
