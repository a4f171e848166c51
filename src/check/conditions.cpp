// Kinds `reason_if` and `one_of`: where a condition holds, something has to be filled in.

#include <algorithm>
#include <stdexcept>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/terms.h"
#include "map/numbers.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kSharePlaces = 6;

const Equation& condition_of(const CheckRule& rule) {
  if (!rule.when) throw std::invalid_argument("the check has no `when`");
  return *rule.when;
}

// The share of the figure that the side is, if it is that figure times a number of the pack.
std::optional<Decimal> find_share(const Side& side, const Value& value) {
  if (value.number->zero()) return std::nullopt;
  const Decimal share = quotient(side.value(), *value.number, kSharePlaces).normalized();
  if (*value.number * share != side.value()) return std::nullopt;
  return share;
}

// "得分 9", with the field in words, for the message. A number of the pack is told as the figure
// it is held against: 90% against a rate.
std::string side_words(const Scope& scope, const Side& side, const Side& against) {
  const std::string currency = form_of(scope).form->currency_unit.value.value_or("");
  if (side.given.size() != 1) {
    const FieldName field = against.given.size() == 1 ? against.given.front().name : FieldName();
    return figure_words(side.value().normalized(), field.text(), currency);
  }
  const Value& value = side.given.front();
  std::string figure = field_words(value.name.text(), scope.language) + " " +
                       figure_words(*value.number, value.name.text(), currency);
  if (side.value() == *value.number) return figure;
  const bool english = scope.language == Language::kEnglish;
  if (const std::optional<Decimal> share = find_share(side, value)) {
    const std::string percent = share->shifted(2).normalized().to_string() + "%";
    return english ? percent + " of the " + figure : figure + " 的 " + percent;
  }
  const std::string multiple = figure_words(side.value().normalized(), value.name.text(), currency);
  return english ? multiple + " (" + figure + ")" : multiple + "（" + figure + "）";
}

std::string relation_words(const std::string& relation, Language language) {
  const bool english = language == Language::kEnglish;
  if (relation == "<") return english ? " below " : " 低于";
  if (relation == ">") return english ? " above " : " 高于";
  if (relation == "<=") return english ? " at most " : " 不高于";
  if (relation == ">=") return english ? " at least " : " 不低于";
  return english ? " equal to " : " 等于";
}

std::vector<Value> given_values(const Side& left, const Side& right) {
  std::vector<Value> found = left.given;
  found.insert(found.end(), right.given.begin(), right.given.end());
  return found;
}

bool gives_reason(const Scope& scope) {
  const std::vector<FieldPath>& fields = scope.rule->fields;
  return std::any_of(fields.begin(), fields.end(), [&scope](const FieldPath& field) {
    return says_something(find_value(form_of(scope), scope.row, field), *scope.pack->values);
  });
}

// The row is judged on its reasons once the condition holds.
Verdict judge_reasons(const Scope& scope, const Equation& condition, std::optional<bool> plain) {
  const FormValues& values = form_of(scope);
  const FieldPath& field = rule_field(*scope.rule, 0);
  if (!has_column(values, scope.row, field)) {
    return without_column(field);
  }
  if (plain == false) return condition_is_false(condition);
  if (plain == true && gives_reason(scope)) return pass();
  const Side left = evaluate_side(scope, condition.left);
  const Side right = evaluate_side(scope, condition.right);
  if (left.given.empty() && right.given.empty() && is_source_row(scope)) {
    return not_applicable(Reason::kNothingToCompare);
  }
  if (std::optional<Verdict> lack = find_condition_lack(condition, left, right)) {
    return *std::move(lack);
  }
  if (gives_reason(scope)) return pass();
  Fault fault;
  fault.accused = find_value(values, scope.row, field);
  fault.operands = given_values(left, right);
  fault.words["condition"] = condition_words(scope, condition);
  return fail(fault);
}

void require_reason(const Scope& scope, Combined& combined) {
  const Equation& condition = condition_of(*scope.rule);
  const std::optional<bool> plain = find_plain_truth(scope, condition);
  if (combined.any() && plain == false) return;
  combined.add(judge_reasons(scope, condition, plain));
}

// A zero that is printed counts as filled in.
bool any_filled(const Scope& scope) {
  const FormValues& values = form_of(scope);
  bool filled = false;
  for (const FieldPath& field : scope.rule->fields) {
    each_value(values, scope.row, field, {},
               [&filled](const Value& value) { filled = filled || !value.missing(); });
    if (filled) return true;
  }
  return false;
}

Verdict require_one(const Scope& scope) {
  const Equation& condition = condition_of(*scope.rule);
  const std::optional<bool> plain = find_plain_truth(scope, condition);
  if (plain == true && any_filled(scope)) return pass();
  if (plain == false) return condition_is_false(condition);
  const Side left = evaluate_side(scope, condition.left);
  const Side right = evaluate_side(scope, condition.right);
  if (std::optional<Verdict> lack = find_condition_lack(condition, left, right)) {
    return *std::move(lack);
  }
  if (any_filled(scope)) return pass();
  const std::vector<Value> operands = given_values(left, right);
  if (operands.empty()) throw std::invalid_argument("`when` names no field");
  Fault fault;
  fault.accused = operands.front();
  fault.words["stated"] = figure_words(*operands.front().number, operands.front().name.text(),
                                       form_of(scope).form->currency_unit.value.value_or(""));
  return fail(fault);
}

}  // namespace

bool says_something(const Value& reason, const ValueWords& words) {
  if (!reason.given()) return false;
  if (!reason.text) return true;
  const std::string key = label_key(*reason.text);
  return !is_blank_sign(key) && words.no_reason.count(key) == 0;
}

std::string condition_words(const Scope& scope, const Equation& condition) {
  const Side left = evaluate_side(scope, condition.left);
  const Side right = evaluate_side(scope, condition.right);
  const bool spaced = scope.language == Language::kChinese && right.given.size() != 1;
  return side_words(scope, left, right) + relation_words(condition.relation, scope.language) +
         (spaced ? " " : "") + side_words(scope, right, left);
}

const FieldPath& rule_field(const CheckRule& rule, std::size_t position) {
  if (position < rule.fields.size()) return rule.fields[position];
  throw std::invalid_argument("the check has too few `fields`");
}

Verdict check_reason_if(const Scope& scope) { return over_rows(scope, require_reason); }

Verdict check_one_of(const Scope& scope) { return over_rows(scope, require_one); }

}  // namespace jixiao
