#include "morgue/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/cli/small_archive.h"
#include "tests/common/copies/sample_texts.h"
#include "tests/support/search_output.h"

namespace morgue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ArchiveTest : public ::testing::Test {
 protected:
  ArchiveTest() { make_index(room_, "news.idx", small_archive()); }

  std::string index() const { return (room_.path() / "news.idx").string(); }

  EmptyRoom room_;
};

TEST_F(ArchiveTest, SaysWhatTheSearcherPrints) {
  Archive archive({index()});
  const Archive::Answer answer = archive.search({.query = "turkey OR ferry",
                                                 .limit = 5,
                                                 .offset = 1,
                                                 .facets = {{"source", 2}, {"tag"}},
                                                 .timeline = Archive::Unit::year,
                                                 .snippets = 2});
  const RunResult printed = run_searcher(
      room_, {"--index", "news.idx", "--format", "json", "--limit", "5", "--offset", "1", "--facet",
              "source:2", "--facet", "tag", "--timeline", "year", "--snippets", "2", "turkey OR ferry"});
  const SearchOutput expected = read_search_output(printed.out);
  EXPECT_EQ(answer.interpreted, expected.interpreted);
  EXPECT_EQ(answer.total, expected.total);
  EXPECT_EQ(answer.total_is_exact, expected.total_is_exact);
  EXPECT_EQ(answer.total_families, expected.total_families);
  ASSERT_EQ(answer.hits.size(), expected.hits.size());
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const Archive::Hit& hit = answer.hits[i];
    const HitOutput& other = expected.hits[i];
    EXPECT_EQ(hit.rank, other.rank);
    EXPECT_DOUBLE_EQ(hit.score, other.score);
    EXPECT_EQ(hit.article.id, other.id);
    EXPECT_EQ(hit.article.title, other.title);
    EXPECT_EQ(hit.article.url, other.url.value_or(""));
    EXPECT_EQ(hit.article.path, other.path);
    EXPECT_EQ(hit.article.source, other.source.value_or(""));
    EXPECT_EQ(hit.article.authors, other.authors);
    EXPECT_EQ(hit.article.date, other.date.value_or(""));
    EXPECT_EQ(hit.article.language, other.language.value_or(""));
    EXPECT_EQ(hit.article.section, other.section.value_or(""));
    EXPECT_EQ(hit.article.tags, other.tags);
    EXPECT_EQ(hit.article.places, other.places);
    EXPECT_EQ(hit.article.title_spans.size(), other.title_spans.size());
    ASSERT_EQ(hit.family.has_value(), other.family.has_value());
    ASSERT_EQ(hit.copies.size(), other.copies.size());
    ASSERT_EQ(hit.snippets.size(), other.snippets.size());
    for (std::size_t j = 0; j < hit.snippets.size(); ++j) {
      EXPECT_EQ(hit.snippets[j].text, other.snippets[j].text);
      ASSERT_EQ(hit.snippets[j].spans.size(), other.snippets[j].spans.size());
      if (other.snippets[j].spans.empty()) continue;
      EXPECT_EQ(hit.snippets[j].spans.at(0).begin, other.snippets[j].spans.at(0).first);
      EXPECT_EQ(hit.snippets[j].spans.at(0).end, other.snippets[j].spans.at(0).second);
    }
  }
  ASSERT_EQ(answer.facets.size(), 2U);
  EXPECT_EQ(answer.facets[0].field, "source");
  const FacetRestOutput& rest = expected.facets_other.at("source");
  EXPECT_EQ(answer.facets[0].other_values, rest.values);
  EXPECT_EQ(answer.facets[0].other_count, rest.count);
  EXPECT_EQ(answer.facets[0].missing, rest.missing);
  ASSERT_EQ(answer.facets[0].values.size(), expected.facets.at("source").size());
  EXPECT_EQ(answer.facets[0].values[0].value, expected.facets.at("source")[0].value);
  EXPECT_EQ(answer.facets[0].values[0].count, expected.facets.at("source")[0].count);
  ASSERT_EQ(answer.timeline.size(), expected.timeline.size());
  EXPECT_EQ(answer.timeline.back().value, expected.timeline.back().value);
  EXPECT_EQ(answer.undated, expected.undated);
}

TEST_F(ArchiveTest, GroupsCopiesUnlessAskedNotTo) {
  const std::string report = sample::story_words("ferry", 0, 100);
  std::vector<SmallArticle> copies;
  for (const char* id : {"c1", "c2", "c3"}) {
    SmallArticle copy;
    copy.id = id;
    copy.title = "Report";
    copy.text = report;
    copy.source = std::string("Outlet ") + id;
    copies.push_back(copy);
  }
  make_index(room_, "copies.idx", copies);
  Archive archive({(room_.path() / "copies.idx").string()});
  const Archive::Answer grouped = archive.search({.query = "ferry7", .facets = {{"source"}}});
  EXPECT_EQ(grouped.total, 3U);
  EXPECT_EQ(grouped.total_families, 1U);
  ASSERT_EQ(grouped.hits.size(), 1U);
  ASSERT_TRUE(grouped.hits[0].family.has_value());
  EXPECT_EQ(grouped.hits[0].family->size, 3U);
  ASSERT_EQ(grouped.hits[0].copies.size(), 2U);
  EXPECT_EQ(grouped.hits[0].copies[0].source, "Outlet c2");
  EXPECT_EQ(grouped.facets[0].values[0].families, 1U);
  const Archive::Answer all = archive.search({.query = "ferry7", .group = false});
  EXPECT_EQ(all.hits.size(), 3U);
  EXPECT_FALSE(all.total_families.has_value());
}

