// An engine that lives longer than its connections: servers that stop, come back, or serve something else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "searcher/query/parser.h"
#include "searcher/search/engine.h"
#include "tests/cli/small_archive.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class RemoteEngine : public testing::Test {
 protected:
  RemoteEngine() {
    make_index(room_, "near.idx", small_archive());
    server_.emplace(std::vector{room_.path() / "near.idx"});
    room_.write("far.idx/XAPIANDB", "remote " + server_->address() + "\n");
  }

  std::string far() const { return (room_.path() / "far.idx").string(); }

  static SearchRequest asking(const std::string& typed) {
    SearchRequest request;
    request.query = parse_query(typed, {});
    return request;
  }

  EmptyRoom room_;
  std::optional<ShardServer> server_;
};

TEST_F(RemoteEngine, ConnectsAnewWhenTheServerWasRestarted) {
  SearchEngine engine({far()});
  EXPECT_EQ(engine.search(asking("ferry")).total, 12U);
  server_->restart();
  EXPECT_EQ(engine.search(asking("ferry")).total, 12U);
}

TEST_F(RemoteEngine, NamesTheServerThatIsGone) {
  SearchEngine engine({far()});
  EXPECT_EQ(engine.search(asking("ferry")).total, 12U);
  server_->stop();
  for (int time = 0; time < 2; ++time) {
    try {
      engine.search(asking("ferry"));
      FAIL() << "answered by nobody";
    } catch (const Error& failure) {
      EXPECT_THAT(failure.what(), AllOf(HasSubstr(server_->address()), HasSubstr("does not answer")));
      EXPECT_EQ(failure.exit_code(), ExitCode::failure);
      EXPECT_FALSE(failure.hint().empty());
    }
  }
}

TEST_F(RemoteEngine, RefusesADatabaseThatIsNotMorgues) {
  const std::string stranger = (room_.path() / "stranger").string();
  {
    Xapian::WritableDatabase database(stranger, Xapian::DB_CREATE_OR_OPEN);
    database.add_document(Xapian::Document());
    database.commit();
  }
  const ShardServer server({stranger});
  room_.write("far.idx/XAPIANDB", "remote " + server.address() + "\n");
  try {
    const SearchEngine engine({far()});
    FAIL() << "not refused";
  } catch (const Error& failure) {
    EXPECT_THAT(failure.what(), AllOf(HasSubstr(server.address()), HasSubstr("not one that Morgue built")));
  }
}

}  // namespace
}  // namespace morgue
