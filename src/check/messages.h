// The words of findings and of coverage, Chinese and English, from one table a code.
//
// Example: "{field} {stated} 与各项得分之和 {computed} 不一致，相差 {diff}" filled with the field
// 总分得分 and the figures 94, 93 is "总分得分 94 与各项得分之和 93 不一致，相差 1".
//
//   {subject}   indicator “…” or fund row “…”, empty outside rows   {field}  the accused field
//   {stated} {computed} {diff}  figures with their unit             {other}  the field beside it
//   further ones a kind fills: {text} {target} {actual} {words} {relation}
// A placeholder that nothing fills is left out. What is said of which document is not known here.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/verdict.h"
#include "value/place.h"

namespace jixiao {

using Words = std::map<std::string, std::string>;

// Replaces {name} by its words.
std::string fill(std::string_view text, const Words& words);

// The same, asking for the words of those that the text has.
std::string fill(std::string_view text,
                 const std::function<std::string(std::string_view name)>& word_of);

// The message of a code; `variant` may be empty. Throws std::invalid_argument for an unknown code.
std::string_view message_text(const std::string& code, const std::string& variant,
                              Language language);

// "executed" -> 全年执行数; a name without words of its own is given back.
std::string field_words(std::string_view name, Language language);

// A figure as an auditor writes it: rates in percent, amounts with the currency unit.
// The places are printed as they are.
std::string figure_words(const Decimal& figure, std::string_view field,
                         const std::string& currency_unit);

std::string reason_words(Reason reason, std::string_view detail, Language language);

// 指标“…” or 资金行“…”; empty for an empty name.
std::string subject_words(FormTable table, const std::string& name, Language language);

// 表1第14行第8列, 第12行; empty if the place says nothing.
std::string unread_place_words(const Place& place, const std::vector<std::string>& parts,
                               Language language);

// At most that many characters, with an ellipsis for what is cut.
std::string shortened(const std::string& text, int characters);

// Kinds of field: which figures are amounts of money, which are rates.
bool is_amount(std::string_view field);
bool is_rate(std::string_view field);

}  // namespace jixiao
