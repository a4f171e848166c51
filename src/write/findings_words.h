// The words that all outputs of findings share, in both languages.
//
// Example: severity_word(Severity::kWarning, false) == "警告";
//          code_title("score-total-mismatch", true) == "Scores do not add up to the total".
// Not here: the message of a finding (check/messages.h), its place (place_words.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace jixiao {

// The Chinese or the English of it.
std::string say(bool english, std::string_view chinese, std::string_view in_english);

std::string severity_word(Severity severity, bool english);
std::string outcome_word(Outcome outcome, bool english);
// "new", "unchanged", "gone" in words; empty where there was nothing to compare with.
std::string baseline_word(BaselineState state, bool english);
// 新增，已豁免: how the finding stands to an earlier run, and whether it is suppressed.
std::string state_words(const Finding& finding, bool english);
// 张三：已核对原始凭证（至 2026-12-31）
std::string suppression_words(const Suppressed& suppressed, bool english);

// What a code says, as a heading and in a sentence; the code itself where it has no words.
std::string code_title(const std::string& code, bool english);
std::string code_description(const std::string& code, bool english);

// The gap, where two figures differ; figures too long to subtract have none.
std::optional<Decimal> difference(const Finding& finding);
// A figure of the finding as people read it: 97.02% of a rate, which is held as a fraction.
std::string shown_figure(const Finding& finding, const Decimal& figure);
bool is_about_rate(const Finding& finding);

// 表单1「项目支出绩效自评表」 甲项目; 全文 for -1.
std::string form_words(const Report& report, int form, bool english);

}  // namespace jixiao
