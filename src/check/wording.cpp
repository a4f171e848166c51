// Kind `placeholder`: texts that are left over from the template, or worded as what they are not.
// `words` match a whole text as label keys, `re` anywhere in it, folded as FoldForm::kMatch.

#include <algorithm>
#include <utility>

#include "check/kinds.h"
#include "check/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Is the text, as a label, one of the rule's words? Its label key is shorter than the folded text
// by single spaces, and by hints and marks at the ends: most texts are too long for any word.
bool is_word(const CheckRule& rule, const std::string& text, const std::string& folded) {
  std::size_t longest = 0;
  for (const std::string& word : rule.words) longest = std::max(longest, word.size());
  constexpr std::string_view kMarks = ")]:*";
  const bool marked = !folded.empty() && (folded.front() == '*' ||
                                          kMarks.find(folded.back()) != std::string_view::npos);
  if (folded.size() > 2 * longest && !marked) return false;
  return std::find(rule.words.begin(), rule.words.end(), label_key(text)) != rule.words.end();
}

bool is_template(const CheckRule& rule, const std::vector<const Pattern*>& patterns,
                 const std::string& text, const std::string& folded) {
  return (!rule.words.empty() && is_word(rule, text, folded)) || fits_any(patterns, folded);
}

Verdict template_fault(const Value& value) {
  Fault fault;
  fault.accused = value;
  return fail(std::move(fault));
}

// Every text of the form, or of the report for a narrative pack.
Verdict judge_all_texts(const Scope& scope) {
  const PlainTexts& all = plain_texts(scope);
  const std::vector<const Pattern*> patterns = fitting(scope.rule->patterns, all.words);
  Combined combined;
  bool any_passed = false;
  for (const PlainText& text : all.texts) {
    if (!text.value.given()) {
      combined.add(not_applicable(Reason::kBlank, text.value.at));
    } else if (is_template(*scope.rule, patterns, *text.value.text, text.folded)) {
      combined.add(template_fault(text.value));
    } else {
      any_passed = true;
    }
  }
  if (any_passed) combined.add(pass());
  return combined.take();
}

Verdict judge_text(const CheckRule& rule, const Value& value) {
  if (!value.given() || value.text == nullptr) return not_applicable(Reason::kBlank, value.at);
  const std::string folded = fold_match(*value.text);
  const bool found = is_template(rule, {}, *value.text, folded) || fits_any(rule.patterns, folded);
  return found ? template_fault(value) : pass();
}

Verdict judge_texts(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  if (rule.fields.empty() && !scope.row) return judge_all_texts(scope);
  Combined combined;
  for (const std::string& field : rule.fields) {
    for (const Value& value : find_values(form_of(scope), scope.row, field)) {
      combined.add(judge_text(rule, value));
    }
  }
  return combined.take();
}

}  // namespace

Verdict check_placeholder(const Scope& scope) { return over_rows(scope, judge_texts); }

}  // namespace jixiao
