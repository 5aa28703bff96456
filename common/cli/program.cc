#include "common/cli/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <new>
#include <optional>

#include "common/error.h"
#include "common/text/display.h"
#include "common/xapian_error.h"

namespace morgue {

namespace {

// A file that is opened takes the first number that is free: were that of a closed standard stream, messages would go
// into the index. What takes the place fails where the stream would have been used, as a closed one does.
void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    [[maybe_unused]] const int held = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// The body's exit code, or what stopped it.
struct Outcome {
  int exit_code = ExitCode::failure;
  std::optional<Error> failure;
};

Outcome run(const std::function<int(const std::vector<std::string>&)>& body,
            const std::vector<std::string>& arguments) {
  try {
    return {body(arguments), std::nullopt};
  } catch (const Error& failure) {
    return {failure.exit_code(), failure};
  } catch (const Xapian::Error& failure) {
    return {ExitCode::failure, explain(failure, "the index")};
  } catch (const std::bad_alloc&) {
    return {ExitCode::failure, Error("out of memory")};
  } catch (const std::exception& failure) {
    return {ExitCode::failure, Error(failure.what())};
  }
}

// What kept stdout from being written, if anything did.
std::optional<Error> flush_output() {
  errno = 0;
  std::cout.flush();
  const bool flushed = std::fflush(stdout) == 0;
  const int reason = errno;
  if (std::cout.good() && flushed && std::ferror(stdout) == 0) return std::nullopt;
  // The write that failed may lie far back, and its reason with it.
  return Error(reason == 0 ? "cannot write to standard output"
                           : fmt::format("cannot write to standard output: {}", errno_message(reason)));
}

}  // namespace

int run_program(std::string_view name, int argc, char** argv,
                const std::function<int(const std::vector<std::string>&)>& body) {
  hold_standard_streams();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  Outcome outcome = run(body, arguments);
  if (const std::optional<Error> unwritten = flush_output(); unwritten && !outcome.failure) {
    outcome = {ExitCode::failure, unwritten};
  }
  if (outcome.failure) {
    print_message(name, outcome.failure->what(), Priority::error);
    if (!outcome.failure->hint().empty()) print_message(name, outcome.failure->hint(), Priority::notice);
  }
  const int signal = outcome.exit_code - ExitCode::stopped_by_signal;
  if (signal > 0) std::raise(signal);
  return outcome.exit_code;
}

void check_standard_input() {
  if (std::ferror(stdin) != 0) throw Error("cannot read standard input");
}

void print_message(std::string_view program, std::string_view text, Priority priority) {
  const std::string_view prefix = journal_prefix(priority);
  std::string message;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    message += fmt::format("{}{}: {}\n", prefix, program, text::safe_for_terminal(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  // In one piece, so that lines of two programs on one terminal do not run into each other.
  std::cerr << message << std::flush;
}

}  // namespace morgue
