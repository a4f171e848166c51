#include "cli/parallel.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <exception>

namespace jixiao {
namespace {

// The first exception of a run, kept until the threads are done. An exception that passed through
// the pipeline itself would lose the results that are under way.
struct FirstFailure {
  std::exception_ptr exception;  // touched by deliveries only, which are one at a time
  std::atomic<bool> stopped{false};
};

Delivery guarded_work(const std::function<Delivery(const ItemGroup& items)>& work,
                      const ItemGroup& items, const FirstFailure& failure) {
  if (failure.stopped) return [] {};
  try {
    return work(items);
  } catch (...) {
    return [error = std::current_exception()] { std::rethrow_exception(error); };
  }
}

void guarded_delivery(const Delivery& deliver, FirstFailure& failure) {
  if (failure.stopped) return;
  try {
    deliver();
  } catch (...) {
    failure.exception = std::current_exception();
    failure.stopped = true;
  }
}

}  // namespace

void run_in_order(std::size_t count, int jobs,
                  const std::function<std::size_t(std::size_t first)>& group_end,
                  const std::function<Delivery(const ItemGroup& items)>& work) {
  namespace tbb = oneapi::tbb;
  std::size_t next = 0;
  const auto next_group = [&] {
    ItemGroup items{next, group_end(next)};
    next = items.last;
    return items;
  };
  if (jobs <= 1 || count <= 1) {
    while (next < count) work(next_group())();
    return;
  }
  const std::size_t threads = std::min(static_cast<std::size_t>(jobs), count);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  FirstFailure failure;
  const auto hand_out = [&](tbb::flow_control& control) -> ItemGroup {
    if (next < count && !failure.stopped) return next_group();
    control.stop();
    return {};
  };
  const auto run = [&](const ItemGroup& items) { return guarded_work(work, items, failure); };
  const auto end = [&](const Delivery& deliver) { guarded_delivery(deliver, failure); };
  // Two groups a thread: one under way, one that waits for its turn.
  tbb::parallel_pipeline(
      2 * threads, tbb::make_filter<void, ItemGroup>(tbb::filter_mode::serial_in_order, hand_out) &
                       tbb::make_filter<ItemGroup, Delivery>(tbb::filter_mode::parallel, run) &
                       tbb::make_filter<Delivery, void>(tbb::filter_mode::serial_in_order, end));
  if (failure.exception) std::rethrow_exception(failure.exception);
}

}  // namespace jixiao
