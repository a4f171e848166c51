// Kind `score` of an indicator: the points it was given, against what it reached. By the rule's
// code,
//   unmet-full-score   missed, and the score is the whole weight
//   met-but-deducted   met, the score below the weight, and no reason given
//   score-off-formula  the score is not what target, actual and direction give (earned.h), by the
//                      rule's tolerance; a lower one that a reason explains is no fault
// Example: 3807 wanted, 3224 reached, 1.9 of 2 points: 1.69 were earned.
// One remark for one fault: what the first two say of a row in the same pack the third does not
// repeat, but for one thing they cannot see: 19.6 of 20 for 98% of 98% is the result's percentage
// taken for the degree of completion.

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "check/attainment.h"
#include "check/earned.h"
#include "check/kinds.h"

namespace jixiao {
namespace {

constexpr int kScorePlaces = 2;

// The cells of a row as values; most rows need none of them.
Value cell_named(const Scope& scope, std::string_view column) {
  return cell_value(form_of(scope), *find_column(FormTable::kIndicators, column), scope.row->index);
}

// Weight and score of a row that has both.
struct Points {
  const Indicator* row = nullptr;
  const Decimal* weight = nullptr;
  const Decimal* score = nullptr;
};

// Target, actual, weight and score are figures or words; nothing is to be told of them.
bool is_complete(const Indicator& row) {
  return !FormCell{&row.target.text, nullptr}.blank() &&
         !FormCell{&row.actual.text, nullptr}.blank() && row.weight.value && row.score.value;
}

std::optional<Verdict> find_points_lack(const Scope& scope) {
  for (const FieldPath& field : scope.rule->fields) {
    // A form without reasons gives none.
    if (field.name() != "reason" && !has_column(form_of(scope), scope.row, field)) {
      return without_column(field);
    }
  }
  for (const char* name : {"target", "actual"}) {
    const Value value = cell_named(scope, name);
    if (value.missing()) return not_evaluated(Reason::kBlank, value.at);
  }
  for (const char* name : {"weight", "score"}) {
    if (std::optional<Verdict> lack = find_lack(cell_named(scope, name))) return lack;
  }
  return std::nullopt;
}

Fault fault_of(const Scope& scope) {
  Fault fault;
  fault.accused = cell_named(scope, "score");
  fault.operands = {cell_named(scope, "target"), cell_named(scope, "actual"),
                    cell_named(scope, "weight")};
  fault.stated = *fault.accused.number;
  fault.words["target"] = fault.operands[0].text_or_empty();
  fault.words["actual"] = fault.operands[1].text_or_empty();
  return fault;
}

bool is_explained(const Scope& scope) {
  return says_something(cell_named(scope, "reason"), *scope.pack->values);
}

// Does an indicator with that attainment and these points show the fault of the rule's code?
bool is_faulty(const Scope& scope, Attainment attainment, const Points& points) {
  if (scope.rule->code == "unmet-full-score") {
    return attainment == Attainment::kMissed && *points.score == *points.weight &&
           *points.weight > 0;
  }
  return attainment == Attainment::kMet && *points.score < *points.weight && !is_explained(scope);
}

// Can the points be at fault at all, whatever was reached?
bool may_be_faulty(const Scope& scope, const Points& points) {
  const bool full = scope.rule->code == "unmet-full-score";
  return full ? *points.score == *points.weight : *points.score < *points.weight;
}

Verdict judge_attainment(const Scope& scope, const Points& points) {
  const Attainment attainment =
      find_attainment(*points.row, scope.rule->words, *scope.pack->values);
  if (attainment == Attainment::kUnknown) {
    return not_applicable(Reason::kIncomparable, cell_named(scope, "target").at);
  }
  if (!is_faulty(scope, attainment, points)) return pass();
  Fault fault = fault_of(scope);
  // A met target earns its weight; what a missed one earns is another rule's business.
  if (attainment == Attainment::kMet) fault.computed = *points.weight;
  return fail(fault);
}

// How far the score may be from what was earned.
Decimal leeway(const Tolerance& tolerance, const Decimal& score) {
  if (tolerance.kind == Tolerance::Kind::kFixed) return tolerance.amount;
  return tolerance.kind == Tolerance::Kind::kAsPrinted ? half_unit(score.places()) : Decimal(0);
}

// The end of the share that the score is beyond, as points; nothing if it is within.
std::optional<Decimal> find_missed_end(const Points& points, const RatioInterval& share,
                                       const Decimal& allowed) {
  const Decimal& weight = *points.weight;
  const Decimal& score = *points.score;
  const int places = std::max(score.places(), kScorePlaces);
  const auto earned = [&](const Fraction& end) {
    return quotient(weight * end.part, end.base, places);
  };
  if ((score + allowed) * share.low.base < weight * share.low.part) return earned(share.low);
  if ((score - allowed) * share.high.base > weight * share.high.part) return earned(share.high);
  return std::nullopt;
}

bool has_check_of(const Pack& pack, const std::string& code) {
  return std::any_of(pack.checks.begin(), pack.checks.end(),
                     [&code](const CheckRule& rule) { return rule.code == code; });
}

// Points off for a met target, all points for a missed one: another check of the pack says so.
bool is_told_otherwise(const Scope& scope, const Points& points) {
  const Attainment attainment =
      find_attainment(*points.row, scope.rule->words, *scope.pack->values);
  if (attainment == Attainment::kMet) return has_check_of(*scope.pack, "met-but-deducted");
  return attainment == Attainment::kMissed && *points.score == *points.weight &&
         has_check_of(*scope.pack, "unmet-full-score");
}

// Is the score the weight times a result in percent, whatever the target?
bool takes_result_for_completion(const Points& points) {
  const Measure& actual = points.row->actual;
  if (!actual.number.value || view_of(points.row->target.unit) != "%") return false;
  const Decimal share = actual.number.value->shifted(-2);
  return share > 0 && share < 1 &&
         (*points.weight * share).rounded(points.score->places()) == *points.score;
}

Verdict judge_formula(const Scope& scope, const Points& points) {
  const std::vector<RatioInterval> shares =
      find_earned_shares(*points.row, *scope.rule, *scope.pack->values);
  if (shares.empty()) {
    return not_applicable(Reason::kIncomparable, cell_named(scope, "target").at);
  }
  const Decimal& score = *points.score;
  const Decimal allowed = leeway(scope.rule->tolerance, score);
  std::optional<Decimal> nearest;
  bool lower = false;  // than one of the ways to count gives
  for (const RatioInterval& share : shares) {
    const std::optional<Decimal> missed = find_missed_end(points, share, allowed);
    if (!missed) return pass();
    const bool nearer = !nearest || (*missed - score).abs() < (*nearest - score).abs();
    if (nearer) nearest = missed;
    lower = lower || score < *missed;
  }
  if (lower && is_explained(scope)) return pass();
  const bool takes_result = takes_result_for_completion(points);
  if (!takes_result && is_told_otherwise(scope, points)) {
    return not_applicable(Reason::kNothingToCompare, cell_named(scope, "score").at);
  }
  Fault fault = fault_of(scope);
  if (takes_result) fault.variant = "result";
  fault.computed = nearest;
  if (!allowed.zero()) fault.tolerance = allowed;
  return fail(fault);
}

void judge_indicator(const Scope& scope, Combined& combined) {
  const Indicator& row = form_of(scope).form->indicators[scope.row->index];
  if (!is_complete(row)) {
    if (std::optional<Verdict> lack = find_points_lack(scope)) {
      combined.add(*std::move(lack));
      return;
    }
  }
  const Points points{&row, &*row.weight.value, &*row.score.value};
  if (scope.rule->code != "score-off-formula") {
    if (combined.passed() && !may_be_faulty(scope, points)) return;
    combined.add(judge_attainment(scope, points));
    return;
  }
  // Negative points, and those above the weight, are other checks'; no weight earns nothing.
  if (*points.weight <= 0 || points.score->negative() || *points.score > *points.weight) {
    combined.add(not_applicable(Reason::kNothingToCompare, cell_named(scope, "weight").at));
    return;
  }
  combined.add(judge_formula(scope, points));
}

}  // namespace

Verdict check_points(const Scope& scope) {
  if (scope.rule->each != "indicators") {
    throw std::invalid_argument("kind score goes over each: funds or each: indicators");
  }
  const std::string& code = scope.rule->code;
  if (code != "unmet-full-score" && code != "met-but-deducted" && code != "score-off-formula") {
    throw std::invalid_argument("kind score of indicators cannot say " + code);
  }
  return over_rows(scope, judge_indicator);
}

}  // namespace jixiao
