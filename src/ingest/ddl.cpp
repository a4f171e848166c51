#include "ingest/ddl.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ingest/stored_tables.h"

namespace jixiao {
namespace {

constexpr auto kInteger = ColumnType::kInteger;

// Views read alike in both dialects.
constexpr std::string_view kViews = R"(
-- Scores and weights that do not add up, and what they should be.
-- SELECT project_name, message FROM v_score_mismatches ORDER BY path;
CREATE VIEW v_score_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, n.code, n.severity,
       n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('score-total-mismatch', 'weight-total-mismatch', 'group-weight-mismatch',
                 'score-exceeds-weight', 'execution-score-mismatch');

-- Money that does not add up.
-- SELECT path, stated, computed, message FROM v_fund_mismatches WHERE severity = 'error';
CREATE VIEW v_fund_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, f.currency_unit,
       n.code, n.severity, n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('fund-total-mismatch', 'execution-rate-mismatch', 'spent-exceeds-budget',
                 'cost-mismatch');

-- By unit and year: reports, average score, findings by severity. What is found in a document but
-- in none of its forms counts with its first.
-- SELECT unit, reports, average_score, errors FROM v_unit_summary ORDER BY errors DESC;
CREATE VIEW v_unit_summary AS
WITH found AS (
  SELECT doc, COALESCE(form_index, 0) AS form_index,
         SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS infos
  FROM findings_kept WHERE suppressed IS NULL GROUP BY doc, COALESCE(form_index, 0)
)
SELECT COALESCE(f.implementing_unit, d.reporting_unit) AS unit,
       COALESCE(f.fiscal_year, d.fiscal_year) AS fiscal_year,
       COUNT(DISTINCT d.doc) AS reports,
       COUNT(f.form_index) AS forms,
       AVG(COALESCE(f.total_score, d.score)) AS average_score,
       COALESCE(SUM(n.errors), 0) AS errors,
       COALESCE(SUM(n.warnings), 0) AS warnings,
       COALESCE(SUM(n.infos), 0) AS infos
FROM documents_kept d
LEFT JOIN forms_kept f ON f.doc = d.doc
LEFT JOIN found n ON n.doc = d.doc AND n.form_index = COALESCE(f.form_index, 0)
GROUP BY COALESCE(f.implementing_unit, d.reporting_unit), COALESCE(f.fiscal_year, d.fiscal_year);

-- The same project of the same unit and year in more than one document.
-- SELECT project_name, path FROM v_duplicate_projects ORDER BY project_name, path;
CREATE VIEW v_duplicate_projects AS
WITH named AS (
  SELECT d.doc_sha256, f.form_index, f.project_name, f.kind,
         COALESCE(f.implementing_unit, d.reporting_unit, '') AS unit,
         COALESCE(f.fiscal_year, d.fiscal_year, 0) AS fiscal_year, d.path
  FROM forms_kept f JOIN documents_kept d ON d.doc = f.doc
  WHERE f.project_name IS NOT NULL
)
SELECT n.project_name, n.unit, n.fiscal_year, n.kind, g.documents, n.doc_sha256, n.form_index,
       n.path
FROM named n
JOIN (
  SELECT project_name, unit, fiscal_year, kind, COUNT(DISTINCT doc_sha256) AS documents
  FROM named GROUP BY project_name, unit, fiscal_year, kind
  HAVING COUNT(DISTINCT doc_sha256) > 1
) g ON g.project_name = n.project_name AND g.unit = n.unit AND g.fiscal_year = n.fiscal_year
   AND g.kind = n.kind;
)";

struct IndexOn {
  std::string_view table;
  std::string_view columns;
};
constexpr IndexOn kKeptIndexes[] = {
    {"forms_kept", "project_name"},
    {"forms_kept", "implementing_unit"},
    {"findings_kept", "code"},
};
constexpr IndexOn kRunIndexes[] = {{"paths", "doc_sha256"}, {"dead_letters", "doc_sha256"}};

std::string indexes_ddl(std::span<const IndexOn> indexes) {
  std::string ddl;
  for (const IndexOn& index : indexes) {
    ddl += "CREATE INDEX " + std::string(index.table) + "_" + std::string(index.columns) + " ON " +
           std::string(index.table) + " (" + std::string(index.columns) + ");\n";
  }
  return ddl;
}

std::string type_name(ColumnType type, Dialect dialect) {
  const bool sqlite = dialect == Dialect::kSqlite;
  if (type == ColumnType::kDecimal) return sqlite ? "REAL" : "numeric";
  if (type == kInteger) return sqlite ? "INTEGER" : "bigint";
  return sqlite ? "TEXT" : "text";
}

std::string first_names(const TableDescription& table, int count) {
  std::string names;
  for (int i = 0; i < count; ++i) {
    names += (i > 0 ? ", " : "") + std::string(table.columns[static_cast<std::size_t>(i)].name);
  }
  return names;
}

// For those who change rows by hand: the program itself writes and deletes what belongs together.
// In PostgreSQL they cannot be set aside, and asking once a row is half of its time: it has none.
std::string foreign_key(const TableDescription& table) {
  const std::string keys = first_names(table, table.parent_keys);
  return ",\n  FOREIGN KEY (" + keys + ") REFERENCES " + kept_name(table.parent) + " (" + keys +
         ") ON DELETE CASCADE";
}

std::string table_ddl(const TableDescription& table, const std::string& name, Dialect dialect) {
  const bool sqlite = dialect == Dialect::kSqlite;
  std::string ddl = "\n-- " + std::string(table.meaning) + "\nCREATE TABLE " + name + " (\n";
  for (const Column& column : table.columns) {
    ddl += "  " + std::string(column.name) + " " + type_name(column.type, dialect) +
           (column.required ? " NOT NULL" : "") + ",";
    if (!column.meaning.empty()) ddl += "  -- " + std::string(column.meaning);
    ddl += "\n";
    if (sqlite && column.scale > 0) ddl += "  " + scaled_name(column) + " INTEGER,\n";
  }
  ddl += "  PRIMARY KEY (" + first_names(table, table.keys) + ")";
  if (sqlite && !table.parent.empty()) ddl += foreign_key(table);
  // Without a row id each key is stored once.
  return ddl + (sqlite ? "\n) WITHOUT ROWID;\n" : "\n);\n");
}

// "t.form_index, t.kind, …": the columns of a kept table that are no one else's.
std::string own_columns(const TableDescription& kept, Dialect dialect) {
  std::string names;
  for (const Column& column : std::span(kept.columns).subspan(1, kept.columns.size() - 2)) {
    names += "t." + std::string(column.name) + ", ";
    if (dialect == Dialect::kSqlite && column.scale > 0) names += "t." + scaled_name(column) + ", ";
  }
  return names;
}

// The table as users see it.
std::string view_ddl(const TableDescription& kept, Dialect dialect) {
  const std::string name(kept.name);
  const bool documents = kept.parent.empty();
  return "\nCREATE VIEW " + name + " AS\nSELECT " + (documents ? "" : "d.doc_sha256, ") +
         own_columns(kept, dialect) + "p.pack_id, p.pack_version, p.pack_digest, p.engine\nFROM " +
         kept_name(kept.name) + " t" +
         (documents ? "" : " JOIN documents_kept d ON d.doc = t.doc") +
         " JOIN packs p ON p.pack = t.pack;\n";
}

// The table without its whole numbers, for those who only look.
std::string plain_view(const TableDescription& table) {
  std::string names;
  bool any = false;
  for (const Column& column : table.columns) {
    names += (names.empty() ? "" : ", ") + std::string(column.name);
    any = any || column.scale > 0;
  }
  if (!any) return "";
  const std::string name(table.name);
  return "\nCREATE VIEW v_" + name + " AS SELECT " + names + " FROM " + name + ";\n";
}

// "INSERT OR ROLLBACK INTO funds_kept(doc,…)"; `each` is told of every place of a row.
template <typename Each>
std::string insert_head(const TableDescription& table, const std::string& into, const Each& each) {
  std::string names;
  std::size_t place = 0;
  const auto add = [&](const std::string& name) {
    names += (place == 0 ? "" : ",") + name;
    each(place++);
  };
  for (const Column& column : table.columns) {
    add(std::string(column.name));
    if (column.scale > 0) add(scaled_name(column));
  }
  // To undo one statement of a transaction, which nobody wants, SQLite would begin a journal with
  // each that has several rows: it takes longer than the rows do.
  return "INSERT OR ROLLBACK INTO " + into + "(" + names + ")";
}

// SQLite has a place for the number in the head of its file.
std::string version_table() {
  return "\nCREATE TABLE jixiao_schema (version integer NOT NULL);\nINSERT INTO jixiao_schema "
         "VALUES (" +
         std::to_string(kSchemaVersion) + ");\n";
}

}  // namespace

