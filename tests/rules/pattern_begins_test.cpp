// With which characters texts may begin, and that no text which fits is ruled out.
#include "rules/pattern_begins.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

#include "rules/pattern.h"

namespace jixiao {
namespace {

// Those of a few characters that a text may begin with.
std::string allowed(std::string_view expression) {
  const PatternBegins begins(expression);
  std::string text;
  for (const char* sign : {"a", "b", "1", "(", ")", "-", " ", "一", "二", "甲", "①"}) {
    if (begins.allows(sign)) text += sign;
  }
  return text + (begins.allows("") ? "$" : "");
}

TEST(PatternBegins, AreReadOffTheExpression) {
  constexpr const char* kAll = "ab1()- 一二甲①$";
  struct Row {
    const char* expression;
    const char* begins;
  };
  const Row rows[] = {
      {"甲", "甲"},
      {"^一|甲b", "一甲"},
      {"^(?P<label>[一二]+\\s*、)", "一二"},
      {"^(?P<label>\\(?[一二]\\)\\s*[、.]?|\\([一二]、|\\))", "()一二"},
      {"^(?P<label>\\d{1,2}\\s*[、.])(?:\\D|$)", "1"},
      {"^(?P<label>[①-⑳⑴-⒇])", "①"},
      {"^\\s*(?:甲|1)", "1 甲"},
      {"a*b+.", "ab"},
      {"a??b", "ab"},
      {"a{0,2}?1", "a1"},
      {"a{2}1", "a"},
      {"(?:a|b?)1", "ab1"},
      {"[a\\-\\d]", "a1-"},
      {"[-a]", "a-"},
      {"\\.|-", "-"},
      {"a?", kAll},
      {"a|", kAll},
      {"(?:a|^)", kAll},
      {".a", kAll},
      {"[^a]", kAll},
      {"[[:digit:]]", kAll},
      {"\\D", kAll},
      {"\\bab", kAll},
      {"(?i)a", kAll},
      {"(?i:a)", kAll},
      {"\\Qa|b\\E", kAll},
      {"", kAll},
  };
  for (const Row& row : rows) EXPECT_EQ(allowed(row.expression), row.begins) << row.expression;
}

// Pattern::find() looks at no begin: where the expression is anchored it is the slow twin.
TEST(PatternBegins, RuleOutNoTextThatFits) {
  std::mt19937 random(7);
  const char* pieces[] = {"a",       "1",   "一",   "①",     "\\d", "\\s", "[一二]", "[^a]",
                          "(?:a|b)", "(?:", "(?P<", "(",     "|",   ")",   "[①-③1]", "?",
                          "*",       "+",   "{2}",  "{0,1}", "\\(", "\\b", ".",      "$"};
  const char* signs[] = {"a", "b", "1", "一", "二", "①", "②", "(", " "};
  int fits = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string expression;
    for (std::size_t k = 1 + random() % 6; k > 0; --k) {
      expression += pieces[random() % std::size(pieces)];
    }
    std::string text;
    for (std::size_t k = random() % 5; k > 0; --k) text += signs[random() % std::size(signs)];
    try {
      const Pattern pattern("^(?:" + expression + ")");
      if (!pattern.find(text)) continue;
      ++fits;
      EXPECT_TRUE(PatternBegins("^(?:" + expression + ")").allows(text)) << expression << text;
    } catch (const PatternError&) {
      continue;  // most of what is thrown together is no expression
    }
  }
  EXPECT_GT(fits, 1000);
}

}  // namespace
}  // namespace jixiao
