#include "cli/exit_status.h"

namespace jixiao {

int exit_status(const Totals& totals, std::optional<Severity> fail_on) {
  if (totals.internal_error) return kInternalError;
  if (totals.inputs > 0 && totals.failed == totals.inputs) return kAllFailed;
  if (totals.failed > 0) return kSomeFailed;
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    const int count = totals.tally.severities[static_cast<std::size_t>(severity)];
    if (fail_on && severity >= *fail_on && count > 0) return kFindings;
  }
  return kDone;
}

}  // namespace jixiao
