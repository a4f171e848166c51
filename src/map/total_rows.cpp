// read_total_row: rows that say what the rows above them add up to.
//
// Example: | 总分 | < | < | < | < | 100 | 96 | 优 | gives the form's total weight, total score and
// grade; | 小计 | 50 | 48 | is passed over. Each figure may have a label of its own: | 总分 | 100 |
// 总得分 | 96 |, or stand in its cell: | 自评总分：96分 |. One figure alone is the weight or the
// score, whichever it is the sum of; if that does not tell, nothing is guessed.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/form_rows.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Index of the row's first filled cell that nothing has taken if the labels match it, or -1.
int find_labelled(const FoldedTable& table, int row, const Labels& labels) {
  if (!table.row_bears(row, labels)) return -1;
  for (const int index : table.row_cells(row)) {
    const FoldedCell& cell = table.cell(index);
    if (cell.key.empty() || cell.taken) continue;
    return bears(cell.labels, labels) ? index : -1;
  }
  return -1;
}

// The sum of the weights, or of the scores, of the funds' total and all indicators; nothing if one
// of the indicators has none.
std::optional<Decimal> sum_of(const Form& form, Number FundRow::*fund, Number Indicator::*column,
                              ColumnSum& so_far) {
  for (; so_far.funds < form.funds.size(); ++so_far.funds) {
    const FundRow& row = form.funds[so_far.funds];
    if (row.role == "total" && (row.*fund).value) so_far.sum = so_far.sum + *(row.*fund).value;
  }
  for (; so_far.indicators < form.indicators.size(); ++so_far.indicators) {
    const Number& number = form.indicators[so_far.indicators].*column;
    so_far.complete = so_far.complete && number.value.has_value();
    if (so_far.complete) so_far.sum = so_far.sum + *number.value;
  }
  if (!so_far.complete) return std::nullopt;
  return so_far.sum;
}

bool bears_column(const TableRule& rule, LabelView labels, std::string_view id) {
  const auto column = std::find_if(rule.columns.begin(), rule.columns.end(),
                                   [&](const ColumnRule& each) { return each.id == id; });
  return column != rule.columns.end() && bears(labels, column->labels);
}

// 总分 | 100 | 总得分 | 99: two figures, each behind a label of its own. Where the labels do not
// tell which is which the first is the weight.
std::optional<TotalCells> find_behind_labels(FormPage& page, const BoundTable& bound, int row,
                                             int label) {
  std::vector<int> behind;
  for (const int index : page.table.row_cells(row)) {
    const FoldedCell& cell = page.table.cell(index);
    if (cell.col > page.table.cell(label).col && !cell.key.empty()) behind.push_back(index);
  }
  if (behind.size() < 2) return std::nullopt;
  const TableRule& rule = *bound.rule;
  const FoldedCell& first = page.table.cell(label);
  FoldedCell& second = page.table.cell(behind[1]);
  const bool labelled = bears(second.labels, rule.total_rows) ||
                        bears_column(rule, second.labels, "score") ||
                        bears_column(rule, second.labels, "weight");
  if (!labelled || !is_figure(page.table, behind[0])) return std::nullopt;
  second.taken = true;
  const int beside = page.table.right_of(behind[1]);
  const int other = is_figure(page.table, beside) ? beside : -1;
  const bool turned =
      bears_column(rule, first.labels, "score") || bears_column(rule, second.labels, "weight");
  return turned ? TotalCells{other, behind[0]} : TotalCells{behind[0], other};
}

// 自评得分 | 98 | 自评等级 | 优: the only figure of a row whose label is that of the scores, unless
// it stands below the weights and not below the scores.
std::optional<TotalCells> find_score(const FormPage& page, const BoundTable& bound, int row) {
  TotalCells cells{-1, -1};
  for (const int index : page.table.row_cells(row)) {
    if (!is_figure(page.table, index)) continue;
    if (cells.score >= 0) return std::nullopt;
    cells.score = index;
  }
  const auto stands_below = [&](std::string_view id) {
    const BoundColumn* column = bound.find_column(id);
    return column != nullptr && find_value_cell(bound, page.table, row, *column) == cells.score;
  };
  const bool is_weight = stands_below("weight") && !stands_below("score");
  return cells.score < 0 || is_weight ? std::nullopt : std::optional(cells);
}

