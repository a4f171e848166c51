#include "check/terms.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

void add_value(Side& side, const Term& term, Value& value) {
  switch (value.presence) {
    case Presence::kGiven:
      if (!value.number)
        throw std::invalid_argument("the field is no number: " + term.field.name());
      side.addends.push_back({*value.number, term.minus ? 0 - term.factor : term.factor});
      side.given.push_back(std::move(value));
      return;
    case Presence::kBlank:
      side.blank.push_back(std::move(value));
      return;
    case Presence::kUnreadable:
      side.unreadable.push_back(std::move(value));
      return;
    case Presence::kAbsent:
      side.absent.push_back(std::move(value));
      return;
  }
}

// Adds what a term names to a side.
struct Adding {
  Side& side;
  const Term& term;
  bool printed = false;  // then the form has the column

  void add(Value& value) {
    printed = printed || !value.missing();
    add_value(side, term, value);
  }
};

bool is_unknown(const FundRow& row) { return row.role == "unknown"; }

// A source row that the pack does not know may be an addend or not: the sum cannot be judged.
void add_unknown_rows(Side& side, const FormValues& values, const Scope& scope, const Term& term) {
  const std::vector<FundRow>& rows = values.form->funds;
  if (std::none_of(rows.begin(), rows.end(), is_unknown)) return;
  for (Value& value : find_values(values, scope.row, term.field, "unknown")) {
    if (value.given()) side.unknown.push_back(std::move(value));
  }
}

}  // namespace

Side evaluate_side(const Scope& scope, const std::vector<Term>& terms) {
  Side side;
  for (const Term& term : terms) {
    if (term.field.empty()) {  // a constant: the bound of a condition
      side.addends.push_back({term.factor, term.minus ? -1 : 1});
      continue;
    }
    const FormValues& values = form_of(scope);
    Adding adding{side, term};
    each_value(values, scope.row, term.field, term.role,
               [&adding](Value& value) { adding.add(value); });
    if (!adding.printed && !has_column(values, scope.row, term.field)) {
      side.missing_column = &term.field;
    }
    if (term.sum && term.role == "part") add_unknown_rows(side, values, scope, term);
  }
  return side;
}

const FieldPath* find_only_field(const std::vector<Term>& side) {
  if (side.size() != 1 || side.front().field.empty()) return nullptr;
  const Term& term = side.front();
  const bool plain = !term.minus && !term.sum && term.factor == 1;
  return plain ? &term.field : nullptr;
}

const Decimal* find_plain_figure(const Scope& scope, const std::vector<Term>& side) {
  const bool constant = side.size() == 1 && side.front().field.empty() && !side.front().minus;
  if (constant) return &side.front().factor;
  const FieldPath* const field = find_only_field(side);
  return field == nullptr ? nullptr : find_figure(form_of(scope), scope.row, *field);
}

std::optional<bool> find_plain_truth(const Scope& scope, const Equation& condition) {
  const Decimal* const left = find_plain_figure(scope, condition.left);
  if (left == nullptr) return std::nullopt;
  const Decimal* const right = find_plain_figure(scope, condition.right);
  if (right == nullptr) return std::nullopt;
  return holds(*left, condition.relation, *right);
}

bool does_not_apply(const Scope& row) {
  if (!row.row || row.row->table != FormTable::kIndicators) return false;
  const Indicator& indicator = form_of(row).form->indicators[row.row->index];
  if (indicator.weight.origin >= 0 || indicator.score.origin >= 0) return false;
  const auto says = [&](const Text& text) {
    return text.value && row.pack->values->not_applicable.count(label_key(*text.value)) > 0;
  };
  return says(indicator.target.text) || says(indicator.actual.text);
}

Verdict condition_is_false(const Equation& condition) {
  Verdict verdict = not_applicable(Reason::kConditionFalse);
  verdict.detail = RareText(condition.text);
  return verdict;
}

bool holds(const Decimal& left, const std::string& relation, const Decimal& right) {
  if (relation == "=") return left == right;
  if (relation == "<=") return left <= right;
  if (relation == ">=") return left >= right;
  if (relation == "<") return left < right;
  if (relation == ">") return left > right;
  throw std::invalid_argument("the rule has an unknown relation: " + relation);
}

std::optional<Verdict> find_lack(const Side& side) {
  if (side.missing_column != nullptr) return without_column(*side.missing_column);
  for (const std::vector<Value>* lacking : {&side.unreadable, &side.blank, &side.absent}) {
    if (!lacking->empty()) return find_lack(lacking->front());
  }
  if (side.addends.empty()) return not_applicable(Reason::kNothingToCompare);
  return std::nullopt;
}

std::optional<Verdict> find_condition_lack(const Scope& scope, const Equation& condition) {
  if (find_plain_truth(scope, condition) == true) return std::nullopt;
  return find_condition_lack(condition, evaluate_side(scope, condition.left),
                             evaluate_side(scope, condition.right));
}

std::optional<Verdict> find_condition_lack(const Equation& condition, const Side& left,
                                           const Side& right) {
  for (const Side* side : {&left, &right}) {
    if (side->missing_column != nullptr) return find_lack(*side);
  }
  for (const Side* side : {&left, &right}) {
    if (std::optional<Verdict> lack = find_lack(*side)) return lack;
  }
  if (holds(left.value(), condition.relation, right.value())) return std::nullopt;
  return condition_is_false(condition);
}

}  // namespace jixiao
