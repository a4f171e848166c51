// An exact decimal that remembers how many decimals were printed.
//
// Example: parse("1,234.50") is no decimal (grouping belongs to the caller); parse("1234.50") is
// 1234.50 with 2 places; to_string() gives "1234.50" back; it equals parse("1234.5").
// Sums, differences, products and comparisons are exact. There is no conversion from or to a
// binary float. An operation whose result does not fit 38 digits throws std::overflow_error,
// which a check turns into the outcome `error`.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

class Decimal {
 public:
  __extension__ using Units = __int128;

  Decimal() = default;
  Decimal(int whole) : units_(whole) {}  // NOLINT(google-explicit-constructor): 100, 0 in formulas
  // units · 10^-places
  static Decimal from_units(std::int64_t units, int places);
  // [-]digits[.digits], ASCII, at most kMaxSignificantDigits significant digits and 15 decimals;
  // nothing else, not even a space.
  static std::optional<Decimal> parse(std::string_view text);

  int places() const { return places_; }
  bool negative() const { return units_ < 0; }
  bool zero() const { return units_ == 0; }
  // 100 shifted by -2 is 1.00; the printed digits stay: 86.20 (%) shifted by -2 is 0.8620.
  Decimal shifted(int exponent) const;
  // Without trailing zeros after the point.
  Decimal normalized() const;
  // To that many decimals, halves away from zero.
  Decimal rounded(int places) const;
  // To that many decimals, the rest cut off.
  Decimal truncated(int places) const;
  Decimal abs() const;
  std::string to_string() const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  // By value, not by printed form.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return std::is_eq(a <=> b); }
  // a / b to that many decimals, halves away from zero; b must not be zero.
  friend Decimal quotient(const Decimal& a, const Decimal& b, int places);

 private:
  Decimal(Units units, int places) : units_(units), places_(places) {}
  Units units_ = 0;
  int places_ = 0;
};

Decimal quotient(const Decimal& a, const Decimal& b, int places);
// Half a unit of the last of that many decimals: half_unit(2) is 0.005.
Decimal half_unit(int places);

}  // namespace jixiao
