#include "rules/load_extends.h"

#include <algorithm>
#include <utility>

#include "rules/load_names.h"

namespace jixiao {
namespace {

// What a child has from its parent, in the order of a pack.
constexpr std::string_view kParts[] = {"values", "sections", "claims",
                                       "fields", "tables",   "checks"};
// Lists that a change may begin where the parent has none.
constexpr std::string_view kLists[] = {"claims",  "fields",   "tables",    "checks",
                                       "columns", "headings", "numbering", "rows"};

bool is_word(const YamlNode& node) { return node.kind == YamlNode::Kind::kScalar; }
bool is_list(const YamlNode& node) { return node.kind == YamlNode::Kind::kSequence; }

// Empty for an item without one.
std::string id_of(const YamlNode& item) {
  const YamlNode* id = find_value(item, "id");
  return id == nullptr ? "" : id->text;
}

void erase_item(YamlNode& holder, std::size_t index) {
  const auto offset = static_cast<std::ptrdiff_t>(index);
  std::vector<YamlNode>& items = holder.items.edit();
  items.erase(items.begin() + offset);
  if (holder.keys.empty()) return;
  std::vector<YamlKey>& keys = holder.keys.edit();
  keys.erase(keys.begin() + offset);
}

// The value of the key, made if there is none.
YamlNode& value_at(YamlNode& mapping, const YamlKey& key, YamlNode::Kind kind) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
    if (mapping.keys[i].text == key.text) return mapping.items.edit()[i];
  }
  YamlNode made;
  made.kind = kind;
  made.mark = key.mark;
  mapping.keys.edit().push_back(key);
  return mapping.items.edit().emplace_back(std::move(made));
}

// --- Paths -------------------------------------------------------------------------------------

// An item of a list or a value of a mapping. Valid until the tree is changed.
struct Target {
  YamlNode* holder = nullptr;
  std::size_t index = 0;
  YamlNode& node() const { return holder->items.edit()[index]; }
};

std::vector<std::string> names_in(const YamlNode& node) {
  std::vector<std::string> names;
  for (const YamlKey& key : node.keys) names.push_back(key.text);
  if (!is_list(node)) return names;
  for (const YamlNode& item : node.items) {
    if (std::string id = id_of(item); !id.empty()) names.push_back(std::move(id));
  }
  return names;
}

// Does the path go through this name? Ids have dots too: fields.narratives.problems.
bool begins_with(std::string_view path, const std::string& name) {
  if (path.substr(0, name.size()) != name) return false;
  return path.size() == name.size() || path[name.size()] == '.';
}

// The item with the longest name that the path begins with, and that name.
std::optional<std::pair<std::size_t, std::string>> find_step(const YamlNode& node,
                                                             std::string_view path) {
  std::optional<std::pair<std::size_t, std::string>> best;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string name = is_list(node)   ? id_of(node.items[i])
                             : is_word(node) ? std::string()
                                             : node.keys[i].text;
    if (name.empty() || !begins_with(path, name)) continue;
    if (!best || name.size() > best->second.size()) best.emplace(i, name);
  }
  return best;
}

// How far a path leads.
struct Walk {
  Target target;
  YamlNode* last = nullptr;  // the node that lacks the next name
  std::size_t passed = 0;    // bytes of the path, with the dot behind them
  bool arrived = false;
};

Walk walk(YamlNode& root, std::string_view path) {
  Walk walk{{}, &root, 0, false};
  while (const auto step = find_step(*walk.last, path.substr(walk.passed))) {
    walk.target = {walk.last, step->first};
    walk.last = &walk.target.node();
    walk.passed += step->second.size() + 1;
    if (walk.passed > path.size()) {
      walk.arrived = true;
      return walk;
    }
  }
  return walk;
}

// One entry of `change`, being applied to the parts.
struct Change {
  Keys keys;
  const YamlNode& path;
  std::string verb;
  YamlNode& parts;
  Problems& problems;
};

void note_unknown(const Change& change, const Walk& walk) {
  const std::string& path = change.path.text;
  const std::string rest = path.substr(walk.passed);
  const std::string name = rest.substr(0, rest.find('.'));
  const bool top = walk.passed == 0;
  std::vector<std::string> legal = names_in(*walk.last);
  if (top) legal.assign(std::begin(kParts), std::end(kParts));
  std::string hint = nearest_hint(name, legal);
  if (hint.empty()) hint = nearest_hint(rest, legal);
  const YamlMark mark = mark_inside(change.path, static_cast<int>(walk.passed) + 1);
  if (top && is_known(kParts, name)) {
    change.problems.add(mark, "the parent has no \"" + name + "\"");
    return;
  }
  const std::string place = top ? "a pack with a parent" : path.substr(0, walk.passed - 1);
  change.problems.add(mark, "unknown \"" + name + "\" in " + place + hint);
}

