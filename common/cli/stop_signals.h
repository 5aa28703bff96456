// SIGINT and SIGTERM as a request: a long run finishes what it has in hand and then ends by the signal.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <string>
#include <thread>

namespace morgue {

// Exists while a run can stop cleanly; only one at a time, made before the run starts its threads, which inherit the
// mask. The first signal is remembered; from then on, as before and after this object, a signal ends the process at
// once. A signal that the parent has the process ignore (nohup) stays ignored.
class StopSignals {
 public:
  // `told` is called once, from a thread of its own, with the signal's number.
  explicit StopSignals(std::function<void(int)> told);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // The signal that came, or 0.
  int received() const { return received_.load(std::memory_order_relaxed); }

  // Watches no longer; gives the signal that came, be it at the last moment, or 0.
  int finish();

  // Becomes readable when the signal comes, for those who wait for input.
  int descriptor() const { return came_; }

 private:
  void watch();

  std::function<void(int)> told_;
  sigset_t watched_{};
  sigset_t before_{};
  int came_ = -1;
  int signals_ = -1;
  int over_ = -1;
  std::atomic<int> received_{0};
  std::thread watcher_;
};

// "SIGTERM" for SIGTERM.
std::string signal_name(int signal);

}  // namespace morgue
