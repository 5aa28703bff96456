#include "indexer/write/article_writing.h"

#include <gtest/gtest.h>

#include <atomic>

#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/digests.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

WaitingArticles waiting(const EmptyRoom& room, std::size_t count) {
  DocumentBuilder builder("20210304T000000");
  std::vector<WaitingFile> files;
  files.emplace_back(room.path() / "waiting");
  for (std::size_t i = 0; i < count; ++i) {
    const Article article = sample::article("a" + std::to_string(i), "The ferry number " + std::to_string(i));
    files[0].add(builder.build(article, {content_digest(article), text_digest(article)}), i,
                 article.text.size());
  }
  files[0].finish();
  return {std::move(files), {}};
}

std::vector<std::string> ids_in(const std::vector<fs::path>& databases) {
  std::vector<std::string> ids;
  for (const fs::path& path : databases) {
    const Xapian::Database database(path.string());
    for (Xapian::docid i = 1; i <= database.get_doccount(); ++i) {
      ids.push_back(database.get_document(i).get_value(field(FieldId::id).slot));
    }
  }
  return ids;
}

TEST(WriteArticles, KeepsTheirOrderInAsManyDatabasesAsTheThreadsNeed) {
  struct Case {
    const char* name;
    std::size_t articles;
    unsigned jobs;
    std::size_t databases;
  };
  const Case cases[] = {
      {"nothing makes nothing", 0, 2, 0},
      {"a few are one thread's", 5, 4, 1},
      {"one thread", 450, 1, 1},
      {"two threads", 450, 2, 2},
      {"more threads than there is work for", 450, 16, 5},
      {"more than a database holds", 2100, 1, 2},
      {"as many databases for each thread", 4100, 2, 4},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    const WaitingArticles articles = waiting(room, test.articles);
    WritingOptions options;
    options.working = room.path();
    options.jobs = test.jobs;
    std::uint64_t told = 0;
    options.progress = [&](std::uint64_t, std::uint64_t done) { EXPECT_EQ(done, ++told); };
    const std::vector<fs::path> databases = write_articles(articles, {}, options);
    EXPECT_EQ(databases.size(), test.databases);
    EXPECT_EQ(told, test.articles);
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < test.articles; ++i) expected.push_back("a" + std::to_string(i));
    EXPECT_EQ(ids_in(databases), expected);
  }
}

TEST(WriteArticles, GivesEachThreadAsManyBytes) {
  const EmptyRoom room;
  std::vector<WaitingFile> files;
  files.emplace_back(room.path() / "waiting");
  DocumentBuilder builder("20210304T000000");
  for (std::size_t i = 0; i < 300; ++i) {
    std::string text = "A long report.";
    for (std::size_t word = 0; i < 60 && word < 500; ++word) text += " word" + std::to_string(word);
    files[0].add(builder.build(sample::article("a" + std::to_string(i), text), {}), i, text.size());
  }
  files[0].finish();
  WritingOptions options;
  options.working = room.path();
  options.jobs = 2;
  const std::vector<fs::path> databases = write_articles({std::move(files), {}}, {}, options);
  ASSERT_EQ(databases.size(), 2U);
  EXPECT_LT(Xapian::Database(databases[0].string()).get_doccount(), 60U);
}

TEST(WriteArticles, WritesFamiliesAsSlotAndTerm) {
  const EmptyRoom room;
  const WaitingArticles articles = waiting(room, 3);
  WritingOptions options;
  options.working = room.path();
  const std::vector<fs::path> databases = write_articles(articles, {{0, "00aa"}, {2, "00aa"}}, options);
  ASSERT_EQ(databases.size(), 1U);
  const Xapian::Database database(databases.front().string());
  const Field& family = field(FieldId::family);
  EXPECT_EQ(database.get_termfreq(field_term(family, "00aa")), 2U);
  EXPECT_EQ(database.get_document(1).get_value(family.slot), "00aa");
  EXPECT_EQ(database.get_document(2).get_value(family.slot), "");
  EXPECT_EQ(database.get_document(3).get_value(family.slot), "00aa");
  EXPECT_EQ(read_index_info(database, "").languages, (std::map<std::string, std::uint64_t>{{"en", 3}}));
}

TEST(WriteArticles, EndsAllThreadsWhereOneFails) {
  const EmptyRoom room;
  const WaitingArticles articles = waiting(room, 1000);
  WritingOptions options;
  options.working = room.path() / "no such directory";
  options.jobs = 3;
  std::atomic<bool> told = false;
  options.progress = [&](std::uint64_t, std::uint64_t) { told = true; };
  EXPECT_THROW(write_articles(articles, {}, options), Error);
  EXPECT_FALSE(told);
}

}  // namespace
}  // namespace morgue
