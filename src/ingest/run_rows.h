// Rows of the tables in which a run notes about itself, for every sink alike.
//
// Example: letter_row(letter) is the row of dead_letters: path, digest or null, kind, message…
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/sink.h"
#include "write/warehouse.h"

namespace jixiao {

TableRow letter_row(const DeadLetter& letter);
TableRow run_row(const RunRecord& run, const std::string& number);
// `part` is where the rows are, if the sink has parts.
TableRow manifest_row(const Finished& document, std::optional<std::int64_t> part);

// "jixiao.db was made by a newer jixiao: its schema is 3, this one writes 2"
std::string newer_schema(const std::string& what, int version);
// Of a folder, whose files stay as they are.
std::string older_files(const std::string& folder, int version);

}  // namespace jixiao
