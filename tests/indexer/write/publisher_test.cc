#include "indexer/write/publisher.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/segment_writer.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;

// Databases of one document each.
std::vector<fs::path> write_databases(const fs::path& directory, std::uint64_t count) {
  std::vector<fs::path> paths;
  for (std::uint64_t i = 0; i < count; ++i) {
    SegmentWriter writer(directory / ("w-" + std::to_string(i)), {});
    Xapian::Document document;
    document.add_term("word");
    document.set_data(std::to_string(i));
    writer.add(document, i % 2 == 0 ? "en" : "fr", 1);
    paths.push_back(writer.finish());
  }
  return paths;
}

class PublisherTest : public ::testing::Test {
 protected:
  PublisherTest() : directory_(room_.path() / "index") { directory_.create_if_missing(); }

  EmptyRoom room_;
  IndexDirectory directory_;
};

TEST_F(PublisherTest, CompactsAnyNumberOfDatabasesIntoOne) {
  // 70 and 130 take several rounds, since so many are not opened at once.
  for (const std::uint64_t count : {1U, 2U, 70U, 130U}) {
    SCOPED_TRACE(count);
    const WorkingDirectory working(directory_);
    const fs::path compacted = compact_databases(write_databases(working.path(), count), working.path());
    const Xapian::Database database(compacted.string());
    EXPECT_EQ(database.get_doccount(), count);
    std::map<std::string, std::uint64_t> languages{{"en", (count + 1) / 2}};
    if (count > 1) languages["fr"] = count / 2;
    EXPECT_EQ(read_index_info(database, "compacted").languages, languages);
    const auto left = std::distance(fs::directory_iterator(working.path()), fs::directory_iterator());
    EXPECT_EQ(left, 1) << "what was merged takes no more space";
  }
}

TEST_F(PublisherTest, MergesManyDatabasesSideBySideInTheirOrder) {
  struct Case {
    std::uint64_t databases;
    unsigned jobs;
    std::vector<Xapian::doccount> merged;
  };
  for (const Case& c :
       {Case{1, 2, {1}}, Case{7, 2, {7}}, Case{9, 2, {4, 5}}, Case{9, 1, {9}}, Case{150, 8, {75, 75}}}) {
    SCOPED_TRACE(c.databases);
    const WorkingDirectory working(directory_);
    const std::vector<fs::path> paths =
        compact_side_by_side(write_databases(working.path(), c.databases), working.path(), c.jobs);
    std::vector<Xapian::doccount> merged;
    std::uint64_t next = 0;
    for (const fs::path& path : paths) {
      const Xapian::Database database(path.string());
      merged.push_back(database.get_doccount());
      EXPECT_EQ(database.get_document(1).get_data(), std::to_string(next));
      next += merged.back();
    }
    EXPECT_EQ(merged, c.merged);
  }
}

TEST_F(PublisherTest, AMergeThatFailsFailsAll) {
  const WorkingDirectory working(directory_);
  std::vector<fs::path> databases = write_databases(working.path(), 16);
  fs::remove(databases[12] / "iamglass");
  EXPECT_THROW(compact_side_by_side(databases, working.path(), 2), Error);
}

TEST_F(PublisherTest, LeavesDatabasesAloneThatLieElsewhere) {
  const WorkingDirectory working(directory_);
  fs::create_directory(room_.path() / "elsewhere");
  const std::vector<fs::path> published = write_databases(room_.path() / "elsewhere", 2);
  compact_databases(published, working.path());
  for (const fs::path& path : published) EXPECT_TRUE(fs::exists(path / "iamglass"));
}

TEST_F(PublisherTest, RefusesADatabaseThatIsNotMorgues) {
  const WorkingDirectory working(directory_);
  const fs::path stranger = working.path() / "stranger";
  Xapian::WritableDatabase(stranger.string(), Xapian::DB_CREATE).commit();
  EXPECT_THROW(compact_databases({stranger}, working.path()), Error);
}

TEST_F(PublisherTest, InstallsASegmentWithoutPublishingIt) {
  const WorkingDirectory working(directory_);
  const IndexEntry entry =
      install_segment(directory_, compact_databases(write_databases(working.path(), 3), working.path()));
  EXPECT_EQ(entry, (IndexEntry{"auto", "segments/000001"}));
  EXPECT_TRUE(directory_.entries().empty());
  EXPECT_EQ(Xapian::Database(directory_.path_of(entry).string()).get_doccount(), 3U);
}

TEST_F(PublisherTest, RemovesTheWorkingDirectoryWithAllItHolds) {
  fs::path path;
  {
    const WorkingDirectory working(directory_);
    path = working.path();
    write_databases(path, 2);
    EXPECT_TRUE(fs::exists(path));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(PublisherTest, RemovesLeftoversAndNothingElse) {
  const fs::path segments = directory_.segments_path();
  IndexEntry published;
  {
    const WorkingDirectory working(directory_);
    published =
        install_segment(directory_, compact_databases(write_databases(working.path(), 1), working.path()));
  }
  directory_.publish({published, {"remote", "localhost:1"}});
  fs::create_directories(segments / "000007");
  fs::create_directories(segments / "writing-4711" / "000-001");
  std::ofstream(segments / "notes.txt") << "mine";
  remove_leftovers(directory_);
  EXPECT_TRUE(fs::exists(directory_.path_of(published)));
  EXPECT_TRUE(fs::exists(segments / "notes.txt"));
  EXPECT_FALSE(fs::exists(segments / "000007"));
  EXPECT_FALSE(fs::exists(segments / "writing-4711"));
}

}  // namespace
}  // namespace morgue