// 自评得分 in front of a total.
bool names_score(const FormPage& page, const BoundTable& bound, int label) {
  return bears_column(*bound.rule, page.table.cell(label).labels, "score");
}

// The figures whose labels tell what they are; `total`: the row's first label, or -1.
std::optional<TotalCells> find_by_labels(FormPage& page, const BoundTable& bound, int row,
                                         int total, bool of_score) {
  if (total < 0) return std::nullopt;
  const std::optional<TotalCells> score = of_score ? find_score(page, bound, row) : std::nullopt;
  return score ? score : find_behind_labels(page, bound, row, total);
}

// The one figure of a total row is the total of what adds up to it: of the weights or of the
// scores, if not of both.
std::optional<TotalCells> find_by_sum(FormPage& page, int row, int label) {
  int only = -1;
  for (const int index : page.table.row_cells(row)) {
    if (index == label || page.table.cell(index).key.empty()) continue;
    if (only >= 0) return std::nullopt;
    only = index;
  }
  if (only < 0) return std::nullopt;
  const std::optional<Decimal> figure = parse_plain_number(page.table.cell(only).match);
  const bool weights =
      figure && figure == sum_of(page.form, &FundRow::weight, &Indicator::weight, page.weights);
  const bool scores =
      figure && figure == sum_of(page.form, &FundRow::score, &Indicator::score, page.scores);
  if (weights == scores) return std::nullopt;
  return weights ? TotalCells{only, -1} : TotalCells{-1, only};
}

// 自评总分：98分: the label of a total and its figure in one cell, the first of the row.
struct GluedTotal {
  int cell = -1;
  Passage figure;
  std::optional<Decimal> number;
  bool whole = true;      // false: more stands behind the figure, 98分（优）
  bool of_score = false;  // the label is one of the score's
};

std::optional<GluedTotal> read_glued_total(const FormPage& page, const BoundTable& bound,
                                           int index) {
  const FoldedCell& cell = page.table.cell(index);
  const std::size_t colon = cell.match.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string key = label_key_of_match(std::string_view(cell.match).substr(0, colon));
  const LabelHits labels = find_labels(page.pack, key);
  const bool of_score = bears_column(*bound.rule, labels, "score");
  if (!of_score && !bears(labels, bound.rule->total_rows)) return std::nullopt;
  const Folded folded = fold(cell.passage.text, FoldForm::kMatch);
  const std::size_t end = std::min(folded.text.find('(', colon + 2), folded.text.size());
  GluedTotal total{index, part_of(cell.passage, folded, Span{colon + 1, end}), {}};
  total.number = parse_points(fold_match(total.figure.text), *page.pack.values);
  if (of_score && !total.number) return std::nullopt;
  total.whole = end == folded.text.size();
  total.of_score = of_score;
  return total;
}

std::optional<GluedTotal> find_glued_total(const FormPage& page, const BoundTable& bound, int row) {
  for (const int index : page.table.row_cells(row)) {
    const FoldedCell& cell = page.table.cell(index);
    if (!cell.key.empty() && !cell.taken) return read_glued_total(page, bound, index);
  }
  return std::nullopt;
}

// Do figures stand in cells of their own?
bool holds_figures(const FoldedTable& table, int row) {
  const std::span<const int> cells = table.row_cells(row);
  return std::any_of(cells.begin(), cells.end(), [&](int cell) { return is_figure(table, cell); });
}

// Alone, the sum of the weights is the total weight and that of the scores the total score; of two
// the first is the weight, unless their labels say otherwise. Any other figure may be either: then
// the cell is told.
void take_glued_total(FormPage& page, const GluedTotal& total, bool is_weight) {
  Number& number = is_weight ? page.form.total_weight : page.form.total_score;
  number = take_page_number(page, total.figure, fold_match(total.figure.text), ValueType::kDecimal,
                            rule_name(page, is_weight ? "total.weight" : "total.score"));
  page.table.cell(total.cell).taken = total.whole;
}

