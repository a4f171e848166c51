#include "rules/word_trie.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {
namespace {

using Visits = std::vector<std::uint32_t>;

Visits visits_of(const WordTrie& trie, std::string_view text) {
  Visits visits;
  trie.each_in(text, [&](std::uint32_t id) { visits.push_back(id); });
  return visits;
}

TEST(WordTrie, WordsAreFoundWhereverTheyStand) {
  WordTrie trie;
  EXPECT_TRUE(trie.empty());
  EXPECT_EQ(visits_of(trie, "总分"), Visits{});
  trie.add("总分", 1);
  trie.add("总分值", 2);
  trie.add("得分", 3);
  trie.add("值", 4);
  trie.add("", 5);
  EXPECT_EQ(visits_of(trie, "总分值10得分"), (Visits{1, 2, 4, 3}));
  EXPECT_EQ(visits_of(trie, "总得"), Visits{});
  EXPECT_EQ(visits_of(trie, ""), Visits{});
  Visits at_one_place;
  trie.each_at("的总分值", 3, [&](std::size_t end, std::uint32_t id) {
    EXPECT_EQ(end, id == 1 ? 9U : 12U);
    at_one_place.push_back(id);
  });
  EXPECT_EQ(at_one_place, (Visits{1, 2}));
}

// --- The slow twin: every word is compared at every character ------------------------------------

constexpr std::string_view kCharacters[] = {"总", "分", "值", "得", "a", "1", ":", "é", "𠀀", "髙"};

struct RandomWords {
  std::mt19937 random{7};

  std::vector<std::string_view> next(int longest) {
    std::vector<std::string_view> text;
    text.resize(
        std::uniform_int_distribution<std::size_t>(0, static_cast<std::size_t>(longest))(random));
    for (std::string_view& c : text) {
      c = kCharacters[std::uniform_int_distribution<std::size_t>(
          0, std::size(kCharacters) - 1)(random)];
    }
    return text;
  }
};

std::string joined(const std::vector<std::string_view>& characters) {
  std::string text;
  for (const std::string_view c : characters) text += c;
  return text;
}

Visits twin_visits(const std::map<std::string, std::uint32_t>& words,
                   const std::vector<std::string_view>& text) {
  Visits visits;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    std::string word;
    for (std::size_t end = begin; end < text.size(); ++end) {
      word += text[end];
      if (const auto found = words.find(word); found != words.end()) {
        visits.push_back(found->second);
      }
    }
  }
  return visits;
}

TEST(WordTrieProperty, FastAndSlowAgree) {
  RandomWords random;
  for (int round = 0; round < 300; ++round) {
    WordTrie trie;
    std::map<std::string, std::uint32_t> words;
    for (std::uint32_t id = 0; id < 12; ++id) {
      const std::string word = joined(random.next(4));
      if (word.empty()) continue;
      trie.add(word, id);
      words[word] = id;
    }
    for (int i = 0; i < 20; ++i) {
      const std::vector<std::string_view> text = random.next(20);
      ASSERT_EQ(visits_of(trie, joined(text)), twin_visits(words, text)) << joined(text);
    }
  }
}

}  // namespace
}  // namespace jixiao
