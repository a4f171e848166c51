// The command line -> typed arguments of one command, or an answer (help, version, a mistake).
//
// Example: {"jixiao", "check", "a.docx", "--fail-on", "warning"} gives CheckArguments with one file
// and fail_on.severity = kWarning. Nothing is opened, read or printed here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "check/suppressions.h"
#include "cli/exit_status.h"
#include "report/report.h"
#include "value/limits.h"
#include "value/read_options.h"

namespace jixiao {

// What every command over many inputs takes.
struct BatchArguments {
  std::vector<std::string> files;  // "-" is stdin, at most once
  std::string rules_directory;     // empty: the one that came with the program
  std::string pack;                // empty: detect
  int jobs = 1;
  Limits limits;
  bool quiet = false;
  bool english = false;
  ReadOptions reading;
  FailOn fail_on;
};

struct ConvertArguments {
  BatchArguments batch;
  bool pretty = false;
  bool provenance = true;
  std::string output_directory;  // empty: stdout
};

enum class CheckFormat { kText, kJson, kCsv, kSarif, kXlsx, kHtml };

struct CheckOutput {
  CheckFormat format = CheckFormat::kText;
  std::string path;     // empty: stdout
  bool shared = false;  // with other formats: each has the path with its own ending
};
// Where it goes: in a folder findings.ENDING; a shared path with its ending changed or added.
// "out/" is a folder by its name, `is_folder` says it of one without the stroke.
std::string target_path(const CheckOutput& output, bool is_folder);

// A finding to be entered in the file of suppressions.
struct NewSuppression {
  std::string fingerprint;  // its first digits, at least kLeastFingerprint
  Suppressed terms;
};
inline constexpr std::size_t kLeastFingerprint = 8;

struct CheckArguments {
  BatchArguments batch;
  bool pretty = false;
  bool byte_order_mark = true;       // of CSV
  std::vector<CheckOutput> outputs;  // at least one, at most one of them to stdout
  std::string suppressions;          // a file; empty: none
  std::vector<NewSuppression> suppress;
  std::string baseline;  // a file; empty: none
};

// kDump is the short form that the goldens of samples/docx have.
enum class ExtractFormat { kJson, kText, kDump };

struct ExtractArguments {
  std::string file;
  ExtractFormat format = ExtractFormat::kJson;
  ReadOptions reading;
  Limits limits;
  bool pretty = false;
};

enum class SummaryFormat { kText, kJson };

struct IngestArguments {
  BatchArguments batch;    // files: folders and bundles too
  std::string files_from;  // a list of them; "-" is stdin; empty: none
  std::string to = "sqlite:jixiao.db";
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool retry_failed = false;
  bool dry_run = false;
  SummaryFormat summary = SummaryFormat::kText;
  int timeout_seconds = 120;
  int silence_seconds = 60;
  int memory_mib = 4096;  // 0: no limit
  int batch_documents = 256;
  std::string worker;  // empty: this program
  std::string schema;  // "sqlite": print its tables and do nothing; empty: no
};

struct WorkerArguments {
  bool stage_board = false;     // an ingest has given one to tell stages on
  std::string rules_directory;  // empty: the one that came with the program
};

struct RulesCheckArguments {
  std::string directory;  // empty: the one that came with the program
};

struct RulesListArguments {
  std::string directory;  // as above, here and below
};

struct RulesCompileArguments {
  std::string directory;
};

struct RulesTestArguments {
  std::string directory;
};

struct RulesLintArguments {
  std::string directory;
};

struct RulesResolveArguments {
  std::string pack;
  std::string directory;
};

struct RulesExplainArguments {
  std::string file;   // "-" is stdin
  std::string field;  // empty: every field, in short
  std::string pack;   // empty: detect
  std::string directory;
  bool english = false;
};

struct RulesDraftArguments {
  std::string file;                    // "-" is stdin
  std::string pack = "cn.draft.form";  // the id of the new pack
};

// Help and version go to stdout with status 0, a mistake to stderr with status 2.
struct Answer {
  std::string text;
  int status = 0;
};

using Arguments =
    std::variant<Answer, ConvertArguments, CheckArguments, ExtractArguments, IngestArguments,
                 WorkerArguments, RulesCheckArguments, RulesListArguments, RulesTestArguments,
                 RulesLintArguments, RulesResolveArguments, RulesExplainArguments,
                 RulesDraftArguments, RulesCompileArguments>;

Arguments parse_arguments(int argc, const char* const* argv);

// A --format or an -o, in the order given.
struct OutputWord {
  bool is_path = false;
  std::string value;
};
// Pairs each -o with the --format before it; one that stands before every --format belongs to the
// first. Of several formats between commas all have it. Without any --format it is text. Throws
// std::invalid_argument, worded for the user.
std::vector<CheckOutput> pair_outputs(std::span<const OutputWord> words);

}  // namespace jixiao
