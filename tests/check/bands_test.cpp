#include "check/bands.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

Decimal decimal(const std::string& text) { return Decimal::parse(text).value(); }

std::vector<Addend> addends(const std::vector<std::string>& figures) {
  std::vector<Addend> parts;
  for (const std::string& figure : figures) parts.push_back({decimal(figure), 1});
  return parts;
}

struct SumRow {
  std::vector<std::string> parts;
  std::string total;
  Band band;
  std::string strict;
};

TEST(Bands, JudgeSumsByThePrintedPrecision) {
  const SumRow rows[] = {
      {{"30.00", "12.00"}, "42.00", Band::kPass, "0.01"},
      {{"30", "12"}, "42", Band::kPass, "0.01"},
      {{"0.33", "0.33", "0.33"}, "1.00", Band::kPass, "0.015"},
      {{"90", "0", "0"}, "0", Band::kInconsistent, "0.015"},
      // Printed in a public report: five sources, three hundredths off.
      {{"3144.00", "570.17", "433.00", "1426.90", "1591.22"},
       "7165.32",
       Band::kInconsistent,
       "0.025"},
      {{"3144.00", "570.17", "433.00", "1426.90", "1591.22"}, "7165.31", Band::kPass, "0.025"},
      {{"3144.00", "570.17", "433.00", "1426.90", "1591.22"},
       "7165.33",
       Band::kInconsistent,
       "0.025"},
      // Honest tails of the parts on the edge of a whole: 41.4999 is 41, its parts add up to 41.50.
      {{"20.75", "20.75"}, "41", Band::kCoarseTotal, "0.01"},
      {{"20.76", "20.76"}, "41", Band::kInconsistent, "0.01"},
      // A column of whole figures is coarse as a whole.
      {{"20", "21"}, "42", Band::kRounding, "0.01"},
      {{"20", "21"}, "43", Band::kInconsistent, "0.01"},
      {{"20.5", "21"}, "42", Band::kCoarseTotal, "0.01"},
      {{"20.50", "21"}, "42", Band::kCoarseTotal, "0.01"},
      {{"89.974"}, "89.97", Band::kRounding, "0.0005"},
      {{"89.974", "0.4"}, "90.37", Band::kRounding, "0.001"},
      {{"89.974", "0.4"}, "90.4", Band::kCoarseTotal, "0.001"},
      {{"20.12", "21.52"}, "42", Band::kCoarseTotal, "0.01"},
      {{"20.12", "21.52"}, "41", Band::kInconsistent, "0.01"},
      {{"20.12", "21.52"}, "41.7", Band::kInconsistent, "0.01"},
      {{"20.1", "21.5"}, "41.7", Band::kRounding, "0.01"},
      {{"20.10", "21.50"}, "41.70", Band::kInconsistent, "0.01"},
      {{"50"}, "37.44", Band::kInconsistent, "0.005"},
      {{"-13.27", "20.00"}, "6.73", Band::kPass, "0.01"},
  };
  for (const SumRow& row : rows) {
    const SumJudgement judgement = judge_printed_sum(decimal(row.total), addends(row.parts), 2);
    EXPECT_EQ(judgement.band, row.band) << row.total << " of " << row.parts.front();
    EXPECT_EQ(judgement.strict, decimal(row.strict)) << row.total;
  }
}

TEST(Bands, CountAFactorInTheTolerance) {
  const SumJudgement judgement =
      judge_printed_sum(decimal("10.05"), {{decimal("2.00"), 5}, {decimal("1.00"), 0}}, 2);
  EXPECT_EQ(judgement.computed, Decimal(10));
  EXPECT_EQ(judgement.strict, decimal("0.025"));
  EXPECT_EQ(judgement.band, Band::kInconsistent);
}

TEST(UnitSlip, IsAFactorOfTenOrOfAUnit) {
  struct {
    const char* stated;
    const char* computed;
    int exponent;  // 0: none
  } const rows[] = {
      {"37.44", "374400", 4}, {"374400", "37.44", 4},  {"3.744", "37.44", 1}, {"12", "120.1", 1},
      {"12", "121", 0},       {"1.2", "120000000", 8}, {"42", "42", 0},       {"0", "42", 0},
      {"100", "1", 0},        {"-5", "50", 0},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(unit_slip(decimal(row.stated), decimal(row.computed)).value_or(0), row.exponent)
        << row.stated << " " << row.computed;
  }
}

