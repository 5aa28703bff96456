#include "tests/support/shard_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace morgue {

namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int new_socket() {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (made < 0) fail("socket");
  return made;
}

int bound_port(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) fail("getsockname");
  return ntohs(address.sin_port);
}

void bind_free_port(int socket) {
  const sockaddr_in address = loopback(0);
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("bind");
}

int free_port() {
  const int socket = new_socket();
  bind_free_port(socket);
  const int port = bound_port(socket);
  ::close(socket);
  return port;
}

bool answers(int port) {
  const int socket = new_socket();
  const sockaddr_in address = loopback(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

std::string at_port(int port) {
  return "127.0.0.1:" + std::to_string(port);
}

pid_t spawn(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own, so that the processes it has for its connections end with it.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  // It complains of connections that end without a word, as those do that ask whether it is there.
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = 0;
  errno = ::posix_spawnp(&process, pointers.front(), &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (errno != 0) fail(words.front().c_str());
  return process;
}

}  // namespace

ShardServer::ShardServer(const std::vector<std::filesystem::path>& databases) : databases_(databases) {
  constexpr int most_tries = 5;  // somebody may take the port in between
  for (int tries = 0; tries < most_tries; ++tries) {
    port_ = free_port();
    if (start()) return;
  }
  throw std::runtime_error("xapian-tcpsrv does not serve; scripts/setup.sh installs it");
}

void ShardServer::restart() {
  stop();
  // What was killed may hold the port a moment longer.
  constexpr int most_tries = 100;
  for (int tries = 0; tries < most_tries; ++tries) {
    if (start()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("xapian-tcpsrv does not serve on " + address() + " again");
}

bool ShardServer::start() {
  // Should the test be killed, the server ends by itself.
  std::vector<std::string> words = {"timeout",       "--foreground", "300",
                                    "xapian-tcpsrv", "--interface",  "127.0.0.1",
                                    "--quiet",       "--port",       std::to_string(port_)};
  for (const std::filesystem::path& database : databases_) words.push_back(database.string());
  process_ = spawn(std::move(words));
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (std::chrono::steady_clock::now() < deadline) {
    const bool somebody_answers = answers(port_);
    // It may be another test's server, which took the port in between; ours ends then.
    if (somebody_answers) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (::waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = 0;
      return false;
    }
    if (somebody_answers) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  stop();
  return false;
}

ShardServer::~ShardServer() {
  stop();
}

void ShardServer::stop() {
  if (process_ == 0) return;
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = 0;
}

std::string ShardServer::address() const {
  return at_port(port_);
}

SilentServer::SilentServer() : socket_(new_socket()) {
  bind_free_port(socket_);
  if (::listen(socket_, 8) != 0) fail("listen");
}

SilentServer::~SilentServer() {
  ::close(socket_);
}

std::string SilentServer::address() const {
  return at_port(bound_port(socket_));
}

std::string silent_address() {
  return at_port(free_port());
}

}  // namespace morgue
