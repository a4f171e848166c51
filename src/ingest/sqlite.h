// SQLite, as values and statements. The door to it.
//
// Example:
//   Sqlite database("jixiao.db");
//   SqliteStatement insert = database.prepare("INSERT INTO paths VALUES(?,?,?)");
//   insert.bind({"in/a.docx", "ab12", "9"}); insert.run();
// Throws Failure (io) with SQLite's words behind the file's name. A text is stored as its column's
// type asks; what a table holds is the business of its callers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/lent_rows.h"

struct sqlite3;
struct sqlite3_stmt;

namespace jixiao {

class SqliteStatement {
 public:
  // Places are counted from 1.
  void bind_text(int place, const std::optional<std::string>& value);
  void bind_null(int place);
  void bind(const std::vector<std::optional<std::string>>& texts);
  // To the next row, if there is one; at the end the statement is ready for the next use.
  bool step();
  // All of it.
  void run();
  // Of the row at hand, from 0; empty for null.
  std::string text(int column) const;
  bool is_null(int column) const;

 private:
  friend class Sqlite;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  SqliteStatement(sqlite3_stmt* statement, std::string file)
      : statement_(statement), file_(std::move(file)) {}
  void check(int status) const;

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string file_;
};

class Sqlite {
 public:
  explicit Sqlite(const std::string& file);

  SqliteStatement prepare(std::string_view sql);
  // Any number of statements without values.
  void execute(const std::string& sql);
  // All rows of a query.
  std::vector<std::vector<std::optional<std::string>>> query(const std::string& sql);
  // The one value that a query gives.
  std::string value(const std::string& sql);
  // What statements read from lent_rows (lent_rows.h) from now on.
  void lend(const LentRows& rows) { *lent_ = rows; }
  const std::string& file() const { return file_; }
  // Writing goes on in a file that was removed, and nothing of it is left: throws Failure (io) if
  // no file has the name any more.
  void require_file() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const noexcept;
  };
  std::string file_;
  std::unique_ptr<LentRows> lent_;  // where the database knows it
  std::unique_ptr<sqlite3, Close> database_;
};

// BEGIN IMMEDIATE until commit(); without it everything since is undone.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(Sqlite& database);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  void commit();

 private:
  Sqlite* database_;  // none: committed
};

}  // namespace jixiao
