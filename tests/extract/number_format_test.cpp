// What each numbering format prints.
#include "extract/number_format.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace jixiao {
namespace {

std::string print(std::string_view name, int value) {
  const std::optional<NumberFormat> format = find_number_format(name);
  return format ? format_number(*format, value) : "no such format";
}

constexpr std::array<int, 12> kValues = {1, 9, 10, 11, 19, 20, 21, 99, 100, 101, 110, 1010};

struct FormatRow {
  const char* name;
  std::array<const char*, kValues.size()> texts;
};

TEST(NumberFormat, PrintsEastAsianNumbersAsWordDoes) {
  const FormatRow rows[] = {
      {"chineseCounting",
       {"一", "九", "十", "十一", "十九", "二十", "二十一", "九十九", "一○○", "一○一", "一一○",
        "一○一○"}},
      {"taiwaneseCounting",
       {"一", "九", "十", "十一", "十九", "二十", "二十一", "九十九", "一○○", "一○一", "一一○",
        "一○一○"}},
      {"chineseCountingThousand",
       {"一", "九", "十", "十一", "十九", "二十", "二十一", "九十九", "一百", "一百〇一",
        "一百一十", "一千〇一十"}},
      {"chineseLegalSimplified",
       {"壹", "玖", "壹拾", "壹拾壹", "壹拾玖", "贰拾", "贰拾壹", "玖拾玖", "壹佰", "壹佰零壹",
        "壹佰壹拾", "壹仟零壹拾"}},
      {"ideographDigital",
       {"一", "九", "一〇", "一一", "一九", "二〇", "二一", "九九", "一〇〇", "一〇一", "一一〇",
        "一〇一〇"}},
      {"japaneseDigitalTenThousand",
       {"一", "九", "一〇", "一一", "一九", "二〇", "二一", "九九", "一〇〇", "一〇一", "一一〇",
        "一〇一〇"}},
      {"taiwaneseDigital",
       {"一", "九", "一○", "一一", "一九", "二○", "二一", "九九", "一○○", "一○一", "一一○",
        "一○一○"}},
      {"japaneseCounting",
       {"一", "九", "十", "十一", "十九", "二十", "二十一", "九十九", "百", "百一", "百十",
        "千十"}},
      {"japaneseLegal",
       {"壱", "九", "壱拾", "壱拾壱", "壱拾九", "弐拾", "弐拾壱", "九拾九", "壱百", "壱百壱",
        "壱百壱拾", "壱阡壱拾"}},
      {"taiwaneseCountingThousand",
       {"一", "九", "十", "十一", "十九", "二十", "二十一", "九十九", "一百", "一百零一",
        "一百一十", "一千零一十"}},
      {"ideographLegalTraditional",
       {"壹", "玖", "壹拾", "壹拾壹", "壹拾玖", "貳拾", "貳拾壹", "玖拾玖", "壹佰", "壹佰零壹",
        "壹佰壹拾", "壹仟零壹拾"}},
      {"ideographTraditional",
       {"甲", "壬", "癸", "11", "19", "20", "21", "99", "100", "101", "110", "1010"}},
      {"ideographZodiac",
       {"子", "申", "酉", "戌", "19", "20", "21", "99", "100", "101", "110", "1010"}},
      {"ideographZodiacTraditional",
       {"甲子", "壬申", "癸酉", "甲戌", "壬午", "癸未", "甲申", "99", "100", "101", "110", "1010"}},
      {"ideographEnclosedCircle",
       {"㈠", "㈨", "㈩", "11", "19", "20", "21", "99", "100", "101", "110", "1010"}},
      {"decimalFullWidth",
       {"１", "９", "１０", "１１", "１９", "２０", "２１", "９９", "１００", "１０１", "１１０",
        "１０１０"}},
      {"decimalFullWidth2",
       {"１", "９", "１０", "１１", "１９", "２０", "２１", "９９", "１００", "１０１", "１１０",
        "１０１０"}},
      {"decimalHalfWidth",
       {"1", "9", "10", "11", "19", "20", "21", "99", "100", "101", "110", "1010"}},
      {"decimalEnclosedCircle",
       {"①", "⑨", "⑩", "⑪", "⑲", "⑳", "21", "99", "100", "101", "110", "1010"}},
      {"decimalEnclosedCircleChinese",
       {"①", "⑨", "⑩", "11", "19", "20", "21", "99", "100", "101", "110", "1010"}},
      {"decimalEnclosedFullstop",
       {"⒈", "⒐", "⒑", "⒒", "⒚", "⒛", "21", "99", "100", "101", "110", "1010"}},
      {"decimalEnclosedParen",
       {"⑴", "⑼", "⑽", "⑾", "⒆", "⒇", "21", "99", "100", "101", "110", "1010"}},
      {"koreanDigital",
       {"일", "구", "일영", "일일", "일구", "이영", "이일", "구구", "일영영", "일영일", "일일영",
        "일영일영"}},
      {"koreanDigital2",
       {"一", "九", "一零", "一一", "一九", "二零", "二一", "九九", "一零零", "一零一", "一一零",
        "一零一零"}},
      {"koreanCounting",
       {"일", "구", "십", "십일", "십구", "이십", "이십일", "구십구", "백", "백일", "백십",
        "천십"}},
      {"koreanLegal",
       {"하나", "아홉", "열", "열하나", "열아홉", "스물", "스물하나", "아흔아홉", "100", "101",
        "110", "1010"}},
      {"ganada",
       {"가", "자", "차", "카", "마마", "바바", "사사", "가가가가가가가가", "나나나나나나나나",
        "다다다다다다다다", "타타타타타타타타",
        // 1010 - 420 * 2 = 170, the second sign of the 13th round.
        "나나나나나나나나나나나나나"}},
      {"aiueo", {"ｱ", "ｹ", "ｺ", "ｻ", "ﾃ", "ﾄ", "ﾅ", "ｷ", "ｸ", "ｹ", "ﾂ", "ﾜ"}},
      {"aiueoFullWidth", {"ア", "ケ", "コ", "サ", "テ", "ト", "ナ", "キ", "ク", "ケ", "ツ", "ワ"}},
      {"iroha", {"ｲ", "ﾘ", "ﾇ", "ﾙ", "ﾂ", "ﾈ", "ﾅ", "ﾄ", "ﾁ", "ﾘ", "ｿ", "ｾ"}},
      {"chosung",
       {"ㄱ", "ㅈ", "ㅊ", "ㅋ", "ㅁㅁ", "ㅂㅂ", "ㅅㅅ", "ㄱㄱㄱㄱㄱㄱㄱㄱ", "ㄴㄴㄴㄴㄴㄴㄴㄴ",
        "ㄷㄷㄷㄷㄷㄷㄷㄷ", "ㅌㅌㅌㅌㅌㅌㅌㅌ", "ㄴㄴㄴㄴㄴㄴㄴㄴㄴㄴㄴㄴㄴ"}},
      {"irohaFullWidth", {"イ", "リ", "ヌ", "ル", "ツ", "ネ", "ナ", "ト", "チ", "リ", "ソ", "セ"}},
  };
  for (const FormatRow& row : rows) {
    for (std::size_t i = 0; i < kValues.size(); ++i) {
      EXPECT_EQ(print(row.name, kValues[i]), row.texts[i]) << row.name << ' ' << kValues[i];
    }
  }
}

struct NumberRow {
  const char* name;
  int value;
  const char* text;
};

TEST(NumberFormat, KnowsWhereEastAsianFormatsEnd) {
  const NumberRow rows[] = {
      {"chineseCounting", 0, "○"},
      {"chineseCounting", 10000, "一○○○○"},
      {"chineseCountingThousand", 0, "〇"},
      {"chineseCountingThousand", 1001, "一千〇一"},
      {"chineseCountingThousand", 1100, "一千一百"},
      {"chineseCountingThousand", 1110, "一千一百一十"},
      {"chineseCountingThousand", 10000, "一万"},
      {"chineseCountingThousand", 10001, "一万一"},
      {"chineseCountingThousand", 10010, "一万一十"},
      {"chineseCountingThousand", 10101, "一万一百〇一"},
      {"chineseCountingThousand", 110000, "十一万"},
      {"chineseCountingThousand", 999999, "九十九万九千九百九十九"},
      {"chineseCountingThousand", 1000000, ""},
      {"chineseLegalSimplified", 10001, "壹万零壹"},
      {"chineseLegalSimplified", 11001, "壹万壹仟零壹"},
      {"chineseLegalSimplified", 999999, "玖拾玖万玖仟玖佰玖拾玖"},
      {"chineseLegalSimplified", 1000000, ""},
      {"japaneseCounting", 10000, "一万"},
      {"japaneseCounting", 11111, "一万千百十一"},
      {"japaneseCounting", 1000000, ""},
      {"taiwaneseCounting", 10000, "一○○○○"},
      {"taiwaneseCountingThousand", 1001, "一千零一"},
      {"taiwaneseCountingThousand", 1000000, ""},
      {"ideographLegalTraditional", 1000000, ""},
      {"japaneseLegal", 10000, "壱萬"},
      {"japaneseLegal", 1000000, ""},
      {"koreanCounting", 1000000, ""},
      {"koreanLegal", 99, "아흔아홉"},
      {"koreanLegal", 100, "100"},
      {"decimalEnclosedCircle", 20, "⑳"},
      {"decimalEnclosedCircle", 21, "21"},
      {"decimalEnclosedCircleChinese", 10, "⑩"},
      {"decimalEnclosedCircleChinese", 11, "11"},
      {"decimalEnclosedFullstop", 20, "⒛"},
      {"decimalEnclosedParen", 20, "⒇"},
      {"decimalEnclosedParen", 21, "21"},
      {"ideographEnclosedCircle", 11, "11"},
      {"ideographDigital", 1000000, "一〇〇〇〇〇〇"},
      {"ideographTraditional", 0, "0"},
      {"ideographZodiac", 12, "亥"},
      {"ideographZodiac", 13, "13"},
      {"ideographZodiacTraditional", 60, "癸亥"},
      {"ideographZodiacTraditional", 61, "61"},
      {"decimalEnclosedCircle", 0, "0"},
      {"aiueo", 46, "ﾝ"},
      {"aiueo", 47, "ｱ"},
      {"iroha", 46, "ﾝ"},
      {"iroha", 47, "ｲ"},
      {"ganada", 14, "하"},
      {"ganada", 15, "가가"},
      {"chosung", 14, "ㅎ"},
      {"chosung", 16, "ㄴㄴ"},
  };
  for (const NumberRow& row : rows) {
    EXPECT_EQ(print(row.name, row.value), row.text) << row.name << ' ' << row.value;
  }
}

TEST(NumberFormat, PrintsOtherNumbers) {
  const NumberRow rows[] = {
      {"decimal", 0, "0"},
      {"decimal", 1010, "1010"},
      {"decimalZero", 0, "0"},
      {"decimalZero", 1, "01"},
      {"decimalZero", 9, "09"},
      {"decimalZero", 10, "10"},
      {"numberInDash", 1, "- 1 -"},
      {"hex", 10, "A"},
      {"hex", 255, "FF"},
      {"bahtText", 21, "21"},
      {"none", 3, ""},
      {"bullet", 3, ""},
      {"upperRoman", 0, "0"},
      {"upperRoman", 1, "I"},
      {"upperRoman", 9, "IX"},
      {"upperRoman", 14, "XIV"},
      {"upperRoman", 1994, "MCMXCIV"},
      {"upperRoman", 4000, "MMMM"},
      {"upperRoman", 32768, "32768"},
      {"lowerRoman", 101, "ci"},
      {"upperLetter", 1, "A"},
      {"upperLetter", 26, "Z"},
      {"upperLetter", 27, "AA"},
      {"upperLetter", 52, "ZZ"},
      {"upperLetter", 53, "AAA"},
      {"upperLetter", 780, "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"},
      {"upperLetter", 781, "A"},
      {"lowerLetter", 28, "bb"},
      {"lowerLetter", 0, "0"},
      {"ordinal", 1, "1st"},
      {"ordinal", 2, "2nd"},
      {"ordinal", 3, "3rd"},
      {"ordinal", 4, "4th"},
      {"ordinal", 11, "11th"},
      {"ordinal", 12, "12th"},
      {"ordinal", 13, "13th"},
      {"ordinal", 21, "21st"},
      {"ordinal", 111, "111th"},
      {"ordinal", 122, "122nd"},
      {"cardinalText", 1, "One"},
      {"cardinalText", 10, "Ten"},
      {"cardinalText", 19, "Nineteen"},
      {"cardinalText", 20, "Twenty"},
      {"cardinalText", 21, "Twenty-one"},
      {"cardinalText", 100, "One hundred"},
      {"cardinalText", 101, "One hundred one"},
      {"cardinalText", 1010, "One thousand ten"},
      {"cardinalText", 115000, "One hundred fifteen thousand"},
      {"cardinalText", 1000000, "1000000"},
      {"ordinalText", 1, "First"},
      {"ordinalText", 12, "Twelfth"},
      {"ordinalText", 20, "Twentieth"},
      {"ordinalText", 21, "Twenty-first"},
      {"ordinalText", 100, "One hundredth"},
      {"ordinalText", 101, "One hundred first"},
      {"ordinalText", 1000, "One thousandth"},
      {"ordinalText", 1200, "One thousand two hundredth"},
      {"chicago", 1, "*"},
      {"chicago", 4, "§"},
      {"chicago", 5, "**"},
      {"russianUpper", 10, "К"},
      {"russianLower", 29, "я"},
      {"russianLower", 30, "аа"},
      {"arabicAlpha", 3, "ت"},
      {"arabicAlpha", 28, "ي"},
      {"arabicAlpha", 29, "أأ"},
      {"arabicAbjad", 3, "ج"},
      {"arabicAbjad", 27, "27"},
      {"hebrew1", 1, "א"},
      {"hebrew1", 11, "יא"},
      {"hebrew1", 15, "טו"},
      {"hebrew1", 16, "טז"},
      {"hebrew1", 17, "יז"},
      {"hebrew1", 115, "קטו"},
      {"hebrew1", 499, "תצט"},
      {"hebrew1", 500, "500"},
      {"hebrew2", 11, "כ"},
      {"hebrew2", 22, "ת"},
      {"hebrew2", 23, "23"},
      {"hindiNumbers", 10, "१०"},
      {"hindiVowels", 1, "क"},
      {"hindiConsonants", 1, "अ"},
      {"hindiConsonants", 9, "9"},
      {"thaiNumbers", 10, "๑๐"},
      {"thaiLetters", 3, "ค"},
      {"thaiLetters", 41, "ฮ"},
      {"thaiLetters", 42, "กก"},
  };
  for (const NumberRow& row : rows) {
    EXPECT_EQ(print(row.name, row.value), row.text) << row.name << ' ' << row.value;
  }
}

// A number can be told from its signs.
TEST(NumberFormat, CountsWithoutTwoNumbersAlike) {
  for (const char* name : {"chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
                           "koreanCounting", "chineseCounting"}) {
    std::set<std::string> seen;
    for (int value = 1; value < 20000; ++value) {
      EXPECT_TRUE(seen.insert(print(name, value)).second) << name << ' ' << value;
    }
  }
}

TEST(NumberFormat, AdmitsWhatItDoesNotKnow) {
  for (const char* name : {"", "Decimal", "custom", "thaiCounting", "hindiCounting",
                           "vietnameseCounting", "dollarText", "klingon"}) {
    EXPECT_FALSE(find_number_format(name)) << name;
  }
}

TEST(CustomFormat, IsReadFromItsFirstMembers) {
  const struct {
    const char* format;
    int value;
    const char* text;
  } rows[] = {
      {"001, 002, 003, ...", 7, "007"},
      {"001, 002, 003, ...", 1010, "1010"},
      {"0001, 0002, 0003, ...", 101, "0101"},
      {"00001, 00002, 00003, ...", 1, "00001"},
      {"01, 02, 03, ...", 10, "10"},
      {"一, 十, 一百(简), ...", 101, "一百〇一"},
      {"一, 十, 一○○(简), ...", 101, "一○一"},
      {"壹, 贰, 叁, ...", 11, "壹拾壹"},
      {"A, B, C, ...", 27, "AA"},
  };
  for (const auto& row : rows) {
    const std::optional<NumberFormat> format = find_custom_format(row.format);
    ASSERT_TRUE(format) << row.format;
    EXPECT_EQ(format_number(*format, row.value), row.text) << row.format;
  }
  for (const char* format : {"", "...", "001", "001, 002, 003", "001, 002, 004, ...",
                             "0000000001, 0000000002, 0000000003, ...", "x, y, z, ...", "1, ..."}) {
    EXPECT_FALSE(find_custom_format(format)) << format;
  }
}

}  // namespace
}  // namespace jixiao
