#include "rules/detect_index.h"

#include <algorithm>

#include "normalize/fold.h"
#include "rules/label_number.h"
#include "rules/pack.h"

namespace jixiao {

std::string lines_sign(const std::string& pack) { return "\n" + pack; }

void DetectIndex::add_labels(const std::vector<std::string>& labels, std::uint32_t pack,
                             List list) {
  for (const std::string& label : labels) {
    const std::uint32_t id = labels_.add(label);
    if (id == uses_.size()) uses_.emplace_back();
    uses_[id].push_back({pack, list});
  }
}

DetectIndex::DetectIndex(std::span<const Pack> packs) : packs_(packs.size()) {
  WordIds ids;
  for (std::uint32_t i = 0; i < packs.size(); ++i) {
    const DetectRule& rule = packs[i].detect;
    add_labels(rule.all, i, List::kAll);
    add_labels(rule.any, i, List::kAny);
    add_labels(rule.none, i, List::kNone);
    add_labels({lines_sign(packs[i].id)}, i, List::kLine);
    for (const std::string& word : rule.title) {
      const std::uint32_t id = ids.add(word);
      if (id == titles_.size()) {
        title_words_.add(word, id);
        titles_.push_back({count_code_points(word), false, false, {}});
      }
      Title& title = titles_[id];
      title.packs.push_back(i);
      title.of_narrative = title.of_narrative || reads_prose(packs[i]);
      title.of_form = title.of_form || (!reads_prose(packs[i]) && !reads_sentences(packs[i]));
    }
  }
}

std::vector<DetectIndex::Present> DetectIndex::count_present(const LabelSet& labels,
                                                             const std::string& title_key) const {
  std::vector<Present> present(packs_);
  for (const std::uint32_t label : labels.labels_) {
    for (const Use& use : uses_[label]) {
      Present& pack = present[use.pack];
      if (use.list == List::kLine) {
        pack.line = true;
        continue;
      }
      ++(use.list == List::kAll ? pack.all : use.list == List::kAny ? pack.any : pack.none);
    }
  }
  title_words_.each_in(title_key, [&](std::uint32_t id) {
    for (const std::uint32_t pack : titles_[id].packs) {
      present[pack].title = std::max(present[pack].title, titles_[id].characters);
    }
  });
  return present;
}

void LabelSet::insert_number(std::uint32_t label) {
  if (label == DetectIndex::kNoLabel) return;
  if (std::find(labels_.begin(), labels_.end(), label) == labels_.end()) labels_.push_back(label);
}

std::uint32_t DetectIndex::find_label(std::string_view key) const {
  const std::uint32_t label = labels_.find(key);
  if (label != kNoLabel) return label;
  const std::string_view rest = behind_number(key);
  return rest.empty() ? kNoLabel : labels_.find(rest);
}

void LabelSet::insert(const LabelSet& others) {
  for (const std::uint32_t label : others.labels_) insert_number(label);
}

bool LabelSet::holds(const std::string& key) const {
  const std::uint32_t label = index_->labels_.find(key);
  return label != WordIds::kNone &&
         std::find(labels_.begin(), labels_.end(), label) != labels_.end();
}

bool DetectIndex::holds_form_title(std::string_view key) const {
  bool held = false;
  title_words_.each_in(key, [&](std::uint32_t id) { held = held || titles_[id].of_form; });
  return held;
}

bool DetectIndex::holds_narrative_title(std::string_view key) const {
  bool held = false;
  title_words_.each_in(key, [&](std::uint32_t id) { held = held || titles_[id].of_narrative; });
  return held;
}

}  // namespace jixiao
