#include "ingest/ingest.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <deque>
#include <future>
#include <utility>

#include "bytes/bytes.h"
#include "ingest/ddl.h"
#include "ingest/open_bundles.h"
#include "report/report.h"
#include "value/version.h"

namespace jixiao {
namespace {

using Clock = std::chrono::steady_clock;

// A batch is ended early, so that it is soon on disk and small in memory.
constexpr std::size_t kBatchBytes = std::size_t{8} << 20U;
constexpr std::chrono::seconds kBatchTime{2};

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

std::string limits_text(const PoolOptions& pool) {
  std::string text = "total=" + std::to_string(pool.total.count()) +
                     "s silence=" + std::to_string(pool.silence.count()) + "s";
  if (pool.address_space > 0) {
    text += " memory=" + std::to_string(pool.address_space >> 20U) + "MiB";
  }
  return text;
}

// The same bytes under the same packs will fail the same way; a crash, a hang or a bad disk may
// not.
bool fails_again(FailureKind kind) {
  return kind != FailureKind::kIo && kind != FailureKind::kTimeout && kind != FailureKind::kCrash;
}

InputStatus status_of(const std::string& name) {
  for (const InputStatus status :
       {InputStatus::kOk, InputStatus::kOkWithFindings, InputStatus::kPartial}) {
    if (status_name(status) == name) return status;
  }
  return InputStatus::kFailed;
}

class Run {
 public:
  Run(const IngestOptions& options, Sink* sink, const IngestEvents& events)
      : options_(options),
        sink_(sink),
        events_(events),
        options_text_(options_json(options.request)),
        pool_(options.pool) {}

  IngestSummary go();

 private:
  // One document to convert: the first input that holds its bytes.
  struct Task {
    std::size_t input = 0;
    std::string key;
    int attempts = 0;
    bool suspect = false;
  };

  void find();
  void digest();
  void plan();
  void plan_document(std::size_t input, const std::map<std::string, KnownDocument>& known);
  void convert_all();
  std::vector<InputPath> noted_ahead();
  void note_now();
  void submit(std::size_t task);
  void take(Attempt& attempt);
  void take_rows(const Task& task, RowBlock& rows);
  void fail_task(const Task& task, const Attempt& attempt, FailureKind kind,
                 const std::string& message);
  void fail_input(std::size_t input, FailureKind kind, const std::string& message);
  void skip(std::size_t input, const char* reason);
  void flush();
  void settle();
  void write_unread();
  void finish(const std::string& started_at);
  void count_statuses();
  void tell_converted(bool failed);

