#include "map/form_rows.h"

#include <algorithm>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::string_view kIndicators = "indicators";

// How much nearer to what the amounts give one reading of a bare rate must be than the other.
const Decimal kTimesNearer = 4;

// 100 or 1 without a sign may both be a rate of 100%: the amounts tell which. Without amounts
// the figure stays unread.
void resolve_bare_rate(FormPage& page, FundRow& row, int cell) {
  Number& rate = row.execution_rate;
  if (rate.value || rate.origin < 0) return;
  const std::optional<Decimal> bare = parse_plain_number(page.table.cell(cell).match);
  if (bare && bare->zero()) rate.value = bare;  // nothing is nothing in either way
  if (!bare || bare->zero() || !row.executed.value || !row.annual_budget.value ||
      row.annual_budget.value->zero()) {
    return;
  }
  const Decimal as_percent = bare->shifted(-2);
  const Decimal& budget = *row.annual_budget.value;
  const Decimal percent_off = (as_percent * budget - *row.executed.value).abs();
  const Decimal ratio_off = (*bare * budget - *row.executed.value).abs();
  // 1 beside half of the budget spent fits neither way: then nothing is guessed.
  if (percent_off * kTimesNearer <= ratio_off) rate.value = as_percent;
  if (ratio_off * kTimesNearer <= percent_off) rate.value = *bare;
}

// Labels stand left of the columns.
bool left_of_columns(const BoundTable& bound, const FoldedTable& table, int row, int cell) {
  return std::all_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    const int value = find_cell_behind(bound, table, row, cell, column);
    return value < 0 || table.cell(cell).col < table.cell(value).col;
  });
}

// Does the row hold a figure in one of its columns?
bool has_figures(const BoundTable& bound, const FoldedTable& table, int row, int label) {
  return std::any_of(bound.columns.begin(), bound.columns.end(), [&](const BoundColumn& column) {
    const int cell = find_cell_behind(bound, table, row, label, column);
    return cell >= 0 && parse_amount(table.cell(cell).match).has_value();
  });
}

bool is_within(const FormPage& page, const std::string& key) {
  return page.pack.values->of_which.find_at_begin(key).size > 0;
}

// 其中 below a source that itself stands behind 其中 splits that source and is no addend of the
// total, nor are the rows of its kind that follow it.
bool opens_inner_level(const FormPage& page, const FundRow& row, const std::string& key) {
  if (row.role != "part" || page.form.funds.empty()) return false;
  if (is_within(page, key)) return page.fund_within;
  const FundRow& above = page.form.funds.back();
  return above.role == "of_which" && (row.key == "local" || row.key == "central");
}

FundRow& add_fund_row(FormPage& page, FundRow row) {
  page.fund_within = page.fund_within || (row.role == "part" &&
                                          is_within(page, label_key(row.label.value.value_or(""))));
  page.form.funds.push_back(std::move(row));
  return page.form.funds.back();
}

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

// The fund row of that key, made where a label stands beside a single figure.
FundRow& fund_row_beside(FormPage& page, const std::string& key, int label) {
  const auto found = std::find_if(page.form.funds.begin(), page.form.funds.end(),
                                  [&](const FundRow& row) { return row.key == key; });
  if (found != page.form.funds.end()) return *found;
  FundRow row;
  row.key = key;
  row.role = key == "total" ? "total" : "part";
  row.label = take_cell_text(page, label, {"funds", key});
  return add_fund_row(page, std::move(row));
}

