#include "ingest/file_sink.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "ingest/atomic_file.h"
#include "ingest/ddl.h"
#include "ingest/run_rows.h"
#include "ingest/stored_tables.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

// How many documents each part held when it was written.
constexpr const char* kPartsDdl =
    "CREATE TABLE parts (part INTEGER PRIMARY KEY, documents INTEGER NOT NULL);\n";

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path)) {
    throw Failure{FailureKind::kIo, "cannot make the folder " + path + ": " + error.message()};
  }
}

Sqlite opened(const std::string& folder) {
  make_folder(folder);
  Sqlite database(ledger_path(folder));
  // Two runs in one folder would take each other's parts for leftovers.
  database.execute("PRAGMA locking_mode = EXCLUSIVE");
  open_schema(database, schema_ddl(Dialect::kSqlite) + kPartsDdl, [&folder](Sqlite&, int version) {
    throw Failure{FailureKind::kIo, older_files(folder, version)};
  });
  database.execute("BEGIN EXCLUSIVE; COMMIT");
  return database;
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// "part-000012.csv" -> 12; 0 for what is no part.
std::int64_t part_number(const std::string& name) {
  constexpr std::string_view kHead = "part-";
  if (!name.starts_with(kHead)) return 0;
  std::int64_t number = 0;
  for (std::size_t i = kHead.size(); i < name.size() && name[i] >= '0' && name[i] <= '9'; ++i) {
    number = number * 10 + (name[i] - '0');
  }
  return number;
}

}  // namespace

std::string ledger_path(const std::string& folder) { return folder + "/.jixiao.db"; }

FileSink::FileSink(const std::string& folder, RowFormat format)
    : folder_(folder), format_(format), database_(opened(folder)), ledger_(database_) {
  const std::string name(row_format_name(format));
  const std::string marked = folder + "/.format";
  if (fs::exists(marked) && file_text(marked) != name) {
    throw Failure{FailureKind::kIo, folder + " holds " + file_text(marked) + ", not " + name};
  }
  write_atomically(marked, name);
  for (const TableDescription& table : warehouse_tables()) {
    make_folder(folder_ + "/" + std::string(table.name));
  }
  remove_unknown_parts();
}

std::string FileSink::part_path(const TableDescription& table, std::int64_t part) const {
  constexpr std::size_t kDigits = 6;
  std::string number = std::to_string(part);
  if (number.size() < kDigits) number.insert(0, kDigits - number.size(), '0');
  return folder_ + "/" + std::string(table.name) + "/part-" + number + "." +
         std::string(row_format_name(format_));
}

std::int64_t FileSink::next_part() {
  return std::stoll(database_.value("SELECT COALESCE(MAX(part), 0) + 1 FROM parts"));
}

std::int64_t FileSink::count_in(std::int64_t part) {
  return std::stoll(
      database_.value("SELECT COUNT(*) FROM manifest WHERE failure IS NULL AND "
                      "part = " +
                      std::to_string(part)));
}

void FileSink::remove_unknown_parts() {
  std::set<std::int64_t> known;
  SqliteStatement parts = database_.prepare("SELECT part FROM parts");
  while (parts.step()) known.insert(std::stoll(parts.text(0)));
  for (const TableDescription& table : warehouse_tables()) {
    std::vector<fs::path> leftovers;
    for (const auto& entry : fs::directory_iterator(folder_ + "/" + std::string(table.name))) {
      const std::int64_t number = part_number(entry.path().filename().string());
      const bool torn = entry.path().extension() == ".tmp";
      if (torn || (number > 0 && known.count(number) == 0)) leftovers.push_back(entry.path());
    }
    for (const fs::path& path : leftovers) fs::remove(path);
  }
}

void FileSink::remove_part(std::int64_t part) {
  for (const TableDescription& table : warehouse_tables()) fs::remove(part_path(table, part));
}

void FileSink::note_started(std::span<const InputPath> next) {
  SqliteTransaction transaction(database_);
  ledger_.note_started(next);
  transaction.commit();
}

