// What the packs are detected by, turned round: from a label or a title to the packs that name it.
//
// Example: count_present(index, {一级指标, 得分}, 项目支出绩效自评表) gives, for each pack, how
// many of its `all` and `any_N` labels are there, whether one of `none` is, and its longest title.
// One look-up a label and one walk along the title, however many packs there are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rules/pattern.h"
#include "rules/word_trie.h"

namespace jixiao {

struct Pack;

// The label keys of a table's cells.
using LabelSet = std::unordered_set<std::string>;

// Stands among the labels where a line of the document fits the `lines` of the pack with this id:
// no label holds a line end.
std::string lines_sign(const std::string& pack);

class DetectIndex {
 public:
  DetectIndex() = default;
  explicit DetectIndex(std::span<const Pack> packs);

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

  // Does some pack name the key as a label?
  bool names(const std::string& key) const { return labels_.count(key) > 0; }

  // Does the key hold a title of a form's pack? Of a narrative's?
  bool holds_form_title(const std::string& key) const;
  bool holds_narrative_title(const std::string& key) const;

 private:
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
  std::unordered_map<std::string, std::vector<Use>> labels_;
  WordTrie title_words_;
  std::vector<Title> titles_;  // by the trie's ids
};

}  // namespace jixiao
