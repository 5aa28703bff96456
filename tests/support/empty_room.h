// A temporary directory of its own for each test, removed with all it holds at the end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace morgue {

class EmptyRoom {
 public:
  EmptyRoom();
  ~EmptyRoom();
  EmptyRoom(const EmptyRoom&) = delete;
  EmptyRoom& operator=(const EmptyRoom&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file below the room, making directories on the way; gives its full path.
  std::filesystem::path write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace morgue
