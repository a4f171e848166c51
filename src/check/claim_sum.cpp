// Kind `claim_sum`: parts listed in a sentence against the whole they are parts of.
//
// Example: 从支出构成看，支出180.58万元，其中：甲支出71.24万元、乙支出80.35万元、丙支出42.61万元
// lists 194.20 of 180.58.
//
//   list  := item (separator item)+         separator: 、 , ; 和 及 以及 与
//   item  := label number unit               a label holds no digit and no separator
//   re      the whole, behind it the list: 支出{amount},其中:
//   ending  the whole, before it the list: 合计{amount}
//   closed  words by which the list is all there is: 构成, 分别为, 其他 as the last label
//   unless  words up to the end of list and whole by which nothing is said of their sum: 主要, 约
//
// 其中 alone says that these are among the whole, not that they are all of it. So a list that falls
// short is told only where `closed` fits. One that exceeds is impossible for parts that do not
// overlap; that they do not is plain where `closed` fits or all labels end alike (…支出, …资金).
// Shares behind a list of other things are said of the whole.
// Not judged: lists with another unit among them, brackets, a sentence where a further figure of
// the unit stands behind the list or before one that ends with its whole, and a list whose run of
// neighbours adds up to the whole by itself (two breakdowns one after the other).
// Money and shares are held to the precision they are printed in, counts exactly.

#include <algorithm>
#include <array>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "check/prose.h"
#include "map/measure.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::size_t kLeastItems = 2;
constexpr int kEnding = 2;  // characters that labels of one breakdown share: 支出, 资金
constexpr int kExcerpt = 60;

struct Quantity {
  std::string label;
  Decimal figure;
  std::string unit;
};

struct List {
  Quantity whole;
  std::vector<Quantity> parts;
  std::string words;     // of the sentence: from its begin, or a `;` before, to the end of both
  bool further = false;  // the list goes on, or a figure of the unit stands outside of both
};

const Pattern& item_pattern() {
  static const Pattern kItem(
      "^\\s*(?P<label>[^\\d、,;:。]{1,40}?)\\s*:?\\s*(?P<number>\\d+(?:,\\d{3})*(?:\\.\\d+)?)\\s*"
      "(?P<unit>亿元|万元|元|%|[^\\d\\s、,;:。.%]{1,4}?)\\s*(?:以及|和|及|与|[、,;]|$)");
  return kItem;
}

std::optional<Quantity> quantity_of(const Pattern& pattern, const PatternMatch& match,
                                    std::string_view text) {
  const std::optional<Decimal> figure = figure_of(group_text(pattern, match, "number", text));
  if (!figure) return std::nullopt;
  return Quantity{group_text(pattern, match, "label", text), *figure,
                  group_text(pattern, match, "unit", text)};
}

// The items from the begin of the text on; `end` is where they end.
std::vector<Quantity> take_items(std::string_view text, std::size_t& end) {
  std::vector<Quantity> items;
  end = 0;
  while (end < text.size()) {
    const std::string_view rest = text.substr(end);
    const std::optional<PatternMatch> match = item_pattern().find(rest);
    if (!match) break;
    const std::optional<Quantity> item = quantity_of(item_pattern(), *match, rest);
    if (!item) break;
    items.push_back(*item);
    end += match->whole.end;
  }
  return items;
}

// …、县级资金160万元,预算执行率95%: the share at the end is of the whole and no item of the list.
void leave_shares_behind(const Quantity& whole, std::vector<Quantity>& items) {
  if (whole.unit == "%") return;
  while (!items.empty() && items.back().unit == "%") items.pop_back();
}

// Does the list go on with something that has no figure: …、材料20万元及人员若干?
bool is_open(std::string_view text, std::size_t end) {
  static constexpr std::array<std::string_view, 5> kJoins = {"以及", "和", "及", "与", "、"};
  const std::string_view list = text.substr(0, end);
  return end < text.size() &&
         std::any_of(kJoins.begin(), kJoins.end(),
                     [list](std::string_view join) { return list.ends_with(join); });
}

