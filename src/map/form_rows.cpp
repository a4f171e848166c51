#include "map/form_rows.h"

#include <algorithm>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::string_view kIndicators = "indicators";
// 1 | 购置数量: no form has so many indicators that a larger figure counts them.
const Decimal kMostOfOneName = 100;

// A target whose first digit may be a sign that a machine misread is named and not changed.
void note_misread(FormPage& page, const Indicator& indicator) {
  const ValueWords& words = *page.pack.values;
  if (!indicator.target.number.value || !indicator.target.bare.empty()) return;
  const std::string& text = *indicator.target.text.value;
  const std::string match = fold_match(text);
  // Most targets begin with a sign or another digit.
  if (words.misread.find(std::string_view(match).substr(0, 1)) == nullptr) return;
  const std::optional<MeasureParts> target = parse_measure(match, words);
  if (!target) return;
  const std::optional<MeasureParts> actual =
      parse_measure(fold_match(indicator.actual.text.value.value_or("")), words);
  const std::optional<std::string> likely = find_misread_sign(*target, match, actual, words);
  if (!likely) return;
  const LeafAt at{"indicators", page.form.indicators.size(), "target", "number"};
  page.report.unparsed.push_back(Unparsed{
      pointer_of(page, at), static_cast<int>(page.report.forms.size()), text, "", *likely});
}

// Nothing if it is the cell of the rows above, whose name is remembered.
void take_group(FormPage& page, const BoundTable& bound, int cell, Text& name, Number& weight) {
  if (cell == page.group.level1_cell) return;
  page.table.cell(cell).taken = true;
  const Passage& passage = passage_of(page.table.cell(cell));
  const std::optional<NamedWeight> parts = find_named_weight(*bound.rule, page.table.cell(cell));
  name =
      take_text(page.report, parts ? parts->name : passage, rule_name(page, "indicators.level1"));
  if (!parts) return;
  weight = take_page_number(page, parts->weight, fold_match(parts->weight.text),
                            ValueType::kDecimal, rule_name(page, "indicators.level1_weight"));
}

// 数量指标（20分）: the report has no place for the weight of a second level, so its name stays as
// it is printed; checks know the weight.
void take_level2_weight(FormPage& page, const BoundTable& bound, int cell, Number& weight) {
  const std::optional<NamedWeight> parts = find_named_weight(*bound.rule, page.table.cell(cell));
  if (!parts) return;
  weight = take_page_number(page, parts->weight, fold_match(parts->weight.text),
                            ValueType::kDecimal, rule_name(page, "indicators.level2_weight"));
}

bool same_cell(const Report& report, const Text& a, const Text& b) {
  if (a.origin < 0 || b.origin < 0) return false;
  const Place& left = report.origins[static_cast<std::size_t>(a.origin)].place;
  const Place& right = report.origins[static_cast<std::size_t>(b.origin)].place;
  return left == right;
}

// The cells of a row that hold the names of an indicator; -1 for none.
struct NameCells {
  int level1 = -1;
  int level2 = -1;
  int level3 = -1;

  void note(std::string_view column, int cell) {
    if (column == "level1") level1 = cell;
    if (column == "level2") level2 = cell;
    if (column == "level3") level3 = cell;
  }
};

// A blank group cell belongs to the name above it; a new first level ends the second. The names
// are remembered from every row, template rows too: 成本指标 beside …… names the row below it.
void fill_groups(FormPage& page, Indicator& indicator, const NameCells& cells) {
  IndicatorGroup& group = page.group;
  if (indicator.level1.value && !same_cell(page.report, indicator.level1, group.level1)) {
    group = IndicatorGroup{indicator.level1, indicator.level1_weight, {}, {}, cells.level1, -1};
  }
  if (indicator.level2.value) {
    group.level2 = indicator.level2;
    group.level2_weight = indicator.level2_weight;
    group.level2_cell = cells.level2;
  }
  indicator.level1 = group.level1;
  indicator.level1_weight = group.level1_weight;
  indicator.level2 = group.level2;
  indicator.level2_weight = group.level2_weight;
}

