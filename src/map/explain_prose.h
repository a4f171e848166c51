// Where the values of a report's prose were sought: the lines that could hold a field of the cover,
// a heading or a claim, and what became of each.
//
// Example: explain_heading() of 项目基本情况 over a document with the line 项目基本情况: that is no
// heading has one candidate, kNoHeading. Helpers of explain.cpp. Not here: forms.
#pragma once

#include "map/explain.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// Of a narrative's cover and prose.
FieldStory explain_cover_field(const FieldRule& rule, const Pack& pack, const MapSteps& steps,
                               const Report& report);
FieldStory explain_heading(const HeadingRule& rule, const Pack& pack, const MapSteps& steps,
                           const Report& report);
FieldStory explain_claim(const ClaimRule& rule, const Pack& pack, const MapSteps& steps,
                         const Report& report);

}  // namespace jixiao
