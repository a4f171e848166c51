#include "rules/equation.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao {
namespace {

std::string result_of(const std::string& text, Relations allowed) {
  try {
    return dump(make_equation(text, allowed));
  } catch (const EquationError& error) {
    return std::to_string(error.column) + ": " + error.what();
  }
}

struct Row {
  const char* text;
  const char* result;
};

TEST(Equation, IsReadIntoItsTerms) {
  const Row rows[] = {
      {"a=b", "a = b"},
      {" score  <=weight ", "score <= weight"},
      {"funds.total.executed = sum(funds.executed where role=part)",
       "funds.total.executed = sum(funds.executed where role=part)"},
      {"total.score = funds.total.score + sum( indicators.score )",
       "total.score = funds.total.score + sum(indicators.score)"},
      {"-a - b + 2 * c >= 0.50*d - 100", "-a - b + 2*c >= 0.50*d - 100"},
      {"2 * sum(t.x where role = of_which) = 0", "2*sum(t.x where role=of_which) = 0"},
      {"target.number = level1_weight", "target.number = level1_weight"},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text, Relations::kEquation), row.result);
}

TEST(Equation, KeepsItsTextAndExactFactors) {
  const Equation equation = make_equation("a = 0.10 * b", Relations::kEquation);
  EXPECT_EQ(equation.text, "a = 0.10 * b");
  EXPECT_EQ(equation.right[0].factor.to_string(), "0.10");
  EXPECT_EQ(equation.left[0].factor, Decimal(1));
}

TEST(Equation, ComparesStrictlyInConditionsOnly) {
  EXPECT_EQ(result_of("a > 0", Relations::kCondition), "a > 0");
  EXPECT_EQ(result_of("a < b", Relations::kCondition), "a < b");
  EXPECT_EQ(result_of("a >= b", Relations::kCondition), "a >= b");
  EXPECT_EQ(result_of("a > 0", Relations::kEquation), "3: \">\" stands in conditions only");
}

TEST(Equation, RefusesWhatIsNotLinear) {
  const Row rows[] = {
      {"", "1: expected a field or a number instead of the end"},
      {"a", "2: expected =, <= or >= instead of the end"},
      {"a =", "4: expected a field or a number instead of the end"},
      {"a == b", "4: expected a field or a number instead of \"=\""},
      {"a ≤ b", "3: expected =, <= or >= instead of \"≤\""},
      {"a = b = c", "7: unexpected \"=\" behind the formula"},
      {"a * b = c", "3: expected =, <= or >= instead of \"*\""},
      {"2 * 3 = c", "5: expected a field or a number instead of \"3\""},
      {"a = b / c", "7: unexpected \"/\" behind the formula"},
      {"a = (b + c)", "5: expected a field or a number instead of \"(\""},
      {"a = min(b)", "8: sum() is the only function"},
      {"a = sum(b)", "9: sum() takes a column, table.column"},
      {"a = sum(t.b", "12: expected \")\" instead of the end"},
      {"a = sum(t.b when role=part)", "13: expected \"where\""},
      {"a = sum(t.b where kind=part)", "19: expected \"role\""},
      {"a = sum(t.b where role=)", "24: expected a role instead of \")\""},
      {"a = 1.2.3", "5: \"1.2.3\" is no number"},
      {"a. b = c", "3: a space inside a field"},
      {"a. = c", "3: a space inside a field"},
      {"得分 = a", "1: expected a field or a number instead of \"得\""},
      {"a = b，c", "6: unexpected \"，\" behind the formula"},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text, Relations::kEquation), row.result);
}

}  // namespace
}  // namespace jixiao
