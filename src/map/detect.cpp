#include "map/detect.h"

#include <algorithm>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kTitleScore = 10;
// A longer line is a sentence that mentions a form, not the form's title.
constexpr int kLongestTitle = 60;

int count_present(const std::vector<std::string>& wanted, const LabelSet& labels) {
  return static_cast<int>(std::count_if(
      wanted.begin(), wanted.end(), [&](const std::string& key) { return labels.count(key) > 0; }));
}

// A longer title is a more special one: 转移支付项目绩效目标自评表 beats 自评表.
int title_score(const DetectRule& rule, const std::string& key) {
  int longest = 0;
  for (const std::string& title : rule.title) {
    if (key.find(title) != std::string::npos) {
      longest = std::max(longest, count_code_points(title));
    }
  }
  return longest == 0 ? 0 : kTitleScore + longest;
}

}  // namespace

LabelSet labels_of(const FoldedTable& table) {
  LabelSet labels;
  for (const FoldedCell& cell : table.cells) {
    if (!cell.key.empty()) labels.insert(cell.key);
  }
  return labels;
}

std::string lines_sign(const Pack& pack) { return "\n" + pack.id; }

bool title_matches(const Pack& pack, const std::string& key) {
  return std::any_of(
      pack.detect.title.begin(), pack.detect.title.end(),
      [&](const std::string& title) { return key.find(title) != std::string::npos; });
}

bool is_form_title(const Rules& rules, const std::string& key) {
  return count_code_points(key) <= kLongestTitle &&
         std::any_of(rules.packs.begin(), rules.packs.end(), [&](const Pack& pack) {
           return pack.detect.kind != "narrative" && title_matches(pack, key);
         });
}

std::optional<int> detection_score(const Pack& pack, const LabelSet& labels,
                                   const std::string& title_key) {
  const DetectRule& rule = pack.detect;
  const int all = count_present(rule.all, labels);
  const int any = count_present(rule.any, labels);
  if (all < static_cast<int>(rule.all.size())) return std::nullopt;
  if (any < rule.any_count) return std::nullopt;
  if (count_present(rule.none, labels) > 0) return std::nullopt;
  if (!rule.lines.empty() && labels.count(lines_sign(pack)) == 0) return std::nullopt;
  return all + any + rule.priority + title_score(rule, title_key);
}

Detection detect(const Rules& rules, const LabelSet& labels, const std::string& title_key,
                 bool narrative) {
  Detection best;
  int best_score = 0;
  for (const Pack& pack : rules.packs) {
    if ((pack.detect.kind == "narrative") != narrative) continue;
    const std::optional<int> found = detection_score(pack, labels, title_key);
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