  const IngestOptions& options_;
  Sink* sink_;
  const IngestEvents& events_;
  std::string options_text_;
  WorkerPool pool_;
  std::vector<IngestInput> inputs_;
  std::vector<InputStatus> statuses_;
  std::vector<std::string> bundles_;  // whose members stand in their place
  std::vector<Task> tasks_;           // in the order of the inputs; suspects last
  std::size_t next_ = 0;              // of tasks_: not yet given to a worker
  std::size_t noted_ = 0;             // of tasks_: not yet noted as started; at least next_
  std::deque<std::size_t> again_;     // to be tried once more
  RowFormat row_format_ = RowFormat::kValues;
  std::uint64_t first_document_ = 0;  // number of tasks_[0] in the sink
  std::vector<Finished> batch_;
  std::future<void> writing_;  // of the batch before
  std::size_t batch_bytes_ = 0;
  Clock::time_point flushed_ = Clock::now();
  IngestSummary summary_;
};

IngestSummary Run::go() {
  const std::string started_at = utc_now();
  find();
  digest();
  plan();
  if (!options_.dry_run) {
    write_unread();
    convert_all();
    finish(started_at);
  }
  count_statuses();
  return summary_;
}

void Run::find() {
  OpenedInputs opened = open_bundles(find_inputs(options_.paths, options_.filter), options_.filter,
                                     options_.request, pool_);
  inputs_ = std::move(opened.inputs);
  bundles_ = std::move(opened.bundles);
  summary_.retries = opened.retries;
  statuses_.assign(inputs_.size(), InputStatus::kPending);
  summary_.inputs = inputs_.size();
}

void Run::digest() {
  for (IngestInput& input : inputs_) {
    if (input.kind != InputKind::kFile || !input.sha256.empty()) continue;
    try {
      const FileDigest digest = digest_file(input.path, options_.request.limits);
      input.sha256 = digest.sha256;
      input.bytes = digest.bytes;
    } catch (const Failure& failure) {
      input.kind = InputKind::kFailed;
      input.failure = failure.kind;
      input.error = failure.what();
    }
  }
}

void Run::plan() {
  const std::map<std::string, KnownDocument> known =
      sink_ == nullptr ? std::map<std::string, KnownDocument>() : sink_->known();
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const IngestInput& input = inputs_[i];
    if (input.kind == InputKind::kLeftover) {
      skip(i, "leftover");
    } else if (input.kind == InputKind::kFailed) {
      fail_input(i, input.failure, input.error);
    } else if (!first.emplace(input.sha256, i).second) {
      skip(i, "duplicate");
    } else {
      plan_document(i, known);
    }
  }
  std::stable_partition(tasks_.begin(), tasks_.end(),
                        [](const Task& task) { return !task.suspect; });
}

void Run::plan_document(std::size_t input, const std::map<std::string, KnownDocument>& known) {
  const std::string& sha256 = inputs_[input].sha256;
  Task task;
  task.input = input;
  task.key = document_key(sha256, options_.pool.rules_digest, options_text_);
  const auto found = known.find(sha256);
  if (found != known.end() && found->second.key == task.key) {
    const std::optional<FailureKind>& failure = found->second.failure;
    if (!failure) return skip(input, "unchanged");
    if (fails_again(*failure) && !options_.retry_failed) {
      return fail_input(input, *failure, "as in an earlier run; --retry-failed tries again");
    }
  }
  task.suspect = found != known.end() && found->second.started;
  if (task.suspect && events_.suspect) events_.suspect(inputs_[input].name);
  if (options_.dry_run && events_.planned) events_.planned("convert", inputs_[input].name);
  tasks_.push_back(std::move(task));
}

void Run::skip(std::size_t input, const char* reason) {
  statuses_[input] = InputStatus::kSkipped;
  ++summary_.skipped[reason];
  if (options_.dry_run && events_.planned) events_.planned(reason, inputs_[input].name);
}

void Run::fail_input(std::size_t input, FailureKind kind, const std::string& message) {
  statuses_[input] = InputStatus::kFailed;
  ++summary_.failures[std::string(failure_name(kind))];
  if (options_.dry_run && events_.planned) events_.planned("failed", inputs_[input].name);
  if (events_.failed) events_.failed(inputs_[input].name, kind, message);
}

void Run::convert_all() {
  row_format_ = sink_->row_format();
  first_document_ = sink_->next_document();
  while (next_ < tasks_.size() || !again_.empty() || pool_.under_way() > 0) {
    while (pool_.has_room() && (next_ < tasks_.size() || !again_.empty())) {
      if (next_ < tasks_.size()) {
        if (next_ == noted_) note_now();
        submit(next_++);
      } else {
        submit(again_.front());
        again_.pop_front();
      }
    }
    for (Attempt& attempt : pool_.wait()) take(attempt);
    const bool full = batch_.size() >= options_.batch_documents || batch_bytes_ >= kBatchBytes;
    if (full || Clock::now() - flushed_ >= kBatchTime) flush();
  }
  flush();
  settle();
}

// The tasks that workers get next and that are not noted yet, so that noting costs no step of its
// own while a run goes on. Each suspect is noted by itself: which one it was is then known.
std::vector<InputPath> Run::noted_ahead() {
  std::vector<InputPath> next;
  // While a batch is written another one is converted.
  const std::size_t ahead = 2 * options_.batch_documents;
  for (; noted_ < tasks_.size() && noted_ - next_ < ahead; ++noted_) {
    const Task& task = tasks_[noted_];
    if (task.suspect && noted_ > next_) break;
    const IngestInput& input = inputs_[task.input];
    next.push_back({input.name, input.sha256, input.bytes});
  }
  return next;
}

void Run::note_now() {
  settle();
  sink_->note_started(noted_ahead());
}

void Run::submit(std::size_t number) {
  Task& task = tasks_[number];
  const IngestInput& input = inputs_[task.input];
  ++task.attempts;
  WorkerRequest request = options_.request;
  request.path = input.path;
  request.name = input.name;
  request.member = input.member;
  request.progress = options_.stage_frames;
  request.rows = row_format_;
  request.document = first_document_ + number;
  pool_.submit(number, request_json(request));
}

void Run::take(Attempt& attempt) {
  const Task& task = tasks_[attempt.ticket];
  FailureKind kind = attempt.failure;
  std::string message = attempt.message;
  bool again = true;
  if (attempt.answer && attempt.answer->rows) {
    RowBlock& rows = *attempt.answer->rows;
    if (rows.facts.sha256 == inputs_[task.input].sha256) {
      take_rows(task, rows);
      return;
    }
    kind = FailureKind::kIo;
    message = "the file changed while it was read";
    again = false;  // its digest is that of the former bytes
  } else if (attempt.answer && attempt.answer->error) {
    kind = attempt.answer->error->kind;
    message = attempt.answer->error->message;
    again = !fails_again(kind);
  }
  if (again && task.attempts < kMostAttempts) {
    ++summary_.retries;
    again_.push_back(attempt.ticket);
    return;
  }
  fail_task(task, attempt, kind, message);
}

void Run::take_rows(const Task& task, RowBlock& rows) {
  statuses_[task.input] = status_of(rows.facts.status);
  for (const std::string& pack : rows.facts.packs) ++summary_.families[pack];
  for (const auto& [severity, code] : rows.facts.findings) {
    ++summary_.findings[code];
    ++summary_.severities[static_cast<std::size_t>(severity)];
  }
  batch_bytes_ += rows.payload.size();
  batch_.push_back({inputs_[task.input].sha256, task.key, std::move(rows), std::nullopt});
  tell_converted(false);
}

void Run::fail_task(const Task& task, const Attempt& attempt, FailureKind kind,
                    const std::string& message) {
  const IngestInput& input = inputs_[task.input];
  DeadLetter letter{input.name,
                    input.sha256,
                    task.key,
                    attempt.stage,
                    kind,
                    file_name_text(message),
                    task.attempts,
                    limits_text(options_.pool),
                    attempt.duration.count(),
                    attempt.peak_bytes,
                    file_name_text(attempt.last_words)};
  batch_.push_back({input.sha256, task.key, std::nullopt, std::move(letter)});
  fail_input(task.input, kind, message);
  tell_converted(true);
}

// Written beside what goes on: the workers must not wait for the disk. One batch is on its way and
// one is filled, no more.
void Run::flush() {
  settle();
  if (!batch_.empty()) {
    writing_ = std::async(std::launch::async, [sink = sink_, batch = std::exchange(batch_, {}),
                                               next = noted_ahead()] { sink->write(batch, next); });
  }
  batch_bytes_ = 0;
  flushed_ = Clock::now();
}

// The sink is used by one thread at a time. Throws what went wrong in the other.
void Run::settle() {
  if (writing_.valid()) writing_.get();
}

void Run::write_unread() {
  std::vector<DeadLetter> letters;
  std::vector<InputPath> readable;
  for (const std::string& bundle : bundles_) readable.push_back({bundle, "", 0});
  for (const IngestInput& input : inputs_) {
    if (input.kind != InputKind::kFailed) {
      readable.push_back({input.name, input.sha256, input.bytes});
      continue;
    }
    DeadLetter letter;
    letter.path = input.name;
    letter.stage = "input";
    letter.kind = input.failure;
    letter.message = input.error;
    letter.attempts = 1;
    letters.push_back(std::move(letter));
  }
  sink_->write_unread(letters, readable);
}

void Run::finish(const std::string& started_at) {
  count_statuses();
  std::vector<InputPath> paths;
  for (const IngestInput& input : inputs_) {
    if (!input.sha256.empty()) paths.push_back({input.name, input.sha256, input.bytes});
  }
  RunRecord run;
  run.started_at = started_at;
  run.finished_at = utc_now();
  run.rules_digest = options_.pool.rules_digest;
  run.options = options_text_;
  run.inputs = summary_.inputs;
  run.ok = summary_.count(InputStatus::kOk);
  run.ok_with_findings = summary_.count(InputStatus::kOkWithFindings);
  run.partial = summary_.count(InputStatus::kPartial);
  run.skipped = summary_.count(InputStatus::kSkipped);
  run.failed = summary_.count(InputStatus::kFailed);
  sink_->finish(paths, run);
}

void Run::count_statuses() {
  summary_.statuses.clear();
  for (const InputStatus status : statuses_) ++summary_.statuses[status];
}

void Run::tell_converted(bool failed) {
  if (events_.converted) events_.converted(tasks_.size(), failed);
}

}  // namespace

