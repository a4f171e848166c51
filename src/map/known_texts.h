// Texts of cells that were folded before, with what packs make of them: forms say the same again
// and again, and most cells of a form say what stood in the form before.
//
// Example: the second cell 产出指标 is not folded, and its labels are not sought; both come from
// the first one, be it of this document or of one before. Results are the same with and without.
// Not for two threads at once, nor for two Rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>

#include "rules/label_index.h"
#include "rules/pack.h"
#include "rules/word_ids.h"

namespace jixiao {

class KnownText {
 public:
  explicit KnownText(std::string_view original);
  KnownText(const KnownText&) = delete;
  KnownText& operator=(const KnownText&) = delete;

  const std::string& match() const { return match_; }  // the text as FoldForm::kMatch
  const std::string& key() const { return key_; }      // as a label key; empty: the text is blank
  int characters() const { return characters_; }       // code points of the original
  // find_labels() of the key; it stays where it is as long as this and the pack do.
  LabelView labels(const Pack& pack);
  // DetectIndex::find_label() of the key.
  std::uint32_t label(const DetectIndex& index);

 private:
  struct OfPack {
    const Pack* pack = nullptr;
    LabelView all;
    LabelHits own;  // where `all` is not what the pack holds of a whole label
  };

  LabelView find(OfPack& found, const Pack& pack);

  std::string match_;
  std::string key_;
  int characters_ = 0;
  OfPack first_;  // nearly always the only one
  std::forward_list<OfPack> others_;
  std::optional<std::uint32_t> label_;
};

// To be given up after an exception that is no Failure: it may have come in the middle of learning.
class KnownTexts {
 public:
  // Stays where it is until the document ends; equal texts are one.
  KnownText& of(std::string_view original);
  // What of() gave is valid no longer.
  void end_document();
  // How many are known.
  std::size_t count() const { return short_.texts.size() + long_.texts.size(); }

 private:
  // Longer texts do not come again in another document.
  static constexpr std::size_t kLongest = 96;
  // If there are more when a document ends, all are forgotten.
  static constexpr std::size_t kMostKept = 1024;

  struct Store {
    WordIds ids;
    std::deque<KnownText> texts;  // by their numbers

    KnownText& of(std::string_view original);
  };

  Store short_;
  Store long_;
};

}  // namespace jixiao
