#include "common/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <thread>

#include "common/disk_space.h"
#include "common/error.h"

namespace morgue {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view segments_name = "segments";

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error_number) {
  if (is_disk_full(error_number)) throw disk_full_error(path, errno_message(error_number));
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), errno_message(error_number)));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0644)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

void sync_path(const fs::path& path) {
  const Descriptor descriptor(path, O_RDONLY);
  if (descriptor.get() < 0) fail("open", path, errno);
  if (::fsync(descriptor.get()) != 0) fail("sync", path, errno);
}

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Six digits, or more once a million segments have come and gone.
bool is_segment_name(const std::string& name) {
  return name.size() >= 6 && name.size() <= 18 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<fs::path> segments_on_disk(const fs::path& segments) {
  std::vector<fs::path> found;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(segments, failure)) {
    if (is_segment_name(entry.path().filename().string())) found.push_back(entry.path());
  }
  // By number: the longer, then the greater.
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
    const std::string left = a.filename().string();
    const std::string right = b.filename().string();
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  });
  return found;
}

std::optional<IndexEntry> parse_entry(const std::string& line) {
  const std::size_t space = line.find(' ');
  IndexEntry entry{line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1)};
  const bool known = entry.type == "auto" || entry.type == "glass" || entry.type == "remote";
  if (!known || entry.rest.empty()) return std::nullopt;
  return entry;
}

std::string excerpt(const std::string& line) {
  constexpr std::size_t shown = 60;
  std::string text;
  for (const char c : line.substr(0, shown)) text += (c >= ' ' && c <= '~') ? c : '?';
  return text;
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path root) : root_(std::move(root)) {}

bool IndexDirectory::exists() const {
  std::error_code failure;
  return fs::exists(list_path(), failure);
}

std::vector<ListLine> IndexDirectory::lines() const {
  std::error_code failure;
  const fs::file_status status = fs::status(root_, failure);
  if (!fs::exists(status)) {
    throw Error(fmt::format("no index at {}: there is no such directory", root_.string()),
                "make one with 'indexer add --index DIR PATH...', or name another with --index");
  }
  if (!fs::is_directory(status)) {
    throw Error(fmt::format("no index at {}: not a directory", root_.string()),
                "--index wants the directory that 'indexer add' made");
  }
  std::ifstream list(list_path());
  if (!list) {
    const int reason = errno;
    if (!exists() && !segments().empty()) {
      throw Error(
          fmt::format("{}: the list of segments is gone, the segments are there", list_path().string()),
          "put it back from a backup, or run 'indexer check --repair' on the index, which lists the segments "
          "that are there");
    }
    if (!exists()) {
      throw Error(fmt::format("no index at {}: the directory holds no XAPIANDB", root_.string()),
                  "make one with 'indexer add --index DIR PATH...', or name another with --index");
    }
    fail("read", list_path(), reason);
  }
  std::vector<ListLine> lines;
  std::string line;
  for (int number = 1; std::getline(list, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && line[0] != '#') lines.push_back({number, line, parse_entry(line)});
  }
  return lines;
}

std::vector<IndexEntry> IndexDirectory::entries() const {
  std::vector<IndexEntry> entries;
  for (ListLine& line : lines()) {
    if (!line.entry) {
      throw Error(
          fmt::format("{}:{}: not a line of an index list: '{}'", list_path().string(), line.number,
                      excerpt(line.text)),
          "each line reads 'auto segments/NNNNNN' or 'remote HOST:PORT'; run 'indexer check' on the index");
    }
    entries.push_back(std::move(*line.entry));
  }
  return entries;
}

fs::path IndexDirectory::path_of(const IndexEntry& entry) const {
  return root_ / entry.rest;
}

