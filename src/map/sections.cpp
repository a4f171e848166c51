#include "map/sections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

// In text folded as kMatch, where the full-width ones are ASCII already.
constexpr std::array<std::string_view, 6> kSentenceSigns = {"。", ";", ",", ":", "!", "?"};
constexpr std::array<std::string_view, 4> kRunInSigns = {"。", ":", ";", "."};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Without the stop that some put behind a heading.
std::string_view without_end_sign(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view sign : {"。", ":", ";"}) {
    if (text.ends_with(sign)) return trimmed(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

// `title` is folded as kMatch.
const HeadingRule* find_heading_rule(const Pack& pack, std::string_view title) {
  const std::string key = label_key_of_match(title);
  if (key.empty()) return nullptr;
  // The numbers of the headings' labels follow each other.
  const std::vector<HeadingRule>& headings = pack.sections.headings;
  const HeadingRule* found = nullptr;
  for (const LabelHit& hit : find_labels(pack, key)) {
    const bool of_heading = !headings.empty() && hit.labels >= headings.front().labels.number &&
                            hit.labels <= headings.back().labels.number;
    if (!of_heading) continue;
    const HeadingRule& heading = headings[hit.labels - headings.front().labels.number];
    // The whole words of one heading go before a part or a pattern of another.
    if (hit.rank < heading.labels.keys.size()) return &heading;
    if (found == nullptr) found = &heading;
  }
  return found;
}

bool holds_sentence(std::string_view text) {
  return std::any_of(kSentenceSigns.begin(), kSentenceSigns.end(), [&](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

// 1.认识有待提高。 is an item of a list; a colon may stand behind any heading.
bool ends_as_sentence(std::string_view text) {
  text = trimmed(text);
  return text.ends_with("。") || text.ends_with(";");
}

// The number at the begin of a folded text: which scheme and how far it reaches.
struct NumberLabel {
  int scheme = -1;
  std::size_t end = 0;
};

NumberLabel find_number(const Pack& pack, const std::string& folded) {
  NumberLabel number;
  for (const NumberingScheme& scheme : pack.sections.numbering) {
    ++number.scheme;
    const std::optional<PatternMatch> match = scheme.re.find_at_begin(folded);
    if (!match) continue;
    const int group = scheme.re.group("label");
    number.end = group < 0 ? match->whole.end : match->groups[static_cast<std::size_t>(group)].end;
    return number;
  }
  return {};
}

// Decides where title and run-in text lie in folded[from, end). False: the line is no heading.
bool split_title(const Pack& pack, std::string_view folded, std::size_t from, bool outlined,
                 Heading& heading, Span& title, Span& rest) {
  const std::string_view whole = without_end_sign(folded.substr(from));
  if (whole.empty()) return false;
  const std::size_t begin = static_cast<std::size_t>(whole.data() - folded.data());
  title = Span{begin, begin + whole.size()};
  rest = Span{0, 0};
  if (const HeadingRule* rule = find_heading_rule(pack, whole)) {
    heading.key = rule->id;
    return true;
  }
  for (const std::string_view sign : kRunInSigns) {
    const std::size_t at = whole.find(sign);
    if (at == std::string_view::npos) continue;
    const HeadingRule* rule = find_heading_rule(pack, whole.substr(0, at));
    if (rule == nullptr) continue;
    heading.key = rule->id;
    title = Span{begin, begin + at};
    rest = Span{begin + at + sign.size(), folded.size()};
    return true;
  }
  if (outlined) return true;
  const bool sentence = holds_sentence(whole) || ends_as_sentence(folded.substr(from));
  return !sentence && count_code_points(whole) <= pack.sections.max_length;
}

std::optional<Heading> find_heading(const Pack& pack, const Line& line) {
  if (line.contents_line || line.used) return std::nullopt;
  const Folded& folded = line.folded;
  Heading heading;
  std::size_t from = 0;
  if (!line.label.empty()) {
    heading.scheme = find_number(pack, fold_match(line.label)).scheme;
    heading.label = Passage{line.label, line.passage.place};
    heading.label.place.begin = heading.label.place.end = 0;  // Word prints it; no text holds it
  } else {
    const NumberLabel number = find_number(pack, folded.text);
    if (number.scheme < 0 && !line.level) return std::nullopt;
    heading.scheme = number.scheme;
    from = number.end;
    const std::string_view label = trimmed(std::string_view(folded.text).substr(0, from));
    heading.label = part_of(line.passage, folded, Span{0, label.size()});
  }
  if (heading.scheme < 0 && !line.level) return std::nullopt;
  Span title;
  Span rest;
  if (!split_title(pack, folded.text, from, line.level.has_value(), heading, title, rest)) {
    return std::nullopt;
  }
  if (heading.scheme < 0) heading.level = *line.level;
  heading.title = part_of(line.passage, folded, title);
  heading.rest = part_of(line.passage, folded, rest);
  return heading;
}

// Collects the text of one section: passages joined by line breaks, placed at the first.
struct TextRun {
  Passage original;
  std::string folded;
  int characters = 0;  // of the original

  void add(const Line& line) {
    const std::string& label = line.label;
    add(label, line.passage,
        label.empty() ? fold_passage(line.passage, line.folded.text)
                      : fold_text(label + line.passage.text));
  }
  void add(const std::string& label, const Passage& passage, const std::string& folded_line) {
    if (folded_line.empty()) return;
    if (folded.empty()) {
      original.place = passage.place;
    } else {
      original.text += '\n';
      folded += '\n';
      ++characters;
    }
    original.text.append(label).append(passage.text);
    folded += folded_line;
    characters += count_code_points(label) + passage.place.end - passage.place.begin;
    original.place.end = original.place.begin + characters;
  }
};

Section make_section(const Heading& heading, std::span<Line> lines, std::size_t end,
                     const std::string& pack, Report& report) {
  const std::string rule = pack + ":section" + (heading.key.empty() ? "" : "." + heading.key);
  Section section;
  section.key = heading.key;
  section.level = heading.level;
  section.place = lines[heading.line].passage.place;
  section.label = take_text(report, heading.label, rule + ".label");
  section.title = take_text(report, heading.title, rule + ".title");
  lines[heading.line].used = true;
  TextRun run;
  run.add("", heading.rest, fold_text(heading.rest.text));
  section.holds_table = lines[heading.line].table_behind;
  for (std::size_t i = heading.line + 1; i < end; ++i) {
    section.holds_table = section.holds_table || lines[i].table_behind;
    if (lines[i].form_before) break;
    if (lines[i].used) continue;
    lines[i].used = true;
    run.add(lines[i]);
  }
  if (!run.folded.empty()) {
    report.origins.push_back({std::move(run.original.text), run.original.place, rule + ".text"});
    section.text = Text{std::move(run.folded), static_cast<int>(report.origins.size()) - 1};
  }
  return section;
}

// Where a new section of this level goes: below the last open one of a smaller level.
std::vector<Section>& parent_list(std::vector<Section>& roots, int level) {
  std::vector<Section>* list = &roots;
  while (!list->empty() && list->back().level.value_or(1) < level) list = &list->back().sections;
  return *list;
}

// Gives the headings that have a number their level, among the schemes that are used.
void count_levels(const Pack& pack, std::vector<Heading>& headings) {
  const auto level_of = [&](const Heading& heading) {
    return pack.sections.numbering[static_cast<std::size_t>(heading.scheme)].level;
  };
  std::set<int> used;
  for (const Heading& heading : headings) {
    if (heading.scheme >= 0) used.insert(level_of(heading));
  }
  for (Heading& heading : headings) {
    if (heading.scheme < 0) continue;
    heading.level = 1 + static_cast<int>(std::distance(used.begin(), used.find(level_of(heading))));
  }
}

}  // namespace

std::vector<Heading> find_headings(const Pack& pack, std::span<const Line> lines) {
  std::vector<Heading> headings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::optional<Heading> heading = find_heading(pack, lines[i]);
    if (!heading) continue;
    heading->line = i;
    headings.push_back(std::move(*heading));
  }
  count_levels(pack, headings);
  return headings;
}

std::vector<Heading> still_free(const FoundHeadings& found, std::span<const Line> lines,
                                std::size_t first) {
  std::vector<Heading> headings;
  for (const Heading& heading : found.all) {
    if (heading.line < first || heading.line - first >= lines.size()) continue;
    if (lines[heading.line - first].used) continue;
    headings.push_back(heading);
    headings.back().line -= first;
  }
  if (headings.size() < found.all.size()) count_levels(*found.pack, headings);
  return headings;
}

std::vector<Section> build_sections(const std::vector<Heading>& headings, std::span<Line> lines,
                                    const std::string& pack, Report& report) {
  std::vector<Section> roots;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t end = i + 1 < headings.size() ? headings[i + 1].line : lines.size();
    Section section = make_section(headings[i], lines, end, pack, report);
    parent_list(roots, headings[i].level).push_back(std::move(section));
  }
  return roots;
}

}  // namespace jixiao
