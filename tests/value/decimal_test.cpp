#include "value/decimal.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>

namespace jixiao {
namespace {

Decimal dec(const char* text) { return Decimal::parse(text).value(); }

TEST(Decimal, PrintsWhatItRead) {
  for (const char* text : {"0", "10", "10.00", "0.05", "-13.27", "37.44", "358.381354",
                           "999999999999999", "0.000000000000001", "1720.450"}) {
    EXPECT_EQ(dec(text).to_string(), text);
  }
}

TEST(Decimal, RefusesEverythingElse) {
  for (const char* text : {"", "-", ".5", "5.", "1,000", " 1", "1 ", "+1", "1e3", "--1", "1.2.3",
                           "1-", "０", "1234567890123456", "0.1234567890123456"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, CountsSignificantDigitsWithoutLeadingZeros) {
  EXPECT_TRUE(Decimal::parse("000123456789012345"));
  EXPECT_FALSE(Decimal::parse("1000000000000000"));
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(dec("10.00"), dec("10"));
  EXPECT_LT(dec("37.43"), dec("37.44"));
  EXPECT_GT(dec("-1"), dec("-1.01"));
  EXPECT_LT(dec("0.000000000000001"), dec("999999999999999"));
}

TEST(Decimal, ShiftsWithoutLosingDigits) {
  EXPECT_EQ(dec("100").shifted(-2).to_string(), "1.00");
  EXPECT_EQ(dec("86.20").shifted(-2).to_string(), "0.8620");
  EXPECT_EQ(dec("3.5").shifted(4).to_string(), "35000");
  EXPECT_EQ(dec("1.00").shifted(-2).normalized().to_string(), "0.01");
}

TEST(Decimal, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(dec("9.435").rounded(2).to_string(), "9.44");
  EXPECT_EQ(dec("-9.435").rounded(2).to_string(), "-9.44");
  EXPECT_EQ(dec("9.434999").rounded(2).to_string(), "9.43");
  EXPECT_EQ(dec("9.5").rounded(0).to_string(), "10");
  EXPECT_EQ(dec("9.99").truncated(1).to_string(), "9.9");
  EXPECT_EQ(dec("5").rounded(2).to_string(), "5.00");
}

TEST(Decimal, DividesExactlyBeforeItRounds) {
  EXPECT_EQ(quotient(dec("215457.6"), dec("250000"), 4).to_string(), "0.8618");
  EXPECT_EQ(quotient(dec("46"), dec("148"), 6).to_string(), "0.310811");
  EXPECT_EQ(quotient(dec("-1"), dec("3"), 3).to_string(), "-0.333");
  EXPECT_EQ(quotient(dec("2"), dec("3"), 0).to_string(), "1");
}

// What fits 64 bits is reckoned otherwise than what does not: both sides of that border.
TEST(Decimal, IsTheSameOnBothSidesOfSixtyFourBits) {
  const Decimal most = Decimal::from_units(INT64_MAX, 0);
  const Decimal least = Decimal::from_units(INT64_MIN, 0);
  EXPECT_EQ(most.to_string(), "9223372036854775807");
  EXPECT_EQ((most + 1).to_string(), "9223372036854775808");
  EXPECT_EQ(least.to_string(), "-9223372036854775808");
  EXPECT_EQ((least - 1).to_string(), "-9223372036854775809");
  EXPECT_EQ((most + 1).rounded(2).to_string(), "9223372036854775808.00");
  EXPECT_EQ((least - 1).rounded(2).to_string(), "-9223372036854775809.00");
  EXPECT_EQ((most * most).to_string(), "85070591730234615847396907784232501249");
  EXPECT_EQ(((most + 1) * least).to_string(), "-85070591730234615865843651857942052864");
  EXPECT_EQ(quotient(most, 2, 0).to_string(), "4611686018427387904");
  EXPECT_EQ(quotient(least - 1, 2, 0).to_string(), "-4611686018427387905");
  EXPECT_EQ(Decimal::from_units(INT64_MAX, 15).to_string(), "9223.372036854775807");
  EXPECT_EQ((most + Decimal::from_units(1, 15)).to_string(), "9223372036854775807.000000000000001");
  EXPECT_EQ((most + 1 + Decimal::from_units(1, 15)).to_string(),
            "9223372036854775808.000000000000001");
  EXPECT_LT(most, most + Decimal::from_units(1, 15));
  EXPECT_LT(most + 1, most + 1 + Decimal::from_units(1, 15));
  EXPECT_GT(most + 1, Decimal::from_units(INT64_MAX, 15));
  EXPECT_EQ(most.shifted(15).to_string(), "9223372036854775807000000000000000");
  EXPECT_EQ((most + 1).shifted(15).to_string(), "9223372036854775808000000000000000");
}

TEST(Decimal, ThrowsWhereTheResultDoesNotFit) {
  const Decimal big = dec("999999999999999");
  EXPECT_NO_THROW(big * big);
  EXPECT_THROW(big * big * big, std::overflow_error);
}

TEST(Decimal, HalfUnitIsHalfOfTheLastPrintedPlace) {
  EXPECT_EQ(half_unit(2).to_string(), "0.005");
  EXPECT_EQ(half_unit(0).to_string(), "0.5");
}

// The twin: whole numbers of thousandths in 64 bits.
TEST(Decimal, AgreesWithWholeNumbers) {
  std::mt19937_64 random(20230101);
  std::uniform_int_distribution<std::int64_t> thousandths(-9'999'999, 9'999'999);
  for (int i = 0; i < 5000; ++i) {
    const std::int64_t a = thousandths(random);
    const std::int64_t b = thousandths(random);
    const Decimal left = Decimal::from_units(a, 3);
    const Decimal right = Decimal::from_units(b, 3);
    EXPECT_EQ(left + right, Decimal::from_units(a + b, 3));
    EXPECT_EQ(left - right, Decimal::from_units(a - b, 3));
    EXPECT_EQ(left * right, Decimal::from_units(a * b, 6));
    EXPECT_EQ(left < right, a < b);
    EXPECT_EQ(dec(left.to_string().c_str()), left);
  }
}

}  // namespace
}  // namespace jixiao
