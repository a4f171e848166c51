// WordTable: the longest word at either end of a text, whatever its size.
#include "rules/value_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

WordTable table_of(const Words& words) {
  WordTable table;
  for (const auto& [word, meaning] : words) table.add(word, meaning);
  return table;
}

// The same by looking at each word.
std::string longest(const Words& words, const std::string& text, bool at_end) {
  std::string best;
  for (const auto& [word, meaning] : words) {
    const bool stands = at_end ? text.ends_with(word) : text.starts_with(word);
    if (stands && word.size() > best.size()) best = word;
  }
  return best;
}

TEST(WordTable, FindsTheLongestWordAtEitherEnd) {
  const std::string long_word(70, 'x');
  const Words words = {{"以上", ">="},
                       {"及以上", ">="},
                       {"上", "?"},
                       {"%", "%"},
                       {"余", "~"},
                       {"ab", "1"},
                       {long_word, "2"},
                       {std::string(64, 'y'), "3"},
                       {std::string(63, 'z'), "4"}};
  const WordTable table = table_of(words);
  std::mt19937 random(3);
  std::size_t found = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    const std::size_t pieces = random() % 4;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const std::string& word = words[random() % words.size()].first;
      text += word.substr(0, random() % 3 == 0 ? random() % word.size() : word.size());
    }
    const WordTable::Found end = table.find_at_end(text);
    const WordTable::Found begin = table.find_at_begin(text);
    EXPECT_EQ(text.substr(text.size() - end.size), longest(words, text, true)) << text;
    EXPECT_EQ(text.substr(0, begin.size), longest(words, text, false)) << text;
    found += end.size > 0 ? 1 : 0;
  }
  EXPECT_GT(found, 1000U);
  EXPECT_EQ(table.find_at_end("5人及以上").meaning, ">=");
  EXPECT_EQ(table.find_at_end("").size, 0U);
}

}  // namespace
}  // namespace jixiao
