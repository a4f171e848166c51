// The tables that a database keeps, and how they differ from what users see.
//
// Example: a row of forms begins with the 64 digits of a digest and ends with the pack that read it
// and the engine. Kept is
//   documents_kept: doc 7, doc_sha256 "ab12…" …     forms_kept: doc 7, form_index 0 … pack 90210
//   packs: pack 90210, "cn.mof.project", "1.0.0", "sha256:…", "0.1.0"
// and forms is a view that puts them together: a fifth of the bytes to write, keys in the order in
// which documents come. Not here: DDL (ddl.h), and the tables as users see them
// (write/warehouse.h).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "write/warehouse.h"

namespace jixiao {

// The last columns of each of warehouse_tables(): pack_id, pack_version, pack_digest, engine.
inline constexpr int kReaderColumns = 4;

// In the order of warehouse_tables(); each goes by the name of its view.
std::span<const TableDescription> stored_tables();
const TableDescription& pack_table();
// `table` is one of warehouse_tables().
TableRow stored_row(const TableDescription& table, TableRow row, const std::string& document,
                    const std::string& pack);
// Of the reader's columns; the same for the same reader in any database.
std::int64_t pack_number(std::span<const CellValue> reader);

// What a run notes about itself: paths, dead_letters, runs, manifest, started.
std::span<const TableDescription> run_tables();
const TableDescription& run_table(std::string_view name);  // which must be one of them

}  // namespace jixiao