std::string_view status_name(InputStatus status) {
  switch (status) {
    case InputStatus::kPending:
      return "pending";
    case InputStatus::kOk:
      return "ok";
    case InputStatus::kOkWithFindings:
      return "ok_with_findings";
    case InputStatus::kPartial:
      return "partial";
    case InputStatus::kSkipped:
      return "skipped";
    case InputStatus::kFailed:
      return "failed";
  }
  return "failed";
}

std::uint64_t IngestSummary::count(InputStatus status) const {
  const auto found = statuses.find(status);
  return found == statuses.end() ? 0 : found->second;
}

bool IngestSummary::adds_up() const {
  std::uint64_t ends = 0;
  for (const auto& [status, number] : statuses) {
    if (status != InputStatus::kPending) ends += number;
  }
  return ends == inputs;
}

std::string document_key(std::string_view sha256_of_bytes, std::string_view rules_digest,
                         std::string_view options) {
  std::string text(sha256_of_bytes);
  text.append("\n").append(rules_digest).append("\n").append(kEngineVersion).append("\n");
  // A table that gains a column wants its documents again.
  text.append(options).append("\n").append(std::to_string(kSchemaVersion));
  return sha256(text);
}

IngestSummary ingest(const IngestOptions& options, Sink* sink, const IngestEvents& events) {
  return Run(options, sink, events).go();
}

}  // namespace jixiao
