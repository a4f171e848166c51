#include "normalize/fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <regex>
#include <string>
#include <vector>

namespace jixiao {
namespace {

struct Row {
  const char* original;
  const char* folded;
};

TEST(Fold, TextKeepsChinesePunctuationAndNarrowsLettersAndDigits) {
  const Row rows[] = {
      {"", ""},
      {"　社会群众满意 度", "社会群众满意度"},
      {"２０２３年度，ＡＢｃ（８６．２％）", "2023年度，ABc（86．2%）"},
      {"  a \t\n b  ", "a b"},
      {"项目\n支出 名称", "项目支出名称"},
      {"共 3 个", "共 3 个"},
      {"①50万元 10² ½ 25㎡ ……", "①50万元 10² ½ 25㎡ ……"},
      {"≧98", "≧98"},
      {"\u200b完\ufeff成\u00ad率\u200f", "完成率"},
      {"⻓⻔⼯\uf9b4", "长门工領"},
      {"a\u3000\u00a0\u2003b", "a b"},
      {"、 。", "、 。"},
  };
  for (const Row& row : rows) EXPECT_EQ(fold_text(row.original), row.folded) << row.original;
}

TEST(Fold, MatchMakesFullWidthFormsAscii) {
  const Row rows[] = {
      {"：，（）；？！％", ":,();?!%"},
      {"、。【】〔〕《》", "、。【】〔〕《》"},
      {"—–－−‐─", "------"},
      {"～〜∼", "~~~"},
      {"“a”‘b’", "\"a\"'b'"},
      {"≧1 ⩾1 >=1 ＞=1 >＝1 ＞＝1", "≥1 ≥1 ≥1 ≥1 ≥1 ≥1"},
      {"≦1 ⩽1 <=1 ＜＝1", "≤1 ≤1 ≤1 ≤1"},
      {"＝ ═ ﹦", "= = ="},
      {">\u200b=1", "≥1"},
      {"> =1", "> =1"},
      {"》3", "》3"},
      {"二〇二三", "二〇二三"},
      {"①50", "①50"},
      {"支出 ， 37", "支出,37"},
      {"a, b", "a, b"},
      {"10 — 10", "10 - 10"},
      {"￥100", "¥100"},
      {"１．５", "1.5"},
      {"……", "……"},
  };
  for (const Row& row : rows) EXPECT_EQ(fold_match(row.original), row.folded) << row.original;
}

TEST(Fold, LabelDropsSpaceHintsAndColon) {
  const Row rows[] = {
      {"全年预算数（A）", "全年预算数"},
      {"全年 预算数", "全年预算数"},
      {"实施单位(盖章)：", "实施单位"},
      {"执行率（B/A）(%) ：", "执行率"},
      {"(预算)执行率(B/A×100%)", "(预算)执行率"},
      {"得分(20分*(执行率))", "得分"},
      {"产出（50分", "产出(50分"},
      {"专项（项目）名称", "专项(项目)名称"},
      {"其中：当年财政拨款", "其中:当年财政拨款"},
      {"*项目名称*", "项目名称"},
      {"（万元）", "(万元)"},
      {"（A）（B）", "(A)"},
      {"：", ":"},
      {"**", "*"},
      {"值[元]", "值"},
      {"a[b)", "a[b)"},
      {"> =1", "≥1"},
      {"   ", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(label_key(row.original), row.folded) << row.original;
}

// "first-last/begin-end" of each byte and, behind the last one, of none.
std::string ways_back(const std::string& original, FoldForm form) {
  const Folded folded = fold(original, form);
  std::string ways;
  for (std::size_t at = 0; at <= folded.text.size(); ++at) {
    const OriginalPart part = folded.original_of(at, std::min(at + 1, folded.text.size()));
    ways += (at == 0 ? "" : " ") + std::to_string(part.first) + "-" + std::to_string(part.last) +
            "/" + std::to_string(part.begin) + "-" + std::to_string(part.end);
  }
  return ways;
}

TEST(Fold, TellsTheCharacterBehindEachByte) {
  EXPECT_EQ(ways_back("　98", FoldForm::kText), "1-2/3-4 2-3/4-5 3-3/5-5");
  EXPECT_EQ(ways_back("a >= b ", FoldForm::kMatch),
            "0-1/0-1 1-2/1-2 2-3/2-3 2-3/2-3 3-4/3-4 4-5/4-5 5-6/5-6 6-6/6-6");
  EXPECT_EQ(ways_back("a1＞=", FoldForm::kMatch),
            "0-1/0-1 1-2/1-2 2-3/2-5 2-3/2-5 3-4/5-6 4-4/6-6");
  EXPECT_EQ(ways_back("，绩", FoldForm::kMatch), "0-1/0-3 1-2/3-6 1-2/3-6 1-2/3-6 2-2/6-6");
  EXPECT_EQ(ways_back("", FoldForm::kText), "0-0/0-0");
  EXPECT_EQ(ways_back(" \n", FoldForm::kText), "0-0/0-0");
}

TEST(Fold, KeepsARunForCharactersOfOneWidth) {
  const Folded folded = fold("一、项目3个，", FoldForm::kMatch);
  EXPECT_EQ(folded.characters, 7);
  std::string runs;
  for (const FoldedRun& run : folded.runs) {
    runs += "(" + std::to_string(run.at) + "," + std::to_string(run.first) + "," +
            std::to_string(run.byte) + "," + std::to_string(run.width) + "<" +
            std::to_string(run.original_width) + ")";
  }
  EXPECT_EQ(runs, "(0,0,0,3<3)(3,1,3,3<3)(6,2,6,3<3)(12,4,12,1<1)(13,5,13,3<3)(16,6,16,1<3)");
}

TEST(Fold, InvalidBytesAreReplacementCharacters) {
  EXPECT_EQ(fold_text("a\xff"
                      "b\xe4\xbd"),
            "a\uFFFDb\uFFFD");
  EXPECT_EQ(fold_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(fold_text("\xc0\x80"), "\uFFFD\uFFFD");            // an overlong NUL
  EXPECT_EQ(fold_text("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(count_code_points("\xe4\xbd"), 1);
}

TEST(CodePoints, AreCountedAndSliced) {
  EXPECT_EQ(count_code_points("a绩𠮷"), 3);
  EXPECT_EQ(code_point_slice("a绩𠮷b", 1, 3), "绩𠮷");
  EXPECT_EQ(code_point_slice("a绩", 1, 9), "绩");
  EXPECT_EQ(code_point_slice("a绩", 2, 1), "");
  EXPECT_EQ(code_point_slice("a绩", 5, 7), "");
}

TEST(CodePoints, KnowIdeographs) {
  for (const char32_t c : std::u32string_view(U"绩〇𠮷㐀﨎")) {
    EXPECT_TRUE(is_han(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : std::u32string_view(U"a，①⻓々ア")) {
    EXPECT_FALSE(is_han(c)) << static_cast<unsigned>(c);
  }
}

// --- The slow twin: whole passes over code points, one fold each ---------------------------------

// What a character becomes, in the forms text and match; everything else stays.
struct Twin {
  char32_t original;
  char32_t text;
  char32_t match;
};

// The alphabet of the random texts; '\0' as `text` means dropped.
constexpr Twin kAlphabet[] = {
    {U'a', U'a', U'a'},    {U'1', U'1', U'1'},          {U'１', U'1', U'1'},
    {U'Ｂ', U'B', U'B'},   {U'绩', U'绩', U'绩'},       {U'效', U'效', U'效'},
    {U'⻓', U'长', U'长'}, {0x2F00, U'一', U'一'},      {0x2F800, U'丽', U'丽'},
    {U'〇', U'〇', U'〇'}, {U' ', U' ', U' '},          {U'\n', U' ', U' '},
    {0x3000, U' ', U' '},  {0x00A0, U' ', U' '},        {0x200B, 0, 0},
    {0xFEFF, 0, 0},        {U'：', U'：', U':'},        {U'，', U'，', U','},
    {U'（', U'（', U'('},  {U'）', U'）', U')'},        {U'(', U'(', U'('},
    {U')', U')', U')'},    {U'[', U'[', U'['},          {U']', U']', U']'},
    {U':', U':', U':'},    {U'*', U'*', U'*'},          {U'>', U'>', U'>'},
    {U'＞', U'＞', U'>'},  {U'<', U'<', U'<'},          {U'=', U'=', U'='},
    {U'＝', U'＝', U'='},  {U'≥', U'≥', U'≥'},          {U'≧', U'≧', U'≥'},
    {U'—', U'—', U'-'},    {U'“', U'“', U'"'},          {U'、', U'、', U'、'},
    {U'①', U'①', U'①'},    {U'％', U'%', U'%'},         {U'～', U'～', U'~'},
    {U'﹣', U'﹣', U'-'},  {0x1F600, 0x1F600, 0x1F600},
};

constexpr std::u32string_view kMarks = U"：，（）“、";

bool twin_is_han(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || c == U'〇'; }

std::u32string twin_spaces(const std::vector<Twin>& kept, FoldForm form) {
  std::u32string out;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const char32_t c = form == FoldForm::kText ? kept[i].text : kept[i].match;
    if (c != U' ') {
      out += c;
      continue;
    }
    if (form == FoldForm::kLabel) continue;
    std::size_t next = i;
    while (next < kept.size() && kept[next].text == U' ') ++next;
    const bool edge = i == 0 || next == kept.size();
    const bool run_goes_on = i > 0 && kept[i - 1].text == U' ';
    if (edge || run_goes_on) continue;
    const Twin& left = kept[i - 1];
    const Twin& right = kept[next];
    if (twin_is_han(left.text) && twin_is_han(right.text)) continue;
    const bool mark = kMarks.find(left.original) != std::u32string_view::npos ||
                      kMarks.find(right.original) != std::u32string_view::npos;
    if (form == FoldForm::kMatch && mark) continue;
    out += U' ';
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from)) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Knows brackets three deep, which is deeper than the random labels go.
std::string twin_label(std::string text) {
  static const std::regex kLead(R"(^\*([\s\S]+)$)");
  static const std::regex kTrail(R"(^([\s\S]+)[:*]$)");
  static const std::regex kRound(R"(^([\s\S]+)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$)");
  static const std::regex kSquare(R"(^([\s\S]+)\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]$)");
  while (true) {
    std::smatch match;
    const bool found =
        std::regex_match(text, match, kLead) || std::regex_match(text, match, kTrail) ||
        std::regex_match(text, match, kRound) || std::regex_match(text, match, kSquare);
    if (!found) return text;
    text = std::string(match[1]);
  }
}

std::string twin_fold(const std::vector<Twin>& original, FoldForm form) {
  std::vector<Twin> kept;
  for (const Twin& c : original) {
    if (c.text != 0) kept.push_back(c);
  }
  std::string text = utf8(twin_spaces(kept, form));
  if (form == FoldForm::kText) return text;
  text = replaced_all(replaced_all(text, ">=", "≥"), "<=", "≤");
  return form == FoldForm::kLabel ? twin_label(text) : text;
}

class RandomTexts {
 public:
  std::vector<Twin> next() {
    std::vector<Twin> text(length_(random_));
    for (Twin& c : text) c = any();
    return text;
  }
  // Words of English, parted by a space; one sign of forty is any other.
  std::vector<Twin> next_english() {
    constexpr Twin kSpace = {U' ', U' ', U' '};
    std::vector<Twin> text(4 * length_(random_));
    for (Twin& c : text) {
      const int pick = std::uniform_int_distribution<int>(0, 39)(random_);
      const auto letter = static_cast<char32_t>(U'a' + pick % 26);
      c = pick == 0 ? any() : pick < 8 ? kSpace : Twin{letter, letter, letter};
    }
    return text;
  }

 private:
  Twin any() {
    return kAlphabet[std::uniform_int_distribution<std::size_t>(0,
                                                                std::size(kAlphabet) - 1)(random_)];
  }

  std::uniform_int_distribution<std::size_t> length_{0, 14};
  std::mt19937 random_{20230101};
};

std::string original_of(const std::vector<Twin>& text) {
  std::u32string original;
  for (const Twin& c : text) original += c.original;
  return utf8(original);
}

constexpr std::array kForms = {FoldForm::kText, FoldForm::kMatch, FoldForm::kLabel};
constexpr std::array kFormsWithAWayBack = {FoldForm::kText, FoldForm::kMatch};

std::string fold_as(const std::string& original, FoldForm form) {
  if (form == FoldForm::kLabel) return label_key(original);
  return form == FoldForm::kText ? fold_text(original) : fold_match(original);
}

TEST(FoldProperty, FastAndSlowAgree) {
  RandomTexts texts;
  for (int i = 0; i < 20000; ++i) {
    const std::vector<Twin> text = i % 2 == 0 ? texts.next() : texts.next_english();
    const std::string original = original_of(text);
    for (const FoldForm form : kForms) {
      ASSERT_EQ(fold_as(original, form), twin_fold(text, form)) << original;
    }
    ASSERT_EQ(fold_text(original), fold(original, FoldForm::kText).text);
    ASSERT_EQ(fold_match(original), fold(original, FoldForm::kMatch).text);
    ASSERT_EQ(label_key_of_match(fold_match(original)), label_key(original)) << original;
  }
}

TEST(Fold, MakesTheLabelKeyOfWhatWasFolded) {
  for (const char* original : {"", " ", "满意度 > = 90", ">==", "> ==", "< = <=", "= =", "a =b",
                               "项目 资金（万元） :", "* 指标 *", "(a)", "( )", "＞ ＝5"}) {
    EXPECT_EQ(label_key_of_match(fold_match(original)), label_key(original)) << original;
  }
}

// From U+3400 to U+F8FF stand characters that stay what they are; what differs is whether a space
// beside them goes.
TEST(FoldProperty, IdeographsAndSyllablesStayWhatTheyAre) {
  for (char32_t c = 0x3400; c < 0xF900; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;  // surrogates are no text
    const std::string one = utf8(std::u32string(1, c));
    ASSERT_EQ(fold_text(one), one);
    ASSERT_EQ(fold_match(one), one);
    ASSERT_EQ(label_key(one), one);
    ASSERT_EQ(fold_text(one + " 绩"), one + (is_han(c) ? "绩" : " 绩"));
  }
}

TEST(FoldProperty, FoldingTwiceChangesNothing) {
  RandomTexts texts;
  for (int i = 0; i < 20000; ++i) {
    const std::string original = original_of(texts.next());
    for (const FoldForm form : kForms) {
      const std::string once = fold_as(original, form);
      ASSERT_EQ(fold_as(once, form), once) << original;
    }
  }
}

// Bytes of the text where a character begins, and its end.
std::vector<std::size_t> boundaries(const std::string& text) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) at.push_back(i);
  }
  at.push_back(text.size());
  return at;
}

void expect_way_back(const std::string& original, const Folded& folded, FoldForm form) {
  ASSERT_EQ(folded.characters, count_code_points(original));
  const std::vector<std::size_t> at = boundaries(folded.text);
  for (std::size_t b = 0; b + 1 < at.size(); ++b) {
    for (std::size_t e = b + 1; e < at.size(); ++e) {
      const OriginalPart part = folded.original_of(at[b], at[e]);
      const std::string text = original.substr(part.begin, part.end - part.begin);
      ASSERT_EQ(text, code_point_slice(original, part.first, part.last)) << original;
      const std::string of_folded = folded.text.substr(at[b], at[e] - at[b]);
      // Outer space is always lost.
      if (of_folded.front() == ' ' || of_folded.back() == ' ') continue;
      ASSERT_EQ(fold_as(text, form), of_folded) << original;
    }
  }
}

TEST(FoldProperty, TheOriginalOfEachPartFoldsToThePart) {
  RandomTexts texts;
  for (int i = 0; i < 5000; ++i) {
    const std::string original = original_of(texts.next());
    for (const FoldForm form : kFormsWithAWayBack) {
      expect_way_back(original, fold(original, form), form);
    }
  }
}

// Looked at one by one, code_point_slice() counts them too.
TEST(FoldProperty, CodePointsAreCountedInRunsAsOneByOne) {
  std::mt19937 random(11);
  const char* pieces[] = {"a",  "Words of 8", "绩",   "绩效自评", "，", "ü",
                          "𠮷", "\xe4",       "\xff", "\xe4\xbd", " "};
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (std::size_t k = random() % 8; k > 0; --k) text += pieces[random() % std::size(pieces)];
    int count = 0;
    while (!code_point_slice(text, count, count + 1).empty()) ++count;
    ASSERT_EQ(count_code_points(text), count) << text;
    ASSERT_EQ(fold_match_counted(text).characters, count) << text;
  }
}

}  // namespace
}  // namespace jixiao
