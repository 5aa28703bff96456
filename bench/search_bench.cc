// Warm searches in one process: ten hits with passages and two exact facets; and what is related to the best hits.
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

// The times of one request, sorted.
std::vector<double> measured(morgue::SearchEngine& engine, const morgue::SearchRequest& request, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    engine.search(request);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times;
}

void print_all(const char* what, std::vector<double> times, morgue::SearchEngine& engine) {
  std::sort(times.begin(), times.end());
  std::printf("%s: median %.2f ms, 99th percentile %.2f ms, %zu searches of %llu articles\n", what,
              percentile(times, 0.5), percentile(times, 0.99), times.size(),
              static_cast<unsigned long long>(engine.article_count()));
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
  std::vector<double> related;
  std::printf("%8s %8s %9s  query\n", "median", "worst", "matches");
  for (const std::string& typed : queries) {
    morgue::SearchRequest request;
    request.query = morgue::parse_query(typed, {false, false, morgue::today_local()});
    request.facets = {{morgue::FieldId::source, 10}, {morgue::FieldId::tag, 10}};
    const morgue::Results results = engine.search(request);
    const std::vector<double> times = measured(engine, request, rounds);
    std::printf("%6.2fms %6.2fms %9llu  %s\n", percentile(times, 0.5), times.back(),
                static_cast<unsigned long long>(results.total), typed.c_str());
    all.insert(all.end(), times.begin(), times.end());
    request.query = {};
    for (const morgue::Hit& hit : results.hits) {
      request.like = engine.article(hit.article.id, {}).value().article;
      const std::vector<double> liked = measured(engine, request, rounds / 4 + 1);
      related.insert(related.end(), liked.begin(), liked.end());
    }
  }
  print_all("all", all, engine);
  if (!related.empty()) print_all("related", related, engine);
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
