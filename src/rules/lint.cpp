#include "rules/lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

// A label as the pack writes it, and where.
struct Label {
  std::string text;
  YamlMark mark;
};

// Something labels name: a field, a heading, a column or a row.
struct Labelled {
  std::string list;  // tables.funds.columns; of one list, no label should mean two items
  std::string path;  // tables.funds.columns.executed
  std::vector<Label> labels;
};

struct Linted {
  const PackTree& tree;
  const Pack& pack;
  std::vector<PackProblem> problems;

  bool is_own(const YamlMark& mark) const { return mark.file == tree.file; }
  void note(const YamlMark& mark, const std::string& message) {
    problems.push_back({pack.file, mark.line, mark.column, message});
  }
};

std::string id_of(const YamlNode& item) {
  const YamlNode* id = find_value(item, "id");
  return id == nullptr ? "" : id->text;
}

void add_labelled(const YamlNode& holder, const std::string& key, const std::string& at,
                  std::vector<Labelled>& found) {
  const YamlNode* list = find_value(holder, key);
  if (list == nullptr) return;
  const std::string name = at.empty() ? key : at + "." + key;
  for (const YamlNode& item : list->items) {
    Labelled one{name, name + "." + id_of(item), {}};
    if (const YamlNode* label = find_value(item, "label")) {
      one.labels.push_back({label->text, label->mark});
    }
    if (const YamlNode* also = find_value(item, "also")) {
      for (const YamlNode& label : also->items) one.labels.push_back({label.text, label.mark});
    }
    if (!one.labels.empty()) found.push_back(std::move(one));
  }
}

std::vector<Labelled> labelled_items(const YamlNode& root) {
  std::vector<Labelled> found;
  if (const YamlNode* sections = find_value(root, "sections")) {
    add_labelled(*sections, "headings", "sections", found);
  }
  add_labelled(root, "fields", "", found);
  if (const YamlNode* tables = find_value(root, "tables")) {
    for (const YamlNode& table : tables->items) {
      add_labelled(table, "columns", "tables." + id_of(table), found);
      add_labelled(table, "rows", "tables." + id_of(table), found);
    }
  }
  return found;
}

// --- Labels no test uses -----------------------------------------------------------------------

// A heading's label is compared without its number.
void add_line_keys(const Pack& pack, const std::string& text, std::set<std::string>& keys) {
  keys.insert(label_key(text));
  const std::string folded = fold_match(text);
  for (const NumberingScheme& scheme : pack.sections.numbering) {
    const std::optional<PatternMatch> match = scheme.re.find(folded);
    if (!match || match->whole.begin != 0) continue;
    const int group = scheme.re.group("label");
    const Span label = group < 0 ? match->whole : match->groups[static_cast<std::size_t>(group)];
    keys.insert(label_key(folded.substr(label.end)));
  }
  // "填报单位：某局" uses the label before the colon.
  const std::size_t colon = folded.find(':');
  if (colon != std::string::npos) keys.insert(label_key(folded.substr(0, colon)));
}

std::set<std::string> tested_keys(const Pack& pack) {
  std::set<std::string> keys;
  for (const PackTest& test : pack.tests) {
    for (const LabelSlot& slot : test.slots) keys.insert(slot.labels.begin(), slot.labels.end());
    for (const Block& block : test.document.blocks) {
      if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
        add_line_keys(pack, paragraph->text, keys);
        continue;
      }
      for (const Cell& cell : std::get<Table>(block).cells) {
        add_line_keys(pack, cell_text(cell), keys);
      }
    }
  }
  return keys;
}

void lint_unused_labels(const std::vector<Labelled>& items, Linted& linted) {
  const std::set<std::string> tested = tested_keys(linted.pack);
  for (const Labelled& item : items) {
    std::string unused;
    const YamlMark* first = nullptr;
    for (const Label& label : item.labels) {
      if (!linted.is_own(label.mark) || tested.count(label_key(label.text)) > 0) continue;
      unused += (unused.empty() ? "" : ", ") + label.text;
      if (first == nullptr) first = &label.mark;
    }
    if (first != nullptr) linted.note(*first, item.path + ": no test uses " + unused);
  }
}

// --- One label for two items -------------------------------------------------------------------

void lint_shared_labels(const std::vector<Labelled>& items, Linted& linted) {
  // The first item and mark of each label of a list.
  std::map<std::pair<std::string, std::string>, const Labelled*> first;
  for (const Labelled& item : items) {
    for (const Label& label : item.labels) {
      const auto [known, added] =
          first.emplace(std::make_pair(item.list, label_key(label.text)), &item);
      if (added || !linted.is_own(label.mark)) continue;
      const bool itself = known->second == &item;
      linted.note(label.mark,
                  "the label " + label.text +
                      (itself ? " stands here twice" : " is also that of " + known->second->path));
    }
  }
}

// --- Patterns ----------------------------------------------------------------------------------

// The characters of a text, one a string.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> result;
  for (const char c : text) {
    const bool inside = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (inside && !result.empty()) {
      result.back() += c;
    } else {
      result.emplace_back(1, c);
    }
  }
  return result;
}

bool is_han_at(const std::vector<std::string>& text, std::size_t at) {
  if (at >= text.size() || text[at].size() < 3) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at][i]); };
  char32_t c = text[at].size() == 3 ? byte(0) & 0x0FU : byte(0) & 0x07U;
  for (std::size_t i = 1; i < text[at].size(); ++i) c = (c << 6) | (byte(i) & 0x3FU);
  return is_han(c);
}