TEST(Ratio, FitsAPrintedRateWithinItsPrecision) {
  struct {
    const char* part;
    const char* base;
    const char* rate;
    bool fits;
  } const rows[] = {
      {"35.2", "38.5", "0.9143", true},       {"35.2", "38.5", "0.91", true},
      {"35.2", "38.5", "0.92", false},        {"47.68", "50", "0.9500", false},
      {"47.68", "50", "0.9536", true},        {"46", "148", "0.3100", false},
      {"46", "148", "0.3108", true},          {"215457.6", "250000", "0.8619", false},
      {"215457.6", "250000", "0.8618", true}, {"338.31", "329.77", "1.0259", true},
      {"37.44", "37.44", "1.00", true},       {"0", "42", "0", true},
      {"-13.27", "100.00", "-0.1327", true},  {"-0.30", "0.50", "-0.61", true},
      {"-0.30", "0.50", "-0.63", false},      {"42", "42", "0.9990", false},
      {"41.99", "42.00", "1.00", true},
  };
  for (const auto& row : rows) {
    const auto interval = ratio_interval(decimal(row.part), decimal(row.base), 2);
    ASSERT_TRUE(interval.has_value());
    EXPECT_EQ(rate_fits(decimal(row.rate), *interval), row.fits) << row.part << "/" << row.base;
  }
}

TEST(Ratio, KnowsARateThatWasCut) {
  struct {
    const char* part;
    const char* base;
    const char* rate;
    bool fits;
    bool cut;
  } const rows[] = {
      {"2.00", "3.00", "0.6667", true, true},
      {"20000", "30000", "0.6666", false, true},
      {"20000", "30000", "0.6665", false, false},
      {"20000", "30000", "0.66", false, true},
      {"97979.00", "100000.00", "0.9797", false, true},
      {"97979.00", "100000.00", "0.97", false, true},
      {"97979.00", "100000.00", "0.96", false, false},
      {"215457.6", "250000", "0.8619", false, false},
      {"47.68", "50", "0.9500", false, false},
      {"46", "148", "0.3100", false, false},
  };
  for (const auto& row : rows) {
    const auto interval = ratio_interval(decimal(row.part), decimal(row.base), 2);
    ASSERT_TRUE(interval.has_value());
    EXPECT_EQ(rate_fits(decimal(row.rate), *interval), row.fits) << row.part << "/" << row.base;
    EXPECT_EQ(rate_is_cut(decimal(row.rate), *interval), row.cut) << row.part << "/" << row.base;
  }
}

TEST(Ratio, KnowsWhenItIsPrintedTooCoarsely) {
  EXPECT_FALSE(ratio_interval(Decimal(1), decimal("0.00"), 2).has_value());
  EXPECT_FALSE(ratio_interval(Decimal(1), Decimal(-3), 2).has_value());
  EXPECT_TRUE(too_coarse(ratio_interval(decimal("0.30"), decimal("0.50"), 2).value()));
  EXPECT_FALSE(too_coarse(ratio_interval(decimal("30"), decimal("50"), 2).value()));
  EXPECT_TRUE(too_coarse(ratio_interval(decimal("30"), decimal("50"), 0).value()));
  // Figures of two units: the quotient is no rate, however wide it is.
  EXPECT_FALSE(too_coarse(ratio_interval(decimal("570000.00"), decimal("60.00"), 2).value()));
  EXPECT_TRUE(too_coarse(ratio_interval(decimal("5000.00"), decimal("0.30"), 2).value()));
}

TEST(ExecutionScore, IsTheWeightTimesTheCappedRate) {
  struct {
    const char* score;
    const char* weight;
    const char* executed;
    const char* annual;
    bool fits;
  } const rows[] = {
      {"9", "10", "65.07", "65.66", false},      {"9.91", "10", "65.07", "65.66", true},
      {"10", "10", "65.07", "65.66", true},      {"9.9", "10", "65.07", "65.66", true},
      {"10.00", "10", "338.31", "329.77", true}, {"10.26", "10", "338.31", "329.77", false},
      {"0", "10", "-1.00", "50.00", true},       {"0.00", "10", "0.00", "50.00", true},
      {"5.00", "10", "0.00", "50.00", false},
  };
  for (const auto& row : rows) {
    const auto interval = ratio_interval(decimal(row.executed), decimal(row.annual), 2);
    EXPECT_EQ(score_fits(decimal(row.score), decimal(row.weight), interval.value()), row.fits)
        << row.score << " for " << row.executed << "/" << row.annual;
  }
}

TEST(ExecutionScore, FitsARateThatWasRoundedOrCut) {
  struct {
    const char* score;
    const char* weight;
    const char* rate;
    bool fits;
  } const rows[] = {
      {"18", "20", "0.835", false},    {"16.7", "20", "0.835", true},
      {"17", "20", "0.835", true},     {"10", "10", "0.9997", true},
      {"10.00", "10", "0.9997", true}, {"10.00", "10", "0.9990", false},
      {"9.19", "10", "0.91", true},    {"9.21", "10", "0.91", false},
      {"9.04", "10", "0.91", false},   {"10", "10", "1.0259", true},
      {"10.3", "10", "1.0259", false}, {"10.00", "10", "1.00", true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(score_fits_rate(decimal(row.score), decimal(row.weight), decimal(row.rate)), row.fits)
        << row.score << " at " << row.rate;
  }
}

}  // namespace
}  // namespace jixiao
