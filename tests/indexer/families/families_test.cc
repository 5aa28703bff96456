#include "indexer/families/families.h"

#include <gtest/gtest.h>

#include <map>

#include "common/hash.h"
#include "indexer/write/index_check.h"
#include "indexer/write/index_repair.h"
#include "indexer/write/index_summary.h"
#include "indexer/write/maintenance.h"
#include "indexer/write/removal.h"
#include "tests/common/copies/sample_texts.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using sample::story_words;

struct Copy {
  std::string id;
  std::string date;
  std::string text;
  std::string source = "Harbour Gazette";
};

std::string lines(const std::vector<Copy>& copies) {
  std::string all;
  for (const Copy& copy : copies) {
    nlohmann::json record = {{"id", copy.id},
                             {"title", "Report " + copy.id},
                             {"language", "en"},
                             {"source", copy.source},
                             {"text", copy.text}};
    if (!copy.date.empty()) record["date"] = copy.date;
    all += record.dump() + "\n";
  }
  return all;
}

// The family of each article, by id, "" for none. Slot and term must say the same.
std::map<std::string, std::string> families(const EmptyRoom& room) {
  const Xapian::Database index((room.path() / "index").string());
  std::map<std::string, std::string> found;
  for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document) {
    const Xapian::Document article = index.get_document(*document);
    const std::string family = article.get_value(field(FieldId::family).slot);
    std::string term;
    for (auto at = article.termlist_begin(); at != article.termlist_end(); ++at) {
      if ((*at).starts_with(field(FieldId::family).prefix)) term += *at;
    }
    EXPECT_EQ(term, family.empty() ? "" : field_term(field(FieldId::family), family));
    found[article.get_value(field(FieldId::id).slot)] = family;
  }
  return found;
}

std::string led_by(const std::string& id) {
  return hex64(hash64(id));
}

// Copies of two stories and an article that has none.
std::vector<Copy> archive() {
  const std::string ferry = story_words("ferry", 0, 200);
  const std::string port = story_words("port", 0, 200);
  return {
      {"wire", "2021-03-04", ferry},
      {"cut", "2021-03-05", story_words("ferry", 0, 150)},
      {"longer", "2021-03-05", "VALLETTA (Northern Wire) - " + ferry},
      {"early", "2021-03-02", port},
      {"late", "2021-03-09", port + story_words("own", 0, 20)},
      {"alone", "2021-03-04", story_words("alone", 0, 200)},
  };
}

const std::map<std::string, std::string>& families_of_archive() {
  static const std::map<std::string, std::string> expected = {
      {"wire", led_by("wire")},   {"cut", led_by("wire")},   {"longer", led_by("wire")},
      {"early", led_by("early")}, {"late", led_by("early")}, {"alone", ""},
  };
  return expected;
}

TEST(Families, AreTheSameWhateverTheOrderTheNightsAndTheJobs) {
  const std::vector<Copy> all = archive();
  std::vector<Copy> reversed(all.rbegin(), all.rend());
  struct Case {
    const char* name;
    std::vector<std::vector<Copy>> nights;
    unsigned jobs;
  };
  const Case cases[] = {
      {"one night, one thread", {all}, 1},
      {"one night, four threads", {all}, 4},
      {"the other way round", {reversed}, 2},
      {"one article a night", {{all[0]}, {all[1]}, {all[2]}, {all[3]}, {all[4]}, {all[5]}}, 1},
      {"the lead last", {{all[5], all[4]}, {all[2], all[1]}, {all[3], all[0]}}, 1},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    int night = 0;
    for (const std::vector<Copy>& copies : test.nights) {
      const fs::path file = room.write("night" + std::to_string(night++) + ".jsonl", lines(copies));
      IngestOptions options;
      options.jobs = test.jobs;
      sample::add(room, {file.string()}, options);
    }
    EXPECT_EQ(families(room), families_of_archive());
  }
}

