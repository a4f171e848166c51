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
  std::vector<std::string> sentences = {};
};

std::vector<std::string> sentences_of(const std::string& text);

// Nested breakdowns in brackets left out.
std::string without_brackets(const std::string& text);

struct Prose {
  std::vector<ProseText> texts;
  WordFilter words;  // of all sentences, also without brackets
};

// Any text that the JSON has, whatever it says.
struct PlainText {
  Value value;  // named as messages call it, inside its form or row
  Span folded;  // in PlainTexts::folded
};
struct PlainTexts {
  std::vector<PlainText> texts;
  std::string folded;  // all of them, as FoldForm::kMatch, with line ends between them
  WordFilter words;    // of all that is folded

  std::string_view folded_text(const PlainText& text) const {
    return std::string_view(folded).substr(text.folded.begin, text.folded.end - text.folded.begin);
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
