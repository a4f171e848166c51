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
  EXPECT_EQ(header_text(table(), TextFormat::kCsv), "doc_sha256,name,row,executed\n");
  EXPECT_EQ(row_text(table(), {"ab", "甲,乙", "0", "37.40"}, TextFormat::kCsv),
            "ab,\"甲,乙\",0,37.40\n");
  EXPECT_EQ(row_text(table(), {"ab", "say \"no\"\nor", "1", std::nullopt}, TextFormat::kCsv),
            "ab,\"say \"\"no\"\"\nor\",1,\n");
  EXPECT_EQ(row_text(table(), {"ab", "", "1", std::nullopt}, TextFormat::kCsv), "ab,\"\",1,\n");
  EXPECT_EQ(row_text(table(), {"ab", std::nullopt, "1", std::nullopt}, TextFormat::kCsv),
            "ab,,1,\n");
}

TEST(TableText, IsAJsonObjectALine) {
  EXPECT_EQ(header_text(table(), TextFormat::kNdjson), "");
  EXPECT_EQ(row_text(table(), {"ab", "甲\n\"乙\"", "0", "37.40"}, TextFormat::kNdjson),
            "{\"doc_sha256\":\"ab\",\"name\":\"甲\\n\\\"乙\\\"\",\"row\":0,\"executed\":37.40}\n");
  EXPECT_EQ(row_text(table(), {"ab", std::nullopt, "1", std::nullopt}, TextFormat::kNdjson),
            "{\"doc_sha256\":\"ab\",\"name\":null,\"row\":1,\"executed\":null}\n");
}

TEST(TableText, LosesTheRowsOfADocumentAndNoOther) {
  const TableRow first = {"aa", "line\nend, \"quoted\"\n", "0", "1"};
  const TableRow second = {"bb", "bb\naa,", "0", "2"};
  const TableRow third = {"aa", "", "1", std::nullopt};
  for (const TextFormat format : {TextFormat::kCsv, TextFormat::kNdjson}) {
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
