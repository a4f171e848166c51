// The main stages over sets of documents, in one process and one thread, beside the floor.
//
//   main_stages RULES          answers each line of stdin, the name of a file that lists documents,
//                              a path a line, with one line of what a round over them took:
//       documents 2 xml_bytes 405004 floor 0.0031 extract 0.0052 map 0.0041 …
//   main_stages --floor FILE   the floor alone, once a file: for its peak memory
//
// Times are seconds of processor time, added up over the documents; documents are read from disk
// when a list is first named. A round passes over the documents three times: converts them in
// groups, as `jixiao convert --provenance none` does and with nothing in between; does so again,
// without counting it, for what else is made of them; and runs the floor. What stands in the
// processor's caches is then what stands there in each of these, and the passes are short enough
// for a slow moment of the machine to hit them alike:
//   floor          inflate and scan the main part, handlers that do nothing; of a .docx only
//   extract        bytes -> Document
//   map            Document -> Report
//   check          Report -> findings
//   json           the report as JSON, with provenance; json_bare without
//   findings       the findings as text for people
//   text           the document as text, what `extract --format text` prints
//   release        giving the memory of the Report back
// The release of a Document is part of map, that of the floor part of the floor. `tools/bench/run`
// adds them up to commands. Not here: start of a process and loading of packs, which are measured
// for themselves.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/bytes.h"
#include "cli/conversion.h"
#include "floor.h"
#include "rules/load.h"
#include "write/write.h"

namespace jixiao {
namespace {

enum Stage {
  kFloor,
  kExtract,
  kMap,
  kCheck,
  kJson,
  kJsonBare,
  kFindings,
  kText,
  kRelease,
  kStageCount
};
constexpr std::array<const char*, kStageCount> kStageNames = {
    "floor", "extract", "map", "check", "json", "json_bare", "findings", "text", "release"};

double processor_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Round {
  std::array<double, kStageCount> seconds{};
  std::uint64_t xml_bytes = 0;
  std::uint64_t written = 0;  // so that no stage is without a use
};

// Adds the time since its making, or since the last lap, to the stages.
class Watch {
 public:
  explicit Watch(Round& round) : round_(round), since_(processor_seconds()) {}
  void lap(Stage stage) {
    const double now = processor_seconds();
    round_.seconds[stage] += now - since_;
    since_ = now;
  }
  void leave_out() { since_ = processor_seconds(); }

 private:
  Round& round_;
  double since_;
};

// Converts the first of the documents as `jixiao convert` does, and keeps the documents if they are
// still needed. The stages are told before they begin.
std::vector<Conversion> convert_first(std::span<const Input> documents, const Rules& rules,
                                      const Limits& limits, bool keep, ConversionMemory& memory,
                                      Watch& watch) {
  std::vector<std::string> paths;
  for (const Input& document : documents.first(std::min(documents.size(), kGroupInputs))) {
    paths.push_back(document.path);
  }
  std::optional<Stage> under_way;
  const auto told = [&](std::string_view stage) {
    if (under_way) watch.lap(*under_way);
    under_way.reset();
    if (stage == "read") return;
    if (stage == "extract") watch.leave_out();
    under_way = stage == "extract" ? kExtract : stage == "map" ? kMap : kCheck;
  };
  std::size_t next = 0;
  ConversionOptions options;
  options.limits = limits;
  options.keep_document = keep;
  watch.leave_out();
  std::vector<Conversion> group = convert_group(
      paths, [&](const std::string&) { return documents[next++]; }, rules, options, memory, told);
  if (under_way) watch.lap(*under_way);
  return group;
}

// Passes over all documents, group by group: `make(group, watch)` makes what is measured of them.
template <typename Make>
void pass(std::span<const Input> documents, const Rules& rules, const Limits& limits, bool keep,
          Round& round, const Make& make) {
  ConversionMemory memory;
  while (!documents.empty()) {
    Watch watch(round);
    std::vector<Conversion> group = convert_first(documents, rules, limits, keep, memory, watch);
    for (const Conversion& one : group) {
      if (!one.report) throw std::runtime_error(one.source.path + ": " + one.error.message);
    }
    documents = documents.subspan(group.size());
    watch.leave_out();
    make(group, watch);
  }
}

std::vector<Input> read_documents(const std::string& list, const Limits& limits) {
  std::ifstream names(list);
  std::vector<Input> documents;
  for (std::string path; std::getline(names, path);) {
    documents.push_back(read_input(path, limits));
  }
  return documents;
}

void answer(const std::vector<Input>& documents, const Rules& rules, const Limits& limits) {
  Round round;
  pass(documents, rules, limits, false, round, [&](std::vector<Conversion>& group, Watch& watch) {
    for (const Conversion& one : group) {
      round.written += report_json(*one.report, {false, false}).size();
    }
    watch.lap(kJsonBare);
    group.clear();
    watch.lap(kRelease);
  });
  Round others;
  pass(documents, rules, limits, true, others, [&](std::vector<Conversion>& group, Watch& watch) {
    const auto each = [&](Stage stage, const auto& made) {
      for (const Conversion& one : group) round.written += made(one).size();
      watch.lap(stage);
    };
    each(kJson, [](const Conversion& one) { return report_json(*one.report, {false, true}); });
    each(kFindings, [](const Conversion& one) { return findings_text(*one.report, {}); });
    each(kText, [](const Conversion& one) { return document_text(*one.document); });
  });
  for (const Stage stage : {kJson, kFindings, kText}) round.seconds[stage] = others.seconds[stage];
  for (const Input& document : documents) {
    if (file_kind(document.bytes) != FileKind::kZip) continue;
    Watch watch(round);
    round.xml_bytes += scan_main_part(document.bytes);
    watch.lap(kFloor);
  }
  std::printf("documents %zu xml_bytes %llu written %llu", documents.size(),
              static_cast<unsigned long long>(round.xml_bytes),
              static_cast<unsigned long long>(round.written));
  for (int stage = 0; stage < kStageCount; ++stage) {
    std::printf(" %s %.9f", kStageNames[static_cast<std::size_t>(stage)],
                round.seconds[static_cast<std::size_t>(stage)]);
  }
  std::printf("\n");
  std::fflush(stdout);
}

int serve(const std::string& rules_directory) {
  const Limits limits;
  const Rules rules = load_rules(rules_directory);
  std::map<std::string, std::vector<Input>> lists;
  for (std::string list; std::getline(std::cin, list);) {
    auto known = lists.find(list);
    if (known == lists.end()) known = lists.emplace(list, read_documents(list, limits)).first;
    answer(known->second, rules, limits);
  }
  return 0;
}

int scan_files(int count, char** files) {
  for (int i = 0; i < count; ++i) scan_main_part(read_input(files[i], Limits{}).bytes);
  return 0;
}

}  // namespace
}  // namespace jixiao

int main(int argc, char** argv) {
  try {
    if (argc > 2 && std::string_view(argv[1]) == "--floor") {
      return jixiao::scan_files(argc - 2, argv + 2);
    }
    if (argc == 2) return jixiao::serve(argv[1]);
    std::fputs("main_stages RULES | main_stages --floor FILE...\n", stderr);
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "main_stages: %s\n", error.what());
    return 1;
  }
}
