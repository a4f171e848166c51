#include "write/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {
namespace {

std::string quoted(const std::string& value) {
  JsonText json(false);
  json.text(value);
  return json.take();
}

TEST(JsonText, EscapesWhatJsonMayNotHold) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", R"("")"},
      {"总分 98", R"("总分 98")"},
      {"a\"b\\c", R"("a\"b\\c")"},
      {"一\n二\t三\r", R"("一\n二\t三\r")"},
      {std::string("\0\x01\x1f\x7f", 4), R"("\u0000\u0001\u001f\u007f")"},
      {"𠮷", "\"𠮷\""},
      {"\xd7\xdc", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},                  // GBK 总
      {"\xed\xa0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},  // a surrogate
      {"x\xe6\x80", "\"x\xEF\xBF\xBD\xEF\xBF\xBD\""},  // cut in the middle of a character
  };
  for (const auto& [value, expected] : rows) EXPECT_EQ(quoted(value), expected);
}

// Texts are looked through eight bytes at a time: what is escaped must not hang on what stands
// beside it, or where.
TEST(JsonText, EscapesEachByteWhateverStandsAroundIt) {
  std::vector<std::string> escaped;
  for (int byte = 0; byte < 0x80; ++byte) {
    const std::string one = quoted(std::string(1, static_cast<char>(byte)));
    escaped.push_back(one.substr(1, one.size() - 2));
  }
  for (std::size_t first = 0; first < escaped.size(); ++first) {
    for (std::size_t second = 0; second < escaped.size(); ++second) {
      const std::string pair = {static_cast<char>(first), static_cast<char>(second)};
      for (const std::size_t before : {0, 3, 6, 7, 8}) {
        const std::string around(before, 'a');
        EXPECT_EQ(quoted(around + pair + "zzzzzzzz"),
                  "\"" + around + escaped[first] + escaped[second] + "zzzzzzzz\"");
      }
    }
  }
}

TEST(JsonText, IsTheSameInOnePieceAndInMany) {
  for (const std::size_t size : {1, 1000, 1023, 1024, 1025, 70000}) {
    const std::string value(size, 'x');
    std::string pieces;
    JsonText in_pieces(false, [&pieces](std::string_view piece) { pieces += piece; });
    JsonText whole(false);
    for (JsonText* json : {&in_pieces, &whole}) {
      json->open_array();
      for (int i = 0; i < 40; ++i) {
        json->text(value);
        json->integer(18446744073709551615U);
      }
      json->close_array();
    }
    pieces += in_pieces.take();
    std::string expected = "[";
    for (int i = 0; i < 40; ++i) {
      expected += (i == 0 ? "\"" : ",\"") + value + "\",18446744073709551615";
    }
    EXPECT_EQ(pieces, expected + "]");
    EXPECT_EQ(whole.take(), expected + "]");
  }
}

TEST(JsonText, EscapesNamesFromElsewhere) {
  JsonText json(false);
  json.open_object();
  json.foreign_key("/narratives/\"甲\n\"");
  json.null();
  json.close_object();
  EXPECT_EQ(json.take(), R"({"/narratives/\"甲\n\"":null})");
}

// The twin is a JSON parser that refuses every byte that is not UTF-8.
TEST(JsonText, IsValidUtf8ForEveryMixOfCriticalBytes) {
  const std::string alphabet =
      "a\"\\\n\x7f\x80\x8f\x90\x9f\xa0\xbf\xc1\xc2\xdf\xe0\xed\xef\xf0\xf4\xf5";
  std::vector<std::string> texts = {""};
  for (int length = 1; length <= 3; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const char c : alphabet) longer.push_back(text + c);
    }
    for (const std::string& text : longer) {
      const std::string json = quoted(text);
      ASSERT_TRUE(nlohmann::json::accept(json)) << json;
    }
    texts = std::move(longer);
  }
}

// Byte by byte, of a text whose bytes that are no UTF-8 were replaced before.
std::string quoted_slowly(const std::string& value) {
  static const std::vector<std::string> kAscii = [] {
    std::vector<std::string> all;
    for (int byte = 0; byte < 0x80; ++byte) {
      const std::string one = quoted(std::string(1, static_cast<char>(byte)));
      all.push_back(one.substr(1, one.size() - 2));
    }
    return all;
  }();
  std::string result = "\"";
  for (const char c : valid_utf8(value)) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte < 0x80 ? kAscii[byte] : std::string(1, c);
  }
  return result + '"';
}

// Every three of these, each of which is the beginning or the end of some range.
std::vector<std::string> critical_bytes() {
  std::vector<std::string> all;
  for (const char first : std::string("a\n\x7f\x80\xbf\xc2\xdf\xe0\xe1\xec\xed\xee\xf0\xf4")) {
    for (const char second : std::string("a\"\x80\x9f\xa0\xc2\xe4\xf1")) {
      for (const char third : std::string("a\x8f\xbf\xe9")) all.push_back({first, second, third});
    }
  }
  return all;
}

// Many bytes are looked at in one step, which begins and ends inside characters.
TEST(JsonText, LooksAtCriticalBytesWhereverTheyStandInAText) {
  std::string han;
  for (int i = 0; i < 100; ++i) han += "项";
  for (const std::string& bytes : critical_bytes()) {
    for (std::size_t before = 0; before <= 18; ++before) {
      std::string text(before, 'a');
      for (const std::string& piece : {bytes, std::string("目1"), han, bytes, std::string("目")}) {
        text += piece;
        ASSERT_EQ(quoted(std::as_const(text)), quoted_slowly(text));
      }
    }
  }
}

TEST(JsonText, KeepsWellFormedCharactersOfEveryLength) {
  for (const std::string text : {"\x7e", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
                                 "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_EQ(quoted(text), "\"" + text + "\"");
  }
}

TEST(JsonText, PrintsDecimalsDigitForDigit) {
  for (const char* digits : {"37.44", "0", "-0.50", "100", "123456789012.345", "0.10"}) {
    JsonText json(false);
    json.number(*Decimal::parse(digits));
    EXPECT_EQ(json.take(), digits);
  }
}

void write_example(JsonText& json) {
  json.open_object();
  json.text("name", "甲");
  json.text_or_null("unit", "");
  json.index("row", -1);
  json.index("col", 0);
  json.texts("at", {"/a", "/b"});
  json.key("none");
  json.open_array();
  json.close_array();
  json.key("in");
  json.open_object();
  json.optional_number("score", std::nullopt);
  json.close_object();
  json.close_object();
}

TEST(JsonText, IsOneLineWhenCompact) {
  JsonText json(false);
  write_example(json);
  EXPECT_EQ(
      json.take(),
      R"({"name":"甲","unit":null,"row":null,"col":0,"at":["/a","/b"],"none":[],"in":{"score":null}})");
}

TEST(JsonText, IndentsTwoBlanksALevelWhenPretty) {
  JsonText json(true);
  write_example(json);
  EXPECT_EQ(json.take(), R"({
  "name": "甲",
  "unit": null,
  "row": null,
  "col": 0,
  "at": [
    "/a",
    "/b"
  ],
  "none": [],
  "in": {
    "score": null
  }
})");
}

}  // namespace
}  // namespace jixiao
