#include "ingest/row_block.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <span>

#include "ingest/ddl.h"
#include "ingest/frame.h"
#include "ingest/row_cell.h"
#include "ingest/stored_tables.h"
#include "ingest/table_text.h"

namespace jixiao {
namespace {

bool is_for_database(RowFormat format) {
  return format == RowFormat::kValues || format == RowFormat::kCopy;
}

std::span<const TableDescription> tables_of(RowFormat format) {
  return is_for_database(format) ? stored_tables() : warehouse_tables();
}

constexpr std::string_view kMagic = "jixiao/rows/2\n";

void put(std::uint64_t number, int bytes, std::string& out) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

void put_text(std::string_view text, std::string& out) {
  put(text.size(), kCountBytes, out);
  out += text;
}

void put_integer(std::int64_t number, std::string& out) {
  out += kIntegerCell;
  put(static_cast<std::uint64_t>(number), kValueBytes, out);
}

template <typename Value>
std::optional<Value> parsed(const std::string& digits) {
  Value value{};
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

void put_value(const Column& column, const std::string& text, std::string& out) {
  if (column.type == ColumnType::kInteger) {
    if (const auto number = parsed<std::int64_t>(text)) return put_integer(*number, out);
  } else if (column.type == ColumnType::kDecimal) {
    if (const auto number = parsed<double>(text)) {
      out += kRealCell;
      return put(std::bit_cast<std::uint64_t>(*number), kValueBytes, out);
    }
  }
  out += kTextCell;
  put_text(text, out);
}

void put_values(const TableDescription& table, const TableRow& row, std::string& out) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Column& column = table.columns[i];
    if (row[i]) {
      put_value(column, *row[i], out);
    } else {
      out += kNullCell;
    }
    if (column.scale == 0) continue;
    const auto scaled = row[i] ? scaled_value(*row[i], column.scale) : std::nullopt;
    if (scaled) {
      put_integer(*scaled, out);
    } else {
      out += kNullCell;
    }
  }
}

void put_rows(const TableDescription& table, const TableRows& rows, RowFormat format,
              std::string& out) {
  put(rows.size(), kCountBytes, out);
  const std::size_t length_at = out.size();
  put(0, kCountBytes, out);
  for (const TableRow& row : rows) {
    if (format == RowFormat::kValues) {
      put_values(table, row, out);
    } else {
      append_row(table, row, format, out);
    }
  }
  std::string length;
  put(out.size() - length_at - kCountBytes, kCountBytes, length);
  out.replace(length_at, kCountBytes, length);
}

// The number of a row's reader, who is added to the readers if no row before had it.
const std::string& reader_number(const TableRow& row, std::vector<TableRow>& readers) {
  const std::span<const CellValue> reader = std::span(row).last(kReaderColumns);
  for (const TableRow& known : readers) {
    if (std::equal(reader.begin(), reader.end(), known.begin() + 1)) return *known[0];
  }
  TableRow added = {std::to_string(pack_number(reader))};
  added.insert(added.end(), reader.begin(), reader.end());
  readers.push_back(std::move(added));
  return *readers.back()[0];
}

void store_rows(std::uint64_t document, std::vector<TableRows>& tables,
                std::vector<TableRow>& readers) {
  const std::string number = std::to_string(document);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (TableRow& row : tables[i]) {
      const std::string reader = reader_number(row, readers);
      row = stored_row(warehouse_tables()[i], std::move(row), number, reader);
    }
  }
}

RowFacts take_facts(std::string_view& rest) {
  RowFacts facts;
  facts.sha256 = take_text(rest);
  facts.status = take_text(rest);
  for (std::size_t left = take_count(rest); left > 0; --left) {
    facts.packs.emplace_back(take_text(rest));
  }
  for (std::size_t left = take_count(rest); left > 0; --left) {
    const std::uint64_t severity = take_number<1>(rest);
    if (severity > static_cast<std::uint64_t>(Severity::kError)) {
      throw BadFrame("a finding of no severity");
    }
    facts.findings.emplace_back(static_cast<Severity>(severity), take_text(rest));
  }
  for (std::size_t left = take_count(rest); left > 0; --left) {
    TableRow reader = {std::to_string(take_number<kValueBytes>(rest))};
    for (int i = 0; i < kReaderColumns; ++i) {
      const std::string_view text = take_text(rest);
      reader.push_back(text.empty() ? std::nullopt : CellValue(text));
    }
    facts.readers.push_back(std::move(reader));
  }
  return facts;
}

