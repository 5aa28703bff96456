// Random queries over random articles: what is found, counted and paged, against a plain reading of the articles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/cli/small_archive.h"

namespace morgue {
namespace {

constexpr CivilDay today = std::chrono::year(2020) / std::chrono::February / 10;

// Whether an article is meant by a query.
using Meaning = std::function<bool(const SmallArticle&)>;

struct Asked {
  std::string typed;
  Meaning meaning;
};

// Few words, so that they meet often, and none that a stemmer or a spelling rule knows.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  std::vector<SmallArticle> archive(std::size_t count) {
    static const std::array<const char*, 8> dates{
        "", "2018", "2019", "2019-02", "2019-03", "2018-12-31", "2019-02-28", "2019-03-01T23:10:00+04:00"};
    static const std::array<const char*, 3> sources{"Northern Wire", "Harbour Gazette", "Delta Post"};
    std::vector<SmallArticle> all;
    while (all.size() < count) {
      SmallArticle article;
      article.id = "n" + std::to_string(all.size());
      article.title = words(2);
      article.text = words(4 + below(14)) + ".";
      article.date = dates.at(below(dates.size()));
      article.source = sources.at(below(sources.size()));
      all.push_back(article);
    }
    return all;
  }

  Asked query(int depth) {
    const std::size_t kind = below(depth == 0 ? 3 : 7);
    if (kind == 0) return span();
    if (kind < 3 || depth == 0) return kind == 1 ? phrase() : word_asked();
    const Asked a = query(depth - 1);
    const Asked b = query(depth - 1);
    if (kind == 3) return {"(" + a.typed + ") (" + b.typed + ")", both(a.meaning, b.meaning)};
    if (kind == 4) return {"(" + a.typed + ") NOT (" + b.typed + ")", both(a.meaning, none(b.meaning))};
    if (kind == 5) return {"NOT (" + a.typed + ")", none(a.meaning)};
    return {"(" + a.typed + ") OR (" + b.typed + ")", none(both(none(a.meaning), none(b.meaning)))};
  }

  std::string alternatives() {
    std::string typed = word();
    for (std::size_t i = 2 + below(3); i > 0; --i) typed += " OR " + word();
    return typed;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }

 private:
  // The later a word, the rarer.
  std::string word() {
    static const std::array<const char*, 8> words{"zul", "kor", "bax", "mip", "tof", "wug", "dax", "vex"};
    return words.at(std::min(below(words.size()), below(words.size())));
  }

  std::string words(std::size_t count) {
    std::string text = word();
    for (; count > 1; --count) text += " " + word();
    return text;
  }

  static Meaning both(Meaning a, Meaning b) {
    return [a = std::move(a), b = std::move(b)](const SmallArticle& article) {
      return a(article) && b(article);
    };
  }
  static Meaning none(Meaning a) {
    return [a = std::move(a)](const SmallArticle& article) { return !a(article); };
  }

  // Words are parted by single spaces, but for the full stop at a text's end.
  static bool has(const std::string& text, const std::string& words) {
    return (" " + text.substr(0, text.find('.')) + " ").find(" " + words + " ") != std::string::npos;
  }
  static Meaning stands_in_either(const std::string& words) {
    return [words](const SmallArticle& article) {
      return has(article.title, words) || has(article.text, words);
    };
  }

  Asked word_asked() {
    const std::string one = word();
    if (below(4) > 0) return {one, stands_in_either(one)};
    return {"title:" + one, [one](const SmallArticle& article) { return has(article.title, one); }};
  }

  Asked phrase() {
    const std::string some = words(2 + below(2));
    return {"\"" + some + "\"", stands_in_either(some)};
  }

  // What a span holds whole; days are compared as they are written.
  Asked span() {
    struct Case {
      const char* typed;
      std::set<std::string> days;  // as far as they are written
    };
    static const std::vector<Case> cases{
        {"date:2019", {"2019", "2019-02", "2019-03", "2019-02-28", "2019-03-01"}},
        {"date:2019-02", {"2019-02", "2019-02-28"}},
        {"date:..2019-02-27", {"2018", "2018-12-31"}},
        {"date:..2019-02", {"2018", "2018-12-31", "2019-02", "2019-02-28"}},
        {"before:2019-03-02", {"2018", "2018-12-31", "2019-02", "2019-02-28", "2019-03-01"}},
        {"after:2018", {"2019", "2019-02", "2019-03", "2019-02-28", "2019-03-01"}},
        {"date:2018-06..2019-03-01", {"2018-12-31", "2019-02", "2019-02-28", "2019-03-01"}},
        {"date:2018-12-31..2019-03-31", {"2018-12-31", "2019-02", "2019-03", "2019-02-28", "2019-03-01"}},
        {"date:13m", {"2019-02", "2019-03", "2019-02-28", "2019-03-01"}},
    };
    const Case& one = cases[below(cases.size())];
    return {one.typed,
            [&one](const SmallArticle& article) { return one.days.contains(article.date.substr(0, 10)); }};
  }

