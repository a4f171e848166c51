// Values with the place they came from.
//
// Example: take_text(report, {"　98", place}, "p:total.score") is "98" with an origin whose text
// is "　98" and whose range is 0..3.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/measure.h"
#include "normalize/fold.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// The original text of a cell or a paragraph and where it stands. `place.begin` is the offset of
// the text's first code point in the cell or paragraph.
struct Passage {
  std::string text;
  Place place;
  // It may belong to another value, or be several: nothing is taken from it, its origin is kept.
  bool doubtful = false;
};

// The code points [begin, end) of the passage.
Passage part_of(const Passage& passage, int begin, int end);
// What the bytes `span` of the passage's folded text come from; an empty passage where there are
// none.
Passage part_of(const Passage& passage, const Folded& folded, const Span& span);
// The same of a passage that is its own fold; `bytes` are of its text.
Passage part_of(const Passage& passage, const Span& bytes);
// Where each code point of a text begins, and where the last one ends.
std::vector<std::size_t> offsets_of(std::string_view text);
// The same, of a text that much is taken from: `offsets` are those of the passage's text.
Passage part_of(const Passage& passage, const std::vector<std::size_t>& offsets, int begin,
                int end);

int add_origin(Report& report, Passage passage, std::string rule);

// The passage as FoldForm::kText, where it has been folded: `match` is its text as
// FoldForm::kMatch.
std::string fold_passage(const Passage& passage, std::string_view match);

// Folded as FoldForm::kText; blank gives an empty Text without origin.
Text take_text(Report& report, const Passage& passage, std::string rule);
// The same where the passage has been folded: `match` is its text as FoldForm::kMatch.
Text take_text(Report& report, const Passage& passage, std::string_view match, std::string rule);

// The units of amounts without one of their own: as they are printed, and as they are reported.
struct Currency {
  std::string printed;   // 千元
  std::string reported;  // 万元
};

// A weight, score, amount or rate. Blank signs give an empty Number without origin; text that is
// no number gives a Number with origin only. `currency` is only for kMoney.
Number take_number(Report& report, const Passage& passage, ValueType type, const Currency& currency,
                   const ValueWords& words, std::string rule);
// The same where the passage has been folded: `match` is its text as FoldForm::kMatch.
Number take_number(Report& report, const Passage& passage, std::string_view match, ValueType type,
                   const Currency& currency, const ValueWords& words, std::string rule);

// Does text stand in the number's place that is none?
inline bool is_unparsed(const Number& number) { return !number.value && number.origin >= 0; }
// Notes such text; nothing if there is none.
void note_unparsed(Report& report, const Number& number, std::optional<int> form,
                   const std::string& pointer);

// A target or actual: op, number and unit each with its own range of characters. A figure with more
// digits than can be kept is a number with origin only.
Measure take_measure(Report& report, const Passage& passage, const ValueWords& words,
                     const std::string& rule);
// The same where the passage has been folded.
Measure take_measure(Report& report, const Passage& passage, std::string_view match,
                     const ValueWords& words, const std::string& rule);

}  // namespace jixiao
