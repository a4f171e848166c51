// Work on many items at once, results in the order of the items.
//
// Example: run_in_order(3, 2, [](std::size_t first) { return first + 1; }, work) calls work({0,
// 1}), work({1, 2}), work({2, 3}) on two threads; what they return is called one at a time, that of
// item 0 first. At most a few groups per thread are under way, so the results that wait for their
// turn are bounded whatever the number of items. An exception of either step ends the run and comes
// out here. This header is the door to oneTBB.
#pragma once

#include <cstddef>
#include <functional>

namespace jixiao {

using Delivery = std::function<void()>;

// Items that one thread takes at a time: [first, last).
struct ItemGroup {
  std::size_t first = 0;
  std::size_t last = 0;
};

// `group_end` tells where the group ends that begins with this item; it is asked in order, one
// question at a time.
void run_in_order(std::size_t count, int jobs,
                  const std::function<std::size_t(std::size_t first)>& group_end,
                  const std::function<Delivery(const ItemGroup& items)>& work);

}  // namespace jixiao
