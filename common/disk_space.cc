#include "common/disk_space.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>

namespace morgue {

namespace fs = std::filesystem;

bool is_disk_full(int error_number) {
  return error_number == ENOSPC || error_number == EDQUOT;
}

bool is_disk_full(std::string_view message) {
  return message.find(errno_message(ENOSPC)) != std::string_view::npos ||
         message.find(errno_message(EDQUOT)) != std::string_view::npos;
}

fs::path mount_point(fs::path path) {
  std::error_code failure;
  path = fs::weakly_canonical(fs::absolute(path), failure);
  if (failure) return "/";
  const auto device_of = [](const fs::path& at) {
    struct stat status {};
    return ::stat(at.c_str(), &status) == 0 ? status.st_dev : dev_t{0};
  };
  while (device_of(path) == 0 && path.has_relative_path()) path = path.parent_path();
  const dev_t device = device_of(path);
  while (path.has_relative_path() && device_of(path.parent_path()) == device) path = path.parent_path();
  return path;
}

Error disk_full_error(const fs::path& path, const std::string& detail) {
  const std::string mount = mount_point(path).string();
  return Error(fmt::format("{}: {}; the disk mounted at {} is full", path.string(), detail, mount),
               fmt::format("make room on it ('df -h {}' shows how much there is) and repeat the run", mount));
}

}  // namespace morgue