TEST(Families, AreLedByTheEarliestAndAmongEqualsTheFullestCopy) {
  const std::string text = story_words("ferry", 0, 200);
  struct Case {
    const char* name;
    std::vector<Copy> copies;
    const char* lead;
  };
  const Case cases[] = {
      {"the earliest day", {{"a", "2021-03-05", text}, {"b", "2021-03-04", text + "x"}}, "b"},
      {"of one day the fullest", {{"a", "2021-03-04", text}, {"b", "2021-03-04", text + "and more"}}, "b"},
      {"a dated before an undated one", {{"a", "", text + "x"}, {"b", "2021-03-04", text}}, "b"},
      {"a day before a month that holds it", {{"a", "2021-03", text + "x"}, {"b", "2021-03-31", text}}, "b"},
      {"of equals the first by id", {{"b", "2021-03-04", text}, {"a", "2021-03-04", text, "Port Mail"}}, "a"},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    sample::add(room, {room.write("news.jsonl", lines(test.copies)).string()});
    for (const auto& [id, family] : families(room)) EXPECT_EQ(family, led_by(test.lead)) << id;
  }
}

TEST(Families, FollowArticlesThatChange) {
  const EmptyRoom room;
  const std::string ferry = story_words("ferry", 0, 200);
  const fs::path file = room.write("news.jsonl", lines({{"a", "2021-03-04", ferry}}));
  const fs::path other =
      room.write("other.jsonl",
                 lines({{"b", "2021-03-05", ferry, "Port Mail"}, {"c", "2021-03-06", ferry, "Coast Post"}}));
  sample::add(room, {file.string(), other.string()});
  using Families = std::map<std::string, std::string>;
  EXPECT_EQ(families(room), (Families{{"a", led_by("a")}, {"b", led_by("a")}, {"c", led_by("a")}}));

  room.write("news.jsonl", lines({{"a", "2021-03-04", story_words("another", 0, 200)}}));
  sample::add(room, {file.string()});
  EXPECT_EQ(families(room), (Families{{"a", ""}, {"b", led_by("b")}, {"c", led_by("b")}}))
      << "the lead is another story now";

  room.write("news.jsonl", lines({{"a", "2021-03-04", ferry + "now with more"}}));
  sample::add(room, {file.string()});
  EXPECT_EQ(families(room), (Families{{"a", led_by("a")}, {"b", led_by("a")}, {"c", led_by("a")}}));
}

// What holds two copies together is replaced by another text in the night that brings a third one: none of them is
// to be taken for a copy of what is leaving.
TEST(Families, AreNotJoinedByAnArticleThatIsBeingReplaced) {
  const EmptyRoom room;
  const std::string ferry = story_words("ferry", 0, 200);
  const std::string first = story_words("ferry", 0, 90);
  const std::string second = story_words("ferry", 110, 90);
  const fs::path old =
      room.write("old.jsonl", lines({{"whole", "2021-03-04", ferry}, {"first", "2021-03-05", first}}));
  sample::add(room, {old.string()});
  ASSERT_EQ(families(room)["first"], led_by("whole"));
  const fs::path changed =
      room.write("new.jsonl", lines({{"whole", "2021-03-04", story_words("port", 0, 200)},
                                     {"second", "2021-03-06", second},
                                     {"again", "2021-03-07", second + story_words("own", 0, 5)}}));
  sample::add(room, {changed.string()});
  EXPECT_EQ(families(room),
            (std::map<std::string, std::string>{
                {"whole", ""}, {"first", ""}, {"second", led_by("second")}, {"again", led_by("second")}}));
  const IndexDirectory directory(room.path() / "index");
  EXPECT_TRUE(wrong_families(directory, directory.entries()).empty());
}

