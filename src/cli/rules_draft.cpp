#include <new>
#include <optional>
#include <string>

#include "bytes/bytes.h"
#include "cli/commands.h"
#include "cli/draft_pack.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "extract/extract.h"
#include "value/failure.h"
#include "value/limits.h"

namespace jixiao {
int rules_draft_command(const RulesDraftArguments& arguments) {
  std::optional<std::string> yaml;
  try {
    const Limits limits;
    yaml = draft_pack(extract(read_input(arguments.file, limits), limits), arguments.pack,
                      shipped_rules());
  } catch (const Failure& failure) {
    return report_failure(arguments.file, failure.kind, failure.what());
  } catch (const std::bad_alloc&) {
    return report_failure(arguments.file, FailureKind::kLimit,
                          "not enough memory for this document");
  }
  if (!yaml) {
    return report_failure(arguments.file, FailureKind::kEmpty,
                          "no table with labels to draft a pack from");
  }
  write_stdout(*yaml);
  return kDone;
}

}  // namespace jixiao
