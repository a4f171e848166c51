// Requests in on stdin, reports out on stdout, one after the other, until stdin ends. The protocol
// is src/ingest/README.md.
#include <cstdio>
#include <new>
#include <optional>
#include <string>

#include "bytes/bytes.h"
#include "cli/commands.h"
#include "cli/conversion.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "ingest/frame.h"
#include "ingest/protocol.h"
#include "rules/load.h"
#include "write/write.h"

namespace jixiao {
namespace {

// Nothing at the end of stdin. Throws BadFrame where it ends inside a frame.
std::optional<std::string> read_frame() {
  std::string head(kFrameHeadBytes, '\0');
  const std::size_t got = std::fread(head.data(), 1, head.size(), stdin);
  if (got == 0) return std::nullopt;
  if (got < head.size()) throw BadFrame("stdin ends inside a frame");
  std::string payload(frame_length(head), '\0');
  if (std::fread(payload.data(), 1, payload.size(), stdin) < payload.size()) {
    throw BadFrame("stdin ends inside a frame");
  }
  return payload;
}

std::string answer(const WorkerRequest& request, const Rules& rules) {
  const ConversionOptions options{request.limits, request.reading, request.pack, request.english};
  const JsonOptions shape{false, request.provenance};
  const auto stage = [&request](std::string_view name) {
    if (request.progress) write_stdout(frame(stage_json(name)));
  };
  const auto read = [&request] {
    if (!request.bytes) return read_input(request.path, request.limits);
    return make_input(request.path, *request.bytes, request.limits);
  };
  Conversion conversion = convert_input(request.path, read, rules, options, stage);
  if (conversion.report) {
    try {
      stage("write");
      return frame(report_json(*conversion.report, shape));
    } catch (const std::bad_alloc&) {
      conversion.error = current_error();
    } catch (const BadFrame& error) {  // a report beyond what a frame can hold
      conversion.error = {FailureKind::kLimit, error.what(), false};
    }
  }
  return frame(
      error_json(conversion.source, conversion.error.kind, conversion.error.message, shape));
}

// The pack must be known before a document is read with it.
void check_pack(const std::string& pack, const Rules& rules) {
  if (pack.empty()) return;
  for (const Pack& known : rules.packs) {
    if (known.id == pack) return;
  }
  throw BadRequest("unknown pack \"" + pack + "\"");
}

}  // namespace

int worker_command(const WorkerArguments& arguments) {
  const Rules rules = load_rules(rules_directory(arguments.rules_directory));
  write_stdout(frame(greeting_json(rules_digest(rules))));
  try {
    while (const std::optional<std::string> request = read_frame()) {
      try {
        const WorkerRequest parsed = parse_request(*request);
        check_pack(parsed.pack, rules);
        write_stdout(answer(parsed, rules));
      } catch (const BadRequest& error) {
        write_stdout(frame(bad_request_json(error.what())));
      }
    }
  } catch (const BadFrame& error) {
    // Where the next request begins is not known any more.
    write_stdout(frame(bad_request_json(error.what())));
    write_stderr(std::string("jixiao: ") + error.what() + "\n");
    return kBadUsage;
  }
  return kDone;
}

}  // namespace jixiao
