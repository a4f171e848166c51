#include "bytes/charset.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "bytes/encode.h"

namespace jixiao {
namespace {

using std::string_literals::operator""s;

std::string shown(const std::string& bytes) {
  const std::optional<DecodedText> result = decode_text(bytes);
  if (!result) return "no text";
  return result->encoding + " " + result->text +
         (result->doubt_en.empty() ? "" : " (" + result->doubt_en + ")");
}

const std::string kSample =
    "一、项目基本情况\n全年支出37.44万元，执行率为100％；得分：98\r\n\t　社会群众满意度≥95\n";
const std::string kTraditional =
    "績效評價報告：本年度預算執行率為百分之九十八，財政資金使用情況良好。\n";

TEST(Charset, RoundTripsAChineseSample) {
  struct Row {
    const char* converter;
    const char* bom;
    std::size_t bom_size;
    const char* encoding;
  };
  const std::vector<Row> rows{
      {"utf-8", "", 0, "utf-8"},       {"utf-8", "\xEF\xBB\xBF", 3, "utf-8"},
      {"utf-16le", "", 0, "utf-16le"}, {"utf-16le", "\xFF\xFE", 2, "utf-16le"},
      {"utf-16be", "", 0, "utf-16be"}, {"utf-16be", "\xFE\xFF", 2, "utf-16be"},
      {"utf-32le", "", 0, "utf-32le"}, {"utf-32le", "\xFF\xFE\0\0", 4, "utf-32le"},
      {"utf-32be", "", 0, "utf-32be"}, {"utf-32be", "\0\0\xFE\xFF", 4, "utf-32be"},
      {"gb18030", "", 0, "gb18030"},   {"gb18030", "\x84\x31\x95\x33", 4, "gb18030"},
      {"gbk", "", 0, "gb18030"},
  };
  for (const Row& row : rows) {
    const std::string bytes = std::string(row.bom, row.bom_size) + encode(kSample, row.converter);
    EXPECT_EQ(shown(bytes), row.encoding + (" " + kSample)) << row.converter << row.bom_size;
  }
  EXPECT_EQ(shown(encode(kTraditional, "big5")), "big5 " + kTraditional);
  EXPECT_EQ(shown(encode(kTraditional, "gb18030")), "gb18030 " + kTraditional);
  EXPECT_EQ(shown(encode(kTraditional, "utf-16le")), "utf-16le " + kTraditional);
}

TEST(Charset, FindsUtf16WithoutMarkAndWithoutAscii) {
  const std::string text = "本年度项目的产出指标和效益指标都已完成，资金使用合规";
  EXPECT_EQ(shown(encode(text, "utf-16le")), "utf-16le " + text);
  EXPECT_EQ(shown(encode(text, "utf-16be")), "utf-16be " + text);
  // 一 holds the only NUL, and on the side where ASCII has none.
  EXPECT_EQ(shown(encode("第一条", "utf-16le")), "utf-16le 第一条");
  EXPECT_EQ(shown(encode("第一条", "utf-16be")), "utf-16be 第一条");
}

TEST(Charset, ReadsShortInputs) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"a", "utf-8 a"},
      {"\n", "utf-8 \n"},
      {"预", "utf-8 预"},
      {"37.44\xC2\xB7", "utf-8 37.44·"},
      {"25\xC2\xB0"
       "C",
       "utf-8 25°C"},
      {"\xD0\x9F\xD1\x80\xD0\xB8", "utf-8 При"},
      {"a\0"s, "utf-16le a"},
      {"\0a"s, "utf-16be a"},
      {encode("中", "gbk"), "gb18030 中"},
      {"\xEF\xBB\xBF", "utf-8 "},
      {"\xFF\xFE", "utf-16le "},
      {"\xE4", "no text"},
      {"\xFF", "no text"},
      {"\0"s, "no text"},
      {"\0\0"s, "no text"},
      {"\x01\x02", "no text"},
      {"\xD6", "no text"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(shown(bytes), expected) << expected;
}

// A charset is tried only where those before it do not fit: what each step takes, and what the next
// would have made of it.
TEST(Charset, AsksInTheOrderOfTheSteps) {
  const std::string page = "一年级的产出指标完成";
  const std::vector<std::pair<std::string, std::string>> rows{
      // A mark before NULs, UTF-8 and GB18030.
      {"\xFF\xFE" + encode("预算", "utf-16le"), "utf-16le 预算"},
      {"\xEF\xBB\xBF" + std::string("\xD2\xBB"), "utf-8 \u04BB"},
      // NULs before UTF-8: every byte of it is ASCII.
      {encode("a1b2", "utf-16be"), "utf-16be a1b2"},
      {encode("a1b2", "utf-32le"), "utf-32le a1b2"},
      // UTF-8 before GB18030, of which these bytes are valid text too.
      {"预算执行率", "utf-8 预算执行率"},
      // GB18030 before UTF-16 without a mark, and before Big5.
      {encode(page, "gbk"), "gb18030 " + page},
      {encode(kTraditional, "gb18030"), "gb18030 " + kTraditional},
      // UTF-16 and Big5 where they give clearly more common Han.
      {encode(page, "utf-16le"), "utf-16le " + page},
      {encode(kTraditional, "big5"), "big5 " + kTraditional},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(shown(bytes), expected);
}

TEST(Charset, FourByteCharactersAreGb18030) {
  for (const std::string text : {"镕㐀堃", "预算𠮷", "项目㑇𬭩"}) {
    const auto result = decode_text(encode(text, "gb18030"));
    ASSERT_TRUE(result) << text;
    EXPECT_EQ(result->encoding + " " + result->text, "gb18030 " + text);
  }
}

TEST(Charset, UnicodeMarksAreKnown) {
  for (const std::string mark : {"\xEF\xBB\xBF"s, "\xFF\xFE"s, "\xFE\xFF"s, "\xFF\xFE\0\0"s,
                                 "\0\0\xFE\xFF"s, "\x84\x31\x95\x33"s}) {
    EXPECT_TRUE(has_bom(mark + "a"));
    EXPECT_FALSE(has_bom("a" + mark));
  }
}

TEST(Charset, Utf8AloneRefusesWhatIsNotWhole) {
  const auto utf8 = [](const std::string& bytes) {
    const auto result = decode_utf8(bytes);
    return result ? result->text + "|" + result->doubt_en : "none";
  };
  EXPECT_EQ(utf8("预算"), "预算|");
  EXPECT_EQ(utf8("预算\xE6"), "预算\uFFFD|the last character is cut off");
  EXPECT_EQ(utf8("预\xE6算"), "none");
  EXPECT_EQ(utf8("\xD2\xBB"), "none");  // 一 in GBK
  EXPECT_EQ(utf8(""), "|");
}

TEST(Charset, AllowsACutLastCharacterAndSaysSo) {
  const std::string whole = "预算执行";
  for (std::size_t cut = 1; cut <= 2; ++cut) {
    EXPECT_EQ(shown(whole.substr(0, whole.size() - cut)),
              "utf-8 预算执\uFFFD (the last character is cut off)");
  }
  const std::string gbk = encode(kSample + "满意度", "gbk");
  EXPECT_EQ(shown(gbk.substr(0, gbk.size() - 1)),
            "gb18030 " + kSample + "满意\uFFFD (the last character is cut off)");
  const std::string utf16 = encode(kSample, "utf-16le");
  const auto result = decode_text(std::string_view(utf16).substr(0, utf16.size() - 1));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->doubt, "末尾的字符不完整");
}

TEST(Charset, ReplacesAFewBrokenBytesAndSaysHowMany) {
  std::string utf8 = kSample;
  utf8[3] = '\xFF';
  const auto result = decode_text(utf8);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->encoding, "utf-8");
  EXPECT_EQ(result->doubt.rfind("有 ", 0), 0U) << result->doubt;
  EXPECT_NE(result->text.find("项目基本情况"), std::string::npos);

