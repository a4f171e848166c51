#include "write/wrap.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

const std::string kTen = "一二三四五六七八九十";  // twenty columns

TEST(Wrapped, GoesOnUnderTheWordsOfAFinding) {
  EXPECT_EQ(wrapped("    警告 " + kTen + kTen + "\n", 40),
            "    警告 一二三四五六七八九十一二三四五\n"
            "         六七八九十\n");
  EXPECT_EQ(wrapped("  " + kTen + kTen, 40), "  " + kTen + "一二三四五六七八九\n    十");
}

TEST(Wrapped, BreaksWordsAtSpaces) {
  EXPECT_EQ(wrapped("    error the scores do not add up to the printed total", 40),
            "    error the scores do not add up to \n"
            "         the printed total");
}

TEST(Wrapped, BreaksAWordThatHasNoSpaceWhereTheColumnEnds) {
  const std::string word(70, 'x');
  EXPECT_EQ(wrapped(word, 40), std::string(40, 'x') + "\n  " + std::string(30, 'x'));
}

TEST(Wrapped, CountsNoColumnForAColour) {
  const std::string line = "\x1b[1;31m" + kTen + kTen + "\x1b[0m";
  EXPECT_EQ(wrapped(line, 40), line);
}

TEST(Wrapped, LeavesShortLinesFilesAndNarrowTerminalsAlone) {
  const std::string text = "a\n\n  " + kTen + "\n";
  EXPECT_EQ(wrapped(text, 40), text);
  const std::string line = kTen + kTen + kTen;
  EXPECT_EQ(wrapped(line, 0), line);
  EXPECT_EQ(wrapped(line, 12), line);
}

TEST(Wrapped, LosesNothing) {
  const std::string text = "    警告 a“" + kTen + "” ≥90 " + kTen + "，word word " + kTen + "\n";
  std::string glued = wrapped(text, 41);
  for (std::size_t at = 0; (at = glued.find("\n         ")) != std::string::npos;)
    glued.erase(at, 10);
  EXPECT_EQ(glued, text);
}

}  // namespace
}  // namespace jixiao
