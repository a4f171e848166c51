#include "check/attainment.h"

#include <gtest/gtest.h>

#include "check/checked.h"
#include "converted.h"

namespace jixiao {
namespace {

constexpr Attainment kMet = Attainment::kMet;
constexpr Attainment kMissed = Attainment::kMissed;
constexpr Attainment kUnknown = Attainment::kUnknown;

const ValueWords& words() { return *shipped_rules().packs.front().values; }

TEST(Attainment, ComparesByTheOperatorOfTheTarget) {
  struct {
    Quantity target;
    Quantity actual;
    Attainment expected;
  } const rows[] = {
      {{"≥90", ">=", "90", ""}, {"90", "", "90", ""}, kMet},
      {{"≥90%", ">=", "90", "%"}, {"89.9%", "", "89.9", "%"}, kMissed},
      {{"≤10次", "<=", "10", "次"}, {"3", "", "3", ""}, kMet},
      {{"≤10次", "<=", "10", "次"}, {"11次", "", "11", "次"}, kMissed},
      {{">5", ">", "5", ""}, {"5", "", "5", ""}, kMissed},
      {{"<5", "<", "5", ""}, {"4", "", "4", ""}, kMet},
      {{"=5", "=", "5", ""}, {"5", "", "5", ""}, kMet},
      {{"=5", "=", "5", ""}, {"4", "", "4", ""}, kMissed},
      {{"=5", "=", "5", ""}, {"6", "", "6", ""}, kUnknown},
      {{"=0起", "=", "0", "起"}, {"1起", "", "1", "起"}, kMissed},
      {{"约50人", "~", "50", "人"}, {"49人", "", "49", "人"}, kUnknown},
      {{"≥90%", ">=", "90", "%"}, {"≥90%", ">=", "90", "%"}, kUnknown},
  };
  for (const auto& row : rows) {
    Indicator made = indicator("甲", "10", "10");
    made.target = measure(row.target);
    made.actual = measure(row.actual);
    EXPECT_EQ(find_attainment(made, {"数量指标"}, words()), row.expected)
        << row.target.words << row.actual.words;
  }
}

TEST(Attainment, ComparesOnlyUnitsThatFit) {
  struct {
    Quantity target;
    Quantity actual;
    Attainment expected;
  } const rows[] = {
      {{"≤202.6万元", "<=", "202.6", "万元"}, {"132.9", "", "132.9", ""}, kMet},
      {{"≤1109.8万元", "<=", "1109.8", "万元"}, {"1098000元", "", "1098000", "元"}, kMet},
      {{"≥1亿元", ">=", "1", "亿元"}, {"9999万元", "", "9999", "万元"}, kMissed},
      {{"≥5个", ">=", "5", "个"}, {"3处", "", "3", "处"}, kUnknown},
      {{"≥95%", ">=", "95", "%"}, {"94", "", "94", ""}, kMissed},
      {{"≥95%", ">=", "95", "%"}, {"0.98", "", "0.98", ""}, kUnknown},
      {{"≥98", ">=", "98", ""}, {"97%", "", "97", "%"}, kMissed},
      {{"≥98", ">=", "98", ""}, {"97万", "", "97", "万"}, kUnknown},
      {{"≥3%", ">=", "3", "%"}, {"4人", "", "4", "人"}, kUnknown},
      {{"≥1万人次", ">=", "1", "万人次"}, {"9500人次", "", "9500", "人次"}, kMissed},
      {{"≥8000株", ">=", "8000", "株"}, {"1.2万株", "", "1.2", "万株"}, kMet},
      {{"≤0.35万元/人", "<=", "0.35", "万元/人"}, {"3600元/人", "", "3600", "元/人"}, kMissed},
      {{"≤0.35万元/人", "<=", "0.35", "万元/人"}, {"3600元/户", "", "3600", "元/户"}, kUnknown},
      {{"≥1万人次", ">=", "1", "万人次"}, {"9500人", "", "9500", "人"}, kUnknown},
  };
  for (const auto& row : rows) {
    Indicator made = indicator("甲", "10", "10");
    made.target = measure(row.target);
    made.actual = measure(row.actual);
    EXPECT_EQ(find_attainment(made, {"数量指标"}, words()), row.expected)
        << row.target.words << row.actual.words;
  }
}

TEST(Attainment, TakesTheFigureBehindTheWordsOfTheTarget) {
  struct {
    Quantity target;
    const char* actual;
    Attainment expected;
  } const rows[] = {
      {{"下降≥10%", ">=", "10", "%"}, "下降6%", kMissed},
      {{"下降≥10%", ">=", "10", "%"}, "下降12%", kMet},
      {{"带动就业≥50人", ">=", "50", "人"}, "带动就业46人", kMissed},
      {{"满意度≥90%", ">=", "90", "%"}, "满意度达88%", kMissed},
      {{"降低5%以上", ">=", "5", "%"}, "降低5.6%", kMet},
      {{"≥50人", ">=", "50", "人"}, "就业人数 46人", kMissed},  // the indicator's name
      {{"下降≥10%", ">=", "10", "%"}, "上升6%", kUnknown},
      {{"下降≥10%", ">=", "10", "%"}, "下降6至8%", kUnknown},
      {{"下降≥10%", ">=", "10", "%"}, "下降约6%", kUnknown},
      {{"下降≥10%", ">=", "10", "%"}, "下降6人", kUnknown},
      {{"≥50人", ">=", "50", "人"}, "完成46人", kUnknown},
  };
  for (const auto& row : rows) {
    Indicator made = indicator("就业人数", "10", "10");
    made.target = measure(row.target);
    made.actual = measure({row.actual, "", "", ""});
    EXPECT_EQ(find_attainment(made, {}, words()), row.expected) << row.target.words << row.actual;
  }
}

TEST(Attainment, OfABareTargetIsEqualOrFallsShort) {
  struct {
    const char* level2;
    Quantity target;
    Quantity actual;
    Attainment expected;
  } const rows[] = {
      {"质量指标", {"95%", "", "95", "%"}, {"95%", "", "95", "%"}, kMet},
      {"质量指标", {"95%", "", "95", "%"}, {"94%", "", "94", "%"}, kUnknown},
      {"质量指标", {"100%", "", "100", "%"}, {"99%", "", "99", "%"}, kMissed},
      {"质量指标", {"100%", "", "100", "%"}, {"101%", "", "101", "%"}, kUnknown},
      {"数量指标", {"38508人", "", "38508", "人"}, {"37442人", "", "37442", "人"}, kMissed},
      {"数量指标", {"38508人", "", "38508", "人"}, {"39000人", "", "39000", "人"}, kUnknown},
      {"数量指标", {"38508人", "", "38508", "人"}, {"-1人", "", "-1", "人"}, kUnknown},
      {"成本指标", {"150万元", "", "150", "万元"}, {"125.25万元", "", "125.25", "万元"}, kUnknown},
  };
  for (const auto& row : rows) {
    Indicator made = indicator("甲", "10", "10");
    made.level2 = text(row.level2);
    made.target = measure(row.target);
    made.actual = measure(row.actual);
    EXPECT_EQ(find_attainment(made, {"数量指标"}, words()), row.expected)
        << row.target.words << row.actual.words;
  }
}

TEST(Attainment, OfWordsIsMetByTheSameWords) {
  struct {
    const char* target;
    const char* actual;
    Attainment expected;
  } const rows[] = {
      {"达标", "达标", kMet},
      {"7*24小时", "7*24小时", kMet},
      {"提高（显著）", "提高(显著)", kMet},
      {"效果显著", "效果较好", kUnknown},
      {"不适用", "不适用", kUnknown},
      {"", "", kUnknown},
  };
  for (const auto& row : rows) {
    Indicator made = indicator("甲", "10", "10");
    made.target.text = text(row.target);
    made.actual.text = text(row.actual);
    EXPECT_EQ(find_attainment(made, {"数量指标"}, words()), row.expected) << row.target;
  }
  Indicator made = indicator("甲", "10", "10");
  made.target = measure({"≥90", ">=", "90", ""});
  made.actual.text = text("基本达到");
  EXPECT_EQ(find_attainment(made, {"数量指标"}, words()), kUnknown);
}

CheckRule scored(const std::string& code) {
  CheckRule made = rule("score", code, "indicators");
  made.fields = {"target", "actual", "weight", "score"};
  made.words = {"数量指标"};
  return made;
}

struct ScoredRow {
  Quantity target;
  Quantity actual;
  const char* weight;
  const char* score;
  const char* reason;
  const char* unmet_full;
  const char* met_deducted;
};

Form form_of(const ScoredRow& row) {
  Form form = blank_form();
  Indicator made = indicator("培训人数", row.weight, row.score);
  made.level2 = text("数量指标");
  made.target = measure(row.target);
  made.actual = measure(row.actual);
  made.reason = text(row.reason);
  form.indicators = {made};
  return form;
}

TEST(IndicatorScore, IsHeldAgainstTheAttainment) {
  const Quantity full{"100%", "", "100", "%"};
  const Quantity at_least{"≥90", ">=", "90", ""};
  const ScoredRow rows[] = {
      {{"38508人", "", "38508", "人"},
       {"37442人", "", "37442", "人"},
       "3",
       "3",
       "",
       "fail warning 3 /forms/0/indicators/0/score",
       "pass"},
      {{"95%", "", "95", "%"},
       {"95%", "", "95", "%"},
       "30",
       "27",
       "",
       "pass",
       "fail warning 27 30 /forms/0/indicators/0/score"},
      {at_least,
       {"90", "", "90", ""},
       "15",
       "14",
       "",
       "pass",
       "fail warning 14 15 /forms/0/indicators/0/score"},
      {full, full, "10", "7", "/", "pass", "fail warning 7 10 /forms/0/indicators/0/score"},
      {full, full, "10", "7", "抽查有两处不合格", "pass", "pass"},
      {full, full, "10", "10", "", "pass", "pass"},
      {{"≤10次", "<=", "10", "次"}, {"3", "", "3", ""}, "10", "10", "", "pass", "pass"},
      {at_least, {"89", "", "89", ""}, "15", "14", "", "pass", "pass"},
      {at_least, {"89", "", "89", ""}, "0", "0", "", "pass", "pass"},
      {{"效果显著", "", "", ""},
       {"效果较好", "", "", ""},
       "10",
       "10",
       "",
       "not_applicable",
       "not_applicable"},
      {at_least, {"", "", "", ""}, "10", "10", "", "not_evaluated", "not_evaluated"},
      {at_least, {"90", "", "90", ""}, "10", "", "", "not_evaluated", "not_evaluated"},
  };
  for (const ScoredRow& row : rows) {
    const std::string shown = row.target.words + " " + row.actual.words;
    EXPECT_EQ(judged(form_of(row), scored("unmet-full-score")), row.unmet_full) << shown;
    EXPECT_EQ(judged(form_of(row), scored("met-but-deducted")), row.met_deducted) << shown;
  }
}

TEST(IndicatorScore, SaysTargetActualAndPoints) {
  const ScoredRow met{{"≥90", ">=", "90", ""}, {"90", "", "90", ""}, "15", "14", "", "", ""};
  EXPECT_EQ(message(report_of(form_of(met)), scored("met-but-deducted")),
            "指标“培训人数”目标值“≥90”已完成（实际“90”），得分 14 低于分值 15，没有说明扣分原因");
  const ScoredRow missed{{"≥90", ">=", "90", ""}, {"89", "", "89", ""}, "15", "15", "", "", ""};
  EXPECT_EQ(message(report_of(form_of(missed)), scored("unmet-full-score")),
            "指标“培训人数”目标值“≥90”，实际完成值“89”，没有完成却得满分 15");
}

TEST(IndicatorScore, NeedsItsColumnsButNoReason) {
  const ScoredRow row{{"≥90", ">=", "90", ""}, {"90", "", "90", ""}, "15", "14", "", "", ""};
  Form form = without_columns(form_of(row), {"indicators.reason"});
  EXPECT_EQ(judged(form, scored("met-but-deducted")),
            "fail warning 14 15 /forms/0/indicators/0/score");
  form = without_columns(form_of({{}, {}, "", "", "", "", ""}), {"indicators.score"});
  EXPECT_EQ(judged(form, scored("met-but-deducted")), "not_applicable");
  EXPECT_EQ(judged(form, scored("goal-echo")), "error");
}

}  // namespace
}  // namespace jixiao
