#include "rules/pattern.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace jixiao {
namespace {

// "whole | group, group", or "-".
std::string found(const std::string& source, const std::string& text, std::size_t from = 0) {
  const std::optional<PatternMatch> match = Pattern(source).find(text, from);
  if (!match) return "-";
  const auto cut = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
  std::string line = cut(match->whole) + " |";
  for (const Span& group : match->groups) line += " " + cut(group);
  return line;
}

TEST(Pattern, FindsWithPlaceholdersExpanded) {
  struct Row {
    const char* source;
    const char* text;
    const char* result;
  };
  const Row rows[] = {
      {"全年支出{amount}", "全年支出37.44万元", "全年支出37.44万元 | 37.44 万元"},
      {"{amount}", "共1,234.50元", "1,234.50元 | 1,234.50 元"},
      {"执行率{percent}", "执行率86.2%。", "执行率86.2% | 86.2 %"},
      {"{number}分", "得-1.5分", "-1.5分 | -1.5"},
      {"{year}年", "20年2023年", "2023年 | 2023"},
      {"{year}年", "二十年二〇二三年", "二〇二三年 | 二〇二三"},
      {"^{han}、", "十二、项目", "十二、 |"},
      {R"(\d{3,5})", "1234567", "12345 |"},
      {R"(a{2})", "caaa", "aa |"},
      {R"(\p{Han}+)", "a项目", "项目 |"},
      {R"(\x{9879})", "项", "项 |"},
      {"[{a}]+", "x{a}", "{a} |"},
      {"[]{year}]+", "x]{y", "]{y |"},
      {R"(\{year})", "{year}", "{year} |"},
      {"(a)|(b)", "b", "b |  b"},
      {"^a", "ba", "-"},
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.source, row.text), row.result) << row.source;
}

TEST(Pattern, FindsBehindAPlace) {
  EXPECT_EQ(found("a(.)", "a1a2", 1), "a2 | 2");
  EXPECT_EQ(found("^a", "aa", 1), "-");
  EXPECT_EQ(found("a*", "aa", 2), " |");
  EXPECT_EQ(found("a", "aa", 3), "-");
}

TEST(Pattern, GivesBytesAndGroupNumbers) {
  const Pattern pattern("全年支出(?P<number>\\d+)");
  const std::optional<PatternMatch> match = pattern.find("全年支出37万元");
  ASSERT_TRUE(match);
  const int number = pattern.group("number");
  ASSERT_EQ(number, 0);
  EXPECT_EQ(match->groups[0].begin, 12U);
  EXPECT_EQ(match->groups[0].end, 14U);
  EXPECT_EQ(pattern.group("unit"), -1);
  EXPECT_EQ(pattern.source(), "全年支出(?P<number>\\d+)");
  EXPECT_TRUE(pattern.matches("x全年支出1"));
  EXPECT_FALSE(pattern.matches("全年支出"));
}

TEST(Pattern, RefusesWhatIsWrongAtItsColumn) {
  struct Row {
    const char* source;
    const char* fault;
  };
  const Row rows[] = {
      {"项目(a", "3: bad regular expression: missing ): 项目(a"},
      {"(a))b", "4: bad regular expression: unexpected ): (a))b"},
      {"项[a-", "2: bad regular expression: missing ]: [a-"},
      {R"(\d\q)", R"(3: bad regular expression: invalid escape sequence: \q)"},
      {R"(\\q\q)", R"(4: bad regular expression: invalid escape sequence: \q)"},
      {"a*|*b", "4: bad regular expression: no argument for repetition operator: *"},
      {"项+(?:*)", "6: bad regular expression: no argument for repetition operator: *"},
      {"ab{2000}", "3: bad regular expression: invalid repetition size: {2000}"},
      {"a**", "2: bad regular expression: bad repetition operator: **"},
      {"x[9-0]", "3: bad regular expression: invalid character class range: 9-0"},
      {"ab\\", "3: bad regular expression: trailing \\"},
      {"x(?<n>a)", "2: bad regular expression: invalid perl operator: (?<"},
      {"a(?=b)", "2: bad regular expression: invalid perl operator: (?="},
      {"支出{amout}",
       "3: unknown placeholder {amout}, known are {amount} {percent} {number} {year} {han}"},
      {"{year}-{year}", "8: the group \"year\" stands twice"},
      {"(?P<unit>元){amount}", "12: the group \"unit\" stands twice"},
      // What is read and yet too large is told when the pack is loaded, not when it is first used.
      {R"(\pL{400}\pL{400}\pL{400})",
       "1: bad regular expression: pattern too large - compile failed"},
  };
  for (const Row& row : rows) {
    try {
      const Pattern pattern(row.source);
      ADD_FAILURE() << row.source << " was taken";
    } catch (const PatternError& error) {
      EXPECT_EQ(std::to_string(error.column) + ": " + error.what(), row.fault) << row.source;
    }
  }
}

