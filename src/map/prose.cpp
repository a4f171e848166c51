#include "map/prose.h"

#include <algorithm>
#include <utility>

#include "map/claims.h"
#include "map/detect.h"
#include "map/field_values.h"
#include "map/sections.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// A cover is a page: what stands below this many lines is no cover line any more.
constexpr std::size_t kCoverLines = 20;
// Who was asked to evaluate is told on the cover or in the foreword, and not in the chapters.
constexpr std::size_t kForewordLines = 40;
constexpr int kQuotedCharacters = 30;
constexpr std::size_t kHeadingsOfNarrative = 2;

std::size_t cover_end(std::span<const Line> lines, const std::vector<Heading>& headings) {
  std::size_t end = std::min(lines.size(), kCoverLines);
  if (!headings.empty()) end = std::min(end, headings.front().line);
  // Above the first line the form of the report before may stand.
  for (std::size_t i = 1; i < end; ++i) {
    if (lines[i].form_before) return i;
  }
  return end;
}

void take_cover_field(const FieldRule& rule, const Passage& value, const std::string& name,
                      Report& report, Cover& cover) {
  if (rule.id == "title" && !cover.title.value) {
    cover.title = take_text(report, value, name);
  } else if (rule.id == "reporting_unit" && !cover.reporting_unit.value) {
    cover.reporting_unit = take_text(report, value, name);
  } else if (rule.id == "fiscal_year" && !cover.fiscal_year.value) {
    cover.fiscal_year = take_year(report, value, name);
  }
}

// The pack's fields that lines of prose are looked through for.
struct ProseFields {
  std::vector<const FieldRule*> cover;
  std::vector<const FieldRule*> marks;  // which the pack leaves out
  std::vector<const FieldRule*> grade;
};

ProseFields prose_fields(const Pack& pack, const WordFilter& words) {
  ProseFields fields;
  for (const FieldRule* rule : fields_in_lines(pack, words)) {
    if (rule->find != FindWhere::kParagraph) continue;
    if (!rule->keep) fields.marks.push_back(rule);
    (rule->id == "grade" ? fields.grade : fields.cover).push_back(rule);
  }
  return fields;
}

Cover read_cover(const Pack& pack, const ProseFields& fields, std::span<Line> lines,
                 Report& report) {
  Cover cover;
  for (Line& line : lines) {
    if (line.used) continue;
    for (const FieldRule* rule : fields.cover) {
      const std::optional<Passage> value = find_in_passage(*rule, line.passage, line.folded);
      if (!value) continue;
      line.used = true;
      if (rule->keep) take_cover_field(*rule, *value, pack.id + ":" + rule->id, report, cover);
    }
  }
  return cover;
}

// The JSON has one cover: of each value the first that is said.
void keep_cover(const Cover& cover, Report& report) {
  if (!report.title.value) report.title = cover.title;
  if (!report.reporting_unit.value) report.reporting_unit = cover.reporting_unit;
  if (!report.fiscal_year.value) report.fiscal_year = cover.fiscal_year;
}

// Marks that the pack knows and leaves out (附件2-1) end a section's text wherever they stand.
void drop_marks(const ProseFields& fields, std::span<Line> lines) {
  for (Line& line : lines) {
    for (const FieldRule* rule : fields.marks) {
      if (line.used) break;
      line.used = find_in_passage(*rule, line.passage, line.folded).has_value();
    }
  }
}

void read_grade(const Pack& pack, const ProseFields& fields, std::span<const Line> lines,
                Report& report) {
  for (const FieldRule* rule : fields.grade) {
    for (const Line& line : lines) {
      if (report.grade.value) return;
      const std::optional<Passage> value = find_in_passage(*rule, line.passage, line.folded);
      if (value) report.grade = take_text(report, *value, pack.id + ":grade");
    }
  }
}

Line make_line(const Paragraph& paragraph, int block) {
  Line line;
  line.passage.text = paragraph.text;
  line.passage.place.part = paragraph.part;
  line.passage.place.block = block;
  line.passage.place.begin = 0;
  line.folded = fold(paragraph.text, FoldForm::kMatch);
  line.passage.place.end = line.folded.characters;
  line.passage.place.line = paragraph.line;
  line.key = label_key_of_match(line.folded.text);
  line.label = paragraph.label();
  line.level = paragraph.level;
  line.contents_line = paragraph.contents_line;
  line.block = block;
  return line;
}