TEST(Families, WaitForTheNextRunWhereAnOldArticleCannotBeRead) {
  const EmptyRoom room;
  const std::string ferry = story_words("ferry", 0, 200);
  const fs::path old = room.write("old.jsonl", lines({{"old", "2021-03-04", ferry}}));
  sample::add(room, {old.string()});
  const IndexDirectory directory(room.path() / "index");
  // Returns what was there.
  const auto put_data = [&](const std::string& data) {
    Xapian::WritableDatabase segment(directory.path_of(directory.entries().front()).string(),
                                     Xapian::DB_OPEN);
    Xapian::Document document = segment.get_document(1);
    std::string before = document.get_data();
    document.set_data(data);
    segment.replace_document(1, document);
    segment.commit();
    return before;
  };
  const std::string whole = put_data("no article");
  const fs::path copy = room.write("copy.jsonl", lines({{"copy", "2021-03-05", ferry + "It ended."}}));
  const sample::Added added = sample::add(room, {copy.string()});
  EXPECT_FALSE(added.report.complete);
  EXPECT_EQ(added.report.added, 1U);
  EXPECT_NE(added.messages.find("the articles are published"), std::string::npos) << added.messages;
  EXPECT_EQ(families(room), (std::map<std::string, std::string>{{"old", ""}, {"copy", ""}}));

  put_data(whole);
  EXPECT_TRUE(sample::add(room, {copy.string()}).report.complete);
  EXPECT_EQ(families(room),
            (std::map<std::string, std::string>{{"old", led_by("old")}, {"copy", led_by("old")}}));
}

TEST(Families, FallApartWhenWhatHeldThemIsRemoved) {
  const EmptyRoom room;
  // The first and the second half are copies of the whole and none of each other.
  const std::vector<Copy> copies = {{"first", "2021-03-05", story_words("ferry", 0, 120)},
                                    {"whole", "2021-03-04", story_words("ferry", 0, 240)},
                                    {"second", "2021-03-06", story_words("ferry", 120, 120)},
                                    {"again", "2021-03-07", story_words("ferry", 120, 120), "Port Mail"}};
  sample::add(room, {room.write("news.jsonl", lines(copies)).string()});
  using Families = std::map<std::string, std::string>;
  const std::string whole = led_by("whole");
  EXPECT_EQ(families(room),
            (Families{{"first", whole}, {"whole", whole}, {"second", whole}, {"again", whole}}));
  {
    LockedIndex index(room.path() / "index", std::chrono::milliseconds(0), [](const std::string&) {});
    index.remove(find_by_id(index.directory(), index.entries(), {"whole"}).places);
  }
  EXPECT_EQ(families(room),
            (Families{{"first", ""}, {"second", led_by("second")}, {"again", led_by("second")}}));
  {
    LockedIndex index(room.path() / "index", std::chrono::milliseconds(0), [](const std::string&) {});
    index.remove(find_by_id(index.directory(), index.entries(), {"again"}).places);
  }
  EXPECT_EQ(families(room), (Families{{"first", ""}, {"second", ""}}));
}

TEST(Families, AreSettledAnewAfterAnInterruptedRun) {
  const EmptyRoom room;
  sample::add(room, {room.write("news.jsonl", lines(archive())).string()});
  const fs::path root = room.path() / "index";
  const IndexDirectory directory(root);
  const std::vector<IndexEntry> entries = directory.entries();
  EXPECT_TRUE(plan_families(directory, entries, all_families(entries)).empty()) << "all is as it should be";
  {
    // As if the run had been killed before it could write them all.
    std::vector<FamilyChange> damage = {{{0, 1}, ""}, {{0, 6}, led_by("wire")}};
    write_families(directory, entries, damage);
    Ledger ledger(directory.ledger_path());
    ledger.begin_run("2021-03-05T01:00:00Z");
  }
  EXPECT_NE(families(room), families_of_archive());
  EXPECT_EQ(plan_families(directory, entries, all_families(entries)).size(), 2U);
  const LockedIndex index(root, std::chrono::milliseconds(0), [](const std::string&) {});
  EXPECT_EQ(families(room), families_of_archive());
}

