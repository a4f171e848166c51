// The running text that checks read: the sections of a report, the free texts of a form.
//
// Example: the section 资金使用情况 with 全年支出80万元。其中：甲50万元；乙30万元 is one ProseText;
// its sentences are 全年支出80万元 and 其中:甲50万元;乙30万元, folded as FoldForm::kMatch. A `;`
// stays inside: it parts the items of a list.
// Not here: figures that the packs' claims name (map/claims.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/values.h"
#include "check/verdict.h"

namespace jixiao {

struct ProseText {
  Value value;
  std::string key;    // of the section; of a form's text its name
  std::string title;  // the heading above it; of a form's text its name
};

std::vector<ProseText> section_texts(const Report& report);

// Where the scope has a form its narratives and goals, else the sections.
std::vector<ProseText> running_texts(const Scope& scope);

std::vector<std::string> sentences_of(const std::string& text);

// Does the sentence name years, and not the form's or else the report's?
bool names_another_year(const Scope& scope, std::string_view sentence);

bool fits_any(const std::vector<Pattern>& patterns, std::string_view text);

// What a group took; empty if the pattern has no such group or it took no part.
std::string group_text(const Pattern& pattern, const PatternMatch& match, const char* name,
                       std::string_view text);

// "1,740,000" as a number; nothing if it is none.
std::optional<Decimal> figure_of(const std::string& digits);

}  // namespace jixiao