std::optional<Target> find_target(const Change& change) {
  const Walk found = walk(change.parts, change.path.text);
  if (found.arrived) return found.target;
  note_unknown(change, found);
  return std::nullopt;
}

// The mapping that has, or may get, the last name of the path as a key.
YamlNode* find_holder(const Change& change) {
  const std::string& path = change.path.text;
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos) return &change.parts;
  const Walk found = walk(change.parts, std::string_view(path).substr(0, dot));
  if (found.arrived && found.last->kind == YamlNode::Kind::kMapping) return found.last;
  note_unknown(change, walk(change.parts, path));
  return nullptr;
}

YamlKey last_key(const Change& change) {
  const std::string& path = change.path.text;
  const std::size_t dot = path.rfind('.');
  const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
  return {path.substr(begin), mark_inside(change.path, static_cast<int>(begin) + 1)};
}

// --- Verbs -------------------------------------------------------------------------------------

// Labels stand in an item's `also`, in a list of labels, or in such a list's long form as `words`.
YamlNode* find_labels(const Change& change, YamlNode& node) {
  if (is_list(node) && names_in(node).empty()) return &node;
  if (node.kind == YamlNode::Kind::kMapping) {
    const bool item = find_value(node, "id") != nullptr;
    const YamlKey key{item ? "also" : "words", change.path.mark};
    YamlNode& labels = value_at(node, key, YamlNode::Kind::kSequence);
    if (is_list(labels)) return &labels;
  }
  change.problems.add(change.path.mark, "\"" + change.path.text + "\" has no labels");
  return nullptr;
}

void add_also(Change& change) {
  const std::vector<YamlNode>& labels = change.keys.list("labels", Need::kRequired);
  const std::optional<Target> target = find_target(change);
  if (!target || labels.empty()) return;
  YamlNode* also = find_labels(change, target->node());
  if (also == nullptr) return;
  std::vector<YamlNode>& items = also->items.edit();
  items.insert(items.end(), labels.begin(), labels.end());
}

void disable(Change& change) {
  const std::optional<Target> target = find_target(change);
  if (!target) return;
  YamlNode& holder = *target->holder;
  const std::string id = id_of(target->node());
  erase_item(holder, target->index);
  if (!is_list(holder) || !holder.items.empty()) return;
  // A list without items is none: its key goes with the last of them.
  const std::string& path = change.path.text;
  const std::string_view list = std::string_view(path).substr(0, path.size() - id.size() - 1);
  const Walk found = walk(change.parts, list);
  erase_item(*found.target.holder, found.target.index);
}

void set_severity(Change& change) {
  const YamlNode* severity = change.keys.node("severity", Need::kRequired);
  const std::optional<Target> target = find_target(change);
  if (!target || severity == nullptr) return;
  if (!begins_with(change.path.text, "checks") || id_of(target->node()).empty()) {
    change.problems.add(change.path.mark, "\"" + change.path.text + "\" is no check");
    return;
  }
  const YamlKey key{"severity", change.path.mark};
  value_at(target->node(), key, YamlNode::Kind::kScalar) = *severity;
}

void replace(Change& change) {
  const YamlNode* with = change.keys.node("with", Need::kRequired);
  const std::optional<Target> target = find_target(change);
  if (!target || with == nullptr) return;
  const std::string id = id_of(target->node());
  if (id.empty()) {
    change.problems.add(change.path.mark,
                        "\"" + change.path.text + "\" is no item with an id, use \"set\"");
    return;
  }
  const YamlNode* other = find_value(*with, "id");
  if (other == nullptr || other->text != id) {
    change.problems.add(other == nullptr ? with->mark : other->mark,
                        "what replaces \"" + id +
                            "\" has the same id; for another one use "
                            "\"disable\" and \"add\"");
    return;
  }
  target->node() = *with;
}

// The list the path leads to, begun if it may be.
YamlNode* find_list(const Change& change) {
  const Walk found = walk(change.parts, change.path.text);
  if (found.arrived) {
    if (is_list(*found.last)) return found.last;
    change.problems.add(change.path.mark, "\"" + change.path.text + "\" is no list");
    return nullptr;
  }
  const YamlKey key = last_key(change);
  if (change.path.text == "sections.headings" || change.path.text == "sections.numbering") {
    value_at(change.parts, {"sections", change.path.mark}, YamlNode::Kind::kMapping);
  }
  if (!is_known(kLists, key.text)) {
    note_unknown(change, found);
    return nullptr;
  }
  YamlNode* holder = find_holder(change);
  return holder == nullptr ? nullptr : &value_at(*holder, key, YamlNode::Kind::kSequence);
}

