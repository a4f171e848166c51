#include "rules/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include "bytes/bytes.h"
#include "rules/load_extends.h"
#include "rules/load_nodes.h"
#include "rules/load_pack.h"
#include "rules/load_values.h"
#include "rules/yaml.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPackFile = "pack.yml";
constexpr const char* kValuesFile = "values.yml";

std::string all_lines(const std::vector<PackProblem>& problems) {
  std::string lines;
  for (const PackProblem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += to_string(problem);
  }
  return lines;
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

// A file on its way to a pack.
struct Draft {
  std::string file;
  PackTree tree;
  Problems found;
  bool readable = false;  // is there a root?
  Inherited from;
  const Draft* parent = nullptr;
  enum class State { kRead, kInWork, kDone } state = State::kRead;
  std::optional<Pack> pack;  // if it is done and without a problem
};

std::string head_word(const Draft& draft, std::string_view key) {
  const YamlNode* node = find_value(draft.tree.root, key);
  return node == nullptr ? "" : node->text;
}

// The text without the tests, where they come last as they should: they are most of it, and no
// document needs them. Inside them no line begins with a word.
std::string_view cut_tests(std::string_view yaml) {
  constexpr std::string_view kTests = "\ntests:\n";
  const std::size_t begin = yaml.find(kTests);
  if (begin == std::string_view::npos) return yaml;
  for (std::size_t at = begin + kTests.size(); at < yaml.size(); at = yaml.find('\n', at) + 1) {
    if (std::string_view(" #-\n").find(yaml[at]) == std::string_view::npos) return yaml;
    if (yaml.find('\n', at) == std::string_view::npos) break;
  }
  return yaml.substr(0, begin + 1);
}

Draft read_draft(std::string_view yaml, const std::string& file, int number,
                 Tests tests = Tests::kRead) {
  Draft draft;
  draft.file = file;
  draft.found.file = file;
  draft.found.number = number;
  draft.tree.file = number;
  draft.tree.digest = "sha256:" + sha256(yaml);
  std::vector<YamlProblem> faults;
  std::optional<YamlNode> root =
      parse_yaml(tests == Tests::kRead ? yaml : cut_tests(yaml), faults, number);
  for (const YamlProblem& fault : faults) draft.found.add(fault.mark, fault.message);
  if (root) draft.tree.root = std::move(*root);
  draft.readable = root.has_value();
  return draft;
}

std::optional<std::string> read_whole(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  return std::move(text).str();
}

Draft read_pack_file(const fs::path& path, int number, Tests tests = Tests::kRead) {
  const std::string name = path.generic_string();
  if (const std::optional<std::string> text = read_whole(path)) {
    return read_draft(*text, name, number, tests);
  }
  Draft draft;
  draft.file = name;
  draft.found.list.push_back({name, 0, 0, "cannot be read"});
  return draft;
}

// Half of them by a thread of its own: reading is a third of what loading takes.
std::vector<Draft> read_pack_files(const std::vector<fs::path>& files, Tests tests) {
  std::vector<Draft> drafts(files.size());
  const auto read = [&](std::size_t first) {
    for (std::size_t i = first; i < files.size(); i += 2)
      drafts[i] = read_pack_file(files[i], static_cast<int>(i), tests);
  };
  std::future<void> others = std::async(std::launch::async, read, 1);
  read(0);
  others.get();
  return drafts;
}

// The folder's file of words, else the other's.
std::optional<fs::path> find_values_file(const fs::path& directory, const fs::path& other_words) {
  for (const fs::path& folder : {directory, other_words}) {
    std::error_code ignored;
    if (!folder.empty() && fs::is_regular_file(folder / kValuesFile, ignored)) {
      return folder / kValuesFile;
    }
  }
  return std::nullopt;
}

// Nothing if there is no such file. The problems of the words are in its `found`.
std::optional<Draft> read_values(const fs::path& directory, const fs::path& other_words, int number,
                                 KnownKeys* known = nullptr) {
  const std::optional<fs::path> file = find_values_file(directory, other_words);
  if (!file) return std::nullopt;
  Draft values = read_pack_file(*file, number);
  values.found.known = known;
  if (values.readable) {
    ValueWords words = make_values(values.tree.root, values.found);
    values.from.words = std::make_shared<const ValueWords>(std::move(words));
  }
  return values;
}

// A pack without a parent has the words of the folder and its own; a child has its parent's.
void give_values(Draft& draft, const Draft& values, Tests tests) {
  const bool child = !head_word(draft, "extends").empty();
  if (child || !values.found.list.empty() || !draft.readable ||
      draft.tree.root.kind != YamlNode::Kind::kMapping)
    return;
  YamlNode& root = draft.tree.root;
  const auto own = std::find_if(root.keys.begin(), root.keys.end(),
                                [](const YamlKey& key) { return key.text == "values"; });
  const bool has_own = own != root.keys.end();
  if (!has_own) draft.from.words = values.from.words;
  if (has_own || tests == Tests::kRead) {
    YamlNode words = values.tree.root;
    if (has_own) {
      YamlNode& item = root.items.edit()[static_cast<std::size_t>(own - root.keys.begin())];
      join_values(words, item);
      item = std::move(words);
    } else {
      root.keys.edit().push_back({"values", words.mark});
      root.items.edit().push_back(std::move(words));
    }
  }
  draft.tree.digest = "sha256:" + sha256(draft.tree.digest + "\n" + values.tree.digest);
}

// The packs of a folder, being loaded.
struct Folder {
  std::vector<Draft> drafts;
  std::optional<Draft> values;
  std::vector<std::string> files;  // of the drafts and, behind them, of the values
  Tests tests = Tests::kRead;
};

// What every draft calls the files of its nodes by.
void name_files(Folder& folder) {
  for (const Draft& draft : folder.drafts) folder.files.push_back(draft.file);
  if (folder.values) folder.files.push_back(folder.values->file);
  for (Draft& draft : folder.drafts) draft.found.files = &folder.files;
}

Draft* find_draft(Folder& folder, const std::string& id) {
  const auto same = [&](const Draft& draft) { return head_word(draft, "id") == id; };
  const auto found = std::find_if(folder.drafts.begin(), folder.drafts.end(), same);
  return found == folder.drafts.end() ? nullptr : &*found;
}

// "cn.b, cn.c, cn.b": the way from this pack back to it.
std::string circle_of(Folder& folder, const std::string& id) {
  std::string way = id;
  const Draft* at = find_draft(folder, id);
  do {
    const std::string parent = head_word(*at, "extends");
    way += ", " + parent;
    at = find_draft(folder, parent);
  } while (head_word(*at, "id") != id);
  return way;
}

void finish_draft(Folder& folder, Draft& draft);

// Null with a problem noted if it is missing, broken or a descendant of this very pack.
const Draft* find_parent(Folder& folder, Draft& draft, const YamlNode& extends) {
  const std::string& id = extends.text;
  Draft* parent = find_draft(folder, id);
  if (parent == nullptr) {
    std::vector<std::string> others;
    for (const Draft& other : folder.drafts) {
      if (&other != &draft) others.push_back(head_word(other, "id"));
    }
    draft.found.add(extends.mark,
                    "no pack \"" + id + "\" in the folder of this one" + nearest_hint(id, others));
    return nullptr;
  }
  if (parent->state == Draft::State::kInWork) {
    draft.found.add(extends.mark, "the parents go in a circle: " + circle_of(folder, id));
    return nullptr;
  }
  finish_draft(folder, *parent);
  if (parent->pack) return parent;
  draft.found.add(extends.mark, "the parent \"" + id + "\" has mistakes of its own");
  return nullptr;
}

// The nodes of a part, its parent's or an ancestor's where it has none of its own; null: nobody
// has.
const YamlNode* find_part(const Folder& folder, const Draft& draft, std::string_view part) {
  for (const Draft* at = &draft; at != nullptr; at = at->parent) {
    if (const YamlNode* node = find_value(at->tree.root, part)) return node;
    // It has dropped the last of them.
    if (at->parent != nullptr && !at->from.keeps(part)) return nullptr;
  }
  return part == "values" && folder.values ? &folder.values->tree.root : nullptr;
}

// The key of a part in the pack that has its node; where that is another's, its place does not
// matter: only authors look at places, and for them each pack has all its nodes.
YamlKey key_of(const YamlNode& node, std::string_view part, const YamlNode& root) {
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    if (&root.items[i] == &node) return root.keys[i];
  }
  return {std::string(part), node.mark};
}

