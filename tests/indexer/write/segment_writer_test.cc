#include "indexer/write/segment_writer.h"

#include <gtest/gtest.h>

#include "common/error.h"
#include "common/index_info.h"
#include "tests/support/empty_room.h"

namespace morgue {
namespace {

Xapian::Document document(std::uint64_t number) {
  Xapian::Document made;
  made.add_boolean_term("Q" + std::to_string(number));
  made.add_posting("word", 1);
  made.set_data(std::to_string(number));
  return made;
}

std::vector<FinishedDatabase> write(const EmptyRoom& room, std::uint64_t documents, SegmentLimits limits) {
  SegmentWriter writer(room.path(), "w", limits);
  for (std::uint64_t i = 0; i < documents; ++i)
    writer.add(document(i), 100 + i, i % 2 == 0 ? "en" : "fr", 10);
  return writer.finish();
}

TEST(SegmentWriter, MakesNothingWithoutDocuments) {
  const EmptyRoom room;
  EXPECT_TRUE(write(room, 0, {}).empty());
  EXPECT_TRUE(std::filesystem::is_empty(room.path()));
}

TEST(SegmentWriter, BeginsANewDatabaseWhereOneIsFull) {
  const EmptyRoom room;
  SegmentLimits limits;
  limits.documents_per_commit = 2;
  limits.documents_per_database = 5;
  const std::vector<FinishedDatabase> databases = write(room, 12, limits);
  ASSERT_EQ(databases.size(), 3U);
  std::uint64_t number = 0;
  for (const FinishedDatabase& finished : databases) {
    const Xapian::Database database(finished.path.string());
    ASSERT_EQ(database.get_doccount(), finished.sequences.size());
    for (std::size_t i = 0; i < finished.sequences.size(); ++i, ++number) {
      EXPECT_EQ(finished.sequences[i], 100 + number);
      EXPECT_EQ(database.get_document(static_cast<Xapian::docid>(i + 1)).get_data(), std::to_string(number));
    }
  }
  EXPECT_EQ(number, 12U);
}

TEST(SegmentWriter, IntroducesEachDatabaseWithItsLanguages) {
  const EmptyRoom room;
  SegmentLimits limits;
  limits.documents_per_database = 3;
  const std::vector<FinishedDatabase> databases = write(room, 5, limits);
  ASSERT_EQ(databases.size(), 2U);
  const auto languages = [&](std::size_t i) {
    const std::string path = databases[i].path.string();
    return read_index_info(Xapian::Database(path), path).languages;
  };
  EXPECT_EQ(languages(0), (std::map<std::string, std::uint64_t>{{"en", 2}, {"fr", 1}}));
  EXPECT_EQ(languages(1), (std::map<std::string, std::uint64_t>{{"en", 1}, {"fr", 1}}));
}

TEST(SegmentWriter, CommitsLargeArticlesBeforeTheyAreMany) {
  const EmptyRoom room;
  SegmentLimits limits;
  limits.bytes_per_commit = 25;
  SegmentWriter writer(room.path(), "w", limits);
  for (std::uint64_t i = 0; i < 3; ++i) writer.add(document(i), i, "en", 10);
  EXPECT_EQ(Xapian::Database((room.path() / "w-000").string()).get_doccount(), 3U)
      << "visible without finish()";
  writer.add(document(3), 3, "en", 10);
  EXPECT_EQ(Xapian::Database((room.path() / "w-000").string()).get_doccount(), 3U)
      << "not yet 25 bytes again";
}

TEST(SegmentWriter, SaysWhereItCannotWrite) {
  const EmptyRoom room;
  SegmentWriter writer(room.path() / "no" / "such", "w", {});
  try {
    writer.add(document(1), 1, "en", 10);
    FAIL() << "wrote into a directory that is not there";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("no/such"), std::string::npos) << failure.what();
  }
}

TEST(DeleteSequences, DropsReplacedArticlesAndEmptyDatabases) {
  const EmptyRoom room;
  SegmentLimits limits;
  limits.documents_per_database = 2;
  std::vector<FinishedDatabase> databases = write(room, 6, limits);
  delete_sequences(databases, {100, 101, 103});
  ASSERT_EQ(databases.size(), 2U);
  EXPECT_EQ(databases[0].sequences, (std::vector<std::uint64_t>{102}));
  EXPECT_EQ(databases[1].sequences, (std::vector<std::uint64_t>{104, 105}));
  const Xapian::Database first(databases[0].path.string());
  EXPECT_EQ(first.get_doccount(), 1U);
  EXPECT_EQ(first.get_document(1).get_data(), "2");
}

}  // namespace
}  // namespace morgue
