#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/text_rows.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string failure_of(const std::string& text, const Limits& limits) {
  try {
    read_text(text, limits);
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

TEST(TextParagraphs, AreTheLinesThatAreNotBlank) {
  expect_dumps({
      {"", ""},
      {"\n \n　\n", ""},
      {"一、概况", "0 paragraph \"一、概况\"\n"},
      {"a\n\n  b　\n", "0 paragraph \"a\"\n1 paragraph \"  b　\"\n"},
      {"a\r\nb\rc\fd\u2028e\u2029f",
       "0 paragraph \"a\"\n1 paragraph \"b\"\n2 paragraph \"c\"\n"
       "3 paragraph \"d\"\n4 paragraph \"e\"\n5 paragraph \"f\"\n"},
      {"“引号”—…", "0 paragraph \"“引号”—…\"\n"},
      {"a\tb", "0 paragraph \"a\\tb\"\n"},
  });
}

TEST(TextParagraphs, KnowTheirLines) {
  const Document document = read_text("a\r\n\r\nb\r\n\tc\r\nd\r\n\te\r\n", Limits{});
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).line, 1);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[1]).line, 3);
  const Table& table = std::get<Table>(document.blocks[2]);
  EXPECT_EQ(table.line, 4);
  EXPECT_EQ(table.cells[0].line, 4);
  EXPECT_EQ(std::get<Paragraph>(table.cells[0].blocks[1]).line, 5);
  EXPECT_EQ(table.cells[1].line, 6);
}

TEST(TextMarkers, AreTakenOutOfTheText) {
  expect_dumps({
      {"[bookmark: _Toc1][bookmark: b 2]一、概况", "0 paragraph #_Toc1 #b 2 \"一、概况\"\n"},
      {"前[bookmark: x]后", "0 paragraph #x \"前后\"\n"},
      {"[bookmark: x]\n\n一", "0 paragraph #x \"一\"\n"},
      {"一\n[bookmark: x]", "0 paragraph #x \"一\"\n"},
      {"一[image: 图1]\n二",
       "0 paragraph \"一\"\n1 paragraph \"二\"\n"
       "unread block=0 a picture was not read: 图1\n"},
      {"一\n[image: ]\n二",
       "0 paragraph \"一\"\n1 paragraph \"二\"\n"
       "unread block=0 a picture was not read\n"},
      {"[image: a.png]", "unread a picture was not read: a.png\n"},
      {"[bookmark: 没有结束", "0 paragraph \"[bookmark: 没有结束\"\n"},
      {"一[image: 章\t节][bookmark: x]\t二", "0 paragraph #x \"一[image: 章\\t节]\\t二\"\n"},
      {"[2023]1号[image]", "0 paragraph \"[2023]1号[image]\"\n"},
      {"\t[bookmark: x]a\n[bookmark: y]\nb\n\t[image: 章]\n\n",
       "0 table#0 1x2 spans unknown\n  (0,0) \"a\\nb\"\n    paragraph #x \"a\"\n"
       "    paragraph #y \"b\"\n  (0,1) \"\"\n"
       "unread block=0 a picture was not read: 章\n"},
      {"[bookmark: x]\ta\n\n",
       "0 table#0 1x1 spans unknown\n  (0,0) \"a\"\n    paragraph #x \"a\"\n"},
  });
  const Document document =
      read_text("[bookmark: w]\t[bookmark: x]a\n[bookmark: y]\nb\n\n", Limits{});
  const Cell& cell = std::get<Table>(document.blocks[0]).cells[0];
  EXPECT_EQ(std::get<Paragraph>(cell.blocks[0]).bookmarks(), (std::vector<std::string>{"w", "x"}));
  EXPECT_EQ(std::get<Paragraph>(cell.blocks[1]).bookmarks(), std::vector<std::string>{"y"});
}

TEST(TextMarkers, NoteThePlaceOfAPictureInACell) {
  const Document document = read_text("一\n\ta\n\n\tb\n\tc\n[image: 章]\n", Limits{});
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].what, "图片未读取：章");
  const Place expected{-1, 1, 0, 1, 1, -1, -1, 6};
  EXPECT_EQ(document.unread[0].place, expected);
}

