// The door to CLI11.
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <stdexcept>
#include <thread>
#include <utility>

#include "cli/argument_words.h"
#include "cli/exit_status.h"
#include "ingest/sink.h"
#include "value/version.h"

namespace jixiao {
namespace {

void add_limit_option(CLI::App& command, LimitWords& words) {
  command
      .add_option_function<std::string>(
          "--limit", [&words](const std::string& word) { words.push_back(word); },
          "NAME=VALUE: another cap on the input; may be repeated, names below")
      ->type_name("NAME=VALUE")
      ->trigger_on_parse();
}

void add_revisions_option(CLI::App& command, std::string& word) {
  command
      .add_option("--revisions", word,
                  "Tracked changes of a .docx: final (default, as if accepted) or original (as if "
                  "rejected)")
      ->check(CLI::IsMember({"final", "original"}));
}

void add_batch_options(CLI::App& command, BatchArguments& batch, BatchWords& words) {
  batch.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  command.add_option("FILE", batch.files, "Reports (.docx or plain text); - is stdin")->required();
  command.add_option("--rules", batch.rules_directory,
                     "Folder of rule packs (default: the one that came with the program)");
  command.add_option("--pack", batch.pack, "Use this pack for every form; do not detect");
  command.add_option("--jobs", batch.jobs, "Documents at a time (default: the cores)")
      ->check(CLI::Range(1, 1024));
  command.add_option("--lang", words.lang, "Language of the messages: zh (default) or en")
      ->check(CLI::IsMember({"zh", "en"}));
  command
      .add_option("--fail-on", words.fail_on,
                  "End with 1 if a finding is at least: error, warning, info or never" +
                      words.fail_on_help + " (default: " + words.fail_on + ")")
      ->check(CLI::IsMember(words.fail_on_choices));
  add_revisions_option(command, words.revisions);
  command.add_flag("--quiet", batch.quiet, "No progress on stderr");
  add_limit_option(command, words.limits);
}

// The commands behind `rules`.
struct RulesLine {
  CLI::App* check = nullptr;
  CLI::App* list = nullptr;
  CLI::App* compile = nullptr;
  CLI::App* test = nullptr;
  CLI::App* lint = nullptr;
  CLI::App* resolve = nullptr;
  CLI::App* explain = nullptr;
  CLI::App* draft = nullptr;

  RulesCheckArguments check_arguments;
  RulesListArguments list_arguments;
  RulesCompileArguments compile_arguments;
  RulesTestArguments test_arguments;
  RulesLintArguments lint_arguments;
  RulesResolveArguments resolve_arguments;
  RulesExplainArguments explain_arguments;
  std::string explain_lang = "zh";
  RulesDraftArguments draft_arguments;
};

// The whole command line: one value a command, of which the parse fills one.
struct CommandLine {
  CLI::App app{"jixiao (绩效): budget-performance self-evaluation reports to exact, checked JSON",
               "jixiao"};
  CLI::App* convert = nullptr;
  CLI::App* check = nullptr;
  CLI::App* extract = nullptr;
  RulesLine rules;

  ConvertArguments convert_arguments;
  BatchWords convert_words = batch_words("never");
  std::string provenance = "all";

  CheckArguments check_arguments;
  BatchWords check_words = check_batch_words();
  std::vector<OutputWord> output_words;
  SuppressWords suppress_words;

  ExtractArguments extract_arguments;
  std::string extract_format = "json";
  std::string extract_revisions = "final";
  LimitWords extract_limits;

  CLI::App* ingest = nullptr;
  IngestArguments ingest_arguments;
  BatchWords ingest_words = batch_words("never");
  std::string summary = "text";

  CLI::App* worker = nullptr;
  WorkerArguments worker_arguments;

