// A queue between threads whose weight is bounded: who puts in waits while it is full.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace morgue {

template <typename Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::uint64_t most_weight) : most_weight_(most_weight) {}

  // Waits while the queue is full; an item heavier than the whole queue goes in once it is empty. False,
  // dropping the item, once the queue was abandoned.
  bool push(Item item, std::uint64_t weight) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || items_.empty() || weight_ + weight <= most_weight_; });
    if (abandoned_) return false;
    weight_ += weight;
    items_.emplace_back(std::move(item), weight);
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  // Waits for an item. nullopt when the queue was closed and is empty, or was abandoned.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || closed_ || !items_.empty(); });
    if (abandoned_ || items_.empty()) return std::nullopt;
    Item item = std::move(items_.front().first);
    weight_ -= items_.front().second;
    items_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return item;
  }

  // Nothing more will come.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  // Nobody wants the rest: all who wait are let go.
  void abandon() {
    {
      const std::lock_guard lock(mutex_);
      abandoned_ = true;
      items_.clear();
      weight_ = 0;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Item, std::uint64_t>> items_;
  std::uint64_t most_weight_;
  std::uint64_t weight_ = 0;
  bool closed_ = false;
  bool abandoned_ = false;
};

}  // namespace morgue
