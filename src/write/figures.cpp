#include "write/figures.h"

#include <algorithm>
#include <string>

#include "value/limits.h"

namespace jixiao {

std::optional<Decimal> rate(const Number& number) {
  if (!number.value) return std::nullopt;
  return number.value->normalized();
}

std::optional<Decimal> claimed(const Claim& claim) {
  return claim.unit.value == "%" ? rate(claim.number) : claim.number.value;
}

std::optional<Decimal> within_digits(const std::optional<Decimal>& value) {
  if (!value) return std::nullopt;
  const std::string digits = value->normalized().to_string();
  const auto count =
      std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool leading_zero = digits.starts_with("0.") || digits.starts_with("-0.");
  if (count - (leading_zero ? 1 : 0) > kMaxSignificantDigits) return std::nullopt;
  return value;
}

}  // namespace jixiao
