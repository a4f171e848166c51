// YAML text -> a tree of nodes with their places, strictly: libyaml's events under our own rules.
//
// Example: "id: a\nalso: [甲, 乙]\n" is, as dump() prints it,
//   {id: "a"@1:5, also: ["甲"@2:8, "乙"@2:11]}
// Read: one document of mappings, sequences and scalars, in block and flow style, with comments.
// Every scalar is text: `no`, `1.0` and `null` are words. Refused, each with its place: duplicate
// keys, anchors, aliases, tags, merge keys, directives, second documents, keys that are no words,
// tabs as indentation, control characters, bytes that are no UTF-8. A full-width ： or ， where an
// ASCII one was meant is named as such. Which keys are legal where is load.h's business.
// This header is the door to libyaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

// 1-based; columns in characters.
struct YamlMark {
  int line = 1;
  int column = 1;
  int file = 0;  // of a pack with a parent: 0 its own file, 1 its parent's, 2 that one's parent's
};

struct YamlKey {
  std::string text;
  YamlMark mark;
};

struct YamlNode {
  enum class Kind { kScalar, kSequence, kMapping };
  Kind kind = Kind::kScalar;
  YamlMark mark;
  std::string text;             // of a scalar
  std::string written;          // of a scalar on one line: as the file has it, with its quotes
  std::vector<YamlKey> keys;    // of a mapping, one for each item
  std::vector<YamlNode> items;  // of a sequence; of a mapping its values
};

struct YamlProblem {
  YamlMark mark;
  std::string message;
};

// Nothing if there is a problem; all that were met are appended.
std::optional<YamlNode> parse_yaml(std::string_view text, std::vector<YamlProblem>& problems);

// Where the 1-based character `column` of a scalar's text stands in the file: quotes and escapes
// in front of it count. The scalar's own place if it runs over several lines.
YamlMark mark_inside(const YamlNode& scalar, int column);

// "a full-width "：", did you mean ":"?", if the text begins like a key with a colon that YAML does
// not take for one.
std::optional<std::string> find_colon_hint(std::string_view text);

// The value of a mapping's key; null if there is none, or no mapping.
const YamlNode* find_value(const YamlNode& mapping, std::string_view key);

// Stable text of the tree, for tests.
std::string dump(const YamlNode& node);

}  // namespace jixiao
