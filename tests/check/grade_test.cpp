#include <gtest/gtest.h>

#include "check/checked.h"

namespace jixiao {
namespace {

CheckRule graded() {
  CheckRule made = rule("grade", "grade-mismatch");
  made.fields = {"grade", "total.score", "total.weight"};
  made.otherwise = 100;
  made.bands = {{{"优", "优秀"}, 90, std::nullopt},
                {{"良", "良好"}, 80, Decimal(89)},
                {{"中"}, 60, Decimal(79)},
                {{"差"}, 0, Decimal(59)}};
  return made;
}

Form form_of(const char* grade, const char* score, const char* weight) {
  Form form = blank_form();
  form.grade = text(grade);
  form.total_score = number(score);
  form.total_weight = number(weight);
  return form;
}

TEST(Grade, IsThatOfTheBandTheScoreFallsInto) {
  struct {
    const char* grade;
    const char* score;
    const char* weight;
    const char* expected;
  } const rows[] = {
      {"优", "90", "100", "pass"},
      {"优秀", "97.78", "100", "pass"},
      {"良", "100.00", "100", "fail warning 100.00 /forms/0/grade"},
      {"优", "89", "100", "fail warning 89 /forms/0/grade"},
      {"良好", "89", "100", "pass"},
      {"良", "89.5", "100", "not_evaluated"},
      {"差", "0", "100", "pass"},
      {"差", "-1", "100", "not_evaluated"},
      {"达标", "95", "100", "not_evaluated"},
      {"优", "", "100", "not_evaluated"},
      {"优", "?", "100", "not_evaluated"},
      {"", "95", "100", "not_applicable"},
      {"优", "81", "90", "pass"},
      {"优", "80", "90", "fail warning 80 /forms/0/grade"},
      {"优", "95", "", "pass"},
      {"优", "95", "?", "not_evaluated"},
      {"优", "0", "0", "not_evaluated"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(judged(form_of(row.grade, row.score, row.weight), graded()), row.expected)
        << row.grade << row.score << "/" << row.weight;
  }
}

TEST(Grade, NeedsATotalToBeHeldAgainst) {
  CheckRule made = graded();
  made.otherwise.reset();
  EXPECT_EQ(judged(form_of("优", "95", ""), std::move(made)), "not_evaluated");
}

TEST(Grade, SaysGradeAndScore) {
  EXPECT_EQ(message(report_of(form_of("良", "100.00", "100")), graded()),
            "等级“良”与总分 100 不相符，按总分应为“优”");
  EXPECT_EQ(reason(report_of(form_of("良", "89.5", "100")), graded()),
            "没有对应的等级 /forms/0/total/score");
}

}  // namespace
}  // namespace jixiao
