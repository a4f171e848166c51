#include "ingest/file_name.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

TEST(FileName, IsTextWhateverItsBytes) {
  EXPECT_EQ(file_name_text("in/自评.docx"), "in/自评.docx");
  EXPECT_EQ(file_name_text("\xD7\xD4\xC6\xC0.docx"), "自评.docx");
  EXPECT_EQ(file_name_text("line\nend"), "line\nend");
  EXPECT_EQ(file_name_text("a\xFF\xFF.txt"), "a\xEF\xBF\xBD\xEF\xBF\xBD.txt");
  EXPECT_EQ(file_name_text(""), "");
}

TEST(FileName, TellsLeftoversOfPrograms) {
  for (const char* name : {"~$报告.docx", "in/~$a.docx", ".DS_Store", "a/Thumbs.db",
                           "__MACOSX/._a.txt", "a/__MACOSX/b.txt", "._a.docx", "desktop.ini"}) {
    EXPECT_TRUE(is_leftover(name)) << name;
  }
  for (const char* name : {"~报告.docx", "a$.docx", "in~$/a.docx", ".a.docx", "MACOSX/a.txt"}) {
    EXPECT_FALSE(is_leftover(name)) << name;
  }
}

TEST(FileName, TellsZipsByTheirEnd) {
  EXPECT_TRUE(has_zip_name("a.zip"));
  EXPECT_TRUE(has_zip_name("县.ZIP"));
  EXPECT_FALSE(has_zip_name("zip"));
  EXPECT_FALSE(has_zip_name("a.zip.docx"));
}

TEST(NameFilter, WantsWhatIsIncludedAndNotExcluded) {
  EXPECT_TRUE((NameFilter{{}, {}}.wants("in/a.docx")));
  const NameFilter filter{{"*.docx", "in/*.txt"}, {"*草稿*", "*/old/*"}};
  EXPECT_TRUE(filter.wants("in/b/a.docx"));
  EXPECT_TRUE(filter.wants("in/b/a.txt"));
  EXPECT_FALSE(filter.wants("out/a.txt"));
  EXPECT_FALSE(filter.wants("in/草稿1.docx"));
  EXPECT_FALSE(filter.wants("in/old/a.docx"));
}

}  // namespace
}  // namespace jixiao