// 总分：100分 | 自评得分：98分: the second of the two; nothing if there is none.
std::optional<GluedTotal> find_second_total(const FormPage& page, const BoundTable& bound, int row,
                                            const GluedTotal& first) {
  for (const int index : page.table.row_cells(row)) {
    if (index == first.cell || page.table.cell(index).key.empty()) continue;
    std::optional<GluedTotal> second = read_glued_total(page, bound, index);
    if (second && second->number) return second;
  }
  return std::nullopt;
}

void take_both(FormPage& page, const GluedTotal& weight, const GluedTotal& score) {
  // 总分：98分 | 自评得分：98分: what is reached is said twice.
  const bool twice =
      weight.number == score.number &&
      sum_of(page.form, &FundRow::weight, &Indicator::weight, page.weights) != weight.number;
  if (!twice) take_glued_total(page, weight, true);
  take_glued_total(page, score, false);
  if (twice) page.table.cell(weight.cell).taken = weight.whole;
}

void take_glued_totals(FormPage& page, const BoundTable& bound, int row, const GluedTotal& first) {
  if (!first.number) return;
  if (const std::optional<GluedTotal> second = find_second_total(page, bound, row, first)) {
    const bool turned = first.of_score && !second->of_score;
    take_both(page, turned ? *second : first, turned ? first : *second);
    return;
  }
  const bool weight =
      sum_of(page.form, &FundRow::weight, &Indicator::weight, page.weights) == first.number;
  const bool score =
      sum_of(page.form, &FundRow::score, &Indicator::score, page.scores) == first.number;
  if (weight || score) take_glued_total(page, first, weight && !score);
}

// Where each level has a column of weights, each may have the total: it is said once.
void take_level_totals(FormPage& page, const BoundTable& bound, int row, int weight) {
  if (weight < 0) return;
  for (const std::optional<BoundColumn>& column : {bound.level1_weight, bound.level2_weight}) {
    const int cell = column ? find_value_cell(bound, page.table, row, *column) : -1;
    if (cell < 0 || cell == weight) continue;
    FoldedCell& own = page.table.cell(cell);
    own.taken = own.taken || own.key == page.table.cell(weight).key;
  }
}

// A total score in the title (项目总得分99分) or above the tables, and another one in the total
// row: the row counts, and the other is told.
void note_other_total(FormPage& page, int cell) {
  const Number& stated = page.form.total_score;
  const std::optional<Decimal> figure =
      cell < 0 ? std::nullopt : parse_plain_number(page.table.cell(cell).match);
  if (page.past_total || stated.origin < 0 || !stated.value || !figure || figure == stated.value) {
    return;
  }
  const Origin& origin = page.report.origins[static_cast<std::size_t>(stated.origin)];
  page.report.unread.push_back(Unread{"表头所写的总得分 " + origin.text + " 与总分行的 " +
                                          figure->to_string() + " 不同，以总分行为准",
                                      "the total score " + origin.text +
                                          " above the tables is not that of the total row, " +
                                          figure->to_string() + "; the row was taken",
                                      origin.place});
}

// 自评等级 | 优: the label of the value in the cell.
void take_label_before(FormPage& page, const FieldRule& rule, int value) {
  const FoldedCell& cell = page.table.cell(value);
  const int before = page.table.cell_at(cell.row, cell.col - 1);
  if (before < 0) return;
  FoldedCell& label = page.table.cell(before);
  label.taken = label.taken || bears(label.labels, rule.labels);
}

// The grade that some write behind the total score: 总分 | 100 | 96 | 优.
void take_grade(FormPage& page, int row) {
  for (const FieldRule& rule : page.pack.fields) {
    if (rule.id != "grade" || rule.type != ValueType::kEnum) continue;
    for (const int index : page.table.row_cells(row)) {
      FoldedCell& cell = page.table.cell(index);
      const bool listed =
          std::find(rule.values.begin(), rule.values.end(), cell.key) != rule.values.end();
      if (cell.taken || !listed || page.form.grade.value) continue;
      cell.taken = true;
      page.form.grade = take_text(page.report, passage_of(cell), rule_name(page, "grade"));
      take_label_before(page, rule, index);
    }
  }
}

// Does the label stand behind the names of the indicators, as in 其他需要说明事项 | 无 | 总分 |
// 100?
bool stands_behind_names(const FormPage& page, const BoundTable& bound, int label) {
  const BoundColumn* names = bound.find_column("level3");
  return page.table.spans_known && names != nullptr && page.table.cell(label).col >= names->end;
}