// The weights of the groups that begin in this row, where they have columns of their own.
void take_group_weights(FormPage& page, const BoundTable& bound, int row, Indicator& indicator) {
  const auto take = [&](const std::optional<BoundColumn>& column, const char* id, Number& weight) {
    if (!column || weight.origin >= 0) return;
    const int cell = find_value_cell(bound, page.table, row, *column);
    weight = take_cell_number(page, cell, ValueType::kDecimal, std::string("indicators.") + id,
                              {kIndicators, page.form.indicators.size(), id});
  };
  take(bound.level1_weight, "level1_weight", indicator.level1_weight);
  take(bound.level2_weight, "level2_weight", indicator.level2_weight);
}

// A target over three columns, 指标性质 | 指标值 | 度量单位: the text is put together in that
// order, 定性 is no operator and / no unit.
Measure take_split_target(FormPage& page, const BoundTable& bound, int row, int value_cell) {
  const std::string rule = rule_name(page, "indicators.target");
  const auto part = [&](const char* id) {
    const BoundColumn* column = bound.find_column(id);
    const int cell = column == nullptr ? -1 : find_value_cell(bound, page.table, row, *column);
    if (cell < 0) return Passage{};
    page.table.cell(cell).taken = true;
    return passage_of(page.table.cell(cell));
  };
  const Passage nature = part("target_op");
  const Passage unit = part("target_unit");
  const Passage& value = passage_of(page.table.cell(value_cell));
  const ValueWords& words = *page.pack.values;
  const std::string unit_match = fold_match(unit.text);
  const bool has_unit = !is_blank(unit_match, words);
  const FoldedCell& cell = page.table.cell(value_cell);
  Measure measure = take_measure(page.report, value, cell.match, words, rule);
  measure.bare = measure.text.value.value_or("");
  const std::string op = parse_operator(fold_match(nature.text), words);
  const bool own = measure.op.value.has_value();
  if (!op.empty() && !measure.op.value && measure.number.value) {
    measure.op = Text{op, add_origin(page.report, nature, rule + ".op")};
  }
  if (has_unit && measure.number.value && !measure.unit.value) {
    measure.unit = take_text(page.report, unit, rule + ".unit");
    const std::string* meaning = words.units.find(unit_match);
    if (meaning != nullptr) measure.unit.value = *meaning;
  }
  if (!measure.text.value) return measure;
  // ≥ | ≥12 says it twice.
  const std::string before = !op.empty() && own ? "" : fold_text(nature.text);
  *measure.text.value = before + *measure.text.value + (has_unit ? fold_text(unit.text) : "");
  return measure;
}

// 显著提升 in one cell over the columns of operator, figure and unit is the target.
void take_wide_target(FormPage& page, const BoundTable& bound, int row, Measure& measure) {
  const BoundColumn* op = bound.find_column("target_op");
  const BoundColumn* target = bound.find_column("target");
  if (op == nullptr || target == nullptr || !page.table.spans_known) return;
  const int cell = find_value_cell(bound, page.table, row, *op);
  if (cell < 0 || cell != page.table.cell_at(row, target->begin)) return;
  FoldedCell& source = page.table.cell(cell);
  source.taken = true;
  measure = take_measure(page.report, source.passage, source.match, *page.pack.values,
                         rule_name(page, {kIndicators, "target"}));
  note_unparsed(page, measure.number,
                {kIndicators, page.form.indicators.size(), "target", "number"});
}

// Takes a target or an actual. True if the cell holds one.
bool take_measure_cell(FormPage& page, const BoundTable& bound, const BoundColumn& column, int row,
                       int cell, Measure& measure) {
  const std::string_view id = column.rule->id;
  page.table.cell(cell).taken = true;
  if (column.rule->type == ValueType::kText) {
    measure.text = take_cell_text(page, cell, {kIndicators, id, "text"});
    return measure.text.value.has_value();
  }
  const bool split = id == "target" && (bound.find_column("target_op") != nullptr ||
                                        bound.find_column("target_unit") != nullptr);
  const FoldedCell& source = page.table.cell(cell);
  measure = split ? take_split_target(page, bound, row, cell)
                  : take_measure(page.report, source.passage, source.match, *page.pack.values,
                                 rule_name(page, {kIndicators, id}));
  note_unparsed(page, measure.number, {kIndicators, page.form.indicators.size(), id, "number"});
  return measure.text.value.has_value();
}

