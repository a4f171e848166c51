#include "rules/label_number.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

TEST(LabelNumber, IsLeftOut) {
  EXPECT_EQ(behind_number("一、项目名称"), "项目名称");
  EXPECT_EQ(behind_number("十二、项目名称"), "项目名称");
  EXPECT_EQ(behind_number("(一)项目名称"), "项目名称");
  EXPECT_EQ(behind_number("(3)项目名称"), "项目名称");
  EXPECT_EQ(behind_number("3.项目名称"), "项目名称");
  EXPECT_EQ(behind_number("3、项目名称"), "项目名称");
  EXPECT_EQ(behind_number("3)项目名称"), "项目名称");
}

TEST(LabelNumber, IsNoOtherNumber) {
  for (const char* key : {"", "一", "一、", "项目名称", "一级指标", "2023年度", "3.5", "3.5万元",
                          "(项目)名称", "(一项目", "1", "(1)", "、项目"}) {
    EXPECT_EQ(behind_number(key), "") << key;
  }
}

}  // namespace
}  // namespace jixiao
