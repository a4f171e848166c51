#include "rules/load_pack.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "rules/load_checks.h"
#include "rules/load_names.h"
#include "rules/load_parts.h"
#include "rules/load_tests.h"
#include "rules/load_values.h"

namespace jixiao {
namespace {

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

// May checks name all that they may in the other pack?
bool knows_all_names(const Pack& pack, const Pack& other) {
  const auto has = [](const std::vector<FieldName>& names, const FieldName& wanted) {
    return std::any_of(names.begin(), names.end(), [&](const FieldName& name) {
      return name.name == wanted.name && name.number == wanted.number && name.many == wanted.many;
    });
  };
  std::vector<std::string_view> places = {"", "sections"};
  for (const TableRule& table : other.tables) places.push_back(table.id);
  return std::all_of(places.begin(), places.end(), [&](std::string_view each) {
    const std::vector<FieldName> names = known_fields(pack, each);
    const std::vector<FieldName> wanted = known_fields(other, each);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const FieldName& name) { return has(names, name); });
  });
}

// Does all of it stand in the file of a parent?
bool is_of_parent(const YamlNode& node, const Problems& problems) {
  return !problems.is_own(node.mark) &&
         std::all_of(node.items.begin(), node.items.end(),
                     [&](const YamlNode& item) { return is_of_parent(item, problems); });
}

// A check that the pack has as its parent has it, over the same names, is made already. `kept`: the
// nodes are the parent's own.
void take_checks(const std::vector<YamlNode>& nodes, bool kept, const Inherited& from, Pack& pack,
                 Problems& problems) {
  const bool same_names = from.keeps("sections") && from.keeps("fields") && from.keeps("tables");
  if (from.parent == nullptr || from.makes_all ||
      (!same_names && !knows_all_names(pack, *from.parent))) {
    pack.checks = make_checks(nodes, pack, problems);
    return;
  }
  pack.checks.reserve(nodes.size());
  std::vector<YamlNode> own;
  std::vector<const CheckRule*> rules;  // null: the next of its own
  for (const YamlNode& node : nodes) {
    const YamlNode* id = find_value(node, "id");
    const auto same = [&](const CheckRule& rule) { return id != nullptr && rule.id == id->text; };
    const std::vector<CheckRule>& made = from.parent->checks;
    const auto rule = std::find_if(made.begin(), made.end(), same);
    const bool ready = rule != made.end() && (kept || is_of_parent(node, problems));
    rules.push_back(ready ? &*rule : nullptr);
    if (!ready) own.push_back(node);
  }
  std::vector<CheckRule> fresh = make_checks(own, pack, problems);
  if (fresh.size() != own.size()) return;  // with problems noted
  auto next = fresh.begin();
  for (const CheckRule* rule : rules) {
    if (rule == nullptr) {
      pack.checks.push_back(std::move(*next++));
    } else {
      pack.checks.push_back(*rule);
    }
  }
}

// A part that the pack keeps is its parent's, ready made.
void take_parts(Keys& keys, const Inherited& from, Pack& pack, Problems& problems) {
  const auto list = [&](std::string_view name) -> const std::vector<YamlNode>& {
    return keys.list(name, Need::kOptional);
  };
  const YamlNode* values = keys.node("values", Need::kOptional);
  if (from.words) {
    pack.values = from.words;
  } else if (values != nullptr) {
    pack.values = std::make_shared<const ValueWords>(make_values(*values, problems));
  }
  const YamlNode* sections = keys.node("sections", Need::kOptional);
  if (from.keeps("sections")) {
    pack.sections = from.parent->sections;
  } else if (sections != nullptr) {
    pack.sections = make_sections(*sections, problems);
  }
  pack.claims = from.keeps("claims") ? from.parent->claims : make_claims(list("claims"), problems);
  pack.fields = from.keeps("fields") ? from.parent->fields : make_fields(list("fields"), problems);
  pack.tables = from.keeps("tables") ? from.parent->tables : make_tables(list("tables"), problems);
  const bool kept = from.keeps("checks") && from.checks != nullptr;
  take_checks(kept ? from.checks->items.get() : list("checks"), kept, from, pack, problems);
}

}  // namespace

bool Inherited::keeps(std::string_view part) const {
  return std::find(kept.begin(), kept.end(), part) != kept.end();
}

Pack make_pack(const YamlNode& root, const Inherited& from, Problems& problems) {
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
  take_parts(keys, from, pack, problems);
  pack.tests = make_tests(keys.list("tests", Need::kOptional), pack, problems);
  take_parent(keys, pack, problems);
  keys.finish();
  return pack;
}

}  // namespace jixiao
