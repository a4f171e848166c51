#include "ingest/protocol.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "extract/base64.h"
#include "ingest/frame.h"
#include "value/version.h"
#include "write/json_text.h"

namespace jixiao {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema = "jixiao/worker/1";
constexpr std::string_view kStageHead = R"({"schema":"jixiao/worker/1","stage":")";
constexpr std::string_view kStageTail = R"("})";

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

std::uint64_t number_of(const std::string& key, const Json& value) {
  if (!value.is_number_unsigned()) throw BadRequest("\"" + key + "\" must be a whole number");
  return value.get<std::uint64_t>();
}

RowFormat format_of(const std::string& key, const Json& value) {
  const auto format = find_row_format(text_of(key, value));
  if (!format) throw BadRequest("\"" + key + "\" must be values, copy, csv or ndjson");
  return *format;
}

MemberPath member_of(const std::string& key, const Json& value) {
  if (!value.is_array()) throw BadRequest("\"" + key + "\" must be a list of numbers");
  MemberPath at;
  for (const Json& index : value) {
    if (!index.is_number_unsigned()) {
      throw BadRequest("\"" + key + "\" must be a list of numbers");
    }
    at.push_back(index.get<std::uint64_t>());
  }
  return at;
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
      {"name", [](Request& r, Key k, Value v) { r.name = text_of(k, v); }},
      {"member", [](Request& r, Key k, Value v) { r.member = member_of(k, v); }},
      {"rows", [](Request& r, Key k, Value v) { r.rows = format_of(k, v); }},
      {"document", [](Request& r, Key k, Value v) { r.document = number_of(k, v); }},
      {"list", [](Request& r, Key k, Value v) { r.list = flag_of(k, v); }},
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

std::string hexed(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

// Into an open object.
void write_options(const WorkerRequest& request, JsonText& json) {
  if (!request.pack.empty()) json.text("pack", request.pack);
  if (request.english) json.text("lang", "en");
  if (request.reading.revisions == Revisions::kOriginal) json.text("revisions", "original");
  bool any = false;
  for (const LimitField& field : limit_fields()) {
    const std::uint64_t value = limit_value(request.limits, field.member);
    if (value == limit_value(Limits{}, field.member)) continue;
    if (!any) {
      json.key("limits");
      json.open_object();
    }
    any = true;
    json.key(field.name);
    json.integer(value);
  }
  if (any) json.close_object();
}

void write_member_path(const MemberPath& at, JsonText& json) {
  json.key("member");
  json.open_array();
  for (const std::uint64_t index : at) json.integer(index);
  json.close_array();
}

void write_true(std::string_view key, bool set, JsonText& json) {
  if (!set) return;
  json.key(key);
  json.boolean(true);
}

WorkerAnswer::Error error_of(const Json& error) {
  const auto name = error.at("kind").get<std::string>();
  const std::optional<FailureKind> kind = find_failure_kind(name);
  if (!kind) throw BadFrame("a worker told of the unknown error " + name);
  return {*kind, error.at("message").get<std::string>()};
}

std::vector<BundleMember> members_of(const Json& list) {
  std::vector<BundleMember> members;
  for (const Json& entry : list) {
    BundleMember member;
    member.name = entry.at("name").get<std::string>();
    member.at = entry.at("member").get<MemberPath>();
    if (entry.contains("error")) {
      const WorkerAnswer::Error error = error_of(entry.at("error"));
      member.kind = error.kind;
      member.error = error.message;
    } else {
      member.sha256 = entry.at("sha256").get<std::string>();
      member.bytes = entry.at("bytes").get<std::uint64_t>();
    }
    members.push_back(std::move(member));
  }
  return members;
}

WorkerAnswer answer_of(const Json& object) {
  WorkerAnswer answer;
  if (object.contains("error")) {
    answer.error = error_of(object.at("error"));
  } else if (object.contains("stage")) {
    answer.stage = object.at("stage").get<std::string>();
  } else if (object.contains("members")) {
    answer.document = object.at("members").is_null();
    if (!answer.document) answer.members = members_of(object.at("members"));
  } else {
    answer.greeting = {object.at("engine").get<std::string>(),
                       object.at("rules").get<std::string>()};
  }
  return answer;
}

void write_error(std::string_view kind, std::string_view message, JsonText& json) {
  json.key("error");
  json.open_object();
  json.text("kind", kind);
  json.text("message", message);
  json.close_object();
}

// Several come with each document, so they are not worth a parser. Not for what merely begins so.
std::optional<std::string> stage_of(std::string_view payload) {
  if (!payload.starts_with(kStageHead) || !payload.ends_with(kStageTail)) return std::nullopt;
  payload.remove_prefix(kStageHead.size());
  payload.remove_suffix(kStageTail.size());
  const bool word =
      std::all_of(payload.begin(), payload.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return word ? std::optional(std::string(payload)) : std::nullopt;
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
  if (request.bytes && (request.list || !request.member.empty())) {
    throw BadRequest("a bundle is read from its \"path\", not from \"bytes\"");
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
  return std::string(kStageHead).append(stage).append(kStageTail);
}

std::string bad_request_json(std::string_view message) {
  JsonText json(false);
  json.open_object();
  json.text("schema", kSchema);
  write_error("request", message, json);
  json.close_object();
  return json.take();
}

std::string options_json(const WorkerRequest& request) {
  JsonText json(false);
  json.open_object();
  write_options(request, json);
  json.close_object();
  return json.take();
}

std::string request_json(const WorkerRequest& request) {
  JsonText json(false);
  json.open_object();
  json.text("path_hex", hexed(request.path));
  if (!request.name.empty()) json.text("name", request.name);
  if (!request.member.empty()) write_member_path(request.member, json);
  write_options(request, json);
  if (!request.provenance) json.text("provenance", "none");
  write_true("progress", request.progress, json);
  if (request.rows) json.text("rows", row_format_name(*request.rows));
  if (request.document > 0) {
    json.key("document");
    json.integer(request.document);
  }
  write_true("list", request.list, json);
  json.close_object();
  return json.take();
}

std::string members_json(const std::optional<std::vector<BundleMember>>& members) {
  JsonText json(false);
  json.open_object();
  json.text("schema", kSchema);
  json.key("members");
  if (members) {
    json.open_array();
    for (const BundleMember& member : *members) {
      json.open_object();
      json.text("name", member.name);
      write_member_path(member.at, json);
      if (member.error.empty()) {
        json.text("sha256", member.sha256);
        json.key("bytes");
        json.integer(member.bytes);
      } else {
        write_error(failure_name(member.kind), member.error, json);
      }
      json.close_object();
    }
    json.close_array();
  } else {
    json.null();
  }
  json.close_object();
  return json.take();
}

WorkerAnswer parse_answer(std::string payload) {
  if (is_row_block(payload)) {
    WorkerAnswer answer;
    answer.rows = read_rows(std::move(payload));
    return answer;
  }
  if (std::optional<std::string> stage = stage_of(payload)) {
    WorkerAnswer answer;
    answer.stage = std::move(stage);
    return answer;
  }
  try {
    return answer_of(Json::parse(payload));
  } catch (const Json::exception&) {
    throw BadFrame("a worker sent what is no answer");
  }
}

}  // namespace jixiao
