// Kinds `equation`, `sum_rows` and `weight_sum`: parts that have to add up to a whole.
//
//   equation    side = side, with the rule's tolerance
//   sum_rows    parts (columns and cells), whole, else `otherwise`; without the rows whose target
//   is
//               one of `words`, and where `out_of` then comes to less than 100, scaled to it or not
//   weight_sum  the same within each run of rows with one `by`
// A blank part is not zero unless the rule says `blank: zero`; even then parts that are all blank
// say nothing about the whole.

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/terms.h"
#include "map/amounts.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

SumJudgement judge_exactly(const Decimal& total, const std::vector<Addend>& parts,
                           const Decimal& tolerance) {
  SumJudgement result;
  result.computed = sum_of(parts);
  result.difference = (result.computed - total).abs();
  result.strict = tolerance;
  result.band = result.difference <= tolerance ? Band::kPass : Band::kInconsistent;
  return result;
}

SumJudgement judge_sum(const CheckRule& rule, const Decimal& total,
                       const std::vector<Addend>& parts) {
  switch (rule.tolerance.kind) {
    case Tolerance::Kind::kAsPrinted:
      return judge_printed_sum(total, parts, rule.floor);
    case Tolerance::Kind::kFixed:
      return judge_exactly(total, parts, rule.tolerance.amount);
    case Tolerance::Kind::kNone:
      break;
  }
  return judge_exactly(total, parts, 0);
}

// The whole beside its parts; an inequality may be off in one direction only.
struct Sum {
  Value whole;
  Decimal stated;
  Side parts;
  std::string relation = "=";
  std::string variant;
};

Verdict judge(const Scope& scope, const Sum& sum) {
  const SumJudgement judgement = judge_sum(*scope.rule, sum.stated, sum.parts.addends);
  if (judgement.band == Band::kPass) return pass();
  if (sum.relation != "=" && holds(sum.stated, sum.relation, judgement.computed)) return pass();
  Fault fault;
  fault.variant = sum.variant;
  fault.band = judgement.band;
  fault.accused = sum.whole;
  fault.operands = sum.parts.given;
  for (const Value& blank : sum.parts.blank) fault.blanks_as_zero.push_back(blank.at.written());
  fault.stated = sum.stated;
  fault.computed = judgement.computed;
  fault.tolerance = judgement.strict;
  return fail(fault);
}

// Why the parts give no sum; nothing if they do.
std::optional<Verdict> find_parts_lack(const Scope& scope, const Side& parts) {
  if (!parts.unknown.empty()) {
    return not_evaluated(Reason::kUnknownRow, parts.unknown.front().at);
  }
  if (!parts.unreadable.empty()) {
    return not_evaluated(Reason::kUnreadable, parts.unreadable.front().at);
  }
  if (scope.rule->blank == Blank::kUnknown && !parts.blank.empty()) {
    return not_evaluated(Reason::kBlank, parts.blank.front().at);
  }
  if (parts.given.empty()) return not_applicable(Reason::kNothingToCompare);
  return std::nullopt;
}

// Does a row that the pack does not know say another unit than the others: 人均投入（元）?
bool holds_other_unit(const Form& form) {
  return std::any_of(form.funds.begin(), form.funds.end(), [](const FundRow& row) {
    return row.role == "unknown" &&
           !find_currency_unit(fold_match(row.label.value.value_or(""))).empty();
  });
}

// Rows that the pack does not know may be addends, or be taken off, or split a row, or hold others:
// if the whole is the sum of none of the rows' selections, the unknown ones with either sign, it is
// wrong whichever it is. Nothing if one fits.
std::optional<Verdict> find_proven_mismatch(const Scope& scope, Sum sum) {
  constexpr std::size_t kMostSelections = 4096;
  Side& parts = sum.parts;
  const bool plain = sum.relation == "=" && parts.unreadable.empty() && parts.absent.empty();
  if (!plain || sum.stated.zero() || holds_other_unit(*form_of(scope).form)) return std::nullopt;
  std::vector<std::vector<Addend>> selections = {{}};
  const auto add = [&](const Addend& addend) {
    const std::size_t before = selections.size();
    for (std::size_t i = 0; i < before && selections.size() <= kMostSelections; ++i) {
      selections.push_back(selections[i]);
      selections.back().push_back(addend);
    }
  };
  for (const Addend& addend : parts.addends) add(addend);
  for (const Value& value : parts.unknown) {
    if (value.number == nullptr) return std::nullopt;
    add({*value.number, 1});
    add({*value.number, -1});
    parts.addends.push_back({*value.number, 1});
    parts.given.push_back(value);
  }
  if (selections.size() > kMostSelections) return std::nullopt;
  const bool fits = std::any_of(
      selections.begin() + 1, selections.end(), [&](const std::vector<Addend>& selection) {
        return judge_sum(*scope.rule, sum.stated, selection).band != Band::kInconsistent;
      });
  if (fits) return std::nullopt;
  return judge(scope, sum);
}

