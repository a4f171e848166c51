#include "map/near_label.h"

#include <gtest/gtest.h>

namespace jixiao {
namespace {

TEST(NearLabel, IsTheNearestOfSeveral) {
  EXPECT_EQ(find_near_label({"全年预算数", "全年执行数"}, "全年执行"), "全年执行数");
  EXPECT_EQ(find_near_label({"分值", "得分"}, "得"), "");
  EXPECT_EQ(find_near_label({"得分"}, "得分情况说明表"), "");
  EXPECT_EQ(find_near_label({"得分"}, "得分"), "");
  EXPECT_EQ(find_near_label({"归口部门"}, "归口管理部门"), "归口部门");
  EXPECT_EQ(find_near_label({"归口部门"}, "归口综合管理部门"), "");
  EXPECT_EQ(find_near_label({"归口部门"}, "部门归口的管理"), "");
  EXPECT_EQ(find_near_label({"偏差原因分析及改进措施"}, "偏差原因分析与改进办法"), "");
  EXPECT_EQ(find_near_label({"偏差原因分析及改进措施"}, "偏差原因分析和改进措施"),
            "偏差原因分析及改进措施");
}

}  // namespace
}  // namespace jixiao
