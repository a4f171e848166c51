#include "rules/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "bytes/bytes.h"
#include "rules/load_checks.h"
#include "rules/load_nodes.h"
#include "rules/load_parts.h"
#include "rules/yaml.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPackFile = "pack.yml";

std::string all_lines(const std::vector<PackProblem>& problems) {
  std::string lines;
  for (const PackProblem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += to_string(problem);
  }
  return lines;
}

bool is_version(std::string_view text) {
  int numbers = 0;
  bool digit = false;
  for (const char c : text) {
    if (c == '.') {
      if (!digit) return false;
      digit = false;
      continue;
    }
    if (c < '0' || c > '9') return false;
    if (!digit) ++numbers;
    digit = true;
  }
  return digit && numbers == 3;
}

void check_format(Keys& keys, Problems& problems) {
  const YamlNode* node = keys.node("format", Need::kRequired);
  if (node == nullptr) return;
  const std::optional<std::string> text = scalar_of(*node, problems);
  if (text && *text != "1") {
    problems.add(node->mark, "format \"" + *text + "\" is not known, expected 1");
  }
}

std::string take_version(Keys& keys, Problems& problems) {
  std::string version = keys.text("version", Need::kRequired);
  if (!version.empty() && !is_version(version)) {
    problems.add(keys.node("version", Need::kRequired)->mark,
                 "\"" + version + "\" is no version, expected three numbers: 1.0.0");
  }
  return version;
}

Authority make_authority(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "authority");
  Authority authority;
  authority.issuer = keys.text("issuer", Need::kOptional);
  authority.document = keys.text("document", Need::kOptional);
  authority.title = keys.text("title", Need::kOptional);
  keys.finish();
  return authority;
}

Pack make_pack(const YamlNode& root, Problems& problems) {
  Keys keys(root, problems, "the pack");
  Pack pack;
  check_format(keys, problems);
  SeenIds ids;
  pack.id = keys.id(ids);
  pack.version = take_version(keys, problems);
  pack.title = keys.text("title", Need::kRequired);
  pack.status = keys.choice("status", statuses(), Need::kOptional);
  if (!keys.has("status")) pack.status = "draft";
  if (const YamlNode* node = keys.node("authority", Need::kOptional)) {
    pack.authority = make_authority(*node, problems);
  }
  if (const YamlNode* node = keys.node("detect", Need::kRequired)) {
    pack.detect = make_detect(*node, problems);
  }
  if (const YamlNode* node = keys.node("sections", Need::kOptional)) {
    pack.sections = make_sections(*node, problems);
  }
  pack.claims = make_claims(keys.list("claims", Need::kOptional), problems);
  pack.fields = make_fields(keys.list("fields", Need::kOptional), problems);
  pack.tables = make_tables(keys.list("tables", Need::kOptional), problems);
  pack.checks = make_checks(keys.list("checks", Need::kOptional), pack, problems);
  keys.finish();
  return pack;
}

// Every pack.yml in the folder and its subfolders, in the order of their paths.
std::vector<fs::path> find_pack_files(const fs::path& directory, std::error_code& error) {
  std::vector<fs::path> files;
  std::error_code ignored;
  if (fs::is_regular_file(directory / kPackFile, ignored)) files.push_back(directory / kPackFile);
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const fs::path file = at->path() / kPackFile;
    if (fs::is_regular_file(file, ignored)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

void load_pack_file(const fs::path& path, Rules& rules, std::vector<PackProblem>& problems) {
  const std::string name = path.generic_string();
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.is_open() || stream.bad()) {
    problems.push_back({name, 0, 0, "cannot be read"});
    return;
  }
  if (std::optional<Pack> pack = parse_pack(text, name, problems)) {
    rules.packs.push_back(std::move(*pack));
  }
}

void note_double_ids(const Rules& rules, std::vector<PackProblem>& problems) {
  std::map<std::string, std::string> files;
  for (const Pack& pack : rules.packs) {
    const auto [first, added] = files.emplace(pack.id, pack.file);
    if (added) continue;
    problems.push_back(
        {pack.file, 0, 0, "the id \"" + pack.id + "\" is taken by " + first->second});
  }
}

}  // namespace

std::string to_string(const PackProblem& problem) {
  if (problem.line == 0) return problem.file + ": " + problem.message;
  return problem.file + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) +
         ": " + problem.message;
}

InvalidRules::InvalidRules(std::vector<PackProblem> found)
    : std::runtime_error(all_lines(found)), problems(std::move(found)) {}

std::optional<Pack> parse_pack(std::string_view yaml, const std::string& file,
                               std::vector<PackProblem>& problems) {
  Problems found{file, {}};
  std::vector<YamlProblem> faults;
  const std::optional<YamlNode> root = parse_yaml(yaml, faults);
  for (const YamlProblem& fault : faults) found.add(fault.mark, fault.message);
  Pack pack;
  if (root) pack = make_pack(*root, found);
  if (found.list.empty()) {
    pack.file = file;
    pack.digest = "sha256:" + sha256(yaml);
    return pack;
  }
  const auto place = [](const PackProblem& problem) {
    return std::tie(problem.line, problem.column, problem.message);
  };
  const auto before = [&](const auto& a, const auto& b) { return place(a) < place(b); };
  const auto same = [&](const auto& a, const auto& b) { return place(a) == place(b); };
  std::sort(found.list.begin(), found.list.end(), before);
  // A node asked for twice is wrong once.
  found.list.erase(std::unique(found.list.begin(), found.list.end(), same), found.list.end());
  problems.insert(problems.end(), found.list.begin(), found.list.end());
  return std::nullopt;
}

Rules load_rules(const std::string& directory) {
  Rules rules;
  std::vector<PackProblem> problems;
  std::error_code error;
  const std::vector<fs::path> files = find_pack_files(directory, error);
  if (error) {
    problems.push_back({directory, 0, 0, "the folder of rule packs cannot be read"});
  } else if (files.empty()) {
    problems.push_back({directory, 0, 0, "no rule pack: no NAME/pack.yml in the folder"});
  }
  for (const fs::path& file : files) load_pack_file(file, rules, problems);
  note_double_ids(rules, problems);
  if (!problems.empty()) throw InvalidRules(std::move(problems));
  const auto by_id = [](const Pack& a, const Pack& b) { return a.id < b.id; };
  std::sort(rules.packs.begin(), rules.packs.end(), by_id);
  return rules;
}

}  // namespace jixiao
