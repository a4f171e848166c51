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

Document read_document(const ExtractArguments& arguments) {
  const Limits& limits = arguments.limits;
  return extract(read_input(arguments.file, limits), limits, arguments.reading);
}

void print_document(const Document& document, const ExtractArguments& arguments) {
  switch (arguments.format) {
    case ExtractFormat::kText:
      write_document_text(document, write_stdout);
      return;
    case ExtractFormat::kDump:
      write_stdout(dump(document));
      return;
    case ExtractFormat::kJson:
      write_document_json(document, JsonOptions{arguments.pretty, true}, write_stdout);
      write_stdout("\n");
  }
}

// A Failure that comes out of here is the output's.
int run_extract(const ExtractArguments& arguments) {
  Document document;
  try {
    document = read_document(arguments);
  } catch (const Failure& failure) {
    return report_failure(arguments.file, failure.kind, failure.what());
  }
  print_document(document, arguments);
  return kDone;
}

}  // namespace

int extract_command(const ExtractArguments& arguments) {
  try {
    return run_extract(arguments);
  } catch (const std::bad_alloc&) {
    return report_failure(arguments.file, FailureKind::kLimit, kNoMemory);
  }
}

}  // namespace jixiao