  CommandLine();
  void add_convert();
  void add_check();
  void add_suppress_options();
  void add_extract();
  void add_ingest();
  void add_worker();
  void add_rules();
};

CommandLine::CommandLine() {
  app.set_version_flag("--version", "jixiao " + std::string(kEngineVersion));
  app.require_subcommand(1);
  add_convert();
  add_check();
  add_extract();
  add_ingest();
  add_worker();
  add_rules();
  app.footer(
      "Exit status: 0 done, 1 findings at or above --fail-on, 2 bad usage, 3 some inputs failed,\n"
      "4 every input failed, 5 a rule pack is invalid, 70 internal error.\n"
      "Example:\n  jixiao check report.docx");
}

void CommandLine::add_convert() {
  convert = app.add_subcommand("convert", "One JSON report per line, in the order of the files");
  add_batch_options(*convert, convert_arguments.batch, convert_words);
  convert->add_flag("--pretty", convert_arguments.pretty, "Indented, for people");
  convert->add_option("-o,--output", convert_arguments.output_directory,
                      "Write NAME.json for each input into this folder");
  convert
      ->add_option("--provenance", provenance, "Where each value came from: all (default) or none")
      ->check(CLI::IsMember({"all", "none"}));
  convert->footer(
      limits_help() +
      "Example:\n  jixiao convert report.docx --pretty\n  jixiao convert in/*.docx -o out/\n"
      "  jixiao convert huge.docx --limit part_bytes=256MiB --limit cells=5000000");
}

void CommandLine::add_check() {
  check = app.add_subcommand("check", "What does not add up, is missing or contradicts itself");
  add_batch_options(*check, check_arguments.batch, check_words);
  check->add_flag("--pretty", check_arguments.pretty, "Indented JSON, for people");
  check
      ->add_option_function<std::string>(
          "--format",
          [this](const std::string& word) {
            output_words.push_back({false, word});
          },
          "text (default), json, csv, sarif, xlsx, html; may be repeated, each with its own -o, or "
          "several between commas with one")
      ->trigger_on_parse();
  check
      ->add_option_function<std::string>(
          "-o,--output",
          [this](const std::string& word) {
            output_words.push_back({true, word});
          },
          "Write the preceding --format to this file instead of stdout; into a folder (out/) as "
          "findings.csv, findings.xlsx, ...")
      ->trigger_on_parse();
  check->add_flag("!--no-bom", check_arguments.byte_order_mark,
                  "CSV without the byte order mark that Excel knows UTF-8 by");
  add_suppress_options();
  check->footer(
      limits_help() +
      "Example:\n  jixiao check report.docx\n"
      "  jixiao check in/*.docx --format xlsx -o findings.xlsx --format sarif -o findings.sarif\n"
      "  jixiao check in/*.docx --format csv,xlsx,html -o out/\n"
      "  jixiao check in/*.docx --format json -o old.json\n"
      "  jixiao check in/*.docx --baseline old.json --fail-on new-error\n"
      "  jixiao check report.docx --suppressions settled.yml --suppress 4d0263152640 \\\n"
      "    --reason '已核对原始凭证' --by 张三 --until 2026-12-31\n"
      "  jixiao check in/*.docx --suppressions settled.yml");
}

void CommandLine::add_suppress_options() {
  check->add_option(
      "--suppressions", check_arguments.suppressions,
      "Findings that are settled (YAML): they are shown as such and do not count, as long "
      "as their figures are the same, or, without figures, the words around them");
  CLI::Option* suppress = check->add_option(
      "--suppress", suppress_words.fingerprints,
      "Enter the finding with this fingerprint (its first 8 digits or more) in the file of "
      "--suppressions; may be repeated");
  suppress->allow_extra_args(false);
  check->add_option("--reason", suppress_words.terms.reason, "Why it is settled; with --suppress");
  check->add_option("--by", suppress_words.terms.by, "Who says so; with --suppress");
  check->add_option("--until", suppress_words.terms.until,
                    "The last day it holds, 2026-12-31 (default: without end); with --suppress");
  check->add_option(
      "--baseline", check_arguments.baseline,
      "JSON of an earlier check: findings are marked new or unchanged, and those that "
      "are gone are listed");
}

void CommandLine::add_extract() {
  extract = app.add_subcommand("extract", "The document as read, before any rule");
  extract->add_option("FILE", extract_arguments.file, "A report; - is stdin")->required();
  extract
      ->add_option("--format", extract_format,
                   "json (default), text, or dump: one short line a paragraph or cell")
      ->check(CLI::IsMember({"json", "text", "dump"}));
  add_revisions_option(*extract, extract_revisions);
  extract->add_flag("--pretty", extract_arguments.pretty, "Indented JSON, for people");
  const std::string quiet = "Accepted as everywhere; this command has no progress";
  extract->add_flag("--quiet", quiet);
  add_limit_option(*extract, extract_limits);
  extract->footer(limits_help() + "Example:\n  jixiao extract report.docx --format text");
}

void CommandLine::add_ingest() {
  IngestArguments& arguments = ingest_arguments;
  ingest = app.add_subcommand("ingest", "Many reports into a database: folders, files, .zip");
  add_batch_options(*ingest, arguments.batch, ingest_words);
  ingest->get_option("FILE")->required(false)->description("Reports, folders of them, .zip");
  ingest->add_option("--files-from", arguments.files_from,
                     "A file with a path a line, or between NUL bytes; - is stdin");
  ingest->add_option("--to", arguments.to,
                     "Where to: sqlite:FILE (default: sqlite:jixiao.db), ndjson:DIR, csv:DIR, "
                     "postgresql://HOST/NAME");
  ingest->add_option("--include", arguments.include, "Only names like this: '*.docx'; repeatable")
      ->allow_extra_args(false);
  ingest->add_option("--exclude", arguments.exclude, "No names like this; repeatable")
      ->allow_extra_args(false);
  ingest->add_flag("--retry-failed", arguments.retry_failed,
                   "Also what failed before in a way that does not pass by itself");
  ingest->add_flag("--dry-run", arguments.dry_run, "Print what would be done with each input");
  ingest->add_option("--summary", summary, "How the run ended: text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));
  ingest->add_option("--timeout", arguments.timeout_seconds, "Seconds for a document (120)")
      ->check(CLI::Range(1, 86400));
  ingest->add_option("--silence", arguments.silence_seconds, "Seconds for a step of it (60)")
      ->check(CLI::Range(1, 86400));
  ingest->add_option("--memory", arguments.memory_mib, "MiB for a worker (4096); 0: no limit")
      ->check(CLI::Range(0, 1 << 24));
  ingest->add_option("--batch", arguments.batch_documents, "Documents a transaction (256)")
      ->check(CLI::Range(1, 100000));
  ingest->add_option("--worker", arguments.worker,
                     "Another program that speaks the worker's protocol");
  ingest
      ->add_option("--schema", arguments.schema,
                   "Only print the tables and views of: sqlite, postgresql")
      ->check(CLI::IsMember({"sqlite", "postgresql"}));
  ingest->footer(limits_help() +
                 "Example:\n  jixiao ingest in/ --to sqlite:jixiao.db\n"
                 "  find in -name '*.docx' | jixiao ingest --files-from - --summary json");
}

void CommandLine::add_worker() {
  worker = app.add_subcommand(
      "worker", "A server of convert on stdin and stdout, for programs in any language");
  worker->add_option("--rules", worker_arguments.rules_directory,
                     "Folder of rule packs (default: the one that came with the program)");
  worker->add_flag("--stage-board", worker_arguments.stage_board,
                   "Stages are told on a page of memory that is open as descriptor 3");
  const std::string quiet = "Accepted as everywhere; this command has no progress";
  worker->add_flag("--quiet", quiet);
  worker->footer(
      "A message is its length (4 bytes, most significant first) and JSON: {\"path\":\"a.docx\"}\n"
      "is answered by a report. src/ingest/WORKER.md is the protocol, worker_client.py beside it\n"
      "a client.\n"
      "Example:\n  printf '\\0\\0\\0\\021{\"path\":\"a.docx\"}' | jixiao worker");
}

CLI::App* add_rules_command(CLI::App& rules, const std::string& name, const std::string& what,
                            std::string& directory, const std::string& option) {
  CLI::App* command = rules.add_subcommand(name, what);
  command->add_option(option, directory,
                      "Folder of rule packs (default: the one that came with the program)");
  return command;
}

void add_explain(CLI::App& group, RulesLine& rules) {
  RulesExplainArguments& arguments = rules.explain_arguments;
  rules.explain = add_rules_command(group, "explain", "Why a document is read as it is",
                                    arguments.directory, "--rules");
  rules.explain->add_option("FILE", arguments.file, "A report; - is stdin")->required();
  rules.explain->add_option(
      "--field", arguments.field,
      "Every cell that could hold it: project_name, funds.total.executed, indicators.score, "
      "total.score, claims.executed, sections.problems");
  rules.explain->add_option("--pack", arguments.pack,
                            "Read every table with this pack; do not detect");
  rules.explain
      ->add_option("--lang", rules.explain_lang, "Language of the words: zh (default) or en")
      ->check(CLI::IsMember({"zh", "en"}));
  rules.explain->footer(
      "Example:\n  jixiao rules explain report.docx\n"
      "  jixiao rules explain report.docx --field department");
}

void add_draft(CLI::App& group, RulesLine& rules) {
  RulesDraftArguments& arguments = rules.draft_arguments;
  rules.draft = group.add_subcommand("draft", "A starter pack from a form that no pack knows");
  rules.draft->add_option("FILE", arguments.file, "A report; - is stdin")->required();
  const auto is_id = [](const std::string& word) -> std::string {
    const bool letters =
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string::npos;
    const bool first = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    return letters && first ? "" : "an id begins with a small letter: cn.anhui.project";
  };
  rules.draft->add_option("--id", arguments.pack, "Id of the new pack (default: cn.draft.form)")
      ->check(is_id);
  rules.draft->footer(
      "Example:\n  mkdir -p my-rules/cn.anhui.project\n"
      "  jixiao rules draft report.docx --id cn.anhui.project > "
      "my-rules/cn.anhui.project/pack.yml");
}

void CommandLine::add_rules() {
  CLI::App* group = app.add_subcommand("rules", "For authors of rule packs");
  group->require_subcommand(1);
  group->footer("Example:\n  jixiao rules check rules/");
  const std::string folder = "DIR,--rules";
  rules.check = add_rules_command(*group, "check", "Every mistake of every pack, with its place",
                                  rules.check_arguments.directory, folder);
  rules.check->footer("Example:\n  jixiao rules check rules/");
  rules.list = add_rules_command(
      *group, "list", "The packs: id, version, kind, status, parent and title, between tabs",
      rules.list_arguments.directory, folder);
  rules.list->footer("Example:\n  jixiao rules list");
  rules.compile = add_rules_command(
      *group, "compile", "Keep the packs ready made beside the program, so that it starts at once",
      rules.compile_arguments.directory, folder);
  rules.compile->footer(
      "The build does this. Behind a change of a pack the program reads the packs themselves "
      "until\n"
      "it is done again: what a report means never depends on it.\n"
      "Example:\n  jixiao rules compile rules/");
  rules.test = add_rules_command(*group, "test", "Run the tests in the packs; 1 if one fails",
                                 rules.test_arguments.directory, folder);
  rules.test->footer("Example:\n  jixiao rules test rules/");
  rules.lint = add_rules_command(*group, "lint", "What is legal in a pack and yet likely a mistake",
                                 rules.lint_arguments.directory, folder);
  rules.lint->footer("Example:\n  jixiao rules lint rules/");
  rules.resolve =
      add_rules_command(*group, "resolve", "A pack with its parent's parts, each line's origin",
                        rules.resolve_arguments.directory, "--rules");
  rules.resolve->add_option("ID", rules.resolve_arguments.pack, "Of a pack: cn.mof.project")
      ->required();
  rules.resolve->footer("Example:\n  jixiao rules resolve cn.mof.project");
  add_explain(*group, rules);
  add_draft(*group, rules);
}

Arguments typed(const RulesLine& rules) {
  if (rules.list->parsed()) return rules.list_arguments;
  if (rules.compile->parsed()) return rules.compile_arguments;
  if (rules.test->parsed()) return rules.test_arguments;
  if (rules.lint->parsed()) return rules.lint_arguments;
  if (rules.resolve->parsed()) return rules.resolve_arguments;
  if (rules.draft->parsed()) return rules.draft_arguments;
  if (rules.explain->parsed()) {
    RulesExplainArguments arguments = rules.explain_arguments;
    arguments.english = rules.explain_lang == "en";
    return arguments;
  }
  return rules.check_arguments;
}

// Throws std::invalid_argument.
IngestArguments finished_ingest(CommandLine& line) {
  IngestArguments& arguments = line.ingest_arguments;
  finish_batch(arguments.batch, line.ingest_words);
  arguments.summary = line.summary == "json" ? SummaryFormat::kJson : SummaryFormat::kText;
  const bool named = !arguments.batch.files.empty() || !arguments.files_from.empty();
  if (!named && arguments.schema.empty()) {
    throw std::invalid_argument("ingest: name reports or folders, or a list with --files-from");
  }
  if (std::count(arguments.batch.files.begin(), arguments.batch.files.end(), "-") > 0) {
    throw std::invalid_argument("ingest reads no report from stdin; --files-from - reads a list");
  }
  parse_sink_url(arguments.to);
  return arguments;
}

ExtractFormat extract_format(const std::string& word) {
  if (word == "text") return ExtractFormat::kText;
  return word == "dump" ? ExtractFormat::kDump : ExtractFormat::kJson;
}

Arguments typed(CommandLine& line) {
  if (line.convert->parsed()) {
    finish_batch(line.convert_arguments.batch, line.convert_words);
    line.convert_arguments.provenance = line.provenance == "all";
    return line.convert_arguments;
  }
  if (line.check->parsed()) {
    finish_batch(line.check_arguments.batch, line.check_words);
    CheckArguments& check = line.check_arguments;
    check.outputs = pair_outputs(line.output_words);
    check.suppress = typed_suppressions(line.suppress_words, check.suppressions);
    if (check.batch.fail_on.only_new && check.baseline.empty()) {
      throw std::invalid_argument("--fail-on " + line.check_words.fail_on +
                                  " needs --baseline OLD.json");
    }
    return check;
  }
  if (line.extract->parsed()) {
    line.extract_arguments.reading = reading(line.extract_revisions);
    line.extract_arguments.format = extract_format(line.extract_format);
    line.extract_arguments.limits = typed_limits(line.extract_limits);
    return line.extract_arguments;
  }
  if (line.ingest->parsed()) return finished_ingest(line);
  if (line.worker->parsed()) return line.worker_arguments;
  return typed(line.rules);
}

Answer mistake(const std::string& message) {
  return {"jixiao: " + message + "\nSee jixiao --help, or --help behind a command.\n", kBadUsage};
}

}  // namespace

Arguments parse_arguments(int argc, const char* const* argv) {
  CommandLine line;
  try {
    line.app.parse(argc, argv);
    return typed(line);
  } catch (const CLI::CallForVersion& version) {
    return Answer{std::string(version.what()) + "\n", kDone};
  } catch (const CLI::CallForHelp&) {
    return Answer{line.app.help(), kDone};
  } catch (const CLI::ParseError& error) {
    return mistake(error.what());
  } catch (const std::invalid_argument& error) {
    return mistake(error.what());
  }
}

}  // namespace jixiao
