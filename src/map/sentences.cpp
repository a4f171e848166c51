#include "map/sentences.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "map/detect.h"
#include "map/field_values.h"
#include "map/form_rows.h"
#include "map/measure.h"
#include "map/origins.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Characters; a longer paragraph is no sentence, and every value in it would be counted out.
constexpr int kLongestSentence = 20000;

// A paragraph with its automatic number in front, as patterns see it.
struct Sentence {
  Passage passage;  // the number's characters stand before 0
  Folded folded;

  Passage slice(const Span& span) const { return part_of(passage, folded, span); }
};

// Their words are added to `words`.
std::vector<Sentence> sentences_of(std::span<const Line> lines, WordFilter& words) {
  std::vector<Sentence> sentences;
  sentences.reserve(lines.size());
  for (const Line& line : lines) {
    Sentence sentence{line.passage, {}};
    sentence.passage.text = line.label + line.passage.text;
    sentence.passage.place.begin -= count_code_points(line.label);
    const bool open =
        !line.used && !line.contents_line && line.passage.place.end <= kLongestSentence;
    if (open && line.label.empty()) {
      sentence.folded = line.folded;
    } else {
      sentence.folded = fold(open ? sentence.passage.text : "", FoldForm::kMatch);
    }
    words.add(sentence.folded.text);
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

enum class MarkKind { kTotal, kFund, kRow, kHeading, kEnd };

// Where a pattern fits.
struct Mark {
  MarkKind kind = MarkKind::kEnd;
  int depth = 0;  // of a heading: 0 is the outermost
  const Pattern* pattern = nullptr;
  PatternMatch match;
  std::size_t line = 0;
};

// All patterns that part the text, in the order that decides where two begin at one place.
struct MarkPattern {
  MarkKind kind = MarkKind::kEnd;
  int depth = 0;
  const Pattern* pattern = nullptr;
};

const TableRule* find_table(const Pack& pack, std::string_view id) {
  const auto found = std::find_if(pack.tables.begin(), pack.tables.end(),
                                  [&](const TableRule& table) { return table.id == id; });
  return found == pack.tables.end() ? nullptr : &*found;
}

std::vector<MarkPattern> mark_patterns(const Pack& pack) {
  std::vector<MarkPattern> all;
  const auto add = [&](const std::vector<Pattern>& patterns, MarkKind kind, int depth) {
    for (const Pattern& pattern : patterns) all.push_back({kind, depth, &pattern});
  };
  const TableRule* indicators = find_table(pack, "indicators");
  if (indicators == nullptr) return all;
  const SentenceRules& rules = indicators->sentences;
  add(rules.totals, MarkKind::kTotal, 0);
  if (const TableRule* funds = find_table(pack, "funds")) {
    add(funds->sentences.rows, MarkKind::kFund, 0);
  }
  add(rules.rows, MarkKind::kRow, 0);
  int depth = 0;
  for (const SentenceHeading& heading : rules.headings) {
    add(heading.patterns, MarkKind::kHeading, depth++);
  }
  add(rules.ends, MarkKind::kEnd, 0);
  return all;
}

// The marks of one paragraph, left to right; none reaches into another.
void find_marks(const std::vector<MarkPattern>& patterns, const std::string& text, std::size_t line,
                std::vector<Mark>& marks) {
  if (text.empty()) return;
  std::vector<std::optional<PatternMatch>> next(patterns.size());
  std::vector<bool> searched(patterns.size(), false);
  for (std::size_t from = 0; from <= text.size();) {
    int best = -1;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const bool stale = next[i] && next[i]->whole.begin < from;
      if (!searched[i] || stale) next[i] = patterns[i].pattern->find(text, from);
      searched[i] = true;
      if (!next[i] || next[i]->whole.empty()) continue;
      const std::size_t begin = next[i]->whole.begin;
      if (best < 0 || begin < next[static_cast<std::size_t>(best)]->whole.begin) {
        best = static_cast<int>(i);
      }
    }
    if (best < 0) return;
    const auto at = static_cast<std::size_t>(best);
    from = next[at]->whole.end;
    marks.push_back({patterns[at].kind, patterns[at].depth, patterns[at].pattern, *next[at], line});
  }
}

Span group_of(const Mark& mark, const std::string& name) {
  const int group = mark.pattern->group(name);
  return group < 0 ? Span{} : mark.match.groups[static_cast<std::size_t>(group)];
}

struct SaidHeading {
  int depth = 0;
  std::size_t mark = 0;
  bool group = false;                       // something stands below it
  std::optional<Text> name = std::nullopt;  // once it was taken as a group
  Number weight = {};
};

struct SaidRow {
  std::vector<std::size_t> groups;  // indices of the headings around it, outer first
  std::size_t mark = 0;
  bool heading = false;  // the innermost heading is the row
};

// One report read with one pack.
struct Reading {
  const Pack& pack;
  const TableRule& indicators;
  const std::vector<Sentence>& sentences;
  std::vector<Mark> marks = {};
  std::vector<SaidHeading> headings = {};
  std::vector<SaidRow> rows = {};

  const Sentence& sentence(const Mark& mark) const { return sentences[mark.line]; }
};

// What the pattern says of the column, anywhere behind the row and before the next mark.
struct Value {
  Passage passage;
  Passage whole;  // the match around it
};

void find_behind(const Reading& reading, const SaidRow& row, const Pattern& pattern,
                 const std::string& column, std::vector<Value>& values) {
  const int group = pattern.group(column);
  if (group < 0) return;
  const Mark& mark = reading.marks[row.mark];
  const Mark* next = row.mark + 1 < reading.marks.size() ? &reading.marks[row.mark + 1] : nullptr;
  const std::size_t last = next != nullptr ? next->line : reading.sentences.size() - 1;
  for (std::size_t line = mark.line; line <= last; ++line) {
    const Sentence& sentence = reading.sentences[line];
    const bool cut = next != nullptr && line == next->line;
    const std::string_view text = std::string_view(sentence.folded.text)
                                      .substr(0, cut ? next->match.whole.begin : std::string::npos);
    std::size_t from = line == mark.line ? mark.match.whole.end : 0;
    while (const std::optional<PatternMatch> match = pattern.find(text, from)) {
      if (match->whole.empty()) break;
      from = match->whole.end;
      const Span span = match->groups[static_cast<std::size_t>(group)];
      if (!span.empty()) values.push_back({sentence.slice(span), sentence.slice(match->whole)});
    }
  }
}

// What is said of the row's column: in the row's own pattern, else by the first of `values` that
// fits behind it.
std::vector<Value> find_said(const Reading& reading, const SaidRow& row,
                             const std::string& column) {
  const Mark& mark = reading.marks[row.mark];
  const std::string own_name = row.heading && column == "level3" ? "name" : column;
  const Span own = group_of(mark, own_name);
  const Sentence& sentence = reading.sentence(mark);
  if (!own.empty()) return {{sentence.slice(own), sentence.slice(mark.match.whole)}};
  std::vector<Value> values;
  for (const Pattern& pattern : reading.indicators.sentences.values) {
    find_behind(reading, row, pattern, column, values);
    if (!values.empty()) break;
  }
  return values;
}

bool is_scored(const Reading& reading, const SaidRow& row) {
  return !find_said(reading, row, "score").empty();
}

// Ends the headings that are no deeper than `depth`; the innermost is an indicator, if it is none
// of groups and a weight or score is said.
void close_headings(Reading& reading, std::vector<std::size_t>& open, int depth) {
  if (open.empty() || reading.headings[open.back()].depth < depth) return;
  const SaidHeading& innermost = reading.headings[open.back()];
  if (!innermost.group) {
    SaidRow row{open, innermost.mark, true};
    row.groups.pop_back();
    const bool weighed = !group_of(reading.marks[row.mark], "weight").empty();
    if (weighed || is_scored(reading, row)) reading.rows.push_back(std::move(row));
  }
  while (!open.empty() && reading.headings[open.back()].depth >= depth) open.pop_back();
}

void find_rows(Reading& reading) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < reading.marks.size(); ++i) {
    const Mark& mark = reading.marks[i];
    if (mark.kind == MarkKind::kHeading) {
      close_headings(reading, open, mark.depth);
      if (!open.empty()) reading.headings[open.back()].group = true;
      open.push_back(reading.headings.size());
      reading.headings.push_back({mark.depth, i});
    } else if (mark.kind == MarkKind::kRow) {
      if (!open.empty()) reading.headings[open.back()].group = true;
      reading.rows.push_back({open, i, false});
    } else if (mark.kind == MarkKind::kEnd && mark.match.whole.begin == 0) {
      close_headings(reading, open, 0);
    }
  }
  close_headings(reading, open, 0);
}

