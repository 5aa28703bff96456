#include "tests/support/program_runner.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

namespace morgue {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const char* what, int error_number) {
  throw std::system_error(error_number, std::generic_category(), what);
}

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(std::exchange(value_, -1));
  }

 private:
  int value_;
};

Descriptor checked(int descriptor, const char* what) {
  if (descriptor < 0) fail(what, errno);
  return Descriptor(descriptor);
}

// A file without a name for what a program prints: it may print any amount without anybody reading.
Descriptor nameless_file() {
  return checked(::open(fs::temp_directory_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600),
                 "O_TMPFILE");
}

std::string content_of(const Descriptor& file) {
  std::string content;
  char piece[65536];
  for (off_t at = 0;;) {
    const ssize_t size = ::pread(file.get(), piece, sizeof piece, at);
    if (size <= 0) return content;
    content.append(piece, static_cast<std::size_t>(size));
    at += size;
  }
}

struct Terminal {
  Descriptor ours;
  Descriptor theirs;
};

Terminal open_terminal() {
  Terminal terminal{checked(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK), "posix_openpt"),
                    Descriptor()};
  char name[128];
  if (::grantpt(terminal.ours.get()) != 0 || ::unlockpt(terminal.ours.get()) != 0) fail("unlockpt", errno);
  if (const int reason = ::ptsname_r(terminal.ours.get(), name, sizeof name)) fail("ptsname_r", reason);
  terminal.theirs = checked(::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), name);
  const winsize size{24, 80, 0, 0};
  if (::ioctl(terminal.theirs.get(), TIOCSWINSZ, &size) != 0) fail("TIOCSWINSZ", errno);
  return terminal;
}

void drain(const Terminal& terminal, std::string& into) {
  if (terminal.ours.get() < 0) return;
  char piece[4096];
  for (;;) {
    const ssize_t size = ::read(terminal.ours.get(), piece, sizeof piece);
    if (size <= 0) return;
    for (ssize_t i = 0; i < size; ++i) {
      if (piece[i] != '\r') into += piece[i];  // the line discipline's own
    }
  }
}

// Writes all of `input`; a program that does not read it is no error.
void feed(const Descriptor& pipe, const std::string& input) {
  sigset_t broken_pipe;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  for (std::size_t at = 0; at < input.size();) {
    const ssize_t size = ::write(pipe.get(), input.data() + at, input.size() - at);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return;
    at += static_cast<std::size_t>(size);
  }
}

bool is_empty(const Descriptor& pipe) {
  int waiting = 0;
  return ::ioctl(pipe.get(), FIONREAD, &waiting) == 0 && waiting == 0;
}

std::vector<std::string> environment_of(const EmptyRoom& room, const RunOptions& options) {
  std::map<std::string, std::string> variables = {
      {"PATH", "/usr/bin:/bin"}, {"HOME", room.path().string()}, {"LC_ALL", "C.UTF-8"}};
  for (const auto& [name, value] : options.environment) variables[name] = value;
  std::vector<std::string> environment;
  for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& each : strings) result.push_back(each.data());
  result.push_back(nullptr);
  return result;
}

pid_t spawn(const EmptyRoom& room, const std::string& program, const std::vector<std::string>& arguments,
            const RunOptions& options, int input, int output, int error) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, room.path().c_str());
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_adddup2(&actions, error, 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // so that its children can be killed with it

  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_of(room, options);
  pid_t process = 0;
  const int reason = ::posix_spawn(&process, program.c_str(), &actions, &attributes, pointers(words).data(),
                                   pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (reason != 0) fail(program.c_str(), reason);
  return process;
}

}  // namespace

RunResult run(const EmptyRoom& room, const std::string& program, const std::vector<std::string>& arguments,
              const RunOptions& options) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe2", errno);
  Descriptor input(ends[0]);
  Descriptor feeding(ends[1]);
  Descriptor output =
      options.output_to.empty()
          ? nameless_file()
          : checked(::open(options.output_to.c_str(), O_WRONLY | O_CLOEXEC), options.output_to.c_str());
  Descriptor error = nameless_file();
  Terminal terminal;
  if (options.terminal) terminal = open_terminal();

  const pid_t process = spawn(room, program, arguments, options, input.get(),
                              options.terminal ? terminal.theirs.get() : output.get(),
                              options.terminal ? terminal.theirs.get() : error.get());
  input.close();
  const bool stays_open = options.input_stays_open;
  std::atomic<bool> is_fed = false;
  const std::jthread feeder([&feeding, &options, &is_fed, stays_open] {
    feed(feeding, options.input);
    if (!stays_open) feeding.close();
    is_fed = true;
  });

  RunResult result;
  const auto start = std::chrono::steady_clock::now();
  const auto deadline = start + options.timeout;
  auto next_signal = options.signals.begin();
  std::optional<std::chrono::steady_clock::time_point> ready;
  if (!options.ready) ready = start;
  bool killed = false;
  int status = 0;
  while (::waitpid(process, &status, WNOHANG) == 0) {
    drain(terminal, result.out);
    if (!ready && is_fed && (!stays_open || is_empty(feeding)) && options.ready()) {
      ready = std::chrono::steady_clock::now();
    }
    if (ready && next_signal != options.signals.end() &&
        std::chrono::steady_clock::now() >= *ready + next_signal->after) {
      ::kill(process, next_signal++->signal);
    }
    if (!killed && std::chrono::steady_clock::now() > deadline) {
      ::kill(-process, SIGKILL);
      killed = true;
      ADD_FAILURE() << program << " did not end within " << options.timeout.count() << " s";
    }
    std::this_thread::sleep_for(std::chrono::microseconds(500));
  }
  drain(terminal, result.out);
  if (!options.terminal && options.output_to.empty()) result.out = content_of(output);
  result.error = content_of(error);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

RunResult run_indexer(const EmptyRoom& room, const std::vector<std::string>& arguments,
                      const RunOptions& options) {
  return run(room, MORGUE_INDEXER, arguments, options);
}

RunResult run_searcher(const EmptyRoom& room, const std::vector<std::string>& arguments,
                       const RunOptions& options) {
  return run(room, MORGUE_SEARCHER, arguments, options);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace morgue
