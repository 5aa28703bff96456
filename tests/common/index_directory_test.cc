#include "common/index_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "common/error.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty()) << "every refusal says what to try";
    return error.what();
  }
  return "no error";
}

TEST(IndexDirectory, IsMadeWithAnEmptyListAndLeftAloneWhenThere) {
  const EmptyRoom room;
  const IndexDirectory index(room.path() / "deep" / "news.idx");
  EXPECT_FALSE(index.exists());
  index.create_if_missing();
  EXPECT_TRUE(index.exists());
  EXPECT_TRUE(index.entries().empty());
  index.publish({{"auto", "segments/000001"}});
  index.create_if_missing();
  EXPECT_EQ(index.entries().size(), 1U);
}

TEST(IndexDirectory, IsNotMadeAmongOtherFiles) {
  const EmptyRoom room;
  write(room.path() / "thesis.doc", "mine");
  EXPECT_THAT(message_of([&] { IndexDirectory(room.path()).create_if_missing(); }), HasSubstr("thesis.doc"));
  EXPECT_FALSE(fs::exists(room.path() / "XAPIANDB"));
  EXPECT_THAT(message_of([&] { IndexDirectory(room.path() / "thesis.doc").create_if_missing(); }),
              HasSubstr("it is a file"));
}

TEST(IndexDirectory, SaysWhatIsWrongWithAList) {
  const EmptyRoom room;
  EXPECT_THAT(message_of([&] { IndexDirectory(room.path() / "nowhere").entries(); }),
              HasSubstr("no such directory"));
  EXPECT_THAT(message_of([&] { IndexDirectory(room.path()).entries(); }), HasSubstr("holds no XAPIANDB"));
  for (const char* rubbish :
       {"auto\n", "\x1b[31mred\n", "file:///etc\n", "auto segments/000001\nwhat is this\n"}) {
    SCOPED_TRACE(rubbish);
    write(room.path() / "XAPIANDB", rubbish);
    const std::string message = message_of([&] { IndexDirectory(room.path()).entries(); });
    EXPECT_THAT(message, HasSubstr("XAPIANDB:"));
    EXPECT_EQ(message.find('\x1b'), std::string::npos);
  }
}

TEST(IndexDirectory, ReadsLocalAndRemoteLinesAndComments) {
  const EmptyRoom room;
  write(room.path() / "XAPIANDB",
        "# the list\nauto segments/000001\n\nremote localhost:9999\nremote :ssh far xapian-progsrv /x\n");
  const std::vector<IndexEntry> entries = IndexDirectory(room.path()).entries();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_TRUE(entries[0].is_local());
  EXPECT_FALSE(entries[1].is_local());
  EXPECT_EQ(entries[2].rest, ":ssh far xapian-progsrv /x");
}

TEST(IndexDirectory, NeverUsesASegmentsNameTwice) {
  const EmptyRoom room;
  const IndexDirectory index(room.path() / "i");
  index.create_if_missing();
  EXPECT_EQ(index.new_segment_path().filename(), "000001");
  fs::create_directory(index.segments_path() / "000007");
  EXPECT_EQ(index.new_segment_path().filename(), "000008");
  index.publish({{"auto", "segments/000041"}});  // listed, but its directory has gone
  EXPECT_EQ(index.new_segment_path().filename(), "000042");
  fs::create_directory(index.segments_path() / "writing-1");
  EXPECT_EQ(index.new_segment_path().filename(), "000042");
}

TEST(IndexDirectory, KnowsWhichSegmentsNoListNames) {
  const EmptyRoom room;
  const IndexDirectory index(room.path() / "i");
  index.create_if_missing();
  for (const char* name : {"000001", "000002", "000003"}) fs::create_directory(index.segments_path() / name);
  index.publish({IndexDirectory::entry_of(index.segments_path() / "000002")});
  EXPECT_THAT(index.unpublished_segments(),
              testing::ElementsAre(index.segments_path() / "000001", index.segments_path() / "000003"));
}

TEST(IndexDirectory, PublishingReplacesTheListAndLeavesNothingAside) {
  const EmptyRoom room;
  const IndexDirectory index(room.path() / "i");
  index.create_if_missing();
  const std::vector<IndexEntry> entries = {{"auto", "segments/000001"}, {"remote", "localhost:7777"}};
  index.publish(entries);
  EXPECT_EQ(index.entries(), entries);
  EXPECT_FALSE(fs::exists(index.root() / "XAPIANDB.new"));
}

TEST(IndexLock, IsHeldByOneAtATimeAndSaysSo) {
  const EmptyRoom room;
  const IndexDirectory index(room.path() / "i");
  index.create_if_missing();
  {
    const IndexLock first(index, std::chrono::milliseconds(0));
    try {
      const IndexLock second(index, std::chrono::milliseconds(60));
      FAIL() << "two locks at once";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::locked);
      EXPECT_THAT(error.what(), HasSubstr("another indexer"));
    }
  }
  EXPECT_NO_THROW(IndexLock(index, std::chrono::milliseconds(0)));
}

}  // namespace
}  // namespace morgue
