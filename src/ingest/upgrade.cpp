#include "ingest/upgrade.h"

#include <algorithm>
#include <set>

#include "ingest/stored_tables.h"

namespace jixiao {
namespace {

constexpr const char* kReader = "pack_id, pack_version, pack_digest, engine";
constexpr const char* kSameReader =
    "p.pack_id IS NOT DISTINCT FROM t.pack_id AND "
    "p.pack_version IS NOT DISTINCT FROM t.pack_version AND "
    "p.pack_digest IS NOT DISTINCT FROM t.pack_digest AND p.engine = t.engine";

std::set<std::string> columns_of(const std::string& table, Dialect dialect,
                                 const DatabaseAccess& access) {
  const std::string sql = dialect == Dialect::kSqlite
                              ? "SELECT name FROM pragma_table_info('" + table + "')"
                              : "SELECT attname FROM pg_attribute WHERE attrelid = '" + table +
                                    "'::regclass AND attnum > 0 AND NOT attisdropped";
  std::set<std::string> names;
  for (const TableRow& row : access.query(sql)) names.insert(row[0].value_or(""));
  return names;
}

std::string literal(const CellValue& value) {
  if (!value) return "NULL";
  std::string text = "'";
  for (const char c : *value) {
    if (c == '\'') text += '\'';
    text += c;
  }
  return text + "'";
}

void drop_views(const DatabaseAccess& access) {
  for (const char* view :
       {"v_score_mismatches", "v_fund_mismatches", "v_unit_summary", "v_duplicate_projects"}) {
    access.execute("DROP VIEW IF EXISTS " + std::string(view));
  }
  for (const TableDescription& table : warehouse_tables()) {
    access.execute("DROP VIEW IF EXISTS v_" + std::string(table.name));
  }
}

// Numbers are over the texts, which no database counts.
void fill_packs(const DatabaseAccess& access) {
  std::string readers;
  for (const TableDescription& table : warehouse_tables()) {
    readers += (readers.empty() ? "SELECT " : " UNION SELECT ") + std::string(kReader) + " FROM " +
               std::string(table.name);
  }
  for (const TableRow& reader : access.query(readers)) {
    std::string values = std::to_string(pack_number(reader));
    for (const CellValue& value : reader) values += ", " + literal(value);
    access.execute("INSERT INTO packs VALUES (" + values + ")");
  }
}

// The columns that a table has kept, in the order of today's.
std::string common_columns(const TableDescription& kept, const std::set<std::string>& there) {
  std::string names;
  const auto add = [&](const std::string& name) {
    if (there.count(name) > 0) names += ", " + name;
  };
  for (const Column& column : kept.columns) {
    add(std::string(column.name));
    if (column.scale > 0) add(scaled_name(column));
  }
  return names;
}

void copy_table(const TableDescription& kept, Dialect dialect, const DatabaseAccess& access) {
  const std::string name(kept.name);
  const std::string names = common_columns(kept, columns_of(name, dialect, access));
  const bool documents = kept.parent.empty();
  std::string from;
  for (std::size_t at = 2; at < names.size();) {  // ", a, b" -> ", t.a, t.b"
    const std::size_t end = std::min(names.find(", ", at), names.size());
    from += ", t." + names.substr(at, end - at);
    at = end + 2;
  }
  const std::string doc = documents ? "row_number() OVER (ORDER BY t.doc_sha256)" : "d.doc";
  access.execute("INSERT INTO " + kept_name(name) + "(doc" + names + ", pack) SELECT " + doc +
                 from + ", p.pack FROM " + name + " t" +
                 (documents ? "" : " JOIN documents_kept d ON d.doc_sha256 = t.doc_sha256") +
                 " JOIN packs p ON " + kSameReader);
}

void upgrade_from_1(Dialect dialect, const DatabaseAccess& access) {
  drop_views(access);
  access.execute(kept_ddl(dialect));
  fill_packs(access);
  for (const TableDescription& kept : stored_tables()) copy_table(kept, dialect, access);
  const auto tables = warehouse_tables();
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    access.execute("DROP TABLE " + std::string(table->name));
  }
  access.execute(views_ddl(dialect));
}

}  // namespace

void upgrade(int version, Dialect dialect, const DatabaseAccess& access) {
  if (version < 2) upgrade_from_1(dialect, access);
}

}  // namespace jixiao
