// What may be interrupted: a command on an index of a few articles, and what searches may find afterwards.
#pragma once

#include <string>
#include <vector>

#include "tests/support/program_runner.h"

namespace morgue {

struct Scenario {
  const char* name;
  void (*prepare)(const EmptyRoom& room);  // makes the index "news.idx", or none
  std::vector<std::string> command;  // words for indexer, which must change what searches find, or nothing
};

// add with updates and a merge, a first load, optimize, remove, prune.
const std::vector<Scenario>& scenarios();

// Everything that searches find, as "id: title", sorted; nothing where there is no index yet. A searcher that fails
// otherwise fails the test.
std::vector<std::string> answers(const EmptyRoom& room);

// Options under which `kind` (disk_faults.cc) happens at the operation `at` on news.idx; 0: never. The operations are
// logged in "operations".
RunOptions with_fault(const EmptyRoom& room, const std::string& kind, std::size_t at);

// The operations logged since the last call.
std::vector<std::string> take_operations(const EmptyRoom& room);

// How the command is interrupted and what must hold then.
struct Sweep {
  const char* kind = "";  // disk_faults.cc
  std::size_t every = 1;  // at each so manieth operation
  std::size_t from = 1;
  void (*verify)(const RunResult& run, const std::vector<std::string>& found,
                 const std::vector<std::string>& before, const std::vector<std::string>& after) = nullptr;
};

// Interrupts the scenario's command again and again, each time on the index as it was before. Each time: searches find
// what they found before, or all that they find after the command and perhaps older versions beside it; the command,
// repeated, does its work; check finds nothing; nothing is left over. Expects at least `least_runs` interruptions.
void interrupt(const Scenario& scenario, const Sweep& sweep, std::size_t least_runs);

// Whether `found` is what was there before, or all of `after` and nothing that is in neither.
bool is_whole(const std::vector<std::string>& found, const std::vector<std::string>& before,
              const std::vector<std::string>& after);

// Repeats the command that was interrupted: afterwards all is as if nothing had happened.
void expect_recovery(const EmptyRoom& room, const std::vector<std::string>& command,
                     const std::vector<std::string>& after);

}  // namespace morgue
