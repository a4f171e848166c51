#include "map/explain.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "map/detect.h"
#include "map/explain_field.h"
#include "map/explain_prose.h"
#include "map/explain_table.h"
#include "map/map.h"
#include "normalize/fold.h"
#include "report/leaves.h"
#include "rules/load_names.h"

namespace jixiao {
namespace {

// --- Which pack --------------------------------------------------------------------------------

void part_labels(const std::vector<std::string>& wanted, const LabelSet& labels,
                 std::vector<std::string>& found, std::vector<std::string>& missing) {
  for (const std::string& label : wanted) {
    (labels.holds(label) ? found : missing).push_back(label);
  }
}

std::string longest_title(const DetectRule& rule, const std::string& key) {
  std::string longest;
  for (const std::string& title : rule.title) {
    const bool longer = count_code_points(title) > count_code_points(longest);
    if (key.find(title) != std::string::npos && longer) longest = title;
  }
  return longest;
}

PackScore score_of(const Pack& pack, const LabelSet& labels, const std::string& title_key) {
  PackScore score;
  score.pack = pack.id;
  score.points = detection_score(pack, labels, title_key);
  score.title = longest_title(pack.detect, title_key);
  score.any_count = pack.detect.any_count;
  part_labels(pack.detect.all, labels, score.all_found, score.all_missing);
  part_labels(pack.detect.any, labels, score.any_found, score.any_missing);
  std::vector<std::string> absent;
  part_labels(pack.detect.none, labels, score.none_found, absent);
  score.line_missing = !pack.detect.lines.empty() && !labels.holds(lines_sign(pack.id));
  return score;
}

// Better packs first; of those that are not eligible the ones that come nearest. The packs
// themselves are in the order of their ids.
std::vector<PackScore> scores_of(const Rules& rules, const TableSteps& table,
                                 const std::vector<std::string>& signs) {
  LabelSet labels = labels_of(rules, table.table);
  for (const std::string& sign : signs) labels.insert(sign);
  std::vector<PackScore> scores;
  for (const Pack& pack : rules.packs) {
    if (!reads_tables(pack)) continue;
    scores.push_back(score_of(pack, labels, table.title_key));
  }
  std::stable_sort(scores.begin(), scores.end(), [](const PackScore& a, const PackScore& b) {
    if (a.points.has_value() != b.points.has_value()) return a.points.has_value();
    if (a.points && *a.points != *b.points) return *a.points > *b.points;
    return !a.points && a.all_missing.size() < b.all_missing.size();
  });
  return scores;
}

// --- One form ----------------------------------------------------------------------------------

std::vector<int> origins_of(const Report& report, int form) {
  const std::string prefix = "/forms/" + std::to_string(form) + "/";
  std::vector<int> origins;
  for_each_origin(report, [&](const std::string& pointer, int origin) {
    if (pointer.starts_with(prefix)) origins.push_back(origin);
  });
  return origins;
}

std::vector<Leftover> leftovers_of(const FoldedTable& table) {
  std::vector<Leftover> leftovers;
  for (const FoldedCell& cell : table.cells) {
    if (!cell.taken && !cell.key.empty()) {
      leftovers.push_back({fold_text(cell.passage.text), cell.passage.place});
    }
  }
  return leftovers;
}

FormStory story_of(const Rules& rules, const ExplainedForm* page, const TableSteps& table,
                   const std::vector<std::string>& signs) {
  FormStory story;
  story.place = table.table.place;
  story.rows = table.table.rows;
  story.cols = table.table.cols;
  story.title = table.title_key;
  story.scores = scores_of(rules, table, signs);
  story.leftovers = leftovers_of(table.table);
  if (page == nullptr) return story;
  story.pack = page->pack.id;
  story.version = page->pack.version;
  for (const FieldRule& rule : page->pack.fields) {
    if (rule.keep) story.fields.push_back(explain_field(rule, *page));
  }
  for (const TableRule& rule : page->pack.tables)
    story.tables.push_back(explain_table(rule, *page));
  return story;
}

// --- The field that was asked for --------------------------------------------------------------

template <typename Item>
const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

// "funds.executed", "funds.total", "funds.total.executed", "indicators.score"
std::optional<FieldStory> table_field(const std::string& id, const ExplainedForm& page) {
  const std::size_t dot = id.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const TableRule* table = find_by_id(page.pack.tables, id.substr(0, dot));
  if (table == nullptr) return std::nullopt;
  const std::string rest = id.substr(dot + 1);
  if (const ColumnRule* column = find_by_id(table->columns, rest)) {
    return explain_column(*table, *column, page);
  }
  const std::size_t second = rest.find('.');
  const RowRule* row = find_by_id(table->rows, rest.substr(0, second));
  if (row == nullptr) return std::nullopt;
  const std::string column = second == std::string::npos ? "" : rest.substr(second + 1);
  const bool known = column.empty() || find_by_id(table->columns, column) != nullptr;
  if (!known) return std::nullopt;
  return explain_fund_row(*table, *row, column, page);
}

std::optional<FieldStory> form_field(const std::string& id, const ExplainedForm& page) {
  if (const FieldRule* rule = find_by_id(page.pack.fields, id)) return explain_field(*rule, page);
  const TableRule* indicators = find_by_id(page.pack.tables, "indicators");
  if ((id == "total.weight" || id == "total.score") && indicators != nullptr) {
    return explain_total(*indicators, id, page);
  }
  if (id == "title") return explain_title(page);
  if (id == "currency_unit") return explain_unit(page);
  return table_field(id, page);
}

std::string nearest_field(const Pack& pack, const std::string& id) {
  std::vector<std::string> legal;
  for (const FieldRule& rule : pack.fields) legal.push_back(rule.id);
  for (const FieldName& field : known_fields(pack, "")) legal.push_back(field.name);
  for (const ClaimRule& claim : pack.claims) legal.push_back("claims." + claim.id);
  for (const HeadingRule& heading : pack.sections.headings) {
    legal.push_back("sections." + heading.id);
  }
  // What a check may name need not be what a field is asked for by.
  std::erase(legal, id);
  return find_nearest(id, legal);
}

std::optional<FieldStory> prose_field(const std::string& id, const Pack& pack,
                                      const MapSteps& steps, const Report& report) {
  for (const FieldRule& rule : pack.fields) {
    if (rule.id == id) return explain_cover_field(rule, pack, steps, report);
  }
  for (const ClaimRule& claim : pack.claims) {
    if ("claims." + claim.id == id) return explain_claim(claim, pack, steps, report);
  }
  for (const HeadingRule& heading : pack.sections.headings) {
    if ("sections." + heading.id == id) return explain_heading(heading, pack, steps, report);
  }
  return std::nullopt;
}

bool is_of_prose(const std::string& field) {
  return field.starts_with("claims.") || field.starts_with("sections.");
}

// --- Time in patterns --------------------------------------------------------------------------

void add(const std::vector<Pattern>& patterns, std::vector<const Pattern*>& all) {
  for (const Pattern& pattern : patterns) all.push_back(&pattern);
}

std::vector<const Pattern*> patterns_of(const Pack& pack) {
  std::vector<const Pattern*> all;
  for (const NumberingScheme& scheme : pack.sections.numbering) all.push_back(&scheme.re);
  for (const HeadingRule& heading : pack.sections.headings) add(heading.labels.patterns, all);
  for (const ClaimRule& claim : pack.claims) {
    add(claim.patterns, all);
    add(claim.unless, all);
  }
  for (const FieldRule& field : pack.fields) {
    add(field.labels.patterns, all);
    add(field.patterns, all);
  }
  for (const TableRule& table : pack.tables) {
    for (const ColumnRule& column : table.columns) add(column.labels.patterns, all);
    for (const RowRule& row : table.rows) add(row.labels.patterns, all);
    for (const Labels* labels : {&table.total_rows, &table.subtotal_rows, &table.skip_rows,
                                 &table.caption, &table.stop_at}) {
      add(labels->patterns, all);
    }
    add(table.group_weight, all);
  }
  return all;
}

std::vector<std::string> texts_of(const MapSteps& steps) {
  std::vector<std::string> texts;
  for (const Line& line : steps.lines) texts.push_back(fold_match(line.passage.text));
  for (const TableSteps& table : steps.tables) {
    for (const FoldedCell& cell : table.table.cells) texts.emplace_back(cell.match);
  }
  return texts;
}

// Every pattern over every text: an upper bound of what reading spends in them.
PatternTime time_of(const Pack& pack, const std::vector<std::string>& texts) {
  using Clock = std::chrono::steady_clock;
  PatternTime time;
  time.pack = pack.id;
  time.texts = texts.size();
  for (const Pattern* pattern : patterns_of(pack)) {
    ++time.patterns;
    const Clock::time_point begin = Clock::now();
    for (const std::string& text : texts) pattern->matches(text);
    const double spent = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    time.milliseconds += spent;
    if (spent < time.slowest_milliseconds) continue;
    time.slowest_milliseconds = spent;
    time.slowest = pattern->source();
  }
  return time;
}

FieldAnswer prose_answer(const std::string& field, const Pack& pack, const MapSteps& steps,
                         const Report& report) {
  FieldAnswer answer{-1, pack.id, prose_field(field, pack, steps, report)};
  if (!answer.story) answer.nearest = nearest_field(pack, field);
  return answer;
}

}  // namespace

Explanation explain(const Document& document, const Rules& rules, const std::string& forced_pack,
                    const std::string& field) {
  MapSteps steps;
  const Report report = map(document, rules, forced_pack, steps);
  Explanation result;
  result.source = report.source;
  result.parts = report.parts;
  result.field = field;
  std::vector<const Pack*> packs;
  const auto take_part = [&](const Pack* pack) {
    if (std::find(packs.begin(), packs.end(), pack) == packs.end()) packs.push_back(pack);
  };
  for (const TableSteps& table : steps.tables) {
    const int number = static_cast<int>(result.forms.size());
    if (table.pack == nullptr) {
      result.forms.push_back(story_of(rules, nullptr, table, steps.signs));
      continue;
    }
    const ExplainedForm page{report, steps, table, *table.pack, origins_of(report, table.form)};
    result.forms.push_back(story_of(rules, &page, table, steps.signs));
    result.forms.back().forced = !forced_pack.empty();
    take_part(table.pack);
    if (field.empty() || is_of_prose(field)) continue;
    result.answers.push_back({number, table.pack->id, form_field(field, page)});
    if (!result.answers.back().story) {
      result.answers.back().nearest = nearest_field(*table.pack, field);
    }
  }
  if (!report.narratives.empty()) result.narrative_pack = report.narratives.front().pack.id;
  result.narrative_title = report.title.value.value_or("");
  result.sections = report.sections.size();
  result.claims = report.claims.size();
  if (const Pack* pack = find_by_id(rules.packs, result.narrative_pack)) {
    take_part(pack);
    if (!field.empty()) {
      FieldAnswer answer = prose_answer(field, *pack, steps, report);
      if (answer.story || is_of_prose(field)) result.answers.push_back(std::move(answer));
    }
  }
  const std::vector<std::string> texts = texts_of(steps);
  for (const Pack* pack : packs) result.times.push_back(time_of(*pack, texts));
  return result;
}

}  // namespace jixiao
