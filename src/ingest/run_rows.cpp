#include "ingest/run_rows.h"

#include "ingest/ddl.h"
#include "value/version.h"

namespace jixiao {
namespace {

CellValue text_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

TableRow letter_row(const DeadLetter& letter) {
  const CellValue peak =
      letter.peak_bytes == 0 ? std::nullopt : CellValue(std::to_string(letter.peak_bytes));
  return {letter.path,
          text_or_null(letter.sha256),
          text_or_null(letter.key),
          text_or_null(letter.stage),
          std::string(failure_name(letter.kind)),
          letter.message,
          std::to_string(letter.attempts),
          text_or_null(letter.limits),
          std::to_string(letter.duration_ms),
          peak,
          text_or_null(letter.last_words)};
}

TableRow run_row(const RunRecord& run, const std::string& number) {
  return {number,
          run.started_at,
          run.finished_at,
          std::string(kEngineVersion),
          run.rules_digest,
          run.options,
          std::to_string(run.inputs),
          std::to_string(run.ok),
          std::to_string(run.ok_with_findings),
          std::to_string(run.partial),
          std::to_string(run.skipped),
          std::to_string(run.failed)};
}

TableRow manifest_row(const Finished& document, std::optional<std::int64_t> part) {
  const CellValue failure =
      document.letter ? CellValue(failure_name(document.letter->kind)) : std::nullopt;
  const CellValue number = part ? CellValue(std::to_string(*part)) : std::nullopt;
  return {document.sha256, document.key, failure, number};
}

std::string older_files(const std::string& folder, int version) {
  return folder + " was written by an older jixiao: its schema is " + std::to_string(version) +
         ", and its files have other columns; name an empty folder";
}

std::string newer_schema(const std::string& what, int version) {
  return what + " was made by a newer jixiao: its schema is " + std::to_string(version) +
         ", this one writes " + std::to_string(kSchemaVersion);
}

}  // namespace jixiao
