// Kind `required`: a named field, cell, section or form is blank.
//
// A number that stands there but cannot be read is not missing: unparsed-number says it.

#include <algorithm>
#include <array>
#include <deque>
#include <stdexcept>
#include <string_view>

#include "check/kinds.h"
#include "check/terms.h"

namespace jixiao {
namespace {

Verdict require_form(const Scope& scope) {
  if (!scope.report->forms.empty()) return pass();
  if (scope.report->scattered_form) return not_evaluated(Reason::kScattered);
  Fault fault;
  fault.accused.name = "forms";
  return fail(fault);
}

bool has_text(const Section& section) {
  if (section.text.value && !section.text.value->empty()) return true;
  if (section.holds_table) return true;
  return std::any_of(section.sections.begin(), section.sections.end(), has_text);
}

struct FoundSection {
  const Section* section = nullptr;
  const FoundSection* above = nullptr;
  std::size_t index = 0;  // among those below it, or of the report
};

std::string pointer_to(const FoundSection& section) {
  return (section.above == nullptr ? std::string() : pointer_to(*section.above)) + "/sections/" +
         std::to_string(section.index);
}

// The sections [first, last) and all below them, in the order of the document. None moves, so that
// those below can point at it.
void collect_sections(const std::vector<Section>& sections, std::size_t first, std::size_t last,
                      const FoundSection* above, std::deque<FoundSection>& found) {
  for (std::size_t i = first; i < last; ++i) {
    found.push_back({&sections[i], above, i});
    collect_sections(sections[i].sections, 0, sections[i].sections.size(), &found.back(), found);
  }
}

// Those of that key.
void find_sections(const std::deque<FoundSection>& sections, const std::string& key,
                   std::vector<const FoundSection*>& found) {
  for (const FoundSection& one : sections) {
    if (one.section->key == key) found.push_back(&one);
  }
}

Verdict require_section(const Scope& scope, const Narrative& narrative,
                        const std::deque<FoundSection>& sections, const HeadingRule& heading) {
  std::vector<const FoundSection*> found;
  find_sections(sections, heading.id, found);
  for (const std::string& other : heading.others) find_sections(sections, other, found);
  if (found.empty() && !heading.required) return not_applicable(Reason::kNothingToCompare);
  for (const FoundSection* one : found) {
    if (has_text(*one->section)) return pass();
  }
  Fault fault;
  fault.identity = heading.id;
  fault.words["text"] = heading.labels.keys.empty() ? heading.id : heading.labels.keys.front();
  if (!found.empty()) {
    fault.variant = "empty";
    fault.accused =
        value_of(Pointer(pointer_to(*found.front()) + "/title"), "", found.front()->section->title);
  }
  // Of several reports in one file it has to be said which.
  if (scope.report->narratives.size() > 1 && found.empty()) {
    fault.words["text"] =
        narrative.title + (narrative.title.empty() ? "" : "：") + fault.words["text"];
    fault.identity += "\n" + narrative.title;
    if (narrative.first_section < narrative.last_section) {
      const std::size_t first = narrative.first_section;
      fault.accused = value_of(Pointer("/sections/" + std::to_string(first) + "/title"), "",
                               scope.report->sections[first].title);
    }
  }
  return fail(fault);
}

// A report without any section of its own text is a cover or a list of contents.
bool is_written(const Report& report, const Narrative& narrative) {
  const auto begin = report.sections.begin();
  return std::any_of(begin + static_cast<std::ptrdiff_t>(narrative.first_section),
                     begin + static_cast<std::ptrdiff_t>(narrative.last_section), has_text);
}

Verdict require_sections(const Scope& scope) {
  Combined combined;
  for (const Narrative& narrative : scope.report->narratives) {
    if (narrative.pack.id != scope.pack->id) continue;
    if (scope.report->narratives.size() > 1 && !is_written(*scope.report, narrative)) continue;
    std::deque<FoundSection> sections;
    collect_sections(scope.report->sections, narrative.first_section, narrative.last_section,
                     nullptr, sections);
    for (const HeadingRule& heading : scope.pack->sections.headings) {
      if (heading.filled) combined.add(require_section(scope, narrative, sections, heading));
    }
  }
  return combined.take();
}

Value find_report_value(const Report& report, const std::string& field) {
  Pointer at("/report/" + field);
  if (field == "title") return value_of(std::move(at), field, report.title);
  if (field == "reporting_unit") return value_of(std::move(at), field, report.reporting_unit);
  if (field == "fiscal_year") return value_of(std::move(at), field, report.fiscal_year);
  if (field == "grade") return value_of(std::move(at), field, report.grade);
  if (field == "score") return value_of(std::move(at), field, report.score);
  throw std::invalid_argument("the report has no such field: " + field);
}

// A field of the report around the forms.
Verdict require_report_field(const Scope& scope, const std::string& field) {
  Fault fault;
  fault.accused = find_report_value(*scope.report, field);
  return fault.accused.missing() ? fail(std::move(fault)) : pass();
}

// A dash or a stroke fills no field.
bool is_stroke(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kStrokes = {"-", "—", "——", "/", "\\"};
  return std::find(kStrokes.begin(), kStrokes.end(), text) != kStrokes.end();
}

bool is_filled(const Value& value) {
  if (value.presence == Presence::kUnreadable) return true;
  if (!value.given()) return false;
  return value.text == nullptr || !is_stroke(*value.text);
}

// The same of a cell whose value need not be told of.
bool is_plainly_filled(const FormCell& cell) {
  if (cell.number != nullptr) return !cell.blank();
  const std::string* const words = cell.words();
  return words != nullptr && !is_stroke(*words);
}

bool is_unnamed_indicator(const Scope& scope) {
  if (!scope.row || scope.row->table != FormTable::kIndicators) return false;
  const Text& name = form_of(scope).form->indicators[scope.row->index].level3;
  return !name.value || name.value->empty();
}

Verdict require_field(const Scope& scope, const FieldPath& field) {
  const FormValues& values = form_of(scope);
  const Value value = find_value(values, scope.row, field);
  if (is_filled(value)) return pass();
  if (does_not_apply(scope)) return not_applicable(Reason::kNothingToCompare);
  if (!has_column(values, scope.row, field)) {
    return without_column(field);
  }
  if (values.form->funds_unread && field.name().starts_with("funds.")) {
    return not_evaluated(Reason::kFundsUnread);
  }
  Fault fault;
  fault.accused = value;
  return fail(fault);
}

Verdict require_named(const Scope& scope, const FieldPath& field) {
  if (field.name() == "forms") return require_form(scope);
  return scope.form == nullptr ? require_report_field(scope, field.name())
                               : require_field(scope, field);
}

// A field that the pack marks; most are cells of the form.
void require_marked(const Scope& scope, const std::string& id, Combined& combined) {
  const FormColumn* const column = find_column(FormTable::kNone, id);
  if (column != nullptr && is_plainly_filled(cell_of(form_of(scope), *column, 0))) {
    combined.add_pass();
  } else {
    combined.add(require_named(scope, id));
  }
}

// A form's missing-field asks first for the fields that its pack marks `required`.
bool asks_for_marked(const Scope& scope) {
  return scope.form != nullptr && !scope.row && scope.rule->code == "missing-field";
}

bool is_marked(const Pack& pack, const std::string& id) {
  return std::any_of(pack.fields.begin(), pack.fields.end(),
                     [&id](const FieldRule& field) { return field.required && field.id == id; });
}

void require_fields(const Scope& scope, Combined& combined) {
  if (is_unnamed_indicator(scope)) {
    if (!combined.any()) combined.add(not_applicable(Reason::kNothingToCompare));
    return;
  }
  const bool marked = asks_for_marked(scope);
  if (marked) {
    for (const FieldRule& field : scope.pack->fields) {
      if (field.required) require_marked(scope, field.id, combined);
    }
  }
  const std::vector<FieldPath>& fields = scope.rule->fields;
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (scope.form != nullptr && is_plainly_filled(find_cell(*scope.form, scope.row, *field))) {
      combined.add_pass();
      continue;
    }
    const auto same = [&field](const FieldPath& other) { return other.name() == field->name(); };
    const bool asked = std::any_of(fields.begin(), field, same) ||
                       (marked && is_marked(*scope.pack, field->name()));
    if (!asked) combined.add(require_named(scope, *field));
  }
}

}  // namespace

Verdict check_required(const Scope& scope) {
  if (scope.rule->each == "sections") return require_sections(scope);
  return over_rows(scope, require_fields);
}

}  // namespace jixiao
