#include "extract/docx_heading.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

TEST(StyleName, TellsHeadingsAndContents) {
  for (const char* name : {"heading 3", "Heading3", "HEADING  3", "标题 3", "标题3", "標題3",
                           "Überschrift 3", "überschrift 3", "titre 3", "heading 3,三级"}) {
    EXPECT_EQ(heading_level(name), 3) << name;
  }
  for (const char* name : {"heading", "heading 10", "heading 0", "heading 3 Char", "Title", "标题",
                           "subheading 3", ""}) {
    EXPECT_FALSE(heading_level(name)) << name;
  }
  for (const char* name : {"toc 1", "TOC2", "目录 3"}) EXPECT_TRUE(is_contents_style(name)) << name;
  for (const char* name : {"toc", "TOC Heading", "目录"}) EXPECT_FALSE(is_contents_style(name));
}

TEST(HeadingText, IsGuessedByItsNumber) {
  const struct {
    const char* text;
    int level;  // 0: no guess
  } rows[] = {
      {"一、项目概况", 1}, {"　二十一、分析", 1},
      {"（一）立项", 2},   {"(十) 目标", 2},
      {"1.依据", 3},       {"12．范围", 3},
      {"3、方法", 3},      {"1.", 3},
      {"（1）文件", 4},    {"(2)文件", 4},
      {"①要点", 5},        {"⑳要点", 5},
      {"1.5万元", 0},      {"2023.1", 0},
      {"2023、2024", 0},   {"一 项目", 0},
      {"（二", 0},         {"（）", 0},
      {"一", 0},           {"", 0},
      {"㉑要点", 0},       {"一、完成率为95%。", 0},
      {"1.数量；", 0},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(guess_heading_level(row.text).value_or(0), row.level) << row.text;
  }
}

}  // namespace
}  // namespace jixiao
