#include <new>
#include <string>

#include "bytes/bytes.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "extract/extract.h"
#include "map/explain.h"
#include "value/failure.h"
#include "value/limits.h"
#include "write/explain_text.h"

namespace jixiao {
int rules_explain_command(const RulesExplainArguments& arguments) {
  BatchArguments chosen;
  chosen.rules_directory = arguments.directory;
  chosen.pack = arguments.pack;
  const Rules rules = load_chosen_rules(chosen);
  std::string text;
  try {
    const Limits limits;
    const Document document = extract(read_input(arguments.file, limits), limits);
    text = explanation_text(explain(document, rules, arguments.pack, arguments.field),
                            TextOptions{false, arguments.english});
  } catch (const Failure& failure) {
    return report_failure(arguments.file, failure.kind, failure.what());
  } catch (const std::bad_alloc&) {
    return report_failure(arguments.file, FailureKind::kLimit,
                          "not enough memory for this document");
  }
  write_stdout(text);
  return kDone;
}

}  // namespace jixiao
