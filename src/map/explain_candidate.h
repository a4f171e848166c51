// What the stories of fields, tables and prose are told with: what a form's values came from, and
// what is said of one candidate.
//
// Example: candidate_of(cell, "项目名称") quotes the cell and keeps its place; decide_by_row() says
// kHeaderRow of it where its row was taken for a header, and false where fields are sought in it.
// Helpers of explain_*.cpp. Not here: which cells and lines are candidates.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/explain.h"
#include "map/folded_table.h"
#include "map/steps.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// A form with all that is known of how it was read.
struct ExplainedForm {
  const Report& report;
  const MapSteps& steps;
  const TableSteps& table;
  const Pack& pack;
  std::vector<int> origins;  // indices into Report::origins: what this form's values came from
};

// The text, folded and cut to what a line of a story can hold.
std::string quote(const std::string& text);
// "cn.mof.project:total.score", as origins name it.
std::string full_name(const ExplainedForm& page, const std::string& id);
const Origin& origin_at(const ExplainedForm& page, int index);

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

std::vector<std::string> values_of(const ExplainedForm& page, const std::string& id);
bool took_cell(const ExplainedForm& page, const std::string& id, const Place& cell);
const RowStep& step_of(const ExplainedForm& page, const FoldedCell& cell);

// What the labels of a rule are called where they match: the label itself, or what holds it.
std::string matched_label(const Labels& labels, std::string_view key);
Candidate candidate_of(const FoldedCell& cell, const std::string& label);
Candidate candidate_of_line(const Line& line, const FieldRule& rule);
void decide(Candidate& candidate, Why why, std::string detail = {});
// Was the row taken for something in which no field is sought? Then the candidate says what.
bool decide_by_row(const RowStep& step, Candidate& candidate);
// A cell whose label is nearly one of these and that holds no value.
std::optional<Candidate> judge_near(const std::vector<std::string>& labels,
                                    const ExplainedForm& page, const FoldedCell& cell);

std::string find_word(FindWhere find);
std::vector<std::string> sources(const std::vector<Pattern>& patterns);
// Of what is sought by these labels, without values and candidates.
FieldStory story_of(const std::string& id, const std::string& find, const Labels& labels);

}  // namespace jixiao