std::string kept_ddl(Dialect dialect) {
  std::string ddl = table_ddl(pack_table(), std::string(pack_table().name), dialect);
  for (const TableDescription& table : stored_tables()) {
    ddl += table_ddl(table, kept_name(table.name), dialect);
  }
  return ddl + "\nCREATE UNIQUE INDEX documents_kept_doc_sha256 ON documents_kept (doc_sha256);\n" +
         indexes_ddl(kKeptIndexes);
}

std::string views_ddl(Dialect dialect) {
  std::string ddl;
  for (const TableDescription& table : stored_tables()) ddl += view_ddl(table, dialect);
  ddl += kViews;
  if (dialect == Dialect::kPostgresql) return ddl;
  for (const TableDescription& table : warehouse_tables()) ddl += plain_view(table);
  return ddl;
}

std::string schema_ddl(Dialect dialect) {
  std::string ddl = "-- The warehouse of jixiao, schema " + std::to_string(kSchemaVersion) +
                    ". Read the views: forms, funds, findings and all that have no _kept.\n";
  ddl += kept_ddl(dialect);
  for (const TableDescription& table : run_tables()) {
    ddl += table_ddl(table, std::string(table.name), dialect);
  }
  ddl += "\n" + indexes_ddl(kRunIndexes) + views_ddl(dialect);
  return dialect == Dialect::kPostgresql ? ddl + version_table() : ddl;
}

