#include "common/xapian_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

namespace morgue {
namespace {

using testing::HasSubstr;

TEST(XapianErrors, BecomeSentencesThatNameThePlaceAndSayWhatToTry) {
  struct Case {
    Error error;
    const char* sentence;
    const char* hint;
  };
  const Case cases[] = {
      {explain(Xapian::DatabaseModifiedError("revision gone"), "news.idx"), "kept changing while it was read",
       "search again"},
      {explain(Xapian::DatabaseCorruptError("bad block"), "news.idx"), "is damaged", "indexer check"},
      {explain(Xapian::DatabaseLockError("locked"), "news.idx"), "is locked by another program", "wait"},
      {explain(Xapian::DatabaseNotFoundError("no such file"), "news.idx"), "is not there", "indexer check"},
      {explain(Xapian::DatabaseOpeningError("cannot open"), "news.idx"), "cannot be opened", "indexer check"},
      {explain(Xapian::DatabaseVersionError("old"), "news.idx"), "another version of Xapian",
       "new directory"},
      {explain(Xapian::DatabaseError("EOF reading block 0"), "news.idx"), "EOF reading block 0",
       "indexer check"},
      {explain(Xapian::NetworkTimeoutError("slow"), "news.idx"), "in time", "xapian-tcpsrv"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.sentence);
    EXPECT_THAT(c.error.what(), HasSubstr("news.idx: "));
    EXPECT_THAT(c.error.what(), HasSubstr(c.sentence));
    EXPECT_THAT(c.error.hint(), HasSubstr(c.hint));
    EXPECT_EQ(c.error.exit_code(), ExitCode::failure);
  }
}

TEST(XapianErrors, OfANetworkNameTheShardOnce) {
  const Xapian::NetworkError failure("Received EOF", "remote:tcp(archive-1:7331)", 0);
  EXPECT_EQ(std::string(explain(failure, "news.idx").what()),
            "news.idx: a remote shard does not answer: Received EOF, archive-1:7331");
  EXPECT_EQ(std::string(explain(failure, "remote archive-1:7331").what()),
            "remote archive-1:7331: a remote shard does not answer: Received EOF");
}

TEST(XapianErrors, ThatAServerHadAreNotThoseOfThisMachine) {
  const Error error =
      explain(Xapian::DatabaseNotFoundError("REMOTE:Couldn't stat '/srv/news.idx'"), "remote a:7331");
  EXPECT_STREQ(error.what(),
               "remote a:7331: a remote shard cannot be read by its server: Couldn't stat '/srv/news.idx'");
  EXPECT_EQ(error.hint(), "see to the index on the machine that serves it");
}

TEST(XapianErrors, OfAnUnknownKindKeepTheirName) {
  const Error error = explain(Xapian::RangeError("out of it"), "news.idx");
  EXPECT_THAT(error.what(), HasSubstr("RangeError"));
  EXPECT_THAT(error.what(), HasSubstr("out of it"));
}

}  // namespace
}  // namespace morgue
