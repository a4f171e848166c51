#include "rules/load_values.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::string_view kOperators[] = {">=", "<=", ">", "<", "=", "~"};

// The word as texts show it. Blank words and such with digits, which belong to figures, are noted.
std::optional<std::string> word_of(const YamlNode& node, Problems& problems) {
  const std::optional<std::string> text = scalar_of(node, problems);
  if (!text) return std::nullopt;
  std::string word = fold_match(*text);
  if (word.empty()) {
    problems.add(node.mark, "the word is blank");
    return std::nullopt;
  }
  if (word.find_first_of("0123456789") != std::string::npos) {
    problems.add(node.mark, "\"" + *text + "\" holds a digit, which belongs to a number");
    return std::nullopt;
  }
  return word;
}

// The words below `name`, each with its place.
template <typename Take>
void each_word(Keys& keys, std::string_view name, Problems& problems, Take take) {
  for (const YamlNode& node : keys.list(name, Need::kOptional)) {
    if (const std::optional<std::string> word = word_of(node, problems)) take(*word, node);
  }
}

void take_meanings(Keys& keys, std::string_view meaning, WordTable& table, Problems& problems) {
  each_word(keys, meaning, problems, [&](const std::string& word, const YamlNode& node) {
    const std::string* other = table.find(word);
    if (table.add(word, std::string(meaning))) return;
    problems.add(node.mark, "\"" + word + "\" means \"" + *other + "\" already");
  });
}

// {'>=': [以上], '<=': [以下]}
void take_operators(Keys& values, std::string_view name, WordTable& table, Problems& problems) {
  const YamlNode* node = values.node(name, Need::kOptional);
  if (node == nullptr) return;
  Keys keys(*node, problems, "operators");
  for (const std::string_view op : kOperators) take_meanings(keys, op, table, problems);
  keys.finish();
}

// {'%': [百分比]}: any unit may have words of its own.
void take_units(Keys& values, WordTable& table, Problems& problems) {
  const YamlNode* node = values.node("units", Need::kOptional);
  if (node == nullptr) return;
  Keys keys(*node, problems, "units");
  for (const YamlKey& unit : node->keys) take_meanings(keys, unit.text, table, problems);
}

void take_table(Keys& keys, std::string_view name, WordTable& table, Problems& problems) {
  each_word(keys, name, problems,
            [&](const std::string& word, const YamlNode&) { table.add(word, ""); });
}

void take_set(Keys& keys, std::string_view name, WordSet& words, Problems& problems) {
  each_word(keys, name, problems,
            [&](const std::string& word, const YamlNode&) { words.insert(word); });
}

// What a whole cell says, compared as labels are.
void take_cells(Keys& keys, std::string_view name, WordSet& words) {
  for (std::string& word : keys.label_keys(name, Need::kOptional)) words.insert(std::move(word));
}

// 节约 ends like 约: the longer word is found first, and means nothing.
void take_plain(Keys& keys, ValueWords& words, Problems& problems) {
  each_word(keys, "plain", problems, [&](const std::string& word, const YamlNode& node) {
    const bool added = words.before.add(word, "") && words.between.add(word, "");
    if (!added) problems.add(node.mark, "\"" + word + "\" is an operator already");
  });
}

bool is_digit_for_sign(const std::string& text) {
  return text.size() == 1 && text[0] >= '1' && text[0] <= '9';
}

void take_misread(Keys& keys, WordTable& table, Problems& problems) {
  for (const YamlNode& node : keys.list("misread", Need::kOptional)) {
    const std::optional<std::string> digit = scalar_of(node, problems);
    if (!digit) continue;
    if (is_digit_for_sign(*digit)) {
      table.add(*digit, "");
    } else {
      problems.add(node.mark, "\"" + *digit + "\" is no digit from 1 to 9");
    }
  }
}

}  // namespace

void join_values(YamlNode& folder, const YamlNode& pack) {
  if (folder.kind != pack.kind || folder.kind == YamlNode::Kind::kScalar) {
    folder = pack;
    return;
  }
  if (folder.kind == YamlNode::Kind::kSequence) {
    std::vector<YamlNode>& items = folder.items.edit();
    items.insert(items.end(), pack.items.begin(), pack.items.end());
    return;
  }
  for (std::size_t i = 0; i < pack.keys.size(); ++i) {
    const auto same = [&](const YamlKey& key) { return key.text == pack.keys[i].text; };
    const auto found = std::find_if(folder.keys.begin(), folder.keys.end(), same);
    if (found != folder.keys.end()) {
      const auto at = static_cast<std::size_t>(std::distance(folder.keys.begin(), found));
      join_values(folder.items.edit()[at], pack.items[i]);
    } else {
      folder.keys.edit().push_back(pack.keys[i]);
      folder.items.edit().push_back(pack.items[i]);
    }
  }
}

ValueWords make_values(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "the values");
  ValueWords words;
  take_operators(keys, "before", words.before, problems);
  take_operators(keys, "behind", words.behind, problems);
  take_operators(keys, "between", words.between, problems);
  take_plain(keys, words, problems);
  take_table(keys, "not", words.negations, problems);
  take_table(keys, "deadlines", words.deadlines, problems);
  take_units(keys, words.units, problems);
  take_set(keys, "counters", words.counters, problems);
  words.numerals = keys.flag("numerals", false);
  take_table(keys, "points", words.points, problems);
  take_cells(keys, "natures", words.natures);
  take_cells(keys, "blank", words.blank);
  take_cells(keys, "not_applicable", words.not_applicable);
  take_cells(keys, "no_reason", words.no_reason);
  take_table(keys, "of_which", words.of_which, problems);
  take_misread(keys, words.misread, problems);
  keys.finish();
  return words;
}

}  // namespace jixiao
