// The table of formats. A row says from where to where its signs are known; outside stands the
// decimal number. thaiCounting, hindiCounting, vietnameseCounting and dollarText are left out: what
// Word prints for them is not known for certain, and a number without a doubt is better.
#include "extract/number_format.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "extract/docx_symbols.h"
#include "extract/number_systems.h"

namespace jixiao {
namespace {

using Signs = std::u32string_view;

constexpr Signs kFullWidthDigits = U"０１２３４５６７８９";
constexpr Signs kIdeographDigits = U"〇一二三四五六七八九";
constexpr Signs kCircleZeroDigits = U"○一二三四五六七八九";
constexpr Signs kKoreanDigits = U"영일이삼사오육칠팔구";
constexpr Signs kHanjaDigits = U"零一二三四五六七八九";
constexpr Signs kHindiDigits = U"०१२३४५६७८९";
constexpr Signs kThaiDigits = U"๐๑๒๓๔๕๖๗๘๙";

constexpr Signs kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr Signs kBranches = U"子丑寅卯辰巳午未申酉戌亥";

constexpr Signs kUpperLatin = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr Signs kLowerLatin = U"abcdefghijklmnopqrstuvwxyz";
// Without ё, й, ъ and ь.
constexpr Signs kUpperRussian = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
constexpr Signs kLowerRussian = U"абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr Signs kGanada = U"가나다라마바사아자차카타파하";
constexpr Signs kChosung = U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
constexpr Signs kArabicLetters = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
// The order of the last two is not the same everywhere.
constexpr Signs kAbjad = U"أبجدهوزحطيكلمنسعفصقرشتثخذض";
constexpr Signs kHebrewLetters = U"אבגדהוזחטיכלמנסעפצקרשת";
constexpr Signs kThaiLetters = U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
// Word has the two Hindi sets the other way round than the standard (MS-OI29500 2.1.540).
constexpr Signs kHindiConsonants = U"कखगघङचछजझञटठडढणतथदधन";
constexpr Signs kHindiVowels = U"अआइईउऊऋऌ";
constexpr Signs kChicago = U"*†‡§";
constexpr Signs kAiueo =
    U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
constexpr Signs kAiueoHalf = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
constexpr Signs kIroha =
    U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウノオクヤマケフコエテアサキユメミシヒモセスン";
constexpr Signs kIrohaHalf = U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼﾋﾓｾｽﾝ";

constexpr CountingSystem kChineseCount = {
    {"○", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
    {"十", "百", "千", "万"},
    true,
    false,
    false,
    false};
constexpr CountingSystem kChineseThousand = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
    {"十", "百", "千", "万"},
    true,
    false,
    true,
    false};
constexpr CountingSystem kChineseLegal = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
    {"拾", "佰", "仟", "万"},
    false,
    false,
    true,
    true};
constexpr CountingSystem kTaiwaneseThousand = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
    {"十", "百", "千", "萬"},
    true,
    false,
    true,
    true};
constexpr CountingSystem kTraditionalLegal = {
    {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
    {"拾", "佰", "仟", "萬"},
    false,
    false,
    true,
    true};
constexpr CountingSystem kJapaneseCount = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
    {"十", "百", "千", "万"},
    true,
    true,
    false,
    false};
constexpr CountingSystem kJapaneseLegal = {
    {"零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"},
    {"拾", "百", "阡", "萬"},
    false,
    false,
    false,
    false};
constexpr CountingSystem kKoreanCount = {
    {"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"},
    {"십", "백", "천", "만"},
    true,
    true,
    false,
    false};

std::string print_decimal(int value) { return std::to_string(value); }

template <const Signs& Digits>
std::string print_digits(int value) {
  std::string result;
  for (const char c : std::to_string(value)) {
    result += to_utf8(Digits[static_cast<std::size_t>(c - '0')]);
  }
  return result;
}

template <const Signs& List>
std::string print_sign(int value) {
  return to_utf8(List[static_cast<std::size_t>(value - 1) % List.size()]);
}

// Z, AA, BB: the sign repeats. Word starts over after thirty times (780 is thirty Z, 781 is A).
template <const Signs& List>
std::string print_letters(int value) {
  constexpr std::size_t kMostRepeats = 30;
  const std::size_t index = static_cast<std::size_t>(value - 1) % (List.size() * kMostRepeats);
  const std::string sign = to_utf8(List[index % List.size()]);
  std::string result;
  for (std::size_t i = 0; i <= index / List.size(); ++i) result += sign;
  return result;
}

template <const CountingSystem& System>
std::string print_counted(int value) {
  return count_in(System, value);
}

// Counts to 99, then says the digits.
std::string print_chinese_counting(int value) {
  return value < 100 ? count_in(kChineseCount, value) : print_digits<kCircleZeroDigits>(value);
}

template <char32_t First>
std::string print_enclosed(int value) {
  return to_utf8(First + static_cast<char32_t>(value - 1));
}

std::string print_sexagenary(int value) {
  return print_sign<kStems>(value) + print_sign<kBranches>(value);
}

