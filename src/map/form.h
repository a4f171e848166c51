// One form table + its pack -> Form: fields, funds, goals, indicators, totals.
//
// Example: the row | 项目名称 | 应急指挥中心项目 | gives project_name. The rows are walked once,
// top to bottom: a row that shows a table rule's key columns begins that table; a row with a label
// of `stop_at` ends it; in between, rows are read by the bound columns. Nothing about a form's
// wording stands here: it comes from the pack.
#pragma once

#include <span>
#include <string>

#include "map/folded_table.h"
#include "map/prose.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// Adds the form to report.forms and the numbers that do not parse to report.unparsed; marks the
// cells it used. `captions` are the lines above the table that may belong to it (title, year,
// unit), in order; those that the pack knows are marked used.
// `steps`, if given, tells how each row was taken.
void read_form(const Pack& pack, FoldedTable& table, std::span<Line> captions, Report& report,
               std::vector<RowStep>* steps = nullptr);

// The pack's field whose value may stand beside the cell that bears these labels; null if there is
// none.
const FieldRule* find_field(const Pack& pack, LabelView labels);

}  // namespace jixiao
