// From the paths of a command line to the files to read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/read/raw_article.h"

namespace morgue {

struct InputFile {
  std::string path;  // "-" for standard input
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // since the epoch
};

struct InputList {
  std::vector<InputFile> files;  // in order of the arguments; within a directory by byte order of the path
  std::vector<BadRecord>
      problems;  // what was named but cannot be read; nothing found in a directory is no problem
};

// Directories are entered recursively; links are followed, a directory already entered is not entered again;
// pipes, sockets and devices are passed over; hidden files and directories (".git") are passed over unless
// named outright. A file met twice (also through links) is read once, under its first path.
InputList list_inputs(const std::vector<std::string>& paths);

}  // namespace morgue
