// Rows of a bound table -> fund rows, goals, indicators and the total.
//
// Example: | 产出指标（50分） | 质量指标 | 落实指令 | ≥98 | 98 | 10 | 10 | | is an indicator with
// level1 产出指标, level1_weight 50, target >= 98, actual 98, weight 10, score 10.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/bound_table.h"
#include "map/folded_table.h"
#include "map/origins.h"
#include "map/prose.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// The names that a blank group cell repeats.
struct IndicatorGroup {
  Text level1;
  Number level1_weight;
  Text level2;
  // The cells they were taken from: merged down, they stand in many rows and are read once.
  int level1_cell = -1;
  int level2_cell = -1;
};

// A sum of weights or scores over the rows read so far: of the funds' totals and all indicators.
// Only the rows read since it was last asked are added.
struct ColumnSum {
  std::size_t funds = 0;  // rows that are in it
  std::size_t indicators = 0;
  Decimal sum = 0;
  bool complete = true;  // no indicator lacks its figure
};

// A block of indicators that stands to the right of another in the same rows.
struct BesideBlock {
  BoundTable bound;
  Text name;
  std::vector<int> rows;  // of the table, once the block beside it has been read
};

// What the readers of one form share: where values go and what they are called.
struct FormPage {
  Report& report;
  const Pack& pack;
  FoldedTable& table;
  std::span<const Line> captions;  // the lines above the table that belong to it
  Form form = {};
  std::string printed_unit = {};  // of amounts without a unit of their own: 千元, in a form of 万元
  std::string pointer = {};       // "/forms/0"
  IndicatorGroup group = {};
  Text block = {};  // 年度绩效目标1: what the indicators read now belong to
  std::optional<BesideBlock> beside = {};
  std::vector<const ColumnRule*> left_out = {};  // columns without a place that were told of
  bool past_total = false;                       // a total row of the indicators was read
  Number caption_weight = {};  // 预算执行情况（20分）: the weight of the funds block
  ColumnSum weights = {};
  ColumnSum scores = {};
  int rows_without_unit = 0;              // the first rows, in which no unit of amounts was found
  bool fund_within = false;               // a source behind 其中 was read
  std::vector<RowStep>* steps = nullptr;  // how each row was taken, where it is asked for
};

// The row's number of that column, or null.
Number* fund_number(FundRow& row, const std::string& column);
// The fixed row of a cell that bears these labels, or null.
const RowRule* find_fixed_row(const TableRule& rule, const LabelHits& labels);
// Text, place and range of a cell.
inline const Passage& passage_of(const FoldedCell& cell) { return cell.passage; }
// "cn.mof.project:funds.total.executed", of "funds", "total" and "executed".
std::string rule_name(const FormPage& page, std::initializer_list<std::string_view> parts);
inline std::string rule_name(const FormPage& page, std::string_view id) {
  return rule_name(page, {id});
}
// Where a value that is being read stands in the JSON, in the form {"indicators", 12, "target",
// "number"} or {"total", {}, "score"}. The pointer, /forms/0/indicators/12/target/number, is put
// together only where something is told of the value.
struct LeafAt {
  std::string_view table;
  std::optional<std::size_t> row;
  std::string_view column;
  std::string_view leaf = {};
};
std::string pointer_of(const FormPage& page, const LeafAt& at);
// Notes text that stands in a number's place and is none.
void note_unparsed(FormPage& page, const Number& number, const LeafAt& at);
// Takes a number out of a cell and notes it if it does not parse.
Number take_cell_number(FormPage& page, int cell, ValueType type, std::string_view id,
                        const LeafAt& at);

// 预算执行情况（20分） over funds without a column of weights: the weight of their total.
void take_caption_weight(FormPage& page, const BoundTable& bound, int caption);
// A figure or goal that stands beside its label, or in the same cell, without a table
// (funds.total.annual_budget, goals.expected). False if the rule's id names none, or if it is
// filled already.
bool take_table_field(FormPage& page, const FieldRule& rule, int label, const Passage& value);
// True if the row is one of the rule's fixed rows; then it is added.
bool read_fund_row(FormPage& page, const BoundTable& bound, int row);
void read_goal_row(FormPage& page, const BoundTable& bound, int row);
void read_indicator_row(FormPage& page, const BoundTable& bound, int row);
// Does the row hold a name and a target or an actual?
bool is_indicator_row(const FormPage& page, const BoundTable& bound, int row);
// Notes a row that may be read in several ways and takes its cells: nothing is guessed.
void note_ambiguous_row(FormPage& page, int row, const char* what, const char* what_en);
// Adds an indicator without values for a row of figures that was not read, so that no sum is
// computed without it.
void add_doubtful_indicator(FormPage& page, const BoundTable& bound, int row);
enum class TotalRow { kNone, kSubtotal, kTotal };
// Reads the row if it is a total or subtotal row of the rule.
TotalRow read_total_row(FormPage& page, const BoundTable& bound, int row);

}  // namespace jixiao
