// Where the columns, rows and totals of one table were sought: the cells that name them or nearly
// do, and what became of each.
//
// Example: explain_column(indicators, score, page) of a form whose header says 自评得分 has a
// candidate kTaken; where the header lacks a key column it is kHeaderShort and says which.
// Helpers of explain.cpp. Not here: fields beside the tables (explain_field.h).
#pragma once

#include <string>

#include "map/explain.h"
#include "map/explain_candidate.h"
#include "rules/pack.h"

namespace jixiao {

// A column of a table: "indicators", "score".
FieldStory explain_column(const TableRule& table, const ColumnRule& column,
                          const ExplainedForm& page);
// A fixed row of the funds, or one figure in it.
FieldStory explain_fund_row(const TableRule& table, const RowRule& row, const std::string& column,
                            const ExplainedForm& page);
// total.weight and total.score.
FieldStory explain_total(const TableRule& table, const std::string& id, const ExplainedForm& page);
TableStory explain_table(const TableRule& rule, const ExplainedForm& page);

}  // namespace jixiao
