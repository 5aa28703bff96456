// What --expand does to the order, and what it must leave alone.
#include <algorithm>
#include <map>
#include <set>

#include "searcher/search/ranking.h"
#include "tests/searcher/search/ranking_archive.h"

namespace morgue {
namespace {

class Expansion : public RankingArchive {};

TEST_F(Expansion, OrdersButChoosesNothing) {
  for (int i = 0; i < 6; ++i) {
    add("h" + std::to_string(i),
        "Hurricane damage: levee and storm surge flooded parish number " + std::to_string(i) + ".");
  }
  add("later", "A hurricane came up in a speech on the budget and taxes at the council.");
  add("near", "A hurricane came up; the levee and the surge and the parish were named.");
  for (int i = 0; i < 40; ++i) {
    add("o" + std::to_string(i),
        "Budget and taxes of the council, part " + std::to_string(i) + ". Levee 4x4.");
  }
  SearchEngine engine = this->engine();
  SearchRequest request = asking("hurricane");
  const Results plain = engine.search(request);
  request.expand = true;
  request.explain = true;
  const Results expanded = engine.search(request);
  EXPECT_EQ(plain.total, 8U);
  EXPECT_EQ(expanded.total, 8U);
  std::vector<std::string> before = ids(plain), after = ids(expanded);
  EXPECT_EQ(after.back(), "later") << "it has the word, and nothing else of the subject";
  std::set<std::string> added;
  for (const Hit& hit : expanded.hits) {
    for (const ScoreShare& share : hit.score_shares) {
      if (share.where == "expansion") added.insert(share.clause);
    }
  }
  EXPECT_TRUE(added.contains("parish")) << "a word of nearly all hits";
  EXPECT_FALSE(added.contains("the"));
  EXPECT_FALSE(added.contains("hurrican"));
  for (const std::string& word : added) {
    EXPECT_EQ(word.find_first_of("0123456789~^$-:"), std::string::npos) << word;
  }
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  EXPECT_EQ(before, after);
}

TEST_F(Expansion, WhatWasLearntWeighsAsMuchAsWhatWasAsked) {
  for (int i = 0; i < 8; ++i) {
    add("h" + std::to_string(i), "Hurricane damage: levee and storm surge flooded parish number " +
                                     std::to_string(i) + "." +
                                     (i == 0 ? " Oysters, oysters and oysters." : ""));
  }
  for (int i = 0; i < 40; ++i) {
    add("o" + std::to_string(i), "Budget and taxes, part " + std::to_string(i) + ".");
  }
  SearchEngine engine = this->engine();
  const std::pair<const char*, double> queries[] = {
      {"hurricane", ranking::expansion_share},
      {"hurricane damage storm flooded", ranking::expansion_share},
      {"hurricane damage storm flooded levee surge", ranking::long_query_share}};
  for (const auto& [typed, at_most] : queries) {
    SearchRequest request = asking(typed);
    const double best = engine.search(request).hits.front().score;
    request.expand = true;
    request.explain = true;
    const Results expanded = engine.search(request);
    double most_learnt = 0;
    std::map<std::string, double> weights;
    for (const Hit& hit : expanded.hits) {
      double learnt = 0;
      for (const ScoreShare& share : hit.score_shares) {
        if (share.where != "expansion") continue;
        learnt += share.weight;
        weights[share.clause] = std::max(weights[share.clause], share.weight);
      }
      most_learnt = std::max(most_learnt, learnt);
    }
    EXPECT_NEAR(most_learnt, at_most * best, 1e-6) << typed;
    EXPECT_GT(weights["parish"], weights["oyster"]) << "however often one match says it: " << typed;
  }
}

TEST_F(Expansion, OfManyWordsTheBestMatchesTellWhichMatter) {
  for (int i = 0; i < 8; ++i) {
    add("h" + std::to_string(i),
        "The hurricane broke the levee; it flooded the parish, and the governor came, number " +
            std::to_string(i) + ".");
  }
  add("all",
      "A hurricane, a levee, a flooded parish and the governor in the year of the report on opinions.");
  for (int i = 0; i < 40; ++i) {
    add("o" + std::to_string(i), "Budget and taxes, year " + std::to_string(i) + ": a report on opinions.");
  }
  SearchEngine engine = this->engine();
  const auto learnt = [&](const char* typed) {
    SearchRequest request = asking(typed);
    request.any = true;
    request.expand = true;
    request.explain = true;
    std::map<std::string, double> weights;
    for (const Hit& hit : engine.search(request).hits) {
      for (const ScoreShare& share : hit.score_shares) {
        if (share.where == "expansion") weights[share.clause] = std::max(weights[share.clause], share.weight);
      }
    }
    return weights;
  };
  auto weights = learnt("hurricane levee parish governor report opinions");
  EXPECT_GT(weights["leve"], 0);
  EXPECT_GT(weights["leve"], weights["report"]) << "a word of the query that the best matches do not share";
  weights = learnt("hurricane levee parish report opinions");
  EXPECT_FALSE(weights.contains("leve")) << "few words are all meant";
  EXPECT_GT(weights["governor"], 0);
}

}  // namespace
}  // namespace morgue