std::string scaled_name(const Column& column) {
  return std::string(column.name) + "_e" + std::to_string(column.scale);
}

std::optional<std::int64_t> scaled_value(std::string_view digits, int scale) {
  const bool minus = digits.starts_with('-');
  if (minus) digits.remove_prefix(1);
  std::size_t point = digits.find('.');
  std::string decimals(point == std::string_view::npos ? "" : digits.substr(point + 1));
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (decimals.size() > static_cast<std::size_t>(scale)) return std::nullopt;
  decimals.append(static_cast<std::size_t>(scale) - decimals.size(), '0');
  std::int64_t value = 0;
  for (const char c : std::string(digits.substr(0, point)) + decimals) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    const int digit = c - '0';
    if (value > (kMost - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return minus ? -value : value;
}

std::string kept_name(std::string_view table) { return std::string(table) + "_kept"; }

std::string insert_statement(const TableDescription& table, const std::string& into) {
  std::string places;
  const std::string head =
      insert_head(table, into, [&places](std::size_t place) { places += place == 0 ? "?" : ",?"; });
  return head + " VALUES(" + places + ")";
}

std::string insert_lent_statement(const TableDescription& table, const std::string& into) {
  std::string cells;
  const std::string head = insert_head(table, into, [&cells](std::size_t place) {
    cells += (place == 0 ? "c" : ",c") + std::to_string(place);
  });
  return head + " SELECT " + cells + " FROM lent_rows";
}

}  // namespace jixiao
