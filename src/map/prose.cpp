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
constexpr int kQuotedCharacters = 30;
constexpr std::size_t kHeadingsOfNarrative = 2;

std::size_t cover_end(const std::vector<Line>& lines, const std::vector<Heading>& headings) {
  std::size_t end = std::min(lines.size(), kCoverLines);
  if (!headings.empty()) end = std::min(end, headings.front().line);
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].form_before) return i;
  }
  return end;
}

std::string cover_title(const Rules& rules, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), kCoverLines); ++i) {
    if (lines[i].used || lines[i].form_before) continue;
    std::string key = label_key(lines[i].passage.text);
    if (rules.detection.holds_narrative_title(key)) return key;
  }
  return {};
}

void take_cover_field(const FieldRule& rule, const Passage& value, const std::string& name,
                      Report& report) {
  if (rule.id == "title" && !report.title.value) {
    report.title = take_text(report, value, name);
  } else if (rule.id == "reporting_unit" && !report.reporting_unit.value) {
    report.reporting_unit = take_text(report, value, name);
  } else if (rule.id == "fiscal_year" && !report.fiscal_year.value) {
    report.fiscal_year = take_year(report, value, name);
  }
}

void read_cover(const Pack& pack, std::vector<Line>& lines, std::size_t end, Report& report) {
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].used) continue;
    for (const FieldRule& rule : pack.fields) {
      if (rule.find != FindWhere::kParagraph || rule.id == "grade") continue;
      const std::optional<Passage> value = find_in_passage(rule, lines[i].passage);
      if (!value) continue;
      lines[i].used = true;
      if (rule.keep) take_cover_field(rule, *value, pack.id + ":" + rule.id, report);
    }
  }
}

// Marks that the pack knows and leaves out (附件2-1) end a section's text wherever they stand.
void drop_marks(const Pack& pack, std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (line.used) continue;
    for (const FieldRule& rule : pack.fields) {
      if (rule.keep || rule.find != FindWhere::kParagraph) continue;
      if (find_in_passage(rule, line.passage)) line.used = true;
    }
  }
}

void read_grade(const Pack& pack, const std::vector<Line>& lines, Report& report) {
  for (const FieldRule& rule : pack.fields) {
    if (rule.id != "grade" || rule.find != FindWhere::kParagraph) continue;
    for (const Line& line : lines) {
      const std::optional<Passage> value = find_in_passage(rule, line.passage);
      if (!value || report.grade.value) continue;
      report.grade = take_text(report, *value, pack.id + ":grade");
    }
  }
}

Line make_line(const Paragraph& paragraph, int block) {
  Line line;
  line.passage.text = paragraph.text;
  line.passage.place.part = paragraph.part;
  line.passage.place.block = block;
  line.passage.place.begin = 0;
  line.passage.place.end = count_code_points(paragraph.text);
  line.passage.place.line = paragraph.line;
  line.label = paragraph.label;
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

}  // namespace

std::vector<Line> prose_lines(const Document& document) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
    if (paragraph == nullptr || paragraph->story != Story::kBody) continue;
    Line line = make_line(*paragraph, static_cast<int>(i));
    if (!fold_text(line.passage.text).empty()) lines.push_back(std::move(line));
  }
  return lines;
}

void read_narrative(const Rules& rules, std::vector<Line>& lines, Report& report) {
  const std::string title = cover_title(rules, lines);
  const Detection detection = detect(rules, {}, title, true);
  if (detection.pack == nullptr) return;
  const Pack& pack = *detection.pack;
  drop_marks(pack, lines);
  const std::vector<Heading> headings = find_headings(pack.sections, lines);
  if (title.empty() && headings.size() < kHeadingsOfNarrative) return;
  report.narrative_pack = PackReference{pack.id, pack.version, pack.digest};
  read_cover(pack, lines, cover_end(lines, headings), report);
  read_grade(pack, lines, report);
  read_claims(pack, lines, report);
  report.sections = build_sections(headings, lines, pack.id, report);
}

void note_unused(const std::vector<Line>& lines, Report& report) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].used || lines[i].contents_line) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && !lines[end].used && !lines[end].form_before) ++end;
    const std::string quote =
        code_point_slice(fold_text(lines[i].passage.text), 0, kQuotedCharacters);
    report.unread.push_back(unused_lines(end - i, quote, lines[i].passage.place));
    i = end - 1;
  }
}

}  // namespace jixiao