// 指标1 | 购置数量 under a third level that spans both: the name stands behind what counts it.
int find_name(FormPage& page, const BoundTable& bound, int row, const BoundColumn& column,
              int cell) {
  FoldedTable& table = page.table;
  FoldedCell& first = table.cell(cell);
  if (!table.spans_known || first.end_col() >= column.end) return cell;
  const int next = table.cell_at(row, first.end_col());
  if (next < 0 || table.cell(next).key.empty() || table.cell(next).end_col() > column.end) {
    return cell;
  }
  const std::optional<Decimal> figure = parse_plain_number(first.match);
  const bool counts = figure && *figure < kMostOfOneName;
  if (!bears(first.labels, bound.rule->skip_rows) && !counts) return cell;
  first.taken = true;
  return next;
}

// Takes one cell of an indicator row. True if it holds a value beside the names.
bool take_indicator_cell(FormPage& page, const BoundTable& bound, const BoundColumn& column,
                         int row, int cell, Indicator& indicator) {
  const std::string_view id = column.rule->id;
  if (!column.rule->keep) {
    leave_out(page, *column.rule, cell);
    return false;
  }
  if (id == "level1") {
    take_group(page, bound, cell, indicator.level1, indicator.level1_weight);
  } else if (id == "level2") {
    // Merged down, it is the cell of the rows above, whose name is remembered.
    if (cell != page.group.level2_cell) {
      indicator.level2 = take_cell_text(page, cell, {kIndicators, id});
      take_level2_weight(page, bound, cell, indicator.level2_weight);
    }
  } else if (id == "level3") {
    indicator.level3 = take_cell_text(page, cell, {kIndicators, id});
  } else if (id == "target" || id == "actual") {
    Measure& measure = id == "target" ? indicator.target : indicator.actual;
    return take_measure_cell(page, bound, column, row, cell, measure);
  } else if (id == "weight" || id == "score") {
    Number& number = id == "weight" ? indicator.weight : indicator.score;
    number = take_cell_number(page, cell, column.rule->type,
                              id == "weight" ? "indicators.weight" : "indicators.score",
                              {kIndicators, page.form.indicators.size(), id});
    return number.origin >= 0;
  } else if (id == "reason") {
    indicator.reason = take_cell_text(page, cell, {kIndicators, id});
    return indicator.reason.value.has_value();
  }
  return false;
}

bool says_nothing(const Text& text, const ValueWords& words) {
  if (!text.value) return true;
  const std::string match = fold_match(*text.value);
  return is_blank(match, words) || is_not_applicable(match, words);
}

// / | / | / | / or 无 | 不适用 | 不适用: a line of the printed grid that the project has no
// indicator for.
bool is_struck_out(const BoundTable& bound, const Indicator& indicator, const ValueWords& words) {
  const bool two_levels = bound.find_column("level3") == nullptr;
  const Text& name = two_levels ? indicator.level2 : indicator.level3;
  return indicator.weight.origin < 0 && indicator.score.origin < 0 && says_nothing(name, words) &&
         says_nothing(indicator.target.text, words) && says_nothing(indicator.actual.text, words) &&
         says_nothing(indicator.reason, words);
}

// A row with nothing but words in its first cell, which name no group, may be a remark: it is told.
void leave_remark(FormPage& page, const BoundTable& bound, const NameCells& names) {
  const auto is_blank_cell = [&](int cell) {
    return cell < 0 || page.table.cell(cell).key.empty();
  };
  if (names.level1 < 0 || !is_blank_cell(names.level2) || !is_blank_cell(names.level3)) return;
  FoldedCell& cell = page.table.cell(names.level1);
  const BoundColumn* level1 = bound.find_column("level1");
  const bool group = cell.rowspan > 1 || bears(cell.labels, level1->rule->names);
  if (!group && !bears(cell.labels, bound.rule->skip_rows)) cell.taken = false;
}

// The cell that is merged down into this row of the column from the row that the origin is of; -1
// if there is none.
int find_merged(const FormPage& page, const BoundTable& bound, int row, std::string_view id,
                int origin) {
  const BoundColumn* column = bound.find_column(id);
  if (column == nullptr || origin < 0) return -1;
  const int cell = page.table.cell_at(row, column->begin);
  if (cell < 0 || page.table.cell(cell).row == row) return -1;
  const Place& place = page.report.origins[static_cast<std::size_t>(origin)].place;
  const Place& merged = page.table.cell(cell).passage.place;
  const bool same =
      place.block == merged.block && place.row == merged.row && place.col == merged.col;
  return same ? cell : -1;
}

