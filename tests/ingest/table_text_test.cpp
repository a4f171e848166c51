#include "ingest/table_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace jixiao {
namespace {

const TableDescription& table() {
  static const TableDescription kTable{
      "t",
      "",
      {{"doc_sha256"}, {"name"}, {"row", ColumnType::kInteger}, {"executed", ColumnType::kDecimal}},
      1};
  return kTable;
}

TEST(TableText, IsCsvThatSpreadsheetsRead) {
  EXPECT_EQ(header_text(table(), RowFormat::kCsv), "doc_sha256,name,row,executed\n");
  EXPECT_EQ(row_text(table(), {"ab", "甲,乙", "0", "37.40"}, RowFormat::kCsv),
            "ab,\"甲,乙\",0,37.40\n");
  EXPECT_EQ(row_text(table(), {"ab", "say \"no\"\nor", "1", std::nullopt}, RowFormat::kCsv),
            "ab,\"say \"\"no\"\"\nor\",1,\n");
  EXPECT_EQ(row_text(table(), {"ab", "", "1", std::nullopt}, RowFormat::kCsv), "ab,\"\",1,\n");
  EXPECT_EQ(row_text(table(), {"ab", std::nullopt, "1", std::nullopt}, RowFormat::kCsv),
            "ab,,1,\n");
}

TEST(TableText, IsAJsonObjectALine) {
  EXPECT_EQ(header_text(table(), RowFormat::kNdjson), "");
  EXPECT_EQ(row_text(table(), {"ab", "甲\n\"乙\"", "0", "37.40"}, RowFormat::kNdjson),
            "{\"doc_sha256\":\"ab\",\"name\":\"甲\\n\\\"乙\\\"\",\"row\":0,\"executed\":37.40}\n");
  EXPECT_EQ(row_text(table(), {"ab", std::nullopt, "1", std::nullopt}, RowFormat::kNdjson),
            "{\"doc_sha256\":\"ab\",\"name\":null,\"row\":1,\"executed\":null}\n");
}

TEST(TableText, IsWhatPostgresqlCopies) {
  EXPECT_EQ(header_text(table(), RowFormat::kCopy), "");
  EXPECT_EQ(row_text(table(), {"ab", "甲\n\t\\乙\r", "0", "37.40"}, RowFormat::kCopy),
            "ab\t甲\\n\\t\\\\乙\\r\t0\t37.40\n");
  EXPECT_EQ(row_text(table(), {"ab", std::string("a\0b", 3), "1", std::nullopt}, RowFormat::kCopy),
            "ab\ta\xEF\xBF\xBD"
            "b\t1\t\\N\n");
  EXPECT_EQ(row_text(table(), {"ab", "", "1", std::nullopt}, RowFormat::kCopy), "ab\t\t1\t\\N\n");
}

TEST(TableText, LosesTheRowsOfADocumentAndNoOther) {
  const TableRow first = {"aa", "line\nend, \"quoted\"\n", "0", "1"};
  const TableRow second = {"bb", "bb\naa,", "0", "2"};
  const TableRow third = {"aa", "", "1", std::nullopt};
  for (const RowFormat format : {RowFormat::kCsv, RowFormat::kNdjson}) {
    const std::string head = header_text(table(), format);
    const std::string a = row_text(table(), first, format);
    const std::string b = row_text(table(), second, format);
    const std::string c = row_text(table(), third, format);
    const auto without = [&](const std::string& gone) {
      return kept_rows(head + a + b + c, format,
                       [&gone](const std::string& sha256) { return sha256 != gone; });
    };
    EXPECT_EQ(without("aa"), head + b);
    EXPECT_EQ(without("bb"), head + a + c);
    EXPECT_EQ(without("cc"), head + a + b + c);
  }
}

}  // namespace
}  // namespace jixiao
