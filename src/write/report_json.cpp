// The records of CONTRACT "The report": every key always there, in the contract's order; keys that
// came later stand at the end of their object.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "value/version.h"
#include "write/figures.h"
#include "write/json_text.h"
#include "write/source_json.h"
#include "write/write.h"

namespace jixiao {
namespace {

constexpr std::string_view kSchema = "jixiao/report/1";

void write_head(const Report& report, JsonText& json) {
  json.key("report");
  json.open_object();
  json.optional_text("title", report.title.value);
  json.optional_text("reporting_unit", report.reporting_unit.value);
  json.optional_number("fiscal_year", report.fiscal_year.value);
  json.optional_text("grade", report.grade.value);
  json.optional_number("score", report.score.value);
  json.close_object();
}

// Depth is bounded by the levels of a pack's numbering schemes.
void write_sections(const std::vector<Section>& sections, JsonText& json) {
  json.key("sections");
  json.open_array();
  for (const Section& section : sections) {
    json.open_object();
    json.text_or_null("key", section.key);
    json.index("level", section.level.value_or(-1));
    json.optional_text("label", section.label.value);
    json.optional_text("title", section.title.value);
    json.optional_text("text", section.text.value);
    write_sections(section.sections, json);
    json.close_object();
  }
  json.close_array();
}

void write_claims(const std::vector<Claim>& claims, JsonText& json) {
  json.key("claims");
  json.open_array();
  for (const Claim& claim : claims) {
    json.open_object();
    json.text("key", claim.key);
    json.optional_number("number", claimed(claim));
    json.optional_text("unit", claim.unit.value);
    json.optional_text("text", claim.text.value);
    json.close_object();
  }
  json.close_array();
}

void write_funds(const std::vector<FundRow>& funds, JsonText& json) {
  json.key("funds");
  json.open_array();
  for (const FundRow& row : funds) {
    json.open_object();
    json.text("key", row.key);
    json.optional_text("label", row.label.value);
    json.optional_number("initial_budget", row.initial_budget.value);
    json.optional_number("annual_budget", row.annual_budget.value);
    json.optional_number("executed", row.executed.value);
    json.optional_number("weight", row.weight.value);
    json.optional_number("execution_rate", rate(row.execution_rate));
    json.optional_number("score", row.score.value);
    json.close_object();
  }
  json.close_array();
}

void write_goals(const std::vector<Goal>& goals, JsonText& json) {
  json.key("goals");
  json.open_array();
  for (const Goal& goal : goals) {
    json.open_object();
    json.optional_text("expected", goal.expected.value);
    json.optional_text("actual", goal.actual.value);
    json.close_object();
  }
  json.close_array();
}

void write_measure(std::string_view name, const Measure& measure, JsonText& json) {
  json.key(name);
  json.open_object();
  json.optional_text("text", measure.text.value);
  json.optional_text("op", measure.op.value);
  json.optional_number("number", measure.number.value);
  json.optional_text("unit", measure.unit.value);
  json.close_object();
}

void write_indicators(const std::vector<Indicator>& indicators, JsonText& json) {
  json.key("indicators");
  json.open_array();
  for (const Indicator& indicator : indicators) {
    json.open_object();
    if (indicator.block.value) json.text("block", *indicator.block.value);
    json.optional_text("level1", indicator.level1.value);
    json.optional_number("level1_weight", indicator.level1_weight.value);
    json.optional_text("level2", indicator.level2.value);
    json.optional_text("level3", indicator.level3.value);
    write_measure("target", indicator.target, json);
    write_measure("actual", indicator.actual, json);
    json.optional_number("weight", indicator.weight.value);
    json.optional_number("score", indicator.score.value);
    json.optional_text("reason", indicator.reason.value);
    json.close_object();
  }
  json.close_array();
}

// Only where the form prints them.
void write_block_scores(const std::map<std::string, Number>& scores, JsonText& json) {
  if (scores.empty()) return;
  json.key("block_scores");
  json.open_object();
  for (const auto& [table, score] : scores) {
    json.foreign_key(table);
    json.optional_number(score.value);
  }
  json.close_object();
}

void write_form(const Form& form, JsonText& json) {
  json.open_object();
  json.key("pack");
  json.open_object();
  json.text("id", form.pack.id);
  json.text("version", form.pack.version);
  json.text("digest", form.pack.digest);
  json.close_object();
  json.text("kind", form.kind);
  json.optional_text("title", form.title.value);
  json.optional_number("fiscal_year", form.fiscal_year.value);
  json.optional_text("project_name", form.project_name.value);
  json.optional_text("department", form.department.value);
  json.optional_text("implementing_unit", form.implementing_unit.value);
  json.optional_text("currency_unit", form.currency_unit.value);
  write_funds(form.funds, json);
  write_goals(form.goals, json);
  write_indicators(form.indicators, json);
  json.key("total");
  json.open_object();
  json.optional_number("weight", form.total_weight.value);
  json.optional_number("score", form.total_score.value);
  json.close_object();
  json.optional_text("grade", form.grade.value);
  json.key("narratives");
  json.open_object();
  for (const auto& [name, narrative] : form.narratives) {
    json.foreign_key(name);
    json.optional_text(narrative.value);
  }
  json.close_object();
  write_block_scores(form.block_scores, json);
  json.close_object();
}

void write_suppressed(const Finding& finding, JsonText& json) {
  json.key("suppressed");
  if (!finding.suppressed) {
    json.null();
    return;
  }
  json.open_object();
  json.text("reason", finding.suppressed->reason);
  json.text("by", finding.suppressed->by);
  json.text_or_null("until", finding.suppressed->until);
  json.close_object();
}

void write_finding(const Finding& finding, const Report& report, JsonText& json) {
  json.open_object();
  json.text("code", finding.code);
  json.text_or_null("check", finding.check);
  if (!finding.version.empty()) json.text("version", finding.version);
  json.text("severity", severity_name(finding.severity));
  json.text_or_null("band", finding.band);
  json.index("form", finding.form.value_or(-1));
  json.text("message", finding.message);
  json.optional_number("stated", within_digits(finding.stated));
  json.optional_number("computed", within_digits(finding.computed));
  json.optional_number("tolerance", within_digits(finding.tolerance));
  json.texts("at", finding.at);
  json.texts("operands", finding.operands);
  json.text("fingerprint", finding.fingerprint);
  write_suppressed(finding, json);
  if (!finding.blanks_as_zero.empty()) json.texts("blanks_as_zero", finding.blanks_as_zero);
  if (finding.place) {
    json.key("place");
    json.open_object();
    write_position(*finding.place, report.parts, json);
    write_range(*finding.place, json);
    json.index("line", finding.place->line);
    json.close_object();
  }
  if (finding.baseline != BaselineState::kNone) {
    json.text("baseline", baseline_name(finding.baseline));
  }
  json.close_object();
}

void write_findings(const Report& report, JsonText& json) {
  json.key("findings");
  json.open_array();
  for (const Finding& finding : report.findings) write_finding(finding, report, json);
  json.close_array();
}

// Only where there was an earlier run to compare with: findings of it that are no more.
void write_gone(const Report& report, JsonText& json) {
  const bool compared =
      !report.gone.empty() ||
      std::any_of(report.findings.begin(), report.findings.end(),
                  [](const Finding& finding) { return finding.baseline != BaselineState::kNone; });
  if (!compared) return;
  json.key("gone");
  json.open_array();
  for (const Finding& finding : report.gone) write_finding(finding, report, json);
  json.close_array();
}

void write_coverage(const std::vector<Coverage>& coverage, JsonText& json) {
  json.key("coverage");
  json.open_array();
  for (const Coverage& entry : coverage) {
    json.open_object();
    json.text("check", entry.check);
    json.index("form", entry.form.value_or(-1));
    json.text("outcome", outcome_name(entry.outcome));
    if (!entry.reason.empty()) json.text("reason", entry.reason);
    if (!entry.at.empty()) json.text("at", entry.at);
    json.close_object();
  }
  json.close_array();
}

void write_origin(const Origin& origin, const std::vector<std::string>& parts, JsonText& json) {
  json.open_object();
  json.text("text", origin.text);
  write_position(origin.place, parts, json);
  write_range(origin.place, json);
  json.text_or_null("rule", origin.rule);
  json.index("line", origin.place.line);
  json.close_object();
}

void write_provenance(const Report& report, bool filled, JsonText& json) {
  json.key("provenance");
  json.open_object();
  if (filled) {
    for_each_origin(report, [&](const std::string& pointer, int origin) {
      json.foreign_key(pointer);
      write_origin(report.origins[static_cast<std::size_t>(origin)], report.parts, json);
    });
  }
  json.close_object();
}

void write_tally(const Report& report, JsonText& json) {
  constexpr std::array kOutcomes = {Outcome::kPass, Outcome::kFail, Outcome::kNotApplicable,
                                    Outcome::kNotEvaluated, Outcome::kError};
  const Tally counts = tally(report);
  json.key("summary");
  json.open_object();
  json.key("checks");
  json.integer(report.coverage.size());
  for (const Outcome outcome : kOutcomes) {
    json.index(outcome_name(outcome), counts.outcomes[static_cast<std::size_t>(outcome)]);
  }
  if (counts.suppressed > 0) json.index("suppressed", counts.suppressed);
  json.close_object();
}

}  // namespace

std::string report_json(const Report& report, const JsonOptions& options) {
  constexpr std::size_t kOfOrigin = 300;  // a place in the provenance, beside its text
  JsonText json(options.pretty);
  json.expect(options.provenance ? kOfOrigin * report.origins.size() : 0);
  json.open_object();
  json.text("schema", kSchema);
  write_source(report.source, json);
  json.text("engine", kEngineVersion);
  write_head(report, json);
  write_sections(report.sections, json);
  write_claims(report.claims, json);
  json.key("forms");
  json.open_array();
  for (const Form& form : report.forms) write_form(form, json);
  json.close_array();
  write_findings(report, json);
  write_coverage(report.coverage, json);
  write_provenance(report, options.provenance, json);
  json.close_object();
  return json.take();
}

std::string check_json(const Report& report, const JsonOptions& options) {
  JsonText json(options.pretty);
  json.open_object();
  json.text("schema", "jixiao/check/1");
  write_source(report.source, json);
  json.text("engine", kEngineVersion);
  write_findings(report, json);
  write_coverage(report.coverage, json);
  write_tally(report, json);
  write_gone(report, json);
  json.close_object();
  return json.take();
}

std::string error_json(const SourceInfo& source, FailureKind kind, const std::string& message,
                       const JsonOptions& options) {
  JsonText json(options.pretty);
  json.open_object();
  json.text("schema", kSchema);
  write_failed_source(source, json);
  json.key("error");
  json.open_object();
  json.text("kind", failure_name(kind));
  json.text("message", message);
  json.close_object();
  json.close_object();
  return json.take();
}

std::string error_json(const std::string& path, FailureKind kind, const std::string& message,
                       const JsonOptions& options) {
  SourceInfo source;
  source.path = path;
  return error_json(source, kind, message, options);
}

}  // namespace jixiao
