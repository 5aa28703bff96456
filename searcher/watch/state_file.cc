#include "searcher/watch/state_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "common/error.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error_number) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), errno_message(error_number)),
              "--state wants a file in a directory that can be written to");
}

// A file or directory for as long as it is needed; throws where it cannot be opened.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : value_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (value_ < 0) fail("open", path, errno);
  }
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void sync(const fs::path& path) const {
    if (::fsync(value_) != 0) fail("sync", path, errno);
  }

 private:
  int value_;
};

fs::path beside(const fs::path& path, std::string_view ending) {
  fs::path other = path;
  other += ending;
  return other;
}

// A link stays a link: what it points to is replaced, or made where it is not there yet.
fs::path resolved(fs::path path) {
  constexpr int most_links = 40;
  std::error_code failure;
  for (int links = 0; links < most_links && fs::is_symlink(path, failure); ++links) {
    path = path.parent_path() / fs::read_symlink(path, failure);
  }
  return path;
}

}  // namespace

std::optional<WatchState> read_state_file(const fs::path& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (fs::is_directory(status)) throw Error(fmt::format("{}: a directory, not a state", path.string()));
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("read", path, errno);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) fail("read", path, errno);
  return decode_watch_state(bytes, path.string());
}

StateFile::StateFile(const fs::path& path)
    : path_(resolved(path)),
      lock_(::open(beside(path_, ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (lock_ < 0) fail("open", beside(path_, ".lock"), errno);
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  const int reason = errno;
  ::close(lock_);
  if (reason != EWOULDBLOCK) fail("lock", beside(path_, ".lock"), reason);
  throw Error(fmt::format("{} is locked: another watch is at work on it", path.string()),
              "wait for it, or give each watch a state of its own", ExitCode::locked);
}

StateFile::~StateFile() {
  ::close(lock_);
}

void StateFile::replace(const WatchState& state) const {
  const fs::path aside = beside(path_, ".new");
  {
    errno = 0;
    std::ofstream file(aside, std::ios::binary | std::ios::trunc);
    file << encode(state) << std::flush;
    if (!file) fail("write", aside, errno);
  }
  Descriptor(aside, O_WRONLY).sync(aside);
  if (::rename(aside.c_str(), path_.c_str()) != 0) fail("replace", path_, errno);
  const fs::path directory = path_.has_parent_path() ? path_.parent_path() : fs::path(".");
  Descriptor(directory, O_RDONLY | O_DIRECTORY).sync(directory);
}

}  // namespace morgue
