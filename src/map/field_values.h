// Field rules on passages: what a rule takes from a cell or a paragraph, and where in the form it
// goes.
//
// Example: （2023年度） above the table gives fiscal_year 2023 by the pattern of the pack's field;
// 单位名称：某局 gives implementing_unit by its label and the colon.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/origins.h"
#include "map/prose.h"
#include "normalize/fold.h"
#include "report/report.h"
#include "rules/pack.h"
#include "rules/word_filter.h"

namespace jixiao {

// What the rule takes out of a passage by itself: by a pattern its group `value` (or `year`), else
// the whole match; by a label that a colon follows, what stands behind the colon.
std::optional<Passage> find_in_passage(const FieldRule& rule, const Passage& passage);
std::optional<Passage> find_in_passage(const FieldRule& rule, const Passage& passage,
                                       const Folded& folded);

// The same for all fields of a pack, looked up once. `match` is the text as FoldForm::kMatch; the
// passage must outlive it. `labelled`: false where the label before a colon is of a part only.
class PassageFields {
 public:
  PassageFields(const Pack& pack, const Passage& passage, std::string_view match,
                bool labelled = true);

  bool none() const { return labels_.empty() && patterns_.empty(); }  // no field finds anything
  std::optional<Passage> find(const FieldRule& rule) const;

 private:
  const Passage& passage_;
  LabelHits labels_;  // before the colon
  std::vector<FieldPatternHit> patterns_;
};

// The fields of the pack that stand in lines, around a form or on a cover, but for those that no
// line of the filter can hold: few lines of few documents are then asked for any.
std::vector<const FieldRule*> fields_in_lines(const Pack& pack, const WordFilter& lines);

// Puts the value where the rule's id says. False, and nothing is taken, if the form has no such
// place, if it is filled already, or if the value is none of the rule's `values`. A second note
// (narratives.…) is joined to the first.
bool take_form_field(const Pack& pack, const FieldRule& rule, const Passage& value, Report& report,
                     Form& form);

// Reads a caption of a form: title, year, unit line, marks the pack knows and leaves out, also
// where several stand in one line, each behind its label (pairs.h). False if the pack does not know
// the paragraph, whose text as FoldForm::kMatch is `match`.
bool read_caption(const Pack& pack, const Passage& paragraph, std::string_view match,
                  Report& report, Form& form);

// Reads a line around a form: a note the pack names (narratives.notes), or a mark it leaves out.
// False if the pack does not know the line. `fields` are those of the pack in lines.
bool read_note(const Pack& pack, std::span<const FieldRule* const> fields, const Line& line,
               Report& report, Form& form);

// Reads a line beside a form that says a result of it, a figure or a listed value, as a cell of it
// might: 自评等级：优. False if the pack has no such field, or if the form has it already.
bool read_result_line(const Pack& pack, const Line& line, Report& report, Form& form);

// A year as a number.
Number take_year(Report& report, const Passage& passage, const std::string& rule);

}  // namespace jixiao
