// Where one value was sought: the cells and lines whose label fits or nearly fits, and what became
// of each.
//
// Example: explain_field(rule, page) of a form whose only 项目名称 stands beside a blank cell has
// one candidate, kBlank. A label is near when one of the two holds the other and is at most twice
// as long, or holds its characters in order and is at most half as long again (归口管理部门,
// 归口部门), or when they differ by one character (by two from eight characters on). Helpers of
// explain.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "map/explain.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// A form with all that is known of how it was read.
struct ExplainedForm {
  const Report& report;
  const MapSteps& steps;
  const TableSteps& table;
  const Pack& pack;
  std::vector<int> origins;  // indices into Report::origins: what this form's values came from
};

FieldStory explain_field(const FieldRule& rule, const ExplainedForm& page);
// A column of a table: "indicators", "score".
FieldStory explain_column(const TableRule& table, const ColumnRule& column,
                          const ExplainedForm& page);
// A fixed row of the funds, or one figure in it.
FieldStory explain_fund_row(const TableRule& table, const RowRule& row, const std::string& column,
                            const ExplainedForm& page);
// total.weight and total.score.
FieldStory explain_total(const TableRule& table, const std::string& id, const ExplainedForm& page);
// The form's title, and the unit of its amounts: no rule of `fields` takes them.
FieldStory explain_title(const ExplainedForm& page);
FieldStory explain_unit(const ExplainedForm& page);
TableStory explain_table(const TableRule& rule, const ExplainedForm& page);

// Of a narrative's cover and prose.
FieldStory explain_cover_field(const FieldRule& rule, const Pack& pack, const MapSteps& steps,
                               const Report& report);
FieldStory explain_heading(const HeadingRule& rule, const Pack& pack, const MapSteps& steps,
                           const Report& report);
FieldStory explain_claim(const ClaimRule& rule, const Pack& pack, const MapSteps& steps,
                         const Report& report);

// The label that is nearly the key; empty if none is.
std::string find_near_label(const std::vector<std::string>& labels, const std::string& key);

}  // namespace jixiao
