#include "map/field_values.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "map/dates.h"
#include "map/detect.h"
#include "map/form.h"
#include "map/measure.h"
#include "map/pairs.h"
#include "map/ticked.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::string_view kNarratives = "narratives.";
constexpr std::string_view kBlockScores = "block_scores.";

Span value_span(const Pattern& pattern, const PatternMatch& match) {
  for (const char* name : {"value", "year"}) {
    const int group = pattern.group(name);
    if (group < 0) continue;
    const Span span = match.groups[static_cast<std::size_t>(group)];
    if (!span.empty()) return span;
  }
  return match.whole;
}

// The label that a colon ends; empty if there is none.
std::string label_before_colon(std::string_view match) {
  const std::size_t colon = match.find(':');
  return colon == std::string_view::npos ? "" : label_key_of_match(match.substr(0, colon));
}

// 单位名称：某局 -> 某局
Passage behind_colon(const Passage& passage, const Folded& folded) {
  Span value{folded.text.find(':') + 1, folded.text.size()};
  while (!value.empty() && folded.text[value.begin] == ' ') ++value.begin;
  if (value.empty()) return Passage{"", passage.place};
  return part_of(passage, folded, value);
}

Text* form_text(Form& form, const std::string& id) {
  if (id == "project_name") return &form.project_name;
  if (id == "department") return &form.department;
  if (id == "implementing_unit") return &form.implementing_unit;
  if (id == "grade") return &form.grade;
  if (id.starts_with(kNarratives)) return &form.narratives[id.substr(kNarratives.size())];
  return nullptr;
}

Number* form_number(Form& form, const std::string& id) {
  if (id == "total.weight") return &form.total_weight;
  if (id == "total.score") return &form.total_score;
  if (id.starts_with(kBlockScores)) return &form.block_scores[id.substr(kBlockScores.size())];
  return nullptr;
}

std::optional<Passage> find_by(const Pattern& pattern, const Passage& passage,
                               const Folded& folded) {
  const std::optional<PatternMatch> match = pattern.find(folded.text);
  if (!match) return std::nullopt;
  const Span span = value_span(pattern, *match);
  if (span.empty()) return std::nullopt;
  return part_of(passage, folded, span);
}

// By the first pattern that finds something.
std::optional<Passage> find_by(const std::vector<Pattern>& patterns, const Passage& passage,
                               const Folded& folded) {
  for (const Pattern& pattern : patterns) {
    if (std::optional<Passage> value = find_by(pattern, passage, folded)) return value;
  }
  return std::nullopt;
}

LabelHits labels_before_colon(const Pack& pack, std::string_view match) {
  const std::string key = label_before_colon(match);
  return key.empty() ? LabelHits{} : find_labels(pack, key);
}

// In the form being read, the next of the report.
std::string pointer_of(const Report& report, const FieldRule& rule) {
  std::string leaf = rule.id;
  std::replace(leaf.begin(), leaf.end(), '.', '/');
  return "/forms/" + std::to_string(report.forms.size()) + "/" + leaf;
}

// As ISO 8601; what is no date stays as it is printed, and is named.
Text take_date(Report& report, const Passage& passage, const std::string& rule,
               const std::string& pointer) {
  Text text = take_text(report, passage, rule);
  const std::string folded = fold_match(passage.text);
  if (!text.value || is_blank_sign(folded)) return text;
  if (std::optional<std::string> date = parse_date(folded)) {
    text.value = std::move(date);
  } else {
    report.unparsed.push_back(
        Unparsed{pointer, static_cast<int>(report.forms.size()), *text.value, "date"});
  }
  return text;
}

// Does the rule stand in lines around a form?
bool in_paragraphs(const FieldRule& rule) {
  return rule.find == FindWhere::kParagraph || rule.find == FindWhere::kAfterLabel;
}

}  // namespace

