// Requests in on stdin, reports out on stdout, one after the other, until stdin ends. The protocol
// is src/ingest/WORKER.md.
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "bytes/bytes.h"
#include "cli/commands.h"
#include "cli/conversion.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/rules_place.h"
#include "ingest/bundle.h"
#include "ingest/frame.h"
#include "ingest/protocol.h"
#include "ingest/row_block.h"
#include "ingest/stage_board.h"
#include "rules/load.h"
#include "write/warehouse.h"
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

// What a worker keeps between two requests.
struct Server {
  Rules rules;
  std::string rules_digest;
  BundleReader bundles;
  ConversionMemory memory;
  std::optional<StageBoard> board;

  std::string answer(const WorkerRequest& request);
  Input read(const WorkerRequest& request);
  std::string report(const WorkerRequest& request, const Report& report) const;
};

Input Server::read(const WorkerRequest& request) {
  const std::string& name = request.name.empty() ? request.path : request.name;
  if (request.bytes) return make_input(name, *request.bytes, request.limits);
  if (!request.member.empty()) {
    return make_input(name, bundles.read(request.path, request.member, request.limits),
                      request.limits);
  }
  Input input = read_input(request.path, request.limits);
  input.path = name;
  return input;
}

std::string Server::report(const WorkerRequest& request, const Report& report) const {
  if (!request.rows) return frame(report_json(report, {false, request.provenance}));
  std::vector<TableRows> rows = warehouse_rows(report, rules_digest, options_json(request));
  return frame(encode_rows(row_facts(report), std::move(rows), *request.rows, request.document));
}

std::string Server::answer(const WorkerRequest& request) {
  const ConversionOptions options{request.limits, request.reading, request.pack, request.english};
  const auto stage = [this, &request](std::string_view name) {
    if (board) board->tell(name);
    if (request.progress) write_stdout(frame(stage_json(name)));
  };
  const std::string& name = request.name.empty() ? request.path : request.name;
  Conversion conversion = convert_input(
      name, [&] { return read(request); }, rules, options, memory, stage);
  if (conversion.report) {
    try {
      stage("write");
      return report(request, *conversion.report);
    } catch (const std::bad_alloc&) {
      conversion.error = current_error();
    } catch (const BadFrame& error) {  // a report beyond what a frame can hold
      conversion.error = {FailureKind::kLimit, error.what(), false};
    }
  }
  return frame(error_json(conversion.source, conversion.error.kind, conversion.error.message, {}));
}

std::string list(const WorkerRequest& request) {
  try {
    return frame(members_json(list_bundle(request.path, request.limits)));
  } catch (const std::exception&) {
    const ConversionError error = current_error();
    return frame(error_json(request.path, error.kind, error.message, {}));
  }
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
  Server server{load_rules_for_documents(arguments.rules_directory), "", {}, {}, {}};
  if (arguments.stage_board) server.board.emplace(kStageBoardDescriptor);
  server.rules_digest = rules_digest(server.rules);
  write_stdout(frame(greeting_json(server.rules_digest)));
  try {
    while (const std::optional<std::string> request = read_frame()) {
      try {
        const WorkerRequest parsed = parse_request(*request);
        check_pack(parsed.pack, server.rules);
        write_stdout(parsed.list ? list(parsed) : server.answer(parsed));
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
