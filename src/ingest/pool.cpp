#include "ingest/pool.h"

#include <algorithm>
#include <span>
#include <utility>

#include "ingest/frame.h"
#include "ingest/worker_process.h"
#include "value/version.h"

namespace jixiao {
namespace {

using Clock = std::chrono::steady_clock;

// Once may be chance, five in a row is a program or packs that do not work.
constexpr std::size_t kMostFailedStarts = 5;

std::chrono::milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
}

}  // namespace

struct WorkerPool::Slot {
  std::unique_ptr<WorkerProcess> process;
  bool greeted = false;
  std::size_t answered = 0;  // by this process
  std::optional<std::size_t> ticket;
  std::string request;  // kept until it is answered: a worker may die before it gets it
  bool sent = false;
  std::string stage;        // as a frame told
  std::uint32_t beats = 0;  // of the worker's board, as last seen
  Clock::time_point begun;  // of the request, or of the process while it has not greeted
  Clock::time_point heard;
};

std::string WorkerPool::stage_of(const Slot& slot) {
  const std::string told = slot.process ? slot.process->board().stage() : "";
  return told.empty() ? slot.stage : told;
}

WorkerPool::WorkerPool(PoolOptions options) : options_(std::move(options)) {
  for (std::size_t i = 0; i < options_.workers; ++i) slots_.push_back(std::make_unique<Slot>());
}

WorkerPool::~WorkerPool() = default;

std::size_t WorkerPool::under_way() const {
  return static_cast<std::size_t>(std::count_if(
      slots_.begin(), slots_.end(), [](const auto& slot) { return slot->ticket.has_value(); }));
}

bool WorkerPool::has_room() const { return under_way() < slots_.size(); }

void WorkerPool::start(Slot& slot) {
  slot.process = std::make_unique<WorkerProcess>(options_.command, options_.address_space);
  slot.greeted = false;
  slot.answered = 0;
  slot.sent = false;
  slot.begun = slot.heard = Clock::now();
}

void WorkerPool::submit(std::size_t ticket, std::string request) {
  // One that runs already comes first.
  auto best = slots_.end();
  for (auto slot = slots_.begin(); slot != slots_.end(); ++slot) {
    if ((*slot)->ticket) continue;
    if (best == slots_.end() || ((*slot)->process && !(*best)->process)) best = slot;
  }
  Slot& slot = **best;
  slot.ticket = ticket;
  slot.request = std::move(request);
  slot.sent = false;
  slot.stage.clear();
  // One that ended while nothing was asked of it must not cost this request an attempt.
  if (slot.process) {
    WorkerProcess* const process = slot.process.get();
    WorkerProcess::wait(std::span(&process, 1), std::chrono::milliseconds(0));
    process->pump();
  }
  if (!slot.process || slot.process->silent()) start(slot);
  advance(slot);
}

std::vector<Attempt> WorkerPool::wait() {
  while (done_.empty() && under_way() > 0) {
    std::vector<WorkerProcess*> processes;
    auto time = std::chrono::milliseconds(options_.total);
    for (const auto& slot : slots_) {
      if (!slot->ticket) continue;
      processes.push_back(slot->process.get());
      time = std::min(time, time_left(*slot));
    }
    WorkerProcess::wait(processes, time);
    for (const auto& slot : slots_) {
      if (slot->ticket) advance(*slot);
    }
  }
  return std::exchange(done_, {});
}

// Does what can be done for a slot with a request.
void WorkerPool::advance(Slot& slot) {
  if (slot.greeted && !slot.sent) {
    slot.process->forget_words();
    slot.process->board().clear();
    slot.beats = slot.process->board().beats();
    slot.process->send(frame(slot.request));
    slot.sent = true;
    slot.begun = slot.heard = Clock::now();
  }
  slot.process->pump();
  try {
    take_payloads(slot);
  } catch (const BadFrame& error) {
    lose(slot, FailureKind::kCrash,
         std::string("the worker sent what is no answer: ") + error.what());
    return;
  }
  if (!slot.ticket) return;
  if (slot.process->silent()) {
    const std::string end = slot.process->end();
    lose(slot, FailureKind::kCrash, "the worker ended with " + end);
  } else if (const auto limit = overdue(slot)) {
    lose(slot, FailureKind::kTimeout, *limit);
  }
}

