// Runs the real programs in an empty room: a directory of their own and an environment with nothing in it.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/empty_room.h"

namespace morgue {

struct TimedSignal {
  std::chrono::microseconds after{0};  // since the start, or since `ready`
  int signal = 0;
};

struct RunOptions {
  std::string input;                               // through a pipe
  std::map<std::string, std::string> environment;  // beside PATH, HOME (the room) and LC_ALL=C.UTF-8
  std::chrono::seconds timeout{240};               // only what hangs takes so long, also on a busy machine
  bool terminal = false;       // stdout and stderr are one terminal of 80 columns; RunResult::out has both
  std::string output_to = {};  // a file or device that takes stdout
  std::vector<TimedSignal> signals = {};  // sent to the program while it runs, the earliest first
  // Where given, the time of signals begins once it holds and the program has taken its whole input: a busy machine is not
  // given a time to be ready in.
  std::function<bool()> ready = {};
  bool input_stays_open = false;  // no end of input before the program has ended
};

struct RunResult {
  int exit_code = -1;  // 128 + signal where a signal ended it
  std::string out;
  std::string error;
};

// Runs `program` with the room as working directory. A program that takes longer than the timeout is killed,
// and the test fails.
RunResult run(const EmptyRoom& room, const std::string& program, const std::vector<std::string>& arguments,
              const RunOptions& options = {});

RunResult run_indexer(const EmptyRoom& room, const std::vector<std::string>& arguments,
                      const RunOptions& options = {});
RunResult run_searcher(const EmptyRoom& room, const std::vector<std::string>& arguments,
                       const RunOptions& options = {});

std::vector<std::string> lines_of(const std::string& text);

}  // namespace morgue
