#include "indexer/clean/identity.h"

#include <gtest/gtest.h>

#include "common/hash.h"

namespace morgue {
namespace {

RawArticle raw(const std::string& id, const std::string& url, const std::string& path = "a.txt",
               std::uint64_t record = 0) {
  RawArticle article;
  article.id = id;
  article.url = url;
  article.path = path;
  article.record = record;
  return article;
}

TEST(Identity, AStatedIdIsKept) {
  EXPECT_EQ(article_id(raw("Imevb9iLU0IHuXl9", "https://a.example/1")), "Imevb9iLU0IHuXl9");
  EXPECT_EQ(article_id(raw("  tag:a.example,2019:1 \n", "")), "tag:a.example,2019:1");
  EXPECT_EQ(article_id(raw("a\x01"
                           "b<&amp;",
                           "")),
            "a b<&amp;")
      << "an id is no markup";
}

TEST(Identity, WithoutOneTheAddressDecides) {
  const std::string id = article_id(raw("", "https://www.a.example/news/1?utm_source=x#top", "one.txt", 1));
  EXPECT_EQ(id, article_id(raw("", "http://a.example/news/1/", "two.jsonl", 7)));
  EXPECT_NE(id, article_id(raw("", "https://a.example/news/2")));
  EXPECT_EQ(id.size(), 16U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Identity, WithoutAnAddressPathAndRecordDecide) {
  EXPECT_EQ(article_id(raw("", "")), article_id(raw(" ", " ")));
  EXPECT_NE(article_id(raw("", "", "a.txt")), article_id(raw("", "", "b.txt")));
  EXPECT_NE(article_id(raw("", "", "a.jsonl", 1)), article_id(raw("", "", "a.jsonl", 2)));
}

// Ids are on disk: an archive indexed today must be recognised by what is built later.
TEST(Identity, HashesStayAsTheyAre) {
  EXPECT_EQ(article_id(raw("", "", "a.txt", 3)), hex64(hash64("path:a.txt:3")));
  EXPECT_EQ(article_id(raw("", "https://www.a.example/1")), hex64(hash64("url:a.example/1")));
}

TEST(Identity, HostsOfAddresses) {
  struct Case {
    const char* name;
    const char* url;
    const char* host;
  };
  constexpr Case cases[] = {
      {"www is dropped", "https://www.bbc.co.uk/news/1", "bbc.co.uk"},
      {"case, port and user", "HTTP://me@WWW.Example.ORG:8080/x", "example.org"},
      {"nothing after the host", "https://example.org", "example.org"},
      {"a query at once", "https://example.org?x=1", "example.org"},
      {"no scheme", "example.org/news", ""},
      {"no address", "Reuters", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(host_of(c.url), c.host);
  }
}

}  // namespace
}  // namespace morgue
