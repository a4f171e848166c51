#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "write/write.h"

namespace jixiao {
namespace {

using Json = nlohmann::ordered_json;

Paragraph paragraph(const std::string& text) {
  Paragraph result;
  result.text = text;
  return result;
}

Cell cell(int row, int col, int rowspan, int colspan, const std::string& text) {
  Cell result;
  result.row = row;
  result.col = col;
  result.rowspan = rowspan;
  result.colspan = colspan;
  result.blocks.emplace_back(paragraph(text));
  return result;
}

Document small_document() {
  Document document;
  document.source.path = "a.docx";
  document.source.format = Format::kDocx;
  document.parts = {"word/document.xml"};
  Paragraph heading = paragraph("项目基本情况");
  heading.set_label("一、");
  heading.level = 1;
  heading.add_bookmarks({"_Toc10810"});
  document.blocks.emplace_back(heading);
  Table table;
  table.rows = 2;
  table.cols = 3;
  table.cells = {cell(0, 0, 2, 1, "资金"), cell(0, 1, 1, 2, "年初\n预算"), cell(1, 1, 1, 1, "42"),
                 cell(1, 2, 1, 1, "")};
  Table nested;
  nested.rows = 1;
  nested.cols = 1;
  nested.cells = {cell(0, 0, 1, 1, "内")};
  table.cells[2].blocks.emplace_back(nested);
  document.blocks.emplace_back(table);
  Paragraph header = paragraph("页眉");
  header.story = Story::kHeader;
  document.blocks.emplace_back(header);
  Unread note;
  note.what = "图片未读取";
  note.what_en = "a picture was not read";
  note.place.part = 0;
  note.place.block = 1;
  document.unread.push_back(note);
  return document;
}

TEST(DocumentJson, HoldsBlocksAsTheContractShowsThem) {
  const Json json = Json::parse(document_json(small_document(), {}));
  EXPECT_EQ(json["blocks"][0].dump(),
            R"({"type":"paragraph","label":"一、","level":1,"text":"项目基本情况",)"
            R"("bookmarks":["_Toc10810"]})");
  const Json& table = json["blocks"][1];
  EXPECT_EQ(table["rows"], 2);
  EXPECT_EQ(table["cols"], 3);
  ASSERT_EQ(table["cells"].size(), 4U);
  EXPECT_EQ(
      table["cells"][1].dump(),
      R"({"row":0,"col":1,"rowspan":1,"colspan":2,"blocks":[{"type":"paragraph",)"
      R"("label":null,"level":null,"text":"年初\n预算","bookmarks":[]}],"text":"年初\n预算"})");
  EXPECT_EQ(table["cells"][2]["blocks"][1]["type"], "table");
  EXPECT_EQ(table.count("story"), 0U);
  EXPECT_EQ(json["blocks"][2]["story"], "header");
}

TEST(DocumentJson, SaysWhatIsKnownBesideTheText) {
  Document document;
  Paragraph heading = paragraph("概况");
  heading.level = 2;
  heading.level_source = LevelSource::kStyleName;
  heading.extras.make().hidden = "批注";
  Paragraph guess = paragraph("一、概况");
  guess.guessed_level = 1;
  Paragraph note = paragraph("注");
  note.story = Story::kFootnote;
  note.attached.block = 1;
  Paragraph header = paragraph("页眉");
  header.story = Story::kHeader;
  header.attached = {-1, 2, Margin::kEven};
  document.blocks = {heading, guess, note, header};
  const Json json = Json::parse(document_json(document, {}));
  EXPECT_EQ(json["blocks"][0]["level_source"], "style_name");
  EXPECT_EQ(json["blocks"][0]["hidden"], "批注");
  EXPECT_EQ(json["blocks"][1]["level"], nullptr);
  EXPECT_EQ(json["blocks"][1]["level_guess"], 1);
  EXPECT_EQ(json["blocks"][2]["anchor"], 1);
  EXPECT_EQ(json["blocks"][3]["section"], 2);
  EXPECT_EQ(json["blocks"][3]["kind"], "even");
}

TEST(DocumentJson, TellsWhatWasNotRead) {
  const Json json = Json::parse(document_json(small_document(), {}));
  EXPECT_EQ(json["unread"].dump(),
            R"([{"what":"图片未读取","what_en":"a picture was not read",)"
            R"("part":"word/document.xml","block":1,"table":null,"row":null,"col":null,)"
            R"("line":null}])");
}

TEST(DocumentText, HasALineAParagraphAndARow) {
  EXPECT_EQ(document_text(small_document()),
            "一、项目基本情况\n"
            "| 资金 | 年初 预算 |\n"
            "|  | 42 |  |\n"
            "| 内 |\n"
            "[header] 页眉\n");
}

TEST(PlainLine, KeepsTerminalsSafe) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"总分\n得分\t98\r", "总分 得分 98 "},
      {"\x1b[31mred\x07", "?[31mred?"},
      {"\xc2\x9b"
       "31m",
       "?31m"},
      {"\xc2\xa0ok", "\xc2\xa0ok"},
      {"cut\xc2", "cut\xc2"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(plain_line(text), expected);
}

}  // namespace
}  // namespace jixiao