std::string mirrored(const std::string& relation) {
  if (relation == "<=") return ">=";
  return relation == ">=" ? "<=" : relation;
}

// Adds up rows that have figures in a column, as long as nothing else is to be told of them.
struct PlainSum {
  Decimal sum;
  std::size_t given = 0;
  bool plain = true;  // false: a row has none, or one that cannot be read

  void add(const Number& number) {
    plain = plain && number.value;
    if (!plain) return;
    sum = sum + *number.value;
    ++given;
  }
};

// Where the whole is plainly the sum of a column of the funds, or no row of theirs counts.
std::optional<Verdict> find_plain_verdict(const Scope& scope, const Decimal* whole,
                                          const std::vector<Term>& parts) {
  if (whole == nullptr || parts.size() != 1 || !parts.front().sum) return std::nullopt;
  const Term& term = parts.front();
  const FormColumn* const column = term.field.column();
  const bool plain = !scope.row && column != nullptr && column->table == FormTable::kFunds &&
                     column->number != nullptr && !term.field.has_row_key() && !term.minus &&
                     term.factor == 1;
  if (!plain) return std::nullopt;
  const Form& form = *form_of(scope).form;
  PlainSum sum;
  for (std::size_t i = 0; i < form.funds.size(); ++i) {
    const std::string& role = form.funds[i].role;
    if (role == "unknown") return std::nullopt;
    if (term.role.empty() || role == term.role) sum.add(column->number(form, i));
  }
  if (!sum.plain) return std::nullopt;
  if (sum.given == 0) return not_applicable(Reason::kNothingToCompare);
  return sum.sum == *whole ? std::optional<Verdict>(pass()) : std::nullopt;
}

// The side with the single cell is the whole, the left one if both have one.
Verdict judge_equation(const Scope& scope) {
  if (!scope.rule->equation) throw std::invalid_argument("the check has no `equation`");
  const Equation& equation = *scope.rule->equation;
  const auto is_cell = [](const std::vector<Term>& terms) {
    return terms.size() == 1 && !terms.front().sum && !terms.front().field.empty();
  };
  const bool swap = !is_cell(equation.left);
  if (swap && !is_cell(equation.right)) {
    throw std::invalid_argument("one side of the equation has to be a single field");
  }
  const std::vector<Term>& whole_terms = swap ? equation.right : equation.left;
  const std::vector<Term>& part_terms = swap ? equation.left : equation.right;
  if (auto plain = find_plain_verdict(scope, find_plain_figure(scope, whole_terms), part_terms)) {
    return *std::move(plain);
  }
  const Side whole = evaluate_side(scope, whole_terms);
  Sum sum;
  sum.parts = evaluate_side(scope, part_terms);
  sum.relation = swap ? mirrored(equation.relation) : equation.relation;
  if (whole.missing_column != nullptr) return without_column(*whole.missing_column);
  if (sum.parts.given.empty() && sum.parts.unreadable.empty() && sum.parts.unknown.empty()) {
    return not_applicable(Reason::kNothingToCompare);
  }
  if (const std::optional<Verdict> lack = find_lack(whole)) return *lack;
  sum.whole = whole.given.front();
  sum.stated = whole.value();
  if (!sum.parts.unknown.empty()) {
    if (std::optional<Verdict> proven = find_proven_mismatch(scope, sum)) return *std::move(proven);
  }
  if (const std::optional<Verdict> lack = find_parts_lack(scope, sum.parts)) return *lack;
  return judge(scope, sum);
}

bool is_of_indicators(const FieldPath& field) { return field.name().starts_with("indicators."); }

// The name behind "indicators.": inside a row the bare column.
FieldPath column_of(const FieldPath& field) {
  if (!is_of_indicators(field)) return field;
  return field.name().substr(field.name().find('.') + 1);
}

// Adds up a field that is a column of the indicators or a cell; false: it is neither, or not plain.
bool add_plainly(const FormValues& values, const FieldPath& field, PlainSum& sum) {
  const FormColumn* const column = field.column();
  if (column == nullptr || column->number == nullptr) return false;
  if (column->table == FormTable::kIndicators) {
    const std::size_t rows = values.form->indicators.size();
    for (std::size_t i = 0; i < rows; ++i) sum.add(column->number(*values.form, i));
    return sum.plain && rows > 0;
  }
  const FormCell cell = find_cell(values, std::nullopt, field);
  // Of the total's row: without such a row, or without the column, it adds nothing.
  const bool of_total = field.row_key() == "total";
  if (of_total && (cell.number == nullptr || !has_column(values, std::nullopt, field))) return true;
  if (cell.number == nullptr) return false;
  sum.add(*cell.number);
  return sum.plain;
}

