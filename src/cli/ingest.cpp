// Many reports into a sink: what runs is in ingest/, here it is started and told of.
#include "ingest/ingest.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "bytes/bytes.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_place.h"
#include "ingest/ddl.h"
#include "ingest/sink.h"
#include "rules/load.h"
#include "write/json_text.h"
#include "write/write.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> listed_paths(const IngestArguments& arguments) {
  std::vector<std::string> paths = arguments.batch.files;
  if (arguments.files_from.empty()) return paths;
  try {
    const Input list = read_input(arguments.files_from, arguments.batch.limits);
    for (std::string& path : split_list(list.bytes)) paths.push_back(std::move(path));
  } catch (const Failure& failure) {
    // An empty list names nothing, and that is no mistake: find found nothing.
    if (failure.kind != FailureKind::kEmpty) throw;
  }
  return paths;
}

PoolOptions pool_options(const IngestArguments& arguments, const Rules& rules) {
  std::error_code error;
  PoolOptions pool;
  const std::string own = fs::read_symlink("/proc/self/exe", error).string();
  const std::string directory = rules_directory(arguments.batch.rules_directory);
  pool.command = {arguments.worker.empty() ? own : arguments.worker, "worker", "--rules",
                  directory};
  if (arguments.worker.empty()) pool.command.emplace_back("--stage-board");
  pool.workers = static_cast<std::size_t>(arguments.batch.jobs);
  pool.total = std::chrono::seconds(arguments.timeout_seconds);
  pool.silence = std::chrono::seconds(arguments.silence_seconds);
  pool.address_space = static_cast<std::uint64_t>(arguments.memory_mib) << 20U;
  pool.rules_digest = rules_digest(rules);
  return pool;
}

IngestOptions ingest_options(const IngestArguments& arguments) {
  const Rules rules = load_chosen_rules(arguments.batch);
  IngestOptions options;
  options.paths = listed_paths(arguments);
  options.filter = {arguments.include, arguments.exclude};
  options.request.pack = arguments.batch.pack;
  options.request.english = arguments.batch.english;
  options.request.reading = arguments.batch.reading;
  options.request.limits = arguments.batch.limits;
  options.pool = pool_options(arguments, rules);
  options.batch_documents = static_cast<std::size_t>(arguments.batch_documents);
  options.stage_frames = !arguments.worker.empty();
  options.retry_failed = arguments.retry_failed;
  options.dry_run = arguments.dry_run;
  return options;
}

// A dry run makes no database.
std::unique_ptr<Sink> open_wanted(const IngestArguments& arguments) {
  const SinkUrl url = parse_sink_url(arguments.to);
  return arguments.dry_run && !is_there(url) ? nullptr : open_sink(url);
}

struct Word {
  const char* chinese;
  const char* english;
};

const char* in(const Word& word, bool english) { return english ? word.english : word.chinese; }

constexpr std::pair<InputStatus, Word> kStatusWords[] = {
    {InputStatus::kOk, {"无发现", "ok"}},
    {InputStatus::kOkWithFindings, {"有发现", "with findings"}},
    {InputStatus::kPartial, {"部分读取", "read in part"}},
    {InputStatus::kSkipped, {"跳过", "skipped"}},
    {InputStatus::kFailed, {"失败", "failed"}},
    {InputStatus::kPending, {"待转换", "to convert"}},
};

using Counts = std::map<std::string, std::uint64_t>;

// "表单  cn.mof.project 3  cn.mof.target 1", with its line end; nothing where nothing is counted.
std::string counts_line(const char* head, const Counts& counts) {
  if (counts.empty()) return "";
  std::string line = head;
  for (const auto& [name, number] : counts) line += "  " + name + " " + std::to_string(number);
  return line + "\n";
}