// `words` are those of the sentences.
Reading read_marks(const Pack& pack, const TableRule& indicators,
                   const std::vector<Sentence>& sentences, const WordFilter& words) {
  Reading reading{pack, indicators, sentences};
  std::vector<MarkPattern> patterns = mark_patterns(pack);
  std::erase_if(patterns, [&](const MarkPattern& mark) { return !mark.pattern->may_fit(words); });
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    find_marks(patterns, sentences[i].folded.text, i, reading.marks);
  }
  find_rows(reading);
  return reading;
}

std::size_t count_scored(const Reading& reading) {
  return static_cast<std::size_t>(
      std::count_if(reading.rows.begin(), reading.rows.end(),
                    [&](const SaidRow& row) { return is_scored(reading, row); }));
}

// --- Taking values -----------------------------------------------------------------------------

// The form in the making.
struct Page {
  Reading& reading;
  Report& report;
  std::span<Line> lines;
  Form form = {};
  std::string pointer = {};       // "/forms/0"
  std::string printed_unit = {};  // of amounts: 千元, where the form's currency_unit is 万元

  std::string rule(const std::string& id) const { return reading.pack.id + ":" + id; }
};

void note_open(Page& page, const Passage& passage, const std::string& text) {
  Unread note;
  note.what = "同一项写了几个不同的数：“" + text + "”";
  note.what_en = "several figures for one value: \"" + text + "\"";
  note.place = passage.place;
  note.code = "ambiguous-layout";
  page.report.unread.push_back(std::move(note));
}

