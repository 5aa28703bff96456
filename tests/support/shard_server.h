// A real xapian-tcpsrv on loopback, for as long as the object lives.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace morgue {

class ShardServer {
 public:
  // Serves the databases as one, on a port that was free. Returns once it answers; throws std::runtime_error where it
  // does not.
  explicit ShardServer(const std::vector<std::filesystem::path>& databases);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  // "127.0.0.1:PORT".
  std::string address() const;

  // Ends it, and every connection to it, now.
  void stop();

  // Serves again on the port it had. Throws like the constructor.
  void restart();

 private:
  // Whether it answers on `port_`.
  bool start();

  std::vector<std::filesystem::path> databases_;
  int port_ = 0;
  pid_t process_ = 0;
};

// A port of loopback that takes connections and never says a word.
class SilentServer {
 public:
  SilentServer();
  ~SilentServer();
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;

  std::string address() const;

 private:
  int socket_;
};

// "127.0.0.1:PORT" where nobody listens.
std::string silent_address();

}  // namespace morgue
