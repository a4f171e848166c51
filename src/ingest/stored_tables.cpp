#include "ingest/stored_tables.h"

#include <algorithm>

#include "bytes/bytes.h"

namespace jixiao {
namespace {

TableDescription stored_table(const TableDescription& table) {
  TableDescription stored;
  const bool documents = table.parent.empty();
  stored.name = table.name;
  stored.meaning = table.meaning;
  stored.columns = {{"doc", ColumnType::kInteger, true}};
  stored.columns.insert(stored.columns.end(), table.columns.begin() + (documents ? 0 : 1),
                        table.columns.end() - kReaderColumns);
  stored.columns.push_back({"pack", ColumnType::kInteger, true});
  stored.keys = table.keys;
  stored.parent = table.parent;
  stored.parent_keys = table.parent_keys;
  return stored;
}

}  // namespace

std::span<const TableDescription> stored_tables() {
  static const std::vector<TableDescription> kTables = [] {
    std::vector<TableDescription> tables;
    for (const TableDescription& table : warehouse_tables()) tables.push_back(stored_table(table));
    return tables;
  }();
  return kTables;
}

const TableDescription& pack_table() {
  static const TableDescription kTable = {
      "packs",
      "who read a row: a pack and an engine",
      {{"pack", ColumnType::kInteger, true, 0, "over the four below"},
       {"pack_id", ColumnType::kText, false, 0, "null: no pack read it"},
       {"pack_version"},
       {"pack_digest"},
       {"engine", ColumnType::kText, true}},
      1};
  return kTable;
}

TableRow stored_row(const TableDescription& table, TableRow row, const std::string& document,
                    const std::string& pack) {
  TableRow stored;
  stored.reserve(row.size());
  stored.emplace_back(document);
  const bool documents = table.parent.empty();
  std::move(row.begin() + (documents ? 0 : 1), row.end() - kReaderColumns,
            std::back_inserter(stored));
  stored.emplace_back(pack);
  return stored;
}

std::int64_t pack_number(std::span<const CellValue> reader) {
  // 47 bits: a positive number in any database and any language.
  constexpr std::size_t kDigits = 12;
  std::string text;
  for (const CellValue& part : reader) text += part.value_or("") + "\n";
  const std::string digest = sha256(text).substr(0, kDigits);
  return static_cast<std::int64_t>(std::stoull(digest, nullptr, 16) >> 1U);
}

std::span<const TableDescription> run_tables() {
  static const std::vector<TableDescription> kTables = {
      {"paths",
       "every input and the bytes it holds: copies share a document",
       {{"path", ColumnType::kText, true},
        {"doc_sha256", ColumnType::kText, true},
        {"bytes", ColumnType::kInteger, true}},
       1},
      {"dead_letters",
       "every input that is not in the tables, and why",
       {{"path", ColumnType::kText, true},
        {"doc_sha256"},
        {"doc_key"},
        {"stage"},
        {"kind", ColumnType::kText, true},
        {"message", ColumnType::kText, true},
        {"attempts", ColumnType::kInteger, true},
        {"limits"},
        {"duration_ms", ColumnType::kInteger, true, 0,
         "this and the two below differ from run to run"},
        {"peak_bytes", ColumnType::kInteger},
        {"last_words", ColumnType::kText, false, 0, "the end of the worker's stderr"}},
       1},
      {"runs",
       "one row a run that came to its end",
       {{"run", ColumnType::kInteger, true},
        {"started_at", ColumnType::kText, true},
        {"finished_at", ColumnType::kText, true},
        {"engine", ColumnType::kText, true},
        {"rules_digest", ColumnType::kText, true},
        {"options", ColumnType::kText, true},
        {"inputs", ColumnType::kInteger, true},
        {"ok", ColumnType::kInteger, true},
        {"ok_with_findings", ColumnType::kInteger, true},
        {"partial", ColumnType::kInteger, true},
        {"skipped", ColumnType::kInteger, true},
        {"failed", ColumnType::kInteger, true}},
       1},
      {"manifest",
       "what is done: the key is over bytes, packs, engine and options",
       {{"doc_sha256", ColumnType::kText, true},
        {"doc_key", ColumnType::kText, true},
        {"failure", ColumnType::kText, false, 0, "null: its rows are there"},
        {"part", ColumnType::kInteger, false, 0, "of files: the part that holds its rows"}},
       1},
      {"started",
       "what a worker was given and has not come back: empty after a run",
       {{"doc_sha256", ColumnType::kText, true}, {"path", ColumnType::kText, true}},
       1},
  };
  return kTables;
}

const TableDescription& run_table(std::string_view name) {
  const auto tables = run_tables();
  return *std::find_if(tables.begin(), tables.end(),
                       [name](const auto& table) { return table.name == name; });
}

}  // namespace jixiao
