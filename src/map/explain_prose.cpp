#include "map/explain_prose.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "map/explain_candidate.h"
#include "map/field_values.h"
#include "map/near_label.h"
#include "normalize/fold.h"

namespace jixiao {
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
