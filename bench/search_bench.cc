// Warm searches in one process: ten hits with passages and two exact facets.
//   search_bench INDEX QUERIES [ROUNDS]     (a query a line)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/query/parser.h"
#include "searcher/search/engine.h"

namespace {

using Clock = std::chrono::steady_clock;

double percentile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

int run(const char* index, const char* path, int rounds) {
  std::vector<std::string> queries;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) queries.push_back(line);
  }
  if (queries.empty()) throw morgue::Error(std::string(path) + ": no queries");
  morgue::SearchEngine engine({index});
  std::vector<double> all;
  std::printf("%8s %8s %9s  query\n", "median", "worst", "matches");
  for (const std::string& typed : queries) {
    morgue::SearchRequest request;
    request.query = morgue::parse_query(typed, {false, false, morgue::today_local()});
    request.facets = {{morgue::FieldId::source, 10}, {morgue::FieldId::tag, 10}};
    std::vector<double> times;
    std::uint64_t total = 0;
    for (int round = 0; round < rounds; ++round) {
      const auto start = Clock::now();
      total = engine.search(request).total;
      times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%6.2fms %6.2fms %9llu  %s\n", percentile(times, 0.5), times.back(),
                static_cast<unsigned long long>(total), typed.c_str());
    all.insert(all.end(), times.begin(), times.end());
  }
  std::sort(all.begin(), all.end());
  std::printf("all: median %.2f ms, 99th percentile %.2f ms, %zu searches of %llu articles\n",
              percentile(all, 0.5), percentile(all, 0.99), all.size(),
              static_cast<unsigned long long>(engine.article_count()));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: search_bench INDEX QUERIES [ROUNDS]\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2], argc > 3 ? std::stoi(argv[3]) : 20);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "search_bench: %s\n", failure.what());
    return 2;
  }
}
