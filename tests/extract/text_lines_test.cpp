#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/text_rows.h"

namespace jixiao {
namespace {

constexpr const char* kTable =
    "项目名称\n某项目\n\n"
    "资金\n \n年初预算数\n全年执行数\n\n"
    "总额\n42\n37.44\n\n"
    "其他\n　\n0\n";

constexpr const char* kCells =
    "(0,0) \"项目名称\"\n  (0,1) \"某项目\"\n"
    "  (1,0) \"资金\"\n  (1,1) \" \"\n  (1,2) \"年初预算数\"\n  (1,3) \"全年执行数\"\n"
    "  (2,0) \"总额\"\n  (2,1) \"42\"\n  (2,2) \"37.44\"\n"
    "  (3,0) \"其他\"\n  (3,1) \"　\"\n  (3,2) \"0\"\n";

TEST(LineTable, HasARowAGroupAndACellALine) {
  expect_dumps({{kTable, "0 table#0 4x4 spans unknown\n  " + std::string(kCells)}});
  const Document document = read_text(kTable, Limits{});
  const Table& table = std::get<Table>(document.blocks[0]);
  EXPECT_FALSE(table.merged_down_kept);
  EXPECT_EQ(table.cells[6].line, 9);
}

TEST(LineTable, BeginsBelowProseAndEndsAboveIt) {
  const std::string table = "table#0 4x4 spans unknown\n  " + std::string(kCells);
  expect_dumps({
      // Sentences, headings and years right above the first row are no cells, a title may be one.
      {"本表说明如下。\n一、概况\n（2023年度）\n" + std::string(kTable),
       "0 paragraph \"本表说明如下。\"\n1 paragraph \"一、概况\"\n2 paragraph "
       "\"（2023年度）\"\n3 " +
           table},
      // Lines that stand alone are paragraphs at both ends.
      {"标题\n\n" + std::string(kTable) + "\n填报日期\n\n完",
       "0 paragraph \"标题\"\n1 " + table + "2 paragraph \"填报日期\"\n3 paragraph \"完\"\n"},
      // Three lines that stand alone end the table.
      {std::string(kTable) + "\n甲\n\n乙\n\n丙\n\n丁\n戊\n",
       "0 " + table +
           "1 paragraph \"甲\"\n2 paragraph \"乙\"\n3 paragraph \"丙\"\n"
           "4 paragraph \"丁\"\n5 paragraph \"戊\"\n"},
      // So do two empty lines.
      {std::string(kTable) + "\n\n甲\n乙\n",
       "0 " + table + "1 paragraph \"甲\"\n2 paragraph \"乙\"\n"},
  });
}

TEST(LineTable, IsNoProseInShortLines) {
  const auto has_table = [](const std::string& text) {
    for (const Block& block : read_text(text, Limits{}).blocks) {
      if (std::holds_alternative<Table>(block)) return true;
    }
    return false;
  };
  // Names and addresses: no row is as long as a header.
  EXPECT_FALSE(has_table("甲\n \n\n乙\n丙\n\n丁\n戊\n\n己\n庚\n"));
  // One long group, no empty cell.
  EXPECT_FALSE(has_table("甲\n乙\n\n一\n二\n三\n四\n\n丁\n戊\n\n己\n庚\n辛\n壬\n"));
  // Two lists of short lines, no empty cell.
  EXPECT_FALSE(has_table("甲\n乙\n丙\n丁\n\n一\n二\n三\n四\n\n子\n丑\n寅\n卯\n\n"));
  // A list longer than any row.
  std::string names;
  for (int i = 0; i < 2000; ++i) names += "某某\n";
  EXPECT_FALSE(has_table("甲\n \n丙\n丁\n\n戊\n \n庚\n辛\n\n" + names));
  // Headings with their text.
  EXPECT_FALSE(has_table("一、概况\n甲\n乙\n丙\n\n二、绩效\n丁\n \n戊\n\n三、问题\n己\n庚\n辛\n"));
  // Two rows are too few.
  EXPECT_FALSE(has_table("甲\n \n丙\n丁\n\n戊\n \n庚\n辛\n"));
  EXPECT_TRUE(has_table("甲\n \n丙\n丁\n\n戊\n \n庚\n辛\n\n壬\n癸\n"));
}

TEST(LineTable, LosesNoTableBehindShortGroups) {
  const Document document =
      read_text("甲\n乙\n\n丙\n丁\n\n一、说明\n说明一次。\n\n" + std::string(kTable), Limits{});
  ASSERT_EQ(document.blocks.size(), 7U);
  EXPECT_TRUE(std::holds_alternative<Table>(document.blocks.back()));
}

}  // namespace
}  // namespace jixiao
