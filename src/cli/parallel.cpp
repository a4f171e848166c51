#include "cli/parallel.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>

namespace jixiao {

void run_in_order(std::size_t count, int jobs,
                  const std::function<Delivery(std::size_t item)>& work) {
  namespace tbb = oneapi::tbb;
  if (jobs <= 1 || count <= 1) {
    for (std::size_t item = 0; item < count; ++item) work(item)();
    return;
  }
  const std::size_t threads = std::min(static_cast<std::size_t>(jobs), count);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t next = 0;
  const auto number = [&](tbb::flow_control& control) -> std::size_t {
    if (next == count) control.stop();
    return next == count ? count : next++;
  };
  // Two items a thread: one under way, one that waits for its turn.
  tbb::parallel_pipeline(
      2 * threads,
      tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, number) &
          tbb::make_filter<std::size_t, Delivery>(tbb::filter_mode::parallel, work) &
          tbb::make_filter<Delivery, void>(tbb::filter_mode::serial_in_order,
                                           [](const Delivery& deliver) { deliver(); }));
}

}  // namespace jixiao