std::string print_lower_roman(int value) {
  std::string result = roman(value);
  for (char& c : result) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string print_zero_padded(int value) { return "0" + std::to_string(value); }

std::string print_in_dashes(int value) { return "- " + std::to_string(value) + " -"; }

std::string print_hex(int value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (; value > 0; value /= 16) result += kDigits[static_cast<std::size_t>(value % 16)];
  std::reverse(result.begin(), result.end());
  return result;
}

std::string print_nothing(int) { return ""; }

struct Row {
  std::string_view name;
  int first;
  int last;
  std::string (*print)(int);
};

constexpr int kNoEnd = std::numeric_limits<int>::max();
// Word counts no further; also keeps the longest of labels, MMM…, short.
constexpr int kWordEnd = 32767;
constexpr int kWordsEnd = 999'999;

constexpr int end_of(Signs list) { return static_cast<int>(list.size()); }

constexpr std::array kRows = std::to_array<Row>({
    {"decimal", 0, kNoEnd, print_decimal},
    {"none", 0, kNoEnd, print_nothing},
    {"bullet", 0, kNoEnd, print_nothing},
    {"decimalZero", 1, 9, print_zero_padded},
    {"decimalHalfWidth", 0, kNoEnd, print_decimal},
    {"decimalFullWidth", 0, kNoEnd, print_digits<kFullWidthDigits>},
    {"decimalFullWidth2", 0, kNoEnd, print_digits<kFullWidthDigits>},
    {"decimalEnclosedCircle", 1, 20, print_enclosed<U'①'>},
    {"decimalEnclosedCircleChinese", 1, 10, print_enclosed<U'①'>},
    {"decimalEnclosedFullstop", 1, 20, print_enclosed<U'⒈'>},
    {"decimalEnclosedParen", 1, 20, print_enclosed<U'⑴'>},
    {"numberInDash", 0, kNoEnd, print_in_dashes},
    {"hex", 1, kNoEnd, print_hex},
    // Word prints Thai money words as the plain number (MS-OI29500 2.1.540).
    {"bahtText", 0, kNoEnd, print_decimal},
    {"upperRoman", 1, kWordEnd, roman},
    {"lowerRoman", 1, kWordEnd, print_lower_roman},
    {"upperLetter", 1, kNoEnd, print_letters<kUpperLatin>},
    {"lowerLetter", 1, kNoEnd, print_letters<kLowerLatin>},
    {"ordinal", 0, kNoEnd, ordinal},
    {"cardinalText", 0, kWordsEnd, cardinal_words},
    {"ordinalText", 0, kWordsEnd, ordinal_words},
    {"chicago", 1, kNoEnd, print_letters<kChicago>},
    {"chineseCounting", 0, kNoEnd, print_chinese_counting},
    {"taiwaneseCounting", 0, kNoEnd, print_chinese_counting},
    {"chineseCountingThousand", 0, kNoEnd, print_counted<kChineseThousand>},
    {"chineseLegalSimplified", 0, kNoEnd, print_counted<kChineseLegal>},
    {"taiwaneseCountingThousand", 0, kNoEnd, print_counted<kTaiwaneseThousand>},
    {"ideographLegalTraditional", 0, kNoEnd, print_counted<kTraditionalLegal>},
    {"ideographDigital", 0, kNoEnd, print_digits<kIdeographDigits>},
    {"japaneseDigitalTenThousand", 0, kNoEnd, print_digits<kIdeographDigits>},
    {"taiwaneseDigital", 0, kNoEnd, print_digits<kCircleZeroDigits>},
    {"japaneseCounting", 0, kNoEnd, print_counted<kJapaneseCount>},
    {"japaneseLegal", 0, kNoEnd, print_counted<kJapaneseLegal>},
    {"ideographTraditional", 1, end_of(kStems), print_sign<kStems>},
    {"ideographZodiac", 1, end_of(kBranches), print_sign<kBranches>},
    {"ideographZodiacTraditional", 1, 60, print_sexagenary},
    {"ideographEnclosedCircle", 1, 10, print_enclosed<U'㈠'>},
    {"aiueo", 1, kNoEnd, print_sign<kAiueoHalf>},
    {"aiueoFullWidth", 1, kNoEnd, print_sign<kAiueo>},
    {"iroha", 1, kNoEnd, print_sign<kIrohaHalf>},
    {"irohaFullWidth", 1, kNoEnd, print_sign<kIroha>},
    {"koreanDigital", 0, kNoEnd, print_digits<kKoreanDigits>},
    {"koreanDigital2", 0, kNoEnd, print_digits<kHanjaDigits>},
    {"koreanCounting", 0, kNoEnd, print_counted<kKoreanCount>},
    {"koreanLegal", 1, 99, korean_native},
    {"ganada", 1, kNoEnd, print_letters<kGanada>},
    {"chosung", 1, kNoEnd, print_letters<kChosung>},
    {"russianUpper", 1, kNoEnd, print_letters<kUpperRussian>},
    {"russianLower", 1, kNoEnd, print_letters<kLowerRussian>},
    {"arabicAlpha", 1, kNoEnd, print_letters<kArabicLetters>},
    {"arabicAbjad", 1, end_of(kAbjad), print_sign<kAbjad>},
    {"hebrew1", 1, 499, hebrew_numeral},
    {"hebrew2", 1, end_of(kHebrewLetters), print_sign<kHebrewLetters>},
    {"hindiNumbers", 0, kNoEnd, print_digits<kHindiDigits>},
    {"hindiVowels", 1, end_of(kHindiConsonants), print_sign<kHindiConsonants>},
    {"hindiConsonants", 1, end_of(kHindiVowels), print_sign<kHindiVowels>},
    {"thaiNumbers", 0, kNoEnd, print_digits<kThaiDigits>},
    {"thaiLetters", 1, kNoEnd, print_letters<kThaiLetters>},
});

struct CustomName {
  std::string_view members;  // the first three
  std::string_view name;
};

constexpr std::array kCustomNames = std::to_array<CustomName>({
    {"1, 2, 3", "decimal"},
    {"01, 02, 03", "decimalZero"},
    {"I, II, III", "upperRoman"},
    {"i, ii, iii", "lowerRoman"},
    {"A, B, C", "upperLetter"},
    {"a, b, c", "lowerLetter"},
    {"1, A, B", "hex"},
    {"*, †, ‡", "chicago"},
    {"One, Two, Three", "cardinalText"},
    {"First, Second, Third", "ordinalText"},
    {"1st, 2nd, 3rd", "ordinal"},
    {"１, ２, ３", "decimalFullWidth"},
    {"①, ②, ③", "decimalEnclosedCircle"},
    {"⒈, ⒉, ⒊", "decimalEnclosedFullstop"},
    {"⑴, ⑵, ⑶", "decimalEnclosedParen"},
    {"一, 十, 一○○(简)", "chineseCounting"},
    {"一, 十, 一百(简)", "chineseCountingThousand"},
    {"壹, 贰, 叁", "chineseLegalSimplified"},
    {"壹, 貳, 參", "ideographLegalTraditional"},
    {"一, 一〇, 一〇〇", "ideographDigital"},
    {"㈠, ㈡, ㈢", "ideographEnclosedCircle"},
    {"甲, 乙, 丙", "ideographTraditional"},
    {"子, 丑, 寅", "ideographZodiac"},
    {"甲子, 乙丑, 丙寅", "ideographZodiacTraditional"},
    {"ｱ, ｲ, ｳ", "aiueo"},
    {"ア, イ, ウ", "aiueoFullWidth"},
    {"ｲ, ﾛ, ﾊ", "iroha"},
    {"イ, ロ, ハ", "irohaFullWidth"},
    {"가, 나, 다", "ganada"},
    {"ㄱ, ㄴ, ㄷ", "chosung"},
    {"أ, ب, ج", "arabicAbjad"},
    {"أ, ب, ت", "arabicAlpha"},
    {"א, י, ק", "hebrew1"},
    {"א, ב, ג", "hebrew2"},
    {"अ, आ, इ", "hindiConsonants"},
    {"क, ख, ग", "hindiVowels"},
    {"१, २, ३", "hindiNumbers"},
    {"- 1 -, - 2 -, - 3 -", "numberInDash"},
});

// 3 for "001, 002, 003"; 0 if it is no such pattern.
int padded_width(std::string_view members) {
  constexpr std::size_t kWidest = 9;
  const std::size_t one = members.find('1');
  if (one == std::string_view::npos || one == 0 || one >= kWidest) return 0;
  const std::string zeros(one, '0');
  if (members != zeros + "1, " + zeros + "2, " + zeros + "3") return 0;
  return static_cast<int>(one) + 1;
}

bool is_row(NumberFormat format, std::string_view name) {
  return kRows[static_cast<std::size_t>(format.row)].name == name;
}

}  // namespace

