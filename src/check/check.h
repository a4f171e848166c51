// Report -> findings and coverage.
//
// Example: total 98, scores 10 + 50 + 28 + 9 = 97 gives
//   score-total-mismatch error band=inconsistent stated=98 computed=97 at /forms/0/total/score
// Every check of the packs that the report used runs on every form of its pack and ends in one
// outcome; what the readers could not read becomes `unread-content` and `unparsed-number`.
// A fault of a rule is the outcome `error`, never a finding.
#pragma once

#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

enum class Language { kChinese, kEnglish };

// Fills report.findings and report.coverage.
void check(Report& report, const Rules& rules, Language language);

// A code's default severity.
Severity default_severity(const std::string& code);
// Every code this build can report.
const std::vector<std::string>& finding_codes();

// One line a finding and one an outcome, for tests.
std::string dump_findings(const Report& report);

}  // namespace jixiao
