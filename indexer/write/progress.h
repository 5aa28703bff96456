// What a run shows of itself while it works: a bar on the terminal, and messages that do not collide with it.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

namespace morgue {

struct ProgressState {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;  // 0: unknown (standard input)
  std::uint64_t articles = 0;
  double seconds = 0;
  std::string phase;  // "reading", "writing", "merging"
};

// One line, not wider than `columns`, without a line end: share, bar, rate and the time left.
std::string progress_line(const ProgressState& state, std::size_t columns);

// "8 s", "3 min 20 s", "2 h 05 min".
std::string human_duration(double seconds);

// Thread-safe.
class Progress {
 public:
  // `shown`: whether there is a bar at all; messages are written in any case, on lines of their own, each
  // beginning with "PROGRAM: ". `out` outlives this object.
  Progress(std::ostream& out, std::string program, bool shown, std::size_t columns);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::uint64_t bytes_total, std::string_view phase);
  void update(std::uint64_t bytes_done, std::uint64_t articles);
  void enter(std::string_view phase);
  void message(std::string_view text);

  // Takes the bar off the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);
  void erase();

  std::mutex mutex_;
  std::ostream& out_;
  std::string program_;
  bool shown_;
  std::size_t columns_;
  ProgressState state_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point drawn_{};
  bool on_screen_ = false;
};

}  // namespace morgue
