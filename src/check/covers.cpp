// Kind `covers`: each of `words` stands in one of `fields` of some row.
//
// Example: words 产出, 效益|效果, 满意度 on a form with 产出指标 and 项目效果 fails for 满意度.
// A row that names no group at all may be of any: what is missing beside it is not told.

#include <algorithm>
#include <string_view>
#include <utility>

#include "check/kinds.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// "效益|效果" is two words: the one that begins at `begin`.
std::string_view word_at(std::string_view words, std::size_t begin) {
  return words.substr(begin, words.find('|', begin) - begin);
}

bool names_group(const std::string& key, std::string_view words) {
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::string_view word = word_at(words, begin);
    if (key.find(word) != std::string::npos) return true;
    begin += word.size() + 1;
  }
  return false;
}

struct Names {
  std::vector<std::string> keys;  // label keys of all that is given
  Pointer nameless;               // to a row that gives none; empty: every row gives one
};

Names collect_names(const Scope& scope) {
  Names names;
  std::vector<std::vector<Value>> columns;
  for (const FieldPath& field : scope.rule->fields) {
    columns.push_back(find_values(form_of(scope), std::nullopt, field));
  }
  const std::size_t rows = columns.empty() ? 0 : columns.front().size();
  for (std::size_t i = 0; i < rows; ++i) {
    bool named = false;
    for (const std::vector<Value>& column : columns) {
      if (i >= column.size() || !column[i].given() || !column[i].text) continue;
      named = true;
      // A name that is merged down stands on each of its rows.
      const bool repeated = i > 0 && column[i].text_or_empty() == column[i - 1].text_or_empty();
      if (!repeated) names.keys.push_back(label_key(*column[i].text));
    }
    if (!named) names.nameless = columns.front()[i].at;
  }
  return names;
}

bool is_indicator_column(const FieldPath& field) {
  return field.column() != nullptr && field.column()->table == FormTable::kIndicators;
}

// Do columns of the indicators name every group? Mostly they do, and their rows are not looked at
// any further.
bool is_plainly_covered(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  if (!std::all_of(rule.fields.begin(), rule.fields.end(), is_indicator_column)) return false;
  const FormValues& values = form_of(scope);
  std::vector<const std::string*> missing;
  for (const std::string& word : rule.words) missing.push_back(&word);
  for (const FieldPath& field : rule.fields) {
    const std::string* above = nullptr;
    for (std::size_t i = 0; i < values.form->indicators.size() && !missing.empty(); ++i) {
      const std::string* const name = cell_of(values, *field.column(), i).words();
      const bool repeated = name != nullptr && above != nullptr && *name == *above;
      above = name;
      if (name == nullptr || repeated) continue;
      const std::string key = label_key(*name);
      std::erase_if(missing, [&key](const std::string* word) { return names_group(key, *word); });
    }
  }
  return missing.empty();
}

std::string missing_groups(const CheckRule& rule, const Names& names) {
  std::string missing;
  for (const std::string& word : rule.words) {
    const auto same = [&word](const std::string& key) { return names_group(key, word); };
    if (std::any_of(names.keys.begin(), names.keys.end(), same)) continue;
    missing += (missing.empty() ? "" : "、") + std::string(word_at(word, 0));
  }
  return missing;
}

}  // namespace

Verdict check_covers(const Scope& scope) {
  const std::string& field = rule_field(*scope.rule, 0).name();
  if (is_plainly_covered(scope)) return pass();
  const Names names = collect_names(scope);
  const std::string missing = missing_groups(*scope.rule, names);
  if (missing.empty()) return pass();
  if (!names.nameless.empty()) return not_evaluated(Reason::kBlank, names.nameless);
  Fault fault;
  fault.accused.at = Pointer("/forms/" + std::to_string(form_of(scope).index) + "/" +
                             field.substr(0, field.find('.')));
  fault.accused.name = field.substr(field.find('.') + 1);
  fault.words["text"] = missing;
  fault.identity = missing;
  return fail(fault);
}

}  // namespace jixiao
