#include "rules/word_ids.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

namespace jixiao {
namespace {

TEST(WordIds, WordsAreNumberedAsTheyCome) {
  WordIds words;
  EXPECT_EQ(words.find("总分"), WordIds::kNone);
  EXPECT_EQ(words.add("总分"), 0U);
  EXPECT_EQ(words.add(""), 1U);
  EXPECT_EQ(words.add("总分"), 0U);
  EXPECT_EQ(words.find(""), 1U);
  EXPECT_EQ(words.find("总分值"), WordIds::kNone);
  EXPECT_EQ(words.add("得分"), 2U);
}

TEST(WordIds, ManyAreKeptWhenTheTableGrowsAndMoves) {
  constexpr std::uint32_t kWords = 3000;
  WordIds words;
  for (std::uint32_t i = 0; i < kWords; ++i) EXPECT_EQ(words.add(std::to_string(i)), i);
  const WordIds moved = std::move(words);
  for (std::uint32_t i = 0; i < kWords; ++i) ASSERT_EQ(moved.find(std::to_string(i)), i);
  EXPECT_EQ(moved.find("3000"), WordIds::kNone);
}

}  // namespace
}  // namespace jixiao
