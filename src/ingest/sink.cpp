#include "ingest/sink.h"

#include <filesystem>
#include <stdexcept>

#include "ingest/file_sink.h"
#include "ingest/postgres_sink.h"
#include "ingest/sqlite_sink.h"

namespace jixiao {

SinkUrl parse_sink_url(const std::string& url) {
  const std::size_t colon = url.find(':');
  const std::string scheme = url.substr(0, colon);
  const std::string place = colon == std::string::npos ? "" : url.substr(colon + 1);
  if (!place.empty()) {
    if (scheme == "sqlite") return {SinkKind::kSqlite, place};
    if (scheme == "ndjson") return {SinkKind::kNdjson, place};
    if (scheme == "csv") return {SinkKind::kCsv, place};
    if (scheme == "postgresql" || scheme == "postgres") return {SinkKind::kPostgresql, url};
  }
  throw std::invalid_argument("--to: \"" + url +
                              "\" is none of sqlite:FILE, "
                              "ndjson:DIR, csv:DIR, postgresql://HOST/NAME");
}

bool is_there(const SinkUrl& url) {
  if (url.kind == SinkKind::kPostgresql) return has_warehouse(url.place);
  const bool file = url.kind == SinkKind::kSqlite;
  return std::filesystem::exists(file ? url.place : ledger_path(url.place));
}

std::unique_ptr<Sink> open_sink(const SinkUrl& url) {
  switch (url.kind) {
    case SinkKind::kSqlite:
      return std::make_unique<SqliteSink>(url.place);
    case SinkKind::kNdjson:
      return std::make_unique<FileSink>(url.place, RowFormat::kNdjson);
    case SinkKind::kCsv:
      return std::make_unique<FileSink>(url.place, RowFormat::kCsv);
    case SinkKind::kPostgresql:
      return std::make_unique<PostgresSink>(url.place);
  }
  throw std::logic_error("a kind of sink that is none");
}

}  // namespace jixiao
