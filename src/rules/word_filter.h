// Which words a text cannot hold, told without looking for them in it.
//
// Example: a filter that holds 全年支出80万元 may hold 支出, and does not hold 大市场.
// Each run of three bytes sets a bit by its hash. A word with a run whose bit is not set stands in
// none of the texts; one whose bits are all set mostly does, and has to be looked for. So of the
// hundred patterns of a pack, those whose words are nowhere in a report are told from the rest at
// once. Words of one or two bytes are held by every filter.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jixiao {

class WordFilter {
 public:
  WordFilter();
  void add(std::string_view text);
  bool may_hold(std::string_view word) const;

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace jixiao
