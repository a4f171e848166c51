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
  found.all = find_labels(pack, key_, found.own);
  found.pack = &pack;
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

KnownText& KnownTexts::Store::of(std::string_view original) {
  const std::uint32_t id = ids.add(original);
  return id == texts.size() ? texts.emplace_back(original) : texts[id];
}

KnownText& KnownTexts::of(std::string_view original) {
  return original.size() > kLongest ? long_.of(original) : short_.of(original);
}

void KnownTexts::end_document() {
  if (!long_.texts.empty()) long_ = Store();
  if (short_.texts.size() > kMostKept) short_ = Store();
}

}  // namespace jixiao