// What the child changes is made of nodes. The rest is its parent's as it is: of nodes too where
// authors want to see them, else ready made, which is most of what loading would cost.
void take_parts_of_parent(Folder& folder, Draft& draft) {
  const YamlNode* extends = find_value(draft.tree.root, "extends");
  if (extends == nullptr || extends->text.empty()) return;
  const Draft* parent = find_parent(folder, draft, *extends);
  keep_head(draft.tree.root, draft.found);
  if (parent == nullptr) return;
  YamlNode parts;
  parts.kind = YamlNode::Kind::kMapping;
  std::vector<std::string_view> kept;
  for (const std::string_view part : inherited_parts()) {
    const bool changed = changes(draft.tree.root, part);
    if (!changed && part == "values") draft.from.words = parent->pack->values;
    if (!changed && folder.tests == Tests::kLeftOut) {
      kept.push_back(part);
    } else if (const YamlNode* node = find_part(folder, *parent, part)) {
      parts.keys.edit().push_back(key_of(*node, part, parent->tree.root));
      parts.items.edit().push_back(*node);
    }
  }
  extend(draft.tree, std::move(parts), draft.found);
  draft.parent = parent;
  draft.from.parent = &*parent->pack;
  draft.from.kept = std::move(kept);
  draft.from.checks = find_part(folder, *parent, "checks");
  draft.from.makes_all = folder.tests == Tests::kRead;
  draft.tree.digest = "sha256:" + sha256(draft.tree.digest + "\n" + parent->tree.digest);
}