bool is_same_unit(const std::string& a, const std::string& b) {
  return a == b || (is_currency_unit(a) && is_currency_unit(b));
}

// Does a figure with that unit stand in the text?
bool holds_figure(std::string_view text, const std::string& unit) {
  static const Pattern kFigure(
      "(?P<number>\\d+(?:\\.\\d+)?)\\s*(?P<unit>亿元|万元|元|%|[^\\d\\s、,;:。.%]{1,4})");
  std::size_t from = 0;
  while (const std::optional<PatternMatch> match = kFigure.find(text, from)) {
    from = match->whole.end;
    const std::string given = group_text(kFigure, *match, "unit", text);
    if (is_same_unit(given, unit) || given.starts_with(unit)) return true;
  }
  return false;
}

// The words from the last `;` before the match on, up to `end`.
std::string words_around(std::string_view sentence, const PatternMatch& match, std::size_t end) {
  const std::size_t stop = sentence.rfind(';', match.whole.begin);
  const std::size_t begin = stop == std::string::npos ? 0 : stop + 1;
  return std::string(sentence.substr(begin, end - begin));
}

// A whole with the list behind it.
std::optional<List> list_behind(const Pattern& pattern, const PatternMatch& match,
                                std::string_view sentence) {
  const std::optional<Quantity> whole = quantity_of(pattern, match, sentence);
  if (!whole) return std::nullopt;
  const std::string_view rest = sentence.substr(match.whole.end);
  std::size_t end = 0;
  List list{*whole, take_items(rest, end), {}, false};
  leave_shares_behind(*whole, list.parts);
  list.words = words_around(sentence, match, match.whole.end + end);
  list.further = is_open(rest, end) || holds_figure(rest.substr(end), whole->unit);
  return list;
}

// A whole with the list before it: the clauses right before it that are items.
std::optional<List> list_before(const Pattern& pattern, const PatternMatch& match,
                                std::string_view sentence) {
  const std::optional<Quantity> whole = quantity_of(pattern, match, sentence);
  if (!whole) return std::nullopt;
  std::string_view before = sentence.substr(0, match.whole.begin);
  // 资金来源分别为: leads in, it is no label.
  const std::size_t lead = before.rfind(':');
  if (lead != std::string::npos) before.remove_prefix(lead + 1);
  std::size_t end = 0;
  List list{*whole, take_items(before, end), std::string(sentence.substr(0, match.whole.end)),
            false};
  list.further = before.find_first_not_of(",; ", end) != std::string::npos;
  return list;
}

Decimal in_unit(const Quantity& quantity, const std::string& unit) {
  if (quantity.unit == unit) return quantity.figure;
  return quantity.figure.shifted(currency_shift(quantity.unit, unit));
}

// How far the print of the figure may be from what was meant, in the whole's unit.
Decimal half_of(const Quantity& quantity, const std::string& unit) {
  const bool exact = !is_currency_unit(unit) && unit != "%";
  if (exact) return 0;
  const Decimal half = half_unit(quantity.figure.places());
  return quantity.unit == unit ? half : half.shifted(currency_shift(quantity.unit, unit));
}

struct Sum {
  Decimal value;
  Decimal leeway;
};

Sum sum_of_run(const List& list, std::size_t begin, std::size_t end) {
  const std::string& unit = list.whole.unit;
  Sum sum{0, half_of(list.whole, unit)};
  for (std::size_t i = begin; i < end; ++i) {
    sum.value = sum.value + in_unit(list.parts[i], unit);
    sum.leeway = sum.leeway + half_of(list.parts[i], unit);
  }
  return sum;
}

bool adds_up(const List& list, const Sum& sum) {
  const Decimal difference = (sum.value - list.whole.figure).abs();
  return difference.zero() || difference < sum.leeway;
}

bool any_run_adds_up(const List& list) {
  for (std::size_t begin = 0; begin < list.parts.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= list.parts.size(); ++end) {
      if (adds_up(list, sum_of_run(list, begin, end))) return true;
    }
  }
  return false;
}

