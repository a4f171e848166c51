// Work on many items at once, results in the order of the items.
//
// Example: run_in_order(3, 2, work) calls work(0), work(1), work(2) on two threads; what they
// return is called one at a time, 0 first. At most a few items per thread are under way, so the
// results that wait for their turn are bounded whatever the number of items. An exception of
// either step ends the run and comes out here. This header is the door to oneTBB.
#pragma once

#include <cstddef>
#include <functional>

namespace jixiao {

using Delivery = std::function<void()>;

void run_in_order(std::size_t count, int jobs,
                  const std::function<Delivery(std::size_t item)>& work);

}  // namespace jixiao
