#include "map/explain_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "map/bound_table.h"
#include "map/form.h"

namespace jixiao {
namespace {

// The key columns of the rule that no cell of the row names.
std::vector<std::string> missing_keys(const TableRule& rule, const FoldedTable& table, int row) {
  std::vector<std::string> missing;
  for (const ColumnRule& column : rule.columns) {
    if (!column.key) continue;
    const std::span<const int> cells = table.row_cells(row);
    const bool shown = std::any_of(cells.begin(), cells.end(), [&](int index) {
      return column.labels.match(table.cell(index).key);
    });
    if (shown) continue;
    const std::string label = column.labels.keys.empty() ? "" : column.labels.keys.front();
    missing.push_back(label.empty() ? column.id : column.id + " (" + label + ")");
  }
  return missing;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::size_t count_keys(const TableRule& rule) {
  return static_cast<std::size_t>(
      std::count_if(rule.columns.begin(), rule.columns.end(),
                    [](const ColumnRule& column) { return column.key; }));
}

// The header that a row belongs to, as map bound it.
std::optional<BoundTable> header_at(const TableRule& rule, const ExplainedForm& page, int row) {
  const std::vector<RowStep>& rows = page.table.rows;
  const RowStep& step = rows[static_cast<std::size_t>(row)];
  if (step.how != RowStep::How::kHeader || step.table != &rule) return std::nullopt;
  for (int first = row; first >= std::max(0, row - 1); --first) {
    std::optional<BoundTable> bound = bind_header(rule, page.table.table, first);
    if (bound && bound->last_header_row >= row) return bound;
  }
  return std::nullopt;
}

// A cell that names the column.
Candidate judge_header(const TableRule& rule, const ColumnRule& column, const ExplainedForm& page,
                       int index) {
  const FoldedCell& cell = page.table.table.cell(index);
  Candidate candidate = candidate_of(cell, matched_label(column.labels, cell.key));
  if (const std::optional<BoundTable> bound = header_at(rule, page, cell.row)) {
    for (const BoundColumn& other : bound->columns) {
      if (other.cell != index) continue;
      const bool own = other.rule == &column;
      decide(candidate, own ? Why::kTaken : Why::kOtherField, own ? "" : other.rule->id);
      return candidate;
    }
    decide(candidate, Why::kFilled);
    return candidate;
  }
  const std::vector<std::string> missing = missing_keys(rule, page.table.table, cell.row);
  if (!missing.empty()) {
    decide(candidate, Why::kHeaderShort, joined(missing));
  } else if (!decide_by_row(step_of(page, cell), candidate)) {
    decide(candidate, Why::kNotReached);
  }
  return candidate;
}

// --- Fixed rows and totals ---------------------------------------------------------------------

// What gave the value of this row; null if nothing did.
const Origin* find_origin_in_row(const ExplainedForm& page, const std::string& id, int row) {
  for (const int index : page.origins) {
    const Origin& origin = origin_at(page, index);
    const bool same_table = origin.place.table == page.table.table.place.table;
    if (origin.rule == full_name(page, id) && same_table && origin.place.row == row) {
      return &origin;
    }
  }
  return nullptr;
}

// A label at the left of a row of `rule`, whose value stands in the row under `id`.
Candidate judge_row_label(const TableRule& rule, const ExplainedForm& page, const FoldedCell& cell,
                          const std::string& label, const std::string& id) {
  Candidate candidate = candidate_of(cell, label);
  const Origin* value = find_origin_in_row(page, id, cell.row);
  const RowStep& step = step_of(page, cell);
  if (value != nullptr) {
    candidate.value_place = value->place;
    decide(candidate, Why::kTaken, quote(value->text));
  } else if (step.how == RowStep::How::kTableRow && step.table == &rule) {
    decide(candidate, Why::kBlank);
  } else if (!decide_by_row(step, candidate)) {
    const FieldRule* field = find_field(page.pack, cell.labels);
    decide(candidate, field == nullptr ? Why::kNotReached : Why::kOtherField,
           field == nullptr ? "" : field->id);
  }
  return candidate;
}

void seek_row_labels(const TableRule& rule, const Labels& labels, const ExplainedForm& page,
                     const std::string& id, FieldStory& story) {
  for (const FoldedCell& cell : page.table.table.cells) {
    if (cell.key.empty()) continue;
    if (labels.match(cell.key)) {
      story.candidates.push_back(
          judge_row_label(rule, page, cell, matched_label(labels, cell.key), id));
    } else if (std::optional<Candidate> near = judge_near(labels.keys, page, cell)) {
      story.candidates.push_back(std::move(*near));
    }
  }
}

}  // namespace

FieldStory explain_column(const TableRule& table, const ColumnRule& column,
                          const ExplainedForm& page) {
  FieldStory story = story_of(table.id + "." + column.id, "column", column.labels);
  const std::string prefix = full_name(page, table.id + ".");
  story.values = values_where(page, [&](const std::string& rule) {
    // Of the funds the row stands between: funds.total.executed.
    return rule.starts_with(prefix) && rule.ends_with("." + column.id);
  });
  const FoldedTable& cells = page.table.table;
  for (int i = 0; i < static_cast<int>(cells.cells.size()); ++i) {
    const FoldedCell& cell = cells.cell(i);
    if (cell.key.empty()) continue;
    if (column.labels.match(cell.key)) {
      story.candidates.push_back(judge_header(table, column, page, i));
      continue;
    }
    // Of the header rows, and of rows that are nearly one.
    const bool header = header_at(table, page, cell.row).has_value();
    const bool nearly = missing_keys(table, cells, cell.row).size() < count_keys(table);
    if (!header && !nearly) continue;
    if (std::optional<Candidate> near = judge_near(column.labels.keys, page, cell)) {
      story.candidates.push_back(std::move(*near));
    }
  }
  return story;
}

FieldStory explain_fund_row(const TableRule& table, const RowRule& row, const std::string& column,
                            const ExplainedForm& page) {
  const std::string id = table.id + "." + row.id + (column.empty() ? "" : "." + column);
  FieldStory story = story_of(id, "row", row.labels);
  story.values = values_of(page, id);
  seek_row_labels(table, row.labels, page, id, story);
  return story;
}

FieldStory explain_total(const TableRule& table, const std::string& id, const ExplainedForm& page) {
  FieldStory story = story_of(id, "total_rows", table.total_rows);
  story.values = values_of(page, id);
  seek_row_labels(table, table.total_rows, page, id, story);
  return story;
}

TableStory explain_table(const TableRule& rule, const ExplainedForm& page) {
  TableStory story;
  story.id = rule.id;
  const FoldedTable& table = page.table.table;
  std::size_t most = 0;
  for (int row = 0; row < table.rows; ++row) {
    const std::vector<std::string> missing = missing_keys(rule, table, row);
    const std::size_t shown = count_keys(rule) - missing.size();
    if (shown > most) {
      most = shown;
      story.nearest_row = row;
      story.missing_keys = missing;
    }
    const std::optional<BoundTable> bound = header_at(rule, page, row);
    if (!bound || row != bound->header_row) continue;
    story.header_rows.push_back(row);
    for (const ColumnRule& column : rule.columns) {
      const BoundColumn* found = bound->find_column(column.id);
      if (found == nullptr) {
        story.not_shown.push_back(column.id);
      } else {
        story.columns.push_back(column.id + "=" + std::string(table.cell(found->cell).key));
      }
    }
  }
  if (!story.header_rows.empty()) story.nearest_row = -1;
  if (page.table.form < 0) return story;
  const Form& form = page.report.forms[static_cast<std::size_t>(page.table.form)];
  story.rows = rule.id == "funds"   ? form.funds.size()
               : rule.id == "goals" ? form.goals.size()
                                    : form.indicators.size();
  return story;
}

}  // namespace jixiao
