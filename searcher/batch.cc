#include "searcher/batch.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace morgue {

namespace {

class Batch {
 public:
  explicit Batch(std::istream& lines) : lines_(lines) {}

  // Without a worker, one is made for the first line.
  void work(LineWorker worker, const std::function<LineWorker()>& make_worker) {
    std::string line;
    for (std::size_t number = next(line); number != 0; number = next(line)) {
      Telling telling;
      std::exception_ptr failure;
      try {
        if (!worker) worker = make_worker();
        telling = worker(line, number);
      } catch (const std::exception&) {
        failure = std::current_exception();
      }
      tell(number, telling, failure);
    }
  }

  void finish() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  // The number of the line read; 0 where there is none, or nobody is told any more.
  std::size_t next(std::string& line) {
    const std::lock_guard reading(reading_);
    {
      const std::lock_guard lock(order_);
      if (ended_) return 0;
    }
    return std::getline(lines_, line) ? ++read_ : 0;
  }

  void tell(std::size_t number, const Telling& telling, const std::exception_ptr& failure) {
    std::unique_lock lock(order_);
    turn_.wait(lock, [&] { return told_ + 1 == number; });
    if (!ended_) {
      try {
        if (failure) std::rethrow_exception(failure);
        ended_ = !telling();
      } catch (const std::exception&) {
        failure_ = std::current_exception();
        ended_ = true;
      }
    }
    told_ = number;
    turn_.notify_all();
  }

  std::istream& lines_;
  std::mutex reading_;
  std::size_t read_ = 0;
  std::mutex order_;
  std::condition_variable turn_;
  std::size_t told_ = 0;
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void answer_lines(std::istream& lines, std::size_t jobs, const std::function<LineWorker()>& make_worker) {
  Batch batch(lines);
  LineWorker first = make_worker();
  {
    std::vector<std::jthread> threads;
    try {
      for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back([&] { batch.work({}, make_worker); });
    } catch (const std::system_error&) {
      // Fewer threads than asked for answer the same lines.
    }
    batch.work(std::move(first), make_worker);
  }
  batch.finish();
}

}  // namespace morgue