Unread unused_lines(std::size_t count, const std::string& quote, const Place& place) {
  std::string what = "不属于任何章节或表格的段落 ";
  what.append(std::to_string(count)).append(" 个：“").append(quote).append("”");
  std::string what_en = std::to_string(count);
  what_en.append(" paragraph(s) outside every section and form: \"").append(quote).append("\"");
  return Unread{what, what_en, place};
}

// The packs that a line of the foreword names, as labels.
void add_signs(const Rules& rules, std::span<const Line> lines, const WordFilter& words,
               LabelSet& labels) {
  const std::span<const Line> foreword = lines.first(std::min(lines.size(), kForewordLines));
  for (const std::string& sign : find_signs(rules, foreword, words)) labels.insert(sign);
}

LabelSet heading_words(const Rules& rules, const std::vector<Heading>& headings) {
  LabelSet words(rules.detection);
  for (const Heading& heading : headings) words.insert(label_key(heading.title.text));
  return words;
}

bool is_body_table(const Block& block) {
  const Table* table = std::get_if<Table>(&block);
  return table != nullptr && table->story == Story::kBody;
}

}  // namespace

std::string cover_title(const Rules& rules, std::span<const Line> lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), kCoverLines); ++i) {
    if (lines[i].used || (i > 0 && lines[i].form_before)) continue;
    if (rules.detection.holds_narrative_title(lines[i].key)) return lines[i].key;
  }
  return {};
}

std::vector<Line> prose_lines(const Document& document) {
  std::vector<Line> lines;
  lines.reserve(document.blocks.size());
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (!lines.empty() && is_body_table(document.blocks[i])) lines.back().table_behind = true;
    const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
    if (paragraph == nullptr || paragraph->story != Story::kBody) continue;
    Line line = make_line(*paragraph, static_cast<int>(i));
    if (!line.folded.text.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

Cover read_narrative(const ProseSource& source, std::span<Line> lines, std::size_t first,
                     const Number& form_year, Report& report) {
  const Rules& rules = source.rules;
  const WordFilter& words = source.words;
  const std::string title = cover_title(rules, lines);
  // The pack that needs no headings says what a heading is; by the words of the headings another
  // one may fit better.
  const Detection base = detect(rules, LabelSet(rules.detection), title, Detected::kProse);
  if (base.pack == nullptr) return {};
  drop_marks(prose_fields(*base.pack, words), lines);
  std::vector<Heading> headings = base.pack == source.headings.pack
                                      ? still_free(source.headings, lines, first)
                                      : find_headings(*base.pack, lines);
  if (title.empty() && headings.size() < kHeadingsOfNarrative) return {};
  LabelSet labels = heading_words(rules, headings);
  add_signs(rules, lines, words, labels);
  const Pack& pack = *detect(rules, labels, title, Detected::kProse).pack;
  if (&pack != base.pack) headings = find_headings(pack, lines);
  const ProseFields fields = prose_fields(pack, words);
  Cover cover = read_cover(pack, fields, lines.first(cover_end(lines, headings)), report);
  keep_cover(cover, report);
  read_grade(pack, fields, lines, report);
  const Number& year = cover.fiscal_year.value ? cover.fiscal_year
                       : form_year.value       ? form_year
                                               : report.fiscal_year;
  read_claims(pack, lines, year, words, report);
  Narrative narrative{{pack.id, pack.version, pack.digest}, cover.title.value.value_or("")};
  narrative.first_section = report.sections.size();
  for (Section& section : build_sections(headings, lines, pack.id, report)) {
    report.sections.push_back(std::move(section));
  }
  narrative.last_section = report.sections.size();
  report.narratives.push_back(std::move(narrative));
  return cover;
}

void note_unused(const std::vector<Line>& lines, Report& report) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].used || lines[i].contents_line || !lines[i].taken.empty()) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && !lines[end].used && !lines[end].form_before) ++end;
    const std::string quote =
        code_point_slice(fold_text(lines[i].passage.text), 0, kQuotedCharacters);
    report.unread.push_back(unused_lines(end - i, quote, lines[i].passage.place));
    i = end - 1;
  }
}

}  // namespace jixiao