// Is the whole plainly the sum of the rule's parts? Then there is nothing to tell.
bool is_plain_sum(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  const FormValues& values = form_of(scope);
  const FormCell whole = find_cell(values, std::nullopt, rule.whole);
  const bool otherwise = whole.blank() && rule.otherwise;
  const Decimal* const stated = otherwise ? &*rule.otherwise : whole.figure();
  if (stated == nullptr || !rule.words.empty()) return false;
  PlainSum sum;
  for (const FieldPath& part : rule.parts) {
    if (!add_plainly(values, part, sum)) return false;
  }
  return sum.given > 0 && sum.sum == *stated;
}

void append(std::vector<Value>& all, std::vector<Value>& more) {
  if (all.empty()) {
    all.swap(more);
  } else {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
}

void append(Side& all, Side more) {
  all.addends.insert(all.addends.end(), more.addends.begin(), more.addends.end());
  append(all.given, more.given);
  append(all.blank, more.blank);
  append(all.unreadable, more.unreadable);
}

// False: the row's target is one of the words by which it does not apply, or it has no points
// either.
bool applies(const Scope& row) {
  const Indicator& indicator = form_of(row).form->indicators[row.row->index];
  const std::string target = label_key(indicator.target.text.value.value_or(""));
  const std::vector<std::string>& words = row.rule->words;
  return std::find(words.begin(), words.end(), target) == words.end() && !does_not_apply(row);
}

bool some_does_not_apply(const Scope& scope) {
  Scope row = scope;
  for (std::size_t i = 0; i < form_of(scope).form->indicators.size(); ++i) {
    row.row = Row{FormTable::kIndicators, i};
    if (does_not_apply(row)) return true;
  }
  return false;
}

// Adds a part's values; false if the form has no such column. A funds block without weights and
// scores adds nothing, indicators without them have no sum at all.
bool add_part(const Scope& scope, const FieldPath& field, Side& parts) {
  if (!has_column(form_of(scope), std::nullopt, field)) return field.name().starts_with("funds.");
  Term term;
  term.field = field;
  const bool by_row = !scope.rule->words.empty() || some_does_not_apply(scope);
  if (!by_row || !is_of_indicators(field)) {
    append(parts, evaluate_side(scope, {term}));
    return true;
  }
  term.field = column_of(field);
  for (std::size_t i = 0; i < form_of(scope).form->indicators.size(); ++i) {
    Scope row = scope;
    row.row = Row{FormTable::kIndicators, i};
    if (applies(row)) append(parts, evaluate_side(row, {term}));
  }
  return true;
}

// Rows that do not apply leave less than 100 to reach: some offices scale what was reached to it.
// Nothing if the rule does not scale, there is nothing to scale, or the whole is not the scaled
// sum.
std::optional<Verdict> judge_scaled(const Scope& scope, const Sum& sum) {
  Side full;
  for (const FieldPath& field : scope.rule->out_of) add_part(scope, field, full);
  const Decimal most = full.value();
  const Decimal hundred = scope.rule->otherwise.value_or(Decimal(100));
  if (most <= 0 || most == hundred || !full.blank.empty() || !full.unreadable.empty()) {
    return std::nullopt;
  }
  const Decimal off = (sum.stated * most - sum.parts.value() * hundred).abs();
  if (off > half_unit(sum.stated.places()) * most) return std::nullopt;
  return pass();
}

// Does the sum ask for funds that stand in the form and were not read?
bool lacks_funds(const Scope& scope) {
  const std::vector<FieldPath>& parts = scope.rule->parts;
  return form_of(scope).form->funds_unread &&
         std::any_of(parts.begin(), parts.end(),
                     [](const FieldPath& part) { return part.name().starts_with("funds."); });
}

// The whole as printed, or `otherwise` where none is printed.
std::optional<Verdict> find_whole(const Scope& scope, Sum& sum) {
  sum.whole = find_value(form_of(scope), std::nullopt, scope.rule->whole);
  if (sum.whole.missing() && scope.rule->otherwise) {
    sum.stated = *scope.rule->otherwise;
    sum.variant = "otherwise";
    return std::nullopt;
  }
  if (std::optional<Verdict> lack = find_lack(sum.whole)) return lack;
  sum.stated = *sum.whole.number;
  return std::nullopt;
}

const FieldPath& single_part(const CheckRule& rule) {
  if (rule.parts.size() == 1) return rule.parts.front();
  throw std::invalid_argument("the check needs exactly one of `parts`");
}

// The indicator rows [begin, end) of one group.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;
  std::size_t weight = 0;  // the row that prints it, if one does
};

// The column of the indicators that a field of the rule names.
const FormColumn& indicator_column(const FieldPath& field) {
  const bool within = is_of_indicators(field);
  const FormColumn* const column = within ? field.column() : field.in_row(FormTable::kIndicators);
  if (column != nullptr) return *column;
  throw std::invalid_argument("the rule names a field that no form has: " + field.name());
}

