#include "rules/word_filter.h"

#include <gtest/gtest.h>

#include <string>

#include "rules/pattern.h"

namespace jixiao {
namespace {

const char* const kText = "全年支出80万元,其中:甲支出50万元、乙支出30万元。完成预算的100%";

TEST(WordFilter, HoldsEveryPieceOfItsTexts) {
  WordFilter filter;
  filter.add(kText);
  const std::string text = kText;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t size = 0; begin + size <= text.size(); ++size) {
      EXPECT_TRUE(filter.may_hold(text.substr(begin, size))) << begin << " " << size;
    }
  }
}

TEST(WordFilter, HoldsNoneOfTheWordsThatStandElsewhere) {
  WordFilter filter;
  filter.add(kText);
  for (const char* word : {"大市场", "法律监督", "支出构成", "万元甲", "预算执行", "abc"}) {
    EXPECT_FALSE(filter.may_hold(word)) << word;
  }
  EXPECT_FALSE(WordFilter().may_hold("支出"));
}

TEST(WordFilter, HoldsShortWordsAlways) {
  EXPECT_TRUE(WordFilter().may_hold(""));
  EXPECT_TRUE(WordFilter().may_hold("%"));
  EXPECT_TRUE(WordFilter().may_hold(":,"));
}

// What a pattern needs is read off it (pattern_needs.h): each list of words has to be there.
TEST(WordFilter, TellsWhichPatternsMayFit) {
  WordFilter filter;
  filter.add(kText);
  const struct {
    const char* pattern;
    bool may_fit;
  } rows[] = {
      {"支出\\d+万元", true},
      {"大市场.*大监管", false},
      {"(?:支出|收入)\\d+", true},
      {"(?:超支|收入)\\d+", false},
      {"支出.*(?:超支|收入)", false},
      {"\\d+", true},
      {"(?i)ABC", true},
      {"(?:大市场)?支出", true},
      {"", true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(Pattern(row.pattern).may_fit(filter), row.may_fit) << row.pattern;
    EXPECT_EQ(Pattern(row.pattern).may_fit_in(kText), row.may_fit) << row.pattern;
  }
  // Of words too short for the filter only the texts themselves tell.
  EXPECT_TRUE(Pattern("_+支出").may_fit(filter));
  EXPECT_FALSE(Pattern("_+支出").may_fit_in(kText));
}

}  // namespace
}  // namespace jixiao
