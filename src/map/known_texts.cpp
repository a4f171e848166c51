#include "map/known_texts.h"

#include <utility>

#include "normalize/fold.h"

namespace jixiao {

KnownText::KnownText(std::string_view original) {
  CountedMatch folded = fold_match_counted(original);
  match_ = std::move(folded.text);
  key_ = label_key_of_match(match_);
  characters_ = folded.characters;
}

LabelView KnownText::find(OfPack& found, const Pack& pack) {
  found.pack = &pack;
  found.all = find_labels(pack, key_, found.own);
  return found.all;
}

LabelView KnownText::labels(const Pack& pack) {
  if (first_.pack == &pack) return first_.all;
  if (first_.pack == nullptr) return find(first_, pack);
  for (const OfPack& other : others_) {
    if (other.pack == &pack) return other.all;
  }
  return find(others_.emplace_front(), pack);
}

std::uint32_t KnownText::label(const DetectIndex& index) {
  if (!label_) label_ = index.find_label(key_);
  return *label_;
}

void KnownTexts::begin_document() {
  others_.clear();
  if (texts_.size() <= kMostKept) return;
  texts_.clear();
  ids_ = WordIds();
}

KnownText& KnownTexts::of(std::string_view original) {
  if (original.size() > kLongest) return others_.emplace_back(original);
  const std::uint32_t id = texts_.size() < kMost ? ids_.add(original) : ids_.find(original);
  if (id == WordIds::kNone) return others_.emplace_back(original);
  return id == texts_.size() ? texts_.emplace_back(original) : texts_[id];
}

}  // namespace jixiao