void WorkerPool::take_payloads(Slot& slot) {
  while (slot.ticket) {
    std::optional<std::string> payload = slot.process->take();
    if (!payload) return;
    slot.heard = Clock::now();
    WorkerAnswer answer = parse_answer(std::move(*payload));
    if (!slot.greeted) {
      take_greeting(slot, answer);
      advance(slot);
      return;
    }
    if (answer.greeting || !slot.sent) throw BadFrame("it spoke without being asked");
    if (answer.stage) {
      slot.stage = *answer.stage;
      continue;
    }
    Attempt attempt{*slot.ticket,
                    std::move(answer),
                    FailureKind::kCrash,
                    "",
                    stage_of(slot),
                    since(slot.begun),
                    0,
                    ""};
    // Only what failed is told of in full.
    if (attempt.answer->error) {
      attempt.peak_bytes = slot.process->peak_bytes();
      attempt.last_words = slot.process->last_words();
    }
    done_.push_back(std::move(attempt));
    slot.ticket.reset();
    slot.request.clear();
    if (++slot.answered >= options_.requests) slot.process.reset();
  }
}

void WorkerPool::take_greeting(Slot& slot, const WorkerAnswer& answer) {
  if (!answer.greeting) throw BadFrame("it did not greet");
  if (answer.greeting->engine != kEngineVersion ||
      answer.greeting->rules != options_.rules_digest) {
    throw BadFrame("it has another engine or other rule packs");
  }
  slot.greeted = true;
  failed_starts_ = 0;
}

// The worker of the slot is of no use any more. A request that it never got is no one's fault and
// goes to the next.
void WorkerPool::lose(Slot& slot, FailureKind kind, const std::string& message) {
  Attempt attempt{*slot.ticket,   std::nullopt,      kind, message,
                  stage_of(slot), since(slot.begun), 0,    ""};
  const std::unique_ptr<WorkerProcess> process = std::move(slot.process);
  process->end();
  attempt.peak_bytes = process->peak_bytes();
  attempt.last_words = process->last_words();
  if (slot.sent) {
    slot.ticket.reset();
    slot.request.clear();
    done_.push_back(std::move(attempt));
    return;
  }
  if (++failed_starts_ >= kMostFailedStarts) {
    throw WorkersFail("no worker can be started: " + message +
                      (attempt.last_words.empty() ? "" : "\n" + attempt.last_words));
  }
  start(slot);
}

std::chrono::milliseconds WorkerPool::time_left(const Slot& slot) const {
  constexpr std::chrono::milliseconds kNone{0};
  // One more, or the last fraction of a millisecond would be spent awake.
  constexpr std::chrono::milliseconds kMore{1};
  if (!slot.greeted) {
    return std::max(std::chrono::milliseconds(options_.start) - since(slot.begun) + kMore, kNone);
  }
  const auto total = std::chrono::milliseconds(options_.total) - since(slot.begun);
  const auto silence = std::chrono::milliseconds(options_.silence) - since(slot.heard);
  return std::max(std::min(total, silence) + kMore, kNone);
}

std::optional<std::string> WorkerPool::overdue(Slot& slot) const {
  if (!slot.greeted) {
    if (since(slot.begun) < options_.start) return std::nullopt;
    return "no greeting within " + std::to_string(options_.start.count()) + " s";
  }
  if (since(slot.begun) >= options_.total) {
    return "no answer within " + std::to_string(options_.total.count()) + " s";
  }
  if (since(slot.heard) >= options_.silence) {
    if (slot.process->board().beats() != slot.beats) {  // it told something since
      slot.beats = slot.process->board().beats();
      slot.heard = Clock::now();
      return std::nullopt;
    }
    return "no sign of life for " + std::to_string(options_.silence.count()) + " s";
  }
  return std::nullopt;
}

}  // namespace jixiao
