// An archive made for a test of ranking, through the real indexer.
#pragma once

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/support/program_runner.h"

namespace morgue {

class RankingArchive : public testing::Test {
 protected:
  static constexpr CivilDay today{std::chrono::year(2020), std::chrono::month(6), std::chrono::day(1)};

  void add(const std::string& id, const std::string& text, const std::string& date = "2020-01-01") {
    lines_ += R"({"id":")" + id + R"(","language":"en","date":")" + date + R"(","text":")" + text + "\"}\n";
  }

  SearchEngine engine() {
    room_.write("news.jsonl", lines_);
    const RunResult added = run_indexer(room_, {"add", "--index", "news.idx", "news.jsonl"});
    EXPECT_EQ(added.exit_code, 0) << added.error;
    return SearchEngine({(room_.path() / "news.idx").string()});
  }

  static SearchRequest asking(const std::string& typed, bool any = false) {
    SearchRequest request;
    request.query = parse_query(typed, {any, false, today});
    request.any = any;
    request.limit = 1000;
    return request;
  }

  static std::vector<std::string> ids(const Results& results) {
    std::vector<std::string> found;
    for (const Hit& hit : results.hits) found.push_back(hit.article.id);
    return found;
  }

  static void expect_shares_to_sum(const Results& results, const std::string& what) {
    ASSERT_FALSE(results.hits.empty()) << what;
    for (const Hit& hit : results.hits) {
      const double sum =
          std::accumulate(hit.score_shares.begin(), hit.score_shares.end(), 0.0,
                          [](double so_far, const ScoreShare& share) { return so_far + share.weight; });
      EXPECT_NEAR(sum, hit.score, 1e-6) << what << ": " << hit.article.id;
    }
  }

  EmptyRoom room_;
  std::string lines_;
};

}  // namespace morgue
