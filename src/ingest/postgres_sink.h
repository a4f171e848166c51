// The warehouse in PostgreSQL: numeric figures, a transaction a batch, rows by COPY.
//
// Example: PostgresSink("postgresql:///warehouse") makes the tables in the schema that comes first
// in the search path, or opens those of an earlier run. One run at a time: a second one is refused.
// A commit does not wait for the server's disk: a crash of the server may cost the last batches,
// whole, and the next run does them again.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ingest/postgres.h"
#include "ingest/sink.h"

namespace jixiao {

class PostgresSink : public Sink {
 public:
  explicit PostgresSink(const std::string& url);

  std::map<std::string, KnownDocument> known() override;
  RowFormat row_format() const override { return RowFormat::kCopy; }
  std::uint64_t next_document() override;
  void note_started(std::span<const InputPath> next) override;
  void write(std::span<const Finished> documents, std::span<const InputPath> next) override;
  void write_unread(std::span<const DeadLetter> letters,
                    std::span<const InputPath> readable) override;
  void finish(std::span<const InputPath> paths, const RunRecord& run) override;

 private:
  void open_schema();
  void add_readers(std::span<const Finished> documents);
  void copy_rows(std::size_t table, std::span<const Finished> documents);
  void forget(const std::vector<std::string>& digests);
  void write_letters(const std::vector<const DeadLetter*>& letters);
  void hold(std::span<const InputPath> paths);

  Postgres database_;
  std::set<std::string> readers_;  // numbers of those that are there for sure
  // Digests that the tables name, once they were read: of no other there is anything to remove.
  std::optional<std::set<std::string>> marked_;
};

// Are there tables of a run? Throws Failure (io) if the server cannot be asked.
bool has_warehouse(const std::string& url);

}  // namespace jixiao
