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

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jixiao {

// 1-based; columns in characters.
struct YamlMark {
  int line = 1;
  int column = 1;
  int file = 0;  // the number that parse_yaml() was given
};

struct YamlKey {
  std::string text;
  YamlMark mark;
};

// A list that copies of it share until one of them is changed: a pack has most nodes of its parent.
template <typename T>
class SharedList {
 public:
  SharedList() = default;
  explicit SharedList(std::vector<T> list)
      : list_(std::make_shared<std::vector<T>>(std::move(list))) {}

  const std::vector<T>& get() const {
    static const std::vector<T> kNone;
    return list_ ? *list_ : kNone;
  }
  // The list of this copy alone; references into it end with the next edit() of a copy.
  std::vector<T>& edit() {
    if (!list_) {
      list_ = std::make_shared<std::vector<T>>();
    } else if (list_.use_count() > 1) {
      list_ = std::make_shared<std::vector<T>>(*list_);
    }
    return *list_;
  }

  std::size_t size() const { return get().size(); }
  bool empty() const { return get().empty(); }
  auto begin() const { return get().begin(); }
  auto end() const { return get().end(); }
  const T& operator[](std::size_t i) const { return get()[i]; }
  const T& front() const { return get().front(); }
  const T& back() const { return get().back(); }

 private:
  std::shared_ptr<std::vector<T>> list_;
};

struct YamlNode {
  enum class Kind { kScalar, kSequence, kMapping };
  Kind kind = Kind::kScalar;
  YamlMark mark;
  std::string text;            // of a scalar
  std::string written;         // of a quoted scalar on one line: as the file has it
  bool plain = false;          // a scalar without quotes on one line
  SharedList<YamlKey> keys;    // of a mapping, one for each item
  SharedList<YamlNode> items;  // of a sequence; of a mapping its values
};

struct YamlProblem {
  YamlMark mark;
  std::string message;
};

// Nothing if there is a problem; all that were met are appended. Every mark has the number `file`.
std::optional<YamlNode> parse_yaml(std::string_view text, std::vector<YamlProblem>& problems,
                                   int file = 0);

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
