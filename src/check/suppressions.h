// The list of findings that someone took for settled: a YAML file, strictly read, and what it does
// to the findings of a report.
//
// Example:
//   suppressions:
//     - fingerprint: 4d02631526…         # 64 hex digits, as every output shows it
//       operands: 9a0c…                  # operands_hash() of the finding: its figures or texts
//       reason: 已核对原始凭证
//       by: 张三
//       until: 2026-12-31                # its last day; left out: without end
//       code: missing-reason             # for the reader of the file; so is message
// A suppression whose day is over has expired, one whose finding now has other figures, or stands
// in another text if it has none, has lapsed; neither hides anything. An entry is written by `check
// --suppress`, so that nobody counts hashes. Not here: which findings count for the end of the
// program (cli).
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "rules/load.h"

namespace jixiao {

struct Suppression {
  std::string fingerprint;  // as written: 64 hex digits
  std::string operands;     // the hash; empty: whatever the figures are (only in a new entry)
  std::string code;
  std::string message;
  Suppressed terms;
  int line = 0;  // of its first key in the file, 1-based; 0: not from a file
};

// The file has a mistake; what() is all of them, a line each.
struct InvalidSuppressions : std::runtime_error {
  explicit InvalidSuppressions(std::vector<PackProblem> found);
  std::vector<PackProblem> problems;
};

// `file` is for messages. Throws InvalidSuppressions.
std::vector<Suppression> parse_suppressions(std::string_view yaml, const std::string& file);

// One entry as it stands in a file, with its "  - ".
std::string suppression_yaml(const Suppression& suppression);
// The file's text with that entry: in the place of the entry with its fingerprint, else at the end.
// `yaml` must be valid; empty: a new file.
std::string with_suppression(const std::string& yaml, const Suppression& suppression);

bool is_date(std::string_view text);  // "2026-12-31"

// sha256 of the figures that a finding rests on: the values at its pointers, whatever their order,
// and what was stated and computed. No position is in it; 98.0 is 98. A finding without any (no
// form, a section missing, a name blank) is bound to the texts of its form, or of the report around
// the forms: no other office's report has them all.
std::string operands_hash(const Report& report, const Finding& finding);

enum class SuppressionState { kUsed, kExpired, kLapsed };
struct SuppressionMatch {
  std::size_t suppression = 0;
  SuppressionState state = SuppressionState::kUsed;
  Suppression now;  // with the hash, code and message that the finding has today
};

// Sets Finding::suppressed where a suppression holds; gives what each one met. `today` is
// "2026-11-26".
std::vector<SuppressionMatch> apply_suppressions(const std::vector<Suppression>& suppressions,
                                                 const std::string& today, Report& report);

}  // namespace jixiao
