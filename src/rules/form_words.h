// The words that the forms of all packs are made of: what tells a flattened form from prose.
//
// Example: words.header finds "年初预算数 全年预算数(A)全年执行数(B) 分值" in a line; words.all
// holds 项目名称, 年初预算数, 年度资金总额, 总分, 产出指标. Only words that are written out in a
// pack: what a pack matches by a pattern or by a part of a word is not among them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_set>

#include "rules/pattern.h"

namespace jixiao {

struct Pack;

struct FormWords {
  std::unordered_set<std::string> all;     // label keys
  std::unordered_set<std::string> groups;  // those of them that name groups of indicators only
  // Several column labels one after the other, in text folded as FoldForm::kMatch; null if no pack
  // has columns.
  std::unique_ptr<Pattern> header;

  bool is_word(const std::string& key) const { return all.count(key) > 0; }
};

FormWords make_form_words(std::span<const Pack> packs);

}  // namespace jixiao
