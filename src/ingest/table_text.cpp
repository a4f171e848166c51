#include "ingest/table_text.h"

#include <algorithm>

#include "write/json_text.h"

namespace jixiao {
namespace {

constexpr std::string_view kJsonHead = "{\"doc_sha256\":\"";

std::string csv_value(const CellValue& value, ColumnType type) {
  if (!value) return "";
  const bool plain = !value->empty() && (type != ColumnType::kText ||
                                         value->find_first_of(",\"\r\n") == std::string::npos);
  if (plain) return *value;
  std::string quoted = "\"";
  for (const char c : *value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string csv_row(const TableDescription& table, const TableRow& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    line += csv_value(row[i], table.columns[i].type);
  }
  return line + "\n";
}

std::string json_row(const TableDescription& table, const TableRow& row) {
  JsonText json(false);
  json.open_object();
  for (std::size_t i = 0; i < row.size(); ++i) {
    json.key(table.columns[i].name);
    if (!row[i]) {
      json.null();
    } else if (table.columns[i].type == ColumnType::kText) {
      json.text(*row[i]);
    } else {
      json.digits(*row[i]);
    }
  }
  json.close_object();
  return json.take() + "\n";
}

// Where the row that begins the text ends, its line end included.
std::size_t row_end(std::string_view text, TextFormat format) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && format == TextFormat::kCsv) quoted = !quoted;
    if (text[i] == '\n' && !quoted) return i + 1;
  }
  return text.size();
}

std::string first_value(std::string_view row, TextFormat format) {
  if (format == TextFormat::kNdjson) row.remove_prefix(std::min(kJsonHead.size(), row.size()));
  return std::string(row.substr(0, row.find(format == TextFormat::kCsv ? ',' : '"')));
}

}  // namespace

std::string_view text_format_name(TextFormat format) {
  return format == TextFormat::kCsv ? "csv" : "ndjson";
}

std::string header_text(const TableDescription& table, TextFormat format) {
  if (format == TextFormat::kNdjson) return "";
  std::string line;
  for (const Column& column : table.columns) {
    line += (line.empty() ? "" : ",") + std::string(column.name);
  }
  return line + "\n";
}

std::string row_text(const TableDescription& table, const TableRow& row, TextFormat format) {
  return format == TextFormat::kCsv ? csv_row(table, row) : json_row(table, row);
}

std::string kept_rows(std::string_view text, TextFormat format,
                      const std::function<bool(const std::string& first)>& keeps) {
  std::string kept;
  bool header = format == TextFormat::kCsv;
  while (!text.empty()) {
    const std::size_t end = row_end(text, format);
    if (header || keeps(first_value(text, format))) kept += text.substr(0, end);
    header = false;
    text.remove_prefix(end);
  }
  return kept;
}

}  // namespace jixiao
