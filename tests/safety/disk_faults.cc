// A library to preload: the disk fails, or the process ends, at the Nth operation that changes a directory. All that
// writes there passes through it, Xapian and SQLite included, and the programs under test know nothing of it.
//
//   MORGUE_FAULT_BELOW  the directory; operations elsewhere are neither counted nor touched
//   MORGUE_FAULT_KIND   kill   SIGKILL instead of the operation; of a write, half is done before
//                       power  likewise, and what was not synced is lost: files shrink to the size last synced
//                       full   from there on whatever needs room fails with ENOSPC
//                       short  this one fails with ENOSPC, later ones succeed
//                       term   SIGTERM before the operation
//                       terms  from there on SIGTERM before each operation
//   MORGUE_FAULT_AT     N, from 1; 0 or absent: none
//   MORGUE_FAULT_LOG    a file that gets a line "N OPERATION PATH" for each operation
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace fs = std::filesystem;

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string link_target(int descriptor) {
  char target[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = ::readlink(link.c_str(), target, sizeof target);
  return size < 0 ? std::string() : std::string(target, static_cast<std::size_t>(size));
}

std::string absolute(int directory, const char* path) {
  if (path[0] == '/') return path;
  const fs::path base = directory == AT_FDCWD ? fs::current_path() : fs::path(link_target(directory));
  return (base / path).lexically_normal().string();
}

enum class Verdict { go_on, refuse, die };

class Faults {
 public:
  Faults()
      : below_(variable("MORGUE_FAULT_BELOW")),
        kind_(variable("MORGUE_FAULT_KIND")),
        at_(std::strtol(variable("MORGUE_FAULT_AT").c_str(), nullptr, 10)) {
    const std::string log = variable("MORGUE_FAULT_LOG");
    if (!log.empty()) log_ = ::fopen(log.c_str(), "ae");
  }

  // Counts the operation about to be done on `path`.
  Verdict before(const char* operation, const std::string& path, bool needs_room) {
    if (below_.empty() || !(path == below_ || path.starts_with(below_ + "/"))) return Verdict::go_on;
    std::unique_lock lock(mutex_);
    if (dying_) {
      lock.unlock();
      wait_for_the_end();
    }
    ++count_;
    if (log_ != nullptr) {
      ::fprintf(log_, "%ld %s %s\n", count_, operation, path.c_str());
      ::fflush(log_);
    }
    const bool now = count_ == at_;
    dying_ = now && (kind_ == "kill" || kind_ == "power");
    if (dying_) return Verdict::die;
    const bool reached = at_ > 0 && count_ >= at_;
    if ((now && kind_ == "term") || (reached && kind_ == "terms")) ::kill(::getpid(), SIGTERM);
    const bool refused = (now && kind_ == "short") || (reached && kind_ == "full");
    return refused && needs_room ? Verdict::refuse : Verdict::go_on;
  }

  [[noreturn]] void die() {
    if (kind_ == "power") {
      // What other threads had begun may still move files about.
      while (!forget_unsynced()) {
      }
    }
    ::kill(::getpid(), SIGKILL);
    // The signal may reach another thread first.
    wait_for_the_end();
  }

  // What the file holds is not safe any more.
  void wrote(int descriptor) {
    struct stat status {};
    if (below_.empty() || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
    const std::lock_guard lock(mutex_);
    unsynced_.try_emplace({status.st_dev, status.st_ino}, status.st_size);
  }

  // It may have the number of a file that went.
  void created(int descriptor) {
    struct stat status {};
    if (below_.empty() || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
    const std::lock_guard lock(mutex_);
    unsynced_.insert_or_assign({status.st_dev, status.st_ino}, 0);
  }

  void synced(int descriptor) {
    struct stat status {};
    if (below_.empty() || ::fstat(descriptor, &status) != 0) return;
    const std::lock_guard lock(mutex_);
    unsynced_.erase({status.st_dev, status.st_ino});
  }

 private:
  [[noreturn]] static void wait_for_the_end() {
    for (;;) ::pause();
  }

  // Whether every file was seen.
  bool forget_unsynced() {
    const std::lock_guard lock(mutex_);
    std::error_code error;
    for (fs::recursive_directory_iterator at(below_, error), end; !error && at != end; at.increment(error)) {
      if (!forget(at->path())) return false;
    }
    return !error || !fs::exists(below_);
  }

  bool forget(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return false;
    if (!S_ISREG(status.st_mode)) return true;
    const auto found = unsynced_.find({status.st_dev, status.st_ino});
    if (found == unsynced_.end() || found->second >= status.st_size) return true;
    return ::truncate(path.c_str(), found->second) == 0;
  }

  std::string below_;
  std::string kind_;
  long at_;
  std::FILE* log_ = nullptr;
  std::mutex mutex_;
  bool dying_ = false;
  long count_ = 0;
  std::map<std::pair<dev_t, ino_t>, off_t> unsynced_;  // size when last synced
};

Faults& faults() {
  static auto* const instance = new Faults();  // never destroyed: files are written until the very end
  return *instance;
}

int refuse() {
  errno = ENOSPC;
  return -1;
}

// An operation that either happens or does not.
template <typename Operation>
int whole(const char* name, const std::string& path, bool needs_room, Operation&& operation) {
  switch (faults().before(name, path, needs_room)) {
    case Verdict::refuse:
      return refuse();
    case Verdict::die:
      faults().die();
    case Verdict::go_on:
      break;
  }
  return operation();
}

// A write, of which half may have happened.
template <typename Operation>
ssize_t written(int descriptor, std::size_t size, Operation&& operation) {
  const Verdict verdict = faults().before("write", link_target(descriptor), true);
  if (verdict == Verdict::refuse) return refuse();
  faults().wrote(descriptor);
  if (verdict == Verdict::go_on) return operation(size);
  if (operation(size / 2) < 0) std::abort();
  faults().die();
}

template <typename Operation>
int opened(int directory, const char* path, int flags, Operation&& operation) {
  if ((flags & (O_CREAT | O_TRUNC)) == 0) return operation();
  const std::string full = absolute(directory, path);
  struct stat status {};
  const bool there = ::stat(full.c_str(), &status) == 0;
  if (there && (flags & O_TRUNC) == 0) return operation();
  const int descriptor = whole("create", full, !there, operation);
  if (descriptor >= 0) faults().created(descriptor);
  return descriptor;
}

int sync_with(const char* name, int descriptor) {
  return whole("sync", link_target(descriptor), true, [&] {
    const int result = real<int(int)>(name)(descriptor);
    if (result == 0) faults().synced(descriptor);
    return result;
  });
}

int truncate_with(const char* name, int descriptor, off_t size) {
  return whole("truncate", link_target(descriptor), size > 0, [&] {
    faults().wrote(descriptor);
    return real<int(int, off_t)>(name)(descriptor, size);
  });
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(AT_FDCWD, path, flags,
                [&] { return real<int(const char*, int, ...)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(AT_FDCWD, path, flags,
                [&] { return real<int(const char*, int, ...)>("open64")(path, flags, mode); });
}

int openat(int directory, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(directory, path, flags, [&] {
    return real<int(int, const char*, int, ...)>("openat")(directory, path, flags, mode);
  });
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  return written(descriptor, size, [&](std::size_t some) {
    return real<ssize_t(int, const void*, std::size_t)>("write")(descriptor, bytes, some);
  });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  return written(descriptor, size, [&](std::size_t some) {
    return real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite")(descriptor, bytes, some, at);
  });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return written(descriptor, size, [&](std::size_t some) {
    return real<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64")(descriptor, bytes, some, at);
  });
}

ssize_t writev(int descriptor, const iovec* pieces, int count) {
  return written(descriptor, static_cast<std::size_t>(count), [&](std::size_t some) {
    return real<ssize_t(int, const iovec*, int)>("writev")(descriptor, pieces, static_cast<int>(some));
  });
}

int fsync(int descriptor) {
  return sync_with("fsync", descriptor);
}

int fdatasync(int descriptor) {
  return sync_with("fdatasync", descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept {
  return truncate_with("ftruncate", descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return truncate_with("ftruncate64", descriptor, size);
}

int rename(const char* from, const char* to) noexcept {
  return whole("rename", absolute(AT_FDCWD, to), false,
               [&] { return real<int(const char*, const char*)>("rename")(from, to); });
}

int unlink(const char* path) noexcept {
  return whole("unlink", absolute(AT_FDCWD, path), false,
               [&] { return real<int(const char*)>("unlink")(path); });
}

int unlinkat(int directory, const char* path, int flags) noexcept {
  return whole("unlink", absolute(directory, path), false,
               [&] { return real<int(int, const char*, int)>("unlinkat")(directory, path, flags); });
}

int remove(const char* path) noexcept {
  return whole("unlink", absolute(AT_FDCWD, path), false,
               [&] { return real<int(const char*)>("remove")(path); });
}

int rmdir(const char* path) noexcept {
  return whole("rmdir", absolute(AT_FDCWD, path), false,
               [&] { return real<int(const char*)>("rmdir")(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  return whole("mkdir", absolute(AT_FDCWD, path), true,
               [&] { return real<int(const char*, mode_t)>("mkdir")(path, mode); });
}

}  // extern "C"
