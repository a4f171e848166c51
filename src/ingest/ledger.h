// What a run must remember for the next one, in SQLite: what is done and under which key, what was
// under way, which path holds which bytes, what failed, and the runs.
//
// Example: ledger.mark("ab12…", key, {}, {}) says that these bytes are done. The caller has the
// transaction, so that a mark and the rows it is about can be one. A ledger is of one folder or
// database; its tables are run_tables(). Not here: the rows of documents.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/sink.h"
#include "ingest/sqlite.h"
#include "ingest/table_insert.h"

namespace jixiao {

// What is done, in a transaction, with a database of an older schema.
using SchemaUpgrade = std::function<void(Sqlite& database, int version)>;

// Makes the tables in an empty file; refuses one of another program and one of a newer schema.
// `ddl` is what an empty file gets.
void open_schema(Sqlite& database, const std::string& ddl, const SchemaUpgrade& bring_up);

class Ledger {
 public:
  explicit Ledger(Sqlite& database);

  std::map<std::string, KnownDocument> known();
  void note_started(std::span<const InputPath> next);
  // May anything be told of these bytes, or have been told by this ledger? Most are new, and then
  // there is nothing to look for; remember() is for what the caller knows beside it.
  bool may_know(const std::string& sha256) const;
  void remember(const std::string& sha256);
  // `part` is where the rows are, if the sink has parts.
  void mark(const Finished& document, std::optional<std::int64_t> part);
  void write_letter(const DeadLetter& letter);
  void forget_unread_letter(const std::string& path);
  // Everything that is told of these bytes, but for the paths that hold them.
  void forget(const std::string& sha256);
  // Gives the bytes that no path holds: others took their place, maybe while a run that noted no
  // path stored them.
  std::vector<std::string> hold(std::span<const InputPath> paths);
  void add_run(const RunRecord& run);
  // A table as it is, in the order of its key.
  TableRows rows(const TableDescription& table);

 private:
  SqliteStatement& statement(const char* name) { return statements_.at(name); }

  Sqlite* database_;
  TableInsert letters_;
  TableInsert runs_;
  std::map<std::string, SqliteStatement, std::less<>> statements_;
  std::unordered_set<std::uint64_t> told_;  // the first 16 digits: two may share them
};

}  // namespace jixiao
