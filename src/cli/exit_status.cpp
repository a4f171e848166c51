#include "cli/exit_status.h"

namespace jixiao {

int exit_status(const Totals& totals, const FailOn& fail_on) {
  if (totals.internal_error) return kInternalError;
  if (totals.inputs > 0 && totals.failed == totals.inputs) return kAllFailed;
  if (totals.failed > 0) return kSomeFailed;
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    const auto& counts = fail_on.only_new ? totals.tally.fresh : totals.tally.severities;
    const int count = counts[static_cast<std::size_t>(severity)];
    if (fail_on.severity && severity >= *fail_on.severity && count > 0) return kFindings;
  }
  return kDone;
}

}  // namespace jixiao
