#include "check/prose.h"

#include <algorithm>
#include <array>
#include <set>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Recursion is as deep as the headings of a report are nested.
void collect(const std::vector<Section>& sections, const std::string& at,
             std::vector<ProseText>& texts) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Section& section = sections[i];
    const std::string pointer = at + "/sections/" + std::to_string(i);
    if (section.text.value && !section.text.value->empty()) {
      texts.push_back({value_of({pointer + "/text", &section.text, nullptr}, "text"), section.key,
                       section.title.value.value_or("")});
    }
    collect(section.sections, pointer, texts);
  }
}

bool is_free_text(const std::string& pointer) {
  return pointer.find("/narratives/") != std::string::npos ||
         pointer.find("/goals/") != std::string::npos;
}

constexpr std::array<std::string_view, 3> kStops = {"。", "!", "?"};

}  // namespace

std::vector<ProseText> section_texts(const Report& report) {
  std::vector<ProseText> texts;
  collect(report.sections, "", texts);
  return texts;
}

std::vector<ProseText> running_texts(const Scope& scope) {
  if (scope.form == nullptr) return section_texts(*scope.report);
  std::vector<ProseText> texts;
  std::set<int> seen;  // one cell may stand for two texts
  for (const auto& [pointer, leaf] : scope.form->leaves) {
    if (leaf.text == nullptr || !leaf.text->value || !is_free_text(pointer)) continue;
    if (leaf.text->origin >= 0 && !seen.insert(leaf.text->origin).second) continue;
    const std::string name = pointer.substr(pointer.rfind('/') + 1);
    texts.push_back({value_of(leaf, name), name, name});
  }
  return texts;
}

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  const auto add_line = [&sentences](const std::string& line) {
    const std::string folded = fold_match(line);
    std::size_t begin = 0;
    while (begin < folded.size()) {
      std::size_t end = folded.size();
      std::size_t length = 0;
      for (const std::string_view stop : kStops) {
        const std::size_t found = folded.find(stop, begin);
        if (found >= end) continue;
        end = found;
        length = stop.size();
      }
      if (end > begin) sentences.push_back(folded.substr(begin, end - begin));
      begin = end + std::max<std::size_t>(length, 1);
    }
  };
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find('\n', begin);
    add_line(text.substr(begin, end == std::string::npos ? end : end - begin));
  }
  return sentences;
}

bool names_another_year(const Scope& scope, std::string_view sentence) {
  const Number* year = &scope.report->fiscal_year;
  if (scope.form != nullptr && scope.form->form->fiscal_year.value) {
    year = &scope.form->form->fiscal_year;
  }
  if (!year->value) return false;
  static const Pattern kYear("(?P<year>(?:19|20)\\d\\d)\\s*年");
  bool other = false;
  std::size_t from = 0;
  while (const std::optional<PatternMatch> match = kYear.find(sentence, from)) {
    from = match->whole.end;
    const std::string named = group_text(kYear, *match, "year", sentence);
    if (Decimal::parse(named) == year->value) return false;
    other = true;
  }
  return other;
}

bool fits_any(const std::vector<Pattern>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const Pattern& pattern) { return pattern.matches(text); });
}

std::string group_text(const Pattern& pattern, const PatternMatch& match, const char* name,
                       std::string_view text) {
  const int group = pattern.group(name);
  if (group < 0) return {};
  const Span span = match.groups[static_cast<std::size_t>(group)];
  return span.empty() ? std::string() : std::string(text.substr(span.begin, span.end - span.begin));
}

std::optional<Decimal> figure_of(const std::string& digits) {
  const std::optional<Amount> amount = parse_amount(digits);
  return amount ? std::optional<Decimal>(amount->number) : std::nullopt;
}

}  // namespace jixiao