void read_fund_values(FormPage& page, const BoundTable& bound, int row, int label, FundRow& fund) {
  int rate_cell = -1;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_cell_behind(bound, page.table, row, label, column);
    if (cell < 0) continue;
    if (!column.rule->keep) {
      leave_out(page, *column.rule, cell);
      continue;
    }
    page.table.cell(cell).taken = true;
    const std::string& id = column.rule->id;
    if (id == "reason") {
      fund.reason = take_cell_text(page, cell, {"funds", fund.key, id});
      continue;
    }
    Number* number = fund_number(fund, id);
    if (number == nullptr) continue;
    *number = take_page_number(page, page.table.cell(cell), column.rule->type,
                               rule_name(page, {"funds", fund.key, id}));
    if (number == &fund.execution_rate) {
      rate_cell = cell;
    } else if (!page.table.cell(cell).passage.doubtful) {
      note_unparsed(page, *number, {"funds", page.form.funds.size(), id});
    }
  }
  if (fund.role == "total" && fund.weight.origin < 0) fund.weight = page.caption_weight;
  if (rate_cell < 0) return;
  if (page.table.cell(rate_cell).passage.doubtful) return;
  resolve_bare_rate(page, fund, rate_cell);
  note_unparsed(page, fund.execution_rate, {"funds", page.form.funds.size(), "execution_rate"});
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
  if (!op.empty() && !measure.op.value && measure.number.value) {
    measure.op = Text{op, add_origin(page.report, nature, rule + ".op")};
  }
  if (has_unit && measure.number.value && !measure.unit.value) {
    measure.unit = take_text(page.report, unit, rule + ".unit");
    const std::string* meaning = words.units.find(unit_match);
    if (meaning != nullptr) measure.unit.value = *meaning;
  }
  if (!measure.text.value) return measure;
  *measure.text.value =
      fold_text(nature.text) + *measure.text.value + (has_unit ? fold_text(unit.text) : "");
  return measure;
}

