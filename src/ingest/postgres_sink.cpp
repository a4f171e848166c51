#include "ingest/postgres_sink.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/ddl.h"
#include "ingest/run_rows.h"
#include "ingest/stored_tables.h"
#include "ingest/table_text.h"
#include "ingest/upgrade.h"

namespace jixiao {
namespace {

// "jxia": what two runs over one database both ask for.
constexpr const char* kLock = "SELECT pg_try_advisory_lock(1786276193)";
std::string run_line(std::string_view table, const TableRow& row) {
  return row_text(run_table(table), row, RowFormat::kCopy);
}

constexpr const char* kVersionTable = "SELECT to_regclass('jixiao_schema')";

}  // namespace

bool has_warehouse(const std::string& url) {
  return Postgres(url).query(kVersionTable)[0][0].has_value();
}

PostgresSink::PostgresSink(const std::string& url) : database_(url) {
  database_.execute("SET synchronous_commit = off");
  // Someone who holds a table longer than this is in the way, and a run must not wait for ever.
  database_.execute("SET lock_timeout = '10s'");
  if (database_.query(kLock)[0][0] != "t") {
    throw Failure{FailureKind::kIo, "another run is writing to this PostgreSQL database"};
  }
  open_schema();
}

void PostgresSink::open_schema() {
  if (!database_.query(kVersionTable)[0][0]) {
    database_.execute("BEGIN");
    database_.execute(schema_ddl(Dialect::kPostgresql));
    database_.execute("COMMIT");
  }
  const int version = std::stoi(*database_.query("SELECT version FROM jixiao_schema")[0][0]);
  if (version > kSchemaVersion) {
    throw Failure{FailureKind::kIo, newer_schema("the PostgreSQL database", version)};
  }
  if (version == kSchemaVersion) return;
  database_.execute("BEGIN");
  upgrade(version, Dialect::kPostgresql,
          {[this](const std::string& sql) { database_.execute(sql); },
           [this](const std::string& sql) { return database_.query(sql); }});
  database_.execute("UPDATE jixiao_schema SET version = " + std::to_string(kSchemaVersion));
  database_.execute("COMMIT");
}

std::map<std::string, KnownDocument> PostgresSink::known() {
  std::map<std::string, KnownDocument> known;
  marked_.emplace();
  for (TableRow& row : database_.query("SELECT doc_sha256, doc_key, failure FROM manifest")) {
    marked_->insert(*row[0]);
    KnownDocument document;
    document.key = *row[1];
    if (row[2]) document.failure = find_failure_kind(*row[2]);
    known.emplace(*row[0], std::move(document));
  }
  // Whoever takes a row out of the manifest, so that a document is read again, leaves its rows.
  for (const TableRow& row :
       database_.query("SELECT doc_sha256 FROM documents_kept UNION "
                       "SELECT doc_sha256 FROM dead_letters WHERE doc_sha256 IS NOT NULL")) {
    marked_->insert(*row[0]);
  }
  for (const TableRow& row : database_.query("SELECT doc_sha256 FROM started")) {
    known[*row[0]].started = true;
  }
  return known;
}

void PostgresSink::note_started(std::span<const InputPath> next) {
  if (next.empty()) return;
  std::vector<std::string> digests;
  std::vector<std::string> paths;
  for (const InputPath& input : next) {
    digests.push_back(input.sha256);
    paths.push_back(input.path);
  }
  database_.query(
      "INSERT INTO started(doc_sha256, path) SELECT * FROM unnest($1::text[], $2::text[]) "
      "ON CONFLICT (doc_sha256) DO UPDATE SET path = excluded.path",
      {array_text(digests), array_text(paths)});
}

// Everything that is told of these bytes, but for the paths that hold them.
void PostgresSink::forget(const std::vector<std::string>& digests) {
  database_.query("DELETE FROM started WHERE doc_sha256 = ANY($1::text[])", {array_text(digests)});
  // Looking for many digests reads a whole table, however little comes of it.
  std::vector<std::string> marked;
  std::copy_if(
      digests.begin(), digests.end(), std::back_inserter(marked),
      [this](const std::string& digest) { return !marked_ || marked_->count(digest) > 0; });
  if (marked.empty()) return;
  const std::string array = array_text(marked);
  for (const char* table : {"manifest", "dead_letters"}) {
    database_.query("DELETE FROM " + std::string(table) + " WHERE doc_sha256 = ANY($1::text[])",
                    {array});
  }
  std::vector<std::string> documents;
  for (const TableRow& row : database_.query(
           "DELETE FROM documents_kept WHERE doc_sha256 = ANY($1::text[]) RETURNING doc",
           {array})) {
    documents.push_back(*row[0]);
  }
  if (documents.empty()) return;
  for (const TableDescription& table : stored_tables().subspan(1)) {
    database_.query("DELETE FROM " + kept_name(table.name) + " WHERE doc = ANY($1::bigint[])",
                    {array_text(documents)});
  }
}

std::uint64_t PostgresSink::next_document() {
  return std::stoull(
      *database_.query("SELECT COALESCE(MAX(doc), 0) + 1 FROM documents_kept")[0][0]);
}

void PostgresSink::add_readers(std::span<const Finished> documents) {
  for (const Finished& document : documents) {
    if (!document.rows) continue;
    for (const TableRow& reader : document.rows->facts.readers) {
      if (!readers_.insert(*reader[0]).second) continue;
      database_.query("INSERT INTO packs VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                      reader);
    }
  }
}

void PostgresSink::copy_rows(std::size_t table, std::span<const Finished> documents) {
  bool begun = false;
  for (const Finished& document : documents) {
    if (!document.rows || document.rows->tables[table].rows == 0) continue;
    if (!begun) database_.begin_copy(kept_name(stored_tables()[table].name));
    begun = true;
    database_.copy_lines(document.rows->text(table));
  }
  if (begun) database_.end_copy();
}

void PostgresSink::write(std::span<const Finished> documents, std::span<const InputPath> next) {
  std::vector<std::string> digests;
  std::vector<const DeadLetter*> letters;
  std::string marks;
  for (const Finished& document : documents) {
    digests.push_back(document.sha256);
    if (document.letter) letters.push_back(&*document.letter);
    marks += run_line("manifest", manifest_row(document, std::nullopt));
  }
  database_.execute("BEGIN");
  forget(digests);
  add_readers(documents);
  for (std::size_t i = 0; i < stored_tables().size(); ++i) {
    copy_rows(i, documents);
  }
  write_letters(letters);
  database_.copy("manifest", marks);
  note_started(next);
  database_.execute("COMMIT");
  if (marked_) marked_->insert(digests.begin(), digests.end());
}

void PostgresSink::write_letters(const std::vector<const DeadLetter*>& letters) {
  // A path may have been named twice.
  std::map<std::string, const DeadLetter*> by_path;
  for (const DeadLetter* letter : letters) by_path[letter->path] = letter;
  std::vector<std::string> paths;
  std::string rows;
  for (const auto& [path, letter] : by_path) {
    paths.push_back(path);
    rows += run_line("dead_letters", letter_row(*letter));
  }
  database_.query("DELETE FROM dead_letters WHERE path = ANY($1::text[])", {array_text(paths)});
  database_.copy("dead_letters", rows);
}

void PostgresSink::write_unread(std::span<const DeadLetter> letters,
                                std::span<const InputPath> readable) {
  std::vector<std::string> paths;
  for (const InputPath& path : readable) paths.push_back(path.path);
  std::vector<const DeadLetter*> pointers;
  for (const DeadLetter& letter : letters) pointers.push_back(&letter);
  database_.execute("BEGIN");
  database_.query("DELETE FROM dead_letters WHERE doc_sha256 IS NULL AND path = ANY($1::text[])",
                  {array_text(paths)});
  write_letters(pointers);
  database_.execute("COMMIT");
}

void PostgresSink::finish(std::span<const InputPath> paths, const RunRecord& run) {
  database_.execute("BEGIN");
  hold(paths);
  const TableRows number = database_.query("SELECT COALESCE(MAX(run), 0) + 1 FROM runs");
  database_.copy("runs", run_line("runs", run_row(run, *number[0][0])));
  database_.execute("COMMIT");
}

// Documents that no path holds go.
void PostgresSink::hold(std::span<const InputPath> paths) {
  database_.execute("CREATE TEMP TABLE held (LIKE paths) ON COMMIT DROP");
  database_.begin_copy("held");
  for (const InputPath& path : paths) {
    database_.copy_lines(run_line("paths", {path.path, path.sha256, std::to_string(path.bytes)}));
  }
  database_.end_copy();
  database_.execute(
      "INSERT INTO paths SELECT DISTINCT ON (path) * FROM held ON CONFLICT (path) DO UPDATE "
      "SET doc_sha256 = excluded.doc_sha256, bytes = excluded.bytes");
  database_.execute(kForgetStarted);
  std::vector<std::string> digests;
  for (const TableRow& row : database_.query(kHeldNowhere)) digests.push_back(*row[0]);
  if (!digests.empty()) forget(digests);
}

}  // namespace jixiao