  std::string gbk = encode(kSample, "gbk");
  gbk.insert(gbk.find('\n') + 1, "\xFF");
  EXPECT_EQ(shown(gbk),
            "gb18030 一、项目基本情况\n\uFFFD" + kSample.substr(kSample.find('\n') + 1) +
                " (1 byte sequences are not valid gb18030 and were replaced by U+FFFD)");
}

// Every pair of common characters, which includes the classic 联通.
TEST(Charset, NeverTakesGbkOfCommonChineseForAnythingElse) {
  const std::string common =
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
      "子说产"
      "联通预算执行率满意度绩效评价指标项目资金财政支出完成情况路陆录目标得分";
  std::vector<std::string> characters;
  for (std::size_t i = 0; i < common.size(); i += 3) characters.push_back(common.substr(i, 3));
  for (const std::string& first : characters) {
    for (const std::string& second : characters) {
      const std::string text = first + second;
      ASSERT_EQ(shown(encode(text, "gbk")), "gb18030 " + text);
    }
  }
}

TEST(Charset, TakesRareGbkTextForGb18030) {
  for (const std::string text : {"镕堃喆", "鄱阳县瓯海区", "２０２３年度", "①②③、《》"}) {
    EXPECT_EQ(shown(encode(text, "gbk")).substr(0, 8 + text.size()), "gb18030 " + text);
  }
}

