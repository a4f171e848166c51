#include "rules/load_nodes.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

std::string kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kScalar:
      return "a value";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMapping:
      return "keys with values";
  }
  return "";
}

// Notes a node of another shape than wanted.
bool has_kind(const YamlNode& node, YamlNode::Kind wanted, Problems& problems) {
  if (node.kind == wanted) return true;
  const std::optional<std::string> colon = find_colon_hint(node.text);
  if (wanted == YamlNode::Kind::kMapping && colon) {
    problems.add(node.mark, *colon);
    return false;
  }
  const bool nothing = node.kind == YamlNode::Kind::kScalar && node.text.empty();
  const std::string found = nothing ? "nothing" : kind_name(node.kind);
  problems.add(node.mark, "expected " + kind_name(wanted) + ", found " + found);
  return false;
}

bool is_id(std::string_view text) {
  const auto legal = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(), legal);
}

std::optional<int> parse_integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <typename T, typename OfNode>
std::vector<T> each_item(const YamlNode& node, Problems& problems, OfNode of_node) {
  std::vector<T> values;
  if (!has_kind(node, YamlNode::Kind::kSequence, problems)) return values;
  if (node.items.empty()) problems.add(node.mark, "the list is empty");
  for (const YamlNode& item : node.items) {
    if (auto value = of_node(item, problems)) values.push_back(std::move(*value));
  }
  return values;
}

void note_missing_group(const Pattern& pattern, const YamlNode& node, const std::string& group,
                        Problems& problems) {
  if (pattern.has_group(group)) return;
  problems.add(node.mark, "the pattern has no group \"" + group + "\": (?P<" + group + ">…)");
}

}  // namespace

void Problems::add(YamlMark mark, const std::string& message) {
  if (is_own(mark) || files == nullptr) {
    list.push_back({file, mark.line, mark.column, message});
  } else {
    list.push_back({files->at(static_cast<std::size_t>(mark.file)), mark.line, mark.column,
                    message + " (as " + file + " changes the pack)"});
  }
}

std::string nearest_hint(std::string_view wrong, const std::vector<std::string>& legal) {
  const std::string nearest = find_nearest(wrong, legal);
  return nearest.empty() ? "" : ", did you mean \"" + nearest + "\"?";
}

std::optional<std::string> scalar_of(const YamlNode& node, Problems& problems) {
  if (!has_kind(node, YamlNode::Kind::kScalar, problems)) return std::nullopt;
  if (!node.text.empty()) return node.text;
  problems.add(node.mark, "a value is missing");
  return std::nullopt;
}

std::vector<std::string> words_of(const YamlNode& node, Problems& problems) {
  return each_item<std::string>(node, problems, scalar_of);
}

std::optional<std::string> label_key_of(const YamlNode& node, Problems& problems) {
  const std::optional<std::string> text = scalar_of(node, problems);
  if (!text) return std::nullopt;
  std::string key = label_key(*text);
  if (!key.empty()) return key;
  problems.add(node.mark, "the label is blank");
  return std::nullopt;
}

std::vector<std::string> label_keys_of(const YamlNode& node, Problems& problems) {
  return each_item<std::string>(node, problems, label_key_of);
}

std::optional<Pattern> pattern_of(const YamlNode& node, Problems& problems) {
  const std::optional<std::string> source = scalar_of(node, problems);
  if (!source) return std::nullopt;
  try {
    if (problems.patterns == nullptr) return Pattern(*source);
    const auto known = problems.patterns->find(*source);
    if (known != problems.patterns->end()) return known->second;
    return problems.patterns->emplace(*source, Pattern(*source)).first->second;
  } catch (const PatternError& error) {
    problems.add(mark_inside(node, error.column), error.what());
    return std::nullopt;
  }
}

std::vector<Pattern> patterns_of(const YamlNode& node, Problems& problems) {
  return each_item<Pattern>(node, problems, pattern_of);
}

Keys::Keys(const YamlNode& node, Problems& problems, std::string what)
    : node_(&node), problems_(&problems), what_(std::move(what)) {
  has_kind(node, YamlNode::Kind::kMapping, problems);
}

const YamlNode* Keys::find(std::string_view name) const {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    if (node_->keys[i].text == name) return &node_->items[i];
  }
  return nullptr;
}

const YamlNode* Keys::node(std::string_view name, Need need) {
  asked_.push_back(name);
  const YamlNode* found = find(name);
  // Of what is no mapping at all, the missing keys are not worth a word each.
  const bool report = need == Need::kRequired && node_->kind == YamlNode::Kind::kMapping;
  if (found == nullptr && report) {
    problems_->add(node_->mark, what_ + " needs \"" + std::string(name) + "\"");
  }
  return found;
}

std::string Keys::text(std::string_view name, Need need) {
  const YamlNode* found = node(name, need);
  if (found == nullptr) return "";
  return scalar_of(*found, *problems_).value_or("");
}

