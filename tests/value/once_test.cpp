// Once: whatever number of threads ask, it is made one time, and all of them see it made.
#include "value/once.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace jixiao {
namespace {

TEST(Once, IsMadeOnceAndSeenByAllThreads) {
  for (int round = 0; round < 200; ++round) {
    Once once;
    std::vector<int> made;
    std::atomic<int> seen = 0;
    EXPECT_FALSE(once.done());
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        once.call([&] { made.push_back(7); });
        seen += made.at(0);
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_TRUE(once.done());
    EXPECT_EQ(made.size(), 1U);
    EXPECT_EQ(seen, 28);
  }
}

TEST(Once, IsAskedAgainWhereMakingFailed) {
  Once once;
  EXPECT_THROW(once.call([] { throw 1; }), int);
  EXPECT_FALSE(once.done());
  int made = 0;
  once.call([&] { ++made; });
  once.call([&] { ++made; });
  EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace jixiao