void add(Change& change) {
  const YamlNode* item = change.keys.node("item", Need::kRequired);
  YamlNode* list = find_list(change);
  if (item == nullptr || list == nullptr) return;
  const std::string name = is_word(*item) ? item->text : id_of(*item);
  const auto same = [&](const YamlNode& other) {
    return !name.empty() && name == (is_word(other) ? other.text : id_of(other));
  };
  if (std::none_of(list->items.begin(), list->items.end(), same)) {
    list->items.edit().push_back(*item);
    return;
  }
  const YamlNode* id = find_value(*item, "id");
  const std::string instead = id == nullptr ? "" : "; use \"replace\" or another id";
  change.problems.add(id == nullptr ? item->mark : id->mark,
                      "\"" + name + "\" is in " + change.path.text + " already" + instead);
}

void set(Change& change) {
  const YamlNode* to = change.keys.node("to", Need::kRequired);
  const Walk found = walk(change.parts, change.path.text);
  const YamlKey key = last_key(change);
  const bool top = change.path.text.find('.') == std::string::npos;
  if (top || key.text == "id" || (found.arrived && is_list(*found.target.holder))) {
    change.problems.add(change.path.mark, "\"set\" changes a key of an item but its id; \"" +
                                              change.path.text + "\" is none, use \"replace\"");
    return;
  }
  YamlNode* holder = find_holder(change);
  if (holder == nullptr || to == nullptr) return;
  YamlNode& value = value_at(*holder, key, to->kind);
  value = *to;
}

struct Verb {
  std::string_view name;
  bool reason;  // is one needed?
  void (*apply)(Change&);
};

constexpr Verb kVerbs[] = {
    {"add_also", false, add_also}, {"disable", true, disable}, {"set_severity", true, set_severity},
    {"replace", true, replace},    {"add", false, add},        {"set", true, set}};

const Verb* find_verb(const YamlNode& entry, Problems& problems) {
  const Verb* found = nullptr;
  std::vector<std::string> names;
  for (const Verb& verb : kVerbs) {
    names.emplace_back(verb.name);
    if (find_value(entry, verb.name) == nullptr) continue;
    if (found != nullptr) {
      problems.add(entry.mark, "two verbs in one change: " + std::string(found->name) + ", " +
                                   std::string(verb.name));
      return nullptr;
    }
    found = &verb;
  }
  if (found != nullptr || entry.keys.empty()) {
    if (found == nullptr)
      problems.add(entry.mark, "a change is a verb with a path: {add: checks, …}");
    return found;
  }
  const YamlKey& first = entry.keys.front();
  const std::string hint = nearest_hint(first.text, names);
  static constexpr std::string_view kNames[] = {"add_also", "disable", "set_severity",
                                                "replace",  "add",     "set"};
  problems.add(first.mark, "unknown verb \"" + first.text + "\"" +
                               (hint.empty() ? ", expected " + name_list(kNames) : hint));
  return nullptr;
}

void apply_change(const YamlNode& entry, YamlNode& parts, Problems& problems) {
  const Verb* verb = find_verb(entry, problems);
  if (verb == nullptr) return;
  const std::string name(verb->name);
  const YamlNode& path = *find_value(entry, name);
  Change change{Keys(entry, problems, "\"" + name + "\""), path, name, parts, problems};
  const bool named = !change.keys.text(name, Need::kRequired).empty();
  change.keys.text("reason", verb->reason ? Need::kRequired : Need::kOptional);
  if (named) {
    verb->apply(change);
    change.keys.finish();
  }
}

}  // namespace

void keep_head(YamlNode& root, Problems& problems) {
  for (std::size_t i = root.keys.size(); i-- > 0;) {
    if (!is_known(kParts, root.keys[i].text)) continue;
    problems.add(root.keys[i].mark,
                 "\"" + root.keys[i].text + "\" comes from the parent; change it under \"change\"");
    erase_item(root, i);
  }
}

Names inherited_parts() { return kParts; }

bool changes(const YamlNode& root, std::string_view part) {
  const YamlNode* list = find_value(root, "change");
  if (list == nullptr) return false;
  const std::string name(part);
  return std::any_of(list->items.begin(), list->items.end(), [&](const YamlNode& entry) {
    return std::any_of(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& verb) {
      const YamlNode* path = find_value(entry, verb.name);
      return path != nullptr && begins_with(path->text, name);
    });
  });
}

void extend(PackTree& child, YamlNode parts, Problems& problems) {
  Keys keys(child.root, problems, "the pack");
  for (const YamlNode& entry : keys.list("change", Need::kOptional)) {
    apply_change(entry, parts, problems);
  }
  for (std::size_t i = 0; i < parts.items.size(); ++i) {
    child.root.keys.edit().push_back(parts.keys[i]);
    child.root.items.edit().push_back(parts.items[i]);
  }
}

}  // namespace jixiao
