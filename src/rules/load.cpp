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
#include "rules/load_extends.h"
#include "rules/load_names.h"
#include "rules/load_nodes.h"
#include "rules/load_parts.h"
#include "rules/load_tests.h"
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

// The changes themselves are in the nodes already.
void take_parent(Keys& keys, Pack& pack, Problems& problems) {
  pack.extends = keys.text("extends", Need::kOptional);
  if (keys.node("change", Need::kOptional) == nullptr || keys.has("extends")) return;
  for (const YamlKey& key : keys.mapping().keys) {
    if (key.text == "change") problems.add(key.mark, "\"change\" is read only with \"extends\"");
  }
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
  if (const YamlNode* node = keys.node("values", Need::kOptional)) {
    pack.values = make_values(*node, problems);
  }
  if (const YamlNode* node = keys.node("sections", Need::kOptional)) {
    pack.sections = make_sections(*node, problems);
  }
  pack.claims = make_claims(keys.list("claims", Need::kOptional), problems);
  pack.fields = make_fields(keys.list("fields", Need::kOptional), problems);
  pack.tables = make_tables(keys.list("tables", Need::kOptional), problems);
  pack.checks = make_checks(keys.list("checks", Need::kOptional), pack, problems);
  pack.tests = make_tests(keys.list("tests", Need::kOptional), pack, problems);
  take_parent(keys, pack, problems);
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

// A file on its way to a pack.
struct Draft {
  std::string file;
  PackTree tree;
  Problems found;
  bool readable = false;  // is there a root?
  enum class State { kRead, kInWork, kDone } state = State::kRead;
  std::optional<Pack> pack;  // if it is done and without a problem
};

std::string head_word(const Draft& draft, std::string_view key) {
  const YamlNode* node = find_value(draft.tree.root, key);
  return node == nullptr ? "" : node->text;
}

Draft read_draft(std::string_view yaml, const std::string& file) {
  Draft draft;
  draft.file = file;
  draft.found.file = file;
  draft.tree.files = {file};
  draft.tree.digest = "sha256:" + sha256(yaml);
  std::vector<YamlProblem> faults;
  std::optional<YamlNode> root = parse_yaml(yaml, faults);
  for (const YamlProblem& fault : faults) draft.found.add(fault.mark, fault.message);
  if (root) draft.tree.root = std::move(*root);
  draft.readable = root.has_value();
  return draft;
}

Draft read_pack_file(const fs::path& path) {
  const std::string name = path.generic_string();
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.is_open() && !stream.bad()) return read_draft(text, name);
  Draft draft;
  draft.file = name;
  draft.found.list.push_back({name, 0, 0, "cannot be read"});
  return draft;
}

// The words of the folder, else of the other; nothing if neither has a file of them. Their problems
// are in its `found`.
std::optional<Draft> read_values(const fs::path& directory, const fs::path& other_words,
                                 KnownKeys* known = nullptr) {
  const auto has_words = [](const fs::path& folder) {
    std::error_code ignored;
    return !folder.empty() && fs::is_regular_file(folder / kValuesFile, ignored);
  };
  if (!has_words(directory) && !has_words(other_words)) return std::nullopt;
  Draft values = read_pack_file((has_words(directory) ? directory : other_words) / kValuesFile);
  values.found.known = known;
  if (values.readable) make_values(values.tree.root, values.found);
  return values;
}

// A pack without a parent has the words of the folder and its own; a child has its parent's.
void give_values(Draft& draft, const Draft& values) {
  const bool child = !head_word(draft, "extends").empty();
  if (child || !values.found.list.empty() || !draft.readable ||
      draft.tree.root.kind != YamlNode::Kind::kMapping)
    return;
  YamlNode words = values.tree.root;
  shift_files(words);
  YamlNode& root = draft.tree.root;
  const auto own = std::find_if(root.keys.begin(), root.keys.end(),
                                [](const YamlKey& key) { return key.text == "values"; });
  if (own == root.keys.end()) {
    root.keys.push_back({"values", words.mark});
    root.items.push_back(std::move(words));
  } else {
    YamlNode& item = root.items[static_cast<std::size_t>(own - root.keys.begin())];
    join_values(words, item);
    item = std::move(words);
  }
  draft.tree.files.push_back(values.file);
  draft.found.ancestors = {values.file};
  draft.tree.digest = "sha256:" + sha256(draft.tree.digest + "\n" + values.tree.digest);
}

Draft* find_draft(std::vector<Draft>& drafts, const std::string& id) {
  const auto same = [&](const Draft& draft) { return head_word(draft, "id") == id; };
  const auto found = std::find_if(drafts.begin(), drafts.end(), same);
  return found == drafts.end() ? nullptr : &*found;
}