TEST(TextTable, HasACellPerTabLine) {
  expect_dumps({
      {"表\n\ta\n\tb\n\n\tc\n\td\n\n\n后",
       "0 paragraph \"表\"\n1 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (1,0) \"c\"\n  (1,1) \"d\"\n2 paragraph \"后\"\n"},
      // A wrapped cell, an empty cell, a cell of one ideographic space.
      {"\t项目支\n出名称\n\t名\n\n\t\n\t　\n\n",
       "0 table#0 2x2 spans unknown\n  (0,0) \"项目支\\n出名称\"\n  (0,1) \"名\"\n  (1,0) \"\"\n"
       "  (1,1) \"　\"\n"},
      // The last row is cut off, and rows differ in width.
      {"\ta\n\tb\n\tc\n\n\td\n ",
       "0 table#0 2x3 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (0,2) \"c\"\n  (1,0) \"d\"\n"},
      // A blank line of any white space ends the row.
      {"\ta\n\tb\n　 \n\tc\n\td",
       "0 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (1,0) \"c\"\n  (1,1) \"d\"\n"},
      // A second TAB is text of the cell where cells have their own lines.
      {"\ta\n\t\tb\n\tc\n\n",
       "0 table#0 1x3 spans unknown\n  (0,0) \"a\"\n  (0,1) \"\\tb\"\n"
       "  (0,2) \"c\"\n"},
      // Two blank lines, or text, part two tables.
      {"\ta\n\n\n\tb\n\n",
       "0 table#0 1x1 spans unknown\n  (0,0) \"a\"\n"
       "1 table#1 1x1 spans unknown\n  (0,0) \"b\"\n"},
      {"\ta\n\n中\n\tb\n\n",
       "0 table#0 1x1 spans unknown\n  (0,0) \"a\"\n1 paragraph \"中\"\n"
       "2 table#1 1x1 spans unknown\n  (0,0) \"b\"\n"},
  });
}

TEST(TextTable, MayBeCopiedFromASpreadsheet) {
  expect_dumps({
      {"题\n名\t甲\t\t\n\t乙\t丙\t\n总\t\t\t1\n后",
       "0 paragraph \"题\"\n1 table#0 3x4 spans unknown\n  (0,0) \"名\"\n  (0,1) \"甲\"\n"
       "  (0,2) \"\"\n  (0,3) \"\"\n  (1,0) \"\"\n  (1,1) \"乙\"\n  (1,2) \"丙\"\n"
       "  (1,3) \"\"\n  (2,0) \"总\"\n  (2,1) \"\"\n  (2,2) \"\"\n  (2,3) \"1\"\n"
       "2 paragraph \"后\"\n"},
      // Rows of unlike widths, or too few, are lines with TABs in them.
      {"a\tb\tc\td\ne\tf\ng\th\ti\tj\n",
       "0 paragraph \"a\\tb\\tc\\td\"\n1 paragraph \"e\\tf\"\n"
       "2 paragraph \"g\\th\\ti\\tj\"\n"},
  });
}

TEST(TextTable, MayHaveARowPerLine) {
  expect_dumps({
      {"\ta\tb\n\tc\td\n\n后",
       "0 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (1,0) \"c\"\n  (1,1) \"d\"\n1 paragraph \"后\"\n"},
      {"\ta\tb\n\n\tc\td\n\n",
       "0 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (1,0) \"c\"\n  (1,1) \"d\"\n"},
      {"\t标题\n\ta\t\n\t\td\n",
       "0 table#0 3x2 spans unknown\n  (0,0) \"标题\"\n  (1,0) \"a\"\n"
       "  (1,1) \"\"\n  (2,0) \"\"\n  (2,1) \"d\"\n"},
      {"\t题\n\ta\tb\n\tc\td\te\n",
       "0 table#0 3x3 spans unknown\n  (0,0) \"题\"\n  (1,0) \"a\"\n"
       "  (1,1) \"b\"\n  (2,0) \"c\"\n  (2,1) \"d\"\n  (2,2) \"e\"\n"},
      // The second paragraph of a cell, then the next cell in the same line.
      {"\ta\tb\n二\tc\n\td\te\tf\n",
       "0 table#0 2x3 spans unknown\n  (0,0) \"a\"\n"
       "  (0,1) \"b\\n二\"\n  (0,2) \"c\"\n  (1,0) \"d\"\n"
       "  (1,1) \"e\"\n  (1,2) \"f\"\n"},
      // …or in a line of its own: the row may go on or not.
      {"\ta\tb\tc\n\td\te\n二\n\tf\n",
       "0 table#0 2x3 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "  (0,2) \"c\"\n  (1,0) \"d\"\n  (1,1) \"e\\n二\"\n"
       "  (1,2) \"f\"\nunread block=0 a line behind a wrapped cell "
       "was read as part of its row; it may be a row of its own\n"},
      // No row is so wide, so it is a new one.
      {"\ta\tb\n二\n\tc\td\n",
       "0 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\\n二\"\n"
       "  (1,0) \"c\"\n  (1,1) \"d\"\n"},
      // The third paragraph stands between blank lines.
      {"\ta\tb\n二\n\n三\n\n\tc\td\n\n后",
       "0 table#0 2x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\\n二\\n三\"\n  (1,0) \"c\"\n"
       "  (1,1) \"d\"\n1 paragraph \"后\"\n"},
      {"\ta\tb\n二\n\n\n三\n\n",
       "0 table#0 1x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\\n二\"\n"
       "1 paragraph \"三\"\n"},
  });
}

