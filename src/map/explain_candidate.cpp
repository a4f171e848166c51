#include "map/explain_candidate.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "map/near_label.h"
#include "normalize/fold.h"
#include "rules/load_names.h"

namespace jixiao {
namespace {

constexpr int kQuotedCharacters = 40;

bool at_cell(const Place& place, const Place& cell) {
  return place.table == cell.table && place.row == cell.row && place.col == cell.col;
}

// Did any rule take a value out of the cell?
bool holds_value(const ExplainedForm& page, const FoldedCell& cell) {
  return std::any_of(page.origins.begin(), page.origins.end(), [&](int index) {
    return at_cell(origin_at(page, index).place, cell.passage.place);
  });
}

}  // namespace

std::string quote(const std::string& text) {
  return code_point_slice(fold_text(text), 0, kQuotedCharacters);
}

std::string full_name(const ExplainedForm& page, const std::string& id) {
  return page.pack.id + ":" + id;
}

const Origin& origin_at(const ExplainedForm& page, int index) {
  return page.report.origins[static_cast<std::size_t>(index)];
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

const RowStep& step_of(const ExplainedForm& page, const FoldedCell& cell) {
  return page.table.rows[static_cast<std::size_t>(cell.row)];
}

std::string matched_label(const Labels& labels, std::string_view key) {
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

void decide(Candidate& candidate, Why why, std::string detail) {
  candidate.why = why;
  candidate.detail = std::move(detail);
}

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

std::optional<Candidate> judge_near(const std::vector<std::string>& labels,
                                    const ExplainedForm& page, const FoldedCell& cell) {
  const std::string near = find_near_label(labels, cell.key);
  if (near.empty() || holds_value(page, cell)) return std::nullopt;
  Candidate candidate = candidate_of(cell, near);
  decide(candidate, Why::kNear);
  return candidate;
}

Candidate candidate_of_line(const Line& line, const FieldRule& rule) {
  return Candidate{quote(line.passage.text), line.passage.place,
                   rule.labels.keys.empty() ? "" : rule.labels.keys.front()};
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

}  // namespace jixiao
