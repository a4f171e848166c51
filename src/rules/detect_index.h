// What the packs are detected by, turned round: from a label or a title to the packs that name it.
//
// Example: index.count_present({一级指标, 得分}, 项目支出绩效自评表) gives, for each pack, how
// many of its `all` and `any_N` labels are there, whether one of `none` is, and its longest title.
// One look-up a label and one walk along the title, however many packs there are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"
#include "rules/word_ids.h"
#include "rules/word_trie.h"

namespace jixiao {

struct Pack;

// Stands among the labels where a line of the document fits the `lines` of the pack with this id:
// no label holds a line end.
std::string lines_sign(const std::string& pack);

class LabelSet;

class DetectIndex {
 public:
  static constexpr std::uint32_t kNoLabel = WordIds::kNone;

  DetectIndex() = default;
  explicit DetectIndex(std::span<const Pack> packs);

  // The number of a label that some pack is detected by; kNoLabel: it is none. A number before it
  // is passed over (label_number.h).
  std::uint32_t find_label(std::string_view key) const;

  // What stands in a document of the labels and titles of one pack.
  struct Present {
    int all = 0;
    int any = 0;
    int none = 0;
    int title = 0;      // characters of the longest title
    bool line = false;  // the sign of its `lines` is among the labels
  };
  // One for each pack, in their order.
  std::vector<Present> count_present(const LabelSet& labels, const std::string& title_key) const;

  // Does the key hold a title of a form's pack? Of a narrative's?
  bool holds_form_title(std::string_view key) const;
  bool holds_narrative_title(std::string_view key) const;

 private:
  friend class LabelSet;
  enum class List { kAll, kAny, kNone, kLine };
  struct Use {
    std::uint32_t pack = 0;
    List list = List::kAll;
  };
  struct Title {
    int characters = 0;
    bool of_form = false;
    bool of_narrative = false;
    std::vector<std::uint32_t> packs;
  };

  void add_labels(const std::vector<std::string>& labels, std::uint32_t pack, List list);

  std::size_t packs_ = 0;
  WordIds labels_;                      // that some pack names
  std::vector<std::vector<Use>> uses_;  // by label: where
  WordTrie title_words_;
  std::vector<Title> titles_;  // by the trie's ids
};

// The labels that stand in a document, of those that some pack is detected by; all others are
// passed over. The index must outlive it.
class LabelSet {
 public:
  explicit LabelSet(const DetectIndex& index) : index_(&index) {}

  void insert(std::string_view key) { insert_number(index_->find_label(key)); }
  void insert(const LabelSet& others);
  // Of find_label(); kNoLabel is passed over.
  void insert_number(std::uint32_t label);
  bool holds(const std::string& key) const;

 private:
  friend class DetectIndex;

  const DetectIndex* index_;
  std::vector<std::uint32_t> labels_;  // their numbers, each once; few
};

}  // namespace jixiao
