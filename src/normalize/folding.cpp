#include "normalize/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace jixiao {
namespace {

// Punctuation that brings its own white space in print. No dash and no ellipsis: in a row of
// figures "10 — 10" they stand for a blank value, which is a word of its own.
constexpr std::u32string_view kChineseMarks =
    U"，。、；：？！．（）［］｛｝【】〔〕《》〈〉「」『』〖〗“”‘’";

// Radicals that Unicode gives no decomposition, though PDF converters print them for the ideograph
// (EquivalentUnifiedIdeograph.txt of the Unicode Character Database).
char32_t radical_fold(char32_t c) {
  static constexpr std::pair<char32_t, char32_t> kRadicals[] = {
      {U'⺁', U'厂'}, {U'⺠', U'民'}, {U'⻄', U'西'}, {U'⻅', U'见'}, {U'⻆', U'角'},
      {U'⻋', U'车'}, {U'⻓', U'长'}, {U'⻔', U'门'}, {U'⻘', U'青'}, {U'⻚', U'页'},
      {U'⻛', U'风'}, {U'⻜', U'飞'}, {U'⻝', U'食'}, {U'⻢', U'马'}, {U'⻣', U'骨'},
      {U'⻤', U'鬼'}, {U'⻥', U'鱼'}, {U'⻦', U'鸟'}, {U'⻨', U'麦'}, {U'⻩', U'黄'},
      {U'⻬', U'齐'}, {U'⻮', U'齿'}, {U'⻰', U'龙'}};
  for (const auto& [radical, ideograph] : kRadicals) {
    if (radical == c) return ideograph;
  }
  return c;
}

// Folds of kMatch that NFKC does not know or does otherwise.
constexpr std::pair<std::u32string_view, char32_t> kNamedFolds[] = {
    {U"‐‑‒–—―−─", U'-'}, {U"〜∼˜", U'~'}, {U"“”„‟〝〞〟", U'"'}, {U"‘’‚‛", U'\''},
    {U"≧⩾", U'≥'},       {U"≦⩽", U'≤'},   {U"═", U'='}};

// What the two lists say of each character, by hash: a search in them for each was most of the time
// that the table took.
struct Listed {
  std::unordered_map<char32_t, char32_t> named;
  std::unordered_set<char32_t> chinese_marks;
};

Listed lay_out_lists() {
  Listed listed;
  for (const auto& [variants, result] : kNamedFolds) {
    for (const char32_t c : variants) listed.named.emplace(c, result);
  }
  listed.chinese_marks.insert(kChineseMarks.begin(), kChineseMarks.end());
  return listed;
}

// Full-width digits and letters and ％, which the output never shows.
bool is_wide_alphanumeric(char32_t c) {
  return c == U'％' || (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') ||
         (c >= U'ａ' && c <= U'ｚ');
}

bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= kSupplementBegin && c < kSupplementEnd);
}

bool is_wide_or_small_form(char32_t c) {
  return (c >= 0xFE50 && c <= 0xFE6B) || (c >= 0xFF01 && c <= 0xFF5E) ||
         (c >= 0xFFE0 && c <= 0xFFEE);
}

// Only one character for one: a result of several (￣ is a space and a mark) is no fold of ours.
char32_t nfkc_of(char32_t c, const icu::Normalizer2& nfkc) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded =
      nfkc.normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  if (U_FAILURE(status) != 0 || folded.countChar32() != 1) return c;
  return static_cast<char32_t>(folded.char32At(0));
}

Folding make_folding(char32_t c, const icu::Normalizer2& nfkc, const Listed& listed) {
  const char32_t ideograph = is_compatibility_ideograph(c) ? radical_fold(nfkc_of(c, nfkc)) : c;
  const char32_t narrow = is_wide_or_small_form(c) ? nfkc_of(c, nfkc) : ideograph;
  Folding folding;
  folding.text = is_wide_alphanumeric(c) ? narrow : ideograph;
  const auto named = listed.named.find(narrow);
  folding.match = named == listed.named.end() ? narrow : named->second;
  unsigned kind = kPlain;
  if (is_zero_width(c)) kind |= kDropped;
  if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) kind |= kSpace;
  if (is_han(ideograph)) kind |= kHan;
  if (listed.chinese_marks.count(c) > 0) kind |= kChineseMark;
  folding.kind = static_cast<std::uint8_t>(kind);
  return folding;
}

FoldTable make_fold_table() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  // Null only if ICU's own data are missing, which is no state to go on in.
  assert(nfkc != nullptr);
  const Listed listed = lay_out_lists();
  const auto range = [&](char32_t begin, char32_t end) {
    std::vector<Folding> foldings;
    foldings.reserve(end - begin);
    for (char32_t c = begin; c < end; ++c) foldings.push_back(make_folding(c, *nfkc, listed));
    return foldings;
  };
  return {range(0, kNeverFoldedBegin), range(kNeverFoldedEnd, kBmpSize),
          range(kSupplementBegin, kSupplementEnd)};
}

}  // namespace

bool is_zero_width(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

const FoldTable& fold_table() {
  static const FoldTable kTable = make_fold_table();
  return kTable;
}

bool is_han(char32_t c) {
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) return true;
  return c == U'〇' || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UNIFIED_IDEOGRAPH) != 0;
}

}  // namespace jixiao