// Does the label stand where the names of the groups do, or before them? No group is called 总分.
bool stands_at_groups(const FormPage& page, const BoundTable& bound, int label) {
  const BoundColumn* groups = bound.find_column("level1");
  return groups != nullptr && page.table.cell(label).col <= groups->begin;
}

// Takes the figures of a total row whose label is cell `total`.
void take_figures(FormPage& page, const BoundTable& bound, int row, int total,
                  const std::optional<GluedTotal>& glued, const TotalCells& cells) {
  // What a cell says beside its label is told, unless a cell of its own says the same.
  const auto says_again = [&](int cell) {
    return cell >= 0 && glued->number == parse_plain_number(page.table.cell(cell).match);
  };
  page.table.cell(total).taken =
      !glued || (glued->whole && (says_again(cells.weight) || says_again(cells.score)));
  take_level_totals(page, bound, row, cells.weight);
  note_other_total(page, cells.score);
  // The last total row counts: those above it are totals of parts. What a field gave stays where
  // the first one is blank.
  const bool of_score = names_score(page, bound, total);
  const auto take_total = [&](Number& number, int cell, const char* id, const char* leaf) {
    if (cell < 0 && (!page.past_total || of_score)) return;
    number = take_cell_number(page, cell, ValueType::kDecimal, id, {"total", {}, leaf});
  };
  take_total(page.form.total_weight, cells.weight, "total.weight", "weight");
  take_total(page.form.total_score, cells.score, "total.score", "score");
  take_grade(page, row);
}

// Does the row say something beside its label, and no figure: 由财政部门填写?
bool says_words(const FoldedTable& table, int row, int label, const TotalCells& cells) {
  if (is_figure(table, cells.weight) || is_figure(table, cells.score)) return false;
  const std::span<const int> all = table.row_cells(row);
  return std::any_of(all.begin(), all.end(),
                     [&](int index) { return index != label && !table.cell(index).key.empty(); });
}

}  // namespace

bool has_glued_total(const FormPage& page, const BoundTable& bound, int row) {
  return bound.rule->id == "indicators" && find_glued_total(page, bound, row).has_value();
}

TotalRow read_total_row(FormPage& page, const BoundTable& bound, int row) {
  const std::optional<GluedTotal> glued = find_glued_total(page, bound, row);
  if (glued && !holds_figures(page.table, row)) {
    take_glued_totals(page, bound, row, *glued);
    take_grade(page, row);
    return TotalRow::kTotal;
  }
  const int subtotal = find_labelled(page.table, row, bound.rule->subtotal_rows);
  const int total = glued ? glued->cell : find_labelled(page.table, row, bound.rule->total_rows);
  if (subtotal < 0 && total < 0) return TotalRow::kNone;
  const bool of_score = total >= 0 && !glued && names_score(page, bound, total);
  if (of_score && !holds_figures(page.table, row)) return TotalRow::kNone;
  std::optional<TotalCells> cells = find_by_labels(page, bound, row, total, of_score);
  // An indicator may be called 合计: it has a target and an actual.
  const bool whole = static_cast<int>(page.table.row_cells(row).size()) >= bound.header_cells;
  const bool named = total < 0 || !(stands_behind_names(page, bound, total) ||
                                    stands_at_groups(page, bound, total));
  if (!cells && !glued && named && (page.table.spans_known || whole) &&
      is_indicator_row(page, bound, row)) {
    return TotalRow::kNone;
  }
  if (total < 0) {
    for (const int cell : page.table.row_cells(row)) page.table.cell(cell).taken = true;
    return TotalRow::kSubtotal;
  }
  if (!cells) cells = find_total_cells(bound, page.table, row, total);
  if (!cells) cells = find_by_sum(page, row, total);
  if (!cells) {
    note_ambiguous_row(page, row, "总分行只有一个数，无法判断是分值还是得分",
                       "the total row has one figure that may be the weight or the score");
    return TotalRow::kTotal;
  }
  // Such a row below a total is somebody else's: it is told.
  if (page.past_total && says_words(page.table, row, total, *cells)) return TotalRow::kTotal;
  take_figures(page, bound, row, total, glued, *cells);
  return TotalRow::kTotal;
}

}  // namespace jixiao
