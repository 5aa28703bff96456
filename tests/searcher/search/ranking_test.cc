// What decides the order beyond the words themselves, on archives made for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "common/error.h"
#include "searcher/search/ranking.h"
#include "tests/searcher/search/ranking_archive.h"

namespace morgue {
namespace {

class Ranking : public RankingArchive {};

// Twenty articles of which most have the common words.
class RankingWithStopWords : public Ranking {
 protected:
  RankingWithStopWords() {
    for (int i = 0; i < 18; ++i) {
      add("c" + std::to_string(i), "The mayor of the town spoke, number " + std::to_string(i) + ".");
    }
    add("with", "The turkey deal was signed.");
    add("bare", "Turkey deal signed, who knows.");
  }
};

TEST_F(RankingWithStopWords, PassesOverStopWordsWhereOtherWordsRemain) {
  SearchEngine engine = this->engine();
  struct Case {
    const char* what;
    const char* typed;
    bool any;
    std::uint64_t total;
  };
  const Case cases[] = {
      {"the article without it is met too", "the turkey deal", false, 2},
      {"one word remains", "the deal", false, 2},
      {"a query of stop words only asks for them", "the", false, 19},
      {"of several stop words all are asked for", "of the", false, 18},
      {"a filter is no word that remains", "the date:2020", false, 19},
      {"an exact word is meant", "=the turkey deal", false, 1},
      {"a phrase is asked for as a whole", "\"the turkey deal\"", false, 1},
      {"a field's word is meant", "body:the deal", false, 1},
      {"what is excluded stays excluded", "deal -the", false, 1},
      {"an OR that somebody wrote keeps both", "the OR deal", false, 20},
      {"words side by side under --any", "the deal", true, 2},
      {"a stop word of the list that is rare here", "who deal", false, 1},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(engine.search(asking(each.typed, each.any)).total, each.total)
        << each.what << ": " << each.typed;
  }
}

TEST_F(Ranking, TheFormAsTypedComesBeforeItsOtherForms) {
  add("typed", "The minister spoke of defence and of roads in the north.");
  add("inflected", "The minister spoke of defences and of roads in the north.");
  add("spelling", "The minister spoke of defense and of roads in the north.");
  SearchEngine engine = this->engine();
  struct Case {
    const char* typed;
    const char* first;
  };
  const Case cases[] = {{"defence", "typed"}, {"defences", "inflected"}, {"defense", "spelling"}};
  for (const Case& each : cases) {
    const Results found = engine.search(asking(each.typed));
    ASSERT_EQ(found.hits.size(), 3U) << each.typed;
    EXPECT_EQ(found.hits[0].article.id, each.first) << each.typed;
    EXPECT_GT(found.hits[0].score, found.hits[1].score) << each.typed;
  }
}

TEST_F(Ranking, WordsThatStandTogetherAsTypedComeFirst) {
  add("apart", "The prison held thirty people and the reform of its kitchen cost money.");
  add("joined", "The kitchen held thirty people and its prison reform did cost money of.");
  SearchEngine engine = this->engine();
  for (const bool any : {false, true}) {
    const Results found = engine.search(asking("prison reform", any));
    EXPECT_THAT(ids(found), testing::ElementsAre("joined", "apart"));
    EXPECT_GT(found.hits[0].score, found.hits[1].score);
  }
}

// Neighbours are looked for in the best matches alone, which must show on no page.
TEST_F(Ranking, PagesOfMatchesLookedAtTwiceJoinWithoutGapOrRepeat) {
  const std::size_t articles = ranking::reranked_matches * 2;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string filling(i % 9, 'x');
    add("n" + std::to_string(i), (i % 4 == 0 ? "The prison reform of " : "The reform of a prison in ") +
                                     std::string("county ") + std::to_string(i) + " went on" +
                                     (i % 3 == 0 ? " and on, said the warden of the prison " : " ") +
                                     filling + ".");
  }
  SearchEngine engine = this->engine();
  for (const bool expand : {false, true}) {
    SearchRequest request = asking("prison reform");
    request.explain = true;
    request.expand = expand;
    const Results all = engine.search(request);
    ASSERT_EQ(all.hits.size(), articles);
    expect_shares_to_sum(all, "all");
    for (std::size_t i = 1; i < articles; ++i) EXPECT_GE(all.hits[i - 1].score, all.hits[i].score) << i;
    const auto shows_neighbours = [](const Hit& hit) {
      return std::any_of(hit.score_shares.begin(), hit.score_shares.end(),
                         [](const ScoreShare& share) { return share.clause == "prison reform"; });
    };
    EXPECT_TRUE(shows_neighbours(all.hits.front()));
    EXPECT_FALSE(shows_neighbours(all.hits.back()));
    request.limit = 7;
    std::vector<std::string> paged;
    for (request.offset = 0; request.offset < articles; request.offset += request.limit) {
      const Results page = engine.search(request);
      expect_shares_to_sum(page, "page");
      for (const Hit& hit : page.hits) paged.push_back(hit.article.id);
    }
    EXPECT_EQ(paged, ids(all));
  }
}

TEST_F(Ranking, NeighboursAreWordsThatWereTypedSideBySide) {
  add("joined", "A prison reform of some kind, by a county council and a mayor.");
  add("apart", "A reform some kind of prison, by a county council and a mayor.");
  SearchEngine engine = this->engine();
  struct Case {
    const char* typed;
    bool any;
    bool joined_is_ahead;
  };
  const Case cases[] = {
      {"prison reform", false, true},
      {"prison reform", true, true},
      {"prison OR reform", false, false},
      {"=prison reform", false, false},
      {"body:prison reform", false, false},
      {"reform prison", false, false},
      {"(prison reform) OR nobody", false, true},
      {"council -(prison rubbish)", false, false},
  };
  for (const Case& each : cases) {
    std::map<std::string, double> scores;
    for (const Hit& hit : engine.search(asking(each.typed, each.any)).hits)
      scores[hit.article.id] = hit.score;
    ASSERT_EQ(scores.size(), 2U) << each.typed;
    if (each.joined_is_ahead) {
      EXPECT_GT(scores["joined"], scores["apart"]) << each.typed;
    } else {
      EXPECT_DOUBLE_EQ(scores["joined"], scores["apart"]) << each.typed;
    }
  }
}

TEST_F(Ranking, ScoreSharesSumToTheScore) {
  for (int i = 0; i < 30; ++i) {
    add("a" + std::to_string(i),
        "The ferry left the " + std::string(i % 2 == 0 ? "harbour" : "port") + " at dawn with " +
            (i % 3 == 0 ? "mail for the islands, said the harbour master."
                        : "cars and the NATO delegation.") +
            std::string(static_cast<std::size_t>(i), 'x') + " day " + std::to_string(i) + ".",
        i % 4 == 0 ? "2019-03-0" + std::to_string(1 + i % 9) : "2020-05-01");
  }
  SearchEngine engine = this->engine();
  const char* queries[] = {"ferry",
                           "ferry harbour",
                           "harbour OR port",
                           "\"harbour master\" OR nato",
                           "ferr* -mail",
                           "(ferry mail) OR (cars nato)",
                           "ferry NEAR/5 dawn",
                           "ferry date:2019 (port OR cars)",
                           "+ferry islands",
                           "NOT (mail nato) ferries"};
  for (const char* typed : queries) {
    for (const bool more : {false, true}) {
      SearchRequest request = asking(typed);
      request.explain = true;
      request.expand = more;
      if (more) request.recency = Recency{90, today};
      expect_shares_to_sum(engine.search(request), typed);
    }
  }
  SearchRequest silent = asking("ferry");
  EXPECT_TRUE(engine.search(silent).hits.front().score_shares.empty()) << "worked out though nobody asked";
}

TEST_F(Ranking, RecencyBreaksTheNearTieAndNeverBuriesTheExactOldMatch) {
  add("exact", "Ferry sinking: the ferry sank, and no ferry sinking was like it.", "1995-06-01");
  for (int i = 0; i < 12; ++i) {
    add("new" + std::to_string(i),
        "The minister spoke on many subjects and at great length of roads and rails and a ferry, and a "
        "sinking budget. Part " +
            std::to_string(i) + ".",
        "2020-05-31");
  }
  add("tie-old", "Lighthouse keeper retires.", "2010-01-01");
  add("tie-new", "Lighthouse keeper honoured.", "2020-05-01");
  SearchEngine engine = this->engine();
  SearchRequest request = asking("ferry sinking");
  request.recency = Recency{1, today};
  EXPECT_EQ(ids(engine.search(request)).front(), "exact");
  request = asking("lighthouse");
  request.recency = Recency{30, today};
  EXPECT_THAT(ids(engine.search(request)), testing::ElementsAre("tie-new", "tie-old"));
  EXPECT_EQ(engine.search(request).total, 2U);
}

TEST_F(Ranking, RecencyHalvesWithEachHalfLife) {
  add("today", "A lamp shone today.", "2020-06-01");
  add("one", "A lamp shone one.", "2020-05-02");
  add("two", "A lamp shone two.", "2020-04-02");
  add("month", "A lamp shone month.", "2020-04");
  add("tomorrow", "A lamp shone tomorrow.", "2020-06-02");
  lines_ += R"({"id":"undated","text":"A lamp shone undated."})"
            "\n";
  SearchEngine engine = this->engine();
  SearchRequest request = asking("lamp");
  request.explain = true;
  request.recency = Recency{30, today};
  std::map<std::string, double> newness;
  double best = 0;
  for (const Hit& hit : engine.search(request).hits) {
    for (const ScoreShare& share : hit.score_shares) {
      if (share.where == "date") newness[hit.article.id] = share.weight;
    }
    best = std::max(best, hit.score - newness[hit.article.id]);
  }
  EXPECT_NEAR(newness["today"], ranking::recency_share * best, 1e-9);
  EXPECT_NEAR(newness["tomorrow"], newness["today"], 1e-9);
  EXPECT_NEAR(newness["one"], newness["today"] / 2, 1e-9);
  EXPECT_NEAR(newness["two"], newness["today"] / 4, 1e-9);
  EXPECT_NEAR(newness["month"], newness["today"] * std::exp2(-61.0 / 30), 1e-9);
  EXPECT_EQ(newness["undated"], 0);
}

TEST_F(Ranking, WhatIsPublishedMeanwhileIsSearchedAtOnce) {
  add("first", "A ferry.");
  SearchEngine engine = this->engine();
  EXPECT_EQ(engine.search(asking("ferry")).total, 1U);
  room_.write("more.jsonl", R"({"id":"second","text":"Another ferry."})"
                            "\n");
  ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "more.jsonl"}).exit_code, 0);
  EXPECT_EQ(engine.search(asking("ferry")).total, 2U);
  ASSERT_EQ(run_indexer(room_, {"remove", "--index", "news.idx", "first"}).exit_code, 0);
  EXPECT_EQ(engine.search(asking("ferry")).total, 1U);
  ASSERT_EQ(run_indexer(room_, {"optimize", "--index", "news.idx"}).exit_code, 0);
  EXPECT_EQ(engine.search(asking("ferry")).total, 1U);
}

}  // namespace
}  // namespace morgue
