#include "map/claims.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

Span group_span(const Pattern& pattern, const PatternMatch& match, const char* name) {
  const int group = pattern.group(name);
  return group < 0 ? Span{} : match.groups[static_cast<std::size_t>(group)];
}

Passage slice(const Passage& passage, const Folded& folded, const Span& span) {
  return part_of(passage, static_cast<int>(folded.origin[span.begin]),
                 static_cast<int>(folded.origin[span.end - 1]) + 1);
}

bool overlaps(const std::vector<Span>& taken, const Span& span) {
  return std::any_of(taken.begin(), taken.end(), [&](const Span& other) {
    return span.begin < other.end && other.begin < span.end;
  });
}

void add_claim(const Pack& pack, const ClaimRule& rule, const Pattern& pattern,
               const PatternMatch& match, const Passage& passage, const Folded& folded,
               Report& report) {
  const Span number_at = group_span(pattern, match, "number");
  if (number_at.empty()) return;
  const std::string name = pack.id + ":claims." + rule.id;
  Claim claim;
  claim.key = rule.id;
  claim.text = take_text(report, slice(passage, folded, match.whole), name + ".text");
  const Passage number = slice(passage, folded, number_at);
  const std::optional<Decimal> value =
      parse_amount(fold_match(number.text)).value_or(Amount{}).number;
  const Span unit_at = group_span(pattern, match, "unit");
  if (rule.type == ValueType::kPercent) {
    claim.number = Number{value->shifted(-2), add_origin(report, number, name + ".number")};
  } else {
    claim.number = Number{value, add_origin(report, number, name + ".number")};
    if (!unit_at.empty()) {
      claim.unit = take_text(report, slice(passage, folded, unit_at), name + ".unit");
    }
  }
  if (rule.id == "score" && !report.score.value) report.score = claim.number;
  report.claims.push_back(claim);
}

// The sentence around the match: up to 。 or ; on both sides.
std::string_view sentence_around(std::string_view text, const Span& match) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string_view stop : {std::string_view("。"), std::string_view(";")}) {
    const std::size_t before = text.substr(0, match.begin).rfind(stop);
    if (before != std::string_view::npos) begin = std::max(begin, before + stop.size());
    end = std::min(end, text.find(stop, match.end));
  }
  return text.substr(begin, end - begin);
}

// Does the sentence name years, and not the report's?
bool says_other_year(std::string_view sentence, const Report& report) {
  const Number* year = &report.fiscal_year;
  if (!year->value && !report.forms.empty()) year = &report.forms.front().fiscal_year;
  if (!year->value) return false;
  static constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  bool other = false;
  for (std::size_t at = 0; (at = sentence.find(kYear, at)) != std::string_view::npos; ++at) {
    if (at < kDigits) continue;
    const std::optional<Decimal> named = Decimal::parse(sentence.substr(at - kDigits, kDigits));
    if (!named || *named < 1900 || *named > 2099) continue;
    if (*named == *year->value) return false;
    other = true;
  }
  return other;
}

bool says_something_else(const ClaimRule& rule, std::string_view text, const Span& match,
                         const Report& report) {
  const std::string_view sentence = sentence_around(text, match);
  const bool excluded =
      std::any_of(rule.unless.begin(), rule.unless.end(),
                  [&](const Pattern& pattern) { return pattern.matches(sentence); });
  return excluded || says_other_year(sentence, report);
}

void read_line(const Pack& pack, const Passage& passage, Report& report) {
  const Folded folded = fold(passage.text, FoldForm::kMatch);
  std::vector<Span> taken;
  const auto take_all = [&](const ClaimRule& rule, const Pattern& pattern) {
    std::size_t from = 0;
    while (const std::optional<PatternMatch> match = pattern.find(folded.text, from)) {
      if (match->whole.empty()) return;
      from = match->whole.end;
      if (overlaps(taken, match->whole)) continue;
      if (says_something_else(rule, folded.text, match->whole, report)) continue;
      taken.push_back(match->whole);
      add_claim(pack, rule, pattern, *match, passage, folded, report);
    }
  };
  for (const ClaimRule& rule : pack.claims) {
    for (const Pattern& pattern : rule.patterns) take_all(rule, pattern);
  }
}

}  // namespace

void read_claims(const Pack& pack, const std::vector<Line>& lines, Report& report) {
  for (const Line& line : lines) {
    if (!line.used && !line.contents_line) read_line(pack, line.passage, report);
  }
}

}  // namespace jixiao
