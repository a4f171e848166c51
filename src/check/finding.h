// A fault, worded and filled into the finding that the report holds.
//
// Example: a fault at /forms/0/total/score, stated 94, computed 93, by the check score-total is
//   score-total-mismatch error inconsistent "总分得分 94 与各项得分之和 93 不一致，相差 1"
// Fingerprints are made for all findings together: the occurrence number needs their order.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.h"
#include "report/report.h"

namespace jixiao {

// A finding and who it is about: an indicator's name, a fund's key, a field. No amount, no
// position and no path, so that the fingerprint survives an edit elsewhere in the document.
struct Found {
  Finding finding;
  std::string subject;
};

Found make_finding(const Scope& scope, const Fault& fault);

// "cn.mof.project/score-total"
std::string check_name(const Pack& pack, const CheckRule& rule);

// Of what the readers noted; no pack's check says these.
Found make_unparsed_finding(const Report& report, const Unparsed& unparsed, Language language);
Found make_unread_finding(const Report& report, const Unread& unread, Language language);
Found make_foreign_form_finding(const Report& report, int form, Language language);
Found make_foreign_report_finding(const Report& report, const Narrative& narrative,
                                  Language language);

// What stands at a pointer, in words: 指标“质量”得分, 总分得分; "field" alone: 得分. A claim is
// told by its words.
std::string pointer_words(const Report& report, const std::string& pointer, Language language);
std::string pointer_field_words(const std::string& pointer, Language language);

// sha256 over code, unit, project, year, subject and the running number among equals.
void set_fingerprints(const Report& report, std::vector<Found>& found);

}  // namespace jixiao
