// Rows of a bound table -> fund rows, goals, indicators and the total.
//
// Example: | 产出指标（50分） | 质量指标 | 落实指令 | ≥98 | 98 | 10 | 10 | | is an indicator with
// level1 产出指标, level1_weight 50, target >= 98, actual 98, weight 10, score 10.
#pragma once

#include <string>

#include "map/bound_table.h"
#include "map/form_page.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// The row's number of that column, or null.
Number* fund_number(FundRow& row, std::string_view column);
// The fixed row of a cell that bears these labels, or null.
const RowRule* find_fixed_row(const TableRule& rule, LabelView labels);
// 预算执行情况（20分） over funds without a column of weights: the weight of their total.
void take_caption_weight(FormPage& page, const BoundTable& bound, int caption);
// A figure or goal that stands beside its label, or in the same cell, without a table
// (funds.total.annual_budget, goals.expected). False if the rule's id names none, or if it is
// filled already.
bool take_table_field(FormPage& page, const FieldRule& rule, int label, const Passage& value);
// True if the row is one of the rule's fixed rows; then it is added.
bool read_fund_row(FormPage& page, const BoundTable& bound, int row);
// The column of the goals that bears one of the labels; null if there is none.
const ColumnRule* find_goal_column(const Pack& pack, LabelView labels);
void read_goal_row(FormPage& page, const BoundTable& bound, int row);
// 预期目标：造林, in a line above the table or between its parts. True if the goal is taken.
bool read_goal_line(FormPage& page, const Line& line);
void read_indicator_row(FormPage& page, const BoundTable& bound, int row);
// Does the row hold a name and a target or an actual?
bool is_indicator_row(const FormPage& page, const BoundTable& bound, int row);
// Notes a row that may be read in several ways and takes its cells: nothing is guessed.
void note_ambiguous_row(FormPage& page, int row, const char* what, const char* what_en);
// Adds an indicator without values for a row of figures that was not read, so that no sum is
// computed without it.
void add_doubtful_indicator(FormPage& page, const BoundTable& bound, int row);
// A first row of the funds that has a weight and a label the pack does not know is the total, if no
// other row is or has one: only the total has a weight. One merged down is of all rows it covers.
void settle_total(Report& report, const FoldedTable& table, Form& form);
// Does the table hold a caption of the funds, or their total row, of which nothing was read? Asked
// after the cells were read.
bool shows_unread_funds(const Pack& pack, const FoldedTable& table, const Form& form);
// 财政拨款 100, 省级 60, 市级 40 of 100: the levels behind the fiscal source split it and are no
// addends of the total, if the total adds up only so.
void settle_levels(Form& form);
// Does the row say a total in the cell of its label: 总分：98分?
bool has_glued_total(const FormPage& page, const BoundTable& bound, int row);
enum class TotalRow { kNone, kSubtotal, kTotal };
// Reads the row if it is a total or subtotal row of the rule.
TotalRow read_total_row(FormPage& page, const BoundTable& bound, int row);

}  // namespace jixiao
