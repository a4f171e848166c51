// How a run ends, as CONTRACT "Commands" lists it.
//
// Example: two inputs, one of them encrypted, no finding that counts -> kSomeFailed. Where several
// hold, the first of kInternalError, kInvalidPack, kBadUsage, kAllFailed, kSomeFailed, kFindings
// wins. Not here: the packs and the usage, which end a run before its first input.
#pragma once

#include <cstddef>
#include <optional>

#include "report/report.h"
#include "write/write.h"

namespace jixiao {

inline constexpr int kDone = 0;
inline constexpr int kFindings = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kSomeFailed = 3;
inline constexpr int kAllFailed = 4;
inline constexpr int kInvalidPack = 5;
inline constexpr int kInternalError = 70;

// What became of the inputs of a run.
struct Totals {
  std::size_t inputs = 0;
  std::size_t failed = 0;
  bool internal_error = false;
  Tally tally;
};

// Which findings end a run with kFindings: those at least so grave; empty: none.
struct FailOn {
  std::optional<Severity> severity;
  bool only_new = false;  // against the baseline
};

// Suppressed findings never count.
int exit_status(const Totals& totals, const FailOn& fail_on);

}  // namespace jixiao
