#include "map/pairs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "map/amounts.h"
#include "map/field_values.h"
#include "map/form.h"
#include "normalize/fold.h"
#include "rules/pattern.h"

namespace jixiao {
namespace {

constexpr int kLongestLabel = 16;       // characters; what is longer is a sentence
constexpr std::size_t kMostParts = 12;  // a line of more is none of names
constexpr std::array<std::string_view, 4> kSpaces = {" ", "\t", "\u00A0", "\u3000"};
constexpr std::array<std::string_view, 2> kColons = {":", "："};
constexpr std::array<std::string_view, 2> kBrackets = {"(", "（"};

// The bytes that one of the signs takes at the begin of the text, 0 for none.
template <std::size_t kCount>
std::size_t begins_with(std::string_view text, const std::array<std::string_view, kCount>& signs) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

// White space from `at` on: where it ends, and whether it is more than the gap between two words.
struct Gap {
  std::size_t end = 0;
  bool wide = false;
};

Gap gap_at(std::string_view text, std::size_t at) {
  Gap gap{at, false};
  int signs = 0;
  while (const std::size_t size = begins_with(text.substr(gap.end), kSpaces)) {
    gap.wide = gap.wide || ++signs > 1 || text.substr(gap.end, size) != " ";
    gap.end += size;
  }
  return gap;
}

// The text up to the first colon of the word that begins there; empty if it has none.
std::string_view label_at(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (begins_with(rest, kSpaces) > 0) return {};
    if (begins_with(rest, kColons) > 0) return text.substr(0, i);
  }
  return {};
}

// A date or a year says when; (2022-2023年) is of a name.
bool begins_part(const Pack& pack, std::string_view text, bool wide) {
  if (begins_with(text, kBrackets) > 0) {
    constexpr std::size_t kLongestYear = 24;  // bytes: four wide digits, 年度 and brackets
    static const Pattern kYear("^\\(\\d{4}年度?\\)");
    return kYear.matches(fold_match(text.substr(0, kLongestYear)));
  }
  if (wide && text.front() >= '0' && text.front() <= '9') return true;
  const std::string_view label = label_at(text);
  if (label.empty() || count_code_points(label) > kLongestLabel) return false;
  return wide || !find_labels(pack, label_key(label)).empty();
}

Text* name_of(Form& form, const FieldRule& rule) {
  if (rule.id == "project_name") return &form.project_name;
  if (rule.id == "department") return &form.department;
  if (rule.id == "implementing_unit") return &form.implementing_unit;
  return nullptr;
}

// Where the name of a unit ends: 某局（盖章）, 某局（2023年度）.
std::size_t unit_end(std::string_view match, const Span& value) {
  static const Pattern kMark("\\s*\\((?:盖章|公章|签章|加盖公章|\\d{4}年度?)\\)\\s*$");
  const std::string_view unit = match.substr(value.begin, value.end - value.begin);
  const std::optional<PatternMatch> mark = kMark.find(unit);
  return mark && mark->whole.begin > 0 ? value.begin + mark->whole.begin : value.end;
}

// True if the pack knows what the part says, whether or not the form needed it.
bool read_part(const Pack& pack, const Passage& part, Report& report, Form& form) {
  const Folded folded = fold(part.text, FoldForm::kMatch);
  if (!find_currency_unit(folded.text).empty()) return true;
  const std::size_t colon = folded.text.find(':');
  if (colon == std::string::npos) return false;
  const std::string key = label_key_of_match(std::string_view(folded.text).substr(0, colon));
  const FieldRule* const rule = find_field(pack, find_labels(pack, key));
  if (rule == nullptr) return false;
  if (!rule->keep) return true;
  Text* const name = name_of(form, *rule);
  Span value{colon + 1, folded.text.size()};
  while (!value.empty() && folded.text[value.begin] == ' ') ++value.begin;
  if (name == nullptr || value.empty()) return false;
  // 填报单位：某局财务科 电话：0739: what the second label is of is not known.
  if (folded.text.find(':', value.begin) != std::string::npos) return false;
  if (name != &form.project_name) value.end = unit_end(folded.text, value);
  const Passage passage = part_of(part, folded, value);
  if (name->value) return fold_text(passage.text) == *name->value;
  return take_form_field(pack, *rule, passage, report, form);
}

}  // namespace

std::vector<Passage> split_pairs(const Pack& pack, const Passage& passage) {
  const std::string_view text = passage.text;
  std::vector<Passage> parts;
  std::size_t begin = gap_at(text, 0).end;
  for (std::size_t at = begin; at < text.size() && parts.size() <= kMostParts;) {
    const Gap gap = gap_at(text, at);
    if (gap.end == at) {
      ++at;
      continue;
    }
    if (gap.end == text.size() || begins_part(pack, text.substr(gap.end), gap.wide)) {
      parts.push_back(part_of(passage, Span{begin, at}));
      begin = gap.end;
    }
    at = gap.end;
  }
  if (parts.empty() || parts.size() > kMostParts) return {passage};
  if (begin < text.size()) parts.push_back(part_of(passage, Span{begin, text.size()}));
  return parts;
}

void read_pairs(const Pack& pack, Line& line, Report& report, Form& form) {
  if (line.folded.text.find(':') == std::string::npos) return;
  bool known = true;
  for (const Passage& part : split_pairs(pack, line.passage)) {
    known = read_part(pack, part, report, form) && known;
  }
  line.used = line.used || known;
}

}  // namespace jixiao
