// Some workers, each with one request at a time; what one of them does wrong costs one attempt.
//
// Example: submit(7, request_json(request)) while has_room(); wait() gives, sooner or later,
// {ticket 7, answer} or {ticket 7, failure timeout, "no answer within 120 s", stage "map"}. A
// worker that crashes, hangs, eats memory or speaks garbage is killed with its group and replaced.
// One thread; nothing here reads a document. Not here: whether to try again (ingest.h).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "ingest/protocol.h"
#include "value/failure.h"

namespace jixiao {

// A second attempt tells a document that breaks workers from one that met a bad moment.
inline constexpr int kMostAttempts = 2;

struct PoolOptions {
  std::vector<std::string> command;  // "/usr/bin/jixiao", "worker", "--rules", "rules"
  std::size_t workers = 1;
  std::chrono::seconds total{120};   // from a request to its answer
  std::chrono::seconds silence{60};  // between two signs of life: a stage or the answer
  std::chrono::seconds start{60};    // until it has loaded its packs and greets
  std::uint64_t address_space = 0;   // of each worker, in bytes; 0: no limit
  std::size_t requests = 500;        // after so many a worker is replaced; what leaks is gone
  std::string rules_digest;          // a worker with other packs, or of another engine, is none
};

// What became of a request.
struct Attempt {
  std::size_t ticket = 0;
  std::optional<WorkerAnswer> answer;  // rows, members, document, or the error of the input
  // Without an answer: timeout or crash.
  FailureKind failure = FailureKind::kCrash;
  std::string message;
  std::string stage;  // the last one told: "extract"
  std::chrono::milliseconds duration{0};
  std::uint64_t peak_bytes = 0;
  std::string last_words;  // of its stderr
};

// No worker comes up, so that nothing can be done; the message has its last words.
struct WorkersFail : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class WorkerPool {
 public:
  explicit WorkerPool(PoolOptions options);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  bool has_room() const;
  std::size_t under_way() const;
  // Only while has_room(). `request` is a payload.
  void submit(std::size_t ticket, std::string request);
  // Sleeps until at least one request is done; nothing if none is under way. Throws WorkersFail.
  std::vector<Attempt> wait();

 private:
  struct Slot;

  void start(Slot& slot);
  void advance(Slot& slot);
  void take_payloads(Slot& slot);
  void take_greeting(Slot& slot, const WorkerAnswer& answer);
  void lose(Slot& slot, FailureKind kind, const std::string& message);
  std::chrono::milliseconds time_left(const Slot& slot) const;
  std::optional<std::string> overdue(Slot& slot) const;
  static std::string stage_of(const Slot& slot);

  PoolOptions options_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::vector<Attempt> done_;      // not yet given out by wait()
  std::size_t failed_starts_ = 0;  // in a row
};

}  // namespace jixiao
