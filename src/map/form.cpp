#include "map/form.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "map/blocks.h"
#include "map/bound_table.h"
#include "map/detect.h"
#include "map/field_values.h"
#include "map/form_rows.h"
#include "map/form_units.h"
#include "map/leftovers.h"
#include "map/measure.h"
#include "map/pairs.h"
#include "map/split_target.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Memory for so many indicators is asked for at once: they are large, and would be moved each time
// that they outgrow theirs.
constexpr std::size_t kIndicatorsAtOnce = 64;

// The cell below the label. Where cells merged down have vanished from the front of a row, it is
// counted from the row's end.
int find_below(const FoldedTable& table, int label) {
  const int row = table.cell(label).row;
  if (table.spans_known || table.merged_down_kept || row + 1 >= table.rows) {
    return table.below(label);
  }
  const std::span<const int> own = table.row_cells(row);
  const std::span<const int> lower = table.row_cells(row + 1);
  const auto behind = own.end() - std::find(own.begin(), own.end(), label);
  const auto at = static_cast<long>(lower.size()) - behind;
  if (lower.size() > own.size() || at < 0) return -1;
  return lower[static_cast<std::size_t>(at)];
}

// The cell that holds the field's value: none if that place holds another label.
int find_field_value(const FormPage& page, const FieldRule& rule, int label) {
  const int value = rule.find == FindWhere::kCellBelow ? find_below(page.table, label)
                                                       : page.table.right_of(label);
  if (value < 0 || find_field(page.pack, page.table.cell(value).labels) != nullptr) return -1;
  // Blanks between may be what the label spans. But what is found behind them may be a label that
  // the pack does not know, with a value of its own beside it.
  const bool beside = page.table.cell(value).col == page.table.cell(label).end_col();
  const int next = page.table.cell_at(page.table.cell(value).row, page.table.cell(value).end_col());
  const bool labels = !beside && next >= 0 && !page.table.cell(next).key.empty() &&
                      find_field(page.pack, page.table.cell(next).labels) == nullptr;
  return labels && page.table.even ? -1 : value;
}

// A cell that says in which unit the amounts are printed.
bool take_unit_field(FormPage& page, const FieldRule& rule, const Passage& value) {
  if (rule.id != "currency_unit") return false;
  const std::string unit = parse_currency_unit(fold_match(value.text));
  if (unit.empty() || page.form.currency_unit.value) return false;
  try_unit(page, rule_name(page, rule.id), value, unit);
  return true;
}

bool take_passage(FormPage& page, const FieldRule& rule, int label, const Passage& value) {
  if (!rule.keep) return true;
  if (rule.type == ValueType::kMoney) find_unit_beside(page, page.table.cell(label).row, value);
  return take_table_field(page, rule, label, value) || take_unit_field(page, rule, value) ||
         take_form_field(page.pack, rule, value, page.report, page.form);
}

void take_value(FormPage& page, const FieldRule& rule, int label, int value) {
  FoldedCell& cell = page.table.cell(value);
  // What is not taken, a second value or one that is not listed, stays for the leftovers.
  cell.taken = take_passage(page, rule, label, passage_of(cell));
}

void take_field(FormPage& page, const FieldRule& rule, int label) {
  page.table.cell(label).taken = true;
  const int value = find_field_value(page, rule, label);
  if (value < 0) return;
  take_value(page, rule, label, value);
  if (rule.find != FindWhere::kRowRight) return;
  for (int next = page.table.right_of(value); next >= 0; next = page.table.right_of(next)) {
    if (!page.table.cell(next).key.empty()) take_value(page, rule, label, next);
  }
}

// In rows of goals or indicators no cell is the label of a goal, whatever its words.
bool says_no_goal(const BoundTable* current, const FieldRule& rule) {
  return current != nullptr && current->rule->id != "funds" && rule.id.starts_with("goals.");
}

