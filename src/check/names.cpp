// Kind `same_as` of a name: the cover's unit against the names in the only form, or in the form of
// the report with this cover.
//
// Example: 北塔区委网信办 and 中共北塔区委网络安全和信息化委员会办公室 are one name, an
// abbreviation being what is left of a name in its order; 残疾人联合会 and 殡葬服务中心 are two.
// It is enough if one of the form's names is that of the cover.

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

std::size_t character_length(const std::string& text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

// Do all characters of the name stand in the full one, in their order?
bool abbreviates(const std::string& name, const std::string& full) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t length = character_length(name, at);
    const std::size_t found = full.find(name.substr(at, length), from);
    if (found == std::string::npos) return false;
    from = found + length;
    at += length;
  }
  return true;
}

// A name that contains another one is abbreviated by it, too.
bool is_same_name(const std::string& left, const std::string& right) {
  const std::string a = label_key(left);
  const std::string b = label_key(right);
  return a.size() <= b.size() ? abbreviates(a, b) : abbreviates(b, a);
}

Value find_cover_value(const Scope& scope, const std::string& field) {
  constexpr std::string_view kPrefix = "report.";
  const std::string name = field.substr(kPrefix.size());
  for (const auto& [known, text] : {std::pair{"title", &scope.report->title},
                                    std::pair{"reporting_unit", &scope.report->reporting_unit}}) {
    if (name == known) return value_of(Pointer("/report/" + name), name, *text);
  }
  throw std::invalid_argument("the rule names a text that no cover has: " + field);
}

// 实施单位“某所”、主管部门“某局”
void add_name(Language language, const Value& name, std::string& names) {
  const bool english = language == Language::kEnglish;
  if (!names.empty()) names += english ? " or " : "、";
  names += field_words(name.name.text(), language);
  names += english ? " \"" + *name.text + "\"" : "“" + *name.text + "”";
}

}  // namespace

Verdict check_same_name(const Scope& scope) {
  const CheckRule& rule = *scope.rule;
  const FormValues& values = form_of(scope);
  Value cover = find_cover_value(scope, rule_field(rule, 0).name());
  const Value first = find_value(values, std::nullopt, rule_field(rule, 1));
  const std::optional<Text>& own = values.form->cover_unit;
  if (own && cover.name.text() == "reporting_unit") {
    // The JSON has no cover but the first: what is wrong is told of the form.
    const bool same = own->origin == cover.origin;
    cover = value_of(same ? cover.at : first.at, cover.name, *own);
  } else if (!values.only) {
    return not_applicable(Reason::kNotOneForm);
  }
  if (own && !own->value) return not_applicable(Reason::kNotOneForm);
  if (!cover.given()) return not_applicable(Reason::kBlank, cover.at);
  if (!first.given()) return not_evaluated(Reason::kBlank, first.at);
  Fault fault;
  fault.accused = cover;
  for (std::size_t i = 1; i < rule.fields.size(); ++i) {
    const Value name = find_value(values, std::nullopt, rule.fields[i]);
    if (!name.given() || !name.text) continue;
    if (is_same_name(*cover.text, *name.text)) return pass();
    fault.operands.push_back(name);
    add_name(scope.language, name, fault.words["names"]);
  }
  return fail(fault);
}

}  // namespace jixiao