std::string Keys::choice(std::string_view name, Names legal, Need need) {
  const YamlNode* found = node(name, need);
  if (found == nullptr) return "";
  const std::optional<std::string> text = scalar_of(*found, *problems_);
  if (!text) return "";
  if (is_known(legal, *text)) return *text;
  problems_->add(found->mark, "\"" + *text + "\" is not allowed for \"" + std::string(name) +
                                  "\", expected " + name_list(legal));
  return "";
}

std::size_t Keys::choice_index(std::string_view name, Names legal, std::size_t fallback) {
  const std::string word = choice(name, legal, Need::kOptional);
  const auto found = std::find(legal.begin(), legal.end(), word);
  return found == legal.end() ? fallback : static_cast<std::size_t>(found - legal.begin());
}

std::string Keys::id(SeenIds& seen) {
  const YamlNode* found = node("id", Need::kRequired);
  if (found == nullptr) return "";
  const std::optional<std::string> text = scalar_of(*found, *problems_);
  if (!text) return "";
  if (!is_id(*text)) {
    problems_->add(found->mark, "\"" + *text +
                                    "\" is no id: small letters first, then also "
                                    "digits, \"_\", \"-\" and \".\"");
    return "";
  }
  const auto [first, added] = seen.emplace(*text, found->mark.line);
  if (!added) {
    problems_->add(found->mark, "duplicate id \"" + *text + "\", first on line " +
                                    std::to_string(first->second));
  }
  return *text;
}

int Keys::integer(std::string_view name, int least, int most, int fallback) {
  const YamlNode* found = node(name, Need::kOptional);
  if (found == nullptr) return fallback;
  const std::optional<std::string> text = scalar_of(*found, *problems_);
  if (!text) return fallback;
  const std::optional<int> value = parse_integer(*text);
  if (value && *value >= least && *value <= most) return *value;
  problems_->add(found->mark, "\"" + *text + "\" is no whole number from " + std::to_string(least) +
                                  " to " + std::to_string(most));
  return fallback;
}

bool Keys::flag(std::string_view name, bool fallback) {
  static constexpr std::string_view kFlags[] = {"false", "true"};
  return choice_index(name, kFlags, fallback ? 1 : 0) == 1;
}

std::optional<Decimal> Keys::decimal(std::string_view name, Need need) {
  const YamlNode* found = node(name, need);
  if (found == nullptr) return std::nullopt;
  const std::optional<std::string> text = scalar_of(*found, *problems_);
  if (!text) return std::nullopt;
  std::optional<Decimal> number = Decimal::parse(*text);
  if (!number) problems_->add(found->mark, "\"" + *text + "\" is no decimal number");
  return number;
}

std::vector<std::string> Keys::words(std::string_view name, Need need) {
  const YamlNode* found = node(name, need);
  return found == nullptr ? std::vector<std::string>{} : words_of(*found, *problems_);
}

std::vector<std::string> Keys::label_keys(std::string_view name, Need need) {
  const YamlNode* found = node(name, need);
  return found == nullptr ? std::vector<std::string>{} : label_keys_of(*found, *problems_);
}

std::vector<Pattern> Keys::patterns(std::string_view name, Need need) {
  const YamlNode* found = node(name, need);
  return found == nullptr ? std::vector<Pattern>{} : patterns_of(*found, *problems_);
}

const std::vector<YamlNode>& Keys::list(std::string_view name, Need need) {
  static const std::vector<YamlNode> kNone;
  const YamlNode* found = node(name, need);
  if (found == nullptr) return kNone;
  if (!has_kind(*found, YamlNode::Kind::kSequence, *problems_)) return kNone;
  if (found->items.empty()) problems_->add(found->mark, "the list is empty");
  return found->items.get();
}

void Keys::finish() {
  if (problems_->known != nullptr) {
    for (const std::string_view name : asked_) (*problems_->known)[what_].emplace(name);
  }
  for (const YamlKey& key : node_->keys) {
    if (std::find(asked_.begin(), asked_.end(), key.text) != asked_.end()) continue;
    const std::vector<std::string> legal(asked_.begin(), asked_.end());
    problems_->add(key.mark, "unknown key \"" + key.text + "\"" + nearest_hint(key.text, legal));
  }
}

std::vector<Pattern> patterns_with(Keys& keys, std::string_view name, Need need,
                                   const std::vector<std::string>& groups, Problems& problems) {
  std::vector<Pattern> patterns;
  for (const YamlNode& node : keys.list(name, need)) {
    std::optional<Pattern> pattern = pattern_of(node, problems);
    if (!pattern) continue;
    for (const std::string& group : groups) note_missing_group(*pattern, node, group, problems);
    patterns.push_back(std::move(*pattern));
  }
  return patterns;
}

}  // namespace jixiao
