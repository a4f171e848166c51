// What a text must hold for a regular expression to fit it, read off the expression.
//
// Example: "(?:预算|资金)?执行率(?:为|达到).*%" needs 执行率, and one of 为 and 达到, and %. A text
// that lacks one of them is not looked at further: most patterns of a pack fit no line of a
// document, and compiling them for that was half the time of reading one. Not all that an
// expression needs is found; what is found is always needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

struct Needs {
  // Of each list one stands in every text that fits.
  std::vector<std::vector<std::string>> any;
  bool digit = false;     // one of the lists is of the ten digits: quicker told than ten words are
  bool literal = false;   // the expression is this one word, and no more than that
  bool at_begin = false;  // it fits at the begin of a text only
  std::string begin;      // what every text that fits begins with: 指标 for "^指标\\d*$"
};

// `expression` has no placeholders and is one that RE2 reads.
Needs needs_of(std::string_view expression);

}  // namespace jixiao