// Label and value in one cell: 项目名称：某项目. Also where the pack looks beside the label: some
// forms have lost the border. Patterns may take several values out of a cell (预算数 5.8万 执行数
// 5万), a label and its colon only one.
bool read_same_cell(FormPage& page, const BoundTable* current, int index) {
  const Passage& passage = passage_of(page.table.cell(index));
  const PassageFields fields(page.pack, passage, page.table.cell(index).match);
  if (fields.none()) return false;
  bool found = false;
  for (const FieldRule& rule : page.pack.fields) {
    if (rule.find == FindWhere::kParagraph || rule.find == FindWhere::kAfterLabel) continue;
    if (found && rule.patterns.empty()) continue;
    if (says_no_goal(current, rule)) continue;
    const std::optional<Passage> value = fields.find(rule);
    if (!value) continue;
    const bool taken = take_passage(page, rule, index, *value);
    page.table.cell(index).taken = taken || page.table.cell(index).taken;
    found = true;
    if (rule.patterns.empty()) break;
  }
  return found;
}

// Does the row show the field's label again behind this cell, where the last one counts?
bool comes_again(const FormPage& page, const FieldRule& rule, int label) {
  if (!rule.last) return false;
  const FoldedCell& cell = page.table.cell(label);
  const std::span<const int> cells = page.table.row_cells(cell.row);
  return std::any_of(cells.begin(), cells.end(), [&](int other) {
    return page.table.cell(other).col > cell.col &&
           find_field(page.pack, page.table.cell(other).labels) == &rule;
  });
}

// Does the cell name an indicator with points, or a group of it, whatever label it is besides:
// 实际完成情况 as a second or third level?
bool names_indicator(const FormPage& page, const BoundTable& bound, int row, int cell) {
  if (bound.rule->id != "indicators" || page.past_total) return false;
  if (page.table.row_bears(row, bound.rule->total_rows)) return false;
  const auto cell_of = [&](std::string_view id) {
    const BoundColumn* column = bound.find_column(id);
    return column == nullptr ? -1 : find_value_cell(bound, page.table, row, *column);
  };
  const int name = cell_of(bound.find_column("level3") == nullptr ? "level2" : "level3");
  const bool group = cell == cell_of("level1") || cell == cell_of("level2");
  if (name < 0 || (name != cell && !group)) return false;
  if (page.table.cell(name).key.empty() || is_figure(page.table, name)) return false;
  const int weight = cell_of("weight");
  const int score = cell_of("score");
  return (weight != name && is_figure(page.table, weight)) ||
         (score != name && is_figure(page.table, score));
}

// 年度总体目标 is the label of the goal beside it; in most forms it is the caption of a table of
// goals instead.
bool captions_goals(const FormPage& page, const FieldRule& rule, int label) {
  if (!rule.id.starts_with("goals.") || rule.find != FindWhere::kCellRight) return false;
  const FoldedTable& table = page.table;
  const int value = table.right_of(label);
  if (value < 0) return false;
  if (find_goal_column(page.pack, table.cell(value).labels) != nullptr) return true;
  // Merged down, over the head of a column or the first of several goals.
  if (table.cell(label).rowspan > table.cell(value).rowspan) return true;
  const int below = table.below(label);
  if (below >= 0 && !table.spans_known && table.cell(below).key.empty()) return true;
  // Of several cells beside it the first is the head of a column, but for another label.
  const int next = table.right_of(value);
  if (next < 0 || table.cell(next).key.empty()) return false;
  const FieldRule* const other = find_field(page.pack, table.cell(next).labels);
  return other == nullptr || other == &rule;
}

// The field whose label the cell is; null if it is none here.
const FieldRule* find_field_of(const FormPage& page, const BoundTable* current, int label) {
  const FieldRule* rule = find_field(page.pack, page.table.cell(label).labels);
  if (rule == nullptr || says_no_goal(current, *rule)) return nullptr;
  return captions_goals(page, *rule, label) ? nullptr : rule;
}