TEST(Pattern, RefusesWhatRepeatsTooMuch) {
  const std::string once = "(?:.{30}){30}";
  std::string source;
  // 360,000 characters of an instruction or more each: RE2's memory has room for 349,525.
  for (int i = 0; i < 400; ++i) source += once;
  EXPECT_THROW(Pattern{source}, PatternError);
  EXPECT_NO_THROW(Pattern{once});
}

TEST(Pattern, StaysItselfWhenMoved) {
  Pattern first("a");
  Pattern second(std::move(first));
  first = Pattern("b");
  EXPECT_TRUE(first.matches("b"));
  EXPECT_TRUE(second.matches("a"));
}

TEST(Pattern, KnowsItsGroupsBeforeItIsCompiled) {
  const char* const sources[] = {"(?P<name>a)(b)(?P<weight>c)",
                                 "x{amount}",
                                 "[(?P<name>]",
                                 R"(\Q(?P<name>\E)",
                                 R"(\(?P<name>)",
                                 "{percent}|{year}"};
  for (const char* source : sources) {
    for (const char* name : {"name", "weight", "number", "unit", "year"}) {
      const Pattern pattern(source);
      EXPECT_EQ(pattern.has_group(name), Pattern(source).group(name) >= 0) << source << " " << name;
    }
  }
}

std::vector<int> found_alone(const std::vector<Pattern>& patterns, const std::string& text) {
  std::vector<int> found;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (patterns[i].matches(text)) found.push_back(static_cast<int>(i));
  }
  return found;
}

std::vector<const Pattern*> addresses(const std::vector<Pattern>& patterns) {
  std::vector<const Pattern*> all;
  for (const Pattern& pattern : patterns) all.push_back(&pattern);
  return all;
}

TEST(PatternSet, FindsWhatEachPatternFinds) {
  std::vector<Pattern> patterns;
  for (const char* source :
       {"^合计$", "计", "^其中", "{number}", "(?P<number>a)", "", "a|^$", "计$"}) {
    patterns.emplace_back(source);
  }
  const PatternSet set(addresses(patterns));
  for (const char* text : {"", "a", "合计", "其中:合计", "小计12", "计a计", "-1,234.5", "\xff计"}) {
    EXPECT_EQ(set.find(text), found_alone(patterns, text)) << text;
  }
}

// Sets of few words and many, of texts that hold some of them.
TEST(PatternSet, FindsTheSameHoweverItLooks) {
  std::mt19937 random(5);
  const char* sources[] = {"合计$",  "^其中", "其中|小计", "计.*计", "(?:小|合)计",
                           "[0-9]+", "中?计", "",          "甲乙",   "合甲?计"};
  const char* signs[] = {"合", "计", "其", "中", "小", "甲", "乙", "1", "\xff"};
  for (int i = 0; i < 3000; ++i) {
    std::vector<Pattern> patterns;
    for (std::size_t k = 1 + random() % 8; k > 0; --k) {
      patterns.emplace_back(sources[random() % std::size(sources)]);
    }
    std::string text;
    for (std::size_t k = random() % 8; k > 0; --k) text += signs[random() % std::size(signs)];
    EXPECT_EQ(PatternSet(addresses(patterns)).find(text), found_alone(patterns, text)) << text;
    for (const Pattern& pattern : patterns) {
      const auto match = pattern.find(text);
      EXPECT_EQ(pattern.find_at_begin(text).has_value(), match && match->whole.begin == 0);
    }
  }
}

// A twin: texts are looked through in words of eight bytes, and what is left of them.
TEST(Pattern, FindsADigitWhereverItStands) {
  const Pattern digit("\\d");
  for (int byte = 1; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    for (std::size_t length = 1; length <= 17; ++length) {
      for (const std::size_t at : {std::size_t{0}, length / 2, length - 1}) {
        std::string text(length, 'x');
        text[at] = c;
        EXPECT_EQ(digit.matches(text), c >= '0' && c <= '9') << byte << " at " << at;
      }
    }
  }
}

TEST(PatternSet, OfNoPatternsFindsNothing) {
  EXPECT_TRUE(PatternSet().find("a").empty());
  EXPECT_TRUE(PatternSet(std::vector<const Pattern*>{}).find("a").empty());
}

// A set that is too large as a whole still finds what its patterns find.
TEST(PatternSet, FindsOneByOneWhereTheWholeIsTooLarge) {
  std::vector<Pattern> patterns;
  for (int i = 0; i < 12; ++i) patterns.emplace_back("x(?:[一-龥]{30}){30}" + std::to_string(i));
  patterns.emplace_back("合计$");
  const PatternSet set(addresses(patterns));
  EXPECT_EQ(set.find("甲合计"), std::vector<int>{12});
  EXPECT_EQ(set.find("甲"), std::vector<int>{});
}

}  // namespace
}  // namespace jixiao
