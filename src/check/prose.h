// The running text that checks read: the sections of a report, the free texts of a form.
//
// Example: the section 资金使用情况 with 全年支出80万元。其中：甲50万元；乙30万元 is one ProseText;
// its sentences are 全年支出80万元 and 其中:甲50万元;乙30万元, folded as FoldForm::kMatch. A `;`
// stays inside: it parts the items of a list.
// Not here: figures that the packs' claims name (map/claims.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/values.h"
#include "check/verdict.h"

namespace jixiao {

struct ProseText {
  Value value;
  std::string key;    // of the section; of a form's text its name
  std::string title;  // the heading above it; of a form's text its name
  // Its own of Prose::sentences.
  std::size_t first_sentence = 0;
  std::size_t last_sentence = 0;
};

std::vector<std::string> sentences_of(const std::string& text);

// Nested breakdowns in brackets left out.
std::string without_brackets(std::string_view text);

struct Prose {
  std::vector<ProseText> texts;
  std::string folded;           // all of them, line behind line
  std::vector<Span> sentences;  // in it
  WordFilter words;             // of all that is folded, and of sentences without brackets

  std::string_view sentence(std::size_t i) const {
    return std::string_view(folded).substr(sentences[i].begin,
                                           sentences[i].end - sentences[i].begin);
  }
};

// Visits the sentences, each with the text it stands in.
template <typename Visit>
void each_sentence(const Prose& prose, const Visit& visit) {
  for (const ProseText& text : prose.texts) {
    for (std::size_t i = text.first_sentence; i < text.last_sentence; ++i) {
      visit(text, prose.sentence(i));
    }
  }
}

// Any text that the JSON has, whatever it says. Valid as long as the report.
struct PlainText {
  const Text* text = nullptr;
  const FormColumn* column = nullptr;  // of the form; null: it stands in `elsewhere`
  std::size_t at = 0;                  // the row, or the index there
  Span folded;                         // in PlainTexts::folded

  bool given() const { return !text->value->empty(); }
};
struct PlainTexts {
  FormValues form;  // that they are of, if they are of one
  std::vector<PlainText> texts;
  std::vector<Value> elsewhere;  // those that are no cells
  // All of them as FoldForm::kMatch with line ends between them, and behind them what further texts
  // the form has: words that stand nowhere in it stand in no text.
  std::string folded;

  std::string_view folded_text(const PlainText& text) const {
    return std::string_view(folded).substr(text.folded.begin, text.folded.end - text.folded.begin);
  }
  // Named as messages call it, inside its form or row.
  Value value_of(const PlainText& text) const {
    return text.column == nullptr ? elsewhere[text.at] : cell_value(form, *text.column, text.at);
  }
};

// The texts of a report, made when first asked for and kept: several checks read the same.
class ReportProse {
 public:
  explicit ReportProse(const Report& report) : report_(report) {}
  const Prose& sections();
  // Its narratives and goals.
  const Prose& of_form(const FormValues& values);
  // Of the cover and the sections. A name that is merged down stands on each of its rows and is
  // here once.
  const PlainTexts& plain();
  const PlainTexts& plain_of_form(const FormValues& values);

 private:
  const Report& report_;
  std::optional<Prose> sections_;
  std::optional<PlainTexts> plain_;
  // Of one form after the other.
  std::optional<Prose> of_form_;
  std::optional<PlainTexts> plain_of_form_;
  int form_ = -1;        // that of_form_ is of
  int plain_form_ = -1;  // that plain_of_form_ is of
};

// The patterns that may fit somewhere in the folded texts, told by the words that they need.
std::vector<const Pattern*> fitting_in(const std::vector<Pattern>& patterns, std::string_view all);

// Where the scope has a form its narratives and goals, else the sections.
const Prose& running_texts(const Scope& scope);

const PlainTexts& plain_texts(const Scope& scope);

// Does the sentence name years, and not the form's or else the report's?
bool names_another_year(const Scope& scope, std::string_view sentence);

// What a group took; empty if the pattern has no such group or it took no part.
std::string group_text(const Pattern& pattern, const PatternMatch& match, const char* name,
                       std::string_view text);

// "1,740,000" as a number; nothing if it is none.
std::optional<Decimal> figure_of(const std::string& digits);

}  // namespace jixiao
