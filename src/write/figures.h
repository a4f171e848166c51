// How figures leave, whatever the format: the digits of a report and no more than others can hold.
//
// Example: rate(0.8620) is 0.862, since the zeros of 86.20% say nothing about the fraction;
// within_digits() of a sum with 17 significant digits is nothing.
#pragma once

#include <optional>

#include "report/report.h"
#include "value/decimal.h"

namespace jixiao {

std::optional<Decimal> rate(const Number& number);
// A claim's number is a rate where its unit says so.
std::optional<Decimal> claimed(const Claim& claim);
// A computed figure can have more digits than other programs keep; then it is null, as a figure of
// the document would be, and the message still has it.
std::optional<Decimal> within_digits(const std::optional<Decimal>& value);

}  // namespace jixiao
