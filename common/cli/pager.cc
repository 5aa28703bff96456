#include "common/cli/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "common/cli/terminal.h"
#include "common/text/display.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

// Leave where all fits on the screen, let colours and links through, leave the text on the screen: as git asks of less.
constexpr const char* less_options = "LESS=FRX";
// What is printed is UTF-8 in any locale; less shows it in hexadecimal where the locale is another.
constexpr const char* less_charset = "LESSCHARSET=utf-8";

// What a shell says of a command that it cannot run.
constexpr int not_executable = 126;
constexpr int not_found = 127;

// A reader's keys are for the pager, and a pager that was left early must not end the program: for as long as the object
// lives, this process passes over both.
class SignalsIgnored {
 public:
  SignalsIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &ignore, &before_[i]);
  }
  ~SignalsIgnored() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }
  SignalsIgnored(const SignalsIgnored&) = delete;
  SignalsIgnored& operator=(const SignalsIgnored&) = delete;

  static constexpr std::array signals = {SIGINT, SIGQUIT, SIGPIPE};

 private:
  std::array<struct sigaction, signals.size()> before_{};
};

std::vector<char*> pager_environment() {
  std::vector<char*> variables;
  for (char** each = environ; *each != nullptr; ++each) variables.push_back(*each);
  if (std::getenv("LESS") == nullptr) variables.push_back(const_cast<char*>(less_options));
  if (std::getenv("LESSCHARSET") == nullptr) variables.push_back(const_cast<char*>(less_charset));
  variables.push_back(nullptr);
  return variables;
}

// The shell with `command`, reading from `input`; -1 where it cannot be started.
pid_t start(const std::string& command, int input) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : SignalsIgnored::signals) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const std::array<const char*, 4> words = {"sh", "-c", command.c_str(), nullptr};
  pid_t process = -1;
  const int failure = ::posix_spawn(&process, "/bin/sh", &actions, &attributes,
                                    const_cast<char* const*>(words.data()), pager_environment().data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? process : -1;
}

void feed(int pipe, std::string_view output) {
  while (!output.empty()) {
    const ssize_t written = ::write(pipe, output.data(), output.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // the reader has seen enough
    output.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Whether a pager took the output.
bool page(const std::string& output) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const SignalsIgnored ignored;
  const pid_t process = start(pager_command(), ends[0]);
  ::close(ends[0]);
  if (process > 0) feed(ends[1], output);
  ::close(ends[1]);
  if (process < 0) return false;
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return code != not_executable && code != not_found;
}

// Bytes that an escape sequence takes at the beginning of `text`: "ESC [ ... letter" or "ESC ] ... ST".
std::size_t escape_size(std::string_view text) {
  if (text.size() < 2 || text[0] != '\033') return 0;
  if (text[1] == ']') {
    const std::size_t end = text.find("\033\\", 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  if (text[1] != '[') return 0;
  std::size_t at = 2;
  while (at < text.size() && (text[at] < '@' || text[at] > '~')) ++at;
  return std::min(at + 1, text.size());
}

std::string without_escapes(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    if (const std::size_t size = escape_size(line.substr(at)); size > 0) {
      at += size;
    } else {
      plain += line[at++];
    }
  }
  return plain;
}

}  // namespace

std::string pager_command() {
  for (const char* name : {"MORGUE_PAGER", "PAGER"}) {
    const char* value = std::getenv(name);
    if (value == nullptr) continue;
    const std::string command(text::trim(value));
    return command == "cat" ? "" : command;
  }
  return "less";
}

bool wants_pager(std::string_view choice) {
  if (choice == "never" || !is_terminal(Stream::out)) return false;
  return !is_dumb_terminal() && !pager_command().empty();
}

std::size_t screen_lines(std::string_view output, std::size_t columns) {
  std::size_t lines = 0;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\n'), output.size());
    const std::size_t width = text::display_width(without_escapes(output.substr(0, end)));
    lines += width == 0 ? 1 : (width + columns - 1) / columns;
    output.remove_prefix(std::min(end + 1, output.size()));
  }
  return lines;
}

void write_paged(const std::string& output, bool always) {
  // The last line of the screen is for the shell's prompt.
  const bool fits = screen_lines(output, terminal_columns(Stream::out)) < terminal_rows(Stream::out);
  std::cout.flush();
  if (output.empty() || (fits && !always) || !page(output)) std::cout << output;
}

}  // namespace morgue
