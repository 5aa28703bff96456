#include "indexer/write/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>
#include <vector>

namespace morgue {
namespace {

TEST(BoundedQueue, GivesItemsInTheirOrderAndEndsWhenClosed) {
  BoundedQueue<int> queue(100);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(queue.push(i, 1));
  queue.close();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(queue.pop(), i);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, NeverHoldsMoreThanItsWeight) {
  BoundedQueue<int> queue(10);
  std::atomic<int> pushed = 0;
  std::thread producer([&] {
    for (int i = 0; i < 8; ++i) {
      queue.push(i, 4);
      ++pushed;
    }
    queue.close();
  });
  while (pushed < 2) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(pushed, 2) << "two items of four fit into ten";
  std::vector<int> popped;
  while (const std::optional<int> item = queue.pop()) popped.push_back(*item);
  producer.join();
  std::vector<int> expected(8);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(popped, expected);
}

TEST(BoundedQueue, TakesAnItemHeavierThanItselfWhenEmpty) {
  BoundedQueue<int> queue(10);
  EXPECT_TRUE(queue.push(1, 1000));
  EXPECT_EQ(queue.pop(), 1);
}

TEST(BoundedQueue, LetsEveryoneGoWhenAbandoned) {
  BoundedQueue<int> full(1);
  full.push(1, 1);
  BoundedQueue<int> empty(1);
  bool pushed = true;
  std::optional<int> popped = 7;
  std::thread producer([&] { pushed = full.push(2, 1); });
  std::thread consumer([&] { popped = empty.pop(); });
  full.abandon();
  empty.abandon();
  producer.join();
  consumer.join();
  EXPECT_FALSE(pushed);
  EXPECT_EQ(popped, std::nullopt);
  EXPECT_EQ(full.pop(), std::nullopt) << "what was in it is gone";
}

}  // namespace
}  // namespace morgue
