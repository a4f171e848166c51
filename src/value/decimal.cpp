#include "value/decimal.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>
#include <stdexcept>

#include "value/limits.h"

namespace jixiao {
namespace {

using Wide = boost::multiprecision::checked_int512_t;
constexpr int kMaxPlaces = 15;
constexpr int kMaxDigits = 38;  // what 127 bits hold for certain: 10^38 - 1 < 2^127

Wide wide(Decimal::Units units) { return Wide(units); }

Wide power_of_ten(int exponent) {
  assert(exponent >= 0);
  return boost::multiprecision::pow(Wide(10), static_cast<unsigned>(exponent));
}

Decimal::Units narrow(const Wide& value) {
  const Wide bound = power_of_ten(kMaxDigits);
  if (value >= bound || value <= -bound) throw std::overflow_error("a number has over 38 digits");
  return value.convert_to<Decimal::Units>();
}

// The value in units of 10^-places; places must not be fewer than its own.
Wide aligned(Decimal::Units units, int own_places, int places) {
  return wide(units) * power_of_ten(places - own_places);
}

// n / d rounded to a whole number, halves away from zero.
template <typename Whole>
Whole divide_rounding(const Whole& n, const Whole& d) {
  Whole whole = n / d;
  const Whole rest = n % d;
  const Whole doubled = 2 * (rest < 0 ? Whole(-rest) : rest);
  if (doubled >= (d < 0 ? Whole(-d) : d)) whole += ((n < 0) == (d < 0)) ? 1 : -1;
  return whole;
}

// What fits 64 bits, as all figures of documents do, stays within 128 when it is aligned or
// multiplied: 2^63 · 10^15 < 10^38. The wide type is for what remains.
bool is_small(Decimal::Units units) { return units == static_cast<std::int64_t>(units); }

constexpr auto kPowersOfTen = [] {
  std::array<std::int64_t, kMaxPlaces + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

bool is_small(Decimal::Units units, int shift) {
  return is_small(units) && shift >= 0 && shift <= kMaxPlaces;
}

Decimal::Units small_aligned(Decimal::Units units, int shift) {
  return units * kPowersOfTen[static_cast<std::size_t>(shift)];
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Decimal Decimal::from_units(std::int64_t units, int places) { return {units, places}; }

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!is_digits(whole) || (point != std::string_view::npos && !is_digits(decimals))) {
    return std::nullopt;
  }
  if (decimals.size() > kMaxPlaces) return std::nullopt;
  std::int64_t units = 0;  // so many significant digits fit it
  int significant = 0;
  for (const std::string_view part : {whole, decimals}) {
    for (const char c : part) {
      if (significant > 0 || c != '0') ++significant;
      if (significant > kMaxSignificantDigits) return std::nullopt;
      units = units * 10 + (c - '0');
    }
  }
  return Decimal(minus ? -units : units, static_cast<int>(decimals.size()));
}

Decimal Decimal::shifted(int exponent) const {
  const int places = places_ - exponent;
  if (places >= 0) return {units_, places};
  if (is_small(units_, -places)) return {small_aligned(units_, -places), 0};
  return {narrow(aligned(units_, 0, -places)), 0};
}

Decimal Decimal::normalized() const {
  Decimal result = *this;
  while (result.places_ > 0 && result.units_ % 10 == 0) {
    result.units_ /= 10;
    --result.places_;
  }
  return result;
}

Decimal Decimal::rounded(int places) const {
  if (places == places_) return *this;
  if (places > places_) {
    if (is_small(units_, places - places_))
      return {small_aligned(units_, places - places_), places};
    return {narrow(aligned(units_, places_, places)), places};
  }
  if (places_ - places <= kMaxPlaces) {
    return {divide_rounding(units_, small_aligned(1, places_ - places)), places};
  }
  return {narrow(divide_rounding(wide(units_), power_of_ten(places_ - places))), places};
}

Decimal Decimal::truncated(int places) const {
  if (places >= places_) return rounded(places);
  return {narrow(wide(units_) / power_of_ten(places_ - places)), places};
}

Decimal Decimal::abs() const { return {units_ < 0 ? -units_ : units_, places_}; }

std::string Decimal::to_string() const {
  const Units magnitude = units_ < 0 ? -units_ : units_;
  std::string digits;
  if (is_small(magnitude)) {
    digits = std::to_string(static_cast<std::int64_t>(magnitude));
  } else {
    for (Units rest = magnitude; rest > 0; rest /= 10) {
      digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    }
    std::reverse(digits.begin(), digits.end());
  }
  const auto places = static_cast<std::size_t>(places_);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  if (units_ < 0) digits.insert(0, 1, '-');
  return digits;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const int places = std::max(a.places_, b.places_);
  const int shift_a = places - a.places_;
  const int shift_b = places - b.places_;
  if (is_small(a.units_, shift_a) && is_small(b.units_, shift_b)) {
    return {small_aligned(a.units_, shift_a) + small_aligned(b.units_, shift_b), places};
  }
  return {narrow(aligned(a.units_, a.places_, places) + aligned(b.units_, b.places_, places)),
          places};
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + Decimal(-b.units_, b.places_); }

Decimal operator*(const Decimal& a, const Decimal& b) {
  if (is_small(a.units_) && is_small(b.units_)) {
    return {a.units_ * b.units_, a.places_ + b.places_};
  }
  return {narrow(wide(a.units_) * wide(b.units_)), a.places_ + b.places_};
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.places_ == b.places_) return a.units_ <=> b.units_;
  const int places = std::max(a.places_, b.places_);
  const int shift_a = places - a.places_;
  const int shift_b = places - b.places_;
  if (is_small(a.units_, shift_a) && is_small(b.units_, shift_b)) {
    return small_aligned(a.units_, shift_a) <=> small_aligned(b.units_, shift_b);
  }
  const Wide left = aligned(a.units_, a.places_, places);
  const Wide right = aligned(b.units_, b.places_, places);
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal quotient(const Decimal& a, const Decimal& b, int places) {
  assert(!b.zero());
  const int scale = std::max(a.places_, b.places_);  // both in units of 10^-scale: it cancels
  const int shift_a = scale - a.places_ + places;
  const int shift_b = scale - b.places_;
  if (is_small(a.units_, shift_a) && is_small(b.units_, shift_b)) {
    return {divide_rounding(small_aligned(a.units_, shift_a), small_aligned(b.units_, shift_b)),
            places};
  }
  const Wide n = aligned(a.units_, a.places_, scale) * power_of_ten(places);
  return {narrow(divide_rounding(n, aligned(b.units_, b.places_, scale))), places};
}

Decimal half_unit(int places) { return Decimal::from_units(5, places + 1); }

}  // namespace jixiao
