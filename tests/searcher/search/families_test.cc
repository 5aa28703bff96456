// Grouped answers against ungrouped ones: a family's hit is the first of its copies, and every count follows.
#include "searcher/search/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "common/index_directory.h"
#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/cli/small_archive.h"
#include "tests/common/copies/sample_texts.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Thirty stories of one to six copies in seven outlets, some of them nameless, some copies undated, some outlets with
// several copies of a story. They came in two nights, so that families lie across segments.
std::vector<SmallArticle> stories(int night) {
  static constexpr const char* sources[] = {"Wire", "Gazette", "Post", "Radio", "Courier", "Herald", ""};
  std::vector<SmallArticle> articles;
  for (int story = 0; story < 30; ++story) {
    for (int copy = 0; copy <= story % 6; ++copy) {
      if ((story + copy) % 2 != night) continue;
      SmallArticle article;
      article.id = "s" + std::to_string(story) + "c" + std::to_string(copy);
      article.title = (copy % 3 == 0 ? "Ferry report " : "Harbour report ") + article.id;
      std::string cargo;
      for (int i = 0; i <= (story + copy * 2) % 5; ++i) cargo += "ferry ";
      article.text = cargo + sample::story_words("w" + std::to_string(story) + "x", 0, 70 + copy);
      const int day = (story * 7 + copy * 3) % 28 + 1;
      if ((story + copy) % 4 != 0)
        article.date = std::string("2021-03-") + (day < 10 ? "0" : "") + std::to_string(day);
      article.source = sources[(story + copy * (1 + story % 3)) % 7];
      article.language = "en";
      articles.push_back(article);
    }
  }
  return articles;
}

class GroupedSearch : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    make_index(*room_, "news.idx", stories(0));
    make_index(*room_, "news.idx", stories(1));
    const IndexDirectory directory(index());
    std::string remote;
    for (const IndexEntry& entry : directory.entries()) {
      servers_.push_back(std::make_unique<ShardServer>(std::vector{directory.path_of(entry)}));
      remote += "remote " + servers_.back()->address() + "\n";
    }
    ASSERT_EQ(servers_.size(), 2U) << "families should lie across segments";
    room_->write("far.idx/XAPIANDB", remote);
  }
  static void TearDownTestSuite() {
    servers_.clear();
    room_.reset();
  }

  static std::string index() { return (room_->path() / "news.idx").string(); }
  static std::string far() { return (room_->path() / "far.idx").string(); }

  static SearchRequest asking(const std::string& typed) {
    SearchRequest request;
    request.query = parse_query(typed, {});
    request.snippets = 0;
    return request;
  }

  static std::string group_of(const Hit& hit) {
    return hit.family ? "family " + hit.family->id : "article " + hit.article.id;
  }

  static std::vector<std::string> ids(const std::vector<Hit>& hits) {
    std::vector<std::string> ids;
    for (const Hit& hit : hits) ids.push_back(hit.article.id);
    return ids;
  }

  // Page by page, and its counts.
  static void expect_first_of_each_family(SearchEngine& engine, SearchRequest request) {
    request.limit = 1000;
    const Results all = engine.search(request);
    EXPECT_FALSE(all.total_families.has_value());
    std::set<std::string> seen;
    std::vector<std::string> expected;
    std::map<std::string, std::set<std::string>> by_source;
    for (const Hit& hit : all.hits) {
      by_source[hit.article.source].insert(group_of(hit));
      if (seen.insert(group_of(hit)).second) expected.push_back(hit.article.id);
    }
    request.group = true;
    request.limit = 4;
    request.facets = {{FieldId::source, 100}};
    request.timeline = TimeUnit::month;
    std::vector<std::string> found;
    for (;; request.offset += request.limit) {
      const Results page = engine.search(request);
      EXPECT_EQ(page.total, all.hits.size());
      EXPECT_TRUE(page.total_is_exact);
      EXPECT_EQ(page.total_families, expected.size());
      std::uint64_t counted = page.facets.at(0).missing;
      for (const FacetCount& each : page.facets.at(0).values) {
        EXPECT_EQ(each.families, by_source[each.value].size()) << each.value;
        counted += each.count;
      }
      EXPECT_EQ(counted, all.hits.size()) << "facets count articles";
      std::uint64_t placed = page.timeline->undated;
      for (const TimelineBucket& bucket : page.timeline->buckets) placed += bucket.count;
      EXPECT_EQ(placed, all.hits.size()) << "timelines count articles";
      for (std::size_t i = 0; i < page.hits.size(); ++i) {
        EXPECT_EQ(page.hits[i].rank, request.offset + i + 1);
        found.push_back(page.hits[i].article.id);
      }
      if (page.hits.size() < request.limit) break;
    }
    EXPECT_EQ(found, expected);
  }

  inline static std::unique_ptr<EmptyRoom> room_;
  inline static std::vector<std::unique_ptr<ShardServer>> servers_;
};

TEST_F(GroupedSearch, ShowsTheFirstOfEachFamilyNearAndFar) {
  const char* queries[] = {"ferry",        "title:ferry",       "harbour",       "w7x3",   "source:Wire",
                           "-title:ferry", "date:2021-03-10..", "w7x3 OR w11x5", "zyzzyva"};
  for (const std::string& place : {index(), far()}) {
    SearchEngine engine({place});
    for (const char* query : queries) {
      for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
        SCOPED_TRACE(place + ", " + query + ", sort " + std::to_string(static_cast<int>(sort)));
        SearchRequest request = asking(query);
        request.sort = sort;
        expect_first_of_each_family(engine, request);
      }
    }
  }
}

