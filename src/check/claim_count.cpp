// Kind `claim_count`: a figure said in prose right behind an indicator's name, against that row.
//
// Example: the row 培训人数 | ≥300人 | 264人 and the sentence 全年培训人数达到274人: the form has
// 264.
//   fields   name, actual, target      re   what may stand between name and figure, and the figure
// A figure that is the target says the plan. Judged only beside a single form, where the name has
// at least four characters and begins a clause, the units are the same, and the sentence speaks of
// no other year; both are held to half a unit of the coarser print.

#include <algorithm>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLeastName = 4;  // 数量 or 成本 name anything
constexpr int kExcerpt = 40;

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// 指标1:培训人数 is called 培训人数 in prose. Empty if it is nothing but a number.
std::string bare_name(const std::string& name) {
  const std::string folded = fold_match(name);
  std::string_view rest = folded;
  take(rest, "指标");
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  take(rest, " ");
  static_cast<void>(take(rest, ":") || take(rest, ".") || take(rest, "、"));
  take(rest, " ");
  return std::string(rest);
}

// Does nothing that could qualify the name stand before it?
bool begins_clause(std::string_view sentence, std::size_t at) {
  if (at == 0) return true;
  static constexpr const char* kBefore[] = {",", ";", ":", ")", "、", "年", "年度", "全年", "项目"};
  const std::string_view before = sentence.substr(0, at);
  return std::any_of(std::begin(kBefore), std::end(kBefore),
                     [&before](const char* word) { return before.ends_with(word); });
}

bool is_figure(const Measure& measure, const Decimal& said) {
  if (!measure.number.value) return false;
  const Decimal& printed = *measure.number.value;
  const int places = std::min(said.places(), printed.places());
  const bool same = said.places() == printed.places();
  return (said - printed).abs() <= (same ? Decimal(0) : half_unit(places));
}

struct Said {
  Decimal figure;
  std::string unit;
  std::string words;
};

std::optional<Said> find_figure(const CheckRule& rule, const std::string& name,
                                std::string_view rest) {
  for (const Pattern& pattern : rule.patterns) {
    const std::optional<PatternMatch> match = pattern.find(rest);
    if (!match || match->whole.begin != 0) continue;
    const auto figure = figure_of(group_text(pattern, *match, "number", rest));
    if (!figure) continue;
    return Said{*figure, group_text(pattern, *match, "unit", rest),
                name + std::string(rest.substr(0, match->whole.end))};
  }
  return std::nullopt;
}

Fault fault_of(const ProseText& prose, const Value& actual, const Said& said,
               const Decimal& figure) {
  Fault fault;
  fault.variant = "count";
  fault.accused = prose.value;
  fault.operands = {actual};
  fault.stated = said.figure;
  fault.computed = figure;
  fault.words["text"] = shortened(said.words, kExcerpt);
  fault.words["stated"] = said.figure.to_string() + said.unit;
  fault.words["computed"] = figure.to_string() + said.unit;
  fault.words["diff"] = (said.figure - figure).abs().normalized().to_string() +
                        (said.unit == "%" ? "个百分点" : said.unit);
  return fault;
}

void judge_sentence(const Scope& scope, const ProseText& prose, const std::string& name,
                    std::string_view sentence, Combined& combined) {
  const Indicator& row = form_of(scope).form->indicators[scope.row->index];
  std::size_t at = sentence.find(name);
  for (; at != std::string::npos; at = sentence.find(name, at + name.size())) {
    if (!begins_clause(sentence, at)) continue;
    const auto said = find_figure(*scope.rule, name, sentence.substr(at + name.size()));
    if (!said || said->unit != row.actual.unit.value.value_or("")) continue;
    if (is_figure(row.actual, said->figure) || is_figure(row.target, said->figure)) {
      combined.add(pass());
      continue;
    }
    const Value actual = find_value(form_of(scope), scope.row, rule_field(*scope.rule, 1));
    Fault fault = fault_of(prose, actual, *said, *row.actual.number.value);
    fault.identity = name;
    combined.add(fail(std::move(fault)));
  }
}

Verdict judge_row(const Scope& scope) {
  const FormValues& values = form_of(scope);
  const Indicator& row = values.form->indicators[scope.row->index];
  const Value label = find_value(values, scope.row, rule_field(*scope.rule, 0));
  const bool comparable = row.actual.number.value && !row.actual.op.value && row.actual.unit.value;
  if (!comparable) return not_applicable(Reason::kIncomparable, label.at);
  const std::string name = bare_name(label.text_or_empty());
  if (count_code_points(name) < kLeastName) {
    return not_applicable(Reason::kIncomparable, label.at);
  }
  Combined combined;
  const Prose& prose = scope.prose->sections();
  if (!prose.words.may_hold(name)) return combined.take();
  if (prose.folded.find(name) == std::string::npos) return combined.take();
  each_sentence(prose, [&](const ProseText& text, std::string_view sentence) {
    if (sentence.find(name) == std::string::npos) return;
    if (fits_any(scope.rule->unless, sentence) || names_another_year(scope, sentence)) return;
    judge_sentence(scope, text, name, sentence, combined);
  });
  return combined.take();
}

}  // namespace

Verdict check_claim_count(const Scope& scope) {
  if (!form_of(scope).only) {
    return not_applicable(Reason::kNotOneForm);
  }
  const bool silent = scope.prose->sections().texts.empty();
  const bool by_indicators = scope.rule->each == table_name(FormTable::kIndicators);
  if (silent && by_indicators && !form_of(scope).form->indicators.empty()) {
    // No row is applicable then, and the first one says why.
    Scope first = scope;
    first.row = Row{FormTable::kIndicators, 0};
    return judge_row(first);
  }
  return over_rows(scope, judge_row);
}

}  // namespace jixiao