void sort_problems(Problems& found) {
  const auto place = [&](const PackProblem& problem) {
    return std::make_tuple(problem.file != found.file, std::string_view(problem.file), problem.line,
                           problem.column, std::string_view(problem.message));
  };
  const auto before = [&](const auto& a, const auto& b) { return place(a) < place(b); };
  const auto same = [&](const auto& a, const auto& b) { return place(a) == place(b); };
  std::sort(found.list.begin(), found.list.end(), before);
  // A node asked for twice is wrong once.
  found.list.erase(std::unique(found.list.begin(), found.list.end(), same), found.list.end());
}

// Behind it the draft has its pack or its problems.
void finish_draft(Folder& folder, Draft& draft) {
  if (draft.state != Draft::State::kRead) return;
  draft.state = Draft::State::kInWork;
  Pack pack;
  if (draft.readable) {
    take_parts_of_parent(folder, draft);
    pack = make_pack(draft.tree.root, draft.from, draft.found);
  }
  sort_problems(draft.found);
  draft.state = Draft::State::kDone;
  if (!draft.found.list.empty()) return;
  pack.file = draft.file;
  pack.digest = draft.tree.digest;
  number_labels(pack);
  draft.pack = std::move(pack);
}

void note_double_ids(const std::vector<Draft>& drafts, std::vector<PackProblem>& problems) {
  std::map<std::string, std::string> files;
  for (const Draft& draft : drafts) {
    if (!draft.pack) continue;
    const auto [first, added] = files.emplace(draft.pack->id, draft.file);
    if (added) continue;
    problems.push_back(
        {draft.file, 0, 0, "the id \"" + draft.pack->id + "\" is taken by " + first->second});
  }
}

