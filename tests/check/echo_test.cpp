#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule no_echo() {
  CheckRule made = rule("unique", "goal-echo", "goals");
  made.fields = {"expected", "actual"};
  return made;
}

TEST(Echo, IsAResultInTheWordsOfTheGoal) {
  struct {
    const char* expected_goal;
    const char* actual;
    const char* expected;
  } const rows[] = {
      {"购置设备10台", "购置设备10台", "fail info /forms/0/goals/0/actual"},
      {"购置设备（10台）", "购置设备(10台)", "fail info /forms/0/goals/0/actual"},
      {"购置设备10台", "已购置设备10台", "pass"},
      {"购置设备10台", "", "not_applicable"},
      {"无", "无", "not_applicable"},
  };
  for (const auto& row : rows) {
    Form form = blank_form();
    form.goals = {{text(row.expected_goal), text(row.actual)}};
    EXPECT_EQ(judged(form, no_echo()), row.expected) << row.actual;
  }
}

}  // namespace
}  // namespace jixiao
