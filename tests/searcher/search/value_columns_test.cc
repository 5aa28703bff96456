#include "searcher/search/value_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr Xapian::valueno source = 0;
constexpr Xapian::valueno family = 1;

struct Article {
  std::string source;
  std::string family;
};

Xapian::Database shard_of(const std::vector<Article>& articles) {
  Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
  for (const Article& article : articles) {
    Xapian::Document document;
    document.add_value(source, article.source);
    document.add_value(family, article.family);
    shard.add_document(document);
  }
  return shard;
}

// Numbers: the first shard's are 1, 3, 5, 7; the second's 2, 4, 6.
std::vector<Xapian::Database> two_shards() {
  return {shard_of({{"AP", "f1"}, {"Radio", ""}, {"AP", "f1"}, {"", "f1"}}),
          shard_of({{"Post", "f2"}, {"AP", "f1"}, {"Radio", "f2"}})};
}

const std::vector<Xapian::docid> all{1, 3, 5, 7, 2, 4, 6};

TEST(ValueColumns, CountAlikeHoweverOftenTheyAreAsked) {
  ValueColumns columns(two_shards());
  for (int time = 1; time <= 4; ++time) {
    EXPECT_THAT(columns.counts(source, {1, 3, 2}),
                ElementsAre(Pair("AP", 1), Pair("Post", 1), Pair("Radio", 1)))
        << "time " << time;
    EXPECT_THAT(columns.counts(source, all), ElementsAre(Pair("AP", 3), Pair("Post", 1), Pair("Radio", 2)));
    EXPECT_THAT(columns.counts(source, {7}), IsEmpty()) << "it has no value";
    EXPECT_THAT(columns.counts(source, {}), IsEmpty());
  }
}

TEST(ValueColumns, CountInWhateverOrderDocumentsCome) {
  ValueColumns columns(two_shards());
  EXPECT_THAT(columns.counts(source, {5, 1}), ElementsAre(Pair("AP", 2)));
  EXPECT_THAT(columns.counts(source, {6, 2, 3}), ElementsAre(Pair("Post", 1), Pair("Radio", 2)));
}

TEST(ValueColumns, CountAllDocuments) {
  EXPECT_THAT(ValueColumns(two_shards()).counts(family), ElementsAre(Pair("f1", 4), Pair("f2", 2)));
}

TEST(ValueColumns, FewMatchesOfManyValuesAreCountedInTheirOrder) {
  std::vector<Article> articles;
  for (int i = 100; i < 200; ++i) articles.push_back({std::to_string(i), ""});
  ValueColumns columns({shard_of(articles)});
  columns.counts(source);
  EXPECT_THAT(columns.counts(source, {90, 5, 5, 1}),
              ElementsAre(Pair("100", 1), Pair("104", 2), Pair("189", 1)));
}

TEST(ValueColumns, TellWhatIsRepeatedWithinAValue) {
  for (const bool whole : {false, true}) {
    ValueColumns columns(two_shards());
    if (whole) {
      columns.counts(source);
      columns.counts(family);
    }
    EXPECT_THAT(columns.repeated(source, family, all), ElementsAre(Pair("AP", 2)));
    EXPECT_THAT(columns.repeated(source, family, {1, 2, 6}), IsEmpty());
  }
}

TEST(ValueColumns, OfNothingThereAreNone) {
  ValueColumns columns({shard_of({})});
  EXPECT_THAT(columns.counts(source), IsEmpty());
  EXPECT_THAT(columns.counts(source, {}), IsEmpty());
}

TEST(ValueColumns, DocumentsThatWereDeletedLeaveNoValue) {
  Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
  for (const char* value : {"AP", "Post", "AP"}) {
    Xapian::Document document;
    document.add_value(source, value);
    shard.add_document(document);
  }
  shard.delete_document(3);
  ValueColumns columns({shard});
  EXPECT_THAT(columns.counts(source), ElementsAre(Pair("AP", 1), Pair("Post", 1)));
  EXPECT_THAT(columns.counts(source, {1, 2}), ElementsAre(Pair("AP", 1), Pair("Post", 1)));
}

}  // namespace
}  // namespace morgue
