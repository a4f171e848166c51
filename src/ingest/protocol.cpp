#include "ingest/protocol.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "extract/base64.h"
#include "value/version.h"
#include "write/json_text.h"

namespace jixiao {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema = "jixiao/worker/1";

std::string text_of(const std::string& key, const Json& value) {
  if (!value.is_string()) throw BadRequest("\"" + key + "\" must be a text");
  return value.get<std::string>();
}

bool flag_of(const std::string& key, const Json& value) {
  if (!value.is_boolean()) throw BadRequest("\"" + key + "\" must be true or false");
  return value.get<bool>();
}

// The second of two words, the first being the default?
bool choice_of(const std::string& key, const Json& value, const char* first, const char* second) {
  const std::string word = text_of(key, value);
  if (word != first && word != second) {
    throw BadRequest("\"" + key + "\" must be \"" + first + "\" or \"" + second + "\"");
  }
  return word == second;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unhexed(const std::string& key, const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) break;
    bytes += static_cast<char>(high * 16 + low);
  }
  if (bytes.size() * 2 != text.size()) {
    throw BadRequest("\"" + key + "\" must be pairs of the digits 0-9a-f");
  }
  return bytes;
}

std::string unbased(const std::string& key, const std::string& text) {
  std::string bytes;
  const bool whole = decode_base64(text, [&bytes](std::string_view piece) {
    bytes.append(piece);
    return true;
  });
  if (!whole) throw BadRequest("\"" + key + "\" must be base64");
  return bytes;
}

Limits limits_of(const Json& value) {
  if (!value.is_object()) throw BadRequest("\"limits\" must be an object");
  Limits limits;
  for (const auto& [name, limit] : value.items()) {
    const bool number = limit.is_number_unsigned();
    if (!number && !limit.is_string()) {
      throw BadRequest("\"limits\": " + name + " must be a whole number or a text as \"64MiB\"");
    }
    try {
      set_limit(limits, name + "=" + (number ? limit.dump() : limit.get<std::string>()));
    } catch (const std::invalid_argument& error) {
      throw BadRequest(std::string("\"limits\": ") + error.what());
    }
  }
  if (limits.table_nesting > kMostNestingForRules) {
    throw BadRequest("\"limits\": table_nesting is at most " +
                     std::to_string(kMostNestingForRules));
  }
  return limits;
}

using Reader = std::function<void(WorkerRequest&, const std::string& key, const Json& value)>;

// Every key of a request and what it does.
const std::map<std::string, Reader>& readers() {
  using Request = WorkerRequest;
  using Key = const std::string&;
  using Value = const Json&;
  static const std::map<std::string, Reader> kReaders = {
      {"path", [](Request& r, Key k, Value v) { r.path = text_of(k, v); }},
      {"path_hex", [](Request& r, Key k, Value v) { r.path = unhexed(k, text_of(k, v)); }},
      {"bytes", [](Request& r, Key k, Value v) { r.bytes = unbased(k, text_of(k, v)); }},
      {"pack", [](Request& r, Key k, Value v) { r.pack = text_of(k, v); }},
      {"lang", [](Request& r, Key k, Value v) { r.english = choice_of(k, v, "zh", "en"); }},
      {"revisions",
       [](Request& r, Key k, Value v) {
         const bool original = choice_of(k, v, "final", "original");
         r.reading.revisions = original ? Revisions::kOriginal : Revisions::kFinal;
       }},
      {"provenance",
       [](Request& r, Key k, Value v) { r.provenance = !choice_of(k, v, "all", "none"); }},
      {"limits", [](Request& r, Key, Value v) { r.limits = limits_of(v); }},
      {"progress", [](Request& r, Key k, Value v) { r.progress = flag_of(k, v); }},
  };
  return kReaders;
}

Json parsed(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception&) {
    throw BadRequest("the request is no JSON");
  }
}

}  // namespace

WorkerRequest parse_request(std::string_view json) {
  const Json object = parsed(json);
  if (!object.is_object()) throw BadRequest("the request must be an object");
  WorkerRequest request;
  for (const auto& [key, value] : object.items()) {
    const auto reader = readers().find(key);
    if (reader == readers().end()) throw BadRequest("unknown key \"" + key + "\"");
    reader->second(request, key, value);
  }
  if (request.path.empty() && !request.bytes) {
    throw BadRequest("the request names no input: \"path\" or \"bytes\" is needed");
  }
  // A worker's own stdin carries the requests.
  if (request.path == "-" && !request.bytes) throw BadRequest("\"path\" cannot be stdin");
  return request;
}

std::string greeting_json(std::string_view rules_digest) {
  JsonText json(false);
  json.open_object();
  json.text("schema", kSchema);
  json.text("engine", kEngineVersion);
  json.text("rules", rules_digest);
  json.close_object();
  return json.take();
}

std::string stage_json(std::string_view stage) {
  JsonText json(false);
  json.open_object();
  json.text("schema", kSchema);
  json.text("stage", stage);
  json.close_object();
  return json.take();
}

std::string bad_request_json(std::string_view message) {
  JsonText json(false);
  json.open_object();
  json.text("schema", kSchema);
  json.key("error");
  json.open_object();
  json.text("kind", "request");
  json.text("message", message);
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace jixiao
