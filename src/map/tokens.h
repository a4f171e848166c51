// The pieces of a line between white space, each with its place: what is left of the cells of a
// table that was flattened into text.
//
// Example: "项 目 名 称 应急项目 主管部门 某局" is the tokens 项目名称, 应急项目, 主管部门 and
// 某局, where 项目名称 is a word that the rules know: letters set apart are put together again.
// In glued text, where white space is lost too, a word the rules know is a token of its own, and so
// is what stands between two of them: 全年预算数(A)全年执行数(B)得分年度资金总额:42 is four words
// and 42. Short words are seen only right behind another: 得分 is one there, in a sentence it is
// not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "map/origins.h"
#include "rules/form_words.h"
#include "rules/label_index.h"

namespace jixiao {

struct Token {
  Passage passage;
  std::string key;         // label_key of its text
  std::size_t source = 0;  // index of the line, or cell, it stands in
  bool first = false;      // of its line
  bool whole = false;      // a whole cell: no other token belongs to it
  // In glued text: the word ends in another, so that what stands before may reach into it.
  bool may_begin_later = false;
  // What the pack that reads the form makes of it (find_labels), and of the words before its colon:
  // 填报日期：2024年2月1日.
  LabelHits labels = {};
  LabelHits labels_before_colon = {};
};

// The tokens of a line; `source` is copied into each.
std::vector<Token> split_line(const Passage& passage, std::size_t source, const FormWords& words);

// Is the text without white space, so that its line has one token at most?
bool is_one_piece(std::string_view text);

// The same of glued text.
std::vector<Token> split_glued(const Passage& passage, std::size_t source, const FormWords& words);

// The passage as one token.
Token whole_token(const Passage& passage, std::size_t source);

// The part of the line `whole` from one token to another; `offsets` are those of its text.
Passage join_tokens(const Passage& whole, const std::vector<std::size_t>& offsets,
                    const Passage& first, const Passage& last);

}  // namespace jixiao