// Key-value cells of one row. True if the row's first filled cell is a label; inside a table
// (`current`) no other cell is looked at.
bool read_fields(FormPage& page, int row, const std::optional<BoundTable>& current) {
  const bool only_first = current.has_value();
  const BoundTable* const table = current ? &*current : nullptr;
  bool found = false;
  bool first = true;
  for (const int index : page.table.row_cells(row)) {
    const std::string_view key = page.table.cell(index).key;
    if (key.empty() || page.table.cell(index).taken) continue;
    if (first && only_first && names_indicator(page, *current, row, index)) return false;
    const FieldRule* rule = find_field_of(page, table, index);
    // 项目自评总分 is a field above the tables and the total row below its indicators.
    if (first && only_first && rule != nullptr &&
        bears(page.table.cell(index).labels, current->rule->total_rows)) {
      return false;
    }
    const bool known = rule != nullptr || read_same_cell(page, table, index);
    if (first && !known && only_first) return false;
    first = false;
    if (rule != nullptr && !comes_again(page, *rule, index)) take_field(page, *rule, index);
    found = found || known;
  }
  return found;
}

// Takes the cells of the header; says once that there is no place for the weights of second levels.
void take_columns(FormPage& page, const BoundTable& bound) {
  for (const BoundColumn& column : bound.columns) page.table.cell(column.cell).taken = true;
  for (const std::optional<BoundColumn>& weight : {bound.level1_weight, bound.level2_weight}) {
    if (weight) page.table.cell(weight->cell).taken = true;
  }
  if (!bound.level2_weight) return;
  const ColumnRule* const rule = bound.level2_weight->rule;
  std::vector<const ColumnRule*>& told = page.left_out;
  if (std::find(told.begin(), told.end(), rule) != told.end()) return;
  told.push_back(rule);
  page.report.unread.push_back(
      Unread{"二级指标的分值一列在报告中没有位置，只用于核对",
             "the report has no place for the weights of second levels; checks know them",
             page.table.cell(bound.level2_weight->cell).passage.place});
}

void list_columns(FormPage& page, const BoundTable& bound) {
  std::vector<std::string>& columns = page.form.columns;
  for (const BoundColumn& column : bound.columns) {
    if (!column.rule->keep) continue;
    const std::string id = bound.rule->id + "." + column.rule->id;
    if (std::find(columns.begin(), columns.end(), id) == columns.end()) columns.push_back(id);
  }
}

void take_header(FormPage& page, BoundTable& bound) {
  read_beside(page);
  take_columns(page, bound);
  begin_block(page, bound);
  if (bound.rule->id == "indicators") {
    const auto rows = static_cast<std::size_t>(page.table.rows - bound.last_header_row);
    page.form.indicators.reserve(std::min(rows, kIndicatorsAtOnce));
  }
  for (int row = bound.header_row; row <= bound.last_header_row; ++row) {
    for (const int index : page.table.row_cells(row)) {
      FoldedCell& cell = page.table.cell(index);
      take_block_score(page, bound, index);
      if (cell.taken || cell.key.empty()) continue;
      if (!bears(cell.labels, bound.rule->caption)) {
        bound.unknown.push_back(index);
        continue;
      }
      cell.taken = true;
      if (bound.rule->id == "funds") take_caption_weight(page, bound, index);
    }
  }
  // 得分（10分）: a column of weights in the header of the scores.
  const BoundColumn* score = bound.rule->id == "funds" ? bound.find_column("score") : nullptr;
  if (score != nullptr && page.caption_weight.origin < 0) {
    take_caption_weight(page, bound, score->cell);
  }
  list_columns(page, bound);
}

std::optional<BoundTable> begin_table(FormPage& page, int row) {
  for (const TableRule& rule : page.pack.tables) {
    std::optional<BoundTable> bound = bind_header(rule, page.table, row);
    if (!bound) continue;
    if (rule.id == "indicators") split_target(*bound, page.table, *page.pack.values);
    take_header(page, *bound);
    find_unit(page, *bound);
    return bound;
  }
  return std::nullopt;
}

bool stops(const FormPage& page, const BoundTable& bound, int row) {
  return page.table.row_bears(row, bound.rule->stop_at);
}

