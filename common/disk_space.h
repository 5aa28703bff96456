// A full disk, told so that one knows which.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "common/error.h"

namespace morgue {

// Whether the number says that a disk or a quota is full, or a message that holds the number's own.
bool is_disk_full(int error_number);
bool is_disk_full(std::string_view message);

// Where the file system that `path` lies on, or would, is mounted; "/" where that cannot be told.
std::filesystem::path mount_point(std::filesystem::path path);

// "PATH: DETAIL; the disk mounted at MOUNT is full".
Error disk_full_error(const std::filesystem::path& path, const std::string& detail);

}  // namespace morgue
