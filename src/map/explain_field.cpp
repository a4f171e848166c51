#include "map/explain_field.h"

#include <algorithm>
#include <span>
#include <utility>

#include "map/bound_table.h"
#include "map/detect.h"
#include "map/field_values.h"
#include "map/form.h"
#include "map/form_rows.h"
#include "normalize/fold.h"
#include "rules/load_names.h"

namespace jixiao {
namespace {

constexpr int kLongestLabel = 30;  // characters; a longer text is no label that was misspelt
constexpr int kLongLabel = 8;      // characters; from here on two may differ
constexpr int kQuotedCharacters = 40;

std::string quote(const std::string& text) {
  return code_point_slice(fold_text(text), 0, kQuotedCharacters);
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> result;
  const int count = count_code_points(text);
  result.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) result.push_back(code_point_slice(text, i, i + 1));
  return result;
}

// Characters to insert, drop or replace.
int distance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = static_cast<int>(k);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const int above = row[k];
      const int replaced = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({above + 1, row[k - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string full_name(const ExplainedForm& page, const std::string& id) {
  return page.pack.id + ":" + id;
}

const Origin& origin_at(const ExplainedForm& page, int index) {
  return page.report.origins[static_cast<std::size_t>(index)];
}

bool at_cell(const Place& place, const Place& cell) {
  return place.table == cell.table && place.row == cell.row && place.col == cell.col;
}

// The form's values that a rule took: their texts, each cell once.
template <typename Fits>
std::vector<std::string> values_where(const ExplainedForm& page, Fits fits) {
  std::vector<std::string> values;
  std::vector<Place> seen;
  for (const int index : page.origins) {
    const Origin& origin = origin_at(page, index);
    if (!fits(origin.rule)) continue;
    if (std::find(seen.begin(), seen.end(), origin.place) != seen.end()) continue;
    seen.push_back(origin.place);
    values.push_back(quote(origin.text));
  }
  return values;
}

std::vector<std::string> values_of(const ExplainedForm& page, const std::string& id) {
  return values_where(page, [&](const std::string& rule) { return rule == full_name(page, id); });
}

bool took_cell(const ExplainedForm& page, const std::string& id, const Place& cell) {
  return std::any_of(page.origins.begin(), page.origins.end(), [&](int index) {
    const Origin& origin = origin_at(page, index);
    return origin.rule == full_name(page, id) && at_cell(origin.place, cell);
  });
}

bool took_line(const ExplainedForm& page, const std::string& id, int block) {
  return std::any_of(page.origins.begin(), page.origins.end(), [&](int index) {
    const Origin& origin = origin_at(page, index);
    return origin.rule == full_name(page, id) && origin.place.table < 0 &&
           origin.place.block == block;
  });
}

// Did the same rule take the line for another form?
bool took_line_elsewhere(const ExplainedForm& page, const std::string& id, int block) {
  return std::any_of(page.report.origins.begin(), page.report.origins.end(),
                     [&](const Origin& origin) {
                       return origin.rule == full_name(page, id) && origin.place.table < 0 &&
                              origin.place.block == block;
                     });
}

// Did any rule take a value out of the cell?
bool holds_value(const ExplainedForm& page, const FoldedCell& cell) {
  return std::any_of(page.origins.begin(), page.origins.end(), [&](int index) {
    return at_cell(origin_at(page, index).place, cell.passage.place);
  });
}

const RowStep& step_of(const ExplainedForm& page, const FoldedCell& cell) {
  return page.table.rows[static_cast<std::size_t>(cell.row)];
}

// What the labels of a rule are called where they match: the label itself, or what holds it.
std::string matched_label(const Labels& labels, const std::string& key) {
  const auto found = std::find(labels.keys.begin(), labels.keys.end(), key);
  if (found != labels.keys.end()) return *found;
  for (const std::string& word : labels.contains) {
    if (key.find(word) != std::string::npos) return word;
  }
  for (const Pattern& pattern : labels.patterns) {
    if (pattern.matches(key)) return pattern.source();
  }
  return {};
}

Candidate candidate_of(const FoldedCell& cell, const std::string& label) {
  return Candidate{quote(cell.passage.text), cell.passage.place, label};
}

void decide(Candidate& candidate, Why why, std::string detail = {}) {
  candidate.why = why;
  candidate.detail = std::move(detail);
}

// Was the row taken for something in which no field is sought? Then the candidate says what.
bool decide_by_row(const RowStep& step, Candidate& candidate) {
  switch (step.how) {
    case RowStep::How::kHeader:
      decide(candidate, Why::kHeaderRow, step.table->id);
      return true;
    case RowStep::How::kTableRow:
      decide(candidate, Why::kTableRow, step.table->id);
      return true;
    case RowStep::How::kTitle:
      decide(candidate, Why::kTitleRow);
      return true;
    case RowStep::How::kNothing:
      decide(candidate, Why::kNotReached);
      return true;
    case RowStep::How::kFields:
      return false;
  }
  return false;
}

bool is_unlisted(const FieldRule& rule, const std::string& value) {
  if (rule.type != ValueType::kEnum || value.empty()) return false;
  return std::find(rule.values.begin(), rule.values.end(), label_key(value)) == rule.values.end();
}

// A value stands there and the field does not have it.
void decide_untaken(const FieldRule& rule, const std::string& value, Candidate& candidate) {
  if (label_key(value).empty()) {
    decide(candidate, Why::kBlank);
  } else if (is_unlisted(rule, value)) {
    decide(candidate, Why::kNotListed, quote(value));
  } else {
    decide(candidate, Why::kFilled, quote(value));
  }
}

// Of `find: row_right` any cell right of the label may hold a value.
int value_of_label(const FieldRule& rule, const ExplainedForm& page, int label) {
  const FoldedTable& table = page.table.table;
  if (rule.find == FindWhere::kCellBelow) return table.below(label);
  const int first = table.right_of(label);
  if (rule.find != FindWhere::kRowRight) return first;
  for (int next = first; next >= 0; next = table.right_of(next)) {
    if (took_cell(page, rule.id, table.cell(next).passage.place)) return next;
  }
  return first;
}

Candidate judge_label(const FieldRule& rule, const ExplainedForm& page, int label) {
  const FoldedTable& table = page.table.table;
  const FoldedCell& cell = table.cell(label);
  Candidate candidate = candidate_of(cell, matched_label(rule.labels, cell.key));
  const FieldRule* owner = find_field(page.pack, cell.labels);
  const int value = value_of_label(rule, page, label);
  if (value >= 0) candidate.value_place = table.cell(value).passage.place;
  if (value >= 0 && took_cell(page, rule.id, table.cell(value).passage.place)) {
    decide(candidate, Why::kTaken, quote(table.cell(value).passage.text));
  } else if (owner != &rule) {
    decide(candidate, Why::kOtherField, owner == nullptr ? "" : owner->id);
  } else if (decide_by_row(step_of(page, cell), candidate)) {
    candidate.value_place.reset();
  } else if (value < 0) {
    decide(candidate, Why::kNoCell);
  } else if (const FieldRule* other = find_field(page.pack, table.cell(value).labels)) {
    decide(candidate, Why::kLabelThere, other->id);
  } else {
    decide_untaken(rule, table.cell(value).passage.text, candidate);
  }
  return candidate;
}

// Label and value in one cell.
std::optional<Candidate> judge_same_cell(const FieldRule& rule, const ExplainedForm& page,
                                         int index) {
  const FoldedCell& cell = page.table.table.cell(index);
  if (find_field(page.pack, cell.labels) != nullptr) return std::nullopt;
  const std::optional<Passage> value = find_in_passage(rule, passage_of(cell));
  if (!value) return std::nullopt;
  Candidate candidate =
      candidate_of(cell, rule.labels.keys.empty() ? "" : rule.labels.keys.front());
  candidate.value_place = cell.passage.place;
  if (took_cell(page, rule.id, cell.passage.place)) {
    decide(candidate, Why::kTaken, quote(value->text));
  } else if (!decide_by_row(step_of(page, cell), candidate)) {
    decide_untaken(rule, value->text, candidate);
  }
  return candidate;
}

std::optional<Candidate> judge_near(const std::vector<std::string>& labels,
                                    const ExplainedForm& page, const FoldedCell& cell) {
  const std::string near = find_near_label(labels, cell.key);
  if (near.empty() || holds_value(page, cell)) return std::nullopt;
  Candidate candidate = candidate_of(cell, near);
  decide(candidate, Why::kNear);
  return candidate;
}

void seek_in_cells(const FieldRule& rule, const ExplainedForm& page, FieldStory& story) {
  const FoldedTable& table = page.table.table;
  for (int i = 0; i < static_cast<int>(table.cells.size()); ++i) {
    const FoldedCell& cell = table.cell(i);
    if (cell.key.empty()) continue;
    std::optional<Candidate> candidate;
    if (rule.find != FindWhere::kSameCell && rule.labels.match(cell.key)) {
      candidate = judge_label(rule, page, i);
    } else {
      candidate = judge_same_cell(rule, page, i);
      const bool known = find_field(page.pack, cell.labels) != nullptr;
      if (!candidate && !known) candidate = judge_near(rule.labels.keys, page, cell);
    }
    if (candidate) story.candidates.push_back(std::move(*candidate));
  }
}

Candidate candidate_of_line(const Line& line, const FieldRule& rule) {
  return Candidate{quote(line.passage.text), line.passage.place,
                   rule.labels.keys.empty() ? "" : rule.labels.keys.front()};
}

// The cells that were taken as title lines are captions too.
void seek_in_title_rows(const FieldRule& rule, const ExplainedForm& page, FieldStory& story) {
  for (const FoldedCell& cell : page.table.table.cells) {
    if (step_of(page, cell).how != RowStep::How::kTitle || cell.key.empty()) continue;
    const std::optional<Passage> value = find_in_passage(rule, passage_of(cell));
    if (!value) continue;
    Candidate candidate = candidate_of(cell, "");
    candidate.value_place = cell.passage.place;
    if (took_cell(page, rule.id, cell.passage.place)) {
      decide(candidate, Why::kTaken, quote(value->text));
    } else {
      decide_untaken(rule, value->text, candidate);
    }
    story.candidates.push_back(std::move(candidate));
  }
}

void seek_in_lines(const FieldRule& rule, const ExplainedForm& page, FieldStory& story) {
  for (std::size_t i = 0; i < page.steps.lines.size(); ++i) {
    const Line& line = page.steps.lines[i];
    const std::optional<Passage> value = find_in_passage(rule, line.passage);
    if (!value) continue;
    Candidate candidate = candidate_of_line(line, rule);
    candidate.value_place = value->place;
    const bool caption = i >= page.table.first_caption && i < page.table.last_caption;
    if (took_line(page, rule.id, line.block)) {
      decide(candidate, Why::kTaken, quote(value->text));
    } else if (took_line_elsewhere(page, rule.id, line.block)) {
      decide(candidate, Why::kOtherForm);
    } else if (!caption) {
      decide(candidate, Why::kNotAround);
    } else {
      decide_untaken(rule, value->text, candidate);
    }
    story.candidates.push_back(std::move(candidate));
  }
}

std::string find_word(FindWhere find) {
  return std::string(find_wheres()[static_cast<std::size_t>(find)]);
}

std::vector<std::string> sources(const std::vector<Pattern>& patterns) {
  std::vector<std::string> result;
  result.reserve(patterns.size());
  for (const Pattern& pattern : patterns) result.push_back(pattern.source());
  return result;
}

FieldStory story_of(const std::string& id, const std::string& find, const Labels& labels) {
  FieldStory story;
  story.id = id;
  story.find = find;
  story.labels = labels.keys;
  story.labels.insert(story.labels.end(), labels.contains.begin(), labels.contains.end());
  story.patterns = sources(labels.patterns);
  return story;
}

// --- Tables ------------------------------------------------------------------------------------

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

std::string find_near_label(const std::vector<std::string>& labels, const std::string& key) {
  if (count_code_points(key) > kLongestLabel) return {};
  const std::vector<std::string> own = characters(key);
  std::string nearest;
  int least = 0;
  for (const std::string& label : labels) {
    const std::vector<std::string> other = characters(label);
    const std::size_t shorter = std::min(own.size(), other.size());
    const std::size_t longer = std::max(own.size(), other.size());
    if (shorter < 2 || label == key) continue;
    const int apart = distance(own, other);
    const bool inside =
        key.find(label) != std::string::npos || label.find(key) != std::string::npos;
    const int allowed = longer >= static_cast<std::size_t>(kLongLabel) ? 2 : 1;
    // What is left where only characters were added is the difference in length.
    const bool widened = apart == static_cast<int>(longer - shorter) && shorter * 3 >= longer * 2;
    const bool slip = shorter >= 3 && apart <= allowed;
    const bool near = (inside && shorter * 2 >= longer) || (shorter >= 3 && widened) || slip;
    if (!near || (!nearest.empty() && apart >= least)) continue;
    nearest = label;
    least = apart;
  }
  return nearest;
}

FieldStory explain_field(const FieldRule& rule, const ExplainedForm& page) {
  FieldStory story = story_of(rule.id, find_word(rule.find), rule.labels);
  story.patterns = sources(rule.patterns);
  story.required = rule.required;
  story.values = values_of(page, rule.id);
  const bool in_lines = rule.find == FindWhere::kParagraph || rule.find == FindWhere::kAfterLabel;
  if (in_lines) {
    seek_in_lines(rule, page, story);
    seek_in_title_rows(rule, page, story);
  } else {
    seek_in_cells(rule, page, story);
  }
  return story;
}

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

FieldStory explain_title(const ExplainedForm& page) {
  FieldStory story;
  story.id = "title";
  story.find = "title";
  story.labels = page.pack.detect.title;
  story.values = values_of(page, story.id);
  const auto judge = [&](const Passage& passage, bool taken) {
    const std::string key = label_key(passage.text);
    if (!taken && !title_matches(page.pack, key)) return;
    Candidate candidate{quote(passage.text), passage.place, ""};
    decide(candidate, taken ? Why::kTaken : story.values.empty() ? Why::kNotAround : Why::kFilled);
    story.candidates.push_back(std::move(candidate));
  };
  for (const Line& line : page.steps.lines) {
    judge(line.passage, took_line(page, story.id, line.block));
  }
  for (const FoldedCell& cell : page.table.table.cells) {
    judge(passage_of(cell), took_cell(page, story.id, cell.passage.place));
  }
  return story;
}

FieldStory explain_unit(const ExplainedForm& page) {
  FieldStory story;
  story.id = "currency_unit";
  story.find = "unit";
  const Text& unit = page.report.forms[static_cast<std::size_t>(page.table.form)].currency_unit;
  if (!unit.value) return story;
  story.values.push_back(*unit.value);
  // Without an origin it is the default of the table's `unit`.
  if (unit.origin < 0) return story;
  const Origin& origin = origin_at(page, unit.origin);
  Candidate candidate{quote(origin.text), origin.place, ""};
  decide(candidate, Why::kTaken);
  story.candidates.push_back(std::move(candidate));
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
        story.columns.push_back(column.id + "=" + table.cell(found->cell).key);
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

// --- The prose ---------------------------------------------------------------------------------

namespace {

// Values of the report itself, not of a form; each occurrence once.
FieldStory prose_story(const std::string& id, const std::string& find, const std::string& rule,
                       const Report& report) {
  FieldStory story;
  story.id = id;
  story.find = find;
  for (const Origin& origin : report.origins) {
    if (origin.rule == rule) story.values.push_back(quote(origin.text));
  }
  return story;
}

bool took_prose(const Report& report, const std::string& rule, const Line& line) {
  return std::any_of(report.origins.begin(), report.origins.end(), [&](const Origin& origin) {
    return origin.rule == rule && origin.place.table < 0 && origin.place.block == line.block;
  });
}

}  // namespace

FieldStory explain_cover_field(const FieldRule& rule, const Pack& pack, const MapSteps& steps,
                               const Report& report) {
  const std::string name = pack.id + ":" + rule.id;
  FieldStory story = prose_story(rule.id, find_word(rule.find), name, report);
  story.labels = rule.labels.keys;
  story.patterns = sources(rule.patterns);
  story.required = rule.required;
  for (const Line& line : steps.lines) {
    const std::optional<Passage> value = find_in_passage(rule, line.passage);
    if (!value) continue;
    Candidate candidate = candidate_of_line(line, rule);
    candidate.value_place = value->place;
    if (took_prose(report, name, line)) {
      decide(candidate, Why::kTaken, quote(value->text));
    } else {
      decide(candidate, story.values.empty() ? Why::kNotAround : Why::kFilled, quote(value->text));
    }
    story.candidates.push_back(std::move(candidate));
  }
  return story;
}

namespace {

// The words of a line behind its number, as headings are compared.
std::string heading_key(const SectionRules& rules, const Line& line) {
  const std::string folded = fold_match(line.passage.text);
  for (const NumberingScheme& scheme : rules.numbering) {
    const std::optional<PatternMatch> match = scheme.re.find(folded);
    if (!match || match->whole.begin != 0) continue;
    const int group = scheme.re.group("label");
    const Span label = group < 0 ? match->whole : match->groups[static_cast<std::size_t>(group)];
    return label_key(folded.substr(label.end));
  }
  return label_key(folded);
}

bool is_section(const std::vector<Section>& sections, const std::string& key, int block) {
  return std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
    return (section.key == key && section.place.block == block) ||
           is_section(section.sections, key, block);
  });
}

}  // namespace

FieldStory explain_heading(const HeadingRule& rule, const Pack& pack, const MapSteps& steps,
                           const Report& report) {
  FieldStory story = story_of("sections." + rule.id, "heading", rule.labels);
  story.required = rule.required;
  for (const Line& line : steps.lines) {
    const std::string key = heading_key(pack.sections, line);
    Candidate candidate{quote(line.passage.text), line.passage.place, ""};
    if (is_section(report.sections, rule.id, line.block)) {
      story.values.push_back(candidate.text);
      decide(candidate, Why::kTaken);
    } else if (rule.labels.match(key)) {
      candidate.label = matched_label(rule.labels, key);
      decide(candidate, Why::kNoHeading);
    } else {
      candidate.label = find_near_label(rule.labels.keys, key);
      if (candidate.label.empty()) continue;
      decide(candidate, Why::kNear);
    }
    story.candidates.push_back(std::move(candidate));
  }
  return story;
}

FieldStory explain_claim(const ClaimRule& rule, const Pack& pack, const MapSteps& steps,
                         const Report& report) {
  const std::string id = "claims." + rule.id;
  const std::string name = pack.id + ":" + id + ".text";
  FieldStory story = prose_story(id, "claim", name, report);
  story.patterns = sources(rule.patterns);
  for (const Line& line : steps.lines) {
    const std::string folded = fold_match(line.passage.text);
    const bool fits = std::any_of(rule.patterns.begin(), rule.patterns.end(),
                                  [&](const Pattern& pattern) { return pattern.matches(folded); });
    if (!fits) continue;
    Candidate candidate{quote(line.passage.text), line.passage.place, ""};
    decide(candidate, took_prose(report, name, line) ? Why::kTaken : Why::kExcluded);
    story.candidates.push_back(std::move(candidate));
  }
  return story;
}

}  // namespace jixiao