// 自评总分：96分 | 自评等级：优: what stands beside a total in cells of its own.
void read_fields_beside(FormPage& page, const BoundTable& bound, int row) {
  for (const int index : page.table.row_cells(row)) {
    const FoldedCell& cell = page.table.cell(index);
    const bool labelled = cell.match.find(':') != std::string::npos;
    if (labelled && !cell.taken) read_same_cell(page, &bound, index);
  }
}

// A row inside a table.
void read_row(FormPage& page, const BoundTable& bound, int row) {
  const std::string_view id = bound.rule->id;
  if (id == "funds") {
    read_fund_row(page, bound, row);
    return;
  }
  if (id == "goals") {
    read_goal_row(page, bound, row);
    return;
  }
  const TotalRow kind = read_total_row(page, bound, row);
  page.past_total = page.past_total || kind == TotalRow::kTotal;
  if (kind == TotalRow::kTotal) read_fields_beside(page, bound, row);
  if (kind != TotalRow::kNone) return;
  if (has_ambiguous_layout(bound, page.table, row)) {
    note_ambiguous_row(page, row, "这一行的单元格与表头对不上，或有几种对法，没有读取",
                       "the cells of this row fit the header in no way or in several");
    add_doubtful_indicator(page, bound, row);
    return;
  }
  // Below a total there may be indicators of a further part, but also any other text.
  if (!page.past_total || is_indicator_row(page, bound, row)) read_indicator_row(page, bound, row);
  if (page.beside) page.beside->rows.push_back(row);
}

// In a dump of a line a cell nothing parts the title from the first row below it.
void read_titles_before(FormPage& page, int row) {
  const std::span<const int> cells = page.table.row_cells(row);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    FoldedCell& cell = page.table.cell(cells[i]);
    if (cell.key.empty() || find_field(page.pack, cell.labels) != nullptr) return;
    if (!read_caption(page.pack, cell.passage, cell.match, page.report, page.form)) return;
    cell.taken = true;
  }
}

// A title that stands inside the table, in a row of its own.
bool read_inner_title(FormPage& page, int row) {
  const std::span<const int> cells = page.table.row_cells(row);
  if (!page.table.merged_down_kept) read_titles_before(page, row);
  int filled = -1;
  for (const int index : cells) {
    if (page.table.cell(index).key.empty()) continue;
    if (filled >= 0) return false;
    filled = index;
  }
  if (filled < 0) return false;
  FoldedCell& cell = page.table.cell(filled);
  if (!read_caption(page.pack, cell.passage, cell.match, page.report, page.form)) return false;
  cell.taken = true;
  return true;
}

// Does the row hold nothing but one cell that covers several columns (in a dump without spans: one
// cell at all), and no name of a group? It heads another part of the form, or says something about
// it.
bool heads_part(const FormPage& page, const BoundTable& bound, int row) {
  const FoldedTable& table = page.table;
  const std::span<const int> cells = table.row_cells(row);
  if (cells.size() != 1 || table.cell(cells[0]).key.empty()) return false;
  if (has_glued_total(page, bound, row)) return false;
  const FoldedCell& cell = table.cell(cells[0]);
  const auto covered =
      std::count_if(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
        return std::min(column.end, cell.end_col()) > std::max(column.begin, cell.col);
      });
  if (table.spans_known && covered < 2) return false;
  const BoundColumn* level1 = bound.find_column("level1");
  return level1 == nullptr || !bears(cell.labels, level1->rule->names);
}

// A title below the total begins another form: a dump of a line a cell does not part the two.
// What follows is not this form's.
bool begins_another_form(const FormPage& page, int row) {
  if (!page.past_total) return false;
  const std::span<const int> cells = page.table.row_cells(row);
  if (cells.empty() || (cells.size() > 1 && page.table.merged_down_kept)) return false;
  return title_matches(page.pack, page.table.cell(cells[0]).key);
}

