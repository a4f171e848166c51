// The tables and views of a database, in the words of either dialect. schema/*.sql holds the same
// text, for those who want to read it or make the tables themselves.
//
// Example: of the column {"executed_yuan", kDecimal, scale 4} SQLite gets a REAL for convenience
// and executed_yuan_e4, a whole number of 1/10000 yuan that adds up exactly; PostgreSQL a numeric.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "write/warehouse.h"

namespace jixiao {

enum class Dialect { kSqlite, kPostgresql };

// Of the tables and views; a database of a higher one was made by a newer jixiao.
inline constexpr int kSchemaVersion = 1;

// What a run notes about itself: paths, dead_letters, runs, manifest, started.
std::span<const TableDescription> run_tables();

// The statements that make everything in an empty database.
std::string schema_ddl(Dialect dialect);

// "executed_yuan_e4"
std::string scaled_name(const Column& column);
// The whole number that stands in it: "374400.5" at 4 is 3744005000; nothing if the figure has
// more decimals or does not fit 64 bits.
std::optional<std::int64_t> scaled_value(std::string_view digits, int scale);

// "INSERT INTO funds(doc_sha256,…) VALUES(?1,…)": scaled columns behind their own. SQLite's only.
std::string insert_statement(const TableDescription& table);

}  // namespace jixiao
