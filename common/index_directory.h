// The index on disk: the published list, segment names, atomic publishing and the lock. Files only, no Xapian.
//
//   XAPIANDB            the published list, a Xapian stub: one line per segment
//   segments/000042/    one glass database each
//   ledger.sqlite       indexer/write/ledger.h
//   lock                held by the one running indexer
//
// Order of writes: a segment is complete and synced before the list names it; the list is written aside, synced and
// renamed over XAPIANDB, then the directory is synced. So at every moment XAPIANDB names complete segments only.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace morgue {

// One line of the published list: "auto segments/000042", "remote host:port", "remote :ssh HOST xapian-progsrv DIR".
struct IndexEntry {
  std::string type;  // "auto", "glass", "remote", ...
  std::string rest;  // path (relative to the directory) or remote address

  bool is_local() const { return type != "remote"; }
  bool operator==(const IndexEntry&) const = default;
};

// A line of the list as it stands there; `entry` is absent where it is not understood.
struct ListLine {
  int number = 0;  // from 1
  std::string text;
  std::optional<IndexEntry> entry;
};

class IndexDirectory {
 public:
  // Touches nothing.
  explicit IndexDirectory(std::filesystem::path root);

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path list_path() const { return root_ / "XAPIANDB"; }
  std::filesystem::path list_aside_path() const { return root_ / "XAPIANDB.new"; }  // while it is written
  std::filesystem::path segments_path() const { return root_ / "segments"; }
  std::filesystem::path ledger_path() const { return root_ / "ledger.sqlite"; }

  // Whether there is a published list.
  bool exists() const;

  // The published list. Throws Error where the directory, or the list, is not there or cannot be understood (naming
  // the line).
  std::vector<IndexEntry> entries() const;

  // Its lines one by one, those that are not understood among them; blank lines and comments are left out. Throws
  // Error where the directory or the list is not there.
  std::vector<ListLine> lines() const;

  // Where an entry's database lies; only for local entries.
  std::filesystem::path path_of(const IndexEntry& entry) const;

  // Makes the directory with an empty published list where there is none. Refuses (Error) a directory that holds
  // other things, so that an index is never strewn among somebody's files.
  void create_if_missing() const;

  // A path under segments/ that no segment has or had: six digits, counting up. Not created.
  std::filesystem::path new_segment_path() const;

  // The entry that names a segment under segments/.
  static IndexEntry entry_of(const std::filesystem::path& segment);

  // Replaces the published list by one atomic rename, synced.
  void publish(const std::vector<IndexEntry>& entries) const;

  // The segments that are there, named or not, by number.
  std::vector<std::filesystem::path> segments() const;

  // Directories under segments/ that no entry names: left by an interrupted run, or retired by an earlier one.
  std::vector<std::filesystem::path> unpublished_segments() const;

  // fsync for the names in a directory. Throws Error.
  static void sync_directory(const std::filesystem::path& path);

  // fsync for every file of a segment directory and the directory itself. Throws Error.
  static void sync_segment(const std::filesystem::path& segment);

 private:
  std::filesystem::path root_;
};

// The one running indexer's lock; freed when this object or the process dies.
class IndexLock {
 public:
  // Waits up to `timeout`; throws Error with ExitCode::locked when another process keeps it longer.
  IndexLock(const IndexDirectory& directory, std::chrono::milliseconds timeout);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace morgue
