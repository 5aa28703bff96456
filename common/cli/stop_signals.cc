#include "common/cli/stop_signals.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>

#include "common/error.h"

namespace morgue {

namespace {

int checked(int descriptor) {
  if (descriptor < 0) throw Error(fmt::format("cannot watch for signals: {}", errno_message(errno)));
  return descriptor;
}

void raise_flag(int descriptor) {
  const std::uint64_t one = 1;
  // The counter cannot overflow: it is raised once.
  [[maybe_unused]] const ssize_t size = ::write(descriptor, &one, sizeof one);
}

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

StopSignals::StopSignals(std::function<void(int)> told) : told_(std::move(told)) {
  sigemptyset(&watched_);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&watched_, signal);
  }
  came_ = checked(::eventfd(0, EFD_CLOEXEC));
  over_ = checked(::eventfd(0, EFD_CLOEXEC));
  signals_ = checked(::signalfd(-1, &watched_, SFD_CLOEXEC | SFD_NONBLOCK));
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  try {
    watcher_ = std::thread([this] { watch(); });
  } catch (const std::system_error& failure) {
    throw Error(fmt::format("cannot start a thread: {}", failure.what()));
  }
}

int StopSignals::finish() {
  if (watcher_.joinable()) {
    raise_flag(over_);
    watcher_.join();
  }
  return received();
}

StopSignals::~StopSignals() {
  finish();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  for (const int descriptor : {came_, over_, signals_}) ::close(descriptor);
}

void StopSignals::watch() {
  pollfd events[] = {{over_, POLLIN, 0}, {signals_, POLLIN, 0}};
  while (events[0].revents == 0) {
    if (::poll(events, received() == 0 ? 2 : 1, -1) < 0) continue;
    signalfd_siginfo info{};
    if (received() != 0 || ::read(signals_, &info, sizeof info) != sizeof info) continue;
    received_.store(static_cast<int>(info.ssi_signo), std::memory_order_relaxed);
    raise_flag(came_);
    told_(received());
    // The next one finds a thread that does not block it.
    ::pthread_sigmask(SIG_UNBLOCK, &watched_, nullptr);
  }
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name == nullptr ? fmt::format("signal {}", signal) : fmt::format("SIG{}", name);
}

}  // namespace morgue
