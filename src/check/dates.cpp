// Kind `date_in_year`: the dates in a row's target and actual against the fiscal year; and
// `same_as` of the report's title, whose years must hold that of the only form.
//
// Example: target 2018年12月底前 in a form of 2019 fails; 2018-2020年 and 12月底前 do not.
// `fields` are target and actual, in this order. A row is judged if its column `by` holds one of
// `words`, or the text as a whole is a date by one of `re`. An actual may also lie in the first
// half of the following year: reports are written then, and what came late came then.
// A number counts as a year only where 年, a month or a second year follows: 2060人次 and
// 〔2020〕10号 are none.

#include <algorithm>
#include <optional>
#include <utility>

#include "check/kinds.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Months since the year 0; a year alone runs from its first month to its last.
struct Period {
  int first = 0;
  int last = 0;
};

constexpr int kMonths = 12;
constexpr int kLastReportingMonth = 6;

int month_of(int year, int month) { return year * kMonths + month - 1; }

int group_number(const PatternMatch& match, const Pattern& pattern, const char* name,
                 const std::string& text) {
  const Span span = match.groups[static_cast<std::size_t>(pattern.group(name))];
  return span.empty() ? 0 : std::stoi(text.substr(span.begin, span.end - span.begin));
}

Period period_of(const Pattern& pattern, const PatternMatch& match, const std::string& text) {
  const int year = group_number(match, pattern, "first", text);
  const int end = group_number(match, pattern, "last", text);
  int month = group_number(match, pattern, "month", text);
  if (month == 0) month = group_number(match, pattern, "numeric", text);
  if (month >= 1 && month <= kMonths) return {month_of(year, month), month_of(year, month)};
  return {month_of(year, 1), month_of(std::max(year, end), kMonths)};
}

// Every year that is read begins with one of these.
bool may_name_year(const std::string& text) {
  return text.find("20") != std::string::npos || text.find("19") != std::string::npos;
}

// From the earliest to the latest of all dates in the text.
std::optional<Period> find_period(const std::string& text) {
  static const Pattern kDate(
      "(?P<first>(?:19|20)\\d\\d)(?:\\s*年(?:\\s*(?P<month>\\d{1,2})\\s*月)?"
      "|[./-](?P<numeric>\\d{1,2})(?:\\D|$)|\\s*[-~至到]\\s*(?P<last>(?:19|20)\\d\\d)(?:\\D|$))");
  std::optional<Period> whole;
  std::size_t from = 0;
  while (const std::optional<PatternMatch> match = kDate.find(text, from)) {
    from = match->groups[static_cast<std::size_t>(kDate.group("first"))].end;
    const std::size_t begin = match->whole.begin;
    const bool inside =
        begin > 0 && (text[begin - 1] == '.' || (text[begin - 1] >= '0' && text[begin - 1] <= '9'));
    if (inside) continue;
    const Period period = period_of(kDate, *match, text);
    whole = whole ? Period{std::min(whole->first, period.first), std::max(whole->last, period.last)}
                  : period;
  }
  return whole;
}

// The years that the title names.
std::vector<Decimal> years_of(const std::string& text) {
  static const Pattern kYear("(?P<year>(?:19|20)\\d\\d)\\s*(?:年|[-~至到])");
  std::vector<Decimal> years;
  std::size_t from = 0;
  while (const std::optional<PatternMatch> match = kYear.find(text, from)) {
    from = match->whole.end;
    years.emplace_back(group_number(*match, kYear, "year", text));
  }
  return years;
}

Value find_fiscal_year(const Scope& scope) {
  static const FieldPath kFiscalYear("fiscal_year");
  Value year = find_value(form_of(scope), std::nullopt, kFiscalYear);
  if (year.given()) return year;
  return value_of(Pointer("/report/fiscal_year"), "fiscal_year", scope.report->fiscal_year);
}

bool is_time_row(const Scope& scope) {
  if (scope.rule->by.empty() || scope.rule->words.empty()) return false;
  const Value name = find_value(form_of(scope), scope.row, scope.rule->by);
  const std::string key = label_key(name.text_or_empty());
  const std::vector<std::string>& words = scope.rule->words;
  return std::any_of(words.begin(), words.end(), [&key](const std::string& word) {
    return key.find(word) != std::string::npos;
  });
}

bool is_date(const CheckRule& rule, const std::string& text) {
  return std::any_of(rule.patterns.begin(), rule.patterns.end(),
                     [&text](const Pattern& pattern) { return pattern.matches(text); });
}

Verdict judge_date(const Scope& scope, const FieldPath& field, const Value& year, int slack) {
  const Value value = find_value(form_of(scope), scope.row, field);
  if (!value.given() || !value.text) return not_applicable(Reason::kBlank, value.at);
  const std::string text = fold_match(*value.text);
  if (!may_name_year(text)) return not_applicable(Reason::kNothingToCompare, value.at);
  const bool judged = is_time_row(scope) || is_date(*scope.rule, text);
  const std::optional<Period> period = judged ? find_period(text) : std::nullopt;
  if (!period) return not_applicable(Reason::kNothingToCompare, value.at);
  const int fiscal = std::stoi(year.number->to_string());
  const bool inside =
      period->first <= month_of(fiscal, kMonths) + slack && period->last >= month_of(fiscal, 1);
  if (inside) return pass();
  Fault fault;
  fault.accused = value;
  fault.operands = {year};
  fault.computed = *year.number;
  return fail(fault);
}

// A cell without a date, of which no more is to be told. Its words
// are folded: all digits in them are ASCII.
bool is_dateless(const FormCell& cell) {
  if (cell.text == nullptr) return false;
  const std::string* const words = cell.words();
  return words == nullptr || !may_name_year(*words);
}

void judge_row(const Scope& scope, Combined& combined) {
  const auto is_idle = [&](std::size_t field) {
    const FieldPath& path = rule_field(*scope.rule, field);
    return combined.any() && is_dateless(find_cell(form_of(scope), scope.row, path));
  };
  if (is_idle(0) && is_idle(1)) return;
  const Value year = find_fiscal_year(scope);
  if (!year.number) {
    combined.add(not_applicable(Reason::kBlank, year.at));
    return;
  }
  if (!is_idle(0)) combined.add(judge_date(scope, rule_field(*scope.rule, 0), year, 0));
  if (is_idle(1)) return;
  combined.add(judge_date(scope, rule_field(*scope.rule, 1), year, kLastReportingMonth));
}

}  // namespace

Verdict check_title_year(const Scope& scope) {
  const FormValues& values = form_of(scope);
  const Value year = find_value(values, std::nullopt, rule_field(*scope.rule, 1));
  if (!values.only) {
    return not_applicable(Reason::kNotOneForm);
  }
  const Value title = value_of(Pointer("/report/title"), "title", scope.report->title);
  for (const Value* value : {&title, &year}) {
    if (!value->given()) return not_applicable(Reason::kBlank, value->at);
  }
  const std::vector<Decimal> named = years_of(fold_match(*title.text));
  if (named.empty()) return not_applicable(Reason::kNothingToCompare, title.at);
  if (std::find(named.begin(), named.end(), *year.number) != named.end()) return pass();
  Fault fault;
  fault.variant = "title";
  fault.accused = title;
  fault.operands = {year};
  fault.computed = *year.number;
  return fail(fault);
}

Verdict check_date_in_year(const Scope& scope) { return over_rows(scope, judge_row); }

}  // namespace jixiao
