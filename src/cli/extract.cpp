#include "extract/extract.h"

#include <new>
#include <string>

#include "bytes/bytes.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "value/failure.h"
#include "value/limits.h"
#include "write/write.h"

namespace jixiao {
namespace {

constexpr const char* kNoMemory = "not enough memory for this document";

std::string extract_file(const ExtractArguments& arguments) {
  const Limits& limits = arguments.limits;
  const Document document = extract(read_input(arguments.file, limits), limits);
  if (arguments.text) return document_text(document);
  return document_json(document, JsonOptions{arguments.pretty, true}) + "\n";
}

int report_failure(const std::string& file, FailureKind kind, const std::string& message) {
  write_stderr(error_line(file, kind, message));
  return kAllFailed;
}

}  // namespace

int extract_command(const ExtractArguments& arguments) {
  std::string text;
  try {
    text = extract_file(arguments);
  } catch (const Failure& failure) {
    return report_failure(arguments.file, failure.kind, failure.what());
  } catch (const std::bad_alloc&) {
    return report_failure(arguments.file, FailureKind::kLimit, kNoMemory);
  }
  write_stdout(text);
  return kDone;
}

}  // namespace jixiao
