// Many documents into a sink: nothing lost, nothing twice, nothing half-written.
//
//   inputs ─> digests ─> what is new? ─> pool of workers ─> batches ─> sink
//
// Example: ingest(options, sink, events) over a folder of 3 reports, one of them encrypted, stores
// two documents and one dead letter; the same call again starts no worker. The parent holds no
// document: names and digests go in, finished rows come out.
//   - A piece of work is known by its key: bytes, packs, engine, options. Same key and done:
//   skipped.
//   - Rows and the mark that says done are one transaction; what is cut off is done again.
//   - A worker that crashes or hangs costs its document one attempt of two, then it is a dead
//   letter.
//   - Each input ends in exactly one status, and at the end they are counted.
// Nothing is printed here; events tell what happens. Not here: processes (pool.h), SQL (sink.h).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/inputs.h"
#include "ingest/pool.h"
#include "ingest/protocol.h"
#include "ingest/sink.h"

namespace jixiao {

struct IngestOptions {
  std::vector<std::string> paths;
  NameFilter filter;
  WorkerRequest request;      // pack, language, reading, limits: for every document
  PoolOptions pool;           // rules_digest and all
  bool stage_frames = false;  // ask for them: of a worker that knows no stage board
  // One transaction: large enough to be cheap, small enough to be soon on disk.
  std::size_t batch_documents = 256;
  bool retry_failed = false;  // those too that would fail the same way
  bool dry_run = false;       // nothing is converted or stored
};

enum class InputStatus { kPending, kOk, kOkWithFindings, kPartial, kSkipped, kFailed };
// "ok", "ok_with_findings", …; "pending" is what a dry run would convert.
std::string_view status_name(InputStatus status);

struct IngestSummary {
  std::uint64_t inputs = 0;
  std::map<InputStatus, std::uint64_t> statuses;
  std::map<std::string, std::uint64_t> skipped;   // by reason: unchanged, duplicate, leftover
  std::map<std::string, std::uint64_t> failures;  // by kind
  // Of what was converted in this run.
  std::map<std::string, std::uint64_t> families;  // forms by pack
  std::map<std::string, std::uint64_t> findings;  // by code
  std::array<int, 3> severities{};                // by Severity
  std::uint64_t retries = 0;                      // attempts beyond the first

  std::uint64_t count(InputStatus status) const;
  // Has every input come to exactly one end?
  bool adds_up() const;
};

struct IngestEvents {
  // One more of so many documents to convert is done.
  std::function<void(std::uint64_t total, bool failed)> converted;
  std::function<void(const std::string& path, FailureKind kind, const std::string& message)> failed;
  // A document that an earlier run had begun when it ended; it comes last.
  std::function<void(const std::string& path)> suspect;
  // With dry_run, in the order of the inputs: "convert", "unchanged", "duplicate", "failed"…
  std::function<void(std::string_view what, const std::string& path)> planned;
};

// `sink` may be none for a dry run over a database that is not there yet. Throws Failure (io) of
// the sink, WorkersFail.
IngestSummary ingest(const IngestOptions& options, Sink* sink, const IngestEvents& events);

// sha256 over everything that decides a result.
std::string document_key(std::string_view sha256, std::string_view rules_digest,
                         std::string_view options);

}  // namespace jixiao
