// Values of a pack's YAML nodes, each asked for with the shape it must have.
//
// Example: Keys keys(node, problems, "a field");
//          const std::string id = keys.text("id", Need::kRequired);
//          keys.finish();
// notes `a field needs "id"` if there is none, and every key that nobody asked for as unknown. A
// wrong value is noted with its place and a neutral one returned, so that one run finds all
// mistakes. Not here: which keys stand where (load_parts.h, load_checks.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/load.h"
#include "rules/load_names.h"
#include "rules/pack.h"
#include "rules/yaml.h"

namespace jixiao {

struct Problems {
  std::string file;
  std::vector<PackProblem> list;
  int number = 0;  // of the file, as YamlMark has it
  // By number, where the pack has nodes of other files too: of its parent, of values.yml.
  const std::vector<std::string>* files = nullptr;
  KnownKeys* known = nullptr;  // where it is asked for: what Keys were asked
  // Those of all packs of a folder: a child's are mostly its parent's, compiled once.
  std::map<std::string, Pattern>* patterns = nullptr;

  // A fault of a parent's line says who changed it: by itself the parent is sound.
  void add(YamlMark mark, const std::string& message);
  bool is_own(const YamlMark& mark) const { return mark.file == number; }
};

enum class Need { kOptional, kRequired };

// ids of a list met so far, with the line of each
using SeenIds = std::map<std::string, int>;

class Keys {
 public:
  // `what` names the place in messages: "a field", "the pack".
  Keys(const YamlNode& node, Problems& problems, std::string what);

  // Null if absent.
  const YamlNode* node(std::string_view name, Need need);
  // A scalar; empty if absent.
  std::string text(std::string_view name, Need need);
  // One of `legal`; empty if absent or another.
  std::string choice(std::string_view name, Names legal, Need need);
  // Its place in `legal`; `fallback` if absent or another.
  std::size_t choice_index(std::string_view name, Names legal, std::size_t fallback);
  // Small letters, digits, '_' and '.'; not yet in `seen`.
  std::string id(SeenIds& seen);
  int integer(std::string_view name, int least, int most, int fallback);
  bool flag(std::string_view name, bool fallback);
  std::optional<Decimal> decimal(std::string_view name, Need need);
  std::vector<std::string> words(std::string_view name, Need need);
  // The same, folded with label_key().
  std::vector<std::string> label_keys(std::string_view name, Need need);
  std::vector<Pattern> patterns(std::string_view name, Need need);
  // The items of a list; none if absent.
  const std::vector<YamlNode>& list(std::string_view name, Need need);

  // Notes the keys that were not asked for.
  void finish();
  const YamlNode& mapping() const { return *node_; }
  bool has(std::string_view name) const { return find(name) != nullptr; }

 private:
  const YamlNode* find(std::string_view name) const;

  const YamlNode* node_;
  Problems* problems_;
  std::string what_;
  std::vector<std::string_view> asked_;  // literals, or keys of the node
};

// The text of a scalar; what it must be otherwise is noted, and nothing returned.
std::optional<std::string> scalar_of(const YamlNode& node, Problems& problems);
// A list of scalars that are not empty.
std::vector<std::string> words_of(const YamlNode& node, Problems& problems);
std::optional<std::string> label_key_of(const YamlNode& node, Problems& problems);
std::vector<std::string> label_keys_of(const YamlNode& node, Problems& problems);
std::optional<Pattern> pattern_of(const YamlNode& node, Problems& problems);
std::vector<Pattern> patterns_of(const YamlNode& node, Problems& problems);
// The patterns under a key, which must all have these groups.
std::vector<Pattern> patterns_with(Keys& keys, std::string_view name, Need need,
                                   const std::vector<std::string>& groups, Problems& problems);

// ", did you mean "label"?" or nothing.
std::string nearest_hint(std::string_view wrong, const std::vector<std::string>& legal);

}  // namespace jixiao
