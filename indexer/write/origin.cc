#include "indexer/write/origin.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "common/schema.h"

namespace morgue {

std::string origin_path(const std::string& path) {
  std::string absolute = std::filesystem::absolute(path).string();
  // Normalising costs ten times as much as seeing that a path is normal already, as most of a large tree are.
  const bool normal = absolute.find("//") == std::string::npos && absolute.find("/.") == std::string::npos;
  return normal ? absolute : std::filesystem::path(absolute).lexically_normal().string();
}

std::string origin_term(const std::string& path) {
  return boolean_term(origin_prefix, path);
}

std::optional<std::string> path_of_origin(std::string_view term) {
  term.remove_prefix(std::min(origin_prefix.size(), term.size()));
  // Absolute paths begin so; a hash stands behind a colon.
  if (!term.starts_with('/')) return std::nullopt;
  return std::string(term);
}

FilePresence presence_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return FilePresence::there;
  return errno == ENOENT || errno == ENOTDIR ? FilePresence::gone : FilePresence::unknown;
}

}  // namespace morgue
