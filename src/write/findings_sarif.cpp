#include "write/findings_sarif.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "check/check.h"
#include "value/version.h"
#include "write/findings_words.h"

namespace jixiao {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kDriver = "jixiao";
constexpr std::string_view kFingerprint = "jixiao/v1";

std::string_view level_name(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::string_view state_name(BaselineState state) {
  return state == BaselineState::kGone ? "absent" : baseline_name(state);
}

std::string_view mime_type(Format format) {
  switch (format) {
    case Format::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::kText:
      return "text/plain";
    case Format::kHtml:
      return "text/html";
  }
  return "text/plain";
}

// "missing-form" is MissingForm.
std::string rule_name(const std::string& code) {
  std::string name;
  bool upper = true;
  for (const char c : code) {
    if (c == '-') {
      upper = true;
      continue;
    }
    name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return name;
}

void write_message(std::string_view key, const std::string& text, JsonText& json) {
  json.key(key);
  json.open_object();
  json.text("text", text);
  json.close_object();
}

// The artifact of the file itself, or of its text.
struct Artifact {
  std::string uri;
  std::size_t index = 0;
};

Artifact file_artifact(const CheckedDocument& document, std::size_t number) {
  return {path_uri(document.source.path), 2 * number};
}

Artifact text_artifact(const CheckedDocument& document, std::size_t number) {
  const std::string name = std::filesystem::path(document.source.path).filename().string();
  return {"/" + path_uri(name) + ".txt", 2 * number + 1};
}

void write_location(std::string_view key, const Artifact& artifact, JsonText& json) {
  json.key(key);
  json.open_object();
  json.text("uri", artifact.uri);
  json.key("index");
  json.integer(artifact.index);
  json.close_object();
}

void write_index(std::string_view key, int value, JsonText& json) {
  json.key(key);
  json.integer(static_cast<std::uint64_t>(value));
}

void write_physical(const CheckedDocument& document, const FindingRow& row, std::size_t number,
                    JsonText& json) {
  json.key("physicalLocation");
  json.open_object();
  write_location("artifactLocation", text_artifact(document, number), json);
  json.key("region");
  json.open_object();
  write_index("startLine", row.spot.line, json);
  write_index("startColumn", row.spot.column, json);
  write_index("endLine", row.spot.line, json);
  write_index("endColumn", row.spot.column + row.spot.length, json);
  write_message("snippet", row.snippet, json);
  json.close_object();
  json.close_object();
}

void write_logical(const std::vector<std::string>& pointers, JsonText& json) {
  if (pointers.empty()) return;
  json.key("logicalLocations");
  json.open_array();
  for (const std::string& pointer : pointers) {
    json.open_object();
    json.text("name", pointer.substr(pointer.rfind('/') + 1));
    json.text("fullyQualifiedName", pointer);
    json.text("kind", "value");
    json.close_object();
  }
  json.close_array();
}

void write_locations(const CheckedDocument& document, const FindingRow& row, std::size_t number,
                     JsonText& json) {
  json.key("locations");
  json.open_array();
  json.open_object();
  write_physical(document, row, number, json);
  write_logical(row.finding.at, json);
  if (!row.where.empty()) write_message("message", row.where, json);
  json.close_object();
  json.close_array();
  if (row.finding.operands.empty()) return;
  json.key("relatedLocations");
  json.open_array();
  json.open_object();
  json.key("id");
  json.integer(1);
  write_logical(row.finding.operands, json);
  write_message("message", row.operands, json);
  json.close_object();
  json.close_array();
}

void write_suppressions(const Finding& finding, bool english, JsonText& json) {
  json.key("suppressions");
  json.open_array();
  if (finding.suppressed) {
    json.open_object();
    json.text("kind", "external");
    json.text("status", "accepted");
    json.text("justification", suppression_words(*finding.suppressed, english));
    json.close_object();
  }
  json.close_array();
}

void write_properties(const FindingRow& row, JsonText& json) {
  const Finding& finding = row.finding;
  json.key("properties");
  json.open_object();
  json.text("severity", severity_name(finding.severity));
  json.text_or_null("check", finding.check);
  json.text_or_null("band", finding.band);
  json.text("form", row.form);
  json.text_or_null("project", row.project);
  json.text_or_null("unit", row.unit);
  json.optional_number("stated", finding.stated);
  json.optional_number("computed", finding.computed);
  json.optional_number("difference", difference(finding));
  json.optional_number("tolerance", finding.tolerance);
  json.close_object();
}

std::size_t rule_index(const std::string& code) {
  const std::vector<std::string>& codes = finding_codes();
  return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

std::string result_json(const CheckedDocument& document, const FindingRow& row, std::size_t number,
                        bool english) {
  const Finding& finding = row.finding;
  JsonText json(false);
  json.open_object();
  json.text("ruleId", finding.code);
  const std::size_t rule = rule_index(finding.code);
  if (rule < finding_codes().size()) {
    json.key("ruleIndex");
    json.integer(rule);
  }
  json.text("level", level_name(finding.severity));
  write_message("message", finding.message, json);
  write_location("analysisTarget", file_artifact(document, number), json);
  write_locations(document, row, number, json);
  json.key("partialFingerprints");
  json.open_object();
  json.text(kFingerprint, finding.fingerprint);
  json.close_object();
  write_suppressions(finding, english, json);
  if (finding.baseline != BaselineState::kNone) {
    json.text("baselineState", state_name(finding.baseline));
  }
  write_properties(row, json);
  json.close_object();
  return json.take();
}

std::string file_json(const CheckedDocument& document, std::size_t number) {
  JsonText json(false);
  json.open_object();
  json.key("location");
  json.open_object();
  json.text("uri", file_artifact(document, number).uri);
  json.close_object();
  json.key("roles");
  json.open_array();
  json.text("analysisTarget");
  json.close_array();
  if (!document.source.sha256.empty()) {
    json.key("length");
    json.integer(document.source.bytes);
    json.key("hashes");
    json.open_object();
    json.text("sha-256", document.source.sha256);
    json.close_object();
  }
  if (!document.failure) {
    json.text("mimeType", mime_type(document.source.format));
    if (!document.source.encoding.empty()) json.text("encoding", document.source.encoding);
  }
  json.close_object();
  return json.take();
}

std::string text_json(const CheckedDocument& document, std::size_t number) {
  JsonText json(false);
  json.open_object();
  json.key("location");
  json.open_object();
  json.text("uri", text_artifact(document, number).uri);
  json.close_object();
  json.key("parentIndex");
  json.integer(2 * number);
  json.text("mimeType", "text/plain");
  json.text("encoding", "utf-8");
  if (!document.findings.empty()) write_message("contents", document.text, json);
  json.close_object();
  return json.take();
}

std::string notification_json(const CheckedDocument& document, std::size_t number) {
  JsonText json(false);
  json.open_object();
  json.text("level", "error");
  write_message("message", document.message, json);
  json.key("locations");
  json.open_array();
  json.open_object();
  json.key("physicalLocation");
  json.open_object();
  write_location("artifactLocation", file_artifact(document, number), json);
  json.close_object();
  json.close_object();
  json.close_array();
  json.key("descriptor");
  json.open_object();
  json.text("id", failure_name(*document.failure));
  json.close_object();
  json.close_object();
  return json.take();
}

void write_rules(bool english, bool whole, JsonText& json) {
  json.key("rules");
  json.open_array();
  for (const std::string& code : finding_codes()) {
    json.open_object();
    json.text("id", code);
    if (whole) json.text("name", rule_name(code));
    write_message("shortDescription", code_title(code, english), json);
    write_message("fullDescription", code_description(code, english), json);
    if (whole) {
      json.key("defaultConfiguration");
      json.open_object();
      json.text("level", level_name(default_severity(code)));
      json.close_object();
    }
    json.close_object();
  }
  json.close_array();
}

std::string_view language_tag(bool english) { return english ? "en" : "zh-CN"; }

std::string tool_json(bool english) {
  JsonText json(false);
  json.open_object();
  json.key("driver");
  json.open_object();
  json.text("name", kDriver);
  json.text("version", kEngineVersion);
  json.text("language", language_tag(english));
  write_rules(english, true, json);
  json.close_object();
  json.close_object();
  return json.take();
}

std::string translation_json(bool english) {
  JsonText json(false);
  json.open_object();
  json.text("name", kDriver);
  json.text("version", kEngineVersion);
  json.text("language", language_tag(english));
  json.key("contents");
  json.open_array();
  json.text("localizedData");
  json.close_array();
  json.key("associatedComponent");
  json.open_object();
  json.text("name", kDriver);
  json.close_object();
  write_rules(english, false, json);
  json.close_object();
  return json.take();
}

// What is to be told of the suppressions and the baseline.
std::string notes_json(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) {
    JsonText json(false);
    json.open_object();
    json.text("level", "note");
    write_message("message", note, json);
    json.close_object();
    if (!out.empty()) out += ",";
    out += json.take();
  }
  return out;
}

}  // namespace

std::string path_uri(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (path == "-") return "stdin";
  std::string uri = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return uri;
}

SarifLog::SarifLog(bool english, TextSink log, TextSink artifacts)
    : english_(english), log_(std::move(log)), artifacts_(std::move(artifacts)) {
  JsonText schema(false);
  schema.text(kSchema);
  log_("{\"$schema\":" + schema.take() +
       ",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

void SarifLog::add_artifacts(const CheckedDocument& document) {
  if (documents_ > 0) artifacts_(",\n");
  artifacts_(file_json(document, documents_) + ",\n" + text_json(document, documents_));
}

void SarifLog::add(const CheckedDocument& document) {
  add_artifacts(document);
  for (const FindingRow& row : document.findings) {
    log_(has_results_ ? ",\n" : "\n");
    has_results_ = true;
    log_(result_json(document, row, documents_, english_));
  }
  if (document.failure) {
    if (!notifications_.empty()) notifications_ += ",";
    notifications_ += notification_json(document, documents_);
  }
  ++documents_;
}

void SarifLog::finish(const RunSummary& run, const std::function<void()>& copy_artifacts) {
  log_("\n],\n\"artifacts\":[");
  copy_artifacts();
  log_("],\n\"invocations\":[{\"executionSuccessful\":" +
       std::string(run.successful ? "true" : "false") + ",\"toolExecutionNotifications\":[" +
       notifications_ + "],\"toolConfigurationNotifications\":[" + notes_json(run.notes) +
       "]}],\n");
  log_("\"language\":\"" + std::string(language_tag(english_)) + "\",\n\"tool\":" +
       tool_json(english_) + ",\n\"translations\":[" + translation_json(!english_) + "]}]}\n");
}

}  // namespace jixiao
