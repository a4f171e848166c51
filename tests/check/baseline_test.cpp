#include "check/baseline.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "write/write.h"

namespace jixiao {
namespace {

Report report_of(const std::string& path, const std::vector<std::string>& fingerprints) {
  Report report;
  report.source.path = path;
  for (const std::string& fingerprint : fingerprints) {
    Finding finding;
    finding.code = "missing-reason";
    finding.severity = Severity::kWarning;
    finding.message = "因为" + fingerprint;
    finding.form = 0;
    finding.fingerprint = fingerprint;
    report.findings.push_back(finding);
  }
  return report;
}

Baseline baseline_of(const std::vector<Report>& reports, bool pretty = false) {
  std::stringstream json;
  for (const Report& report : reports) json << check_json(report, {pretty, true}) << "\n";
  return parse_baseline(json);
}

// "a=unchanged b=new gone: c", and the record compared with
std::string compared(const Baseline& baseline, Report report) {
  const std::size_t record = compare_with(baseline, report);
  std::string text = record == kNoRecord ? "-" : std::to_string(record);
  for (const Finding& finding : report.findings) {
    text += " " + finding.fingerprint + "=" + std::string(baseline_name(finding.baseline));
  }
  text += " gone:";
  for (const Finding& finding : report.gone) text += " " + finding.fingerprint;
  return text;
}

TEST(Baseline, MarksNewUnchangedAndGone) {
  const Baseline baseline = baseline_of({report_of("a.docx", {"a", "b"})});
  EXPECT_EQ(compared(baseline, report_of("a.docx", {"a", "c"})), "0 a=unchanged c=new gone: b");
}

TEST(Baseline, KeepsWhatIsGone) {
  Report now = report_of("a.docx", {});
  compare_with(baseline_of({report_of("a.docx", {"b"})}), now);
  ASSERT_EQ(now.gone.size(), 1U);
  EXPECT_EQ(now.gone[0].code, "missing-reason");
  EXPECT_EQ(now.gone[0].severity, Severity::kWarning);
  EXPECT_EQ(now.gone[0].message, "因为b");
  EXPECT_EQ(now.gone[0].form, 0);
  EXPECT_EQ(now.gone[0].baseline, BaselineState::kGone);
}

TEST(Baseline, FollowsAReportThatMoved) {
  const Baseline baseline =
      baseline_of({report_of("in/a.docx", {"a", "b"}), report_of("in/b.docx", {"c"})}, true);
  EXPECT_EQ(compared(baseline, report_of("new/b.txt", {"a", "d"})), "0 a=unchanged d=new gone: b");
  // Two files that changed names: the findings tell, not the path.
  EXPECT_EQ(compared(baseline, report_of("in/b.docx", {"a", "b"})),
            "0 a=unchanged b=unchanged gone:");
}

TEST(Baseline, LeavesOneOfficesFindingOutOfAnothersReport) {
  // Reports without a unit can have equal fingerprints.
  const Baseline baseline =
      baseline_of({report_of("a.docx", {"x", "a"}), report_of("b.docx", {"b"})});
  EXPECT_EQ(compared(baseline, report_of("b.docx", {"b", "x"})), "1 b=unchanged x=new gone:");
}

TEST(Baseline, CallsEverythingNewInAReportItNeverSaw) {
  const Baseline baseline = baseline_of({report_of("a.docx", {"a"})});
  EXPECT_EQ(compared(baseline, report_of("z.docx", {"z"})), "- z=new gone:");
}

TEST(Baseline, ReadsConvertsRecordsAndSkipsFailures) {
  std::stringstream json;
  json << error_json("x.doc", FailureKind::kUnsupported, "legacy", {}) << "\n"
       << report_json(report_of("a.docx", {"a"}), {}) << "\n";
  const Baseline baseline = parse_baseline(json);
  ASSERT_EQ(baseline.records.size(), 1U);
  EXPECT_EQ(compared(baseline, report_of("a.docx", {"a"})), "0 a=unchanged gone:");
}

TEST(Baseline, RefusesWhatIsNoCheck) {
  for (const char* text : {"", "  \n", "[]", "{}", "{\"schema\":\"other/1\"}", "{\"schema\":",
                           "{\"schema\":\"jixiao/check/1\"}", "finding,code\n", "{\"schema\":1}",
                           "{\"schema\":\"jixiao/check/1\",\"source\":{\"path\":\"a\"},"
                           "\"findings\":[{\"code\":\"x\",\"severity\":\"grave\","
                           "\"message\":\"\",\"fingerprint\":\"\"}]}"}) {
    std::stringstream json(text);
    EXPECT_THROW(parse_baseline(json), InvalidBaseline) << text;
  }
}

}  // namespace
}  // namespace jixiao
