#include "check/prose.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"
#include "report/leaves.h"

namespace jixiao {
namespace {

// Recursion is as deep as the headings of a report are nested. `at` is the pointer so far.
void collect(const std::vector<Section>& sections, std::string& at, std::vector<ProseText>& texts) {
  const std::size_t size = at.size();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Section& section = sections[i];
    at.append("/sections/").append(std::to_string(i));
    if (section.text.value && !section.text.value->empty()) {
      const std::size_t own = at.size();
      at.append("/text");
      texts.push_back({value_of(Pointer(at), "text", section.text), section.key,
                       section.title.value.value_or("")});
      at.resize(own);
    }
    collect(section.sections, at, texts);
    at.resize(size);
  }
}

struct FreeText {
  std::string pointer;
  std::string name;
  const Text* text;
};

// The form's narratives and goals that are filled, in the order of their pointers.
std::vector<ProseText> free_texts(const Form& form, const std::string& at) {
  std::vector<FreeText> filled;
  const auto add = [&filled](const std::string& list, const std::string& name, const Text& text) {
    if (text.value) filled.push_back({list + name, name, &text});
  };
  for (std::size_t i = 0; i < form.goals.size(); ++i) {
    const std::string goal = at + "/goals/" + std::to_string(i) + "/";
    add(goal, "expected", form.goals[i].expected);
    add(goal, "actual", form.goals[i].actual);
  }
  const std::string narratives = at + "/narratives/";
  for (const auto& [key, text] : form.narratives) add(narratives, pointer_key(key), text);
  std::sort(filled.begin(), filled.end(),
            [](const FreeText& a, const FreeText& b) { return a.pointer < b.pointer; });
  std::vector<ProseText> texts;
  std::set<int> seen;  // one cell may stand for two texts
  for (const FreeText& one : filled) {
    if (one.text->origin >= 0 && !seen.insert(one.text->origin).second) continue;
    texts.push_back({value_of(Pointer(one.pointer), one.name, *one.text), one.name, one.name});
  }
  return texts;
}

struct Cut {
  std::string plain;
  std::vector<std::size_t> seams;  // where something stood between what is now side by side
};

Cut cut_brackets(std::string_view text) {
  Cut cut;
  std::size_t at = 0;
  for (int depth = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    at = std::min(depth == 0 ? text.find('(', at) : text.find_first_of("()", at), text.size());
    if (depth == 0) {
      cut.plain.append(text.substr(begin, at - begin));
      cut.seams.push_back(cut.plain.size());
    }
    depth += at < text.size() && text[at] == ')' ? -1 : 1;
  }
  return cut;
}

// The words of what is left of a sentence without brackets: those that it does not have itself
// stand over a seam.
void add_words_over_seams(std::string_view sentence, WordFilter& words) {
  if (sentence.find('(') == std::string::npos) return;
  const Cut cut = cut_brackets(sentence);
  const std::string_view plain = cut.plain;
  constexpr std::size_t kBeside = 2;  // bytes: a run of the filter has three
  for (const std::size_t seam : cut.seams) {
    words.add(plain.substr(seam - std::min(seam, kBeside), 2 * kBeside));
  }
}

// About how many texts the form has.
std::size_t plenty(const Form& form) {
  constexpr std::size_t kOfIndicator = 8;
  return 8 + form.funds.size() + 2 * form.goals.size() + kOfIndicator * form.indicators.size();
}

// The columns of texts, in the order of the JSON, where the grade stands behind the tables.
struct TextColumns {
  std::vector<const FormColumn*> columns;  // table by table
  const FormColumn* grade = find_column(FormTable::kNone, "grade");

  TextColumns() {
    for (const FormColumn& column : all_columns()) {
      if (column.text != nullptr && &column != grade) columns.push_back(&column);
    }
  }
};

class PlainCollector {
 public:
  PlainCollector(const Report& report, std::size_t texts) : seen_(report.origins.size()) {
    found_.texts.reserve(texts);
  }
  void add(const std::string& at, FieldName name, const Text& text) {
    if (!text.value || !add(text, nullptr, found_.elsewhere.size())) return;
    found_.elsewhere.push_back(value_of(Pointer(at), std::move(name), text));
  }
  // Recursion is as deep as the headings of a report are nested. `at` is the pointer so far.
  void add(const std::vector<Section>& sections, std::string& at) {
    const std::size_t size = at.size();
    for (std::size_t i = 0; i < sections.size(); ++i) {
      at.append("/sections/").append(std::to_string(i));
      add(at + "/label", "label", sections[i].label);
      add(at + "/title", "title", sections[i].title);
      add(at + "/text", "text", sections[i].text);
      add(sections[i].sections, at);
      at.resize(size);
    }
  }
  void add(const FormValues& values) {
    static const TextColumns kTexts;
    found_.form = values;
    const std::vector<const FormColumn*>& columns = kTexts.columns;
    for (auto begin = columns.begin(); begin != columns.end();) {
      const FormTable table = (*begin)->table;
      const auto end = std::find_if(begin, columns.end(), [table](const FormColumn* column) {
        return column->table != table;
      });
      const std::size_t rows = table == FormTable::kNone ? 1 : row_count(*values.form, table);
      for (std::size_t row = 0; row < rows; ++row) {
        for (auto column = begin; column != end; ++column) add(**column, row);
      }
      begin = end;
    }
    add(*kTexts.grade, 0);
    const std::string at = "/forms/" + std::to_string(values.index) + "/narratives/";
    for (const auto& [key, text] : values.form->narratives) {
      const std::string name = pointer_key(key);
      add(at + name, name, text);
    }
  }
  PlainTexts take() {
    found_.folded += further_;
    return std::move(found_);
  }

