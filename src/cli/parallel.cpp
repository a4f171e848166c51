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

Delivery guarded_work(const std::function<Delivery(std::size_t item)>& work, std::size_t item,
                      const FirstFailure& failure) {
  if (failure.stopped) return [] {};
  try {
    return work(item);
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
                  const std::function<Delivery(std::size_t item)>& work) {
  namespace tbb = oneapi::tbb;
  if (jobs <= 1 || count <= 1) {
    for (std::size_t item = 0; item < count; ++item) work(item)();
    return;
  }
  const std::size_t threads = std::min(static_cast<std::size_t>(jobs), count);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  FirstFailure failure;
  std::size_t next = 0;
  const auto number = [&](tbb::flow_control& control) -> std::size_t {
    if (next < count && !failure.stopped) return next++;
    control.stop();
    return count;
  };
  const auto run = [&](std::size_t item) { return guarded_work(work, item, failure); };
  const auto end = [&](const Delivery& deliver) { guarded_delivery(deliver, failure); };
  // Two items a thread: one under way, one that waits for its turn.
  tbb::parallel_pipeline(
      2 * threads, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, number) &
                       tbb::make_filter<std::size_t, Delivery>(tbb::filter_mode::parallel, run) &
                       tbb::make_filter<Delivery, void>(tbb::filter_mode::serial_in_order, end));
  if (failure.exception) std::rethrow_exception(failure.exception);
}

}  // namespace jixiao
