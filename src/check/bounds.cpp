// Kinds `compare` and `range`: one figure held against another one or against a bound.
// Plain comparisons of what is printed, without tolerance; but two amounts are held against each
// other at the decimals of the coarser print, at least the rule's `floor`: rounding never turns
// their order round, so 89.974 spent of 89.97 is no proof that more was spent.

#include <algorithm>
#include <stdexcept>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/terms.h"

namespace jixiao {
namespace {

// Nothing to compare is no fault of the row: sources carry no weight and no score.
bool is_empty(const Side& left, const Side& right) {
  return left.given.empty() && right.given.empty() && left.unreadable.empty() &&
         right.unreadable.empty();
}

// Does it hold for the two amounts as the coarser of them is printed?
bool holds_as_printed(const Scope& scope, const Side& left, const Side& right) {
  for (const Side* side : {&left, &right}) {
    if (side->given.size() != 1 || !is_amount(side->given.front().name.text())) return false;
  }
  const Decimal a = left.value();
  const Decimal b = right.value();
  const int places = std::max(std::min(a.places(), b.places()), scope.rule->floor);
  return holds(a.rounded(places), scope.rule->equation->relation, b.rounded(places));
}

// Is the row a source whose two cells are blank?
bool is_blank_source(const Scope& scope, const Equation& equation) {
  if (!is_source_row(scope)) return false;
  for (const std::vector<Term>* side : {&equation.left, &equation.right}) {
    const FieldPath* const field = find_only_field(*side);
    if (field == nullptr || !find_cell(form_of(scope), scope.row, *field).blank()) return false;
  }
  return true;
}

Verdict judge_sides(const Scope& scope, const Equation& equation) {
  const Side left = evaluate_side(scope, equation.left);
  const Side right = evaluate_side(scope, equation.right);
  for (const Side* side : {&left, &right}) {
    if (side->missing_column != nullptr) return without_column(*side->missing_column);
  }
  if (is_source_row(scope) && is_empty(left, right)) {
    return not_applicable(Reason::kNothingToCompare);
  }
  for (const Side* side : {&left, &right}) {
    if (const std::optional<Verdict> lack = find_lack(*side)) return *lack;
  }
  if (holds(left.value(), equation.relation, right.value())) return pass();
  if (holds_as_printed(scope, left, right)) return pass();
  if (left.given.empty()) throw std::invalid_argument("the left side names no field");
  Fault fault;
  fault.accused = left.given.front();
  fault.operands.assign(left.given.begin() + 1, left.given.end());
  fault.operands.insert(fault.operands.begin(), right.given.begin(), right.given.end());
  fault.stated = left.value();
  fault.computed = right.value();
  return fail(fault);
}

void compare_sides(const Scope& scope, Combined& combined) {
  if (!scope.rule->equation) throw std::invalid_argument("the check has no `equation`");
  const Equation& equation = *scope.rule->equation;
  if (find_plain_truth(scope, equation) == true) {
    combined.add_pass();
  } else if (!combined.any() || !is_blank_source(scope, equation)) {
    combined.add(judge_sides(scope, equation));
  }
}

Verdict hold_against_bound(const Value& value, const Decimal& bound) {
  if (value.missing()) return not_applicable(Reason::kBlank, value.at);
  if (const std::optional<Verdict> lack = find_lack(value)) return *lack;
  if (*value.number >= bound) return pass();
  Fault fault;
  if (!bound.zero()) fault.variant = "bound";
  fault.accused = value;
  fault.stated = *value.number;
  fault.computed = bound;
  return fail(fault);
}

void hold_row_against_bound(const Scope& scope, Combined& combined) {
  if (!scope.rule->bound) throw std::invalid_argument("the check has no `bound`");
  const Decimal& bound = *scope.rule->bound;
  for (const FieldPath& field : scope.rule->fields) {
    const FormCell cell = find_cell(form_of(scope), scope.row, field);
    const Decimal* const figure = cell.figure();
    if (figure != nullptr && *figure >= bound) {
      combined.add_pass();
    } else if (!combined.any() || !cell.blank()) {
      each_value(form_of(scope), scope.row, field, {}, [&combined, &bound](const Value& value) {
        combined.add(hold_against_bound(value, bound));
      });
    }
  }
}

}  // namespace

Verdict check_compare(const Scope& scope) { return over_rows(scope, compare_sides); }

Verdict check_range(const Scope& scope) { return over_rows(scope, hold_row_against_bound); }

}  // namespace jixiao
