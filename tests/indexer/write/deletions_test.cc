#include "indexer/write/deletions.h"

#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

// A segment with a version of each id, ingested at `moment`.
IndexEntry make_segment(const IndexDirectory& directory, const std::vector<std::string>& ids,
                        const std::string& moment) {
  const std::filesystem::path path = directory.new_segment_path();
  Xapian::WritableDatabase segment(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const std::string& id : ids) {
    Xapian::Document document;
    document.add_boolean_term(field_term(field(FieldId::id), id));
    document.add_value(field(FieldId::id).slot, id);
    document.add_value(field(FieldId::ingested).slot, moment);
    segment.add_document(document);
  }
  segment.commit();
  return IndexDirectory::entry_of(path);
}

struct Case {
  const char* name;
  std::vector<std::pair<std::vector<std::string>, std::string>> segments;  // ids, moment
  std::vector<ArticlePlace> older;
};

TEST(DoubledArticles, AreAllVersionsButTheLatest) {
  const Case cases[] = {
      {"no segments", {}, {}},
      {"different articles", {{{"a", "b"}, "2021"}, {{"c"}, "2022"}}, {}},
      {"the one ingested earlier", {{{"a", "b"}, "2021"}, {{"b"}, "2022"}}, {{0, 2}}},
      {"even where it lies in the later segment", {{{"a", "b"}, "2022"}, {{"b"}, "2021"}}, {{1, 1}}},
      {"of equal moments the one in the earlier segment", {{{"a"}, "2021"}, {{"a"}, "2021"}}, {{0, 1}}},
      {"all but one of three", {{{"a"}, "2021"}, {{"x", "a"}, "2023"}, {{"a"}, "2022"}}, {{0, 1}, {2, 1}}},
      {"also within one segment", {{{"a", "a"}, "2021"}}, {{0, 1}}},
      {"an id that begins another is another", {{{"a"}, "2021"}, {{"ab"}, "2022"}}, {}},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    const IndexDirectory directory(room.path() / "index");
    directory.create_if_missing();
    std::vector<IndexEntry> entries;
    for (const auto& [ids, moment] : test.segments) entries.push_back(make_segment(directory, ids, moment));
    EXPECT_EQ(doubled_articles(directory, entries), test.older);
  }
}

TEST(DoubledArticles, PassOverRemoteSegments) {
  const EmptyRoom room;
  const IndexDirectory directory(room.path() / "index");
  directory.create_if_missing();
  EXPECT_TRUE(doubled_articles(directory, {{"remote", "localhost:1"}}).empty());
}

TEST(DeleteArticles, DeletesWhereTheyLieAndPassesOverWhatIsGone) {
  const EmptyRoom room;
  const IndexDirectory directory(room.path() / "index");
  directory.create_if_missing();
  const std::vector<IndexEntry> entries = {make_segment(directory, {"a", "b"}, "2021"),
                                           make_segment(directory, {"c", "d"}, "2021")};
  EXPECT_EQ(delete_articles(directory, entries, {}), 0U);
  EXPECT_EQ(delete_articles(directory, entries, {{1, 2}, {0, 1}, {1, 2}, {0, 99}}), 2U);
  const Xapian::Database first(directory.path_of(entries[0]).string());
  const Xapian::Database second(directory.path_of(entries[1]).string());
  EXPECT_EQ(first.get_doccount(), 1U);
  EXPECT_TRUE(first.term_exists("Qb"));
  EXPECT_EQ(second.get_doccount(), 1U);
  EXPECT_TRUE(second.term_exists("Qc"));
}

TEST(DeleteArticles, NamesTheSegmentThatIsNotThere) {
  const EmptyRoom room;
  const IndexDirectory directory(room.path() / "index");
  directory.create_if_missing();
  try {
    delete_articles(directory, {{"auto", "segments/000009"}}, {{0, 1}});
    FAIL() << "deleted from a segment that is not there";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("000009"), std::string::npos) << failure.what();
  }
}

}  // namespace
}  // namespace morgue
