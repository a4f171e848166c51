#include "cli/arguments.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace jixiao {
namespace {

Arguments parse(std::vector<const char*> words) {
  words.insert(words.begin(), "jixiao");
  return parse_arguments(static_cast<int>(words.size()), words.data());
}

template <typename T>
T parse_as(const std::vector<const char*>& words) {
  const Arguments arguments = parse(words);
  if (const Answer* answer = std::get_if<Answer>(&arguments)) {
    ADD_FAILURE() << answer->text;
    return {};
  }
  return std::get<T>(arguments);
}

TEST(Arguments, HaveTheDefaultsOfEachCommand) {
  const auto convert = parse_as<ConvertArguments>({"convert", "a.docx"});
  EXPECT_EQ(convert.batch.files, std::vector<std::string>{"a.docx"});
  EXPECT_FALSE(convert.batch.fail_on.severity);
  EXPECT_GE(convert.batch.jobs, 1);
  EXPECT_TRUE(convert.provenance);
  EXPECT_FALSE(convert.pretty);
  const auto check = parse_as<CheckArguments>({"check", "a.docx"});
  EXPECT_EQ(check.batch.fail_on.severity, Severity::kError);
  ASSERT_EQ(check.outputs.size(), 1U);
  EXPECT_EQ(check.outputs[0].format, CheckFormat::kText);
  EXPECT_EQ(parse_as<ExtractArguments>({"extract", "a.docx"}).format, ExtractFormat::kJson);
  EXPECT_EQ(parse_as<RulesCheckArguments>({"rules", "check"}).directory, "");
}

TEST(Arguments, TakeStdinAndNamesThatLookLikeOptions) {
  EXPECT_EQ(parse_as<ConvertArguments>({"convert", "-"}).batch.files,
            std::vector<std::string>{"-"});
  EXPECT_EQ(parse_as<ConvertArguments>({"convert", "a", "-", "--pretty", "b"}).batch.files,
            (std::vector<std::string>{"a", "-", "b"}));
  EXPECT_EQ(parse_as<ConvertArguments>({"convert", "--", "-x.docx"}).batch.files,
            std::vector<std::string>{"-x.docx"});
  EXPECT_EQ(parse_as<ExtractArguments>({"extract", "-", "--format", "text"}).file, "-");
}

TEST(Arguments, TakeTheViewOfTrackedChanges) {
  const auto view = [](const std::vector<const char*>& more) {
    std::vector<const char*> words = {"extract", "a"};
    words.insert(words.end(), more.begin(), more.end());
    return parse_as<ExtractArguments>(words).reading.revisions;
  };
  EXPECT_EQ(view({}), Revisions::kFinal);
  EXPECT_EQ(view({"--revisions", "final"}), Revisions::kFinal);
  EXPECT_EQ(view({"--revisions", "original"}), Revisions::kOriginal);
  EXPECT_EQ(parse_as<ConvertArguments>({"convert", "a", "--revisions", "original"})
                .batch.reading.revisions,
            Revisions::kOriginal);
  EXPECT_EQ(
      parse_as<CheckArguments>({"check", "a", "--revisions", "original"}).batch.reading.revisions,
      Revisions::kOriginal);
}

TEST(Arguments, TakeEveryOption) {
  const auto convert = parse_as<ConvertArguments>(
      {"convert", "--rules", "r", "--pack", "p", "--jobs", "3", "--lang", "en", "--fail-on",
       "warning", "--quiet", "--provenance", "none", "-o", "out", "a", "b"});
  EXPECT_EQ(convert.batch.rules_directory, "r");
  EXPECT_EQ(convert.batch.pack, "p");
  EXPECT_EQ(convert.batch.jobs, 3);
  EXPECT_TRUE(convert.batch.english);
  EXPECT_TRUE(convert.batch.quiet);
  EXPECT_EQ(convert.batch.fail_on.severity, Severity::kWarning);
  EXPECT_FALSE(convert.provenance);
  EXPECT_EQ(convert.output_directory, "out");
  EXPECT_EQ(parse_as<RulesCheckArguments>({"rules", "check", "r"}).directory, "r");
  EXPECT_FALSE(
      parse_as<CheckArguments>({"check", "a", "--fail-on", "never"}).batch.fail_on.severity);
}

TEST(Arguments, TakeSuppressionsAndABaseline) {
  const auto check = parse_as<CheckArguments>({"check",
                                               "a",
                                               "b",
                                               "--suppressions",
                                               "s.yml",
                                               "--suppress",
                                               "4d0263152640",
                                               "--suppress",
                                               "12345678",
                                               "--reason",
                                               "r",
                                               "--by",
                                               "b",
                                               "--until",
                                               "2026-12-31",
                                               "--baseline",
                                               "o.json",
                                               "--fail-on",
                                               "new-warning",
                                               "--no-bom",
                                               "c"});
  EXPECT_EQ(check.batch.files, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(check.suppressions, "s.yml");
  ASSERT_EQ(check.suppress.size(), 2U);
  EXPECT_EQ(check.suppress[1].fingerprint, "12345678");
  EXPECT_EQ(check.suppress[1].terms.until, "2026-12-31");
  EXPECT_EQ(check.baseline, "o.json");
  EXPECT_EQ(check.batch.fail_on.severity, Severity::kWarning);
  EXPECT_TRUE(check.batch.fail_on.only_new);
  EXPECT_FALSE(check.byte_order_mark);
  EXPECT_TRUE(parse_as<CheckArguments>({"check", "a"}).byte_order_mark);
}

TEST(Arguments, TellTheWorkshopCommandsApart) {
  EXPECT_EQ(parse_as<RulesListArguments>({"rules", "list", "r"}).directory, "r");
  EXPECT_EQ(parse_as<RulesTestArguments>({"rules", "test", "--rules", "r"}).directory, "r");
  EXPECT_EQ(parse_as<RulesLintArguments>({"rules", "lint"}).directory, "");
  const auto resolve =
      parse_as<RulesResolveArguments>({"rules", "resolve", "cn.a", "--rules", "r"});
  EXPECT_EQ(resolve.pack, "cn.a");
  EXPECT_EQ(resolve.directory, "r");
  const auto explain =
      parse_as<RulesExplainArguments>({"rules", "explain", "a", "--field", "grade", "--pack",
                                       "cn.a", "--rules", "r", "--lang", "en"});
  EXPECT_EQ(explain.file, "a");
  EXPECT_EQ(explain.field, "grade");
  EXPECT_EQ(explain.pack, "cn.a");
  EXPECT_EQ(explain.directory, "r");
  EXPECT_TRUE(explain.english);
  EXPECT_FALSE(parse_as<RulesExplainArguments>({"rules", "explain", "a"}).english);
  const auto draft = parse_as<RulesDraftArguments>({"rules", "draft", "a", "--id", "cn.b"});
  EXPECT_EQ(draft.file, "a");
  EXPECT_EQ(draft.pack, "cn.b");
  EXPECT_EQ(parse_as<RulesDraftArguments>({"rules", "draft", "a"}).pack, "cn.draft.form");
}

TEST(Arguments, RefuseMistakesWithStatusTwo) {
  const std::vector<std::vector<const char*>> rows = {
      {},
      {"nonsense"},
      {"convert"},
      {"convert", "a", "--jobs", "0"},
      {"convert", "a", "--jobs", "many"},
      {"convert", "a", "--lang", "fr"},
      {"convert", "a", "--provenance", "some"},
      {"convert", "a", "--fail-on", "fatal"},
      {"convert", "a", "--unknown"},
      {"convert", "-", "-"},
      {"check", "a", "--format", "docx"},
      {"check", "a", "--format", "text,json"},
      {"check", "a", "-o"},
      {"check", "a", "--format", "csv,docx", "-o", "out/"},
      {"check", "a", "--suppress", "4d0263152640", "--reason", "r", "--by", "b"},
      {"check", "a", "--suppress", "4d0263152640", "--suppressions", "s", "--by", "b"},
      {"check", "a", "--suppress", "4d0263152640", "--suppressions", "s", "--reason", "r"},
      {"check", "a", "--suppress", "4d02", "--suppressions", "s", "--reason", "r", "--by", "b"},
      {"check", "a", "--suppress", "4D026315", "--suppressions", "s", "--reason", "r", "--by", "b"},
      {"check", "a", "--reason", "r"},
      {"check", "a", "--suppress", "4d0263152640", "--suppressions", "s", "--reason", "r", "--by",
       "b", "--until", "soon"},
      {"check", "a", "--fail-on", "new-error"},
      {"convert", "a", "--fail-on", "new-error"},
      {"extract", "a", "b"},
      {"extract", "a", "--format", "xml"},
      {"extract", "a", "--revisions", "all"},
      {"extract", "a", "--limit"},
      {"extract", "a", "--limit", "cell=5"},
      {"convert", "a", "--limit", "cells"},
      {"convert", "a", "--limit", "table_nesting=257"},
      {"check", "a", "--limit", "cells=many"},
      {"rules"},
      {"rules", "nonsense"},
      {"rules", "resolve"},
      {"rules", "resolve", "cn.a", "cn.b"},
      {"rules", "explain"},
      {"rules", "explain", "a", "b"},
      {"rules", "explain", "a", "--lang", "fr"},
      {"rules", "draft"},
      {"rules", "draft", "a", "--id", "A b"},
  };
  for (const auto& words : rows) {
    const Arguments arguments = parse(words);
    const Answer* answer = std::get_if<Answer>(&arguments);
    ASSERT_NE(answer, nullptr) << (words.empty() ? "nothing" : words.back());
    EXPECT_EQ(answer->status, 2) << answer->text;
    EXPECT_TRUE(answer->text.starts_with("jixiao: ")) << answer->text;
  }
}

TEST(Arguments, HelpAnywhereWithAnExample) {
  const std::vector<std::vector<const char*>> rows = {
      {"--help"},
      {"convert", "--help"},
      {"check", "--help"},
      {"extract", "--help"},
      {"rules", "check", "--help"},
      {"rules", "list", "--help"},
      {"rules", "test", "--help"},
      {"rules", "lint", "--help"},
      {"rules", "resolve", "--help"},
      {"rules", "--help"},
  };
  for (const auto& words : rows) {
    const Arguments arguments = parse(words);
    const Answer* answer = std::get_if<Answer>(&arguments);
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->status, 0);
    EXPECT_NE(answer->text.find("Example:\n  jixiao "), std::string::npos) << answer->text;
  }
}

TEST(Arguments, TakeLimitsAnywhereAndTheLastOfAName) {
  const auto check = parse_as<CheckArguments>(
      {"check", "--limit", "cells=5", "a", "--limit", "part_bytes=1MiB", "b", "--limit=cells=7"});
  EXPECT_EQ(check.batch.files, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(check.batch.limits.cells, 7);
  EXPECT_EQ(check.batch.limits.part_bytes, 1U << 20);
  EXPECT_EQ(check.batch.limits.columns, Limits{}.columns);
  const auto convert = parse_as<ConvertArguments>({"convert", "a", "--limit", "columns=3"});
  EXPECT_EQ(convert.batch.limits.columns, 3);
  const auto extract = parse_as<ExtractArguments>({"extract", "a", "--limit", "xml_depth=9"});
  EXPECT_EQ(extract.limits.xml_depth, 9);
}

TEST(Arguments, NameTheNearestLimit) {
  const Arguments arguments = parse({"convert", "a", "--limit", "cell=5"});
  EXPECT_EQ(std::get<Answer>(arguments).text,
            "jixiao: --limit: unknown limit \"cell\"; did you mean cells?\n"
            "See jixiao --help, or --help behind a command.\n");
}

TEST(Arguments, HelpListsEveryLimitWithItsDefault) {
  for (const char* command : {"convert", "check", "extract"}) {
    const Arguments arguments = parse({command, "--help"});
    const std::string& help = std::get<Answer>(arguments).text;
    for (const LimitField& field : limit_fields()) {
      const std::string value = limit_text(field, limit_value(Limits{}, field.member));
      const std::size_t at = help.find("  " + std::string(field.name) + "=" + value + " ");
      ASSERT_NE(at, std::string::npos) << field.name;
      const std::string line = help.substr(at, help.find('\n', at) - at);
      EXPECT_TRUE(line.ends_with("  " + std::string(field.meaning))) << line;
    }
  }
}

TEST(Arguments, TellTheVersion) {
  const Arguments arguments = parse({"--version"});
  EXPECT_EQ(std::get<Answer>(arguments).text, "jixiao 0.1.0\n");
  EXPECT_EQ(std::get<Answer>(arguments).status, 0);
}

std::string paired(const std::vector<OutputWord>& words) {
  std::string out;
  try {
    for (const CheckOutput& output : pair_outputs(words)) {
      out += output.format == CheckFormat::kText ? "text>" : "json>";
      out += output.path + " ";
    }
  } catch (const std::invalid_argument&) {
    return "refused";
  }
  return out;
}

TEST(Outputs, OfOneListShareAPathEachWithItsEnding) {
  const auto targets = [](const std::string& formats, const std::string& path, bool is_folder) {
    std::string out;
    for (const CheckOutput& output :
         pair_outputs(std::vector<OutputWord>{{false, formats}, {true, path}})) {
      out += target_path(output, is_folder) + " ";
    }
    return out;
  };
  EXPECT_EQ(targets("csv,xlsx,html", "out/", false),
            "out/findings.csv out/findings.xlsx out/findings.html ");
  EXPECT_EQ(targets("csv,sarif", "out", true), "out/findings.csv out/findings.sarif ");
  EXPECT_EQ(targets("json,text", "in/a", false), "in/a.json in/a.txt ");
  EXPECT_EQ(targets("xlsx,csv", "a.xlsx", false), "a.xlsx a.csv ");
  EXPECT_EQ(targets("xlsx,csv", "2023.v2", false), "2023.v2.xlsx 2023.v2.csv ");
  // One format alone keeps the name it was given.
  EXPECT_EQ(targets("sarif", "a.json", false), "a.json ");
  EXPECT_EQ(targets("sarif", "out/", false), "out/findings.sarif ");
}

TEST(Outputs, PairEachPathWithTheFormatBeforeIt) {
  const auto format = [](const char* value) { return OutputWord{false, value}; };
  const auto path = [](const char* value) { return OutputWord{true, value}; };
  const std::vector<std::pair<std::vector<OutputWord>, std::string>> rows = {
      {{}, "text> "},
      {{path("a")}, "text>a "},
      {{format("json")}, "json> "},
      {{format("json"), path("a")}, "json>a "},
      {{path("a"), format("json")}, "json>a "},
      {{format("text"), format("json"), path("a")}, "text> json>a "},
      {{format("text,json"), path("a")}, "text>a json>a "},
      {{format("text"), format("json"), path("a")}, "text> json>a "},
      {{format("text"), path("a"), format("json"), path("b")}, "text>a json>b "},
      {{format("json"), path("-")}, "json> "},
      {{format("text"), path("a"), format("json"), path("a")}, "refused"},
      {{format("text"), path("a"), path("b")}, "refused"},
      {{path("a"), path("b")}, "refused"},
      {{format("text"), format("json")}, "refused"},
      {{format("")}, "refused"},
      {{format("text,")}, "refused"},
  };
  for (const auto& [words, expected] : rows) EXPECT_EQ(paired(words), expected);
}

TEST(IngestArguments, HaveDefaultsAndTakeEveryOption) {
  const auto plain = parse_as<IngestArguments>({"ingest", "in"});
  EXPECT_EQ(plain.to, "sqlite:jixiao.db");
  EXPECT_EQ(plain.timeout_seconds, 120);
  EXPECT_FALSE(plain.batch.fail_on.severity);
  EXPECT_FALSE(plain.dry_run);
  const auto full = parse_as<IngestArguments>(
      {"ingest",    "--include", "*.docx",  "--include",    "*.txt", "--exclude",
       "*old*",     "--to",      "csv:out", "--files-from", "-",     "--summary",
       "json",      "--silence", "5",       "--memory",     "0",     "--retry-failed",
       "--dry-run", "a",         "b"});
  EXPECT_EQ(full.batch.files, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(full.include, (std::vector<std::string>{"*.docx", "*.txt"}));
  EXPECT_EQ(full.exclude, std::vector<std::string>{"*old*"});
  EXPECT_EQ(full.to, "csv:out");
  EXPECT_EQ(full.files_from, "-");
  EXPECT_EQ(full.summary, SummaryFormat::kJson);
  EXPECT_EQ(full.silence_seconds, 5);
  EXPECT_EQ(full.memory_mib, 0);
  EXPECT_TRUE(full.retry_failed && full.dry_run);
}

TEST(IngestArguments, RefuseWhatNamesNothing) {
  for (const std::vector<const char*>& words : {std::vector<const char*>{"ingest"},
                                                {"ingest", "-"},
                                                {"ingest", "in", "--to", "jixiao.db"},
                                                {"ingest", "in", "--to", "csv:"},
                                                {"ingest", "in", "--to", "mysql:a"},
                                                {"ingest", "in", "--memory", "-1"}}) {
    const Arguments arguments = parse(words);
    const Answer* answer = std::get_if<Answer>(&arguments);
    ASSERT_NE(answer, nullptr) << words.back();
    EXPECT_EQ(answer->status, 2) << words.back();
  }
}

}  // namespace
}  // namespace jixiao
