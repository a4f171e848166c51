// Automatic numbers: which list and level a paragraph stands in, and the label Word prints there.
//
// Example: three paragraphs of list 1 at the levels 0, 1, 0, with the templates "%1、" (Chinese)
// and "（%2）": labels "一、", "（一）", "二、".
//
//   numId ─> instance ─> abstract list ─(numStyleLink)─> numbering style ─> instance ─> abstract
//              └─ overrides of levels and starts               counters belong to ─────────┘
//
// Not here: the paragraph's own properties and which paragraphs count (docx_body_paragraph.cpp),
// the signs of a format (number_format.h).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/docx_numbering.h"
#include "extract/docx_styles.h"

namespace jixiao {

// A level of a list that exists.
struct ListPlace {
  int list = 0;  // index into the resolved lists
  int level = 0;
};

// What a paragraph says of itself.
struct DirectNumber {
  std::optional<int> id;     // w:numId; 0 switches numbering off
  std::optional<int> level;  // w:ilvl
};

class Numbering {
 public:
  Numbering() = default;
  // `styles` tells what numbering styles point to.
  Numbering(std::shared_ptr<const ListDefinitions> definitions, Styles& styles);

  // Empty: no number, since the list is not known or switched off. Number and level are inherited
  // each on its own. By a style the level is the one tied to that style, else the style's own.
  std::optional<ListPlace> find_place(const DirectNumber& direct, const StyleFacts& style) const;

  // No list at all: there is no numbering part, or nothing of it could be read.
  bool empty() const { return lists_.empty(); }
  // Null where the list does not define the level.
  const ListLevel* level(ListPlace place) const { return find_level(list_at(place), place.level); }

 private:
  friend class ListCounters;
  struct List {
    int abstract_id = 0;  // owner of the counters
    bool single_level = false;
    LevelIndices levels = kNoLevels;
    std::array<int, kListLevels> starts = kNoLevels;  // overrides
  };

  // Abstract list by the numbering style it defines.
  using StyleOwners = std::unordered_map<std::string, int>;
  const AbstractList* find_abstract(int& id, const StyleOwners& owners, Styles& styles) const;
  int level_by_style(const List& list, const StyleFacts& style) const;
  const List& list_at(ListPlace place) const {
    return lists_[static_cast<std::size_t>(place.list)];
  }
  const ListLevel* find_level(const List& list, int level) const {
    const int index = list.levels[static_cast<std::size_t>(level)];
    return index < 0 ? nullptr : &definitions_->levels[static_cast<std::size_t>(index)];
  }

  std::shared_ptr<const ListDefinitions> definitions_;  // null: none
  std::vector<List> lists_;
  std::unordered_map<int, int> list_of_id_;  // w:numId -> index into lists_
};

// The counters of one story.
class ListCounters {
 public:
  // Counts a paragraph there and says its label; empty where Word prints none.
  std::string next_label(const Numbering& numbering, ListPlace place);

 private:
  struct Counter {
    std::array<int, kListLevels> values{};
    std::uint16_t used = 0;  // a bit a level: it has a value
  };

  void count(const Numbering& numbering, ListPlace place, Counter& counter);
  int take_start(const Numbering& numbering, ListPlace place, bool& overridden);

  std::unordered_map<int, Counter> counters_;     // by id of the abstract list
  std::unordered_map<int, std::uint16_t> fired_;  // start overrides used up, by list
};

}  // namespace jixiao
