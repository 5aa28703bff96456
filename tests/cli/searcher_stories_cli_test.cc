// --group, --members, --diff and --coverage from outside, over the wire copies of the sample corpus.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/program_runner.h"
#include "tests/support/search_output.h"

namespace morgue {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Words = std::vector<std::string>;

class SearcherStories : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "corpus", room_->path() / "corpus");
    const RunResult added = run_indexer(
        *room_, {"add", "--quiet", "--index", "news.idx", "corpus/wire-copies", "corpus/archive"});
    ASSERT_EQ(added.exit_code, 0) << added.error;
  }
  static void TearDownTestSuite() { room_.reset(); }

  static RunResult search(Words arguments, const RunOptions& options = {}) {
    arguments.insert(arguments.begin(), {"--index", "news.idx"});
    return run_searcher(*room_, arguments, options);
  }

  inline static std::unique_ptr<EmptyRoom> room_;
};

TEST_F(SearcherStories, AreShownOnceUnlessEachArticleIsAskedFor) {
  const SearchOutput grouped =
      read_search_output(search({"--format", "json", "--facet", "source", "ambulances"}).out);
  EXPECT_EQ(grouped.total, 6U);
  EXPECT_EQ(grouped.total_families, 1U);
  ASSERT_EQ(grouped.hits.size(), 1U);
  ASSERT_TRUE(grouped.hits[0].family.has_value());
  EXPECT_EQ(grouped.hits[0].family->second, 6U);
  EXPECT_EQ(grouped.hits[0].copies.size(), 5U);
  const SearchOutput all =
      read_search_output(search({"--format", "json", "--group", "none", "ambulances"}).out);
  EXPECT_EQ(all.total, 6U);
  EXPECT_EQ(all.total_families, std::nullopt);
  EXPECT_EQ(all.hits.size(), 6U);
}

TEST_F(SearcherStories, AreCountedAndRankedByArticleForMachinesUnlessAsked) {
  EXPECT_EQ(search({"--count", "ambulances"}).out, "6\n");
  EXPECT_EQ(search({"--count", "--group", "family", "ambulances"}).out, "1\n");
  EXPECT_EQ(lines_of(search({"--format", "trec", "ambulances"}).out).size(), 6U);
  EXPECT_EQ(lines_of(search({"--format", "trec", "--group", "family", "ambulances"}).out).size(), 1U);
  EXPECT_EQ(lines_of(search({"--format", "{id} {copies}", "ambulances"}).out).size(), 1U);
}

TEST_F(SearcherStories, TellTheirCopiesOnATerminal) {
  RunOptions terminal;
  terminal.terminal = true;
  const RunResult result =
      search({"--sort", "oldest", "--no-pager", "--color", "never", "ambulances"}, terminal);
  EXPECT_THAT(result.out, AllOf(HasSubstr("6 articles in 1 family"), HasSubstr("+5 copies: "),
                                HasSubstr("Medical Briefing (9 Nov)")));
}

TEST_F(SearcherStories, ListTheirMembersInOrderOfTime) {
  const RunResult listed = search({"--format", "{date} {id}", "--members", "alpine-2024-0516-tunnel"});
  EXPECT_EQ(listed.exit_code, 0) << listed.error;
  EXPECT_EQ(listed.out,
            "2024-05-16 deltapost-2024-0516-tunnel\n"
            "2024-05-16T11:20:00+02:00 alpine-2024-0516-tunnel\n"
            "2024-05-17 gazette-2024-0517-tunnel\n"
            "2024-05-20 railweek-2024-0520-tunnel\n");
  const RunResult found = search({"--format", "{family}", "id:alpine-2024-0516-tunnel"});
  const std::string family = lines_of(found.out).at(0);
  EXPECT_EQ(search({"--format", "{date} {id}", "--members", family}).out, listed.out);
  EXPECT_THAT(search({"--members", "gazette-2019-0412"}).out, HasSubstr("no copies"));
}

TEST_F(SearcherStories, ShowWhatACopyChanged) {
  const RunResult plain = search({"--diff", "alpine-2024-0516-tunnel", "gazette-2024-0517-tunnel"});
  EXPECT_EQ(plain.exit_code, 0) << plain.error;
  EXPECT_THAT(plain.out,
              AllOf(StartsWith("--- Alpine Press Agency"), HasSubstr("on Thursday {+afternoon+}, joining"),
                    HasSubstr("[-The project has cost 4.6 billion euros")));
  const RunResult colored =
      search({"--color", "always", "--diff", "alpine-2024-0516-tunnel", "gazette-2024-0517-tunnel"});
  EXPECT_THAT(colored.out, AllOf(HasSubstr("\033[32mafternoon\033[0m"), Not(HasSubstr("{+"))));
}

TEST_F(SearcherStories, CoverageNamesWhoWroteAndWhoDidNot) {
  const RunResult text = search({"--coverage", "ambulances"});
  EXPECT_EQ(text.exit_code, 0) << text.error;
  EXPECT_THAT(text.out, AllOf(StartsWith("6 articles in 1 family; 6 sources wrote about it"),
                              HasSubstr("nothing by: "), HasSubstr("Rail Week")));
  const auto json = nlohmann::json::parse(search({"--format", "json", "--coverage", "ambulances"}).out);
  EXPECT_EQ(json.at("sources").size(), 6U);
  EXPECT_EQ(json.at("sources").back().at("source"), "Medical Briefing");
}

TEST_F(SearcherStories, WithoutAnswerTheExitCodeIsOneAndAMessageSaysWhy) {
  struct Case {
    const char* name;
    Words arguments;
    const char* message;
  };
  const Case cases[] = {
      {"no such member", {"--members", "nobody"}, "no article or family has the id 'nobody'"},
      {"no first article", {"--diff", "nobody", "alpine-2024-0516-tunnel"}, "no article has the id 'nobody'"},
      {"no second article",
       {"--diff", "alpine-2024-0516-tunnel", "nobody"},
       "no article has the id 'nobody'"},
      {"no coverage", {"--coverage", "zyzzyva"}, "nothing found"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = search(each.arguments);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(each.message));
    Words quiet = each.arguments;
    quiet.insert(quiet.begin(), "--quiet");
    EXPECT_EQ(search(quiet).exit_code, 1);
    EXPECT_EQ(search(quiet).error, "");
  }
  EXPECT_EQ(search({"--quiet", "--members", "alpine-2024-0516-tunnel"}).out, "");
  const RunResult refused =
      search({"--format", "csv", "--diff", "alpine-2024-0516-tunnel", "gazette-2024-0517-tunnel"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.error, HasSubstr("no form for --diff"));
}

}  // namespace
}  // namespace morgue
