#include "map/ticked.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao {
namespace {

// The value that is ticked, or "-".
std::string ticked(const std::string& text) {
  static const std::vector<std::string> kValues = {"优", "良", "中", "差", "良好"};
  const std::optional<Span> found = find_ticked(text, kValues);
  return found ? text.substr(found->begin, found->end - found->begin) : "-";
}

TEST(Ticked, IsTheValueWhoseBoxIsTicked) {
  EXPECT_EQ(ticked("优☑ 良□ 中□ 差□"), "优");
  EXPECT_EQ(ticked("□优 ☑良 □中 □差"), "良");
  EXPECT_EQ(ticked("优□良■中□差□"), "良");
  EXPECT_EQ(ticked("优( )、良(√)、中( )、差( )"), "良");
  EXPECT_EQ(ticked("☐优/☐良好/☒中"), "中");
  EXPECT_EQ(ticked("优□√ 良□ 中□ 差□"), "优") << "a tick behind its box";
  EXPECT_EQ(ticked("√优 良 中 差"), "优") << "only the one has a sign";
}

TEST(Ticked, IsNothingWhereItCannotBeTold) {
  EXPECT_EQ(ticked("优□ 良□ 中□ 差□"), "-") << "none";
  EXPECT_EQ(ticked("优☑ 良☑ 中□ 差□"), "-") << "two";
  EXPECT_EQ(ticked("优 √良 中 差"), "-") << "before or behind";
  EXPECT_EQ(ticked("优☑ □良 中□"), "-") << "boxes on both sides";
  EXPECT_EQ(ticked("优☑ 良□ 其他□"), "-") << "another word";
  EXPECT_EQ(ticked("优☑"), "-") << "no choice";
  EXPECT_EQ(ticked("优"), "-");
  EXPECT_EQ(ticked(""), "-");
}

}  // namespace
}  // namespace jixiao