  std::mt19937 random_;
};

class Laws : public testing::Test {
 protected:
  static constexpr std::size_t articles = 120;

  void SetUp() override {
    make_index(room_, "whole.idx", archive_);
    const auto middle = archive_.begin() + articles / 3;
    make_index(room_, "first.idx", {archive_.begin(), middle});
    make_index(room_, "second.idx", {middle, archive_.end()});
    whole_ = std::make_unique<SearchEngine>(std::vector{path("whole.idx")});
    parts_ = std::make_unique<SearchEngine>(std::vector{path("first.idx"), path("second.idx")});
  }

  static SearchRequest request(const std::string& typed, std::size_t limit = articles) {
    SearchRequest request;
    request.query = parse_query(typed, {false, true, today});
    request.limit = limit;
    request.snippets = 0;
    return request;
  }

  static std::vector<std::string> ids(const Results& results) {
    std::vector<std::string> found;
    for (const Hit& hit : results.hits) found.push_back(hit.article.id);
    return found;
  }

  const std::vector<SmallArticle>& archive() const { return archive_; }
  SearchEngine& whole() { return *whole_; }
  SearchEngine& parts() { return *parts_; }

 private:
  std::string path(const char* index) const { return (room_.path() / index).string(); }

  EmptyRoom room_;
  std::vector<SmallArticle> archive_ = Generator(11).archive(articles);
  std::unique_ptr<SearchEngine> whole_;
  std::unique_ptr<SearchEngine> parts_;
};

TEST_F(Laws, WhatIsFoundAndCountedIsWhatAPlainReadingGives) {
  Generator generator(7);
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    const Asked asked = generator.query(3);
    SCOPED_TRACE(asked.typed);
    std::set<std::string> expected;
    for (const SmallArticle& article : archive()) {
      if (asked.meaning(article)) expected.insert(article.id);
    }
    hits += expected.size();
    SearchRequest counting = request(asked.typed);
    counting.facets = {{FieldId::source, 2}};
    counting.timeline = TimeUnit::month;
    for (SearchEngine* engine : {&whole(), &parts()}) {
      const Results results = engine->search(counting);
      ASSERT_THAT(ids(results), testing::UnorderedElementsAreArray(expected));
      ASSERT_EQ(results.total, expected.size());
      std::uint64_t by_source = results.facets[0].other_count + results.facets[0].missing;
      for (const FacetCount& value : results.facets[0].values) by_source += value.count;
      ASSERT_EQ(by_source, expected.size());
      std::uint64_t by_month = results.timeline->undated;
      for (const TimelineBucket& bucket : results.timeline->buckets) by_month += bucket.count;
      ASSERT_EQ(by_month, expected.size());
    }
  }
  EXPECT_GT(hits, 300U * articles / 10) << "the generator has degenerated";
  EXPECT_LT(hits, 300U * articles * 9 / 10);
}

TEST_F(Laws, PagesJoinedAreOneLongPage) {
  Generator generator(5);
  for (int round = 0; round < 12; ++round) {
    const std::string typed = generator.alternatives();
    const auto order =
        std::array{SortOrder::relevance, SortOrder::newest, SortOrder::oldest}.at(generator.below(3));
    SearchRequest asked = request(typed);
    asked.sort = order;
    const std::vector<std::string> all = ids(whole().search(asked));
    for (const std::size_t limit : {1U, 7U, 20U, 40U}) {
      SCOPED_TRACE(typed + ", pages of " + std::to_string(limit));
      asked.limit = limit;
      std::vector<std::string> joined;
      for (asked.offset = 0; asked.offset < all.size(); asked.offset += limit) {
        const std::vector<std::string> page = ids(whole().search(asked));
        joined.insert(joined.end(), page.begin(), page.end());
      }
      ASSERT_EQ(joined, all);
    }
  }
}

}  // namespace
}  // namespace morgue