// A figure in a cell merged down over several rows is said of them all: it stays with the first,
// and in the others it is neither missing nor read again. A reason is said of each of them.
void share_merged(FormPage& page, const BoundTable& bound, int row, Indicator& indicator) {
  if (page.form.indicators.empty() || !page.table.spans_known) return;
  const Indicator& above = page.form.indicators.back();
  const auto share_number = [&](Number& number, const Number& shared, const char* id) {
    if (number.origin >= 0 || find_merged(page, bound, row, id, shared.origin) < 0) return;
    number.origin = shared.origin;
  };
  share_number(indicator.weight, above.weight, "weight");
  share_number(indicator.score, above.score, "score");
  if (indicator.reason.origin >= 0) return;
  if (find_merged(page, bound, row, "reason", above.reason.origin) >= 0) {
    indicator.reason = above.reason;
  }
}

// A third level merged down over rows with values of their own names each of them.
void share_name(const FormPage& page, const BoundTable& bound, int row, Indicator& indicator,
                NameCells& names) {
  if (names.level3 >= 0 || page.form.indicators.empty() || !page.table.spans_known) return;
  const Text& above = page.form.indicators.back().level3;
  names.level3 = find_merged(page, bound, row, "level3", above.origin);
  if (names.level3 >= 0) indicator.level3 = above;
}

// Does a name of the row say that it is of the share of the budget that is spent?
bool names_execution(const FormPage& page, const NameCells& names) {
  for (const TableRule& table : page.pack.tables) {
    for (const ColumnRule& column : table.columns) {
      if (column.id != "execution_rate") continue;
      for (const int cell : {names.level1, names.level2, names.level3}) {
        if (cell >= 0 && bears(page.table.cell(cell).labels, column.labels)) return true;
      }
    }
  }
  return false;
}

// One cell under target and actual, and under the third level if nothing else stands there, fills
// both: neither is missing. 预算执行率 | 95.5% | 10 | 9.55 is no name and no target but what was
// reached.
void share_across(FormPage& page, const BoundTable& bound, int row, Indicator& indicator,
                  NameCells& names) {
  const BoundColumn* target = bound.find_column("target");
  const BoundColumn* actual = bound.find_column("actual");
  if (target == nullptr || actual == nullptr || !page.table.spans_known) return;
  const int cell = page.table.cell_at(row, target->begin);
  const bool spans = cell >= 0 && cell == page.table.cell_at(row, actual->begin) &&
                     page.table.cell(cell).row == row && !page.table.cell(cell).key.empty();
  if (!spans) return;
  const FoldedCell& source = page.table.cell(cell);
  const bool rate = parse_percent(source.match) || parse_plain_number(source.match);
  if (rate && names_execution(page, names)) {
    indicator.actual = take_measure(page.report, source.passage, source.match, *page.pack.values,
                                    rule_name(page, {kIndicators, "actual"}));
    indicator.target = {};
    indicator.target.text.origin = indicator.actual.text.origin;
    if (names.level3 != cell) return;
    indicator.level3 = {};
    names.level3 = -1;
  } else if (indicator.target.text.origin >= 0) {
    indicator.actual = indicator.target;
    indicator.actual.bare.clear();
  }
}

// A row that is not read may begin a second level, or a first one of the same name, 成本指标: it
// and the rows below it have none then.
void forget_groups(FormPage& page, const BoundTable& bound, int row) {
  const BoundColumn* level1 = bound.find_column("level1");
  const BoundColumn* level2 = bound.find_column("level2");
  if (level2 == nullptr || !page.table.row_bears(row, level2->rule->names)) return;
  page.group.level2 = {};
  page.group.level2_weight = {};
  page.group.level2_cell = -1;
  const std::span<const int> cells = page.table.row_cells(row);
  const bool either =
      level1 != nullptr && std::any_of(cells.begin(), cells.end(), [&](int index) {
        const LabelView labels = page.table.cell(index).labels;
        return bears(labels, level1->rule->names) && bears(labels, level2->rule->names);
      });
  if (either) page.group = {};
}

// The first filled cell of a row whose cells are not placed may name the first level.
NameCells take_first_level(FormPage& page, const BoundTable& bound, int row, Indicator& indicator) {
  NameCells names;
  const std::span<const int> cells = page.table.row_cells(row);
  const auto first = std::find_if(cells.begin(), cells.end(),
                                  [&](int index) { return !page.table.cell(index).key.empty(); });
  const BoundColumn* level1 = bound.find_column("level1");
  const BoundColumn* level2 = bound.find_column("level2");
  if (level1 == nullptr || first == cells.end()) return names;
  const LabelView labels = page.table.cell(*first).labels;
  if (!bears(labels, level1->rule->names)) return names;
  if (level2 != nullptr && bears(labels, level2->rule->names)) return names;
  names.level1 = *first;
  take_group(page, bound, *first, indicator.level1, indicator.level1_weight);
  return names;
}

}  // namespace

