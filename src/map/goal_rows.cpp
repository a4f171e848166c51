// read_goal_row, read_goal_line: the goals of a form, in a table of their own or in lines between
// the tables.
#include <utility>

#include "map/form_rows.h"
#include "map/part_lines.h"
#include "normalize/fold.h"

namespace jixiao {

const ColumnRule* find_goal_column(const Pack& pack, LabelView labels) {
  for (const TableRule& table : pack.tables) {
    if (table.id != "goals") continue;
    for (const ColumnRule& column : table.columns) {
      if (column.keep && bears(labels, column.labels)) return &column;
    }
  }
  return nullptr;
}

void read_goal_row(FormPage& page, const BoundTable& bound, int row) {
  Goal goal;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    if (!column.rule->keep) {
      leave_out(page, *column.rule, cell);
      continue;
    }
    Text& side = column.rule->id == "expected" ? goal.expected : goal.actual;
    side = take_cell_text(page, cell, {"goals", column.rule->id});
  }
  if (goal.expected.value || goal.actual.value) page.form.goals.push_back(std::move(goal));
}

bool read_goal_line(FormPage& page, const Line& line) {
  const std::string label = label_of(line);
  if (label.empty()) return false;
  const ColumnRule* const column = find_goal_column(page.pack, find_labels(page.pack, label));
  if (column == nullptr) return false;
  Goal goal = page.form.goals.empty() ? Goal{} : page.form.goals.front();
  Text& side = column->id == "expected" ? goal.expected : goal.actual;
  if (side.origin >= 0) return false;
  const Span text{line.folded.text.find(':') + 1, line.folded.text.size()};
  side = take_text(page.report, part_of(line.passage, line.folded, text),
                   rule_name(page, {"goals", column->id}));
  if (!side.value) return false;
  if (page.form.goals.empty()) page.form.goals.emplace_back();
  page.form.goals.front() = std::move(goal);
  return true;
}

}  // namespace jixiao
