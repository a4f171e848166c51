// What is known of findings from before: suppressions and the baseline, and what becomes of them in
// a run.
//
// Example: Review review(arguments, "2026-11-26"); on any thread review.apply(report) settles and
// marks the findings of one report; in order review.note(result) keeps count; at the end
// review.finish() writes new suppressions and review.notes() tells which expired, lapsed or were
// not met.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "check/baseline.h"
#include "check/suppressions.h"
#include "cli/arguments.h"
#include "report/report.h"
#include "write/write.h"

namespace jixiao {

// The file that --suppressions or --baseline names, or a wish of --suppress, is not usable; worded
// for the user.
struct UnusableReview : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// What the review of one report met.
struct Reviewed {
  std::vector<SuppressionMatch> matches;      // of entries of the file
  std::vector<SuppressionMatch> new_matches;  // of entries of --suppress
  std::size_t record = kNoRecord;             // of the baseline
};

class Review {
 public:
  // Reads the files. Throws UnusableReview.
  Review(const CheckArguments& arguments, const std::string& today);

  Reviewed apply(Report& report) const;
  void note(const Reviewed& reviewed);
  // Writes the entries of --suppress. Throws UnusableReview where one met no finding or several;
  // then nothing is written.
  void finish();
  // A sentence each, for stderr and for the outputs.
  std::vector<std::string> notes(const Tally& tally) const;

 private:
  std::string say(const std::string& chinese, const std::string& in_english) const;
  void add_suppression_notes(std::vector<std::string>& notes) const;

  const CheckArguments& arguments_;
  std::string today_;
  std::string yaml_;  // of the file of suppressions
  std::vector<Suppression> suppressions_;
  std::vector<std::optional<SuppressionState>> states_;  // of each; none: not met
  std::vector<std::vector<Suppression>> wished_;         // of each --suppress: the findings it met
  std::optional<Baseline> baseline_;
  std::set<std::size_t> compared_;  // records of the baseline
};

}  // namespace jixiao