// The characters are the form's: no claim is read from them.
void keep_from_claims(Page& page, const Passage& whole) {
  const auto line =
      std::lower_bound(page.lines.begin(), page.lines.end(), whole.place.block,
                       [](const Line& candidate, int block) { return candidate.block < block; });
  line->taken.emplace_back(whole.place.begin, whole.place.end);
}

// One passage, or a doubtful one where several differ.
std::optional<Passage> choose(Page& page, const std::vector<Value>& values) {
  if (values.empty()) return std::nullopt;
  Passage first = values.front().passage;
  std::string all;
  std::set<std::string> different;
  for (const Value& value : values) {
    const std::string text = fold_match(value.passage.text);
    if (!different.insert(text).second) continue;
    all += (all.empty() ? "" : "、") + text;
  }
  if (different.size() > 1) {
    first.doubtful = true;
    note_open(page, first, all);
  }
  return first;
}

Number take_figure(Page& page, const Passage& passage, ValueType type, const std::string& id,
                   const std::string& pointer) {
  const Currency currency{page.printed_unit, page.form.currency_unit.value.value_or("")};
  Number number =
      take_number(page.report, passage, type, currency, *page.reading.pack.values, page.rule(id));
  if (!passage.doubtful) {
    note_unparsed(page.report, number, static_cast<int>(page.report.forms.size()), pointer);
  }
  return number;
}

