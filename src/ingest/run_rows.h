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

// Once the paths of a run are noted. What one of them held as a run ended in the middle, and holds
// no more, is under way nowhere; what no path holds is no one's document.
inline constexpr const char* kForgetStarted =
    "DELETE FROM started WHERE path IN (SELECT path FROM paths)";
inline constexpr const char* kHeldNowhere =
    "SELECT doc_sha256 FROM manifest m WHERE NOT EXISTS "
    "(SELECT 1 FROM paths p WHERE p.doc_sha256 = m.doc_sha256)";

// "jixiao.db was made by a newer jixiao: its schema is 3, this one writes 2"
std::string newer_schema(const std::string& what, int version);
// Of a folder, whose files stay as they are.
std::string older_files(const std::string& folder, int version);

}  // namespace jixiao