// Consecutive rows of one name; another printed weight begins another group of the same name.
std::vector<Group> find_groups(const Scope& scope) {
  const FormValues& values = form_of(scope);
  std::vector<Group> groups;
  const FormColumn& by = indicator_column(scope.rule->by);
  const FormColumn& whole = indicator_column(scope.rule->whole);
  for (std::size_t i = 0; i < values.form->indicators.size(); ++i) {
    const std::string* const words = cell_of(values, by, i).words();
    const std::string_view name = words == nullptr ? std::string_view() : *words;
    const Decimal* const weight = cell_of(values, whole, i).figure();
    const auto same = [&](const Group& group) {
      const Decimal* const other = cell_of(values, whole, group.weight).figure();
      return group.name == name && (weight == nullptr || other == nullptr || *weight == *other);
    };
    if (groups.empty() || !same(groups.back())) groups.push_back({i, i, name, i});
    Group& group = groups.back();
    if (cell_of(values, whole, group.weight).blank()) group.weight = i;
    group.end = i + 1;
  }
  return groups;
}

// Is what each row of a second level prints in its name its own weight: 数量指标（10分）, 数量指标
// （10分）? Then it is no sum of theirs.
bool repeats_weight(const Scope& scope, const Group& group, const FormColumn& addend,
                    const Decimal& weight) {
  if (scope.rule->by.name() != "level2" && scope.rule->by.name() != "indicators.level2")
    return false;
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const Decimal* const own = cell_of(form_of(scope), addend, i).figure();
    if (own == nullptr || *own != weight) return false;
  }
  return true;
}

Verdict judge_group(const Scope& scope, const Group& group) {
  const FormColumn& whole = indicator_column(scope.rule->whole);
  const Value weight = cell_value(form_of(scope), whole, group.weight);
  if (weight.missing()) return not_applicable(Reason::kNothingToCompare);
  if (const std::optional<Verdict> lack = find_lack(weight)) return *lack;
  PlainSum plain;
  const FormColumn& addend = indicator_column(single_part(*scope.rule));
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const FormCell cell = cell_of(form_of(scope), addend, i);
    if (cell.number != nullptr) plain.add(*cell.number);
  }
  if (plain.plain && plain.given > 0 && plain.sum == *weight.number) return pass();
  if (repeats_weight(scope, group, addend, *weight.number)) {
    return not_applicable(Reason::kNothingToCompare);
  }
  Sum sum;
  sum.whole = weight;
  sum.stated = *weight.number;
  std::vector<Term> part(1);
  part.front().field = column_of(single_part(*scope.rule));
  Scope row = scope;
  for (std::size_t i = group.begin; i < group.end; ++i) {
    row.row = Row{FormTable::kIndicators, i};
    if (does_not_apply(row)) continue;
    append(sum.parts, evaluate_side(row, part));
  }
  if (const std::optional<Verdict> lack = find_parts_lack(scope, sum.parts)) return *lack;
  Verdict verdict = judge(scope, sum);
  for (Fault& fault : verdict.faults) {
    fault.identity = group.name;
    fault.subject = subject_words(FormTable::kIndicators, fault.identity, scope.language);
  }
  return verdict;
}

}  // namespace

Verdict check_equation(const Scope& scope) { return over_rows(scope, judge_equation); }

Verdict check_sum_rows(const Scope& scope) {
  if (is_plain_sum(scope)) return pass();
  if (lacks_funds(scope)) return not_evaluated(Reason::kFundsUnread);
  Sum sum;
  for (const FieldPath& field : scope.rule->parts) {
    if (!add_part(scope, field, sum.parts)) return without_column(field);
  }
  if (sum.parts.given.empty() && sum.parts.blank.empty() && sum.parts.unreadable.empty()) {
    return not_applicable(Reason::kNothingToCompare);
  }
  if (const std::optional<Verdict> lack = find_whole(scope, sum)) return *lack;
  if (const std::optional<Verdict> lack = find_parts_lack(scope, sum.parts)) return *lack;
  if (std::optional<Verdict> scaled = judge_scaled(scope, sum)) return *std::move(scaled);
  return judge(scope, sum);
}

Verdict check_weight_sum(const Scope& scope) {
  const FieldPath& part = single_part(*scope.rule);
  if (!has_column(form_of(scope), std::nullopt, part)) {
    return without_column(part);
  }
  Combined combined;
  const FormColumn& whole = indicator_column(scope.rule->whole);
  for (const Group& group : find_groups(scope)) {
    const bool idle = combined.any() && cell_of(form_of(scope), whole, group.weight).blank();
    if (!idle) combined.add(judge_group(scope, group));
  }
  return combined.take();
}

}  // namespace jixiao
