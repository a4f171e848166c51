#include "check/check.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "check/finding.h"
#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"

namespace jixiao {
namespace {

using Check = Verdict (*)(const Scope&);

struct Kind {
  std::string_view name;
  Check check;
};

// Those that packs use most stand first.
constexpr Kind kKinds[] = {
    {"required", check_required},
    {"same_as", check_same_as},
    {"score", check_score},
    {"compare", check_compare},
    {"equation", check_equation},
    {"range", check_range},
    {"sum_rows", check_sum_rows},
    {"date_in_year", check_date_in_year},
    {"placeholder", check_placeholder},
    {"one_of", check_one_of},
    {"reason_if", check_reason_if},
    {"weight_sum", check_weight_sum},
    {"ratio", check_ratio},
    {"grade", check_grade},
    {"covers", check_covers},
    {"unique", check_unique},
    {"excess", check_excess},
    {"block_weights", check_block_weights},
    {"cost", check_cost},
    {"claim_sum", check_claim_sum},
    {"claim_ratio", check_claim_ratio},
    {"claim_count", check_claim_count},
    {"said_if", check_said_if},
    {"passages", check_passages},
    {"places", check_places},
};

Verdict run_kind(const Scope& scope) {
  const std::string_view name = scope.rule->kind;
  for (const Kind& kind : kKinds) {
    const bool alike = kind.name.size() == name.size() && kind.name.front() == name.front();
    if (alike && kind.name == name) return kind.check(scope);
  }
  throw std::invalid_argument("the rule has an unknown kind: " + scope.rule->kind);
}

struct Results {
  std::vector<Found> found;
  std::vector<Coverage> coverage;
};

Coverage& add_coverage(const Scope& scope, const CheckRule& rule, Results& results) {
  Coverage& coverage = results.coverage.emplace_back();
  coverage.check = check_name(*scope.pack, rule);
  if (scope.form != nullptr) coverage.form = scope.form->index;
  return coverage;
}

// A fault of the rule ends in the outcome `error` and leaves no finding behind.
void run_check(const Scope& scope, Results& results) {
  Coverage& coverage = add_coverage(scope, *scope.rule, results);
  const std::size_t found = results.found.size();
  try {
    const Verdict verdict = run_kind(scope);
    for (const Fault& fault : verdict.faults) results.found.push_back(make_finding(scope, fault));
    coverage.outcome = verdict.outcome;
    if (verdict.reason) {
      coverage.reason = reason_words(*verdict.reason, verdict.detail.text(), scope.language);
    }
    if (!verdict.at.empty()) coverage.at = verdict.at.written();
  } catch (const std::exception& fault) {
    results.found.erase(results.found.begin() + static_cast<std::ptrdiff_t>(found),
                        results.found.end());
    coverage.outcome = Outcome::kError;
    coverage.reason = fault.what();
  }
}

const Pack* find_pack(const Rules& rules, const std::string& id) {
  const auto found = std::find_if(rules.packs.begin(), rules.packs.end(),
                                  [&id](const Pack& pack) { return pack.id == id; });
  return found == rules.packs.end() ? nullptr : &*found;
}

// A target declaration is no bad self-evaluation: it is named and not judged.
void pass_over(const Scope& scope, const std::optional<int>& form, Results& results) {
  const std::string reason = reason_words(Reason::kNotSelfEvaluation, "", scope.language);
  for (const CheckRule& rule : scope.pack->checks) {
    Coverage& coverage = add_coverage(scope, rule, results);
    coverage.form = form;
    coverage.outcome = Outcome::kNotApplicable;
    coverage.reason = reason;
  }
}

void check_form(Scope scope, int form, Results& results) {
  if (!is_self_evaluation(scope.report->forms[static_cast<std::size_t>(form)])) {
    results.found.push_back(make_foreign_form_finding(*scope.report, form, scope.language));
    pass_over(scope, form, results);
    return;
  }
  const FormValues values = collect_values(*scope.report, form);
  scope.form = &values;
  for (const CheckRule& rule : scope.pack->checks) {
    scope.rule = &rule;
    run_check(scope, results);
  }
}

void check_narrative(Scope scope, Results& results) {
  if (!is_judged_kind(scope.pack->detect.kind)) {
    for (const Narrative& narrative : scope.report->narratives) {
      if (narrative.pack.id != scope.pack->id) continue;
      results.found.push_back(
          make_foreign_report_finding(*scope.report, narrative, scope.language));
    }
    pass_over(scope, std::nullopt, results);
    return;
  }
  for (const CheckRule& rule : scope.pack->checks) {
    scope.rule = &rule;
    run_check(scope, results);
  }
}

// How many outcomes there will be, about.
std::size_t count_checks(const Report& report, const Rules& rules) {
  std::size_t count = 0;
  const auto add = [&](const std::string& id) {
    const Pack* pack = find_pack(rules, id);
    if (pack != nullptr) count += pack->checks.size();
  };
  for (const Narrative& narrative : report.narratives) add(narrative.pack.id);
  for (const Form& form : report.forms) add(form.pack.id);
  return count;
}

std::string joined(const std::vector<std::string>& items) {
  std::string result;
  for (const std::string& item : items) result += (result.empty() ? "" : ",") + item;
  return result;
}

std::string finding_line(const Finding& finding) {
  std::string line = finding.code + " " + std::string(severity_name(finding.severity));
  if (!finding.band.empty()) line += " band=" + finding.band;
  if (finding.stated) line += " stated=" + finding.stated->to_string();
  if (finding.computed) line += " computed=" + finding.computed->to_string();
  if (finding.tolerance && !finding.tolerance->zero()) {
    line += " tolerance=" + finding.tolerance->to_string();
  }
  if (!finding.blanks_as_zero.empty()) line += " zero=" + joined(finding.blanks_as_zero);
  if (!finding.at.empty()) line += " at " + joined(finding.at);
  return line + "\n";
}

}  // namespace

void check(Report& report, const Rules& rules, Language language) {
  Results results;
  results.coverage.reserve(count_checks(report, rules));
  ReportProse prose(report);
  Scope scope;
  scope.report = &report;
  scope.prose = &prose;
  scope.language = language;
  for (const Pack& pack : rules.packs) {
    const auto read = [&](const Narrative& narrative) { return narrative.pack.id == pack.id; };
    if (std::none_of(report.narratives.begin(), report.narratives.end(), read)) continue;
    scope.pack = &pack;
    check_narrative(scope, results);
  }
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    scope.pack = find_pack(rules, report.forms[i].pack.id);
    if (scope.pack != nullptr) check_form(scope, static_cast<int>(i), results);
  }
  for (const Unparsed& unparsed : report.unparsed) {
    results.found.push_back(make_unparsed_finding(report, unparsed, language));
  }
  for (const Unread& unread : report.unread) {
    results.found.push_back(make_unread_finding(report, unread, language));
  }
  set_fingerprints(report, results.found);
  report.findings.clear();
  report.findings.reserve(results.found.size());
  for (Found& found : results.found) report.findings.push_back(std::move(found.finding));
  report.coverage = std::move(results.coverage);
}

std::string dump_findings(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings) out += finding_line(finding);
  for (const Coverage& coverage : report.coverage) {
    out += std::string(outcome_name(coverage.outcome)) + " " + coverage.check;
    if (coverage.form) out += " form=" + std::to_string(*coverage.form);
    if (!coverage.reason.empty()) out += " (" + coverage.reason + ")";
    out += "\n";
  }
  return out;
}

}  // namespace jixiao
