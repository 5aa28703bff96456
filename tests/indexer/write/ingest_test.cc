#include "indexer/write/ingest.h"

#include <gtest/gtest.h>

#include <optional>

#include "common/arrival.h"
#include "common/error.h"
#include "common/index_info.h"
#include "indexer/write/ledger.h"
#include "indexer/write/publisher.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using sample::add;
using sample::ids;
using sample::line;

using Ids = std::vector<std::string>;

std::string text_of(const EmptyRoom& room, const std::string& id) {
  const auto texts = sample::texts(room);
  const auto found = texts.find(id);
  return found == texts.end() ? std::string() : found->second;
}

fs::path segments_of(const EmptyRoom& room) {
  return room.path() / "index" / "segments";
}

std::size_t count_entries(const fs::path& directory) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

// Another time than any before it, whatever the clock's resolution.
void make_older(const fs::path& path, int hours) {
  fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(hours));
}

TEST(Ingest, AddsUpdatesAndPassesOver) {
  const EmptyRoom room;
  const fs::path file = room.write("news.jsonl", line("a", "Low water.") + line("b", "High water."));
  IndexingReport report = add(room, {file.string()}).report;
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.articles, 2U);
  EXPECT_EQ(report.segments, 1U);
  EXPECT_EQ(report.articles_read, 2U);
  EXPECT_EQ(report.bytes_read, fs::file_size(file));
  EXPECT_EQ(report.exit_code(), ExitCode::ok);

  report = add(room, {file.string()}).report;
  EXPECT_EQ(report.unchanged, 2U);
  EXPECT_EQ(report.files_unchanged, 1U);
  EXPECT_EQ(report.articles_read, 0U) << "the ledger knows the file";

  make_older(file, 1);
  report = add(room, {file.string()}).report;
  EXPECT_EQ(report.unchanged, 2U);
  EXPECT_EQ(report.articles_read, 2U) << "touched, so read; the articles are as they were";
  EXPECT_EQ(report.segments, 1U) << "nothing new, no segment";

  room.write("news.jsonl", line("a", "Low water.") + line("b", "The tide turned.") + line("c", "A new one."));
  report = add(room, {file.string()}).report;
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.updated, 1U);
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_EQ(report.articles, 3U);
  EXPECT_EQ(ids(room), (Ids{"a", "b", "c"})) << "the old version of b is gone";
  EXPECT_NE(text_of(room, "b").find("turned"), std::string::npos);
}

TEST(Ingest, TakesTheLastVersionOfAnIdAndOneOfEachCopy) {
  const EmptyRoom room;
  const fs::path first = room.write("1.jsonl", line("a", "First version.") + line("x", "Copied text."));
  const fs::path second = room.write("2.jsonl", line("a", "Second version.") + line("y", "Copied text.") +
                                                    line("z", "Copied text.", "Delta Post"));
  const IndexingReport report = add(room, {first.string(), second.string()}).report;
  EXPECT_EQ(report.added, 3U);
  EXPECT_EQ(report.duplicates, 2U);
  EXPECT_EQ(ids(room), (Ids{"a", "x", "z"})) << "another outlet's article is no copy";
  EXPECT_NE(text_of(room, "a").find("Second"), std::string::npos);
}

// The keys of an article: when its present version came in, and when its first one did.
std::pair<std::string, std::string> keys_of(const EmptyRoom& room, const std::string& id) {
  const Xapian::Database database((room.path() / "index").string());
  const std::string term = field_term(field(FieldId::id), id);
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) throw std::runtime_error("no article has the id " + id);
  const Xapian::Document document = database.get_document(*found);
  return {document.get_value(field(FieldId::ingested).slot), document.get_value(arrived_slot)};
}

TEST(Ingest, RemembersWhenTheFirstVersionCameIn) {
  const EmptyRoom room;
  const fs::path file = room.write("news.jsonl", line("a", "Low water.") + line("b", "High water."));
  add(room, {file.string()});
  const auto [first, no_earlier] = keys_of(room, "a");
  EXPECT_EQ(no_earlier, "");
  for (const char* text : {"The tide turned.", "It turned again."}) {
    room.write("news.jsonl", line("a", text) + line("b", "High water."));
    ASSERT_EQ(add(room, {file.string()}).report.updated, 1U);
    const auto [present, arrived] = keys_of(room, "a");
    EXPECT_GT(present, first);
    EXPECT_EQ(arrived, first);
  }
  EXPECT_EQ(keys_of(room, "b"), std::pair(first, std::string())) << "not changed";
}