void FileSink::write(std::span<const Finished> documents, std::span<const InputPath> next) {
  const std::int64_t part = next_part();
  std::int64_t count = 0;
  for (const Finished& document : documents) count += document.rows ? 1 : 0;
  for (std::size_t i = 0; i < warehouse_tables().size() && count > 0; ++i) {
    const TableDescription& table = warehouse_tables()[i];
    const std::string header = header_text(table, format_);
    std::vector<std::string_view> pieces = {header};
    for (const Finished& document : documents) {
      if (document.rows) pieces.push_back(document.rows->text(i));
    }
    write_atomically(part_path(table, part), pieces);
  }
  SqliteTransaction transaction(database_);
  for (const Finished& document : documents) ledger_.mark(document, part);
  if (count > 0) {
    database_.execute("INSERT INTO parts VALUES(" + std::to_string(part) + ", " +
                      std::to_string(count) + ")");
  }
  ledger_.note_started(next);
  transaction.commit();
  database_.require_file();
}

void FileSink::write_unread(std::span<const DeadLetter> letters,
                            std::span<const InputPath> readable) {
  SqliteTransaction transaction(database_);
  for (const InputPath& path : readable) ledger_.forget_unread_letter(path.path);
  for (const DeadLetter& letter : letters) ledger_.write_letter(letter);
  transaction.commit();
}

void FileSink::finish(std::span<const InputPath> paths, const RunRecord& run) {
  SqliteTransaction transaction(database_);
  for (const std::string& sha256 : ledger_.hold(paths)) ledger_.forget(sha256);
  ledger_.add_run(run);
  transaction.commit();
  database_.require_file();
  take_out_former_rows();
  write_whole_tables();
}

void FileSink::take_out_former_rows() {
  std::vector<std::pair<std::int64_t, std::int64_t>> parts;
  SqliteStatement all = database_.prepare("SELECT part, documents FROM parts");
  while (all.step()) parts.emplace_back(std::stoll(all.text(0)), std::stoll(all.text(1)));
  for (const auto& [part, documents] : parts) {
    if (count_in(part) < documents) rewrite(part);
  }
}

// Into a new part, so that at no moment a row is missing for good: until the ledger names the new
// part the old one counts.
void FileSink::rewrite(std::int64_t part) {
  std::set<std::string> keep;
  SqliteStatement rows =
      database_.prepare("SELECT doc_sha256 FROM manifest WHERE failure IS NULL AND part = ?");
  rows.bind({std::to_string(part)});
  while (rows.step()) keep.insert(rows.text(0));
  const std::int64_t next = next_part();
  for (const TableDescription& table : warehouse_tables()) {
    if (keep.empty()) break;
    const std::string kept =
        kept_rows(file_text(part_path(table, part)), format_,
                  [&keep](const std::string& sha256) { return keep.count(sha256) > 0; });
    write_atomically(part_path(table, next), kept);
  }
  SqliteTransaction transaction(database_);
  const std::string from = std::to_string(part);
  const std::string to = std::to_string(next);
  if (!keep.empty()) {
    database_.execute("INSERT INTO parts VALUES(" + to + ", " + std::to_string(keep.size()) + ")");
  }
  database_.execute("UPDATE manifest SET part = " + to + " WHERE part = " + from);
  database_.execute("DELETE FROM parts WHERE part = " + from);
  transaction.commit();
  // The disk must know of the new part before the old one goes.
  database_.execute("PRAGMA wal_checkpoint(FULL)");
  remove_part(part);
}

void FileSink::write_whole_tables() {
  for (const TableDescription& table : run_tables()) {
    const bool for_readers =
        table.name == "paths" || table.name == "dead_letters" || table.name == "runs";
    if (!for_readers) continue;
    std::string text = header_text(table, format_);
    for (const TableRow& row : ledger_.rows(table)) text += row_text(table, row, format_);
    write_atomically(
        folder_ + "/" + std::string(table.name) + "." + std::string(row_format_name(format_)),
        text);
  }
}

}  // namespace jixiao
