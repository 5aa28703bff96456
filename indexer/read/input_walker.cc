#include "indexer/read/input_walker.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "common/error.h"
#include "indexer/read/file_names.h"

namespace morgue {

namespace {

struct Identity {
  dev_t device;
  ino_t number;
  bool operator==(const Identity&) const = default;
};

// Inode numbers are dense, devices few.
struct IdentityHash {
  std::size_t operator()(const Identity& identity) const {
    return std::hash<std::uint64_t>()(identity.number ^ (std::uint64_t{identity.device} << 48));
  }
};

using IdentitySet = std::unordered_set<Identity, IdentityHash>;

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

// `name` is taken from the open directory `at`: the path down to it need not be looked up for every file.
std::optional<struct stat> status_of(const char* name, int at = AT_FDCWD) {
  struct stat status {};
  if (::fstatat(at, name, &status, 0) != 0) return std::nullopt;
  return status;
}

InputFile input_file(std::string path, const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {.path = std::move(path),
          .size = static_cast<std::uint64_t>(status.st_size),
          .modified_ns = std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec};
}

std::string join(const std::string& directory, std::string_view name) {
  std::string path = directory;
  if (!path.ends_with('/')) path += '/';
  return path.append(name);
}

std::string_view kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

class Walk {
 public:
  void enter(const std::string& named) {
    if (named == "-") {
      if (!std::exchange(standard_input_listed_, true)) list_.files.push_back({.path = named});
      return;
    }
    const auto status = status_of(named.c_str());
    if (!status) {
      const int error = errno;
      struct stat link {};
      const bool dangling = error == ENOENT && ::lstat(named.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
      add_problem(named, dangling ? "a link to a file that does not exist" : errno_message(error));
    } else if (S_ISREG(status->st_mode)) {
      add_file(input_file(named, *status), identity_of(*status));
    } else if (S_ISDIR(status->st_mode)) {
      enter_directory(named, identity_of(*status));
    } else {
      add_problem(named, "is " + std::string(kind_of(status->st_mode)) + ", not a file");
    }
  }

  InputList take() { return std::move(list_); }

 private:
  struct Entry {
    InputFile file;  // the path of a directory with '/' at its end, so that it sorts as the paths below it:
                     // "a-b" before "a/x"
    Identity identity;
    bool is_directory;
    const std::string& path() const { return file.path; }
  };

  static Identity identity_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

  void enter_directory(const std::string& path, const Identity& identity) {
    if (!entered_.insert(identity).second) return;
    std::vector<Entry> entries = entries_of(path);
    std::ranges::sort(entries, {}, &Entry::path);
    for (Entry& entry : entries) {
      if (entry.is_directory) {
        enter_directory(entry.file.path, entry.identity);
      } else {
        add_file(std::move(entry.file), entry.identity);
      }
    }
  }

  // Directories and regular files in `path`, links followed. What has vanished meanwhile is left out.
  std::vector<Entry> entries_of(const std::string& path) {
    std::vector<Entry> entries;
    const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
    if (!directory) {
      if (errno != ENOENT) add_problem(path, "the directory cannot be read: " + errno_message(errno));
      return entries;
    }
    errno = 0;
    while (const dirent* const found = ::readdir(directory.get())) {
      const std::string_view name = found->d_name;
      if (!name.starts_with('.')) {
        std::string entry_path = join(path, name);
        const auto status = status_of(found->d_name, ::dirfd(directory.get()));
        if (status && S_ISREG(status->st_mode) && is_no_article(name)) {
          ++list_.passed_over;
        } else if (status && (S_ISREG(status->st_mode) || S_ISDIR(status->st_mode))) {
          const bool is_directory = S_ISDIR(status->st_mode);
          if (is_directory) entry_path += '/';
          entries.push_back({input_file(std::move(entry_path), *status), identity_of(*status), is_directory});
        } else if (!status && (errno == EACCES || errno == ENAMETOOLONG || errno == EIO)) {
          add_problem(entry_path, errno_message(errno));
        }
      }
      errno = 0;
    }
    if (errno != 0) add_problem(path, "the directory cannot be read: " + errno_message(errno));
    return entries;
  }

  void add_file(InputFile file, const Identity& identity) {
    if (listed_.insert(identity).second) list_.files.push_back(std::move(file));
  }

  void add_problem(const std::string& path, std::string reason) {
    list_.problems.push_back({.path = path, .record = 0, .reason = std::move(reason)});
  }

  InputList list_;
  IdentitySet entered_;
  IdentitySet listed_;
  bool standard_input_listed_ = false;
};

}  // namespace

InputList list_inputs(const std::vector<std::string>& paths) {
  Walk walk;
  for (const std::string& path : paths) walk.enter(path);
  return walk.take();
}

}  // namespace morgue