// The names and weights of the headings around the row: the outermost is the first level, the one
// below it the second.
void take_groups(Page& page, const SaidRow& row, Indicator& indicator) {
  for (std::size_t level = 0; level < std::min<std::size_t>(2, row.groups.size()); ++level) {
    SaidHeading& heading = page.reading.headings[row.groups[level]];
    const Mark& mark = page.reading.marks[heading.mark];
    const Sentence& sentence = page.reading.sentence(mark);
    const std::string id = level == 0 ? "indicators.level1" : "indicators.level2";
    if (!heading.name) {
      const Span weight = group_of(mark, "weight");
      heading.name = take_text(page.report, sentence.slice(group_of(mark, "name")), page.rule(id));
      if (!weight.empty()) {
        heading.weight = take_number(page.report, sentence.slice(weight), ValueType::kDecimal, {},
                                     *page.reading.pack.values, page.rule(id + "_weight"));
      }
    }
    (level == 0 ? indicator.level1 : indicator.level2) = *heading.name;
    (level == 0 ? indicator.level1_weight : indicator.level2_weight) = heading.weight;
  }
}

void take_row(Page& page, const SaidRow& row) {
  Indicator indicator;
  take_groups(page, row, indicator);
  const std::string at =
      page.pointer + "/indicators/" + std::to_string(page.form.indicators.size()) + "/";
  for (const ColumnRule& column : page.reading.indicators.columns) {
    const std::string& id = column.id;
    std::vector<Value> values = find_said(page.reading, row, id);
    const bool figure = id == "weight" || id == "score";
    if (!figure && values.size() > 1) values.resize(1);
    for (const Value& value : values) keep_from_claims(page, value.whole);
    const std::optional<Passage> passage = choose(page, values);
    if (!passage) continue;
    const std::string rule = page.rule("indicators." + id);
    if (figure) {
      Number& number = id == "weight" ? indicator.weight : indicator.score;
      number = take_figure(page, *passage, column.type, "indicators." + id, at + id);
    } else if (id == "target" || id == "actual") {
      (id == "target" ? indicator.target : indicator.actual) =
          take_measure(page.report, *passage, *page.reading.pack.values, rule);
    } else if (Text* text = id == "level1"   ? &indicator.level1
                            : id == "level2" ? &indicator.level2
                            : id == "level3" ? &indicator.level3
                            : id == "reason" ? &indicator.reason
                                             : nullptr) {
      *text = take_text(page.report, *passage, rule);
    }
  }
  page.form.indicators.push_back(std::move(indicator));
}

// The budget's execution, said in one sentence: the total of the funds. The first counts.
void take_fund(Page& page, const TableRule& funds, const Mark& mark) {
  if (!page.form.funds.empty()) return;
  const Sentence& sentence = page.reading.sentence(mark);
  keep_from_claims(page, sentence.slice(mark.match.whole));
  FundRow fund;
  fund.key = fund.role = "total";
  const std::string at = page.pointer + "/funds/0/";
  for (const ColumnRule& column : funds.columns) {
    const Span span = group_of(mark, column.id);
    if (span.empty()) continue;
    const Passage passage = sentence.slice(span);
    const std::optional<Amount> amount = parse_amount(fold_match(passage.text));
    const bool unit = column.type == ValueType::kMoney && amount && !amount->unit.empty();
    if (unit && !page.form.currency_unit.value) {
      page.form.currency_unit = Text{reported_currency(amount->unit),
                                     add_origin(page.report, passage, page.rule("funds.unit"))};
      page.printed_unit = amount->unit;
    }
    const std::string id = "funds.total." + column.id;
    if (column.id == "reason") fund.reason = take_text(page.report, passage, page.rule(id));
    Number* number = fund_number(fund, column.id);
    if (number != nullptr) *number = take_figure(page, passage, column.type, id, at + column.id);
  }
  page.form.funds.push_back(std::move(fund));
}

std::vector<Value> find_totals(const Reading& reading, const std::string& column) {
  std::vector<Value> values;
  for (const Mark& mark : reading.marks) {
    if (mark.kind != MarkKind::kTotal) continue;
    const Span span = group_of(mark, column);
    if (span.empty()) continue;
    const Passage passage = reading.sentence(mark).slice(span);
    values.push_back({passage, passage});
  }
  return values;
}

