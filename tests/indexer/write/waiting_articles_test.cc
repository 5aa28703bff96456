#include "indexer/write/waiting_articles.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/error.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

BuiltArticle built(const std::string& document, std::vector<std::uint64_t> shingles = {}) {
  BuiltArticle article;
  article.document = document;
  article.is_comparable = !shingles.empty();
  article.shingles = std::move(shingles);
  article.bands.fill(article.is_comparable ? article.shingles.front() : 0);
  return article;
}

std::string document(const WaitingArticles& articles, std::size_t index) {
  std::string bytes;
  articles.read_document(index, bytes);
  return bytes;
}

TEST(WaitingArticles, ComeBackInTheOrderOfTheirSources) {
  const EmptyRoom room;
  std::vector<WaitingFile> files;
  for (const char* name : {"one", "two"}) files.emplace_back(room.path() / name);
  files[0].add(built("third", {7, 8, 9}), 30, 300);
  files[1].add(built("second"), 20, 200);
  files[0].add(built("fourth", {10}), 40, 400);
  files[1].add(built("first", {1, 2}), 10, 100);
  for (WaitingFile& file : files) file.finish();

  const WaitingArticles articles(std::move(files), {});
  ASSERT_EQ(articles.size(), 4U);
  const char* documents[] = {"first", "second", "third", "fourth"};
  const std::vector<std::uint64_t> shingles[] = {{1, 2}, {}, {7, 8, 9}, {10}};
  for (std::size_t i = 0; i < articles.size(); ++i) {
    SCOPED_TRACE(documents[i]);
    EXPECT_EQ(document(articles, i), documents[i]);
    EXPECT_EQ(articles.read_shingles(i), shingles[i]);
    EXPECT_EQ(articles[i].sequence, 10 * (i + 1));
    EXPECT_EQ(articles[i].text_bytes, 100 * (i + 1));
    EXPECT_EQ(articles[i].bands.front(), shingles[i].empty() ? 0 : shingles[i].front());
  }
}

TEST(WaitingArticles, AreWithoutThoseThatWereReplaced) {
  const EmptyRoom room;
  std::vector<WaitingFile> files;
  files.emplace_back(room.path() / "one");
  for (std::uint64_t i = 0; i < 4; ++i) files[0].add(built(std::to_string(i)), i, 1);
  files[0].finish();
  const WaitingArticles articles(std::move(files), {0, 2, 99});
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(document(articles, 0), "1");
  EXPECT_EQ(document(articles, 1), "3");
}

// More than one buffer, and articles larger than one.
TEST(WaitingArticles, MayBeLarge) {
  const EmptyRoom room;
  std::vector<WaitingFile> files;
  files.emplace_back(room.path() / "one");
  const auto text = [](std::size_t i) { return std::string(i * 700'000, static_cast<char>('a' + i)); };
  for (std::size_t i = 0; i < 5; ++i) files[0].add(built(text(i), {i, 5, 6}), i, 1);
  files[0].finish();
  const WaitingArticles articles(std::move(files), {});
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_TRUE(document(articles, i) == text(i)) << i;
    EXPECT_EQ(articles.read_shingles(i), (std::vector<std::uint64_t>{i, 5, 6}));
  }
}

TEST(WaitingArticles, SayWhatIsWrongWithTheirFile) {
  const EmptyRoom room;
  EXPECT_THROW(WaitingFile(room.path() / "no" / "such" / "file"), Error);

  std::vector<WaitingFile> files;
  files.emplace_back(room.path() / "one");
  files[0].add(built("an article"), 1, 1);
  files[0].finish();
  const WaitingArticles articles(std::move(files), {});
  std::filesystem::resize_file(room.path() / "one", 3);
  try {
    document(articles, 0);
    FAIL() << "read what is not there";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("one: cannot be read"), std::string::npos) << failure.what();
  }
}

TEST(WaitingArticles, NameTheDiskThatIsFull) {
  WaitingFile file("/dev/full");
  file.add(built("an article"), 1, 1);
  try {
    file.finish();
    FAIL() << "wrote to a full disk";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("is full"), std::string::npos) << failure.what();
  }
}

}  // namespace
}  // namespace morgue
