// Kind `placeholder`: texts that are left over from the template, or worded as what they are not.
// `words` match a whole text as label keys, `re` anywhere in it, folded as FoldForm::kMatch.

#include <algorithm>
#include <set>
#include <utility>

#include "check/kinds.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

bool is_template(const CheckRule& rule, const std::string& text) {
  const std::string key = label_key(text);
  const auto same = [&key](const std::string& word) { return label_key(word) == key; };
  if (std::any_of(rule.words.begin(), rule.words.end(), same)) return true;
  const std::string folded = fold_match(text);
  return std::any_of(rule.patterns.begin(), rule.patterns.end(),
                     [&folded](const Pattern& pattern) { return pattern.matches(folded); });
}

Verdict judge_text(const Scope& scope, const Value& value) {
  if (!value.given() || !value.text) {
    return not_applicable(scope, Reason::kBlank, value.pointer);
  }
  if (!is_template(*scope.rule, *value.text)) return pass();
  Fault fault;
  fault.accused = value;
  return fail(fault);
}

// What messages call a leaf: its name inside the form or row.
std::string leaf_name(const std::string& pointer) {
  const std::size_t last = pointer.rfind('/');
  const std::size_t before = last == 0 ? std::string::npos : pointer.rfind('/', last - 1);
  if (before == std::string::npos) return pointer.substr(last + 1);
  const std::string parent = pointer.substr(before + 1, last - before - 1);
  const bool measure = parent == "target" || parent == "actual";
  return measure ? pointer.substr(before + 1) : pointer.substr(last + 1);
}

// Every text of the form, or of the report for a narrative pack. A name that is merged down stands
// on each of its rows and is told once.
std::vector<Value> all_texts(const Scope& scope) {
  std::vector<Value> texts;
  std::set<int> seen;
  const auto add = [&](const Leaf& leaf) {
    if (leaf.text == nullptr || !leaf.text->value) return;
    if (leaf.text->origin >= 0 && !seen.insert(leaf.text->origin).second) return;
    texts.push_back(value_of(leaf, leaf_name(leaf.pointer)));
  };
  if (scope.form != nullptr) {
    for_each_leaf(*scope.form->form, "/forms/" + std::to_string(scope.form->index), add);
    return texts;
  }
  for_each_leaf(*scope.report, [&](const Leaf& leaf) {
    if (leaf.pointer.starts_with("/report/") || leaf.pointer.starts_with("/sections/")) add(leaf);
  });
  return texts;
}

std::vector<Value> named_texts(const Scope& scope) {
  std::vector<Value> texts;
  for (const std::string& field : scope.rule->fields) {
    for (Value& value : find_values(form_of(scope), scope.row, field)) {
      texts.push_back(std::move(value));
    }
  }
  return texts;
}

Verdict judge_texts(const Scope& scope) {
  const bool all = scope.rule->fields.empty() && !scope.row;
  std::vector<Verdict> verdicts;
  for (const Value& value : all ? all_texts(scope) : named_texts(scope)) {
    verdicts.push_back(judge_text(scope, value));
  }
  return combine(scope, std::move(verdicts));
}

}  // namespace

Verdict check_placeholder(const Scope& scope) { return over_rows(scope, judge_texts); }

}  // namespace jixiao
