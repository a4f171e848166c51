// Reports judged by the packs that ship, for tests of what those packs say.
//
// Example: judged_by(report, "cn.mof.project/total-cost") is "fail warning 42 37.44 /forms/0/…",
// the outcome of that check and its findings; all_findings(report) has a line for each finding.
#pragma once

#include <set>
#include <string>

#include "check/checked.h"
#include "rules/load.h"

namespace jixiao {

inline const Rules& shipped_rules() {
  static const Rules kRules = load_rules(JIXIAO_RULES_DIR);
  return kRules;
}

inline Form project_form() {
  Form form = blank_form();
  form.pack.id = "cn.mof.project";
  return form;
}

// A report whose only section says this.
inline Report saying(const std::string& words, const std::string& key = "funds_execution") {
  Report report;
  report.origins.resize(1);
  report.narratives.push_back({{"cn.report.narrative", "", ""}, "", 0, 1});
  Section section;
  section.key = key;
  section.title = text("资金执行情况");
  section.text = text(words);
  report.sections.push_back(section);
  return report;
}

inline Report saying(const std::string& words, Form form, const std::string& key = "results") {
  Report report = saying(words, key);
  report.forms.push_back(std::move(form));
  return report;
}

// The outcome of one check on form 0, or on the report for a narrative pack, and its findings.
inline std::string judged_by(Report report, const std::string& id,
                             Language language = Language::kChinese) {
  check(report, shipped_rules(), language);
  std::string words;
  for (const Coverage& coverage : report.coverage) {
    if (coverage.check == id && coverage.form.value_or(0) == 0) {
      words = outcome_name(coverage.outcome);
    }
  }
  for (const Finding& finding : report.findings) {
    if (finding.check == id && finding.form.value_or(0) == 0) words += " " + words_of(finding);
  }
  return words;
}

// What the first finding of the check says.
inline std::string said_by(Report report, const std::string& id,
                           Language language = Language::kChinese) {
  check(report, shipped_rules(), language);
  for (const Finding& finding : report.findings) {
    if (finding.check == id) return finding.message;
  }
  return "";
}

// "code severity pointer" of every finding.
inline std::multiset<std::string> all_findings(Report report) {
  check(report, shipped_rules(), Language::kChinese);
  std::multiset<std::string> lines;
  for (const Finding& finding : report.findings) {
    lines.insert(finding.code + " " + std::string(severity_name(finding.severity)) + " " +
                 (finding.at.empty() ? "" : finding.at.front()));
  }
  return lines;
}

}  // namespace jixiao
