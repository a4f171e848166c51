// What the readers of one form share: the page they fill, and how a cell becomes a value of it.
//
// Example: of the cell 37.44 in a column of executed amounts take_page_number() makes the number,
// its origin and the name of its rule, "cn.mof.project:funds.total.executed".
// Not here: which cell is which (bound_table.h), and what a row is (form_rows.h).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
  Number level2_weight;
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

// Does a plain number stand in the cell? None in cell -1.
bool is_figure(const FoldedTable& table, int cell);
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
// Takes a number; a weight may be printed as a share of 100. `match` is the passage as
// FoldForm::kMatch.
Number take_page_number(FormPage& page, const Passage& passage, std::string_view match,
                        ValueType type, std::string rule);
inline Number take_page_number(FormPage& page, const FoldedCell& cell, ValueType type,
                               std::string rule) {
  return take_page_number(page, cell.passage, cell.match, type, std::move(rule));
}
// Takes a number out of a cell and notes it if it does not parse.
Number take_cell_number(FormPage& page, int cell, ValueType type, std::string_view id,
                        const LeafAt& at);

// Takes the text of a cell; none of cell -1. `id` are the parts of the rule's name.
Text take_cell_text(FormPage& page, int cell, std::initializer_list<std::string_view> id);
// Takes a cell of a column that the report has no place for, and says so once a column.
void leave_out(FormPage& page, const ColumnRule& column, int index);

// A name and the weight behind it: 产出指标（50分） is 产出指标 and 50.
struct NamedWeight {
  Passage name;
  Passage weight;
};
std::optional<NamedWeight> find_named_weight(const TableRule& rule, const FoldedCell& cell);

}  // namespace jixiao
