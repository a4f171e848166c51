// The words that the forms of all packs are made of: what tells a flattened form from prose.
//
// Example: words.holds_header("年初预算数 全年预算数(A)全年执行数(B) 分值") is true; words.all
// holds 项目名称, 年初预算数, 年度资金总额, 总分, 产出指标. Only words that are written out in a
// pack: what a pack matches by a pattern or by a part of a word is not among them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rules/text_hash.h"
#include "rules/word_trie.h"

namespace jixiao {

struct Pack;

struct FormWords {
  WordSet all;       // label keys
  WordSet groups;    // those of them that name groups of indicators only
  WordTrie begins;   // all of them, by how they begin: a label's number, or kGroup
  WordTrie columns;  // labels of columns
  static constexpr std::uint32_t kGroup = 0;

  bool is_word(std::string_view key) const { return all.contains(key); }
  // Do four labels of columns stand in a row somewhere in text folded as FoldForm::kMatch? A hint
  // in brackets, a colon and spaces may stand behind each: 执行率(B/A) : 得分.
  bool holds_header(std::string_view folded) const;
};

FormWords make_form_words(std::span<const Pack> packs);

}  // namespace jixiao
