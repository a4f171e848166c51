// The door to nlohmann's JSON parser.
#include "check/baseline.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace jixiao {
namespace {

using Json = nlohmann::json;

Severity severity_of(const std::string& name) {
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (severity_name(severity) == name) return severity;
  }
  throw InvalidBaseline("unknown severity \"" + name + "\"");
}

Finding finding_of(const Json& json) {
  Finding finding;
  finding.code = json.at("code").get<std::string>();
  finding.severity = severity_of(json.at("severity").get<std::string>());
  finding.message = json.at("message").get<std::string>();
  finding.fingerprint = json.at("fingerprint").get<std::string>();
  const Json form = json.value("form", Json());
  if (form.is_number_integer()) finding.form = form.get<int>();
  finding.baseline = BaselineState::kGone;
  return finding;
}

bool is_record(const Json& json) {
  const std::string schema = json.is_object() ? json.value("schema", "") : "";
  return schema.starts_with("jixiao/check/") || schema.starts_with("jixiao/report/");
}

void add_record(const Json& json, Baseline& baseline) {
  if (!is_record(json)) throw InvalidBaseline("no record of check --format json");
  if (json.contains("error")) return;
  BaselineRecord record;
  record.path = json.at("source").at("path").get<std::string>();
  const std::size_t index = baseline.records.size();
  for (const Json& finding : json.at("findings")) {
    record.findings.push_back(finding_of(finding));
    baseline.by_fingerprint[record.findings.back().fingerprint].insert(index);
  }
  baseline.by_path[record.path] = index;
  baseline.records.push_back(std::move(record));
}

// The record with most of the report's fingerprints; a tie is the path's.
std::size_t find_record(const Baseline& baseline, const Report& report) {
  std::map<std::size_t, int> shared;
  const auto path = baseline.by_path.find(report.source.path);
  if (path != baseline.by_path.end()) shared[path->second] = 0;
  std::set<std::string> seen;
  for (const Finding& finding : report.findings) {
    if (!seen.insert(finding.fingerprint).second) continue;
    const auto found = baseline.by_fingerprint.find(finding.fingerprint);
    if (found == baseline.by_fingerprint.end()) continue;
    for (const std::size_t record : found->second) ++shared[record];
  }
  std::size_t best = kNoRecord;
  for (const auto& [record, count] : shared) {
    const bool of_path = path != baseline.by_path.end() && path->second == record;
    if (best == kNoRecord || count > shared[best] || (count == shared[best] && of_path)) {
      best = record;
    }
  }
  return best;
}

}  // namespace

Baseline parse_baseline(std::istream& json) {
  Baseline baseline;
  try {
    while (json >> std::ws && json.peek() != std::istream::traits_type::eof()) {
      Json record;
      json >> record;
      add_record(record, baseline);
    }
  } catch (const Json::exception& fault) {
    throw InvalidBaseline(fault.what());
  }
  if (baseline.records.empty()) throw InvalidBaseline("no record of check --format json");
  return baseline;
}

std::size_t compare_with(const Baseline& baseline, Report& report) {
  const std::size_t index = find_record(baseline, report);
  std::set<std::string> now;
  for (Finding& finding : report.findings) {
    now.insert(finding.fingerprint);
    const auto found = baseline.by_fingerprint.find(finding.fingerprint);
    const bool known = found != baseline.by_fingerprint.end() && found->second.count(index) > 0;
    finding.baseline = known ? BaselineState::kUnchanged : BaselineState::kNew;
  }
  report.gone.clear();
  if (index == kNoRecord) return index;
  for (const Finding& finding : baseline.records[index].findings) {
    if (now.count(finding.fingerprint) == 0) report.gone.push_back(finding);
  }
  return index;
}

}  // namespace jixiao
