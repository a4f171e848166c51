#include "map/paragraph_fields.h"

#include <string_view>

#include "map/detect.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

Span value_span(const Pattern& pattern, const PatternMatch& match) {
  for (const char* name : {"value", "year"}) {
    const int group = pattern.group(name);
    if (group < 0) continue;
    const Span span = match.groups[static_cast<std::size_t>(group)];
    if (!span.empty()) return span;
  }
  return match.whole;
}

void take_caption_field(const FieldRule& rule, const Passage& value, const std::string& name,
                        Report& report, Form& form) {
  if (rule.id == "fiscal_year" && !form.fiscal_year.value) {
    form.fiscal_year = take_year(report, value, name);
  } else if (rule.id == "implementing_unit" && !form.implementing_unit.value) {
    form.implementing_unit = take_text(report, value, name);
  } else if (rule.id == "department" && !form.department.value) {
    form.department = take_text(report, value, name);
  } else if (rule.id == "project_name" && !form.project_name.value) {
    form.project_name = take_text(report, value, name);
  }
}

constexpr std::string_view kNarratives = "narratives.";

// A second note of the same name is joined to the first, whose place stays.
void add_note(const FieldRule& rule, const Passage& value, const std::string& name, Report& report,
              Form& form) {
  Text& note = form.narratives[rule.id.substr(kNarratives.size())];
  if (!note.value) {
    note = take_text(report, value, name);
    return;
  }
  *note.value += "\n" + fold_text(value.text);
  report.origins[static_cast<std::size_t>(note.origin)].text += "\n" + value.text;
}

}  // namespace

std::optional<Passage> find_in_paragraph(const FieldRule& rule, const Passage& paragraph) {
  const Folded folded = fold(paragraph.text, FoldForm::kMatch);
  for (const Pattern& pattern : rule.patterns) {
    const std::optional<PatternMatch> match = pattern.find(folded.text);
    if (!match) continue;
    const Span span = value_span(pattern, *match);
    if (span.empty()) continue;
    return part_of(paragraph, static_cast<int>(folded.origin[span.begin]),
                   static_cast<int>(folded.origin[span.end - 1]) + 1);
  }
  return std::nullopt;
}

Number take_year(Report& report, const Passage& passage, const std::string& rule) {
  const std::optional<Decimal> year = parse_plain_number(fold_match(passage.text));
  if (!year) return {};
  return Number{year, add_origin(report, passage, rule)};
}

bool read_note(const Pack& pack, const Passage& paragraph, Report& report, Form& form) {
  for (const FieldRule& rule : pack.fields) {
    const bool note = rule.id.starts_with(kNarratives);
    if (rule.find != FindWhere::kParagraph || (rule.keep && !note)) continue;
    const std::optional<Passage> value = find_in_paragraph(rule, paragraph);
    if (!value) continue;
    if (rule.keep) add_note(rule, *value, pack.id + ":" + rule.id, report, form);
    return true;
  }
  return false;
}

bool read_caption(const Pack& pack, const Passage& paragraph, Report& report, Form& form) {
  bool known = !find_currency_unit(fold_match(paragraph.text)).empty();
  if (!form.title.value && title_matches(pack, label_key(paragraph.text))) {
    form.title = take_text(report, paragraph, pack.id + ":title");
    known = true;
  }
  for (const FieldRule& rule : pack.fields) {
    if (rule.find != FindWhere::kParagraph) continue;
    const std::optional<Passage> value = find_in_paragraph(rule, paragraph);
    if (!value) continue;
    known = true;
    if (rule.keep) take_caption_field(rule, *value, pack.id + ":" + rule.id, report, form);
  }
  return known;
}

}  // namespace jixiao
