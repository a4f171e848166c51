// Kind `claim_ratio`: a share said in words against the two figures it is of.
//
// Example: 计划115台,实际完成264台,超计划43% says 43 % where 264 of 115 are 129.6 % over.
//   re   group `rate`, in percent; groups `part` and `base` in the same sentence, or, inside each:
//        indicators, the actual and the target of the row. A pattern with the group `over` around
//        the rate's words says how much the part is above the base, with `under` how much below.
// With `each` the fields are target and actual, then the texts that may say it. Judged at the
// printed precision of the three, cut or rounded.

#include <stdexcept>
#include <utility>

#include "check/attainment.h"
#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"

namespace jixiao {
namespace {

constexpr int kExcerpt = 60;
constexpr int kSharePlaces = 4;

struct Share {
  Decimal part;
  Decimal base;
  Decimal rate;  // as a fraction of the base
};

std::optional<Share> find_share(const Pattern& pattern, const PatternMatch& match,
                                std::string_view sentence, const std::optional<Figures>& row) {
  const auto figure = [&](const char* group) {
    return figure_of(group_text(pattern, match, group, sentence));
  };
  const bool in_row = pattern.group("part") < 0 || pattern.group("base") < 0;
  const std::optional<Decimal> part = in_row && row ? row->actual : figure("part");
  const std::optional<Decimal> base = in_row && row ? row->target : figure("base");
  const std::optional<Decimal> said = figure("rate");
  if (!part || !base || !said || *base <= 0) return std::nullopt;
  Decimal rate = said->shifted(-2);
  if (!group_text(pattern, match, "over", sentence).empty()) rate = Decimal(1) + rate;
  if (!group_text(pattern, match, "under", sentence).empty()) rate = Decimal(1) - rate;
  return Share{*part, *base, rate};
}

Fault fault_of(const Value& text, const Pattern& pattern, const PatternMatch& match,
               std::string_view sentence, const Share& share) {
  const bool over = !group_text(pattern, match, "over", sentence).empty();
  const bool under = !group_text(pattern, match, "under", sentence).empty();
  const Decimal quota = quotient(share.part, share.base, kSharePlaces);
  Decimal computed = quota;
  if (over) computed = quota - 1;
  if (under) computed = Decimal(1) - quota;
  const Decimal stated = over ? share.rate - 1 : under ? Decimal(1) - share.rate : share.rate;
  const auto percent = [](const Decimal& rate) {
    return rate.shifted(2).normalized().to_string() + "%";
  };
  Fault fault;
  fault.variant = "ratio";
  fault.accused = text;
  fault.stated = stated;
  fault.computed = computed;
  fault.words["text"] = shortened(
      std::string(sentence.substr(match.whole.begin, match.whole.end - match.whole.begin)),
      kExcerpt);
  fault.words["stated"] = percent(stated);
  fault.words["computed"] = percent(computed);
  // How far above or below is a share of the difference.
  const std::string base = share.base.to_string();
  const std::string part = share.part.to_string();
  fault.words["part"] = over    ? "(" + part + "-" + base + ")"
                        : under ? "(" + base + "-" + part + ")"
                                : part;
  fault.words["base"] = base;
  return fault;
}

void judge_sentence(const Scope& scope, const Value& text, const std::string& identity,
                    std::string_view sentence, const std::optional<Figures>& row,
                    const std::vector<const Pattern*>& patterns, Combined& combined) {
  for (const Pattern* const candidate : patterns) {
    const Pattern& pattern = *candidate;
    std::size_t from = 0;
    while (const std::optional<PatternMatch> match = pattern.find(sentence, from)) {
      if (fits_any(scope.rule->unless, sentence)) return;
      from = std::max(match->whole.end, from + 1);
      const std::optional<Share> share = find_share(pattern, *match, sentence, row);
      if (!share) continue;
      const auto interval = ratio_interval(share->part, share->base, scope.rule->floor);
      if (!interval || too_coarse(*interval)) {
        combined.add(not_evaluated(Reason::kTooCoarse, text.at));
      } else if (rate_fits(share->rate, *interval) || rate_is_cut(share->rate, *interval)) {
        combined.add(pass());
      } else {
        Fault fault = fault_of(text, pattern, *match, sentence, *share);
        fault.identity = identity;
        combined.add(fail(std::move(fault)));
      }
    }
  }
}

Verdict judge_texts(const Scope& scope, const Figures& figures,
                    const std::vector<const Pattern*>& patterns) {
  Combined combined;
  if (patterns.empty()) return combined.take();
  for (std::size_t i = 1; i < scope.rule->fields.size(); ++i) {
    const Value text = find_value(form_of(scope), scope.row, scope.rule->fields[i]);
    if (!text.given() || !text.text) continue;
    for (const std::string& sentence : sentences_of(*text.text)) {
      judge_sentence(scope, text, "", sentence, figures, patterns, combined);
    }
  }
  return combined.take();
}

Verdict judge_rows(const Scope& scope) {
  const std::vector<const Pattern*> patterns =
      fitting_in(scope.rule->patterns, plain_texts(scope).folded);
  Combined combined;
  each_row(scope, FormTable::kIndicators, [&](const Scope& row) {
    if (combined.any() && patterns.empty()) return;
    const Indicator& indicator = form_of(row).form->indicators[row.row->index];
    if (const std::optional<Figures> figures = find_figures(indicator)) {
      combined.add(judge_texts(row, *figures, patterns));
    } else if (!combined.any()) {
      combined.add(not_applicable(Reason::kIncomparable));
    }
  });
  return combined.take();
}

}  // namespace

Verdict check_claim_ratio(const Scope& scope) {
  if (scope.rule->each == table_name(FormTable::kIndicators)) return judge_rows(scope);
  const Prose& prose = running_texts(scope);
  const std::vector<const Pattern*> patterns = fitting(scope.rule->patterns, prose.words);
  Combined combined;
  if (patterns.empty()) return combined.take();
  each_sentence(prose, [&](const ProseText& text, std::string_view sentence) {
    judge_sentence(scope, text.value, text.title, sentence, std::nullopt, patterns, combined);
  });
  return combined.take();
}

}  // namespace jixiao