TEST(Ingest, RunsRiseInTheOrderOfPublishingWhateverTheClockSays) {
  const EmptyRoom room;
  std::string before;
  for (int run = 0; run < 5; ++run) {
    const std::string id = "run-" + std::to_string(run);
    const std::string name = id + ".jsonl";
    add(room, {room.write(name, line(id, "Within a second came " + id + ".")).string()});
    const std::string ingested = keys_of(room, id).first;
    EXPECT_GT(ingested, before);
    before = ingested;
  }
  // A run of the future: the clock was wrong then, or is wrong now.
  const IndexDirectory directory(room.path() / "index");
  {
    const std::string segment = directory.path_of(directory.entries().back()).string();
    Xapian::WritableDatabase database(segment, Xapian::DB_OPEN);
    const Xapian::docid last = database.get_lastdocid();
    Xapian::Document document = database.get_document(last);
    document.add_value(field(FieldId::ingested).slot, "20990101T000000");
    database.replace_document(last, document);
    database.commit();
  }
  const sample::Added late =
      add(room, {room.write("late.jsonl", line("late", "After the future.")).string()});
  EXPECT_EQ(keys_of(room, "late").first, "20990101T000001");
  EXPECT_NE(late.messages.find("2099-01-01T00:00:01Z: is it right?"), std::string::npos) << late.messages;
}

// Many versions of few ids, with few words, over and over: whatever the threads do, the last one counts.
TEST(Ingest, GivesTheSameIndexWhateverTheNumberOfThreads) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += line("id-" + std::to_string(i * 7 % 500), "Text number " + std::to_string(i * 13 % 900) + ".",
                  i % 3 == 0 ? "Delta Post" : "Harbour Gazette");
  }
  std::optional<std::multimap<std::string, std::string>> expected;
  std::optional<IndexingReport> counted;
  for (const unsigned jobs : {1U, 2U, 7U}) {
    SCOPED_TRACE(jobs);
    const EmptyRoom room;
    IngestOptions options;
    options.jobs = jobs;
    options.memory = 1 << 20;
    const IndexingReport report = add(room, {room.write("news.jsonl", lines).string()}, options).report;
    if (!expected) {
      expected = sample::texts(room);
      counted = report;
      EXPECT_EQ(expected->size(), report.added);
      EXPECT_EQ(report.added + report.duplicates, 3000U);
    }
    EXPECT_EQ(sample::texts(room), *expected);
    EXPECT_EQ(report.added, counted->added);
    EXPECT_EQ(report.duplicates, counted->duplicates);
  }
}

// A run too large for its memory is published in parts: the same index, families over the parts included, and a ledger
// that knows all files.
TEST(Ingest, GivesTheSameArticlesInParts) {
  const EmptyRoom whole;
  const EmptyRoom parts;
  std::string first;
  std::string second;
  for (int i = 0; i < 60; ++i) {
    std::string story;
    for (int word = 0; word < 60; ++word)
      story += "story" + std::to_string(i % 50) + "word" + std::to_string(word) + " ";
    first += line("a" + std::to_string(i), story + std::to_string(i));
    // Another version of an article of an earlier part, an exact copy of one, and one that nobody has.
    if (i == 40) second += line("a3", "The tide turned.") + line("z", "story7");
    if (i == 41) second += line("copy", "The tide turned.");
    second += line("b" + std::to_string(i), story + "again");
  }
  using Families = std::map<std::string, std::string>;
  const auto families = [](const EmptyRoom& room) {
    const Xapian::Database index((room.path() / "index").string());
    Families found;
    for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
      const Xapian::Document document = index.get_document(*at);
      found.emplace(document.get_value(field(FieldId::id).slot),
                    document.get_value(field(FieldId::family).slot));
    }
    return found;
  };
  const auto load = [&](const EmptyRoom& room, std::uint64_t articles_a_part) {
    IngestOptions options;
    options.articles_a_part = articles_a_part;
    options.merge = MergePolicy::none;
    const std::string one = room.write("1.jsonl", first).string();
    const std::string two = room.write("2.jsonl", second).string();
    IndexingReport report = add(room, {one, two}, options).report;
    EXPECT_TRUE(report.complete);
    EXPECT_EQ(add(room, {one, two}).report.files_unchanged, 2U) << "the ledger knows them";
    return report;
  };
  const IndexingReport at_once = load(whole, 0);
  const IndexingReport in_parts = load(parts, 20);
  EXPECT_EQ(at_once.segments, 1U);
  EXPECT_GE(in_parts.segments, 3U);
  EXPECT_EQ(in_parts.articles, at_once.articles);
  EXPECT_EQ(in_parts.articles_read, at_once.articles_read);
  EXPECT_EQ(in_parts.bytes_read, at_once.bytes_read);
  EXPECT_EQ(sample::texts(parts), sample::texts(whole));
  const Families expected = families(whole);
  EXPECT_EQ(families(parts), expected);
  EXPECT_FALSE(expected.at("b10").empty());
  EXPECT_EQ(expected.at("b10"), expected.at("a10"));
}