bool is_quantifier(const std::string& character) {
  return character == "*" || character == "+" || character == "?";
}

void lint_pattern(const YamlNode& node, Linted& linted) {
  const std::vector<std::string> text = characters(node.text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != "\\") continue;
    const std::string& letter = text[i + 1];
    const bool ascii_class = letter == "b" || letter == "B" || letter == "w" || letter == "W";
    std::size_t behind = i + 2;
    while (behind < text.size() && is_quantifier(text[behind])) ++behind;
    const bool beside = (i > 0 && is_han_at(text, i - 1)) || is_han_at(text, behind);
    if (ascii_class && beside) {
      linted.note(mark_inside(node, static_cast<int>(i) + 1),
                  "\"\\" + letter + "\" knows ASCII letters only and stands beside a Chinese " +
                      "character");
    }
    ++i;  // a pair: the second of "\\\\" opens none
  }
}

// Every value of a key that holds patterns, wherever it stands; tests hold none.
void lint_patterns(const YamlNode& node, bool pattern, Linted& linted) {
  if (node.kind == YamlNode::Kind::kScalar) {
    if (pattern && linted.is_own(node.mark)) lint_pattern(node, linted);
    return;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (node.keys.empty()) {
      lint_patterns(node.items[i], pattern, linted);
      continue;
    }
    const std::string& key = node.keys[i].text;
    if (key == "tests" || key == "change") continue;
    // Of `sentences` all keys but `least` hold patterns.
    const bool holds_patterns =
        key == "re" || key == "group_weight" || key == "sentences" || (pattern && key != "least");
    lint_patterns(node.items[i], holds_patterns, linted);
  }
}

// --- Checks without tests ----------------------------------------------------------------------

// A code stands for a check only where no other check has it.
bool names_check(const Expectation& expectation, const CheckRule& check, const Pack& pack) {
  if (expectation.name == check.id) return true;
  const auto same = [&](const CheckRule& other) { return other.code == check.code; };
  return expectation.name == check.code &&
         std::count_if(pack.checks.begin(), pack.checks.end(), same) == 1;
}

bool is_tested(const CheckRule& check, const Pack& pack,
               std::vector<Expectation> PackTest::*expectations) {
  return std::any_of(pack.tests.begin(), pack.tests.end(), [&](const PackTest& test) {
    const std::vector<Expectation>& list = test.*expectations;
    return std::any_of(list.begin(), list.end(), [&](const Expectation& expectation) {
      return names_check(expectation, check, pack);
    });
  });
}

// What a child inherits it judges in forms of its own, and those its tests have to show: all but
// the checks of look-alikes, which never run. Told at the pack's id, in one line each.
void lint_inherited_checks(const YamlNode& checks, Linted& linted) {
  const YamlNode* id = find_value(linted.tree.root, "id");
  const std::string& kind = linted.pack.detect.kind;
  const bool judged = kind == "project" || kind == "department" || kind == "transfer";
  if (id == nullptr || linted.pack.extends.empty() || !judged) return;
  std::set<std::string> inherited;
  for (const YamlNode& node : checks.items) {
    if (!linted.is_own(node.mark)) inherited.insert(id_of(node));
  }
  const auto note = [&](std::vector<Expectation> PackTest::*list, const std::string& does) {
    std::string untested;
    for (const CheckRule& check : linted.pack.checks) {
      if (inherited.count(check.id) == 0 || is_tested(check, linted.pack, list)) continue;
      untested += (untested.empty() ? "" : ", ") + check.id;
    }
    if (untested.empty()) return;
    linted.note(id->mark, "no test in which these inherited checks " + does + ": " + untested);
  };
  note(&PackTest::fires, "fire");
  note(&PackTest::silent, "are silent");
}

void lint_untested_checks(Linted& linted) {
  const YamlNode* nodes = find_value(linted.tree.root, "checks");
  if (nodes == nullptr) return;
  lint_inherited_checks(*nodes, linted);
  for (const YamlNode& node : nodes->items) {
    const std::string id = id_of(node);
    for (const CheckRule& check : linted.pack.checks) {
      if (check.id != id || !linted.is_own(node.mark)) continue;
      const bool fires = is_tested(check, linted.pack, &PackTest::fires);
      const bool silent = is_tested(check, linted.pack, &PackTest::silent);
      if (!fires) linted.note(node.mark, "no test in which the check " + id + " fires");
      if (!silent) linted.note(node.mark, "no test in which the check " + id + " is silent");
    }
  }
}

}  // namespace

std::vector<PackProblem> lint_pack(const PackTree& tree, const Pack& pack) {
  Linted linted{tree, pack, {}};
  const std::vector<Labelled> items = labelled_items(tree.root);
  lint_unused_labels(items, linted);
  lint_shared_labels(items, linted);
  lint_patterns(tree.root, false, linted);
  lint_untested_checks(linted);
  std::stable_sort(linted.problems.begin(), linted.problems.end(),
                   [](const PackProblem& a, const PackProblem& b) {
                     return std::make_pair(a.line, a.column) < std::make_pair(b.line, b.column);
                   });
  return std::move(linted.problems);
}

}  // namespace jixiao