// Totals stay claims too: they are what the report says of itself.
void take_totals(Page& page) {
  const auto take = [&](const std::string& column) {
    const std::optional<Passage> passage = choose(page, find_totals(page.reading, column));
    if (!passage) return Number{};
    return take_figure(page, *passage, ValueType::kDecimal, "total." + column,
                       page.pointer + "/total/" + column);
  };
  page.form.total_weight = take("weight");
  page.form.total_score = take("score");
}

void read_rows(Page& page) {
  const TableRule* funds = find_table(page.reading.pack, "funds");
  for (const Mark& mark : page.reading.marks) {
    if (mark.kind == MarkKind::kFund) take_fund(page, *funds, mark);
  }
  if (!page.form.currency_unit.value && funds != nullptr && !page.form.funds.empty()) {
    page.form.currency_unit.value = funds->unit.fallback;
    page.printed_unit = funds->unit.fallback;
  }
  for (const SaidRow& row : page.reading.rows) take_row(page, row);
  take_totals(page);
}

void read_form(Reading& reading, std::span<Line> lines, Report& report) {
  Page page{reading, report, lines};
  const Pack& pack = reading.pack;
  page.pointer = "/forms/" + std::to_string(report.forms.size());
  page.form.pack = PackReference{pack.id, pack.version, pack.digest};
  page.form.kind = pack.detect.kind;
  const SaidRow& row = reading.rows.front();
  const std::size_t mark = row.groups.empty() ? row.mark : reading.headings[row.groups[0]].mark;
  page.form.place = lines[reading.marks[mark].line].passage.place;
  page.form.place.begin = page.form.place.end = -1;
  const std::size_t first = reading.marks.front().line;
  for (Line& line : lines.subspan(0, first)) {
    const std::size_t before = report.origins.size();
    if (!line.used) read_caption(pack, line.passage, line.folded.text, report, page.form);
    const Place& place = line.passage.place;
    if (report.origins.size() > before) line.taken.emplace_back(place.begin, place.end);
  }
  read_rows(page);
  std::erase_if(page.form.narratives, [](const auto& entry) { return !entry.second.value; });
  report.forms.push_back(std::move(page.form));
}

// --- Which pack --------------------------------------------------------------------------------

// The pack's words that stand in the report.
LabelSet words_in(const Rules& rules, const Pack& pack, std::span<const Line> lines) {
  LabelSet found(rules.detection);
  for (const std::vector<std::string>* words :
       {&pack.detect.all, &pack.detect.any, &pack.detect.none}) {
    for (const std::string& word : *words) {
      const bool stands = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        return line.key.find(word) != std::string::npos;
      });
      if (stands) found.insert(word);
    }
  }
  return found;
}

}  // namespace

const Pack* read_sentences(const Rules& rules, std::span<Line> lines, const std::string& title_key,
                           const std::string& forced_pack, Report& report) {
  std::vector<Sentence> sentences;  // made for the first pack that may fit, with their words
  WordFilter words;
  std::optional<Reading> best;
  int best_score = 0;
  for (const Pack& pack : rules.packs) {
    const TableRule* indicators = find_table(pack, "indicators");
    if (indicators == nullptr || indicators->sentences.empty()) continue;
    if (!forced_pack.empty() && pack.id != forced_pack) continue;
    const std::optional<int> score = detection_score(pack, words_in(rules, pack, lines), title_key);
    if (forced_pack.empty() && (!score || (best && *score <= best_score))) continue;
    if (sentences.empty()) sentences = sentences_of(lines, words);
    Reading reading = read_marks(pack, *indicators, sentences, words);
    if (count_scored(reading) < static_cast<std::size_t>(indicators->sentences.least)) continue;
    best.emplace(std::move(reading));
    best_score = score.value_or(0);
  }
  if (!best) return nullptr;
  read_form(*best, lines, report);
  return &best->pack;
}

}  // namespace jixiao
