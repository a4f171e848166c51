#include "rules/form_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "rules/pattern.h"

namespace jixiao {
namespace {

std::string words_at(const WordTrie& trie, const std::string& text, std::size_t at) {
  std::string found;
  trie.each_at(text, at, [&](std::size_t end, std::uint32_t id) {
    found += std::to_string(id) + ":" + text.substr(at, end - at) + " ";
  });
  return found;
}

TEST(WordTrie, GivesTheWordsThatBeginAtAPlace) {
  WordTrie trie;
  EXPECT_TRUE(trie.empty());
  std::uint32_t id = 0;
  for (const char* word : {"总分", "总分值", "得分", "", "a", "ab", "𠀀分", "总"})
    trie.add(word, id++);
  EXPECT_FALSE(trie.empty());
  EXPECT_EQ(words_at(trie, "总分值10", 0), "7:总 0:总分 1:总分值 ");
  EXPECT_EQ(words_at(trie, "总分值10", 3), "");
  EXPECT_EQ(words_at(trie, "总得分", 3), "2:得分 ");
  EXPECT_EQ(words_at(trie, "abc", 0), "4:a 5:ab ");
  EXPECT_EQ(words_at(trie, "𠀀分", 0), "6:𠀀分 ");
  EXPECT_EQ(words_at(trie, "总\xE5", 0), "7:总 ");  // a character cut off
  EXPECT_EQ(words_at(trie, "", 0), "");
}

TEST(WordTrie, FindsWordsAnywhere) {
  WordTrie trie;
  trie.add("自评表", 1);
  trie.add("评表", 2);
  std::vector<std::uint32_t> found;
  trie.each_in("项目自评表自评", [&](std::uint32_t id) { found.push_back(id); });
  EXPECT_EQ(found, (std::vector<std::uint32_t>{1, 2}));
}

// The same as one regular expression, which is obvious and grows with the number of words.
Pattern header_pattern(const std::vector<std::string>& words) {
  std::string any;
  for (const std::string& word : words) any += (any.empty() ? "" : "|") + word;
  return Pattern("(?:(?:" + any + ")(?:\\([^()]{1,12}\\))? ?:? ?){4}");
}

TEST(FormWords, FindAHeaderWhereFourColumnsStandInARow) {
  struct Row {
    const char* text;
    bool header;
  };
  FormWords words;
  for (const char* word : {"分值", "得分", "执行率", "执行率%", "分"}) words.columns.add(word, 0);
  const Row rows[] = {
      {"分值得分分值得分", true},
      {"甲分值 得分 : 执行率(B/A) : 得分乙", true},
      {"分值得分分值", false},
      {"分值得分，分值得分", false},
      {"分值  得分分值得分", true},
      {"分值   得分分值得分", false},
      {"分值( )得分分值得分", true},
      {"分值()得分分值得分", false},
      {"分值(一二三四五六七八九十十一)得分分值得分", true},
      {"分值(一二三四五六七八九十十一二)得分分值得分", false},
      {"分值((A))得分分值得分", false},
      {"分分分分", true},
      {"执行率%执行率%得分得分", true},
      {"", false},
  };
  const Pattern twin = header_pattern({"执行率%", "执行率", "分值", "得分", "分"});
  for (const Row& row : rows) {
    EXPECT_EQ(words.holds_header(row.text), row.header) << row.text;
    EXPECT_EQ(twin.matches(row.text), row.header) << row.text;
  }
  EXPECT_FALSE(FormWords().holds_header("分值得分分值得分"));
}

TEST(FormWords, FindTheHeadersThatARegularExpressionFinds) {
  const std::vector<std::string> columns = {"分值", "得分", "分", "自评得分", "执行率", "值得"};
  FormWords words;
  for (const std::string& column : columns) words.columns.add(column, 0);
  const Pattern twin = header_pattern(columns);
  const std::vector<std::string> pieces = {"分值",  "得分", "分", "自评得分", "执行率",
                                           "值得",  " ",    ":",  "(",        ")",
                                           "(B/A)", "值",   "\n", "10"};
  std::mt19937 random(1);
  int headers = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (unsigned k = 0; k < 4 + random() % 8; ++k) text += pieces[random() % pieces.size()];
    const bool header = twin.matches(text);
    headers += header ? 1 : 0;
    ASSERT_EQ(words.holds_header(text), header) << text;
  }
  EXPECT_GT(headers, 1000);
  EXPECT_LT(headers, 19000);
}

}  // namespace
}  // namespace jixiao
