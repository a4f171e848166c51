// What a worker is asked and what it answers, as structs and as JSON. README.md of this folder is
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
  std::string pack;                  // empty: detect
  bool english = false;
  ReadOptions reading;
  Limits limits;
  bool provenance = true;
  bool progress = false;  // tell the stages
};

// Throws BadRequest.
WorkerRequest parse_request(std::string_view json);

// What a worker says first, once its packs are loaded, and what it says in between.
std::string greeting_json(std::string_view rules_digest);
std::string stage_json(std::string_view stage);
// The answer to what is no request.
std::string bad_request_json(std::string_view message);

}  // namespace jixiao
