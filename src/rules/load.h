// Pack files -> Rules, strictly: every error of every pack is listed, none is loaded in part.
//
// Example: load_rules("rules") reads rules/*/pack.yml. A mistake is reported as
//   rules/cn.mof.project/pack.yml:12:8: unknown key "lable", did you mean "label"?
// Read: UTF-8 YAML as libyaml's events; every scalar is text until its key says otherwise.
// Refused: duplicate and unknown keys, anchors, aliases, tags, merge keys, second documents.
// A pack may have a parent in the same folder (load_extends.h); the words of rules/values.yml, if
// there is one, are every pack's.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "rules/yaml.h"

namespace jixiao {

struct PackProblem {
  std::string file;
  int line = 0;    // 1-based
  int column = 0;  // 1-based, in characters
  std::string message;
};

// "file:12:8: message"
std::string to_string(const PackProblem& problem);

// Thrown when any pack has a mistake; what() is all problems, a line each.
struct InvalidRules : std::runtime_error {
  explicit InvalidRules(std::vector<PackProblem> found);
  std::vector<PackProblem> problems;
};

// One pack from its text; `file` is for messages. Appends to `problems` and returns the pack if
// there are none in it. It can have no parent: only packs of one folder know each other. With a
// folder it has that folder's words.
std::optional<Pack> parse_pack(std::string_view yaml, const std::string& file,
                               std::vector<PackProblem>& problems,
                               const std::string& folder_of_words = "");

// The packs with what is made of all of them together.
Rules make_rules(std::vector<Pack> packs);

// No document needs the tests of packs, which are most of their text. Left out they are not looked
// at, unless something else is wrong with the folder.
enum class Tests { kRead, kLeftOut };

// Every pack.yml in the folder's subfolders (or in the folder itself), in the order of their ids.
// A folder without values.yml has the words of `other_words`, a folder too, if it is given. Throws
// InvalidRules, also for a folder without packs and for two packs of one id.
Rules load_rules(const std::string& directory, const std::string& other_words = "",
                 Tests tests = Tests::kRead);

// The words of the folder's values.yml, else of the other folder's; none without such a file.
// Throws InvalidRules.
ValueWords load_values(const std::string& directory, const std::string& other_words = "");

// What load_rules() reads: the packs, named below the folder, and the words.
struct RulesFile {
  std::string name;
  std::optional<std::string> bytes;  // none: it cannot be read
};
std::vector<RulesFile> read_rules_files(const std::string& directory,
                                        const std::string& other_words);

// One digest over all of them, "sha256:…": what a document means depends on every pack it could be
// taken for.
std::string rules_digest(const Rules& rules);

// The nodes of a pack with its parent's in them.
struct PackTree {
  YamlNode root;
  int file = 0;                    // its own, as YamlMark has it
  std::vector<std::string> files;  // of the folder, by YamlMark::file
  std::string digest;              // over its own bytes and the digest of its parent or values.yml
};

// The same packs in the same order, as nodes: what `rules resolve` and `rules lint` show. Throws
// InvalidRules as load_rules() does.
std::vector<PackTree> load_pack_trees(const std::string& directory,
                                      const std::string& other_words = "");

// The keys that are read at each kind of place, as messages call it: "a field" -> {also, find, …},
// "the pack", "a check", of a change its verb. Of the places that the folder's packs show: what the
// schema for editors is held against. Throws InvalidRules.
using KnownKeys = std::map<std::string, std::set<std::string>>;
KnownKeys find_known_keys(const std::string& directory);

}  // namespace jixiao
