// What each character becomes when a text is folded, by a table that is made once.
//
// Example: ％ becomes % in kText and kMatch, ： becomes : in kMatch only, a zero-width joiner is
// dropped. What stands beside each other (spaces, >=) is the business of the pass over a text
// (fold.cpp); what the forms are for is said in fold.h.
#pragma once

#include <cstdint>
#include <vector>

#include "normalize/fold.h"

namespace jixiao {

// What a character is to the linear pass.
enum CharacterKind : std::uint8_t {
  kPlain = 0,
  kDropped = 1,
  kSpace = 2,
  kHan = 4,
  kChineseMark = 8
};

struct Folding {
  char32_t text = 0;   // as FoldForm::kText
  char32_t match = 0;  // as FoldForm::kMatch and kLabel
  std::uint8_t kind = kPlain;
};

inline constexpr char32_t kBmpSize = 0x10000;
inline constexpr char32_t kSupplementBegin = 0x2F800;  // CJK Compatibility Ideographs Supplement
inline constexpr char32_t kSupplementEnd = 0x2FA20;

// Ideographs, syllables, surrogates and private characters: none of them is folded or is a space,
// so they are in no table, which keeps it small: each run of the program makes one.
inline constexpr char32_t kNeverFoldedBegin = 0x3400;
inline constexpr char32_t kNeverFoldedEnd = 0xF900;

struct FoldTable {
  std::vector<Folding> low;   // to kNeverFoldedBegin
  std::vector<Folding> high;  // from kNeverFoldedEnd to the end of the BMP
  std::vector<Folding> supplement;
};

// Made when first asked for.
const FoldTable& fold_table();

// Invisible everywhere: joiners, direction marks, soft hyphen, variation selectors.
bool is_zero_width(char32_t c);

inline Folding find_folding(const FoldTable& table, char32_t c) {
  if (c < kNeverFoldedBegin) return table.low[c];
  if (c < kNeverFoldedEnd) return {c, c, is_han(c) ? kHan : kPlain};
  if (c < kBmpSize) return table.high[c - kNeverFoldedEnd];
  if (c >= kSupplementBegin && c < kSupplementEnd) return table.supplement[c - kSupplementBegin];
  if (is_zero_width(c)) return {c, c, kDropped};
  return {c, c, is_han(c) ? kHan : kPlain};
}

}  // namespace jixiao
