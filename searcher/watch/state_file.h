// The state of a watch on disk: read, held against another watch, replaced at once or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "searcher/watch/watch_state.h"

namespace morgue {

// nullopt where there is no such file. Throws Error where it cannot be read.
std::optional<WatchState> read_state_file(const std::filesystem::path& path);

// Held while a watch is at work, through the file PATH.lock, which stays; freed when this object or the process dies.
class StateFile {
 public:
  // Throws Error with ExitCode::locked where another watch holds it.
  explicit StateFile(const std::filesystem::path& path);
  ~StateFile();
  StateFile(const StateFile&) = delete;
  StateFile& operator=(const StateFile&) = delete;

  // Written aside, synced, renamed over the file, the directory synced. Throws Error, the file being as it was.
  void replace(const WatchState& state) const;

 private:
  std::filesystem::path path_;  // behind symbolic links
  int lock_;
};

}  // namespace morgue
