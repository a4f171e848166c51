// Which of several printed values is ticked.
//
// Example: of "优☑ 良□ 中□ 差□", of "□优 ☑良" and of "优( ) 良(√)" the values 优, 良 and 良.
// Nothing if none or more than one is ticked, if anything else stands there, or if it cannot be
// told whether the boxes belong to the values before or behind them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"

namespace jixiao {

// `text` is folded as FoldForm::kMatch; gives the bytes of the value.
std::optional<Span> find_ticked(std::string_view text, const std::vector<std::string>& values);

// Does an empty box stand in the text? 优( ) does not say 优.
bool has_empty_box(std::string_view text);

}  // namespace jixiao