// "cn.b, cn.c, cn.b": the way from this pack back to it.
std::string circle_of(std::vector<Draft>& drafts, const std::string& id) {
  std::string way = id;
  const Draft* at = find_draft(drafts, id);
  do {
    const std::string parent = head_word(*at, "extends");
    way += ", " + parent;
    at = find_draft(drafts, parent);
  } while (head_word(*at, "id") != id);
  return way;
}

void finish_draft(std::vector<Draft>& drafts, Draft& draft);

// Null with a problem noted if it is missing, broken or a descendant of this very pack.
const Draft* find_parent(std::vector<Draft>& drafts, Draft& draft, const YamlNode& extends) {
  const std::string& id = extends.text;
  Draft* parent = find_draft(drafts, id);
  if (parent == nullptr) {
    std::vector<std::string> others;
    for (const Draft& other : drafts) {
      if (&other != &draft) others.push_back(head_word(other, "id"));
    }
    draft.found.add(extends.mark,
                    "no pack \"" + id + "\" in the folder of this one" + nearest_hint(id, others));
    return nullptr;
  }
  if (parent->state == Draft::State::kInWork) {
    draft.found.add(extends.mark, "the parents go in a circle: " + circle_of(drafts, id));
    return nullptr;
  }
  finish_draft(drafts, *parent);
  if (parent->pack) return parent;
  draft.found.add(extends.mark, "the parent \"" + id + "\" has mistakes of its own");
  return nullptr;
}

void take_parts_of_parent(std::vector<Draft>& drafts, Draft& draft) {
  const YamlNode* extends = find_value(draft.tree.root, "extends");
  if (extends == nullptr || extends->text.empty()) return;
  const Draft* parent = find_parent(drafts, draft, *extends);
  keep_head(draft.tree.root, draft.found);
  if (parent == nullptr) return;
  extend(draft.tree, parent->tree, draft.found);
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
void finish_draft(std::vector<Draft>& drafts, Draft& draft) {
  if (draft.state != Draft::State::kRead) return;
  draft.state = Draft::State::kInWork;
  Pack pack;
  if (draft.readable) {
    take_parts_of_parent(drafts, draft);
    pack = make_pack(draft.tree.root, draft.found);
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
std::vector<Draft> load_drafts(const std::string& directory, const std::string& other_words,
                               KnownKeys* known = nullptr) {
  std::vector<PackProblem> problems;
  std::error_code error;
  const std::vector<fs::path> files = find_pack_files(directory, error);
  if (error) {
    problems.push_back({directory, 0, 0, "the folder of rule packs cannot be read"});
  } else if (files.empty()) {
    problems.push_back({directory, 0, 0, "no rule pack: no NAME/pack.yml in the folder"});
  }
  std::vector<Draft> drafts;
  drafts.reserve(files.size());
  for (const fs::path& file : files) {
    drafts.push_back(read_pack_file(file));
    drafts.back().found.known = known;
  }
  const std::optional<Draft> values = read_values(directory, other_words, known);
  if (values) {
    problems.insert(problems.end(), values->found.list.begin(), values->found.list.end());
    for (Draft& draft : drafts) give_values(draft, *values);
  }
  for (Draft& draft : drafts) finish_draft(drafts, draft);
  for (const Draft& draft : drafts) {
    problems.insert(problems.end(), draft.found.list.begin(), draft.found.list.end());
  }
  note_double_ids(drafts, problems);
  if (!problems.empty()) throw InvalidRules(std::move(problems));
  const auto by_id = [](const Draft& a, const Draft& b) { return a.pack->id < b.pack->id; };
  std::sort(drafts.begin(), drafts.end(), by_id);
  return drafts;
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
  std::vector<Draft> alone;
  alone.push_back(read_draft(yaml, file));
  Draft& draft = alone.front();
  if (!folder_of_words.empty()) {
    if (const auto values = read_values(folder_of_words, "")) give_values(draft, *values);
  }
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
  std::optional<Draft> values = read_values(directory, other_words);
  if (!values) return {};
  if (!values->found.list.empty()) throw InvalidRules(std::move(values->found.list));
  return make_values(values->tree.root, values->found);
}

Rules load_rules(const std::string& directory, const std::string& other_words) {
  std::vector<Pack> packs;
  for (Draft& draft : load_drafts(directory, other_words)) packs.push_back(std::move(*draft.pack));
  Rules rules = make_rules(std::move(packs));
  rules.values = load_values(directory, other_words);
  return rules;
}

KnownKeys find_known_keys(const std::string& directory) {
  KnownKeys known;
  load_drafts(directory, "", &known);
  return known;
}

std::vector<PackTree> load_pack_trees(const std::string& directory,
                                      const std::string& other_words) {
  std::vector<PackTree> trees;
  for (Draft& draft : load_drafts(directory, other_words)) trees.push_back(std::move(draft.tree));
  return trees;
}

}  // namespace jixiao
