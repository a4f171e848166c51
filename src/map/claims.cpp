#include "map/claims.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

Span group_span(const Pattern& pattern, const PatternMatch& match, const char* name) {
  const int group = pattern.group(name);
  return group < 0 ? Span{} : match.groups[static_cast<std::size_t>(group)];
}

// A line of prose with what is looked for in it again and again: a line may hold thousands of
// figures.
struct ClaimLine {
  explicit ClaimLine(const Line& line) : passage(line.passage), folded(line.folded) {
    static constexpr std::string_view kStops[] = {"。", ";"};
    for (const std::string_view stop : kStops) {
      for (std::size_t at = 0; (at = folded.text.find(stop, at)) != std::string::npos;
           at += stop.size()) {
        stops.push_back({at, at + stop.size()});
      }
    }
    std::sort(stops.begin(), stops.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
  }

  Passage slice(const Span& span) const { return part_of(passage, folded, span); }

  // The sentence around the match: up to 。 or ; on both sides.
  std::string_view sentence_around(const Span& match) const {
    const auto behind = std::partition_point(
        stops.begin(), stops.end(), [&](const Span& stop) { return stop.begin < match.end; });
    const auto inside = std::partition_point(
        stops.begin(), behind, [&](const Span& stop) { return stop.end <= match.begin; });
    const std::size_t begin = inside == stops.begin() ? 0 : (inside - 1)->end;
    const std::size_t end = behind == stops.end() ? folded.text.size() : behind->begin;
    return std::string_view(folded.text).substr(begin, end - begin);
  }

  // Does another claim hold some of the characters? Those taken do not overlap each other.
  bool overlaps(const Span& span) const {
    const auto behind = taken.lower_bound(span.end);
    return behind != taken.begin() && std::prev(behind)->second > span.begin;
  }

  const Passage& passage;
  const Folded& folded;
  std::vector<Span> stops;                   // of sentences, in the folded text
  std::map<std::size_t, std::size_t> taken;  // by claims: begin -> end
};

void add_claim(const Pack& pack, const ClaimRule& rule, const Pattern& pattern,
               const PatternMatch& match, const ClaimLine& line, Report& report) {
  const Span number_at = group_span(pattern, match, "number");
  if (number_at.empty()) return;
  const std::string name = pack.id + ":claims." + rule.id;
  Claim claim;
  claim.key = rule.id;
  claim.text = take_text(report, line.slice(match.whole), name + ".text");
  const Passage number = line.slice(number_at);
  const std::string figure = fold_match(number.text);
  const std::optional<Amount> amount = parse_amount(figure);
  std::optional<Decimal> value = amount ? std::optional<Decimal>(amount->number) : std::nullopt;
  if (rule.type == ValueType::kCount && value && value->places() > 0) value.reset();
  if (value && rule.type == ValueType::kPercent) value = value->shifted(-2);
  claim.number = Number{value, add_origin(report, number, name + ".number")};
  const Span unit_at = group_span(pattern, match, "unit");
  if (rule.type != ValueType::kPercent && !unit_at.empty()) {
    claim.unit = take_text(report, line.slice(unit_at), name + ".unit");
  }
  note_unparsed(report, claim.number, std::nullopt,
                "/claims/" + std::to_string(report.claims.size()) + "/number");
  if (rule.id == "score" && !report.score.value) report.score = claim.number;
  report.claims.push_back(claim);
}

// Does the sentence name years, and not the report's?
bool says_other_year(std::string_view sentence, const Number& year) {
  if (!year.value) return false;
  static constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  bool other = false;
  for (std::size_t at = 0; (at = sentence.find(kYear, at)) != std::string_view::npos; ++at) {
    if (at < kDigits) continue;
    const std::optional<Decimal> named = Decimal::parse(sentence.substr(at - kDigits, kDigits));
    if (!named || *named < 1900 || *named > 2099) continue;
    if (*named == *year.value) return false;
    other = true;
  }
  return other;
}

bool says_something_else(const ClaimRule& rule, std::string_view sentence, const Number& year) {
  const bool excluded =
      std::any_of(rule.unless.begin(), rule.unless.end(),
                  [&](const Pattern& pattern) { return pattern.matches(sentence); });
  return excluded || says_other_year(sentence, year);
}

// Do the characters of the match belong to a form?
bool is_taken(const Line& line, const Folded& folded, const Span& match) {
  const OriginalPart part = folded.original_of(match.begin, match.end);
  return std::any_of(line.taken.begin(), line.taken.end(), [&](const std::pair<int, int>& taken) {
    return part.first < taken.second && taken.first < part.last;
  });
}

// A pattern of a claim that some line may fit.
struct ClaimPattern {
  const ClaimRule* rule;
  const Pattern* pattern;
};

void read_line(const Pack& pack, const std::vector<ClaimPattern>& patterns, const Line& source,
               const Number& year, Report& report) {
  std::optional<ClaimLine> made;  // few lines hold a claim
  const auto take_all = [&](const ClaimRule& rule, const Pattern& pattern) {
    std::size_t from = 0;
    while (const std::optional<PatternMatch> match = pattern.find(source.folded.text, from)) {
      if (match->whole.empty()) return;
      from = match->whole.end;
      if (!made) made.emplace(source);
      ClaimLine& line = *made;
      if (line.overlaps(match->whole)) continue;
      if (is_taken(source, line.folded, match->whole)) continue;
      if (says_something_else(rule, line.sentence_around(match->whole), year)) continue;
      line.taken.emplace(match->whole.begin, match->whole.end);
      add_claim(pack, rule, pattern, *match, line, report);
    }
  };
  for (const ClaimPattern& one : patterns) take_all(*one.rule, *one.pattern);
}

}  // namespace

void read_claims(const Pack& pack, std::span<const Line> lines, const Number& year,
                 const WordFilter& words, Report& report) {
  std::vector<ClaimPattern> patterns;
  for (const ClaimRule& rule : pack.claims) {
    for (const Pattern& pattern : rule.patterns) {
      if (pattern.may_fit(words)) patterns.push_back({&rule, &pattern});
    }
  }
  if (patterns.empty()) return;
  for (const Line& line : lines) {
    if (!line.used && !line.contents_line) read_line(pack, patterns, line, year, report);
  }
}

}  // namespace jixiao