std::optional<Passage> find_in_passage(const FieldRule& rule, const Passage& passage) {
  return find_in_passage(rule, passage, fold(passage.text, FoldForm::kMatch));
}

std::optional<Passage> find_in_passage(const FieldRule& rule, const Passage& passage,
                                       const Folded& folded) {
  if (std::optional<Passage> value = find_by(rule.patterns, passage, folded)) return value;
  if (rule.labels.empty()) return std::nullopt;
  const std::string key = label_before_colon(folded.text);
  if (key.empty() || !rule.labels.match(key)) return std::nullopt;
  return behind_colon(passage, folded);
}

PassageFields::PassageFields(const Pack& pack, const Passage& passage, std::string_view match,
                             bool labelled)
    : passage_(passage),
      labels_(labelled ? labels_before_colon(pack, match) : LabelHits{}),
      patterns_(find_field_patterns(pack, match)) {}

std::optional<Passage> PassageFields::find(const FieldRule& rule) const {
  const auto is_own = [&](const FieldPatternHit& hit) { return hit.field == rule.labels.number; };
  const bool labelled = bears(labels_, rule.labels);
  if (!labelled && std::none_of(patterns_.begin(), patterns_.end(), is_own)) return std::nullopt;
  const Folded folded = fold(passage_.text, FoldForm::kMatch);
  for (const FieldPatternHit& hit : patterns_) {
    if (!is_own(hit)) continue;
    if (std::optional<Passage> value = find_by(rule.patterns[hit.pattern], passage_, folded)) {
      return value;
    }
  }
  if (!labelled) return std::nullopt;
  return behind_colon(passage_, folded);
}

namespace {

// Of a rule that lists its values, the one that stands there: 优, or the one that is ticked of 优☑
// 良□; nothing if it is none of them. A blank stays what it is.
std::optional<Passage> find_listed(const FieldRule& rule, const Passage& value) {
  const std::string key = label_key(value.text);
  const bool listed = std::find(rule.values.begin(), rule.values.end(), key) != rule.values.end();
  const Folded folded = fold(value.text, FoldForm::kMatch);
  if (key.empty() || (listed && !has_empty_box(folded.text))) return value;
  const std::optional<Span> ticked = find_ticked(folded.text, rule.values);
  if (!ticked) return std::nullopt;
  return part_of(value, folded, *ticked);
}

}  // namespace

bool take_form_field(const Pack& pack, const FieldRule& rule, const Passage& passage,
                     Report& report, Form& form) {
  std::optional<Passage> listed;
  if (rule.type == ValueType::kEnum) {
    listed = find_listed(rule, passage);
    if (!listed) return false;
  }
  const Passage& value = listed ? *listed : passage;
  const std::string name = pack.id + ":" + rule.id;
  if (rule.id == "fiscal_year") {
    if (form.fiscal_year.value) return false;
    form.fiscal_year = take_year(report, value, name);
    return form.fiscal_year.value.has_value();
  }
  if (Number* number = form_number(form, rule.id)) {
    if (number->origin >= 0) return false;
    form.columns.push_back(rule.id);
    *number = take_number(report, value, rule.type, {}, *pack.values, name);
    if (!value.doubtful) {
      note_unparsed(report, *number, static_cast<int>(report.forms.size()),
                    pointer_of(report, rule));
    }
    return true;
  }
  Text* text = form_text(form, rule.id);
  if (text == nullptr) return false;
  if (!text->value) {
    *text = rule.type == ValueType::kDate ? take_date(report, value, name, pointer_of(report, rule))
                                          : take_text(report, value, name);
    return true;
  }
  if (!rule.id.starts_with(kNarratives)) return false;
  *text->value += "\n" + fold_text(value.text);
  report.origins[static_cast<std::size_t>(text->origin)].text += "\n" + value.text;
  return true;
}