// Of each cell of a row: the column that must not be null, if it is one.
std::vector<const Column*> required_cells(const TableDescription& table) {
  std::vector<const Column*> cells;
  for (const Column& column : table.columns) {
    cells.push_back(column.required ? &column : nullptr);
    if (column.scale > 0) cells.push_back(nullptr);
  }
  return cells;
}

void check_values(std::size_t table, std::size_t count, std::string_view rows) {
  static const std::vector<std::vector<const Column*>> kRequired = [] {
    std::vector<std::vector<const Column*>> tables;
    for (const TableDescription& each : stored_tables()) tables.push_back(required_cells(each));
    return tables;
  }();
  for (; count > 0; --count) {
    for (const Column* column : kRequired[table]) {
      if (pass_cell(rows) == kNullCell && column != nullptr) {
        throw BadFrame("a row lacks " + std::string(column->name));
      }
    }
  }
  if (!rows.empty()) throw BadFrame("a table goes on behind its rows");
}

void check_lines(std::size_t count, std::string_view rows) {
  const bool none = count == 0;
  if (none != rows.empty()) throw BadFrame("a table has more or less than its rows");
  if (!none && rows.back() != '\n') throw BadFrame("a table ends inside a row");
}

}  // namespace

bool is_row_block(std::string_view payload) { return payload.starts_with(kMagic); }

RowFacts row_facts(const Report& report) {
  RowFacts facts;
  facts.sha256 = report.source.sha256;
  facts.status = report_status(report);
  for (const Form& form : report.forms) facts.packs.push_back(form.pack.id);
  for (const Finding& finding : report.findings) {
    if (!finding.suppressed) facts.findings.emplace_back(finding.severity, finding.code);
  }
  return facts;
}

std::string encode_rows(RowFacts facts, std::vector<TableRows> tables, RowFormat format,
                        std::uint64_t document) {
  if (is_for_database(format)) store_rows(document, tables, facts.readers);
  std::string block(kMagic);
  put_text(row_format_name(format), block);
  put_text(facts.sha256, block);
  put_text(facts.status, block);
  put(facts.packs.size(), kCountBytes, block);
  for (const std::string& pack : facts.packs) put_text(pack, block);
  put(facts.findings.size(), kCountBytes, block);
  for (const auto& [severity, code] : facts.findings) {
    put(static_cast<std::uint64_t>(severity), 1, block);
    put_text(code, block);
  }
  put(facts.readers.size(), kCountBytes, block);
  for (const TableRow& reader : facts.readers) {
    put(std::stoull(*reader[0]), kValueBytes, block);
    for (std::size_t i = 1; i < reader.size(); ++i) put_text(reader[i].value_or(""), block);
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    put_rows(tables_of(format)[i], tables[i], format, block);
  }
  return block;
}

RowBlock read_rows(std::string payload) {
  if (!is_row_block(payload)) throw BadFrame("these are no rows");
  RowBlock block;
  block.payload = std::move(payload);
  std::string_view rest = block.payload;
  rest.remove_prefix(kMagic.size());
  const std::optional<RowFormat> format = find_row_format(take_text(rest));
  if (!format) throw BadFrame("rows of no format");
  block.format = *format;
  block.facts = take_facts(rest);
  for (std::size_t table = 0; table < tables_of(*format).size(); ++table) {
    const std::size_t rows = take_count(rest);
    const std::string_view text = take_text(rest);
    if (*format == RowFormat::kValues) {
      check_values(table, rows, text);
    } else {
      check_lines(rows, text);
    }
    block.tables.push_back(
        {rows, static_cast<std::size_t>(text.data() - block.payload.data()), text.size()});
  }
  if (!rest.empty()) throw BadFrame("rows go on behind their end");
  if (block.tables.front().rows != 1) throw BadFrame("rows of no document");
  return block;
}

}  // namespace jixiao
