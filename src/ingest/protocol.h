// What a worker is asked and what it answers, as structs and as JSON. WORKER.md of this folder is
// the protocol's page. The door to nlohmann/json.
//
// Example: parse_request(R"({"path":"a.docx","lang":"en"})") is a request for a.docx with messages
// in English; parse_request(R"({"file":"a.docx"})") throws BadRequest: unknown key "file".
// Not here: frames (frame.h), and the report that is the answer to most requests (write/).
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/bundle.h"
#include "ingest/row_block.h"
#include "ingest/row_format.h"
#include "value/failure.h"
#include "value/limits.h"
#include "value/read_options.h"

namespace jixiao {

// A request that says nothing a worker understands; the message is for whoever wrote the client.
struct BadRequest : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct WorkerRequest {
  std::string path;                  // bytes as the file system has them
  std::optional<std::string> bytes;  // the input itself; `path` is then only its name
  std::string name;                  // what the report calls it; empty: `path`
  MemberPath member;                 // of a bundle at `path`; empty: the file itself
  std::string pack;                  // empty: detect
  bool english = false;
  ReadOptions reading;
  Limits limits;
  bool provenance = true;
  bool progress = false;          // tell the stages
  std::optional<RowFormat> rows;  // answer with those of tables (row_block.h), not with a report
  std::uint64_t document = 0;     // the number of the document in a database, for its rows
  bool list = false;              // answer with the members of the bundle at `path`
};

// Throws BadRequest.
WorkerRequest parse_request(std::string_view json);

// What parse_request() gives back.
std::string request_json(const WorkerRequest& request);
// The part of a request that a result depends on, and only where it is no default: "{}".
std::string options_json(const WorkerRequest& request);

// What a worker says first, once its packs are loaded, and what it says in between.
std::string greeting_json(std::string_view rules_digest);
std::string stage_json(std::string_view stage);
// The answer to what is no request.
std::string bad_request_json(std::string_view message);
// The members of a bundle; nothing: the file is a document.
std::string members_json(const std::optional<std::vector<BundleMember>>& members);

// What came back, of whichever kind: one of these is there.
struct WorkerAnswer {
  struct Greeting {
    std::string engine;
    std::string rules;
  };
  struct Error {
    FailureKind kind = FailureKind::kIo;
    std::string message;
  };
  std::optional<Greeting> greeting;
  std::optional<std::string> stage;
  std::optional<Error> error;
  std::optional<RowBlock> rows;
  std::optional<std::vector<BundleMember>> members;
  bool document = false;  // the bundle to be listed is none
};
// Reads what the functions above, error_json() and encode_rows() write. Throws BadFrame.
WorkerAnswer parse_answer(std::string payload);

}  // namespace jixiao
