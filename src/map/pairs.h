// A line above or below a form that says several things, each behind its label.
//
// Example: 项目名称：某项目    填报单位：某局    单位：万元 gives three parts, and 填报单位：某局
// （2023年度） two. A part begins behind white space, with a label of the pack and a colon, or with
// any label and a colon or a date where a wide gap stands before it, or with a year in brackets.
// Not here: lines with one label (field_values.h), cells of tables.
#pragma once

#include <vector>

#include "map/origins.h"
#include "map/prose.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// The parts of the passage, without the white space between them; the passage itself if it has
// only one.
std::vector<Passage> split_pairs(const Pack& pack, const Passage& passage);

// Gives the form what it has no value for yet: names that stand in a line and not in the table.
// Marks the line used where all it says is known to the pack.
void read_pairs(const Pack& pack, Line& line, Report& report, Form& form);

}  // namespace jixiao
