// rules/README.md, the reference: its examples are one pack that loads and whose test holds, its
// list of checks is what the loader knows, and every key has an example.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "cli/pack_tests.h"
#include "converted.h"
#include "rules/pack_folder.h"
#include "rules/resolve.h"

namespace jixiao {
namespace {

std::string reference() { return file_bytes(std::string(JIXIAO_RULES_DIR) + "/README.md"); }

// The contents of the blocks fenced as ```yaml.
std::vector<std::string> examples() {
  std::vector<std::string> found;
  const std::string text = reference();
  const std::string fence = "\n```yaml\n";
  for (std::size_t at = 0; (at = text.find(fence, at)) != std::string::npos;) {
    at += fence.size();
    found.push_back(text.substr(at, text.find("\n```", at) - at + 1));
  }
  return found;
}

bool is_child(const std::string& example) { return example.find("extends:") != std::string::npos; }

// All examples but the child's, one behind the other.
std::string example_pack() {
  std::string yaml;
  for (const std::string& example : examples()) {
    if (!is_child(example)) yaml += example;
  }
  return yaml;
}

TEST(Reference, HasExamplesThatAreOnePack) {
  const Folder folder;
  folder.write("pack.yml", example_pack());
  ASSERT_EQ(complaint(folder.path), "1 packs");
  const Rules rules = load_rules(folder.path.string());
  ASSERT_FALSE(rules.packs[0].tests.empty());
  for (const PackProblem& problem : run_pack_tests(rules.packs[0], rules)) {
    ADD_FAILURE() << to_string(problem);
  }
}

TEST(Reference, HasAChildThatLoads) {
  const Folder folder;
  folder.write("parent/pack.yml",
               file_bytes(std::string(JIXIAO_RULES_DIR) + "/cn.mof.project/pack.yml"));
  int children = 0;
  for (const std::string& example : examples()) {
    if (!is_child(example)) continue;
    ++children;
    folder.write("child/pack.yml", example);
    EXPECT_EQ(complaint(folder.path), "2 packs");
  }
  EXPECT_EQ(children, 1);
}

// The words in the rows of a markdown table that begins with this head; `column` counts from 0.
struct CheckRow {
  std::string kind;
  std::string example;
};

std::vector<CheckRow> check_rows() {
  std::vector<CheckRow> rows;
  const std::string text = reference();
  std::size_t at = text.find("| kind | keys");
  at = text.find('\n', text.find('\n', at) + 1) + 1;
  while (at < text.size() && text[at] == '|') {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t kind = line.find('`') + 1;
    const std::size_t last = line.rfind("| ") + 2;
    CheckRow row{line.substr(kind, line.find('`', kind) - kind), ""};
    // The last cell holds one example or several, each in backquotes; the first will do.
    const std::size_t begin = line.find('`', last) + 1;
    row.example = line.substr(begin, line.find('`', begin) - begin);
    rows.push_back(row);
  }
  return rows;
}

// Of the whole project pack, so that the examples find the fields they name.
std::string complaint_about(const CheckRow& row, const std::string& code) {
  std::string yaml;
  for (const PackTree& tree : load_pack_trees(JIXIAO_RULES_DIR)) {
    if (find_value(tree.root, "id")->text == "cn.mof.project") yaml = resolved_text(tree);
  }
  const std::size_t checks = yaml.find("\nchecks:");
  yaml = yaml.substr(0, checks + 1) + "checks:\n  - {id: example, kind: " + row.kind +
         ", code: " + code + ", " + row.example + "}\n";
  std::vector<PackProblem> problems;
  parse_pack(yaml, "p", problems);
  return problems.empty() ? "" : to_string(problems.front());
}

TEST(Reference, HasAnExampleOfEachKindOfCheck) {
  std::set<std::string> kinds;
  for (const CheckRow& row : check_rows()) {
    kinds.insert(row.kind);
    // Only the kind `score` depends on its code.
    const bool score = row.kind == "score";
    EXPECT_EQ(complaint_about(row, score ? "execution-score-mismatch" : "missing-field"), "")
        << row.kind << ": " << row.example;
  }
  EXPECT_EQ(kinds.size(), 25U);
}

// Every key the loader reads stands in an example: in a block, or in the list of checks.
TEST(Reference, HasAnExampleOfEachKey) {
  std::string shown;
  for (const std::string& example : examples()) shown += example;
  for (const CheckRow& row : check_rows()) shown += row.example + "\n";
  const auto shows = [&](const std::string& key) {
    for (const char* before : {"\n", " ", "{", "- "}) {
      if (shown.find(before + key + ":") != std::string::npos) return true;
      if (shown.find(before + ("'" + key + "':")) != std::string::npos) return true;
    }
    return false;
  };
  KnownKeys known;
  {
    const Folder folder;
    folder.write("parent/pack.yml",
                 file_bytes(std::string(JIXIAO_RULES_DIR) + "/cn.mof.project/pack.yml"));
    folder.write("narrative/pack.yml",
                 file_bytes(std::string(JIXIAO_RULES_DIR) + "/cn.report.narrative/pack.yml"));
    folder.write("example/pack.yml", example_pack());
    for (const std::string& example : examples()) {
      if (is_child(example)) folder.write("child/pack.yml", example);
    }
    ASSERT_EQ(complaint(folder.path), "4 packs");
    known = find_known_keys(folder.path.string());
  }
  EXPECT_GT(known.size(), 20U);
  known.erase("values");  // JSON Pointers
  for (const auto& [what, keys] : known) {
    for (const std::string& key : keys) EXPECT_TRUE(shows(key)) << what << " " << key;
  }
}

}  // namespace
}  // namespace jixiao