// All packs of the folder, in the order of their ids. Throws InvalidRules.
Folder load_folder(const std::string& directory, const std::string& other_words, Tests tests,
                   KnownKeys* known = nullptr) {
  std::vector<PackProblem> problems;
  std::error_code error;
  const std::vector<fs::path> files = find_pack_files(directory, error);
  if (error) {
    problems.push_back({directory, 0, 0, "the folder of rule packs cannot be read"});
  } else if (files.empty()) {
    problems.push_back({directory, 0, 0, "no rule pack: no NAME/pack.yml in the folder"});
  }
  Folder folder;
  folder.tests = tests;
  std::map<std::string, Pattern> patterns;
  folder.drafts = read_pack_files(files, tests);  // they will point to each other
  for (Draft& draft : folder.drafts) {
    draft.found.known = known;
    draft.found.patterns = &patterns;
  }
  folder.values = read_values(directory, other_words, static_cast<int>(files.size()), known);
  name_files(folder);
  if (folder.values) {
    const std::vector<PackProblem>& list = folder.values->found.list;
    problems.insert(problems.end(), list.begin(), list.end());
    for (Draft& draft : folder.drafts) give_values(draft, *folder.values, tests);
  }
  for (Draft& draft : folder.drafts) finish_draft(folder, draft);
  for (const Draft& draft : folder.drafts) {
    problems.insert(problems.end(), draft.found.list.begin(), draft.found.list.end());
  }
  note_double_ids(folder.drafts, problems);
  if (!problems.empty()) {
    if (tests == Tests::kLeftOut) return load_folder(directory, other_words, Tests::kRead, known);
    throw InvalidRules(std::move(problems));
  }
  const auto by_id = [](const Draft& a, const Draft& b) { return a.pack->id < b.pack->id; };
  std::sort(folder.drafts.begin(), folder.drafts.end(), by_id);
  return folder;
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
                               std::vector<PackProblem>& problems,
                               const std::string& folder_of_words) {
  Folder alone;
  alone.drafts.push_back(read_draft(yaml, file, 0));
  Draft& draft = alone.drafts.front();
  if (!folder_of_words.empty()) alone.values = read_values(folder_of_words, "", 1);
  name_files(alone);
  if (alone.values) give_values(draft, *alone.values, Tests::kRead);
  finish_draft(alone, draft);
  problems.insert(problems.end(), draft.found.list.begin(), draft.found.list.end());
  return std::move(draft.pack);
}

Rules make_rules(std::vector<Pack> packs) {
  Rules rules;
  rules.packs = std::move(packs);
  rules.words = make_form_words(rules.packs);
  rules.detection = DetectIndex(rules.packs);
  return rules;
}

ValueWords load_values(const std::string& directory, const std::string& other_words) {
  std::optional<Draft> values = read_values(directory, other_words, 0);
  if (!values) return {};
  if (!values->found.list.empty()) throw InvalidRules(std::move(values->found.list));
  return make_values(values->tree.root, values->found);
}

Rules load_rules(const std::string& directory, const std::string& other_words, Tests tests) {
  Folder folder = load_folder(directory, other_words, tests);
  std::vector<Pack> packs;
  for (Draft& draft : folder.drafts) packs.push_back(std::move(*draft.pack));
  Rules rules = make_rules(std::move(packs));
  if (folder.values) rules.values = *folder.values->from.words;
  return rules;
}

KnownKeys find_known_keys(const std::string& directory) {
  KnownKeys known;
  load_folder(directory, "", Tests::kRead, &known);
  return known;
}

std::vector<PackTree> load_pack_trees(const std::string& directory,
                                      const std::string& other_words) {
  std::vector<PackTree> trees;
  Folder folder = load_folder(directory, other_words, Tests::kRead);
  for (Draft& draft : folder.drafts) {
    draft.tree.files = folder.files;
    trees.push_back(std::move(draft.tree));
  }
  return trees;
}

std::vector<RulesFile> read_rules_files(const std::string& directory,
                                        const std::string& other_words) {
  std::vector<RulesFile> files;
  std::error_code ignored;
  for (const fs::path& path : find_pack_files(directory, ignored)) {
    files.push_back({path.lexically_relative(directory).generic_string(), read_whole(path)});
  }
  if (const std::optional<fs::path> values = find_values_file(directory, other_words)) {
    files.push_back({kValuesFile, read_whole(*values)});
  }
  return files;
}

std::string rules_digest(const Rules& rules) {
  std::string lines;
  for (const Pack& pack : rules.packs) lines += pack.id + " " + pack.digest + "\n";
  return "sha256:" + sha256(lines);
}

}  // namespace jixiao
