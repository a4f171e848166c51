// What stands around the text of a plain-text dump: file properties and tables of contents.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"

namespace jixiao {
namespace {

// The texts of the paragraphs that are contents lines.
std::vector<std::string> contents_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const Block& block : read_text(text, Limits{}).blocks) {
    const Paragraph& paragraph = std::get<Paragraph>(block);
    if (paragraph.contents_line) lines.push_back(paragraph.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(TextContents, AreLinesWithLeadersAndLostBookmarks) {
  EXPECT_EQ(contents_of("一、概况......1\n（一）目标……2\n二、绩效 ···· 10\n三、问题\n"),
            (Lines{"一、概况......1", "（一）目标……2", "二、绩效 ···· 10"}));
  EXPECT_EQ(contents_of("一、概况错误!未定义书签。\n二、绩效错误！未定义书签。\n三、问题\n"),
            (Lines{"一、概况错误!未定义书签。", "二、绩效错误！未定义书签。"}));
  EXPECT_EQ(contents_of("一、概况. . . 1 2　\n二、错 误!未定义\t书签\n三、问题\n"),
            (Lines{"一、概况. . . 1 2　", "二、错 误!未定义\t书签"}));
  // A figure or dots alone make none.
  EXPECT_EQ(contents_of("一、概况 1\n支出37.44\n……\n共计..2\n"), Lines{});
}

TEST(TextContents, AreWhatStandsBelowTheirTitle) {
  EXPECT_EQ(contents_of("目  录\n一、概况 1\n总体目标1二、分项目标2\n一、概况\n文字1\n"),
            (Lines{"目  录", "一、概况 1", "总体目标1二、分项目标2"}));
  // Without pages: up to the first line that does not stand again.
  EXPECT_EQ(contents_of("目录\n一、概况\n二、绩效\n一、概况\n文字\n二、绩效\n"),
            (Lines{"目录", "一、概况", "二、绩效"}));
  EXPECT_EQ(contents_of("目录\n一、概况\n文字\n"), Lines{"目录"});
  EXPECT_EQ(contents_of("　目 录　\n一、概况 1\n文字\n目标\n书目录 1\n"),
            (Lines{"　目 录　", "一、概况 1"}));
}

TEST(TextProperties, AreAStoryOfTheirOwn) {
  const Document document = read_text(
      "张三\n2023-05-12T08:11:00Z\n2052-11.1.0.11691\nA1B2C3D4E5F60718293A4B5C6D7E8F90\n"
      "False False True\n附件2\n一、概况\n",
      Limits{});
  EXPECT_EQ(dump(document), R"(producer WPS Office_11.1.0.11691
0 paragraph properties "张三"
1 paragraph properties "2023-05-12T08:11:00Z"
2 paragraph properties "2052-11.1.0.11691"
3 paragraph properties "A1B2C3D4E5F60718293A4B5C6D7E8F90"
4 paragraph properties "False False True"
5 paragraph "附件2"
6 paragraph "一、概况"
)");
}

TEST(TextProperties, AreNotToldByOneLine) {
  for (const std::string text :
       {"张三\n2052-11.1.0.11691\n一、概况\n", "A1B2\nTrue story\n2023-05-12\n一、概况\n",
        "一、概况\n|2023-05-12T08:11:00Z|\n|2023-05-12T08:11:00Z|\nFalse\n",
        // Text has begun above them.
        "某县自评报告\n一、概况\n2023-05-12T08:11:00Z\n2023-05-12T08:12:00Z\n",
        "本项目已经完成。\n2023-05-12T08:11:00Z\n2023-05-12T08:12:00Z\n"}) {
    EXPECT_EQ(dump(read_text(text, Limits{})).find("properties"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace jixiao
