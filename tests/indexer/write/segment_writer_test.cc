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

TEST(SegmentWriter, KeepsTheOrderOfTheDocuments) {
  const EmptyRoom room;
  SegmentLimits limits;
  limits.documents_per_commit = 2;
  SegmentWriter writer(room.path() / "w", limits);
  for (std::uint64_t i = 0; i < 5; ++i) writer.add(document(i), "en", 10);
  const Xapian::Database database(writer.finish().string());
  ASSERT_EQ(database.get_doccount(), 5U);
  for (Xapian::docid i = 1; i <= 5; ++i)
    EXPECT_EQ(database.get_document(i).get_data(), std::to_string(i - 1));
}

TEST(SegmentWriter, IntroducesTheDatabaseWithItsLanguages) {
  const EmptyRoom room;
  SegmentWriter writer(room.path() / "w", {});
  for (std::uint64_t i = 0; i < 3; ++i) writer.add(document(i), i % 2 == 0 ? "en" : "fr", 10);
  const std::string path = writer.finish().string();
  EXPECT_EQ(read_index_info(Xapian::Database(path), path).languages,
            (std::map<std::string, std::uint64_t>{{"en", 2}, {"fr", 1}}));
}

TEST(SegmentWriter, CommitsManyDocumentsAndLargeOnesBeforeTheyAreMany) {
  struct Case {
    const char* name;
    std::uint32_t documents;
    std::uint64_t bytes;
  };
  for (const Case& test : {Case{"three documents", 3, 1000}, Case{"25 bytes", 100, 25}}) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    SegmentLimits limits;
    limits.documents_per_commit = test.documents;
    limits.bytes_per_commit = test.bytes;
    SegmentWriter writer(room.path() / "w", limits);
    for (std::uint64_t i = 0; i < 3; ++i) writer.add(document(i), "en", 10);
    EXPECT_EQ(Xapian::Database((room.path() / "w").string()).get_doccount(), 3U)
        << "visible without finish()";
    writer.add(document(3), "en", 10);
    EXPECT_EQ(Xapian::Database((room.path() / "w").string()).get_doccount(), 3U) << "not yet full again";
  }
}

TEST(SegmentWriter, SaysWhereItCannotWrite) {
  const EmptyRoom room;
  try {
    const SegmentWriter writer(room.path() / "no" / "such" / "w", {});
    FAIL() << "wrote into a directory that is not there";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("no/such"), std::string::npos) << failure.what();
  }
}

}  // namespace
}  // namespace morgue
