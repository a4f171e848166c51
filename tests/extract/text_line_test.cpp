#include "extract/text_line.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao {
namespace {

// "1:a|2:b": number and text of every line.
std::string lines_of(const std::string& text) {
  std::string result;
  TextCursor cursor{text};
  while (const auto ahead = find_line(cursor)) {
    const auto line = take_line(cursor);
    EXPECT_EQ(ahead->text, line->text);
    if (!result.empty()) result += '|';
    result += std::to_string(line->number) + ":" + std::string(line->text);
  }
  return result;
}

TEST(TextLine, EndsAtEveryKindOfLineEnd) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ""},
      {"a", "1:a"},
      {"a\n", "1:a"},
      {"\n", "1:"},
      {"a\n\nb", "1:a|2:|3:b"},
      {"a\r\nb\rc\n\rd", "1:a|2:b|3:c|4:|5:d"},
      {"a\fb\u2028c\u2029d", "1:a|2:b|3:c|4:d"},
      {"“\u2027\u2030", "1:“\u2027\u2030"},
      {"a\xE2", "1:a\xE2"},
      {"a\xE2\x80", "1:a\xE2\x80"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(lines_of(text), expected);
}

TEST(TextLine, IsBlankIfItIsWhiteSpace) {
  for (const std::string text : {"", " ", "\t", "　", " \u00A0\u2003\u200B\uFEFF\v"}) {
    EXPECT_TRUE(is_blank(text)) << text;
  }
  for (const std::string text : {"a", "　一", "—", "\xE3\x80", "·"}) {
    EXPECT_FALSE(is_blank(text)) << text;
  }
}

}  // namespace
}  // namespace jixiao