// Slot and terms as an index may hold them that another hand, or a dying disk, has touched.
void overwrite_family(const fs::path& root, const std::string& id, const std::string& slot,
                      const std::vector<std::string>& terms) {
  const IndexDirectory directory(root);
  Xapian::WritableDatabase segment(directory.path_of(directory.entries().at(0)).string(), Xapian::DB_OPEN);
  const Xapian::docid document = *segment.postlist_begin(field_term(field(FieldId::id), id));
  Xapian::Document article = segment.get_document(document);
  const std::string before = article.get_value(field(FieldId::family).slot);
  if (!before.empty()) {
    article.remove_term(field_term(field(FieldId::family), before));
    article.remove_value(field(FieldId::family).slot);
  }
  if (!slot.empty()) article.add_value(field(FieldId::family).slot, slot);
  for (const std::string& term : terms) article.add_boolean_term(field_term(field(FieldId::family), term));
  segment.replace_document(document, article);
  segment.commit();
}

TEST(Families, AreCheckedAndRepaired) {
  const std::string wire = led_by("wire");
  struct Case {
    const char* name;
    const char* article;
    std::string slot;
    std::vector<std::string> terms;
  };
  const Case cases[] = {
      {"a copy that lost its family", "cut", "", {}},
      {"a copy in another family", "cut", led_by("early"), {led_by("early")}},
      {"a slot without its term", "cut", wire, {}},
      {"a term without its slot", "cut", "", {wire}},
      {"a term that is not the slot's", "cut", wire, {led_by("early")}},
      {"a term too many", "cut", wire, {wire, led_by("early")}},
      {"an article without copies in a family", "alone", wire, {wire}},
      {"an article without copies, its slot alone", "alone", wire, {}},
      {"an article without copies, a term alone", "alone", "", {wire}},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const EmptyRoom room;
    sample::add(room, {room.write("news.jsonl", lines(archive())).string()});
    const IndexDirectory directory(room.path() / "index");
    EXPECT_TRUE(check_index(directory).is_sound());
    EXPECT_TRUE(wrong_families(directory, directory.entries()).empty());
    overwrite_family(directory.root(), test.article, test.slot, test.terms);
    CheckResult found = check_index(directory);
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_EQ(to_string(found.findings[0].kind), "wrong_families");
    EXPECT_NE(found.findings[0].what.find("1 article is not in the family"), std::string::npos)
        << found.findings[0].what;
    repair_index(directory, found);
    EXPECT_TRUE(found.is_sound());
    EXPECT_TRUE(check_index(directory).is_sound());
    EXPECT_EQ(families(room), families_of_archive());
  }
}

TEST(Families, AreCounted) {
  const EmptyRoom room;
  sample::add(room, {room.write("news.jsonl", lines(archive())).string()});
  const IndexSummary summary = summarise(IndexDirectory(room.path() / "index"), {});
  EXPECT_EQ(summary.families, 2U);
  EXPECT_EQ(summary.copies, 5U);
}

TEST(Families, ExistOnlyWhereThereAreCopies) {
  const EmptyRoom room;
  sample::add(
      room,
      {room.write("news.jsonl", sample::line("a", "Low water.") + sample::line("b", "High.")).string()});
  for (const auto& [id, family] : families(room)) EXPECT_EQ(family, "") << id;
  const IndexDirectory directory(room.path() / "index");
  EXPECT_TRUE(families_of(directory, directory.entries(), {{0, 1}, {0, 99}}).empty());
  EXPECT_TRUE(plan_families(directory, directory.entries(), {}).empty());
}

TEST(Families, AreFoundAmongManyArticlesThatShareABand) {
  const EmptyRoom room;
  const std::string notice = story_words("notice", 0, 100);
  std::vector<Copy> copies;
  for (int i = 0; i < 1200; ++i) {
    copies.push_back({"n" + std::to_string(i), "2021-03-04", notice, "Outlet " + std::to_string(i)});
  }
  sample::add(room, {room.write("news.jsonl", lines(copies)).string()});
  for (const auto& [id, family] : families(room)) ASSERT_EQ(family, led_by("n0")) << id;
}

}  // namespace
}  // namespace morgue
