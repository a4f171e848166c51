// Which labels of a pack a text bears: found once a text, however many labels the pack has.
//
// Example: 分值 is a label of the column weight of the funds and of that of the indicators, the
// first in the list of each: two hits of rank 0. Whole labels are found by one hashed look-up,
// those that stand anywhere in the text by one walk (WordTrie), regular expressions by one pass
// (PatternSet). Labels::match() gives the same for one list of labels, by looking through it, but
// for numbers before them.
// The index of a pack is made when it is first asked: of all packs a document needs few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

struct Labels;
struct Pack;

struct LabelHit {
  std::uint32_t labels = 0;  // Labels::number
  // The place in the list of the label that is the text; behind all of them where only a part of
  // the text or a pattern fits.
  std::uint32_t rank = 0;
};

// In the order of the numbers, each once.
using LabelHits = std::vector<LabelHit>;
using LabelView = std::span<const LabelHit>;

// A pattern of a field that stands in a text.
struct FieldPatternHit {
  std::uint32_t field = 0;    // Labels::number of the field
  std::uint32_t pattern = 0;  // index into FieldRule::patterns
};

class LabelIndex {
 public:
  LabelIndex();
  LabelIndex(LabelIndex&&) noexcept;
  LabelIndex& operator=(LabelIndex&&) noexcept;
  ~LabelIndex();

 private:
  friend LabelView find_labels(const Pack& pack, const std::string& key, LabelHits& own);
  friend std::vector<FieldPatternHit> find_field_patterns(const Pack& pack,
                                                          std::string_view folded);
  struct Made;
  const Made& made_for(const Pack& pack) const;

  std::unique_ptr<Made> made_;
};

// Gives each Labels of the pack its number, from 1 on; those of a list follow each other.
void number_labels(Pack& pack);

// `key` is a label key; a number before a whole label is passed over (label_number.h).
LabelHits find_labels(const Pack& pack, const std::string& key);
// The same; what is found is in `own`, or in the pack where the key is a whole label.
LabelView find_labels(const Pack& pack, const std::string& key, LabelHits& own);

// `folded` is folded as FoldForm::kMatch. In the order of fields and patterns.
std::vector<FieldPatternHit> find_field_patterns(const Pack& pack, std::string_view folded);

// The rank of the hit on these labels; nothing if there is none.
std::optional<std::uint32_t> find_rank(LabelView hits, const Labels& labels);

inline bool bears(LabelView hits, const Labels& labels) {
  return find_rank(hits, labels).has_value();
}

}  // namespace jixiao
