// A database of an older schema becomes one of today's, with every row it holds.
//
//   schema 1   documents, forms, funds … are tables; each row has the digest and names its pack
//   schema 2   they are views of documents_kept, forms_kept …; block scores, blocks, settled
//   findings
// Example: upgrade(1, Dialect::kSqlite, access) inside a transaction of the caller. Columns that
// are new are null until a document is read again, which the next run over it does: the schema is
// part of its key. Not here: which version a database has.
#pragma once

#include <functional>
#include <string>

#include "ingest/ddl.h"
#include "write/warehouse.h"

namespace jixiao {

struct DatabaseAccess {
  std::function<void(const std::string& sql)> execute;
  std::function<TableRows(const std::string& sql)> query;
};

// `version` is below kSchemaVersion. Throws Failure (io).
void upgrade(int version, Dialect dialect, const DatabaseAccess& access);

}  // namespace jixiao
