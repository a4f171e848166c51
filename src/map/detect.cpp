#include "map/detect.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kTitleScore = 10;
// A longer line is a sentence that mentions a form, not the form's title.
constexpr int kLongestTitle = 60;

int count_present(const std::vector<std::string>& wanted, const LabelSet& labels) {
  return static_cast<int>(std::count_if(wanted.begin(), wanted.end(),
                                        [&](const std::string& key) { return labels.holds(key); }));
}

int longest_title(const DetectRule& rule, std::string_view key) {
  int longest = 0;
  for (const std::string& title : rule.title) {
    if (key.find(title) != std::string::npos) {
      longest = std::max(longest, count_code_points(title));
    }
  }
  return longest;
}

bool is_longer_than_title(std::string_view key) {
  constexpr std::size_t kMostBytes = 4;  // of a character
  return key.size() > kMostBytes * kLongestTitle || count_code_points(key) > kLongestTitle;
}

// A longer title is a more special one: 转移支付项目绩效目标自评表 beats 自评表.
std::optional<int> score_of(const DetectRule& rule, const DetectIndex::Present& present) {
  if (present.all < static_cast<int>(rule.all.size())) return std::nullopt;
  if (present.any < rule.any_count || present.none > 0) return std::nullopt;
  if (!rule.lines.empty() && !present.line) return std::nullopt;
  const int title = present.title == 0 ? 0 : kTitleScore + present.title;
  return present.all + present.any + rule.priority + title;
}

}  // namespace

LabelSet labels_of(const Rules& rules, const FoldedTable& table) {
  LabelSet labels(rules.detection);
  for (const FoldedCell& cell : table.cells) {
    if (!cell.key.empty()) labels.insert_number(cell.text->label(rules.detection));
  }
  return labels;
}

std::vector<std::string> find_signs(const Rules& rules, std::span<const Line> lines,
                                    const WordFilter& words) {
  std::vector<std::string> signs;
  for (const Pack& pack : rules.packs) {
    const std::vector<const Pattern*> patterns = fitting(pack.detect.lines, words);
    if (patterns.empty()) continue;
    const bool fits = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return fits_any(patterns, line.folded.text);
    });
    if (fits) signs.push_back(lines_sign(pack.id));
  }
  return signs;
}

bool reads_tables(const Pack& pack) { return !reads_prose(pack) && !reads_sentences(pack); }

bool title_matches(const Pack& pack, std::string_view key) {
  return std::any_of(
      pack.detect.title.begin(), pack.detect.title.end(),
      [&](const std::string& title) { return key.find(title) != std::string::npos; });
}

bool is_form_title(const Rules& rules, std::string_view key) {
  return !is_longer_than_title(key) && rules.detection.holds_form_title(key);
}

bool is_report_title(const Rules& rules, std::string_view key) {
  if (is_longer_than_title(key) || !rules.detection.holds_narrative_title(key)) return false;
  // Of a sentence that names a report, or of a list of papers: 《…自评报告》, 按要求，现报送….
  static constexpr std::string_view kSigns[] = {"《", "。", ";", ",", "、现"};
  const auto holds = [&](std::string_view sign) { return key.find(sign) != std::string::npos; };
  if (std::any_of(kSigns, std::end(kSigns), holds)) return false;
  return std::any_of(rules.packs.begin(), rules.packs.end(), [&](const Pack& pack) {
    return reads_prose(pack) &&
           std::any_of(pack.detect.title.begin(), pack.detect.title.end(),
                       [&](const std::string& title) { return key.ends_with(title); });
  });
}

std::optional<int> detection_score(const Pack& pack, const LabelSet& labels,
                                   const std::string& title_key) {
  const DetectRule& rule = pack.detect;
  DetectIndex::Present present{count_present(rule.all, labels), count_present(rule.any, labels),
                               count_present(rule.none, labels), longest_title(rule, title_key)};
  present.line = labels.holds(lines_sign(pack.id));
  return score_of(rule, present);
}

Detection detect(const Rules& rules, const LabelSet& labels, const std::string& title_key,
                 Detected what) {
  const std::vector<DetectIndex::Present> present =
      rules.detection.count_present(labels, title_key);
  Detection best;
  int best_score = 0;
  for (std::size_t i = 0; i < rules.packs.size(); ++i) {
    const Pack& pack = rules.packs[i];
    const bool wanted = what == Detected::kProse ? reads_prose(pack) : reads_tables(pack);
    if (!wanted) continue;
    const std::optional<int> found = score_of(pack.detect, present[i]);
    if (!found || (best.pack != nullptr && *found < best_score)) continue;
    if (best.pack != nullptr && *found == best_score) {
      best.equals.push_back(pack.id);
      continue;
    }
    best = Detection{&pack, {}};
    best_score = *found;
  }
  return best;
}

}  // namespace jixiao