void IndexDirectory::create_if_missing() const {
  if (exists()) return;
  if (!segments().empty()) {
    throw Error(
        fmt::format("{}: the list of segments is gone, the segments are there", list_path().string()),
        "put it back from a backup, or run 'indexer check --repair' on the index, which lists the segments "
        "that are there");
  }
  std::error_code failure;
  if (fs::exists(root_, failure)) {
    if (!fs::is_directory(root_, failure)) {
      throw Error(fmt::format("cannot make an index at {}: it is a file", root_.string()),
                  "--index wants a directory");
    }
    static const std::set<std::string> ours = {"segments", "ledger.sqlite", "lock", "XAPIANDB.new"};
    for (const fs::directory_entry& entry : fs::directory_iterator(root_, failure)) {
      if (!ours.contains(entry.path().filename().string())) {
        throw Error(fmt::format("cannot make an index in {}: the directory holds other things ({})",
                                root_.string(), entry.path().filename().string()),
                    "name a new or an empty directory");
      }
    }
  }
  fs::create_directories(segments_path(), failure);
  if (failure) fail("make the directory", segments_path(), failure.value());
  publish({});
}

fs::path IndexDirectory::new_segment_path() const {
  const std::vector<fs::path> taken = segments_on_disk(segments_path());
  std::uint64_t highest = taken.empty() ? 0 : std::stoull(taken.back().filename().string());
  for (const fs::path& path : taken)
    highest = std::max<std::uint64_t>(highest, std::stoull(path.filename().string()));
  if (exists()) {
    // A listed segment whose directory vanished must not be silently replaced by another of its name.
    for (const IndexEntry& entry : entries()) {
      const std::string name = fs::path(entry.rest).filename().string();
      if (entry.is_local() && is_segment_name(name))
        highest = std::max<std::uint64_t>(highest, std::stoull(name));
    }
  }
  return segments_path() / fmt::format("{:06}", highest + 1);
}

IndexEntry IndexDirectory::entry_of(const fs::path& segment) {
  return {"auto", (fs::path(segments_name) / segment.filename()).string()};
}

void IndexDirectory::publish(const std::vector<IndexEntry>& entries) const {
  const fs::path aside = list_aside_path();
  {
    const Descriptor file(aside, O_WRONLY | O_CREAT | O_TRUNC);
    if (file.get() < 0) fail("write", aside, errno);
    std::string list;
    for (const IndexEntry& entry : entries) list += entry.type + ' ' + entry.rest + '\n';
    write_all(file.get(), list, aside);
    if (::fsync(file.get()) != 0) fail("sync", aside, errno);
  }
  if (::rename(aside.c_str(), list_path().c_str()) != 0) fail("replace", list_path(), errno);
  sync_path(root_);
}

std::vector<fs::path> IndexDirectory::segments() const {
  return segments_on_disk(segments_path());
}

std::vector<fs::path> IndexDirectory::unpublished_segments() const {
  std::set<fs::path> published;
  for (const IndexEntry& entry : entries()) {
    if (entry.is_local()) published.insert(path_of(entry).filename());
  }
  std::vector<fs::path> unpublished = segments_on_disk(segments_path());
  std::erase_if(unpublished, [&](const fs::path& path) { return published.contains(path.filename()); });
  return unpublished;
}

void IndexDirectory::sync_directory(const fs::path& path) {
  sync_path(path);
}

void IndexDirectory::sync_segment(const fs::path& segment) {
  for (const fs::directory_entry& entry : fs::directory_iterator(segment)) {
    if (entry.is_regular_file()) sync_path(entry.path());
  }
  sync_path(segment);
  sync_path(segment.parent_path());
}

IndexLock::IndexLock(const IndexDirectory& directory, std::chrono::milliseconds timeout)
    : descriptor_(::open((directory.root() / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  const fs::path path = directory.root() / "lock";
  if (descriptor_ < 0) fail("open", path, errno);
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  constexpr auto between_tries = std::chrono::milliseconds(50);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    if (reason != EWOULDBLOCK && reason != EINTR) {
      ::close(descriptor_);
      fail("lock", path, reason);
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      ::close(descriptor_);
      throw Error(fmt::format("{} is locked: another indexer is at work on it", directory.root().string()),
                  "wait for it, or give --lock-timeout SECONDS to wait longer", ExitCode::locked);
    }
    std::this_thread::sleep_for(between_tries);
  }
}

IndexLock::~IndexLock() {
  ::close(descriptor_);
}

}  // namespace morgue