bool labels_end_alike(const List& list) {
  std::string shared;
  for (const Quantity& part : list.parts) {
    const int length = count_code_points(part.label);
    if (length <= kEnding) return false;
    const std::string ending = code_point_slice(part.label, length - kEnding, length);
    if (!shared.empty() && ending != shared) return false;
    shared = ending;
  }
  return true;
}

// A label that opens a breakdown of its own would count its parts twice.
bool opens_breakdown(const std::string& label) {
  return label.find("其中") != std::string::npos || label.find("包括") != std::string::npos ||
         label.starts_with("含");
}

bool is_comparable(const List& list) {
  return list.parts.size() >= kLeastItems && !list.further &&
         std::all_of(list.parts.begin(), list.parts.end(), [&list](const Quantity& part) {
           return is_same_unit(part.unit, list.whole.unit) && !opens_breakdown(part.label);
         });
}

std::string figure_text(const Decimal& figure, const std::string& unit) {
  return figure.to_string() + unit;
}

Fault fault_of(const ProseText& prose, const List& list, const Sum& sum) {
  Fault fault;
  fault.accused = prose.value;
  fault.identity = prose.title;
  fault.stated = list.whole.figure;
  fault.computed = sum.value;
  fault.tolerance = sum.leeway;
  const std::string& unit = list.whole.unit;
  fault.words["text"] = shortened(list.words, kExcerpt);
  fault.words["stated"] = figure_text(list.whole.figure, unit);
  fault.words["computed"] = figure_text(sum.value, unit);
  fault.words["diff"] = figure_text((sum.value - list.whole.figure).abs().normalized(), unit);
  return fault;
}

std::optional<Verdict> judge_list(const Scope& scope, const ProseText& prose, const List& list,
                                  bool closed) {
  if (!is_comparable(list) || fits_any(scope.rule->unless, list.words)) return std::nullopt;
  if (any_run_adds_up(list)) return pass();
  const Sum sum = sum_of_run(list, 0, list.parts.size());
  const bool all = closed || fits_any(scope.rule->closed, list.words);
  const bool exceeds = sum.value > list.whole.figure;
  if (!all && !(exceeds && labels_end_alike(list))) return std::nullopt;
  return fail(fault_of(prose, list, sum));
}

using FindList = std::optional<List> (*)(const Pattern&, const PatternMatch&, std::string_view);

// One breakdown is told once, however many patterns take it.
std::optional<Verdict> judge_first_list(const Scope& scope, const ProseText& prose,
                                        std::string_view sentence,
                                        const std::vector<const Pattern*>& patterns,
                                        FindList find_list, bool closed) {
  for (const Pattern* pattern : patterns) {
    std::size_t from = 0;
    while (const std::optional<PatternMatch> match = pattern->find(sentence, from)) {
      from = std::max(match->whole.end, from + 1);
      const std::optional<List> list = find_list(*pattern, *match, sentence);
      if (!list) continue;
      if (auto verdict = judge_list(scope, prose, *list, closed)) return verdict;
    }
  }
  return std::nullopt;
}

}  // namespace

Verdict check_claim_sum(const Scope& scope) {
  const Prose& prose = running_texts(scope);
  const std::vector<const Pattern*> behind = fitting(scope.rule->patterns, prose.words);
  const std::vector<const Pattern*> before = fitting(scope.rule->ending, prose.words);
  Combined combined;
  if (behind.empty() && before.empty()) return combined.take();
  const auto judge = [&](const ProseText& text, std::string_view sentence) {
    if (auto of = judge_first_list(scope, text, sentence, behind, list_behind, false)) {
      combined.add(*std::move(of));
    }
    if (auto of = judge_first_list(scope, text, sentence, before, list_before, true)) {
      combined.add(*std::move(of));
    }
  };
  each_sentence(prose, [&](const ProseText& text, std::string_view sentence) {
    if (sentence.find('(') == std::string::npos) {
      judge(text, sentence);
    } else {
      judge(text, without_brackets(sentence));
    }
  });
  return combined.take();
}

}  // namespace jixiao
