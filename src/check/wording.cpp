// Kind `placeholder`: texts that are left over from the template, or worded as what they are not.
// `words` match a whole text as label keys, `re` anywhere in it, folded as FoldForm::kMatch.

#include <algorithm>
#include <utility>

#include "check/kinds.h"
#include "check/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

bool is_word(const CheckRule& rule, const std::string& key) {
  return std::find(rule.words.begin(), rule.words.end(), key) != rule.words.end();
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
  for (const PlainText& text : all.texts) {
    if (!text.value.given()) {
      combined.add(not_applicable(Reason::kBlank, text.value.at));
    } else if (is_word(*scope.rule, text.key) || fits_any(patterns, text.folded)) {
      combined.add(template_fault(text.value));
    } else {
      combined.add(pass());
    }
  }
  return combined.take();
}

Verdict judge_text(const CheckRule& rule, const Value& value) {
  if (!value.given() || value.text == nullptr) return not_applicable(Reason::kBlank, value.at);
  const bool found = (!rule.words.empty() && is_word(rule, label_key(*value.text))) ||
                     (!rule.patterns.empty() && fits_any(rule.patterns, fold_match(*value.text)));
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
