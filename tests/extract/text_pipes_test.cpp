#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/text_rows.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// The dump of a table of one row or two, of two columns.
std::string table(const std::vector<std::string>& cells, int rows, int cols = 2) {
  std::string text =
      "0 table#0 " + std::to_string(rows) + "x" + std::to_string(cols) + " spans unknown\n";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += "  (" + std::to_string(static_cast<int>(i) / cols) + "," +
            std::to_string(static_cast<int>(i) % cols) + ") \"" + cells[i] + "\"\n";
  }
  return text;
}

TEST(PipeTable, HasARowALine) {
  expect_dumps({
      {"| a | b |\n| c | d |\n", table({"a", "b", "c", "d"}, 2)},
      {"|a|b\n|c|d\n", table({"a", "b", "c", "d"}, 2)},
      {"  | a |  |\n| | d |", table({"a", "", "", "d"}, 2)},
      {"｜a｜b｜\n│c│d│\n", table({"a", "b", "c", "d"}, 2)},
      // Runs of pipes are empty cells.
      {"| a ||\n||| \n", table({"a", "", "", ""}, 2)},
      {"| a\\|b | <c> |\n| d<br>e<br/>f | g |", table({"a|b", "<c>", "d\\ne\\nf", "g"}, 2)},
      {"| <br>a | b |\n| c | <BR> <br>d |", table({"a", "b", "c", "d"}, 2)},
      {"| a <br> b\\|  <BR>| c |\n| d | e |", table({"a\\nb|", "c", "d", "e"}, 2)},
      {"前\n| a | b |\n后",
       "0 paragraph \"前\"\n1 table#0 1x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "2 paragraph \"后\"\n"},
  });
}

TEST(PipeTable, LeavesOutRules) {
  expect_dumps({
      {"| a | b |\n|---|:--:|\n| c | d |\n", table({"a", "b", "c", "d"}, 2)},
      {"a | b\n--- | ---\n| c | d |\n",
       "0 table#0 1x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n"
       "1 table#1 1x2 spans unknown\n  (0,0) \"c\"\n  (0,1) \"d\"\n"},
      // A row of signs for nothing is a row.
      {"| a | b |\n| - | -- |\n", table({"a", "b", "-", "--"}, 2)},
      {"| a | b |\n| — | — |\n", table({"a", "b", "—", "—"}, 2)},
  });
}

TEST(PipeTable, MayHaveRowsOfSeveralLinesBetweenRules) {
  expect_dumps({
      {"+---+---+\n| a | b |\n| c |   |\n+===+===+\n| d | e |\n+---+---+\n",
       table({"a\\nc", "b", "d", "e"}, 2)},
      {"┌──┬──┐\n│ a │ b │\n├──┼──┤\n│ c │ d │\n└──┴──┘\n", table({"a", "b", "c", "d"}, 2)},
  });
}

TEST(PipeTable, GoesOnOverBrokenCellsAndBlankLines) {
  expect_dumps({
      {"| a | b\nc |\n| d | e |\n", table({"a", "b\\nc", "d", "e"}, 2)},
      {"| a | b\nc | d |\n| e | f | g |\n",
       "0 table#0 2x3 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\\nc\"\n  (0,2) \"d\"\n"
       "  (1,0) \"e\"\n  (1,1) \"f\"\n  (1,2) \"g\"\n"},
      // Without a pipe at an end nothing tells a cell from a paragraph.
      {"| a | b\nc\n",
       "0 table#0 1x2 spans unknown\n  (0,0) \"a\"\n  (0,1) \"b\"\n1 paragraph \"c\"\n"},
      {"| a | b |\n\n| c | d |\n\n| e | f |\n", table({"a", "b", "c", "d", "e", "f"}, 3)},
      // One blank line among rows that stand close parts two tables, as a header does.
      {"| a | b |\n| c | d |\n\n| e | f |\n",
       table({"a", "b", "c", "d"}, 2) +
           "1 table#1 1x2 spans unknown\n  (0,0) \"e\"\n  (0,1) \"f\"\n"},
      {"| a | b |\n\n| c | d |\n|---|---|\n| e | f |\n",
       table({"a", "b"}, 1) +
           "1 table#1 2x2 spans unknown\n  (0,0) \"c\"\n  (0,1) \"d\"\n  (1,0) \"e\"\n"
           "  (1,1) \"f\"\n"},
  });
}

