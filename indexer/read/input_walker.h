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
  // In order of the arguments; within a directory by byte order of the path.
  std::vector<InputFile> files;
  // What was named but cannot be read; nothing found in a directory is no problem.
  std::vector<BadRecord> problems;
  // How many files found in directories are no articles by their names.
  std::uint64_t passed_over = 0;
};

// Directories are entered recursively; links are followed, a directory already entered is not entered again;
// pipes, sockets and devices are passed over; hidden files and directories (".git") are passed over unless
// named outright, and so are files whose names say that they are no articles: notes (README, LICENSE),
// tables, code, images and the like. A file met twice (also through links) is read once, under its first
// path.
InputList list_inputs(const std::vector<std::string>& paths);

}  // namespace morgue
