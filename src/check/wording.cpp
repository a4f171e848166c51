// Kind `placeholder`: texts that are left over from the template, or worded as what they are not.
// `words` match a whole text as label keys, `re` anywhere in it, folded as FoldForm::kMatch.

#include <algorithm>
#include <bitset>
#include <utility>

#include "check/kinds.h"
#include "check/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// The words of a rule, which bytes they begin with and how long they are at most.
struct Words {
  const std::vector<std::string>& words;
  std::bitset<256> begins;
  std::size_t longest = 0;

  explicit Words(const CheckRule& rule) : words(rule.words) {
    for (const std::string& word : words) {
      if (!word.empty()) begins.set(static_cast<unsigned char>(word.front()));
      longest = std::max(longest, word.size());
    }
  }

  // Is the text, as a label, one of them? Its label key is shorter than the folded text by single
  // spaces, and by hints and marks at the ends: most texts are too long for any word, or begin with
  // another sign. A * at the begin goes, and > with = behind a space becomes ≥.
  bool hold(std::string_view folded) const {
    if (words.empty() || folded.empty()) return false;
    const auto first = static_cast<unsigned char>(folded.front());
    const bool changes = first == '*' || first == '>' || first == '<';
    if (!changes && !begins[first]) return false;
    constexpr std::string_view kMarks = ")]:*";
    const bool marked = first == '*' || kMarks.find(folded.back()) != std::string_view::npos;
    if (folded.size() > 2 * longest && !marked) return false;
    return std::find(words.begin(), words.end(), label_key_of_match(folded)) != words.end();
  }
};

Verdict template_fault(const Value& value) {
  Fault fault;
  fault.accused = value;
  return fail(std::move(fault));
}

// Every text of the form, or of the report for a narrative pack.
Verdict judge_all_texts(const Scope& scope) {
  const PlainTexts& all = plain_texts(scope);
  const std::vector<const Pattern*> patterns = fitting_in(scope.rule->patterns, all.folded);
  const Words words(*scope.rule);
  Combined combined;
  for (const PlainText& text : all.texts) {
    const std::string_view folded = all.folded_text(text);
    if (!text.given()) {
      combined.add(not_applicable(Reason::kBlank, all.value_of(text).at));
    } else if (words.hold(folded) || fits_any(patterns, folded)) {
      combined.add(template_fault(all.value_of(text)));
    } else {
      combined.add_pass();
    }
  }
  return combined.take();
}

bool is_left_over(const CheckRule& rule, const Words& words, const std::string& text) {
  const std::string folded = fold_match(text);
  return words.hold(folded) || fits_any(rule.patterns, folded);
}

Verdict judge_text(const CheckRule& rule, const Words& words, const Value& value) {
  if (!value.given() || value.text == nullptr) return not_applicable(Reason::kBlank, value.at);
  return is_left_over(rule, words, *value.text) ? template_fault(value) : pass();
}

// The texts that the rule's fields name, in the row or the form.
void judge_texts(const Scope& scope, const Words& words, Combined& combined) {
  const CheckRule& rule = *scope.rule;
  for (const FieldPath& field : rule.fields) {
    const FormCell cell = find_cell(form_of(scope), scope.row, field);
    const std::string* const text = cell.words();
    if (text != nullptr && !is_left_over(rule, words, *text)) {
      combined.add_pass();
    } else if (!combined.any() || !cell.blank()) {
      each_value(form_of(scope), scope.row, field, {},
                 [&](const Value& value) { combined.add(judge_text(rule, words, value)); });
    }
  }
}

}  // namespace

Verdict check_placeholder(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  if (rule.each.empty() && rule.fields.empty()) return judge_all_texts(scope);
  const Words words(rule);
  Combined combined;
  if (rule.each.empty()) {
    judge_texts(scope, words, combined);
  } else {
    each_row(scope, table_of_rows(scope),
             [&](const Scope& row) { judge_texts(row, words, combined); });
  }
  return combined.take();
}

}  // namespace jixiao
