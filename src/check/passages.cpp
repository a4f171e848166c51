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

// As printed, in the report.
std::vector<const std::string*> own_names(const Scope& scope) {
  std::vector<const std::string*> names;
  const auto add = [&names](const std::string* name) {
    if (name != nullptr && !name->empty()) names.push_back(name);
  };
  for (const FieldPath& field : scope.rule->fields) {
    add(find_value(form_of(scope), std::nullopt, field).text);
  }
  for (const Text* text : {&scope.report->reporting_unit, &scope.report->title}) {
    if (text->value) add(&*text->value);
  }
  return names;
}

// Made only where some pattern may fit the prose.
std::vector<std::string> label_keys(const std::vector<const std::string*>& names) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const std::string* name : names) keys.push_back(label_key(*name));
  return keys;
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

// Is the place of that kind another one than those that the names name?
bool is_another(const std::string& place, const std::string& kind,
                const std::vector<std::string>& names) {
  return !place.empty() && !kind.empty() && !any_holds(names, place) && any_is_of(names, kind);
}

// `idle`: no sentence can be judged other than passed.
template <typename JudgeSentence>
Verdict over_sentences(const Scope& scope, bool idle, const JudgeSentence& judge) {
  Combined combined;
  const Prose& prose = scope.prose->sections();
  if (!prose.texts.empty()) combined.add_pass();
  if (idle) return combined.take();
  each_sentence(prose, [&](const ProseText& text, std::string_view sentence) {
    judge(text, sentence, combined);
  });
  return combined.take();
}

// What the names need before anything can be foreign to them.
std::optional<Verdict> find_names_lack(const Scope& scope,
                                       const std::vector<const std::string*>& names) {
  const FormValues& values = form_of(scope);
  if (!values.only) {
    return not_applicable(Reason::kNotOneForm);
  }
  if (names.empty()) {
    return not_evaluated(Reason::kBlank,
                         find_value(values, std::nullopt, rule_field(*scope.rule, 0)).at);
  }
  return std::nullopt;
}

}  // namespace

Verdict check_passages(const Scope& scope) {
  const std::vector<const std::string*> own = own_names(scope);
  if (std::optional<Verdict> lack = find_names_lack(scope, own)) return *std::move(lack);
  const auto belongs = [&own](const OfficePhrase& phrase) {
    const std::vector<std::string> names = label_keys(own);
    return std::any_of(phrase.names.begin(), phrase.names.end(),
                       [&names](const std::string& part) { return any_holds(names, part); });
  };
  std::vector<std::vector<const Pattern*>> foreign;  // the patterns of each phrase
  for (const OfficePhrase& phrase : scope.rule->phrases) {
    std::vector<const Pattern*> patterns = fitting(phrase.patterns, scope.prose->sections().words);
    if (patterns.empty() || phrase.names.empty() || belongs(phrase)) continue;
    foreign.push_back(std::move(patterns));
  }
  return over_sentences(scope, foreign.empty(),
                        [&](const ProseText& text, std::string_view sentence, Combined& combined) {
                          for (const std::vector<const Pattern*>& patterns : foreign) {
                            for (const Pattern* pattern : patterns) {
                              const std::optional<PatternMatch> match = pattern->find(sentence);
                              if (!match) continue;
                              if (fits_any(scope.rule->unless, sentence)) return;
                              const std::string words(sentence.substr(
                                  match->whole.begin, match->whole.end - match->whole.begin));
                              combined.add(fault_of(text, "passage", words, text.title));
                              break;
                            }
                          }
                        });
}

Verdict check_places(const Scope& scope) {
  const std::vector<const std::string*> own = own_names(scope);
  if (std::optional<Verdict> lack = find_names_lack(scope, own)) return *std::move(lack);
  const std::vector<const Pattern*> patterns =
      fitting(scope.rule->patterns, scope.prose->sections().words);
  std::vector<std::string> names;
  if (!patterns.empty()) names = label_keys(own);
  std::set<std::string> told;  // a place is told once, however often it is named
  return over_sentences(scope, patterns.empty(),
                        [&](const ProseText& text, std::string_view sentence, Combined& combined) {
                          for (const Pattern* pattern : patterns) {
                            const std::optional<PatternMatch> match = pattern->find(sentence);
                            if (!match) continue;
                            const std::string place =
                                group_text(*pattern, *match, "place", sentence);
                            const std::string kind = group_text(*pattern, *match, "kind", sentence);
                            if (!is_another(place, kind, names)) continue;
                            if (fits_any(scope.rule->unless, sentence)) return;
                            if (!told.insert(place).second) continue;
                            combined.add(fault_of(text, "place", place, place));
                          }
                        });
}

}  // namespace jixiao
