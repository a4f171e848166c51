// The one formula of a rule pack: linear, so that every addend can be named and stays exact.
//
// Example: "funds.total.executed = sum(funds.executed where role=part)" has one term on either
// side; "score <= 2 * weight - 1" has the terms score | 2*weight, -1.
//
//   equation  = side relation side
//   side      = ["-"] term { ("+" | "-") term }
//   term      = [number "*"] (field | sum) | number
//   sum       = "sum(" table "." column ["where" "role" "=" word] ")"
//   relation  = "=" | "<=" | ">=", in conditions also "<" | ">"
//   field     = word { "." word }      word = [a-z] [a-z0-9_]*
//
// A bare number is a term with an empty field: its value is the factor. Not here: whether a field
// exists, which load.h's checks decide; division, brackets, functions besides sum.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "rules/pack.h"

namespace jixiao {

// column: 1-based character column in the formula as written.
struct EquationError : std::runtime_error {
  EquationError(const std::string& message, int at_column)
      : std::runtime_error(message), column(at_column) {}
  int column;
};

enum class Relations { kEquation, kCondition };

// Throws EquationError.
Equation make_equation(std::string_view text, Relations allowed);

// "a.b + 2*c <= sum(t.x where role=part) - 1": stable text of the parts, for tests.
std::string dump(const Equation& equation);

}  // namespace jixiao