Number take_year(Report& report, const Passage& passage, const std::string& rule) {
  const std::string folded = fold_match(passage.text);
  std::optional<int> year = parse_year(folded);
  // Of a date, its year.
  if (const std::optional<std::string> date = parse_date(folded)) {
    year = std::stoi(date->substr(0, kYearDigits));
  }
  if (!year) return {};
  return Number{Decimal(*year), add_origin(report, passage, rule)};
}

std::vector<const FieldRule*> fields_in_lines(const Pack& pack, const WordFilter& lines) {
  std::vector<const FieldRule*> fields;
  for (const FieldRule& rule : pack.fields) {
    if (!in_paragraphs(rule)) continue;
    const bool fits = std::any_of(rule.patterns.begin(), rule.patterns.end(),
                                  [&](const Pattern& pattern) { return pattern.may_fit(lines); });
    if (fits || !rule.labels.empty()) fields.push_back(&rule);
  }
  return fields;
}

bool read_note(const Pack& pack, std::span<const FieldRule* const> fields, const Line& line,
               Report& report, Form& form) {
  std::optional<LabelHits> labels;  // before the colon, once a field asks for one
  for (const FieldRule* rule : fields) {
    if (rule->keep && !rule->id.starts_with(kNarratives)) continue;
    std::optional<Passage> value = find_by(rule->patterns, line.passage, line.folded);
    if (!value && !rule->labels.empty()) {
      if (!labels) labels = labels_before_colon(pack, line.folded.text);
      if (bears(*labels, rule->labels)) value = behind_colon(line.passage, line.folded);
    }
    if (!value) continue;
    return !rule->keep || take_form_field(pack, *rule, *value, report, form);
  }
  return false;
}

bool read_result_line(const Pack& pack, const Line& line, Report& report, Form& form) {
  if (line.folded.text.find(':') == std::string::npos) return false;
  const FieldRule* rule = find_field(pack, labels_before_colon(pack, line.folded.text));
  const bool result = rule != nullptr && rule->keep &&
                      (rule->type == ValueType::kEnum || rule->type == ValueType::kDecimal);
  if (!result) return false;
  const Passage value = behind_colon(line.passage, line.folded);
  const bool said = rule->type == ValueType::kEnum
                        ? !value.text.empty()
                        : parse_points(fold_match(value.text), *pack.values).has_value();
  return said && take_form_field(pack, *rule, value, report, form);
}

namespace {

// A caption that says one thing. `labelled`: also by the label before its colon.
bool read_one_caption(const Pack& pack, const Passage& paragraph, std::string_view match,
                      bool labelled, Report& report, Form& form) {
  bool known = !find_currency_unit(match).empty();
  if (!form.title.value && title_matches(pack, label_key_of_match(match))) {
    form.title = take_text(report, paragraph, pack.id + ":title");
    known = true;
  }
  const PassageFields fields(pack, paragraph, match, labelled);
  for (const FieldRule& rule : pack.fields) {
    if (fields.none()) break;
    if (!in_paragraphs(rule)) continue;
    const std::optional<Passage> value = fields.find(rule);
    if (!value) continue;
    known = true;
    if (rule.keep) take_form_field(pack, rule, *value, report, form);
  }
  return known;
}

// May the line say more than one thing? Most have no colon.
bool may_be_pairs(std::string_view match) {
  const std::size_t colon = match.find(':');
  return colon != std::string_view::npos &&
         match.find_first_of(":(", colon + 1) != std::string_view::npos;
}

}  // namespace

bool read_caption(const Pack& pack, const Passage& paragraph, std::string_view match,
                  Report& report, Form& form) {
  bool known = false;
  bool whole = true;
  if (may_be_pairs(match)) {
    const std::vector<Passage> parts = split_pairs(pack, paragraph);
    whole = parts.size() < 2;
    for (const Passage& part : parts) {
      if (whole) break;
      known = read_one_caption(pack, part, fold_match(part.text), true, report, form) || known;
    }
  }
  return read_one_caption(pack, paragraph, match, whole, report, form) || known;
}

}  // namespace jixiao
