// The tables and views of a database, in the words of either dialect. schema/*.sql holds the same
// text, for those who want to read it or make the tables themselves.
//
// Example: of the column {"executed_yuan", kDecimal, scale 4} SQLite gets a REAL for convenience
// and executed_yuan_e4, a whole number of 1/10000 yuan that adds up exactly; PostgreSQL a numeric.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "write/warehouse.h"

namespace jixiao {

enum class Dialect { kSqlite, kPostgresql };

// Of the tables and views; a database of a higher one was made by a newer jixiao.
inline constexpr int kSchemaVersion = 2;

// The statements that make everything in an empty database.
std::string schema_ddl(Dialect dialect);
// Two parts of it: the tables of documents with their indexes, and what users read.
std::string kept_ddl(Dialect dialect);
std::string views_ddl(Dialect dialect);

// "executed_yuan_e4"
std::string scaled_name(const Column& column);
// The whole number that stands in it: "374400.5" at 4 is 3744005000; nothing if the figure has
// more decimals or does not fit 64 bits.
std::optional<std::int64_t> scaled_value(std::string_view digits, int scale);

// Where the rows of a view stand: "funds_kept".
std::string kept_name(std::string_view table);

// "INSERT OR ROLLBACK INTO funds_kept(doc,…) VALUES(?,…)": scaled columns behind their own.
// SQLite's only. What does not fit ends the whole transaction.
std::string insert_statement(const TableDescription& table, const std::string& into);
// The same for all rows that are lent (lent_rows.h): "… SELECT c0,… FROM lent_rows".
std::string insert_lent_statement(const TableDescription& table, const std::string& into);

}  // namespace jixiao
