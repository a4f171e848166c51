// A pattern as an auditor writes it -> the expression that RE2 reads.
//
// Example: "执行率{percent}" is 执行率(?P<number>\d+(?:\.\d+)?)(?P<unit>%), with the groups
// number and unit. The placeholders are told in rules/README.md.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern_tokens.h"

namespace jixiao {

// The source with its placeholders expanded, and the groups that it names.
struct Expanded {
  std::string text;
  std::set<std::string> names;
};

// Throws PatternError for a placeholder that is none, and for a group that stands twice.
Expanded expand_all(std::string_view source, const std::vector<PatternToken>& tokens);

// The 1-based character column of a byte.
int column_of(std::string_view source, std::size_t byte);

// An expression that can be read may still be too large to compile, beside what was estimated where
// it names a class of Unicode. Where \Q quotes, our tokens may see groups that are none.
bool wants_compiling(std::string_view expanded);

}  // namespace jixiao
