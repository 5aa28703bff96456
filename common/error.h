// What stops a run: an exit code, one sentence saying what and where, and a hint what to try.
//
// Thrown for what stops the run, caught once in run_program (common/cli.h). What does not stop the run
// (a bad record, a vanished file) is a value: see indexer/read/article_reader.h.
#pragma once

#include <stdexcept>
#include <string>

namespace morgue {

// The exit codes of both programs; docs/man tells users what each means. Do not change: scripts read them.
struct ExitCode {
  static constexpr int ok = 0;
  static constexpr int partial = 1;        // indexer: some records were skipped
  static constexpr int nothing_found = 1;  // searcher: no hit
  static constexpr int failure = 2;
  static constexpr int locked = 75;              // EX_TEMPFAIL: another indexer holds the index
  static constexpr int stopped_by_signal = 128;  // and the signal's number
};

class Error : public std::runtime_error {
 public:
  // `sentence` names the file, option or place; `hint` (may be empty) says what to try.
  explicit Error(const std::string& sentence, std::string hint = {}, int exit_code = ExitCode::failure)
      : std::runtime_error(sentence), hint_(std::move(hint)), exit_code_(exit_code) {}

  const std::string& hint() const { return hint_; }
  int exit_code() const { return exit_code_; }

 private:
  std::string hint_;
  int exit_code_;
};

// "No such file or directory" for an errno value, without the locale's or thread's surprises.
std::string errno_message(int error_number);

}  // namespace morgue