std::optional<NumberFormat> find_number_format(std::string_view name) {
  const auto* const found =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
  if (found == kRows.end()) return std::nullopt;
  return NumberFormat{static_cast<int>(found - kRows.begin()), 0};
}

std::optional<NumberFormat> find_custom_format(std::string_view format) {
  constexpr std::string_view kMore = ", ...";
  if (!format.ends_with(kMore)) return std::nullopt;
  const std::string_view members = format.substr(0, format.size() - kMore.size());
  if (const int width = padded_width(members); width > 2) return NumberFormat{0, width};
  for (const CustomName& custom : kCustomNames) {
    if (custom.members == members) return find_number_format(custom.name);
  }
  return std::nullopt;
}

std::string format_number(NumberFormat format, int value) {
  assert(value >= 0);
  const Row& row = kRows[static_cast<std::size_t>(format.row)];
  if (value < row.first || value > row.last) return print_decimal(value);
  std::string result = row.print(value);
  const auto width = static_cast<std::size_t>(format.width);
  if (result.size() < width) result.insert(0, width - result.size(), '0');
  return result;
}

bool is_bullet(NumberFormat format) { return is_row(format, "bullet"); }

bool stays_in_legal_numbering(NumberFormat format) {
  return is_row(format, "none") || is_row(format, "decimalZero");
}

}  // namespace jixiao
