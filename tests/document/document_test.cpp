#include "document/document.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

Paragraph paragraph(const std::string& text, const std::string& label = "") {
  Paragraph result;
  result.text = text;
  result.set_label(label);
  return result;
}

TEST(CellText, JoinsParagraphsAndLeavesNestedTablesOut) {
  Cell cell;
  cell.blocks.emplace_back(paragraph("项目支"));
  Table nested;
  nested.rows = nested.cols = 1;
  nested.cells.push_back(Cell{0, 0, 1, 1, {paragraph("里")}, -1});
  cell.blocks.emplace_back(nested);
  cell.blocks.emplace_back(paragraph("出名称", "（一）"));
  EXPECT_EQ(cell_text(cell), "项目支\n（一）出名称");
}

TEST(Dump, ShowsLevelsLabelsBookmarksAndSpans) {
  Document document;
  Paragraph heading = paragraph("概况\t1", "一、");
  heading.level = 1;
  heading.add_bookmarks({"_Toc1"});
  document.blocks.emplace_back(heading);
  Table table;
  table.rows = 1;
  table.cols = 2;
  table.number = 0;
  table.cells.push_back(Cell{0, 0, 1, 2, {paragraph("甲")}, -1});
  document.blocks.emplace_back(table);
  document.unread.push_back(Unread{"图片未读取", "a picture was not read", {}});
  EXPECT_EQ(dump(document),
            "0 paragraph level=1 label=\"一、\" #_Toc1 \"概况\\t1\"\n"
            "1 table#0 1x2\n"
            "  (0,0) 1x2 \"甲\"\n"
            "unread a picture was not read\n");
}

}  // namespace
}  // namespace jixiao