TEST(TextTable, IsDoubtedWhereItMayBeIndentedProse) {
  const std::string doubt =
      " lines that begin with a tab were read as a table; they may be indented paragraphs\n";
  expect_dumps({{"\t一段\n\n\t二段\n",
                 "0 table#0 2x1 spans unknown\n  (0,0) \"一段\"\n  (1,0) \"二段\"\n"
                 "unread block=0" +
                     doubt},
                {"\t一段\n\n", "0 table#0 1x1 spans unknown\n  (0,0) \"一段\"\n"}});
  const Document document = read_text("\t一\n2\n3\n4\n5\n6\n7\n8\n9\n", Limits{});
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].place.line, 1);
}

TEST(TextLimits, AreNamedInTheFailure) {
  Limits limits;
  limits.cells = 2;
  EXPECT_EQ(failure_of("\ta\n\tb\n", limits), "read");
  EXPECT_EQ(failure_of("\ta\n\n\n\tb\n\n\tc\n", limits),
            "limit: line 6: the tables have too many cells"
            " (limit cells = 2; raise it with --limit cells=N)");
  limits = Limits{};
  limits.columns = 2;
  EXPECT_EQ(failure_of("\ta\n\tb\n\n\tc\n", limits), "read");
  EXPECT_EQ(failure_of("\ta\n\tb\n\tc\n", limits),
            "limit: line 3: a row has too many cells"
            " (limit columns = 2; raise it with --limit columns=N)");
  limits = Limits{};
  limits.paragraph_bytes = 6;
  EXPECT_EQ(failure_of("预算\n\t预算\n", limits), "read");
  const std::string too_long =
      "the text of a paragraph is too long"
      " (limit paragraph_bytes = 6; raise it with --limit paragraph_bytes=N)";
  EXPECT_EQ(failure_of("\n预算a", limits), "limit: line 2: " + too_long);
  EXPECT_EQ(failure_of("\t1\n预算a", limits), "limit: line 2: " + too_long);
}

// All texts of up to seven pieces: nothing is lost, no two cells share a place, all lie inside.
TEST(TextReader, KeepsEveryLetterOfAnySmallText) {
  const std::vector<std::string> pieces{"a", "\t", "\n", " "};
  std::vector<std::string> texts{""};
  for (std::size_t length = 0; length < 7; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const std::string& piece : pieces) longer.push_back(text + piece);
    }
    texts = longer;
    for (const std::string& text : texts) {
      std::string letters;
      for (const Block& block : read_text(text, Limits{}).blocks) {
        const Table* table = std::get_if<Table>(&block);
        if (table == nullptr) {
          letters += std::get<Paragraph>(block).text;
          continue;
        }
        int before = -1;
        for (const Cell& cell : table->cells) {
          ASSERT_LT(cell.row, table->rows);
          ASSERT_LT(cell.col, table->cols);
          ASSERT_LT(before, cell.row * table->cols + cell.col);
          before = cell.row * table->cols + cell.col;
          letters += cell_text(cell);
        }
      }
      ASSERT_EQ(std::count(letters.begin(), letters.end(), 'a'),
                std::count(text.begin(), text.end(), 'a'))
          << text;
    }
  }
}

}  // namespace
}  // namespace jixiao
