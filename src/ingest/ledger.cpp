#include "ingest/ledger.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "ingest/ddl.h"
#include "ingest/run_rows.h"
#include "ingest/stored_tables.h"

namespace jixiao {
namespace {

// "jxia" in the file's head, so that no other program's database is taken for ours.
constexpr int kApplicationId = 0x6a786961;

constexpr std::pair<const char*, const char*> kStatements[] = {
    {"delete letter", "DELETE FROM dead_letters WHERE path = ? OR doc_sha256 = ?"},
    {"delete unread letter", "DELETE FROM dead_letters WHERE path = ? AND doc_sha256 IS NULL"},
    {"delete mark", "DELETE FROM manifest WHERE doc_sha256 = ?"},
    {"delete started", "DELETE FROM started WHERE doc_sha256 = ?"},
    {"mark",
     "INSERT OR REPLACE INTO manifest(doc_sha256, doc_key, failure, part) VALUES(?, ?, ?, ?)"},
    {"start", "INSERT OR REPLACE INTO started(doc_sha256, path) VALUES(?, ?)"},
    {"hold", "INSERT OR REPLACE INTO paths(path, doc_sha256, bytes) VALUES(?, ?, ?)"},
};

constexpr const char* kTold =
    "SELECT doc_sha256 FROM manifest UNION ALL "
    "SELECT doc_sha256 FROM dead_letters WHERE doc_sha256 IS NOT NULL";

CellValue text_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::uint64_t head_of(const std::string& sha256) {
  constexpr std::size_t kDigits = 16;
  constexpr int kBase = 16;
  std::uint64_t head = 0;
  const char* const end = sha256.data() + std::min(sha256.size(), kDigits);
  std::from_chars(sha256.data(), end, head, kBase);
  return head;
}

void run_with(SqliteStatement& statement, const std::vector<CellValue>& texts) {
  statement.bind(texts);
  statement.run();
}

}  // namespace

void open_schema(Sqlite& database, const std::string& ddl, const SchemaUpgrade& bring_up) {
  const std::string application = database.value("PRAGMA application_id");
  const bool empty = database.value("SELECT COUNT(*) FROM sqlite_master") == "0";
  if (!empty && application != std::to_string(kApplicationId)) {
    throw Failure{FailureKind::kIo, database.file() + " is a database of another program"};
  }
  const int version = std::stoi(database.value("PRAGMA user_version"));
  if (version > kSchemaVersion) {
    throw Failure{FailureKind::kIo, newer_schema(database.file(), version)};
  }
  // Readers go on while a batch is written. A commit reaches the disk with the next checkpoint: a
  // power cut may cost the last batches, whole, and the next run does them again.
  // A batch adds some hundred kilobytes to each table: larger pages are fewer to write.
  if (empty) database.execute("PRAGMA page_size = 16384");
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  // A document's rows are written and removed together: asking for each row's parent would tell
  // nothing and cost a fifth of the time.
  database.execute("PRAGMA foreign_keys = OFF");
  // Rows come in the order of their keys, so few pages are read back; but a log that is copied too
  // often copies the pages of the indexes over and over. What is left of it at the end, here up to
  // 32 MiB, is copied while no worker works.
  database.execute("PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 2048");
  if (!empty && version == kSchemaVersion) return;
  SqliteTransaction transaction(database);
  if (empty) {
    database.execute(ddl);
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  } else {
    bring_up(database, version);
  }
  database.execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  transaction.commit();
}

Ledger::Ledger(Sqlite& database)
    : database_(&database),
      letters_(database, run_table("dead_letters"), "dead_letters"),
      runs_(database, run_table("runs"), "runs") {
  for (const auto& [name, sql] : kStatements) statements_.emplace(name, database.prepare(sql));
  SqliteStatement told = database.prepare(kTold);
  while (told.step()) remember(told.text(0));
}

std::map<std::string, KnownDocument> Ledger::known() {
  std::map<std::string, KnownDocument> known;
  SqliteStatement done = database_->prepare("SELECT doc_sha256, doc_key, failure FROM manifest");
  while (done.step()) {
    KnownDocument document;
    document.key = done.text(1);
    document.failure = find_failure_kind(done.text(2));
    known.emplace(done.text(0), std::move(document));
  }
  SqliteStatement started = database_->prepare("SELECT doc_sha256 FROM started");
  while (started.step()) known[started.text(0)].started = true;
  return known;
}

void Ledger::note_started(std::span<const InputPath> next) {
  for (const InputPath& input : next) run_with(statement("start"), {input.sha256, input.path});
}

bool Ledger::may_know(const std::string& sha256) const { return told_.count(head_of(sha256)) > 0; }

void Ledger::remember(const std::string& sha256) { told_.insert(head_of(sha256)); }

void Ledger::mark(const Finished& document, std::optional<std::int64_t> part) {
  if (may_know(document.sha256)) {
    forget(document.sha256);
  } else {
    run_with(statement("delete started"), {document.sha256});
  }
  remember(document.sha256);
  if (document.letter) write_letter(*document.letter);
  run_with(statement("mark"), manifest_row(document, part));
}

void Ledger::write_letter(const DeadLetter& letter) {
  run_with(statement("delete letter"), {letter.path, text_or_null(letter.sha256)});
  letters_.add(letter_row(letter));
}

void Ledger::forget_unread_letter(const std::string& path) {
  run_with(statement("delete unread letter"), {path});
}

void Ledger::forget(const std::string& sha256) {
  run_with(statement("delete mark"), {sha256});
  run_with(statement("delete started"), {sha256});
  run_with(statement("delete letter"), {std::nullopt, sha256});
}

std::vector<std::string> Ledger::hold(std::span<const InputPath> paths) {
  for (const InputPath& path : paths) {
    run_with(statement("hold"), {path.path, path.sha256, std::to_string(path.bytes)});
  }
  database_->execute(kForgetStarted);
  std::vector<std::string> nowhere;
  for (const auto& row : database_->query(kHeldNowhere)) nowhere.push_back(*row[0]);
  return nowhere;
}

void Ledger::add_run(const RunRecord& run) {
  const std::string number = database_->value("SELECT COALESCE(MAX(run), 0) + 1 FROM runs");
  runs_.add(run_row(run, number));
}

TableRows Ledger::rows(const TableDescription& table) {
  return database_->query("SELECT * FROM " + std::string(table.name) + " ORDER BY 1");
}

}  // namespace jixiao