// Takes a target or an actual. True if the cell holds one.
bool take_measure_cell(FormPage& page, const BoundTable& bound, const BoundColumn& column, int row,
                       int cell, Measure& measure) {
  const std::string& id = column.rule->id;
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

// Takes one cell of an indicator row. True if it holds a value beside the names.
bool take_indicator_cell(FormPage& page, const BoundTable& bound, const BoundColumn& column,
                         int row, int cell, Indicator& indicator) {
  const std::string& id = column.rule->id;
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

}  // namespace

void take_caption_weight(FormPage& page, const BoundTable& bound, int caption) {
  if (bound.find_column("weight") != nullptr) return;
  const std::optional<NamedWeight> parts = find_named_weight(*bound.rule, page.table.cell(caption));
  if (!parts) return;
  page.caption_weight =
      take_page_number(page, parts->weight, fold_match(parts->weight.text), ValueType::kDecimal,
                       rule_name(page, "funds.total.weight"));
  page.form.columns.emplace_back("funds.weight");
}

Number* fund_number(FundRow& row, const std::string& column) {
  if (column == "initial_budget") return &row.initial_budget;
  if (column == "annual_budget") return &row.annual_budget;
  if (column == "executed") return &row.executed;
  if (column == "weight") return &row.weight;
  if (column == "execution_rate") return &row.execution_rate;
  return column == "score" ? &row.score : nullptr;
}

const RowRule* find_fixed_row(const TableRule& rule, const LabelHits& labels) {
  const auto found = std::find_if(rule.rows.begin(), rule.rows.end(),
                                  [&](const RowRule& row) { return bears(labels, row.labels); });
  return found == rule.rows.end() ? nullptr : &*found;
}

bool take_table_field(FormPage& page, const FieldRule& rule, int label, const Passage& value) {
  static constexpr std::string_view kFunds = "funds.";
  if (rule.id == "goals.expected" || rule.id == "goals.actual") {
    if (page.form.goals.empty()) page.form.goals.emplace_back();
    Goal& goal = page.form.goals.front();
    Text& side = rule.id == "goals.expected" ? goal.expected : goal.actual;
    if (side.value) return false;
    side = take_text(page.report, value, rule_name(page, rule.id));
    return true;
  }
  if (!rule.id.starts_with(kFunds)) return false;
  const std::size_t dot = rule.id.rfind('.');
  const std::string column = rule.id.substr(dot + 1);
  FundRow& fund = fund_row_beside(page, rule.id.substr(kFunds.size(), dot - kFunds.size()), label);
  Number* number = fund_number(fund, column);
  if (number == nullptr || number->origin >= 0) return false;
  *number =
      take_page_number(page, value, fold_match(value.text), rule.type, rule_name(page, rule.id));
  const auto index = static_cast<std::size_t>(&fund - page.form.funds.data());
  if (!value.doubtful) note_unparsed(page, *number, {"funds", index, column});
  page.form.columns.push_back("funds." + column);
  page.weights = page.scores = {};  // a row that is summed already may have got its figure
  return true;
}

bool read_fund_row(FormPage& page, const BoundTable& bound, int row) {
  for (const int index : page.table.row_cells(row)) {
    FoldedCell& cell = page.table.cell(index);
    if (cell.key.empty() || cell.taken) continue;
    const RowRule* rule = find_fixed_row(*bound.rule, cell.labels);
    if (!left_of_columns(bound, page.table, row, index)) return false;
    if (rule == nullptr && !has_figures(bound, page.table, row, index)) return false;
    if (rule == nullptr && parse_amount(cell.match)) return false;
    cell.taken = true;
    FundRow fund;
    // A source that the pack does not know is kept, but how it adds up is not known.
    fund.key = rule == nullptr ? "part" : rule->id;
    fund.role = rule == nullptr ? "unknown" : rule->role;
    fund.label = take_text(page.report, passage_of(cell), rule_name(page, {"funds", fund.key}));
    if (opens_inner_level(page, fund, cell.key)) fund.role = "of_which";
    read_fund_values(page, bound, row, index, fund);
    add_fund_row(page, std::move(fund));
    return true;
  }
  return false;
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

bool says_nothing(const Text& text, const ValueWords& words) {
  if (!text.value) return true;
  const std::string match = fold_match(*text.value);
  return is_blank(match, words) || is_not_applicable(match, words);
}

// / | / | / | / or 无 | 不适用 | 不适用: a line of the printed grid that the project has no
// indicator for.
bool is_struck_out(const Indicator& indicator, const ValueWords& words) {
  return indicator.weight.origin < 0 && indicator.score.origin < 0 &&
         says_nothing(indicator.level3, words) && says_nothing(indicator.target.text, words) &&
         says_nothing(indicator.actual.text, words) && says_nothing(indicator.reason, words);
}

// A figure in a cell merged down over several rows is said of them all: it stays with the first,
// and in the others it is neither missing nor read again.
void share_merged(FormPage& page, const BoundTable& bound, int row, Indicator& indicator) {
  if (page.form.indicators.empty() || !page.table.spans_known) return;
  const Indicator& above = page.form.indicators.back();
  for (Number Indicator::*number : {&Indicator::weight, &Indicator::score}) {
    const BoundColumn* column =
        bound.find_column(number == &Indicator::weight ? "weight" : "score");
    const int origin = (above.*number).origin;
    if (column == nullptr || origin < 0 || (indicator.*number).origin >= 0) continue;
    const int cell = page.table.cell_at(row, column->begin);
    if (cell < 0 || page.table.cell(cell).row == row) continue;
    const Place& place = page.report.origins[static_cast<std::size_t>(origin)].place;
    const FoldedCell& merged = page.table.cell(cell);
    if (place.row == merged.row && place.col == merged.col) (indicator.*number).origin = origin;
  }
}

void read_indicator_row(FormPage& page, const BoundTable& bound, int row) {
  Indicator indicator;
  indicator.block = page.block;
  bool filled = false;
  NameCells names;
  for (const BoundColumn& column : bound.columns) {
    const int cell = find_value_cell(bound, page.table, row, column);
    if (cell < 0) continue;
    names.note(column.rule->id, cell);
    filled = take_indicator_cell(page, bound, column, row, cell, indicator) || filled;
  }
  take_group_weights(page, bound, row, indicator);
  fill_groups(page, indicator, names);
  const bool unnamed =
      names.level3 < 0 || !indicator.level3.value || page.table.cell(names.level3).key.empty();
  const bool template_row =
      unnamed || bears(page.table.cell(names.level3).labels, bound.rule->skip_rows);
  if (template_row && !filled) return;
  if (is_struck_out(indicator, *page.pack.values)) return;
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
  if (filled < kLeastCells || !figure) return;
  passage.doubtful = true;
  Indicator indicator;
  indicator.block = page.block;
  NameCells names;
  if (const BoundColumn* level1 = bound.find_column("level1")) {
    for (const int index : page.table.row_cells(row)) {
      if (page.table.cell(index).key.empty()) continue;
      if (bears(page.table.cell(index).labels, level1->rule->names)) {
        names.level1 = index;
        take_group(page, bound, index, indicator.level1, indicator.level1_weight);
      }
      break;
    }
  }
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
