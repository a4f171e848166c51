// The kinds of check, one function each.
//
// Example: kind `compare` with `executed <= annual_budget` and each: funds on a total row that
// spent 338.31 of 329.77 fails with a fault at …/funds/0/executed.
// The keys each kind reads are listed at CheckRule. All of them throw std::exception for a fault
// of the rule and never for anything a document says.
#pragma once

#include "check/verdict.h"

namespace jixiao {

Verdict check_required(const Scope& scope);       // required.cpp
Verdict check_one_of(const Scope& scope);         // conditions.cpp
Verdict check_reason_if(const Scope& scope);      // conditions.cpp
Verdict check_equation(const Scope& scope);       // sums.cpp
Verdict check_sum_rows(const Scope& scope);       // sums.cpp
Verdict check_weight_sum(const Scope& scope);     // sums.cpp
Verdict check_compare(const Scope& scope);        // bounds.cpp
Verdict check_range(const Scope& scope);          // bounds.cpp
Verdict check_ratio(const Scope& scope);          // ratio.cpp
Verdict check_score(const Scope& scope);          // score.cpp: of a row of funds or of indicators
Verdict check_points(const Scope& scope);         // points.cpp: `score` of a row of indicators
Verdict check_placeholder(const Scope& scope);    // wording.cpp
Verdict check_same_as(const Scope& scope);        // claims.cpp
Verdict check_same_name(const Scope& scope);      // names.cpp: same_as of a name of the cover
Verdict check_title_year(const Scope& scope);     // dates.cpp: same_as of the title and a year
Verdict check_grade(const Scope& scope);          // grade.cpp
Verdict check_covers(const Scope& scope);         // covers.cpp
Verdict check_date_in_year(const Scope& scope);   // dates.cpp
Verdict check_unique(const Scope& scope);         // echo.cpp
Verdict check_excess(const Scope& scope);         // excess.cpp
Verdict check_block_weights(const Scope& scope);  // block_weights.cpp
Verdict check_cost(const Scope& scope);           // cost.cpp
Verdict check_claim_sum(const Scope& scope);      // claim_sum.cpp
Verdict check_claim_ratio(const Scope& scope);    // claim_ratio.cpp
Verdict check_claim_count(const Scope& scope);    // claim_count.cpp
Verdict check_said_if(const Scope& scope);        // said_if.cpp
Verdict check_passages(const Scope& scope);       // passages.cpp
Verdict check_places(const Scope& scope);         // passages.cpp

// Is there a reason, and not just 无 or a dash in its place? `words`: the pack's.
bool says_something(const Value& reason, const ValueWords& words);

// "得分 9 低于 分值 10": a condition that holds, with its fields and figures in words.
std::string condition_words(const Scope& scope, const Equation& condition);

// The field at that position of the rule; throws std::invalid_argument if the rule has fewer.
const FieldPath& rule_field(const CheckRule& rule, std::size_t position);

}  // namespace jixiao
