// The floors of ARCHITECTURE.md: an include may only go down, and only common/text includes ICU.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace morgue {
namespace {

namespace fs = std::filesystem;

struct Place {
  const char* prefix;  // of the path from the root
  int floor;
  const char* room;  // files of one floor may include each other only within one room
};

// The first prefix that fits counts.
constexpr Place places[] = {
    {"common/disk_space", 0, "common"},
    {"common/error", 0, "common"},
    {"common/hash", 0, "common"},
    {"common/text/", 0, "common"},
    {"common/date", 0, "common"},
    {"common/month_names", 0, "common"},
    {"common/article", 1, "common"},
    {"common/arrival", 1, "common"},
    {"common/schema", 1, "common"},
    {"common/stored_article", 1, "common"},
    {"common/cli/", 1, "common"},
    {"common/xapian_error", 1, "common"},
    {"common/analyzer/", 2, "common"},
    {"common/copies/", 2, "common"},
    {"common/index_info", 2, "common"},
    {"common/index_directory", 2, "common"},
    {"indexer/main.cc", 4, "doorway"},
    {"searcher/main.cc", 4, "doorway"},
    {"morgue/", 4, "doorway"},
    {"indexer/", 3, "indexer"},
    {"searcher/", 3, "searcher"},
    {"tests/", 5, "tests"},
    {"bench/", 5, "bench"},
};

const Place* place_of(const std::string& path) {
  for (const Place& place : places) {
    if (path.starts_with(place.prefix)) return &place;
  }
  return nullptr;
}

struct Include {
  std::string file;  // from the root
  std::string target;
  bool quoted;
};

std::vector<Include> all_includes() {
  const fs::path root = MORGUE_SOURCE_DIR;
  const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> includes;
  for (const char* top : {"common", "indexer", "searcher", "morgue", "tests", "bench"}) {
    if (!fs::exists(root / top)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      std::ifstream source(entry.path());
      std::string line;
      while (std::getline(source, line)) {
        std::smatch found;
        if (!std::regex_search(line, found, directive)) continue;
        includes.push_back({fs::relative(entry.path(), root).string(), found[2], found[1] == "\""});
      }
    }
  }
  return includes;
}

TEST(Floors, EveryFileHasItsPlace) {
  for (const Include& include : all_includes()) {
    EXPECT_NE(place_of(include.file), nullptr) << include.file << " stands on no floor";
  }
}

TEST(Floors, AnIncludeNeverGoesUpNorAcross) {
  std::size_t checked = 0;
  for (const Include& include : all_includes()) {
    if (!include.quoted) continue;
    const Place* from = place_of(include.file);
    const Place* to = place_of(include.target);
    ASSERT_NE(from, nullptr) << include.file;
    ASSERT_NE(to, nullptr) << include.file << " includes \"" << include.target
                           << "\", which is not written from the root";
    ++checked;
    EXPECT_TRUE(fs::exists(fs::path(MORGUE_SOURCE_DIR) / include.target))
        << include.file << ": " << include.target;
    const bool down = to->floor < from->floor;
    const bool same_room = to->floor == from->floor && std::string(to->room) == from->room;
    EXPECT_TRUE(down || same_room) << include.file << " (floor " << from->floor << ") includes "
                                   << include.target << " (floor " << to->floor << ")";
  }
  EXPECT_GT(checked, 100U) << "the check has lost its subject";
}

TEST(Floors, OnlyTheTextFilesIncludeIcu) {
  for (const Include& include : all_includes()) {
    if (include.quoted || !include.target.starts_with("unicode/")) continue;
    EXPECT_TRUE(include.file.starts_with("common/text/"))
        << include.file << " includes <" << include.target << ">";
  }
}

TEST(Floors, XapianStopsAtTheEdges) {
  // What a test must be able to write by hand knows nothing of Xapian.
  for (const Include& include : all_includes()) {
    if (include.target != "xapian.h") continue;
    for (const char* plain : {"searcher/render/", "searcher/query/query", "searcher/query/lexer",
                              "searcher/query/parser", "searcher/search/results", "searcher/search/engine.h",
                              "indexer/read/", "indexer/clean/", "indexer/commands/", "common/article",
                              "common/schema", "common/date", "common/month_names", "common/text/"}) {
      EXPECT_FALSE(include.file.starts_with(plain)) << include.file << " includes Xapian";
    }
  }
}

// One object of the library for the whole process, whose count of owners has no guard: matching_query.h.
TEST(Floors, NobodySharesXapiansOwnQueryBetweenThreads) {
  std::size_t looked_at = 0;
  for (const char* top : {"common", "indexer", "searcher", "morgue"}) {
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(MORGUE_SOURCE_DIR) / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      ++looked_at;
      std::ifstream source(entry.path());
      std::string line;
      while (std::getline(source, line)) {
        if (line.starts_with("//")) continue;
        EXPECT_EQ(line.find("Query::MatchAll"), std::string::npos) << entry.path() << ": " << line;
      }
    }
  }
  EXPECT_GT(looked_at, 100U) << "the check has lost its subject";
}

}  // namespace
}  // namespace morgue
