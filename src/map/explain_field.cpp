#include "map/explain_field.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "map/detect.h"
#include "map/field_values.h"
#include "map/form.h"
#include "map/form_rows.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

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

}  // namespace

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

}  // namespace jixiao
