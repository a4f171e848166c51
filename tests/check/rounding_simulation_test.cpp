// Simulated tables: what honest offices print is no error, and what is planted is found.
//
// True amounts are whole 元, every cell is rounded by itself as the table's style prints it. Seeds
// are fixed; the rates that are found are printed.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "check/bands.h"

namespace jixiao {
namespace {

constexpr int kTables = 20000;
constexpr int kFloor = 2;
constexpr int kLeastParts = 3;
constexpr int kMostParts = 12;

enum class Style { kTwoDecimals, kMixed, kFourThenTwo, kIntegerTotal, kAllIntegers, kYuan };
constexpr std::array kStyles = {Style::kTwoDecimals,  Style::kMixed,       Style::kFourThenTwo,
                                Style::kIntegerTotal, Style::kAllIntegers, Style::kYuan};

struct Table {
  std::vector<Addend> parts;
  Decimal total;
};

class Office {
 public:
  explicit Office(unsigned seed) : random_(seed) {}

  int draw(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  Table print(Style style, int count) {
    std::vector<std::int64_t> amounts;
    std::int64_t sum = 0;
    for (int i = 0; i < count; ++i) {
      // From some hundred 元 to thirty million, small ones as likely as large ones.
      const std::int64_t most = std::int64_t{1000} << draw(0, 15);
      amounts.push_back(std::uniform_int_distribution<std::int64_t>(0, most)(random_));
      sum += amounts.back();
    }
    Table table;
    for (const std::int64_t amount : amounts) table.parts.push_back({cell(style, amount), 1});
    table.total = total_cell(style, sum);
    return table;
  }

 private:
  // 万元 with that many decimals; trailing zeros are dropped as spreadsheets do.
  Decimal wan(std::int64_t yuan, int places, bool drop) {
    const Decimal figure = Decimal::from_units(yuan, 4).rounded(places);
    return drop ? figure.normalized() : figure;
  }

  Decimal cell(Style style, std::int64_t yuan) {
    switch (style) {
      case Style::kTwoDecimals:
      case Style::kIntegerTotal:
        return wan(yuan, 2, false);
      case Style::kMixed:
        return wan(yuan, draw(2, 4), draw(0, 1) == 1);
      case Style::kFourThenTwo:
        return wan(yuan, 4, false);
      case Style::kAllIntegers:
        return wan(yuan, 0, false);
      case Style::kYuan:
        return Decimal::from_units(yuan, 0);
    }
    return {};
  }

  Decimal total_cell(Style style, std::int64_t yuan) {
    switch (style) {
      case Style::kTwoDecimals:
      case Style::kFourThenTwo:
        return wan(yuan, 2, false);
      case Style::kMixed:
        return wan(yuan, draw(2, 4), draw(0, 1) == 1);
      case Style::kIntegerTotal:
      case Style::kAllIntegers:
        return wan(yuan, 0, false);
      case Style::kYuan:
        return Decimal::from_units(yuan, 0);
    }
    return {};
  }

  std::mt19937 random_;
};

bool is_exact(const Table& table) { return sum_of(table.parts) == table.total; }

TEST(RoundingSimulation, FindsNoErrorInTruthfulTables) {
  Office office(20200225);
  int unequal = 0;
  int rounding = 0;
  int coarse = 0;
  for (int i = 0; i < kTables; ++i) {
    const Style style = kStyles[static_cast<std::size_t>(i) % kStyles.size()];
    const Table table = office.print(style, office.draw(kLeastParts, kMostParts));
    const SumJudgement judgement = judge_printed_sum(table.total, table.parts, kFloor);
    ASSERT_NE(judgement.band, Band::kInconsistent)
        << table.total.to_string() << " of " << judgement.computed.to_string();
    if (style == Style::kTwoDecimals || style == Style::kYuan) {
      ASSERT_EQ(judgement.band, Band::kPass);
    }
    unequal += is_exact(table) ? 0 : 1;
    rounding += judgement.band == Band::kRounding ? 1 : 0;
    coarse += judgement.band == Band::kCoarseTotal ? 1 : 0;
  }
  std::cout << kTables << " truthful tables: " << unequal << " do not add up exactly, " << rounding
            << " told as rounding, " << coarse << " as a coarse total, 0 as errors\n";
  EXPECT_GT(unequal, kTables / 3) << "the tables have rounding tails";
}

// What exact equality would have called an error: the bands are no luxury.
TEST(RoundingSimulation, ExactEqualityWouldRaiseFalseAlarms) {
  Office office(7);
  for (const int parts : {3, 6, 12}) {
    int alarms = 0;
    for (int i = 0; i < kTables / 4; ++i) {
      if (!is_exact(office.print(Style::kTwoDecimals, parts))) ++alarms;
    }
    const int percent = alarms * 100 / (kTables / 4);
    std::cout << parts << " parts: exact equality alarms in " << percent << " %\n";
    EXPECT_GE(percent, 10);
  }
}

// Errors of so many printed units, in either direction, in a part or in the total.
struct Caught {
  int told = 0;    // anything but a pass
  int errors = 0;  // an error
  int tables = 0;
};

Caught plant(Office& office, Style style, int parts, int units) {
  Caught caught;
  for (int i = 0; i < kTables / 10; ++i) {
    Table table = office.print(style, parts);
    const Decimal off = Decimal::from_units(i % 2 == 0 ? units : -units, 2);
    if (i % 4 < 2) {
      table.total = table.total + off;
    } else {
      Decimal& part = table.parts[static_cast<std::size_t>(office.draw(0, parts - 1))].value;
      part = part + off;
    }
    const Band band = judge_printed_sum(table.total, table.parts, kFloor).band;
    caught.told += band == Band::kPass ? 0 : 1;
    caught.errors += band == Band::kInconsistent ? 1 : 0;
    ++caught.tables;
  }
  return caught;
}

TEST(RoundingSimulation, FindsPlantedErrorsFromOneUnitUpward) {
  Office office(4);
  for (const int parts : {3, 6, 12}) {
    int before = 0;
    for (const int units : {1, 2, 3, 4, 5, 7, 10, 13, 50, 5000}) {
      const Caught caught = plant(office, Style::kTwoDecimals, parts, units);
      std::cout << parts << " parts, off by " << Decimal::from_units(units, 2).to_string()
                << ": found in " << 100.0 * caught.told / caught.tables << " %\n";
      EXPECT_EQ(caught.told, caught.errors) << "two decimals know no other band";
      EXPECT_GE(caught.told + caught.tables / 50, before) << "more is found sooner";
      before = caught.told;
      // A tail of the others is at most half a unit a part: it cannot hide more than a unit a part.
      if (units > parts) EXPECT_EQ(caught.told, caught.tables) << parts << " " << units;
      // A planted 0.1万元 is never a pass; a planted 5,000元 neither, which cells judged by their
      // own decimals miss in 88 to 100 of 100.
      if (units >= 10) EXPECT_EQ(caught.told, caught.tables) << parts << " " << units;
    }
  }
}

// Totals in whole 万元 hide what is below half a unit; a coarse total tells of it as a warning.
TEST(RoundingSimulation, NeverPassesAPlantedTenthBesideACoarseOrFineTotal) {
  Office office(11);
  for (const Style style : {Style::kFourThenTwo, Style::kMixed}) {
    for (const int parts : {3, 6, 12}) {
      const Caught caught = plant(office, style, parts, 10);
      EXPECT_EQ(caught.told, caught.tables) << parts;
      // One table in some thousands has tails of many decimals that could make up for it.
      EXPECT_GE(caught.errors, caught.tables * 998 / 1000) << parts;
    }
  }
}

}  // namespace
}  // namespace jixiao
