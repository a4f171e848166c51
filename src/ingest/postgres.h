// PostgreSQL, as statements and copies. The door to libpq.
//
// Example:
//   Postgres database("postgresql://localhost/warehouse");
//   database.execute("BEGIN"); database.copy("paths", lines); database.execute("COMMIT");
// Throws Failure (io) with the server's words. A connection that ends takes its open transaction
// with it, so that nothing is half-written. Texts are UTF-8; what a table holds is the business of
// its callers.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "write/warehouse.h"

struct pg_conn;

namespace jixiao {

class Postgres {
 public:
  explicit Postgres(const std::string& url);

  void execute(const std::string& sql);
  // With $1, $2 … in the statement; rows of a query, empty for anything else.
  TableRows query(const std::string& sql, const std::vector<CellValue>& values = {});
  // Appends rows to a table, whose columns they fill in order; whole lines as table_text.h writes
  // them for COPY.
  void copy(const std::string& table, std::string_view lines);
  // The same piece by piece; nothing else may be asked in between.
  void begin_copy(const std::string& table);
  void copy_lines(std::string_view lines);
  void end_copy();

 private:
  struct Finish {
    void operator()(pg_conn* connection) const noexcept;
  };
  [[noreturn]] void fail(const char* words) const;

  std::unique_ptr<pg_conn, Finish> connection_;
};

// "{a,b}" as a value for ANY($1).
std::string array_text(const std::vector<std::string>& values);

}  // namespace jixiao
