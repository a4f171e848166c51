// A side of an equation or of a condition, evaluated on a form or a row.
//
// Example: `funds.fiscal.executed + funds.other.executed` on a form that leaves the second blank
// is value 30, given {…/funds/1/executed}, blank {…/funds/2/executed}.
// Rows that the form does not print at all are no addends. Verdicts are drawn by the caller.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/bands.h"
#include "check/verdict.h"

namespace jixiao {

struct Side {
  std::vector<Addend> addends;  // of the given values and of constants
  std::vector<Value> given;
  std::vector<Value> unknown;  // of fund rows that the pack does not know
  std::vector<Value> blank;
  std::vector<Value> unreadable;
  std::vector<Value> absent;
  const FieldPath* missing_column = nullptr;  // its column is not printed by the form; null: none

  Decimal value() const { return sum_of(addends); }
  // Nothing but constants and given values?
  bool complete() const { return blank.empty() && unreadable.empty() && absent.empty(); }
};

Side evaluate_side(const Scope& scope, const std::vector<Term>& terms);

// The field of a side that is nothing else; null: it is more, or a constant.
const FieldPath* find_only_field(const std::vector<Term>& side);

// The figure of a side that is a constant, or one cell of the row or the form and given. Null for
// any other side, also for a blank one. Most rows need no more than two of these.
const Decimal* find_plain_figure(const Scope& scope, const std::vector<Term>& side);

// relation is one of = <= >= < >; another one throws std::invalid_argument.
bool holds(const Decimal& left, const std::string& relation, const Decimal& right);

// Does the relation hold, where both sides are plain figures? Nothing where they are not.
std::optional<bool> find_plain_truth(const Scope& scope, const Equation& condition);

// Is the row an indicator without points whose target or actual says that it does not apply:
// 不适用?
bool does_not_apply(const Scope& row);

// That the condition does not hold.
Verdict condition_is_false(const Equation& condition);

// Why the side has no value, as a verdict; nothing if it has one.
std::optional<Verdict> find_lack(const Side& side);

// Does the condition of the rule hold here? Nothing if it does, else the verdict that it does not
// or cannot be told.
std::optional<Verdict> find_condition_lack(const Scope& scope, const Equation& condition);
// The same where its sides are evaluated already.
std::optional<Verdict> find_condition_lack(const Equation& condition, const Side& left,
                                           const Side& right);

}  // namespace jixiao