 private:
  void add(const FormColumn& column, std::size_t row) {
    const Text& text = column.text(*found_.form.form, row);
    if (!text.value) return;
    // A column that has a neighbour is not in the JSON.
    if (column.neighbour.empty()) {
      add(text, &column, row);
    } else {
      add_further(*text.value);
    }
  }
  void add_further(const std::string& text) {
    append_match(text, further_);
    further_ += '\n';
  }
  // Of a text that is not null; false: one of its origin is there already.
  bool add(const Text& text, const FormColumn* column, std::size_t at) {
    if (text.origin >= 0) {
      const auto origin = static_cast<std::size_t>(text.origin);
      if (origin >= seen_.size()) seen_.resize(origin + 1);
      if (seen_[origin] != nullptr) {
        const std::string& first = *seen_[origin];
        // Another text of an origin is mostly the same, or a part of it: a unit.
        const bool new_words = *text.value != first && first.find(*text.value) == std::string::npos;
        if (new_words) add_further(*text.value);
        return false;
      }
      seen_[origin] = &*text.value;
    }
    std::string& all = found_.folded;
    const std::size_t begin = all.size();
    append_match(*text.value, all);
    found_.texts.push_back({&text, column, at, {begin, all.size()}});
    all += '\n';
    return true;
  }

  PlainTexts found_;
  std::string further_;
  std::vector<const std::string*> seen_;  // by origin
};

constexpr std::array<std::string_view, 3> kStops = {"。", "!", "?"};

// Where the first stop at or behind `from` stands, for each of the stops; remembered, so that no
// stretch of the line is looked through twice.
class Stops {
 public:
  explicit Stops(std::string_view line) : line_(line) {}
  struct Stop {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  // The end of the line counts as one.
  Stop next(std::size_t from) {
    Stop first{line_.size(), line_.size()};
    for (std::size_t i = 0; i < kStops.size(); ++i) {
      if (!known_ || found_[i] < from)
        found_[i] = std::min(line_.find(kStops[i], from), line_.size());
      if (found_[i] < first.begin) first = {found_[i], found_[i] + kStops[i].size()};
    }
    known_ = true;
    return first;
  }

 private:
  std::string_view line_;  // of the caller
  bool known_ = false;
  std::array<std::size_t, kStops.size()> found_{};
};

// Folds the lines of the text behind what is folded, and adds its sentences.
void add_sentences(std::string_view text, std::string& folded, std::vector<Span>& sentences) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t line = folded.size();
    append_match(text.substr(at, end - at), folded);
    Stops stops(std::string_view(folded).substr(line));
    for (std::size_t begin = 0; begin < folded.size() - line;) {
      const Stops::Stop stop = stops.next(begin);
      if (stop.begin > begin) sentences.push_back({line + begin, line + stop.begin});
      begin = std::max(stop.end, begin + 1);
    }
    folded += '\n';
    at = end + 1;
  }
}

Prose split(std::vector<ProseText> texts) {
  Prose prose;
  prose.texts = std::move(texts);
  for (ProseText& text : prose.texts) {
    text.first_sentence = prose.sentences.size();
    add_sentences(text.value.text_or_empty(), prose.folded, prose.sentences);
    text.last_sentence = prose.sentences.size();
  }
  prose.words.add(prose.folded);
  for (std::size_t i = 0; i < prose.sentences.size(); ++i) {
    add_words_over_seams(prose.sentence(i), prose.words);
  }
  return prose;
}

}  // namespace

const Prose& ReportProse::sections() {
  if (!sections_) {
    std::vector<ProseText> texts;
    std::string at;
    collect(report_.sections, at, texts);
    sections_ = split(std::move(texts));
  }
  return *sections_;
}

const Prose& ReportProse::of_form(const FormValues& values) {
  if (form_ != values.index) {
    of_form_ = split(free_texts(*values.form, "/forms/" + std::to_string(values.index)));
    form_ = values.index;
  }
  return *of_form_;
}

const PlainTexts& ReportProse::plain() {
  if (!plain_) {
    PlainCollector collector(report_, 0);
    collector.add("/report/title", "title", report_.title);
    collector.add("/report/reporting_unit", "reporting_unit", report_.reporting_unit);
    collector.add("/report/grade", "grade", report_.grade);
    std::string at;
    collector.add(report_.sections, at);
    plain_ = collector.take();
  }
  return *plain_;
}

const PlainTexts& ReportProse::plain_of_form(const FormValues& values) {
  if (plain_form_ != values.index) {
    PlainCollector collector(report_, plenty(*values.form));
    collector.add(values);
    plain_of_form_ = collector.take();
    plain_form_ = values.index;
  }
  return *plain_of_form_;
}

std::vector<const Pattern*> fitting_in(const std::vector<Pattern>& patterns, std::string_view all) {
  std::vector<const Pattern*> found;
  for (const Pattern& pattern : patterns) {
    if (pattern.may_fit_in(all)) found.push_back(&pattern);
  }
  return found;
}

const PlainTexts& plain_texts(const Scope& scope) {
  return scope.form == nullptr ? scope.prose->plain() : scope.prose->plain_of_form(*scope.form);
}

const Prose& running_texts(const Scope& scope) {
  return scope.form == nullptr ? scope.prose->sections() : scope.prose->of_form(*scope.form);
}

std::string without_brackets(std::string_view text) { return cut_brackets(text).plain; }

std::vector<std::string> sentences_of(const std::string& text) {
  std::string folded;
  std::vector<Span> spans;
  add_sentences(text, folded, spans);
  std::vector<std::string> sentences;
  sentences.reserve(spans.size());
  for (const Span& span : spans) {
    sentences.push_back(folded.substr(span.begin, span.end - span.begin));
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
