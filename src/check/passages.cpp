// Kinds `passages` and `places`: prose that speaks of another office or of another place.
//
//   passages  words that only offices of certain names use of themselves, in the report of another
//             one: 大市场、大监管 belongs to market supervision
//   places    a body of another place as the one that acts: 白果镇人民政府 in a report of 清溪镇
// `fields` are the form's own names; the cover's unit and title count among them. A place is
// another one only if the own names hold one of its kind (镇, 县, 区) and not itself; that the body
// acts, and is not just cited, is what the pack's patterns say by where they may begin. Judged
// beside a single form.

#include <algorithm>
#include <set>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kExcerpt = 40;

std::vector<std::string> own_names(const Scope& scope) {
  std::vector<std::string> names;
  const auto add = [&names](const std::optional<std::string>& name) {
    if (name && !name->empty()) names.push_back(label_key(*name));
  };
  for (const std::string& field : scope.rule->fields) {
    add(find_value(form_of(scope), std::nullopt, field).text);
  }
  add(scope.report->reporting_unit.value);
  add(scope.report->title.value);
  return names;
}

bool any_holds(const std::vector<std::string>& names, const std::string& part) {
  return std::any_of(names.begin(), names.end(), [&part](const std::string& name) {
    return name.find(part) != std::string::npos;
  });
}

Verdict fault_of(const ProseText& prose, const std::string& variant, const std::string& words,
                 const std::string& identity) {
  Fault fault;
  fault.variant = variant;
  fault.accused = prose.value;
  fault.identity = identity;
  fault.words["text"] = shortened(words, kExcerpt);
  return fail(std::move(fault));
}

// Is a place of the kind named, and not the kind alone (县教育局)?
bool any_is_of(const std::vector<std::string>& names, const std::string& kind) {
  constexpr int kLeastName = 2;
  return std::any_of(names.begin(), names.end(), [&kind](const std::string& name) {
    const std::size_t at = name.find(kind);
    return at != std::string::npos && count_code_points(name.substr(0, at)) >= kLeastName;
  });
}

using JudgeSentence = std::function<void(const ProseText&, const std::string& sentence,
                                         std::vector<Verdict>& verdicts)>;

Verdict over_sentences(const Scope& scope, const JudgeSentence& judge) {
  std::vector<Verdict> verdicts;
  for (const ProseText& prose : section_texts(*scope.report)) {
    for (const std::string& sentence : sentences_of(prose.value.text.value_or(""))) {
      if (!fits_any(scope.rule->unless, sentence)) judge(prose, sentence, verdicts);
    }
    if (verdicts.empty()) verdicts.push_back(pass());
  }
  return combine(scope, std::move(verdicts));
}

// What the names need before anything can be foreign to them.
std::optional<Verdict> find_names_lack(const Scope& scope, const std::vector<std::string>& names) {
  const FormValues& values = form_of(scope);
  if (!is_the_only_form(*scope.report, *values.form)) {
    return not_applicable(scope, Reason::kNotOneForm);
  }
  if (names.empty()) {
    return not_evaluated(scope, Reason::kBlank,
                         find_value(values, std::nullopt, rule_field(*scope.rule, 0)).pointer);
  }
  return std::nullopt;
}

}  // namespace

Verdict check_passages(const Scope& scope) {
  const std::vector<std::string> names = own_names(scope);
  if (std::optional<Verdict> lack = find_names_lack(scope, names)) return *std::move(lack);
  const auto belongs = [&names](const OfficePhrase& phrase) {
    return std::any_of(phrase.names.begin(), phrase.names.end(),
                       [&names](const std::string& part) { return any_holds(names, part); });
  };
  return over_sentences(scope, [&](const ProseText& prose, const std::string& sentence,
                                   std::vector<Verdict>& verdicts) {
    for (const OfficePhrase& phrase : scope.rule->phrases) {
      if (belongs(phrase) || phrase.names.empty()) continue;
      for (const Pattern& pattern : phrase.patterns) {
        const std::optional<PatternMatch> match = pattern.find(sentence);
        if (!match) continue;
        const std::string words =
            sentence.substr(match->whole.begin, match->whole.end - match->whole.begin);
        verdicts.push_back(fault_of(prose, "passage", words, prose.title));
        break;
      }
    }
  });
}

Verdict check_places(const Scope& scope) {
  const std::vector<std::string> names = own_names(scope);
  if (std::optional<Verdict> lack = find_names_lack(scope, names)) return *std::move(lack);
  std::set<std::string> told;  // a place is told once, however often it is named
  return over_sentences(scope, [&](const ProseText& prose, const std::string& sentence,
                                   std::vector<Verdict>& verdicts) {
    for (const Pattern& pattern : scope.rule->patterns) {
      const std::optional<PatternMatch> match = pattern.find(sentence);
      if (!match) continue;
      const std::string place = group_text(pattern, *match, "place", sentence);
      const std::string kind = group_text(pattern, *match, "kind", sentence);
      if (place.empty() || kind.empty()) continue;
      if (any_holds(names, place) || !any_is_of(names, kind)) continue;
      if (!told.insert(place).second) continue;
      verdicts.push_back(fault_of(prose, "place", place, place));
    }
  });
}

}  // namespace jixiao
