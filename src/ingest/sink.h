// Where documents go: one small interface over databases and folders.
//
// Example: open_sink(parse_sink_url("sqlite:jixiao.db"))->write(finished) stores the rows of some
// documents and the mark that they are done, all or nothing. A document that is stored again takes
// the place of its former self, so that doing a thing twice is the same as doing it once. Throws
// Failure (io), worded for the user: full disk, read-only target, locked database, a database of a
// newer schema. Not here: what is to be done, and in which order (ingest.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/row_block.h"
#include "ingest/row_format.h"
#include "value/failure.h"

namespace jixiao {

// Why an input is not in the tables.
struct DeadLetter {
  std::string path;    // as documents.path
  std::string sha256;  // empty: its bytes could not be read
  std::string key;
  std::string stage;  // input, read, extract, map, check, write; empty: not known
  FailureKind kind = FailureKind::kIo;
  std::string message;
  int attempts = 0;
  std::string limits;  // "total=120s silence=60s memory=4096MiB"
  std::int64_t duration_ms = 0;
  std::uint64_t peak_bytes = 0;
  std::string last_words;
};

// A document that is done, one way or the other.
struct Finished {
  std::string sha256;
  std::string key;
  std::optional<RowBlock> rows;      // in the sink's format; none: it failed
  std::optional<DeadLetter> letter;  // if it failed
};

// What the sink knows of some bytes.
struct KnownDocument {
  std::string key;  // under which they were done last; empty: never
  std::optional<FailureKind> failure;
  bool started = false;  // a run ended while it worked on them
};

struct InputPath {
  std::string path;
  std::string sha256;
  std::uint64_t bytes = 0;
};

struct RunRecord {
  std::string started_at;  // UTC, "2026-11-26T01:02:03Z"
  std::string finished_at;
  std::string rules_digest;
  std::string options;
  std::uint64_t inputs = 0;
  std::uint64_t ok = 0;
  std::uint64_t ok_with_findings = 0;
  std::uint64_t partial = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
};

class Sink {
 public:
  virtual ~Sink() = default;

  virtual std::map<std::string, KnownDocument> known() = 0;  // by sha256
  virtual RowFormat row_format() const = 0;
  // What a database may know the next document by, and all that come after it; counts up.
  virtual std::uint64_t next_document() = 0;
  // Before a worker gets one of them, so that a file that takes the machine down is found
  // afterwards.
  virtual void note_started(std::span<const InputPath> next) = 0;
  // And notes in the same step which ones a worker gets next.
  virtual void write(std::span<const Finished> documents, std::span<const InputPath> next) = 0;
  // Inputs whose bytes are not known, and those that were so and are no more.
  virtual void write_unread(std::span<const DeadLetter> letters,
                            std::span<const InputPath> readable) = 0;
  // At the end of a run: which path holds which bytes. A document that no path holds goes.
  virtual void finish(std::span<const InputPath> paths, const RunRecord& run) = 0;
};

enum class SinkKind { kSqlite, kNdjson, kCsv, kPostgresql };

// "sqlite:out/jixiao.db" -> kSqlite, "out/jixiao.db"; a server's is the whole URL.
struct SinkUrl {
  SinkKind kind = SinkKind::kSqlite;
  std::string place;
};
// Throws std::invalid_argument, worded for the user.
SinkUrl parse_sink_url(const std::string& url);

// Has a run stored anything there?
bool is_there(const SinkUrl& url);
// Makes what is not there yet.
std::unique_ptr<Sink> open_sink(const SinkUrl& url);

}  // namespace jixiao