TEST(PipeTable, WithoutBordersIsARowAmongOthersOfItsWidth) {
  expect_dumps({
      {"a | b | c\nd | e | f\ng | h | i\n",
       table({"a", "b", "c", "d", "e", "f", "g", "h", "i"}, 3, 3)},
      {"首页 | 新闻 | 公告\n正文\n", "0 paragraph \"首页 | 新闻 | 公告\"\n1 paragraph \"正文\"\n"},
      {"a|b\nc|d\ne|f\n", "0 paragraph \"a|b\"\n1 paragraph \"c|d\"\n2 paragraph \"e|f\"\n"},
  });
}

TEST(PipeTable, MayHaveRowsOfUnlikeWidthsWithoutBorders) {
  const std::string ragged =
      "名 | 项目\n部 | 局 | 单位 | 站\n期 | 一年\n指标 | 一 | 二 | 三\n | 甲<br>乙 |  | 1\\|2\n总 "
      "| 9 | \n";
  EXPECT_EQ(dump(read_text(ragged + "后\n", Limits{})),
            "0 table#0 6x4 spans unknown\n  (0,0) \"名\"\n  (0,1) \"项目\"\n  (1,0) \"部\"\n"
            "  (1,1) \"局\"\n  (1,2) \"单位\"\n  (1,3) \"站\"\n  (2,0) \"期\"\n  (2,1) \"一年\"\n"
            "  (3,0) \"指标\"\n  (3,1) \"一\"\n  (3,2) \"二\"\n  (3,3) \"三\"\n  (4,0) \"\"\n"
            "  (4,1) \"甲\\n乙\"\n  (4,2) \"\"\n  (4,3) \"1|2\"\n  (5,0) \"总\"\n  (5,1) \"9\"\n"
            "  (5,2) \"\"\n1 paragraph \"后\"\n");
  // All of one width: what begins with a pipe has an empty cell there.
  EXPECT_EQ(
      dump(read_text("a | b | c | d\n | e | f | \n |  | g | h\ni |  |  | j\n", Limits{})),
      table({"a", "b", "c", "d", "", "e", "f", "", "", "", "g", "h", "i", "", "", "j"}, 4, 4));
  // A line with a pipe above a table with borders.
  EXPECT_EQ(dump(read_text("单位：万元 | 表1\n| a | b |\n| c | d |\n| e | f |\n", Limits{})),
            "0 paragraph \"单位：万元 | 表1\"\n1 table#0 3x2 spans unknown\n  (0,0) \"a\"\n"
            "  (0,1) \"b\"\n  (1,0) \"c\"\n  (1,1) \"d\"\n  (2,0) \"e\"\n  (2,1) \"f\"\n");
}

TEST(PipeTable, MayGiveEachCellALine) {
  std::string lines;
  for (int i = 0; i < 8; ++i) lines += i == 2 ? " |\n" : "a |\n";
  EXPECT_EQ(dump(read_text(lines + "b\n", Limits{})),
            table({"a", "a", "", "a", "a", "a", "a", "a"}, 8, 1) + "1 paragraph \"b\"\n");
  EXPECT_EQ(dump(read_text("a |\nb |\n", Limits{})), "0 paragraph \"a |\"\n1 paragraph \"b |\"\n");
}

TEST(PipeTable, KeepsWithinTheLimits) {
  const auto failure_of = [](const std::string& text, const Limits& limits) {
    try {
      read_text(text, limits);
    } catch (const Failure& failure) {
      return std::string(failure_name(failure.kind));
    }
    return std::string("read");
  };
  Limits limits;
  limits.columns = 2;
  EXPECT_EQ(failure_of("| a | b |\n", limits), "read");
  EXPECT_EQ(failure_of("| a | b | c |\n", limits), "limit");
  limits.cells = 3;
  EXPECT_EQ(failure_of("| a | b |\n| c |\n", limits), "read");
  EXPECT_EQ(failure_of("| a | b |\n| c | d |\n", limits), "limit");
}

}  // namespace
}  // namespace jixiao
