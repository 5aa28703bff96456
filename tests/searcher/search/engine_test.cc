#include "searcher/search/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "common/error.h"
#include "common/index_directory.h"
#include "searcher/query/parser.h"
#include "tests/support/program_runner.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SearchEngineTest : public testing::Test {
 protected:
  SearchEngineTest() {
    std::string lines;
    for (int i = 1; i <= 30; ++i) {
      lines += R"({"id":"a)" + std::to_string(i) + R"(","title":"Harbour news )" + std::to_string(i) +
               R"(","source":"Gazette","date":"2020-01-)" + (i < 10 ? "0" : "") + std::to_string(i) +
               R"(","text":"The ferry left the harbour at dawn, as on )" + std::to_string(i) +
               R"( other days."})" + "\n";
    }
    room_.write("news.jsonl", lines);
    const RunResult added = run_indexer(room_, {"add", "--index", "news.idx", "news.jsonl"});
    EXPECT_EQ(added.exit_code, 0) << added.error;
  }

  SearchRequest asking(const std::string& typed) const {
    SearchRequest request;
    request.query = parse_query(typed, {false, false, CivilDay{std::chrono::year(2020) / 2 / 1}});
    return request;
  }

  fs::path index() const { return room_.path() / "news.idx"; }

  fs::path segment() const {
    const IndexDirectory directory(index());
    return directory.path_of(directory.entries().at(0));
  }

  EmptyRoom room_;
};

TEST_F(SearchEngineTest, AnswersTheSameAgain) {
  SearchEngine engine({index().string()});
  const Results first = engine.search(asking("ferry"));
  const Results again = engine.search(asking("ferry"));
  EXPECT_EQ(first.total, 30U);
  EXPECT_TRUE(first.total_is_exact);
  ASSERT_EQ(first.hits.size(), 10U);
  for (std::size_t i = 0; i < first.hits.size(); ++i) {
    EXPECT_EQ(first.hits[i].article, again.hits[i].article);
    EXPECT_EQ(first.hits[i].snippets, again.hits[i].snippets);
  }
}

TEST_F(SearchEngineTest, GoesOnWhenTheSegmentItReadsWasRewrittenTwice) {
  // Many enough that the tables have leaves which a reader has not read when it is opened.
  std::string lines;
  for (int i = 0; i < 600; ++i) {
    lines +=
        R"({"title":"Tide table","url":"http://tides.example/)" + std::to_string(i) + R"(","text":"ferry)";
    for (int word = 0; word < 60; ++word) lines += " w" + std::to_string((i * 7919 + word * 104729) % 9973);
    lines += "\"}\n";
  }
  room_.write("tides.jsonl", lines);
  fs::remove_all(index());
  ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "tides.jsonl"}).exit_code, 0);
  SearchEngine engine({index().string()});
  const Xapian::Database plain_reader(segment().string());
  Xapian::WritableDatabase writer(segment().string(), Xapian::DB_OPEN);
  for (Xapian::docid id = 1; id <= 3; ++id) {
    writer.delete_document(id);
    writer.commit();
  }
  Xapian::Enquire plain(plain_reader);
  plain.set_query(Xapian::Query("ferry"));
  EXPECT_THROW(plain.get_mset(0, 10), Xapian::DatabaseModifiedError) << "the test has lost its subject";
  const Results after = engine.search(asking("ferry"));
  EXPECT_EQ(after.total, 597U);
  EXPECT_EQ(after.hits.size(), 10U);
}

TEST_F(SearchEngineTest, GoesOnWhenTheSegmentItReadsWasMergedAway) {
  SearchEngine engine({index().string()});
  EXPECT_EQ(engine.search(asking("ferry")).total, 30U);
  const IndexDirectory directory(index());
  const fs::path old = segment();
  const fs::path merged = directory.new_segment_path();
  Xapian::Database(old.string()).compact(merged.string());
  directory.publish({IndexDirectory::entry_of(merged)});
  fs::remove_all(old);
  const Results after = engine.search(asking("\"left the harbour\""));
  EXPECT_EQ(after.total, 30U);
}

TEST_F(SearchEngineTest, SaysInOneSentenceThatASegmentIsDamaged) {
  fs::resize_file(segment() / "postlist.glass", 100);
  try {
    SearchEngine engine({index().string()});
    engine.search(asking("ferry"));
    FAIL() << "a cut postlist was read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("news.idx"));
    EXPECT_THAT(error.hint(), HasSubstr("indexer check"));
    EXPECT_EQ(error.exit_code(), ExitCode::failure);
  }
}

