#include "ingest/table_text.h"

#include <algorithm>
#include <cassert>

#include "write/json_text.h"

namespace jixiao {
namespace {

constexpr std::string_view kJsonHead = "{\"doc_sha256\":\"";

void append_csv_value(const CellValue& value, ColumnType type, std::string& text) {
  if (!value) return;
  const bool plain = !value->empty() && (type != ColumnType::kText ||
                                         value->find_first_of(",\"\r\n") == std::string::npos);
  if (plain) {
    text += *value;
    return;
  }
  text += '"';
  for (const char c : *value) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

void append_csv_row(const TableDescription& table, const TableRow& row, std::string& text) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += ',';
    append_csv_value(row[i], table.columns[i].type, text);
  }
  text += '\n';
}

void append_json_row(const TableDescription& table, const TableRow& row, std::string& text) {
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
  text += json.take() + "\n";
}

void append_copy_value(std::string_view value, std::string& text) {
  for (const char c : value) {
    switch (c) {
      case '\0':
        text += "\xEF\xBF\xBD";
        break;
      case '\\':
        text += "\\\\";
        break;
      case '\t':
        text += "\\t";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      default:
        text += c;
    }
  }
}

void append_copy_row(const TableRow& row, std::string& text) {
  bool first = true;
  for (const CellValue& value : row) {
    if (!first) text += '\t';
    first = false;
    if (value) {
      append_copy_value(*value, text);
    } else {
      text += "\\N";
    }
  }
  text += '\n';
}

// Where the row that begins the text ends, its line end included.
std::size_t row_end(std::string_view text, RowFormat format) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && format == RowFormat::kCsv) quoted = !quoted;
    if (text[i] == '\n' && !quoted) return i + 1;
  }
  return text.size();
}

std::string first_value(std::string_view row, RowFormat format) {
  if (format == RowFormat::kNdjson) row.remove_prefix(std::min(kJsonHead.size(), row.size()));
  return std::string(row.substr(0, row.find(format == RowFormat::kCsv ? ',' : '"')));
}

}  // namespace

std::string header_text(const TableDescription& table, RowFormat format) {
  if (format != RowFormat::kCsv) return "";
  std::string line;
  for (const Column& column : table.columns) {
    line += (line.empty() ? "" : ",") + std::string(column.name);
  }
  return line + "\n";
}

void append_row(const TableDescription& table, const TableRow& row, RowFormat format,
                std::string& text) {
  if (format == RowFormat::kCsv) return append_csv_row(table, row, text);
  if (format == RowFormat::kNdjson) return append_json_row(table, row, text);
  assert(format == RowFormat::kCopy);
  append_copy_row(row, text);
}

std::string row_text(const TableDescription& table, const TableRow& row, RowFormat format) {
  std::string text;
  append_row(table, row, format, text);
  return text;
}

std::string kept_rows(std::string_view text, RowFormat format,
                      const std::function<bool(const std::string& first)>& keeps) {
  std::string kept;
  bool header = format == RowFormat::kCsv;
  while (!text.empty()) {
    const std::size_t end = row_end(text, format);
    if (header || keeps(first_value(text, format))) kept += text.substr(0, end);
    header = false;
    text.remove_prefix(end);
  }
  return kept;
}

}  // namespace jixiao
