// What expressions need, and that no text which fits one lacks it.
#include "rules/pattern_needs.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "converted.h"
#include "map/prose.h"
#include "rules/pattern.h"

namespace jixiao {
namespace {

std::string shown(std::string_view expression) {
  const Needs needs = needs_of(expression);
  std::string text;
  for (const auto& words : needs.any) {
    if (!text.empty()) text += " & ";
    for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : "|") + words[i];
  }
  if (needs.at_begin) text += " ^" + needs.begin;
  return text + (needs.literal ? " !" : "");
}

TEST(PatternNeeds, AreReadOffTheExpression) {
  struct Row {
    const char* expression;
    const char* needs;
  };
  const Row rows[] = {
      {"三公", "三公 !"},
      {"^三公$", "三公 ^三公"},
      {"三公?", "三"},
      {"三公*费", "三 & 费"},
      {"三公+费", "三公 & 费"},
      {"三{2}", "三"},
      {"三{0,2}公", "公"},
      {"甲|乙丙", "甲|乙丙"},
      {"甲|[乙丙]", "甲|乙|丙"},
      {"甲|[^乙丙]", ""},
      {"甲|[乙-丙]", ""},
      {"甲|[[:alpha:]]", ""},
      {"甲|[\\w]", ""},
      {"[\\[\\(【]甲", "甲 & [|(|【"},
      {"[乙丙]?甲", "甲"},
      {"甲|乙?", ""},
      {"(?:预算|资金)?执行率(?:为|达到).*%", "执行率 & % & 为|达到"},
      {"(?:甲(?:乙|丙)丁)+戊", "甲 & 丁 & 戊 & 乙|丙"},
      {"(?P<unit>[十百千万亿]{0,3}元)", "元"},
      {"(?:)", ""},
      {"(?:甲|)乙", "乙"},
      {"[甲|乙]丙", "丙 & 甲|||乙"},
      {"\\d甲\\.乙", "甲.乙 & 0|1|2|3|4|5|6|7|8|9"},
      {"\\s甲\\w", "甲"},
      {"^指标\\d*$", "指标 ^指标"},
      {"^[甲乙]丙", "丙 & 甲|乙 ^"},
      {"^(?:甲|乙)\\d", "甲|乙 & 0|1|2|3|4|5|6|7|8|9 ^"},
      {"^甲|^乙", "甲|乙"},
      {"^*甲", "甲"},
      {"(?:^甲)", "甲"},
      {"^\\(甲", "(甲 ^(甲"},
      {"^甲?乙", "乙 ^"},
      {"^甲+乙", "甲 & 乙 ^甲"},
      {"^甲|乙", "甲|乙"},
      {"^(?:甲|乙)", "甲|乙 ^"},
      {"(?:^甲)", "甲"},
      {"(?i)abc", ""},
      {"(?i:a)甲", ""},
      {"\\Qa*b\\E", ""},
      {"(?:甲*?乙)??丙", "丙"},
      {".", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(shown(row.expression), row.needs) << row.expression;
}

std::vector<const Pattern*> shipped_patterns() {
  std::vector<const Pattern*> all;
  const auto add = [&](const std::vector<Pattern>& patterns) {
    for (const Pattern& pattern : patterns) all.push_back(&pattern);
  };
  for (const Pack& pack : shipped_rules().packs) {
    add(pack.detect.lines);
    for (const NumberingScheme& scheme : pack.sections.numbering) all.push_back(&scheme.re);
    for (const HeadingRule& heading : pack.sections.headings) add(heading.labels.patterns);
    for (const FieldRule& field : pack.fields) {
      add(field.patterns);
      add(field.labels.patterns);
    }
    for (const ClaimRule& claim : pack.claims) {
      add(claim.patterns);
      add(claim.unless);
    }
    for (const CheckRule& check : pack.checks) {
      add(check.patterns);
      add(check.unless);
      add(check.closed);
      add(check.ending);
    }
  }
  std::set<std::string> seen;
  std::erase_if(all,
                [&](const Pattern* pattern) { return !seen.insert(pattern->source()).second; });
  return all;
}

std::vector<std::string> sample_lines() {
  std::vector<std::string> lines;
  for (const char* name : {"beita_2023.txt", "beita_2023.docx"}) {
    const Document document = extract(Input{name, sample_bytes(name)}, Limits{});
    for (const Line& line : prose_lines(document)) lines.push_back(line.folded.text);
  }
  return lines;
}

// Does RE2 itself find the pattern, whatever the text lacks? So many patterns without a word make a
// set look for none.
class Oracle {
 public:
  explicit Oracle(const Pattern& pattern)
      : set_(std::vector<const Pattern*>{&pattern, &any_, &any_, &any_, &any_}) {}
  bool fits(const std::string& text) const { return set_.find(text).size() == 5; }

 private:
  Pattern any_{""};
  PatternSet set_;
};

TEST(PatternNeeds, HideNoMatchOfAShippedPattern) {
  std::vector<std::string> texts = sample_lines();
  // Lines cut and joined at random hold what patterns look for in other orders.
  std::mt19937 random(7);
  const std::size_t whole = texts.size();
  ASSERT_GT(whole, 20U);
  for (int i = 0; i < 200; ++i) {
    const std::string& left = texts[random() % whole];
    const std::string& right = texts[random() % whole];
    texts.push_back(left.substr(0, random() % (left.size() + 1)) +
                    right.substr(random() % (right.size() + 1)));
  }
  std::size_t matches = 0;
  for (const Pattern* pattern : shipped_patterns()) {
    const Oracle oracle(*pattern);
    for (const std::string& text : texts) {
      const bool fits = oracle.fits(text);
      matches += fits ? 1 : 0;
      ASSERT_EQ(pattern->matches(text), fits) << pattern->source() << "\n" << text;
      ASSERT_EQ(pattern->find(text).has_value(), fits) << pattern->source() << "\n" << text;
    }
  }
  EXPECT_GT(matches, 400U);
}

// Expressions and texts over few signs, so that many fit.
TEST(PatternNeeds, HideNoMatchOfARandomExpression) {
  std::mt19937 random(11);
  const char* pieces[] = {"甲", "乙", "丙",    "a",   "(?:",   ")", "|",  "?",
                          "*",  "+",  "{0,2}", "{2}", "[甲a]", ".", "\\d"};
  const char* signs[] = {"甲", "乙", "丙", "a", "1"};
  int compiled = 0;
  int matches = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string source = random() % 4 == 0 ? "^" : "";
    for (std::size_t k = 1 + random() % 9; k > 0; --k)
      source += pieces[random() % std::size(pieces)];
    std::optional<Pattern> pattern;
    try {
      pattern.emplace(source);
    } catch (const PatternError&) {
      continue;  // most have a bracket too many
    }
    ++compiled;
    const Oracle oracle(*pattern);
    for (int t = 0; t < 12; ++t) {
      std::string text;
      for (std::size_t k = random() % 6; k > 0; --k) text += signs[random() % std::size(signs)];
      const bool fits = oracle.fits(text);
      matches += fits ? 1 : 0;
      ASSERT_EQ(pattern->matches(text), fits) << source << "\n" << text;
      ASSERT_EQ(pattern->find(text).has_value(), fits) << source << "\n" << text;
    }
  }
  EXPECT_GT(compiled, 500);
  EXPECT_GT(matches, 1000);
}

// A word alone is found without RE2, from any place on.
TEST(PatternNeeds, WordsAreFoundWhereTheyStand) {
  const Pattern word("三公");
  const auto match = word.find("三公和三公", 3);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->whole.begin, 9U);
  EXPECT_EQ(match->whole.end, 15U);
  EXPECT_TRUE(match->groups.empty());
  EXPECT_FALSE(word.find("三公", 6));
  EXPECT_FALSE(word.find("三公", 7));
}

}  // namespace
}  // namespace jixiao