TEST(Ingest, ReportsBadRecordsAndGoesOn) {
  const EmptyRoom room;
  const fs::path file =
      room.write("news.jsonl", line("a", "Good.") + "{\"id\": broken\n" + line("b", "Good too."));
  const sample::Added added = add(room, {file.string(), (room.path() / "missing").string()});
  EXPECT_EQ(added.report.added, 2U);
  EXPECT_EQ(added.report.skipped, 2U);
  EXPECT_EQ(added.report.exit_code(), ExitCode::partial);
  EXPECT_NE(added.messages.find("indexer: " + file.string() + ":2: "), std::string::npos) << added.messages;
  EXPECT_NE(added.messages.find("missing: "), std::string::npos) << added.messages;
  EXPECT_EQ(ids(room), (Ids{"a", "b"}));

  const IndexingReport again = add(room, {file.string()}).report;
  EXPECT_EQ(again.skipped, 0U) << "reported when it was read";
  EXPECT_EQ(again.unchanged, 2U);
}

TEST(Ingest, FailsWithoutATraceWhereNothingNamedIsThere) {
  const EmptyRoom room;
  EXPECT_THROW(add(room, {(room.path() / "missing").string()}), Error);
  EXPECT_FALSE(fs::exists(room.path() / "index"));
}

TEST(Ingest, MakesAnEmptyIndexOfAnEmptyDirectory) {
  const EmptyRoom room;
  fs::create_directory(room.path() / "night");
  const IndexingReport report = add(room, {(room.path() / "night").string()}).report;
  EXPECT_EQ(report.exit_code(), ExitCode::ok);
  EXPECT_EQ(report.articles, 0U);
  EXPECT_TRUE(ids(room).empty());
}

TEST(Ingest, WritesNothingInADryRun) {
  const EmptyRoom room;
  IngestOptions dry;
  dry.dry_run = true;
  const std::string file = room.write("news.jsonl", line("a", "One.") + line("b", "Two.")).string();
  IndexingReport report = add(room, {file}, dry).report;
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.articles, 0U);
  EXPECT_FALSE(fs::exists(room.path() / "index"));

  add(room, {room.write("old.jsonl", line("a", "Zero.")).string()});
  const auto ledger_time = fs::last_write_time(room.path() / "index" / "ledger.sqlite");
  report = add(room, {file, (room.path() / "old.jsonl").string()}, dry).report;
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.updated, 1U);
  EXPECT_EQ(report.files_unchanged, 1U);
  EXPECT_EQ(report.articles, 1U);
  EXPECT_EQ(ids(room), Ids{"a"});
  EXPECT_EQ(count_entries(segments_of(room)), 1U);
  EXPECT_EQ(fs::last_write_time(room.path() / "index" / "ledger.sqlite"), ledger_time);
}

TEST(Ingest, LeavesALockedIndexAlone) {
  const EmptyRoom room;
  const IndexDirectory directory(room.path() / "index");
  directory.create_if_missing();
  const IndexLock lock(directory, std::chrono::milliseconds(0));
  try {
    add(room, {room.write("news.jsonl", line("a", "One.")).string()});
    FAIL() << "wrote beside another indexer";
  } catch (const Error& failure) {
    EXPECT_EQ(failure.exit_code(), ExitCode::locked);
  }
  EXPECT_TRUE(directory.entries().empty());
}

TEST(Ingest, RefusesAnIndexOfAnotherSchemaAndLeavesItAsItWas) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", line("a", "One.")).string();
  add(room, {file});
  const IndexDirectory directory(room.path() / "index");
  {
    Xapian::WritableDatabase segment(directory.path_of(directory.entries()[0]).string());
    IndexInfo other = current_index_info();
    other.schema = schema_version + 1;
    segment.set_metadata(std::string(index_info_key), encode(other));
    segment.commit();
  }
  const std::vector<IndexEntry> before = directory.entries();
  EXPECT_THROW(add(room, {room.write("more.jsonl", line("b", "Two.")).string()}), Error);
  EXPECT_EQ(directory.entries(), before);
  EXPECT_EQ(count_entries(segments_of(room)), 1U) << "no working directory is left";
  EXPECT_EQ(Ledger(directory.ledger_path()).last_runs(1).at(0).outcome, "failed");
}

TEST(Ingest, RemovesWhatAnInterruptedRunLeft) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", line("a", "One.")).string();
  add(room, {file});
  fs::create_directories(segments_of(room) / "000009");
  fs::create_directories(segments_of(room) / "writing-1" / "000-000");
  add(room, {file});
  EXPECT_EQ(count_entries(segments_of(room)), 1U);
}