std::string summary_text(const IngestSummary& summary, bool english) {
  std::string text = in({"输入", "inputs"}, english);
  text += " " + std::to_string(summary.inputs);
  for (const auto& [status, word] : kStatusWords) {
    const std::uint64_t number = summary.count(status);
    if (status == InputStatus::kPending && number == 0) continue;
    text += std::string("  ") + in(word, english) + " " + std::to_string(number);
  }
  text += "\n";
  text += counts_line(in({"跳过", "skipped"}, english), summary.skipped);
  text += counts_line(in({"失败", "failed"}, english), summary.failures);
  text += counts_line(in({"表单", "forms"}, english), summary.families);
  text += counts_line(in({"发现", "findings"}, english), summary.findings);
  if (summary.retries > 0) {
    text += in({"重试 ", "retries "}, english) + std::to_string(summary.retries) + "\n";
  }
  return text;
}

void write_counts(std::string_view key, const Counts& counts, JsonText& json) {
  json.key(key);
  json.open_object();
  for (const auto& [name, number] : counts) {
    json.foreign_key(name);
    json.integer(number);
  }
  json.close_object();
}

std::string summary_json(const IngestSummary& summary, const IngestArguments& arguments) {
  JsonText json(false);
  json.open_object();
  json.text("schema", "jixiao/ingest/1");
  json.text("to", arguments.to);
  json.key("dry_run");
  json.boolean(arguments.dry_run);
  json.key("inputs");
  json.integer(summary.inputs);
  for (const auto& [status, word] : kStatusWords) {
    json.key(status_name(status));
    json.integer(summary.count(status));
  }
  write_counts("skipped_by_reason", summary.skipped, json);
  write_counts("failed_by_kind", summary.failures, json);
  write_counts("forms_by_pack", summary.families, json);
  write_counts("findings_by_code", summary.findings, json);
  json.key("retries");
  json.integer(summary.retries);
  json.close_object();
  return json.take() + "\n";
}

IngestEvents tell(const BatchArguments& batch, std::optional<Progress>& progress) {
  IngestEvents events;
  events.converted = [&](std::uint64_t total, bool failed) {
    if (!progress) progress.emplace(total, batch.quiet, batch.english);
    progress->step(failed);
  };
  events.failed = [&](const std::string& path, FailureKind kind, const std::string& message) {
    if (progress) progress->clear();
    write_stderr(error_line(path, kind, message));
  };
  events.suspect = [&batch](const std::string& path) {
    write_stderr("jixiao: " + plain_line(path) +
                 (batch.english ? ": an earlier run ended while it was read; it comes last\n"
                                : "：上次运行在读取它时中断，这次最后处理\n"));
  };
  events.planned = [](std::string_view what, const std::string& path) {
    write_stdout(std::string(what) + "\t" + plain_line(path) + "\n");
  };
  return events;
}

int status_of(const IngestSummary& summary, const IngestArguments& arguments) {
  if (!arguments.dry_run && !summary.adds_up()) {
    write_stderr("jixiao: internal error: the counts of inputs do not add up\n");
    return kInternalError;
  }
  Totals totals;
  totals.inputs = summary.inputs;
  totals.failed = summary.count(InputStatus::kFailed);
  totals.tally.severities = summary.severities;
  return exit_status(totals, arguments.batch.fail_on);
}

}  // namespace

int ingest_command(const IngestArguments& arguments) {
  if (!arguments.schema.empty()) {
    const bool sqlite = arguments.schema == "sqlite";
    write_stdout(schema_ddl(sqlite ? Dialect::kSqlite : Dialect::kPostgresql));
    return kDone;
  }
  const IngestOptions options = ingest_options(arguments);
  const std::unique_ptr<Sink> sink = open_wanted(arguments);
  std::optional<Progress> progress;
  const IngestSummary summary = ingest(options, sink.get(), tell(arguments.batch, progress));
  progress.reset();
  const bool json = arguments.summary == SummaryFormat::kJson;
  write_stdout(json ? summary_json(summary, arguments)
                    : summary_text(summary, arguments.batch.english));
  return status_of(summary, arguments);
}

}  // namespace jixiao
