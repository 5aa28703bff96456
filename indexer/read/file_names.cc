#include "indexer/read/file_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr std::string_view other_endings[] = {
    ".avi", ".bmp", ".c",   ".cc",   ".cfg",  ".conf", ".cpp",   ".css",  ".csv",    ".db",  ".eot",
    ".exe", ".gif", ".h",   ".ico",  ".ini",  ".jpeg", ".jpg",   ".js",   ".lock",   ".log", ".map",
    ".md",  ".mov", ".mp3", ".mp4",  ".png",  ".py",   ".sh",    ".so",   ".sqlite", ".svg", ".toml",
    ".ttf", ".tsv", ".wav", ".webm", ".webp", ".woff", ".woff2", ".yaml", ".yml"};

}  // namespace

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool is_no_article(std::string_view name) {
  for (const std::string_view start : {"README", "LICENSE", "COPYING", "CHANGELOG", "Makefile"}) {
    if (name.starts_with(start)) return true;
  }
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string ending = text::lower_ascii(name.substr(dot));
  return std::ranges::find(other_endings, ending) != std::end(other_endings);
}

bool is_hidden_path(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if ((part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX") return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

}  // namespace morgue
