// What is made when it is first asked for, by whichever thread asks first.
//
// Example: Once once; once.call([&] { table = make_table(); }); any thread may read table behind
// it. Asking again costs one load: std::call_once makes a closure and a call of pthread_once each
// time.
#pragma once

#include <atomic>
#include <mutex>

namespace jixiao {

class Once {
 public:
  // Runs `make` unless it has run; waits while another thread runs it.
  template <typename Make>
  void call(Make make) {
    if (done_.load(std::memory_order_acquire)) return;
    std::call_once(flag_, [&] {
      make();
      done_.store(true, std::memory_order_release);
    });
  }
  bool done() const { return done_.load(std::memory_order_acquire); }

 private:
  std::atomic<bool> done_ = false;
  std::once_flag flag_;
};

}  // namespace jixiao
