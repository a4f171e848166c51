// Report -> JSON and text; Document -> JSON and text. Strings out; printing is the cli's.
//
// Example: report_json(report, {}) is one line, `{"schema":"jixiao/report/1",…}`, without a
// newline at its end. Numbers print their decimals as they stand; rates without trailing zeros.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "report/report.h"
#include "value/failure.h"
#include "write/json_text.h"

namespace jixiao {

struct JsonOptions {
  bool pretty = false;
  bool provenance = true;
};

std::string report_json(const Report& report, const JsonOptions& options);
// The record of an input that could not be converted.
std::string error_json(const std::string& path, FailureKind kind, const std::string& message,
                       const JsonOptions& options);
// The same with what is known of the input: sha256 and bytes are null while sha256 is empty.
std::string error_json(const SourceInfo& source, FailureKind kind, const std::string& message,
                       const JsonOptions& options);
// `check --format json`: source, findings, coverage and the tally of the outcomes.
std::string check_json(const Report& report, const JsonOptions& options);
// `extract --format json`, whole or piece by piece.
std::string document_json(const Document& document, const JsonOptions& options);
void write_document_json(const Document& document, const JsonOptions& options,
                         const TextSink& sink);
// `extract --format text`: paragraphs a line each, table cells between bars.
std::string document_text(const Document& document);
void write_document_text(const Document& document, const TextSink& sink);

// A run of characters in that text; lines and columns count from 1, columns in code points.
struct TextSpot {
  int line = 1;
  int column = 1;
  int length = 0;
};
// Where blocks and cells stand in the text.
struct DocumentTextMap {
  std::vector<TextSpot> blocks;                  // of a table: the line of its first row
  std::map<std::array<int, 3>, TextSpot> cells;  // by table, row and column
};
std::string document_text(const Document& document, DocumentTextMap& map);

// One terminal line: line breaks and tabs become spaces, other control characters '?', so that no
// document or file name can steer the terminal it is printed on.
std::string plain_line(std::string_view text);

struct TextOptions {
  bool color = false;
  bool english = false;
  int width = 0;  // columns of the terminal; 0: lines are not broken
};
// What an auditor reads: file, form, place, stated, computed, difference.
std::string findings_text(const Report& report, const TextOptions& options);
// The summary line of the reports' coverage: "42 checks: 31 pass, …".
std::string coverage_summary(const std::vector<const Report*>& reports, bool english);

// Findings and outcomes, counted; adds up over documents. What is suppressed stands apart.
struct Tally {
  std::array<int, 3> severities{};  // indexed by Severity
  std::array<int, 5> outcomes{};    // indexed by Outcome
  std::array<int, 3> fresh{};       // of the severities: new against the baseline
  int suppressed = 0;
  int gone = 0;  // of the baseline, not found any more

  Tally& operator+=(const Tally& other);
};
Tally tally(const Report& report);
// "3 错误 2 警告 1 提示"
std::string severity_summary(const Tally& tally, const TextOptions& options);
// "检查 42 项：通过 31，…", "42 checks: 31 pass, …"
std::string coverage_summary(const Tally& tally, bool english);

}  // namespace jixiao