TEST_F(GroupedSearch, FarIsAsNear) {
  SearchEngine near({index()});
  SearchEngine remote({far()});
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    SearchRequest request = asking("ferry");
    request.group = true;
    request.limit = 100;
    request.sort = sort;
    const Results here = near.search(request);
    const Results there = remote.search(request);
    EXPECT_EQ(ids(here.hits), ids(there.hits));
    ASSERT_FALSE(here.hits.empty());
    for (std::size_t i = 0; i < here.hits.size(); ++i) {
      EXPECT_EQ(here.hits[i].family, there.hits[i].family);
      EXPECT_EQ(here.hits[i].copies, there.hits[i].copies);
    }
  }
}

TEST_F(GroupedSearch, TwoIndexesAreGroupedTogetherWhereTheyKnowTheSameFamily) {
  const std::string other = (room_->path() / "other.idx").string();
  make_index(*room_, "other.idx", stories(0));
  SearchEngine engine({index(), other});
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    SearchRequest request = asking("w11x5");
    request.sort = sort;
    request.limit = 100;
    const Results all = engine.search(request);
    std::set<std::string> groups;
    for (const Hit& hit : all.hits) groups.insert(group_of(hit));
    request.group = true;
    const Results grouped = engine.search(request);
    EXPECT_EQ(grouped.total, all.total);
    EXPECT_EQ(grouped.hits.size(), groups.size());
    EXPECT_EQ(grouped.total_families, groups.size());
  }
}

TEST_F(GroupedSearch, CopiesAreTheOthersOfTheFamilyEarliestFirstMatchingOrNot) {
  SearchEngine engine({index()});
  SearchRequest request = asking("id:s11c5");
  request.group = true;
  const Results found = engine.search(request);
  ASSERT_EQ(found.hits.size(), 1U);
  const Hit& hit = found.hits.front();
  ASSERT_TRUE(hit.family.has_value());
  EXPECT_EQ(hit.family->size, 6U);
  std::vector<std::string> copies;
  for (const Copy& copy : hit.copies) copies.push_back(copy.id);
  // Of the 3rd, 6th, 22nd and 28th; s11c1 and s11c5 are undated.
  EXPECT_THAT(copies, ElementsAre("s11c3", "s11c4", "s11c0", "s11c2", "s11c1"));
  request.families = false;
  EXPECT_THAT(engine.search(request).hits.front().copies, IsEmpty());
}

TEST_F(GroupedSearch, AnArticleWithoutCopiesIsItsOwnFamily) {
  SearchEngine engine({index()});
  SearchRequest request = asking("id:s6c0");
  request.group = true;
  const Results found = engine.search(request);
  EXPECT_EQ(found.total_families, 1U);
  EXPECT_FALSE(found.hits.at(0).family.has_value());
}

TEST_F(GroupedSearch, MembersAreFoundByArticleAndByFamily) {
  SearchEngine engine({index()});
  const std::optional<Members> of_article = engine.members("s11c5");
  ASSERT_TRUE(of_article.has_value());
  EXPECT_THAT(ids(of_article->hits), ElementsAre("s11c3", "s11c4", "s11c0", "s11c2", "s11c1", "s11c5"));
  EXPECT_EQ(std::count_if(of_article->hits.begin(), of_article->hits.end(), is_lead), 1);
  ASSERT_TRUE(of_article->family.has_value());
  const std::optional<Members> of_family = engine.members(of_article->family->id);
  ASSERT_TRUE(of_family.has_value());
  EXPECT_EQ(ids(of_family->hits), ids(of_article->hits));
  const std::optional<Members> alone = engine.members("s6c0");
  ASSERT_TRUE(alone.has_value());
  EXPECT_FALSE(alone->family.has_value());
  EXPECT_THAT(ids(alone->hits), ElementsAre("s6c0"));
  EXPECT_FALSE(engine.members("nobody").has_value());
}

TEST_F(GroupedSearch, CoverageTellsWhoWasFirstHowOftenAndWhoIsSilent) {
  for (const std::string& place : {index(), far()}) {
    SearchEngine engine({place});
    for (const char* typed : {"ferry", "title:ferry date:2021-03", "w11x5", "-w11x5"}) {
      SCOPED_TRACE(place + ", " + typed);
      SearchRequest request = asking(typed);
      request.sort = SortOrder::oldest;
      request.limit = 1000;
      const Results all = engine.search(request);
      std::vector<std::string> firsts;
      std::map<std::string, std::uint64_t> articles;
      std::map<std::string, std::set<std::string>> families;
      std::set<std::string> every_family;
      for (const Hit& hit : all.hits) {
        const std::string& source = hit.article.source;
        if (++articles[source] == 1 && !source.empty()) firsts.push_back(hit.article.id);
        families[source].insert(group_of(hit));
        every_family.insert(group_of(hit));
      }
      const Coverage coverage = engine.coverage(request.query);
      EXPECT_EQ(coverage.total, all.total);
      EXPECT_EQ(coverage.total_families, every_family.size());
      EXPECT_EQ(coverage.unnamed, articles[""]);
      std::vector<std::string> found;
      for (const SourceCoverage& each : coverage.sources) {
        found.push_back(each.first.id);
        EXPECT_EQ(each.source, each.first.source);
        EXPECT_EQ(each.articles, articles[each.source]) << each.source;
        EXPECT_EQ(each.families, families[each.source].size()) << each.source;
      }
      EXPECT_EQ(found, firsts);
      EXPECT_EQ(coverage.sources.size() + coverage.silent.size(), 6U)
          << "every source is in one of the lists";
      for (const std::string& silent : coverage.silent) EXPECT_EQ(articles.count(silent), 0U) << silent;
    }
  }
}

}  // namespace
}  // namespace morgue