TEST_F(ArchiveTest, OrdersAndReadsAsAsked) {
  Archive archive({index()});
  const auto first = [&](const Archive::Request& request) {
    const Archive::Answer answer = archive.search(request);
    return answer.hits.empty() ? "" : answer.hits[0].article.id;
  };
  EXPECT_EQ(first({.query = "ferry", .order = Archive::Order::newest}), "ferry-12");
  EXPECT_EQ(first({.query = "ferry", .order = Archive::Order::oldest}), "ferry-01");
  EXPECT_EQ(first({.query = "keeper zyzzyva", .any = true}), "undated");
  EXPECT_EQ(first({.query = "keeper zyzzyva"}), "");
  EXPECT_EQ(
      first({.query = "ferry", .limit = std::numeric_limits<std::size_t>::max(), .offset = 11}).substr(0, 5),
      "ferry");
}

TEST_F(ArchiveTest, NotesWhatWasReadLenientlyAndSuggests) {
  Archive archive({index()});
  EXPECT_THAT(archive.search({.query = "(ferry"}).notes, ::testing::SizeIs(1));
  EXPECT_EQ(archive.search({.query = "catedral"}).suggestion, "cathedral");
  EXPECT_EQ(archive.search({.query = "ferry"}).suggestion, std::nullopt);
}

TEST_F(ArchiveTest, GivesAWholeArticle) {
  Archive archive({index()});
  const std::optional<Archive::Text> text = archive.article("s400-deal", "talks");
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->text, small_archive()[0].text);
  EXPECT_EQ(text->article.authors, std::vector<std::string>{"Maria Keller"});
  ASSERT_EQ(text->spans.size(), 1U);
  EXPECT_EQ(text->text.substr(text->spans[0].begin, text->spans[0].end - text->spans[0].begin), "talks");
  EXPECT_THAT(archive.article("s400-deal")->spans, IsEmpty());
  EXPECT_EQ(archive.article("nobody"), std::nullopt);
  EXPECT_EQ(archive.article_count(), small_archive().size());
}

TEST_F(ArchiveTest, SearchesSeveralIndexesAsOne) {
  make_index(room_, "more.idx", {{"extra", "A ferry to nowhere", "The ferry to nowhere never sailed."}});
  Archive archive({index(), (room_.path() / "more.idx").string()});
  EXPECT_EQ(archive.search({.query = "ferry"}).total, 13U);
}

TEST_F(ArchiveTest, WhatGoesWrongIsAFailureWithASentence) {
  Archive archive({index()});
  struct Case {
    const char* name;
    Archive::Request request;
    const char* sentence;
  };
  const Case cases[] = {
      {"a malformed query, where that matters", {.query = "(ferry", .strict = true}, "(ferry"},
      {"a field without facets", {.query = "ferry", .facets = {{"title"}}}, "'title'"},
      {"no such field", {.query = "ferry", .facets = {{"colour"}}}, "'colour'"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    try {
      archive.search(each.request);
      ADD_FAILURE() << "no failure";
    } catch (const Archive::Failure& failure) {
      EXPECT_THAT(failure.what(), HasSubstr(each.sentence));
    }
  }
  for (const std::vector<std::string>& indexes : {std::vector<std::string>{"nowhere"}, {}}) {
    try {
      const Archive archive_of_none(indexes);
      ADD_FAILURE() << "no failure";
    } catch (const Archive::Failure& failure) {
      EXPECT_THAT(failure.what(), HasSubstr(indexes.empty() ? "no index given" : "nowhere"));
      EXPECT_NE(failure.hint(), "");
    }
  }
}

TEST_F(ArchiveTest, NumbersOutOfAnyBoundsAreBroughtWithinThem) {
  constexpr std::size_t huge = std::numeric_limits<std::size_t>::max();
  Archive archive({index()});
  EXPECT_EQ(archive.search({.query = "ferry", .limit = huge}).hits.size(), 12U);
  EXPECT_THAT(archive.search({.query = "ferry", .offset = huge}).hits, IsEmpty());
  for (const std::size_t characters : {std::size_t{0}, std::size_t{1}, huge}) {
    const Archive::Answer answer =
        archive.search({.query = "ferry", .limit = 1, .snippets = huge, .snippet_chars = characters});
    ASSERT_FALSE(answer.hits.at(0).snippets.empty());
    for (const Archive::Snippet& snippet : answer.hits[0].snippets) EXPECT_NE(snippet.text, "");
  }
}

}  // namespace
}  // namespace morgue
