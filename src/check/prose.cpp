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
      texts.push_back({value_of(Pointer(at + "/text"), "text", section.text), section.key,
                       section.title.value.value_or("")});
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

Cut cut_brackets(const std::string& text) {
  Cut cut;
  std::size_t at = 0;
  for (int depth = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    at = std::min(depth == 0 ? text.find('(', at) : text.find_first_of("()", at), text.size());
    if (depth == 0) {
      cut.plain.append(text, begin, at - begin);
      cut.seams.push_back(cut.plain.size());
    }
    depth += at < text.size() && text[at] == ')' ? -1 : 1;
  }
  return cut;
}

// The words of a sentence and of what is left of it without brackets: those that it does not have
// itself stand over a seam.
void add_words(const std::string& sentence, WordFilter& words) {
  words.add(sentence);
  if (sentence.find('(') == std::string::npos) return;
  const Cut cut = cut_brackets(sentence);
  const std::string_view plain = cut.plain;
  constexpr std::size_t kBeside = 2;  // bytes: a run of the filter has three
  for (const std::size_t seam : cut.seams) {
    words.add(plain.substr(seam - std::min(seam, kBeside), 2 * kBeside));
  }
}

Prose split(std::vector<ProseText> texts) {
  Prose prose{std::move(texts), {}};
  for (ProseText& text : prose.texts) {
    text.sentences = sentences_of(text.value.text_or_empty());
    for (const std::string& sentence : text.sentences) add_words(sentence, prose.words);
  }
  return prose;
}

// About how many texts the form has.
std::size_t plenty(const Form& form) {
  constexpr std::size_t kOfIndicator = 8;
  return 8 + form.funds.size() + 2 * form.goals.size() + kOfIndicator * form.indicators.size();
}

class PlainCollector {
 public:
  PlainCollector(const Report& report, std::size_t texts) : seen_(report.origins.size()) {
    found_.texts.reserve(texts);
  }
  // Of a text that is not null.
  void add(Value& value) {
    if (value.origin >= 0 && !is_first(static_cast<std::size_t>(value.origin))) return;
    std::string& all = found_.folded;
    const std::size_t begin = all.size();
    all += fold_match(*value.text);
    found_.texts.push_back({std::move(value), {begin, all.size()}});
    all += '\n';
  }
  void add(const std::string& at, const char* name, const Text& text) {
    if (!text.value) return;
    Value value = value_of(Pointer(at + "/" + name), name, text);
    add(value);
  }
  // Recursion is as deep as the headings of a report are nested. `at` is the pointer so far.
  void add(const std::vector<Section>& sections, std::string& at) {
    const std::size_t size = at.size();
    for (std::size_t i = 0; i < sections.size(); ++i) {
      at.append("/sections/").append(std::to_string(i));
      add(at, "label", sections[i].label);
      add(at, "title", sections[i].title);
      add(at, "text", sections[i].text);
      add(sections[i].sections, at);
      at.resize(size);
    }
  }
  PlainTexts take() {
    found_.words.add(found_.folded);
    return std::move(found_);
  }

 private:
  bool is_first(std::size_t origin) {
    if (origin >= seen_.size()) seen_.resize(origin + 1);
    const bool first = !seen_[origin];
    seen_[origin] = true;
    return first;
  }

  PlainTexts found_;
  std::vector<bool> seen_;  // by origin
};

constexpr std::array<std::string_view, 3> kStops = {"。", "!", "?"};

// Where the first stop at or behind `from` stands, for each of the stops; remembered, so that no
// stretch of the line is looked through twice.
class Stops {
 public:
  explicit Stops(const std::string& line) : line_(line) {}
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
  const std::string& line_;
  bool known_ = false;
  std::array<std::size_t, kStops.size()> found_{};
};

void add_sentences(std::string_view line, std::vector<std::string>& sentences) {
  const std::string folded = fold_match(line);
  Stops stops(folded);
  for (std::size_t begin = 0; begin < folded.size();) {
    const Stops::Stop stop = stops.next(begin);
    if (stop.begin > begin) sentences.push_back(folded.substr(begin, stop.begin - begin));
    begin = std::max(stop.end, begin + 1);
  }
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
    collector.add("/report", "title", report_.title);
    collector.add("/report", "reporting_unit", report_.reporting_unit);
    collector.add("/report", "grade", report_.grade);
    std::string at;
    collector.add(report_.sections, at);
    plain_ = collector.take();
  }
  return *plain_;
}

const PlainTexts& ReportProse::plain_of_form(const FormValues& values) {
  if (plain_form_ != values.index) {
    PlainCollector collector(report_, plenty(*values.form));
    each_text(values, [&collector](Value& text) { collector.add(text); });
    plain_of_form_ = collector.take();
    plain_form_ = values.index;
  }
  return *plain_of_form_;
}

const PlainTexts& plain_texts(const Scope& scope) {
  return scope.form == nullptr ? scope.prose->plain() : scope.prose->plain_of_form(*scope.form);
}

const Prose& running_texts(const Scope& scope) {
  return scope.form == nullptr ? scope.prose->sections() : scope.prose->of_form(*scope.form);
}

std::string without_brackets(const std::string& text) { return cut_brackets(text).plain; }

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  const std::string_view whole = text;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = whole.find('\n', begin);
    add_sentences(whole.substr(begin, end == std::string::npos ? end : end - begin), sentences);
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
