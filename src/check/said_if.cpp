// Kind `said_if`: prose that denies what the figures of the form say.
//
// Example: when funds.total.executed < 0.5 * funds.total.annual_budget, and the section `problems`
// consists of 无 or 未发现问题. `fields` are sections by their key, or texts of the form; `re` is
// matched on each sentence.

#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"
#include "check/terms.h"

namespace jixiao {
namespace {

constexpr std::string_view kSections = "sections.";
constexpr int kExcerpt = 40;

// A text that a field of the rule names.
struct SaidText {
  Value value;
  std::string title;
  std::vector<std::string> sentences;
};

std::vector<SaidText> texts_of(const Scope& scope, const FieldPath& field) {
  const std::string& name = field.name();
  if (!name.starts_with(kSections)) {
    const Value value = find_value(form_of(scope), std::nullopt, field);
    return {{value, name, sentences_of(value.text_or_empty())}};
  }
  std::vector<SaidText> texts;
  const Prose& prose = scope.prose->sections();
  for (const ProseText& text : prose.texts) {
    if (text.key != std::string_view(name).substr(kSections.size())) continue;
    texts.push_back({text.value, text.title, {}});
    for (std::size_t i = text.first_sentence; i < text.last_sentence; ++i) {
      texts.back().sentences.emplace_back(prose.sentence(i));
    }
  }
  return texts;
}

void judge_text(const Scope& scope, const SaidText& text, const Equation& condition,
                Combined& combined) {
  for (const std::string& sentence : text.sentences) {
    if (!fits_any(scope.rule->patterns, sentence)) continue;
    Fault fault;
    fault.variant = "denied";
    fault.accused = text.value;
    fault.identity = text.title;
    for (const std::vector<Term>* side : {&condition.left, &condition.right}) {
      for (const Value& value : evaluate_side(scope, *side).given) fault.operands.push_back(value);
    }
    fault.words["text"] = shortened(sentence, kExcerpt);
    fault.words["condition"] = condition_words(scope, condition);
    combined.add(fail(std::move(fault)));
    return;
  }
  combined.add(pass());
}

}  // namespace

Verdict check_said_if(const Scope& scope) {
  if (!scope.rule->when) throw std::invalid_argument("the check has no `when`");
  const Equation& condition = *scope.rule->when;
  if (!form_of(scope).only) {
    return not_applicable(Reason::kNotOneForm);
  }
  if (std::optional<Verdict> lack = find_condition_lack(scope, condition)) return *std::move(lack);
  Combined combined;
  for (const FieldPath& field : scope.rule->fields) {
    for (const SaidText& text : texts_of(scope, field)) {
      if (text.value.given()) judge_text(scope, text, condition, combined);
    }
  }
  return combined.take();
}

}  // namespace jixiao