TEST(Charset, SaysThatAChoiceWasClose) {
  // One of these three is common in GBK, another one of the same bytes in Big5.
  const std::string close = " (the character set is a close guess: gb18030)";
  EXPECT_EQ(shown(encode("安埃啊", "gbk")), "gb18030 安埃啊" + close);
  // Nothing here is common in any charset.
  const std::string rare = "镕堃喆鄱瓯镕堃喆鄱瓯镕堃喆鄱瓯镕";
  EXPECT_EQ(shown(encode(rare, "gbk")), "gb18030 " + rare + close);
  EXPECT_EQ(shown(encode(kSample, "gbk")), "gb18030 " + kSample);
}

TEST(Charset, RefusesBinaryData) {
  EXPECT_EQ(shown("\x7F\x45\x4C\x46\x02\x01\x01\x00\x00\x00\x03\x00\x3E\x00"s), "no text");
  EXPECT_EQ(shown("abc\0def\0ghij\0"s), "no text");
  EXPECT_EQ(shown("\xFF\xFE\x01\xD8\x03\xDC\x05\xD8\x06\xD8"s), "no text");
  // A NUL character in UTF-16, and bytes that GB18030 leaves to private use.
  EXPECT_EQ(shown(encode(kSample, "utf-16le") + "\0\0"s + encode(kSample, "utf-16le")), "no text");
  EXPECT_EQ(shown("\xAA\xA1\xAA\xA2\xAA\xA3\xAA\xA4"), "no text");
  std::mt19937 random(20230101);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) bytes += static_cast<char>(random() & 0xFFU);
    EXPECT_EQ(shown(bytes), "no text");
  }
}

// Bytes behind a charset's borders reach the text whole: the conversion works piece by piece.
TEST(Charset, KeepsEveryCharacterOfALongText) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "年𠮷a";
  for (const char* charset : {"utf-8", "gb18030", "utf-16le", "utf-16be"}) {
    const auto result = decode_text(encode(text, charset));
    ASSERT_TRUE(result) << charset;
    EXPECT_EQ(result->encoding, charset);
    EXPECT_TRUE(result->text == text) << charset;
  }
}

TEST(Charset, GivesValidUtf8ForAnyBytes) {
  std::mt19937 random(7);
  constexpr std::array<const char*, 5> kPieces{"年", "a", "\xB5\xC4", "\xE5", "\n"};
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto i = random() % 12; i > 0; --i) bytes += kPieces[random() % kPieces.size()];
    const auto result = decode_text(bytes);
    if (!result) continue;
    EXPECT_EQ(encode(encode(result->text, "utf-16le").empty() ? "" : result->text, "utf-8"),
              result->text);
  }
}

}  // namespace
}  // namespace jixiao
