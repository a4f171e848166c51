#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/text_rows.h"

namespace jixiao {
namespace {

// The tables of a text, a line a row, cells between bars; paragraphs as they are; then the notes.
std::string drawn(const std::string& text) {
  const Document document = read_text(text, Limits{});
  std::string result;
  for (const Block& block : document.blocks) {
    const Table* const table = std::get_if<Table>(&block);
    if (table == nullptr) {
      result += std::get<Paragraph>(block).text + "\n";
      continue;
    }
    int row = 0;
    for (const Cell& cell : table->cells) {
      if (cell.row != row) result += "|\n";
      row = cell.row;
      result += "|" + cell_text(cell);
    }
    result += "|\n";
  }
  for (const Unread& unread : document.unread) {
    result += std::to_string(unread.place.line) + ": " + unread.what_en + "\n";
  }
  return result;
}

struct Drawing {
  std::string text;
  std::string drawing;
};

void expect_drawings(const std::vector<Drawing>& rows) {
  for (const Drawing& row : rows) EXPECT_EQ(drawn(row.text), row.drawing) << row.text;
}

const std::string kHead = "名\t项目\n部\t局\t单位\t站\n年\t度\n";
const std::string kHeadDrawn = "|名|项目|\n|部|局|单位|站|\n|年|度|\n";

TEST(TabTable, MayQuoteCellsWithLineBreaks) {
  expect_drawings({
      {"\"资金\n（万元）\"\t\ta\tb\nc\td\te\tf\n\"\"\"甲\"\"\n\n乙\"\t1\t2\t\"三\r\n四\"\n后",
       "|资金\n（万元）||a|b|\n|c|d|e|f|\n|\"甲\"\n乙|1|2|三\n四|\n后\n"},
      // Quotes that no spreadsheet puts there, and some that it does in saving a text.
      {"\"厕所革命\"\ta\tb\tc\n\"d\te\tf\tg\n\"9,034\"\th\ti\t\"j\"k\n",
       "|\"厕所革命\"|a|b|c|\n|\"d|e|f|g|\n|9,034|h|i|\"j\"k|\n"},
      {"a\tb\tc\td\ne\tf\tg\t\"h\n\ni\tj\tk\tl\nm\tn\to\tp\nq\tr\ts\tt\n",
       "a\tb\tc\td\ne\tf\tg\t\"h\n|i|j|k|l|\n|m|n|o|p|\n|q|r|s|t|\n"},
  });
  const Document document = read_text("a\tb\tc\t\"d\ne\"\nf\tg\th\ti\nj\tk\tl\tm\n", Limits{});
  const Table& table = std::get<Table>(document.blocks.at(0));
  EXPECT_EQ(std::get<Paragraph>(table.cells[3].blocks[1]).line, 2);
  EXPECT_EQ(table.cells[4].line, 3);
}

TEST(TabTable, MayHaveRowsOfUnlikeWidths) {
  expect_drawings({
      {"题\n" + kHead + "指标\t一\t二\t三\t四\n\t甲\t\t1\t\n\t乙\t\t2\t因\n总\t9\t\n后",
       "题\n" + kHeadDrawn + "|指标|一|二|三|四|\n||甲||1||\n||乙||2|因|\n|总|9||\n后\n"},
      // Nothing tells that a row was trimmed.
      {kHead + "指标\t一\t二\t三\t四\n\t甲\t\t1\n总\t9\n",
       kHeadDrawn + "|指标|一|二|三|四|\n||甲||1|\n|总|9|\n"},
      // Two rows beside even ones are lines above and below them.
      {"编制\t甲\ta\tb\tc\n一\t二\t三\t四\n五\t六\t七\t八\n九\t十\t百\t千\n审核\t乙\n",
       "编制\t甲\ta\tb\tc\n|一|二|三|四|\n|五|六|七|八|\n|九|十|百|千|\n审核\t乙\n"},
      // A total row below them is one of theirs, unless they are a spreadsheet's.
      {"指标\t一\t二\t三\n\t甲\t\t1\n\t乙\t\t2\n总\t9\t\n",
       "|指标|一|二|三|\n||甲||1|\n||乙||2|\n|总|9||\n"},
      {"指标\t一\t二\t三\n子\t\t\t1\n丑\t\t\t2\n总\t9\t\n",
       "|指标|一|二|三|\n|子|||1|\n|丑|||2|\n总\t9\t\n"},
      // A spreadsheet keeps its shape beside lines of other widths.
      {"名\t\t\t项目\t\n部\t\t\t局\t\n指标\t一\t二\t三\t四\n甲\t1\n乙\t2\n丙\t3\n",
       "|名|||项目||\n|部|||局||\n|指标|一|二|三|四|\n甲\t1\n乙\t2\n丙\t3\n"},
      // Titles and their pages.
      {"一、概况\t1\n二、绩效\t2\n三、问题\t3\n四、建议\t4\n",
       "一、概况\t1\n二、绩效\t2\n三、问题\t3\n四、建议\t4\n"},
      // A paragraph with TABs above a table whose rows each begin with one.
      {"编制\t甲\t乙\n\t名\t项目\t\n\t指标\t一\t二\t三\n\t甲\t1\n二\t2\t3\n\t乙\t1\t2\t3\n",
       "编制\t甲\t乙\n|名|项目||\n|指标|一|二|三|\n|甲|1\n二|2|3|\n|乙|1|2|3|\n"},
  });
}

TEST(TabTable, IsFilledUpWhereAGridWasTrimmed) {
  expect_drawings({
      {"名\t\t\t项目\n部\t\t\t局\t单位\t站\n指标\t一\t二\t三\t四\t五\n\t甲\t\t\t1\n总\t\t\t\t\t9\n",
       "|名|||项目|||\n|部|||局|单位|站|\n|指标|一|二|三|四|五|\n||甲|||1||\n|总|||||9|\n"},
      // Rows with gaps and rows without: neither is sure.
      {"名\t\t\t项目\n部\t局\t单位\n指标\t一\t二\t三\t四\t五\n总\t\t\t\t\t9\n",
       "名\t\t\t项目\n部\t局\t单位\n指标\t一\t二\t三\t四\t五\n总\t\t\t\t\t9\n"},
  });
}

TEST(TabTable, JoinsACellThatBreaksItsLine) {
  const std::string goals = "目标\t预期\t完成\n";
  const std::string block = "指标\t一\t二\t三\t四\n\t甲\t\t1\t\n";
  const std::string blocks_drawn = "|指标|一|二|三|四|\n||甲||1||\n";
  expect_drawings({
      {kHead + goals + "\t更新\n培训\n采购\t已更新，\n已培训。\n" + block,
       kHeadDrawn + "|目标|预期|完成|\n||更新\n培训\n采购|已更新，\n已培训。|\n" + blocks_drawn},
      {kHead + block + "\t乙\t一是更新，\n二是培训。\t2\t无\n总\t9\n",
       kHeadDrawn + blocks_drawn + "||乙|一是更新，\n二是培训。|2|无|\n|总|9|\n"},
      // Short lines behind a whole row may be a row of their own: they end the table.
      {kHead + block + "\t乙\t丙\t2\t因\n备注\n总\t9\n",
       kHeadDrawn + blocks_drawn + "||乙|丙|2|因|\n备注\n总\t9\n"},
      // What stands below the block belongs to none of its cells.
      {kHead + block + "\t乙\t丙\t2\t因\n注：由单位填报，数据属实。\n填报\t甲\n",
       kHeadDrawn + blocks_drawn + "||乙|丙|2|因|\n注：由单位填报，数据属实。\n填报\t甲\n"},
      // In a trimmed table a row may just as well end there.
      {kHead + "指标\t一\t二\t三\t四\n\t甲\t乙\t群众满意，无投诉。\n说明\t无\n",
       kHeadDrawn + "|指标|一|二|三|四|\n||甲|乙|群众满意，无投诉。|\n|说明|无|\n"
                    "6: a line behind a wrapped cell was read as a row of its own; it may be part "
                    "of the row before\n"},
  });
}

// Nothing in them is merged down.
TEST(TextTabs, LinesOfAListAreNoTable) {
  const std::string list =
      "单位\t预算\t支出\t支出率\n甲镇\t100\t90\t90%\t完成较好\n乙镇\t100\t80\t80%"
      "\n丙镇\t100\t80\n合计\t3\n";
  EXPECT_EQ(drawn(list).find('|'), std::string::npos) << drawn(list);
}

}  // namespace
}  // namespace jixiao