void note_step(const FormPage& page, int row, RowStep::How how, const TableRule* table = nullptr) {
  if (page.steps != nullptr) (*page.steps)[static_cast<std::size_t>(row)] = {how, table};
}

void note_header(const FormPage& page, const BoundTable& bound) {
  for (int row = bound.header_row; row <= bound.last_header_row; ++row) {
    note_step(page, row, RowStep::How::kHeader, bound.rule);
  }
}

// 其他需要说明事项 | 无 | 总分 | 100 | 96 | 优: a total behind a field of the same row.
void read_total_behind(FormPage& page, const std::optional<BoundTable>& current, int row) {
  if (!current || current->rule->id != "indicators") return;
  if (read_total_row(page, *current, row) == TotalRow::kTotal) page.past_total = true;
}

void read_rows(FormPage& page) {
  std::optional<BoundTable> current;
  bool seen_table = false;
  for (int row = 0; row < page.table.rows && !begins_another_form(page, row); ++row) {
    if (std::optional<BoundTable> next = begin_table(page, row)) {
      note_header(page, *next);
      row = next->last_header_row;
      current = std::move(next);
      seen_table = true;
      continue;
    }
    if (current && stops(page, *current, row)) current.reset();
    const bool part = current && heads_part(page, *current, row);
    if (part && current->rule->id == "goals") current.reset();
    if (!seen_table && read_inner_title(page, row)) {
      note_step(page, row, RowStep::How::kTitle);
      continue;
    }
    if (read_fields(page, row, current)) {
      note_step(page, row, RowStep::How::kFields);
      read_total_behind(page, current, row);
      continue;
    }
    if (!current || part) {
      take_heading(page.table, page.pack, row);
      continue;
    }
    note_step(page, row, RowStep::How::kTableRow, current->rule);
    read_row(page, *current, row);
    take_captions(page.table, *current, row);
  }
  read_beside(page);
}

// Asks for memory once for about `more` of them. At least twice as much as there is, so that many
// forms do not ask each time.
void make_room(std::vector<Origin>& origins, std::size_t more) {
  if (origins.capacity() - origins.size() >= more) return;
  origins.reserve(std::max(origins.size() + more, 2 * origins.capacity()));
}

}  // namespace

const FieldRule* find_field(const Pack& pack, LabelView labels) {
  // The numbers of the fields' labels come first, in the order of the fields.
  for (const LabelHit& hit : labels) {
    if (hit.labels > pack.fields.size()) break;
    const FieldRule& field = pack.fields[hit.labels - 1];
    if (field.find == FindWhere::kCellRight || field.find == FindWhere::kCellBelow ||
        field.find == FindWhere::kRowRight || field.find == FindWhere::kAfterLabel) {
      return &field;
    }
  }
  return nullptr;
}

void read_form(const Pack& pack, FoldedTable& table, std::span<Line> captions, Report& report,
               std::vector<RowStep>* steps) {
  FormPage page{report, pack, table, captions};
  page.steps = steps;
  if (steps != nullptr) steps->resize(static_cast<std::size_t>(table.rows));
  page.pointer = "/forms/" + std::to_string(report.forms.size());
  page.form.pack = PackReference{pack.id, pack.version, pack.digest};
  page.form.kind = pack.detect.kind;
  page.form.place = table.place;
  table.find_labels(pack);
  make_room(report.origins, table.cells.size());
  for (Line& caption : captions) {
    if (read_caption(pack, caption.passage, caption.folded.text, report, page.form)) {
      caption.used = true;
    }
  }
  read_rows(page);
  for (Line& caption : captions) {
    if (!caption.used) {
      caption.used =
          read_goal_line(page, caption) || read_result_line(pack, caption, report, page.form);
    }
    read_pairs(pack, caption, report, page.form);
  }
  settle_total(report, table, page.form);
  settle_levels(page.form);
  page.form.funds_unread = shows_unread_funds(pack, table, page.form);
  std::erase_if(page.form.narratives, [](const auto& entry) { return !entry.second.value; });
  report.forms.push_back(std::move(page.form));
}

}  // namespace jixiao