TEST_F(SearchEngineTest, SortsByDateWithTiesByIdAndUndatedLast) {
  room_.write(
      "more.jsonl",
      "{\"id\":\"b2\",\"title\":\"Undated\",\"text\":\"A ferry.\"}\n"
      "{\"id\":\"b1\",\"title\":\"Undated too\",\"text\":\"Another ferry.\"}\n"
      "{\"id\":\"a0\",\"title\":\"Same day\",\"date\":\"2020-01-01\",\"text\":\"The first ferry.\"}\n");
  ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "more.jsonl"}).exit_code, 0);
  SearchEngine engine({index().string()});
  SearchRequest request = asking("ferry");
  request.limit = 40;
  const auto ids = [&](SortOrder order) {
    request.sort = order;
    std::vector<std::string> found;
    for (const Hit& hit : engine.search(request).hits) found.push_back(hit.article.id);
    return found;
  };
  const std::vector<std::string> oldest = ids(SortOrder::oldest);
  ASSERT_EQ(oldest.size(), 33U);
  EXPECT_EQ(oldest[0], "a0");
  EXPECT_EQ(oldest[1], "a1");
  EXPECT_EQ(oldest[31], "b1");
  EXPECT_EQ(oldest[32], "b2");
  const std::vector<std::string> newest = ids(SortOrder::newest);
  EXPECT_EQ(newest[0], "a30");
  EXPECT_THAT(std::vector(newest.end() - 2, newest.end()), testing::UnorderedElementsAre("b1", "b2"));
  // Pages of the oldest first, over the border between dated and undated.
  request.limit = 2;
  request.offset = 30;
  EXPECT_THAT(ids(SortOrder::oldest), testing::ElementsAre("a30", "b1"));
}

TEST_F(SearchEngineTest, AStemOfAnotherLanguageMeetsNothingInThisOne) {
  // "dock" is what the German stemmer makes of "dockers", and an English word that nobody asked for.
  std::string lines;
  for (int i = 0; i < 4; ++i) {
    lines += R"({"id":"en)" + std::to_string(i) + R"(","language":"en","title":"Ship in dock )" +
             std::to_string(i) + R"(","text":"She lay in dock for )" + std::to_string(i) + R"( days."})" +
             "\n";
    lines += R"({"id":"de)" + std::to_string(i) + R"(","language":"de","title":"Schiff im Dock )" +
             std::to_string(i) + R"(","text":"Es lag )" + std::to_string(i) + R"( Tage im Dock."})" + "\n";
  }
  lines += R"({"id":"en9","language":"en","title":"Walkout","text":"The dockers walked out."})";
  room_.write("docks.jsonl", lines);
  fs::remove_all(index());
  ASSERT_EQ(run_indexer(room_, {"add", "--index", "news.idx", "docks.jsonl"}).exit_code, 0);
  SearchEngine engine({index().string()});
  EXPECT_THAT(engine.languages(), testing::ElementsAre("de", "en"));
  const auto found = [&](const std::string& typed) {
    std::vector<std::string> ids;
    for (const Hit& hit : engine.search(asking(typed)).hits) ids.push_back(hit.article.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_EQ(found("dockers"), (std::vector<std::string>{"de0", "de1", "de2", "de3", "en9"}));
  EXPECT_EQ(found("dockers lang:en"), (std::vector<std::string>{"en9"}));
  EXPECT_EQ(found("docks lang:en").size(), 4U);
}

TEST_F(SearchEngineTest, FindsAnArticleByItsIdWithWhatToHighlight) {
  SearchEngine engine({index().string()});
  const std::optional<Hit> hit = engine.article("a7", asking("ferries").query);
  ASSERT_TRUE(hit.has_value());
  EXPECT_EQ(hit->article.title, "Harbour news 7");
  ASSERT_EQ(hit->snippets.size(), 1U);
  EXPECT_EQ(hit->snippets[0].text, "The ferry left the harbour at dawn, as on 7 other days.");
  EXPECT_THAT(hit->snippets[0].spans, testing::ElementsAre(Span{4, 9}));
  EXPECT_FALSE(engine.article("nobody", Query{}).has_value());
}

}  // namespace
}  // namespace morgue
