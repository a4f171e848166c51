#include "ingest/ddl.h"

#include <gtest/gtest.h>

#include <string>

#include "converted.h"

namespace jixiao {
namespace {

// tools/accept rewrites the files.
TEST(Schema, ShipsAsFiles) {
  const std::string folder = std::string(JIXIAO_SOURCE_DIR) + "/src/ingest/schema/";
  EXPECT_EQ(file_bytes(folder + "sqlite.sql"), schema_ddl(Dialect::kSqlite));
  EXPECT_EQ(file_bytes(folder + "postgresql.sql"), schema_ddl(Dialect::kPostgresql));
}

struct ScaledRow {
  const char* digits;
  int scale;
  std::optional<std::int64_t> value;
};

TEST(ScaledValue, IsExactOrNothing) {
  const ScaledRow rows[] = {
      {"37.44", 4, 374400},
      {"-13.27", 4, -132700},
      {"0", 6, 0},
      {"0.00", 6, 0},
      {"10.00", 6, 10000000},
      {"358.381354", 6, 358381354},
      {"358.3813540", 6, 358381354},
      {"358.3813541", 6, std::nullopt},
      {"922337203685477.5807", 4, 9223372036854775807},
      {"922337203685477.5808", 4, std::nullopt},
      {"-922337203685477.5807", 4, -9223372036854775807},
      {"99999999999999999999", 0, std::nullopt},
  };
  for (const ScaledRow& row : rows) {
    EXPECT_EQ(scaled_value(row.digits, row.scale), row.value) << row.digits;
  }
}

TEST(InsertStatement, HasAPlaceForEachColumnAndEachWholeNumber) {
  const TableDescription table{"t", "", {{"a"}, {"b", ColumnType::kDecimal, false, 4}}, 1};
  EXPECT_EQ(insert_statement(table, "u"), "INSERT OR ROLLBACK INTO u(a,b,b_e4) VALUES(?,?,?)");
  EXPECT_EQ(insert_lent_statement(table, "u"),
            "INSERT OR ROLLBACK INTO u(a,b,b_e4) SELECT c0,c1,c2 FROM lent_rows");
}

}  // namespace
}  // namespace jixiao
