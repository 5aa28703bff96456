// Waiting articles to unpublished databases, in several threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/write/waiting_articles.h"

namespace morgue {

// The names of families, by the index of the waiting article; articles without copies are not there.
using WaitingFamilies = std::unordered_map<std::size_t, std::string>;

struct WritingOptions {
  std::filesystem::path working;     // where databases are built
  unsigned jobs = 1;                 // threads
  std::uint64_t memory = 512 << 20;  // bytes, for uncommitted articles
  // Called from several threads, one at a time.
  std::function<void(std::uint64_t bytes_done, std::uint64_t articles)> progress = {};
};

// The databases in the order of the articles; which article lies in which follows from their number and that of
// the threads alone. Throws Error.
std::vector<std::filesystem::path> write_articles(const WaitingArticles& articles,
                                                  const WaitingFamilies& families,
                                                  const WritingOptions& options);

}  // namespace morgue