// As if the run had ended between publishing the new version and deleting the old one.
TEST(Ingest, RepairsArticlesThatAnInterruptedRunDoubled) {
  const EmptyRoom room;
  const fs::path file = room.write("news.jsonl", line("a", "Old.") + line("b", "Other."));
  add(room, {file.string()});
  const IndexDirectory directory(room.path() / "index");
  const IndexEntry old_segment = directory.entries()[0];
  fs::copy(directory.path_of(old_segment), room.path() / "kept", fs::copy_options::recursive);
  room.write("news.jsonl", line("a", "New.") + line("b", "Other."));
  add(room, {file.string()});
  ASSERT_EQ(ids(room), (Ids{"a", "b"}));
  fs::remove_all(directory.path_of(old_segment));
  fs::copy(room.path() / "kept", directory.path_of(old_segment), fs::copy_options::recursive);
  ASSERT_EQ(ids(room), (Ids{"a", "a", "b"}));

  add(room, {file.string()});
  EXPECT_EQ(ids(room), (Ids{"a", "a", "b"})) << "nothing says that the last run was interrupted";

  Ledger(directory.ledger_path()).begin_run("2021-03-04T00:00:00Z");
  const sample::Added repaired = add(room, {file.string()});
  EXPECT_NE(repaired.messages.find("1 outdated version"), std::string::npos) << repaired.messages;
  EXPECT_EQ(ids(room), (Ids{"a", "b"}));
  EXPECT_NE(text_of(room, "a").find("New."), std::string::npos);
}

TEST(Ingest, ReadsEverythingAgainWhereTheLedgerIsLostOrTheArticlesAre) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", line("a", "One.")).string();
  add(room, {file});
  const IndexDirectory directory(room.path() / "index");

  room.write("index/ledger.sqlite", "damaged");
  sample::Added added = add(room, {file});
  EXPECT_NE(added.messages.find("begun anew"), std::string::npos) << added.messages;
  EXPECT_EQ(added.report.unchanged, 1U);
  EXPECT_EQ(added.report.articles_read, 1U);

  directory.publish({});
  EXPECT_THROW(add(room, {file}), Error) << "the segments are there: only the list was lost";
  fs::remove_all(segments_of(room) / "000001");
  added = add(room, {file});
  EXPECT_EQ(added.report.added, 1U) << "the ledger is not the truth about articles";
  EXPECT_EQ(ids(room), Ids{"a"});
}

TEST(Ingest, ReadsAFileAgainWhenOverridesChange) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", line("a", "One.")).string();
  add(room, {file});
  IngestOptions renamed;
  renamed.clean.source = "Delta Post";
  const IndexingReport report = add(room, {file}, renamed).report;
  EXPECT_EQ(report.updated, 1U);
  const Xapian::Database index((room.path() / "index").string());
  EXPECT_TRUE(index.term_exists("XSdelta post"));
  EXPECT_FALSE(index.term_exists("XSharbour gazette"));
}

TEST(Ingest, ReadsACopyAgainOnceItsOriginalHasAnotherText) {
  const EmptyRoom room;
  const std::string original = room.write("1.jsonl", line("a", "Shared text.")).string();
  const std::string copy = room.write("2.jsonl", line("b", "Shared text.")).string();
  const std::string change = room.write("3.jsonl", line("a", "Another text.")).string();
  add(room, {original, copy, change});
  EXPECT_EQ(ids(room), Ids{"a"});
  const IndexingReport report = add(room, {copy}).report;
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(ids(room), (Ids{"a", "b"})) << "no text is lost";
}

// The published segment vanishes while nobody looks: the run stops with an error that names it.
TEST(Ingest, NamesASegmentThatIsNotThere) {
  const EmptyRoom room;
  add(room, {room.write("news.jsonl", line("a", "One.")).string()});
  const IndexDirectory directory(room.path() / "index");
  const std::vector<IndexEntry> before = directory.entries();
  fs::rename(directory.path_of(before[0]), room.path() / "taken");
  try {
    add(room, {room.write("more.jsonl", line("b", "Two.")).string()});
    FAIL() << "wrote beside a missing segment";
  } catch (const Error& failure) {
    EXPECT_NE(std::string(failure.what()).find("000001"), std::string::npos) << failure.what();
  }
  fs::rename(room.path() / "taken", directory.path_of(before[0]));
  EXPECT_EQ(directory.entries(), before);
  EXPECT_EQ(ids(room), Ids{"a"});
  EXPECT_EQ(count_entries(segments_of(room)), 1U);
}

}  // namespace
}  // namespace morgue
