// What is counted from documents against what Xapian's own spies count of the same match.
#include "searcher/search/match_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "common/schema.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

using Query = Xapian::Query;

// Two shards of articles with the words a to e by arithmetic; of the first shard, every seventh was deleted. "all" is in
// each article.
class MatchCountsOverTwoShards : public testing::Test {
 protected:
  void SetUp() override {
    for (const int first : {0, 3}) shards_.push_back(make_shard(first));
    for (const Xapian::Database& shard : shards_) database_.add_database(shard);
  }

  Xapian::Database make_shard(int first) {
    const std::string path = (room_.path() / std::to_string(first)).string();
    Xapian::WritableDatabase shard(path, Xapian::DB_CREATE);
    for (int i = first; i < 3000; ++i) {
      Xapian::Document document;
      document.add_term("all");
      for (int word = 0; word < 5; ++word) {
        if (i % (word + 2) == 0)
          document.add_posting(std::string(1, static_cast<char>('a' + word)), word + 1);
      }
      if (i % 5 != 0) document.add_value(source_, "outlet " + std::to_string(i % 5));
      if (i % 4 == 0) document.add_value(family_, std::to_string(i % 100));
      shard.add_document(document);
    }
    for (Xapian::docid i = 7; first == 0 && i <= 3000; i += 7) shard.delete_document(i);
    shard.commit();
    return Xapian::Database(path);
  }

  const Xapian::valueno source_ = field(FieldId::source).slot;
  const Xapian::valueno family_ = field(FieldId::family).slot;
  EmptyRoom room_;
  std::vector<Xapian::Database> shards_;
  Xapian::Database database_;
};

TEST_F(MatchCountsOverTwoShards, DocumentsCountAsSpiesDo) {
  const Query a("a"), b("b"), c("c"), d("d"), e("e"), every("all");
  const Query words[] = {a, b, c};
  const struct {
    const char* name;
    Query query;
  } cases[] = {
      {"one word", a},
      {"a word that all documents have", every},
      {"a word that none has", Query("x")},
      {"nothing", Query::MatchNothing},
      {"everything", Query::MatchAll},
      {"two words", a & b},
      {"one of two, the same twice", Query(Query::OP_OR, a | b, Query(Query::OP_SCALE_WEIGHT, a, 0.15))},
      {"forms of one word", Query(Query::OP_SYNONYM, words, words + 3)},
      {"forms of one word and another", Query(Query::OP_SYNONYM, words, words + 3) & d},
      {"one that may be", Query(Query::OP_AND_MAYBE, d, e)},
      {"one of two that may have others",
       Query(Query::OP_OR, Query(Query::OP_AND_MAYBE, d, e), Query(Query::OP_AND_MAYBE, c, a))},
      {"one without another", Query(Query::OP_AND_NOT, every, a | b)},
      {"one without another that may be", Query(Query::OP_AND_NOT, a, Query(Query::OP_AND_MAYBE, b, c))},
      {"a filter", Query(Query::OP_FILTER, every, e)},
      {"a filter that all documents have", Query(Query::OP_FILTER, Query::MatchAll, every)},
      {"a range of values",
       Query(Query::OP_FILTER, a, Query(Query::OP_VALUE_RANGE, source_, "outlet 2", "outlet 3"))},
      {"a phrase", Query(Query::OP_OR, Query(Query::OP_PHRASE, words, words + 2, 2), e)},
  };
  ValueColumns columns(shards_);
  for (const auto& [name, query] : cases) {
    SCOPED_TRACE(name);
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    SpyCounts spies(database_, enquire, {source_, family_});
    enquire.get_mset(0, 10, database_.get_doccount());
    std::vector<Xapian::docid> documents = matching_documents(shards_, query);
    EXPECT_EQ(std::set(documents.begin(), documents.end()).size(), documents.size());
    DocumentCounts counts(columns, std::move(documents));
    EXPECT_EQ(counts.matches(), spies.matches());
    for (const Xapian::valueno slot : {source_, family_}) EXPECT_EQ(counts.of(slot), spies.of(slot)) << slot;
    EXPECT_EQ(counts.repeated_copies(source_), spies.repeated_copies(source_));
  }
}

TEST_F(MatchCountsOverTwoShards, DocumentsAreNumberedAsInOneDatabase) {
  const Query query = Query("c") & Query("d");
  std::multiset<Xapian::docid> expected;
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
  for (auto match = matches.begin(); match != matches.end(); ++match) expected.insert(*match);
  const std::vector<Xapian::docid> documents = matching_documents(shards_, query);
  EXPECT_EQ(std::multiset<Xapian::docid>(documents.begin(), documents.end()), expected);
  EXPECT_GT(expected.size(), 200U);
}

}  // namespace
}  // namespace morgue