void read_indicator_row(FormPage& page, const BoundTable& bound, int row) {
  Indicator indicator;
  indicator.block = page.block;
  bool filled = false;
  NameCells names;
  for (const BoundColumn& column : bound.columns) {
    int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    const std::string_view id = column.rule->id;
    if (id == "level3") cell = find_name(page, bound, row, column, cell);
    names.note(id, cell);
    filled = take_indicator_cell(page, bound, column, row, cell, indicator) || filled;
  }
  take_group_weights(page, bound, row, indicator);
  fill_groups(page, indicator, names);
  if (indicator.target.text.origin < 0) take_wide_target(page, bound, row, indicator.target);
  if (indicator.actual.text.origin < 0) share_across(page, bound, row, indicator, names);
  if (filled) share_name(page, bound, row, indicator, names);
  const bool unnamed =
      names.level3 < 0 || !indicator.level3.value || page.table.cell(names.level3).key.empty();
  const bool template_row =
      unnamed || bears(page.table.cell(names.level3).labels, bound.rule->skip_rows);
  if (template_row && !filled) {
    leave_remark(page, bound, names);
    return;
  }
  if (is_struck_out(bound, indicator, *page.pack.values)) return;
  const bool nameless = indicator.level3.origin < 0 && unnamed && !indicator.target.text.value &&
                        !indicator.actual.text.value;
  if (nameless) {
    note_ambiguous_row(page, row, "有分值或得分而没有指标名称的一行，没有读取",
                       "a row with figures but without the name of an indicator was not read");
    return;
  }
  share_merged(page, bound, row, indicator);
  note_misread(page, indicator);
  page.form.indicators.push_back(std::move(indicator));
}

void note_ambiguous_row(FormPage& page, int row, const char* what, const char* what_en) {
  Place place = page.table.place;
  place.row = row;
  for (const int index : page.table.row_cells(row)) {
    FoldedCell& cell = page.table.cell(index);
    if (!cell.key.empty() && place.col < 0) place = cell.passage.place;
    cell.taken = true;
  }
  Unread note;
  note.what = what;
  note.what_en = what_en;
  note.place = place;
  note.code = "ambiguous-layout";
  page.report.unread.push_back(std::move(note));
}

void add_doubtful_indicator(FormPage& page, const BoundTable& bound, int row) {
  constexpr int kLeastCells = 3;
  int filled = 0;
  bool figure = false;
  Passage passage;
  for (const int index : page.table.row_cells(row)) {
    const FoldedCell& cell = page.table.cell(index);
    if (cell.key.empty()) continue;
    if (filled++ == 0) passage = passage_of(cell);
    figure = figure || parse_plain_number(cell.match).has_value();
  }
  forget_groups(page, bound, row);
  if (filled < kLeastCells || !figure) return;
  passage.doubtful = true;
  Indicator indicator;
  indicator.block = page.block;
  const NameCells names = take_first_level(page, bound, row, indicator);
  fill_groups(page, indicator, names);
  const std::string rule = rule_name(page, kIndicators);
  indicator.level3 = take_text(page.report, passage, rule + ".level3");
  indicator.target.text = take_text(page.report, passage, rule + ".target.text");
  indicator.actual.text = take_text(page.report, passage, rule + ".actual.text");
  indicator.reason = take_text(page.report, passage, rule + ".reason");
  const int origin = add_origin(page.report, passage, rule);
  if (bound.find_column("weight") != nullptr) indicator.weight.origin = origin;
  if (bound.find_column("score") != nullptr) indicator.score.origin = origin;
  page.form.indicators.push_back(std::move(indicator));
}

bool is_indicator_row(const FormPage& page, const BoundTable& bound, int row) {
  const auto key = [&](const char* id) {
    const BoundColumn* column = bound.find_column(id);
    const int cell = column == nullptr ? -1 : find_value_cell(bound, page.table, row, *column);
    return cell < 0 ? std::string() : page.table.cell(cell).key;
  };
  return !key("level3").empty() && (!key("target").empty() || !key("actual").empty());
}

}  // namespace jixiao
