// Where one value of a form was sought: the cells and lines whose label fits or nearly fits
// (near_label.h), and what became of each.
//
// Example: explain_field(rule, page) of a form whose only 项目名称 stands beside a blank cell has
// one candidate, kBlank. Helpers of explain.cpp. Not here: columns, rows and totals of tables
// (explain_table.h), values of the prose (explain_prose.h).
#pragma once

#include "map/explain.h"
#include "map/explain_candidate.h"
#include "rules/pack.h"

namespace jixiao {

FieldStory explain_field(const FieldRule& rule, const ExplainedForm& page);
// The form's title, and the unit of its amounts: no rule of `fields` takes them.
FieldStory explain_title(const ExplainedForm& page);
FieldStory explain_unit(const ExplainedForm& page);

}  // namespace jixiao
