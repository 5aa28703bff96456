// Related articles from outside: ids and files, what narrows them, and what goes wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

namespace fs = std::filesystem;

// The sample corpus: five tellings of one event, and two wire stories with their copies, among many others.
class SearcherLike : public ::testing::Test {
 protected:
  SearcherLike() {
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "corpus", room_.path() / "corpus");
    const RunResult added =
        run_indexer(room_, {"add", "--index", "news.idx", "corpus/archive", "corpus/clean",
                            "corpus/one-event", "corpus/wire-copies", "corpus/languages"});
    EXPECT_EQ(added.exit_code, 0) << added.error;
  }

  RunResult search(const Words& arguments, RunOptions options = {}) {
    options.environment.emplace("MORGUE_INDEX", "news.idx");
    return run_searcher(room_, arguments, options);
  }

  SearchOutput answer(Words arguments, const RunOptions& options = {}) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const RunResult result = search(arguments, options);
    EXPECT_LE(result.exit_code, 1) << result.error;
    return read_search_output(result.out);
  }

  static Words paths(const SearchOutput& output) {
    Words found;
    for (const HitOutput& hit : output.hits) found.push_back(hit.path);
    return found;
  }

  std::string id_of(const std::string& query) { return answer({query, "--limit", "1"}).hits.at(0).id; }

  std::string freighter() { return id_of("title:coastguard title:Gotland"); }

  EmptyRoom room_;
};

TEST_F(SearcherLike, FindsTheOtherTellingsOfAnEventAndNotItself) {
  const SearchOutput output = answer({"--like", freighter()});
  EXPECT_GE(output.total, 2U);
  EXPECT_TRUE(output.total_is_exact);
  EXPECT_EQ(output.text, "--like " + freighter());
  EXPECT_THAT(paths(output), Each(StartsWith("corpus/one-event/")));
  for (const HitOutput& hit : output.hits) {
    EXPECT_NE(hit.id, freighter());
    ASSERT_EQ(hit.snippets.size(), 1U);
    EXPECT_THAT(hit.snippets.front().spans, Not(IsEmpty())) << "what is shared is marked";
  }
}

TEST_F(SearcherLike, OfAFileIsAsOfTheArticleThatItHolds) {
  const fs::path file = fs::path(MORGUE_SOURCE_DIR) / "corpus/one-event/northern-wire.txt";
  const SearchOutput output = answer({"--like", file.string()});
  EXPECT_THAT(
      paths(output),
      AllOf(Not(IsEmpty()), Each(AllOf(StartsWith("corpus/one-event/"), Not(HasSubstr("northern-wire"))))))
      << "the indexed article is a copy of the file";
  RunOptions options;
  options.input =
      "Fire on the Lindholm\n\nThe freighter Lindholm burned off Gotland; its crew was flown to Visby.";
  const SearchOutput piped = answer({"--like", "-"}, options);
  EXPECT_THAT(paths(piped), testing::Contains("corpus/one-event/northern-wire.txt"));
}

TEST_F(SearcherLike, AnIdStandsBeforeAFileOfTheSameName) {
  room_.write(freighter(), "Dockers’ walkout\n\nDockers in Antwerp stopped work; forty ships were waiting.");
  EXPECT_THAT(paths(answer({"--like", freighter()})), Each(StartsWith("corpus/one-event/")));
  EXPECT_THAT(paths(answer({"--like", "./" + freighter()})),
              Not(testing::Contains(StartsWith("corpus/one-event/"))));
  fs::remove(room_.path() / freighter());
}

TEST_F(SearcherLike, LeavesOutTheCopiesOfAWireStory) {
  const std::string text =
      "Hospitals\n\nA cyberattack on hospitals in Ontario; ambulances were turned away and a ransom was "
      "demanded.";
  RunOptions options;
  options.input = text;
  EXPECT_THAT(paths(answer({"--like", "-"}, options)), testing::Contains(HasSubstr("wire-copies")))
      << "the words are met, where nothing is a copy";
  EXPECT_THAT(paths(answer({"--like", "nwire-2023-1107-hospital"})), Each(Not(HasSubstr("wire-copies"))));
}

TEST_F(SearcherLike, IsNarrowedByQueriesAndDates) {
  const SearchOutput all = answer({"--like", freighter(), "--sort", "oldest"});
  ASSERT_GE(all.total, 2U);
  const std::string first_day = all.hits.front().date.value().substr(0, 10);
  const SearchOutput later = answer({"--like", freighter(), "--after", first_day});
  EXPECT_LT(later.total, all.total);
  for (const HitOutput& hit : later.hits) EXPECT_GT(hit.date.value(), first_day + "~");
  EXPECT_EQ(answer({"--like", freighter(), "after:" + first_day}).total, later.total);
  EXPECT_EQ(answer({"--like", freighter(), "--before", first_day}).total, 0U);
  EXPECT_EQ(answer({"--like", freighter(), "zyzzyva"}).total, 0U);
  const std::string latest = answer({"--like", freighter(), "--sort", "newest"}).hits.front().id;
  const SearchOutput past = answer({"--like", latest, "--past"});
  EXPECT_THAT(paths(past), testing::Contains("corpus/one-event/northern-wire.txt"));
  EXPECT_EQ(answer({"--like", freighter(), "--past"}).total, 0U) << "it was the first to tell";
}

TEST_F(SearcherLike, DatesBoundEverySearch) {
  EXPECT_EQ(answer({"harbour", "--after", "2019", "--before", "2021"}).total,
            answer({"harbour date:2020"}).total);
  EXPECT_EQ(answer({"--before", "2018"}).total, answer({"before:2018"}).total);
  RunOptions options;
  options.input = "harbour\n";
  EXPECT_EQ(search({"--batch", "-", "--count", "--before", "2018"}, options).out,
            "1\t" + std::to_string(answer({"harbour before:2018"}).total) + "\n");
}

TEST_F(SearcherLike, HasEveryFormatAndCount) {
  const std::string total = std::to_string(answer({"--like", freighter()}).total);
  EXPECT_EQ(search({"--like", freighter(), "--count"}).out, total + "\n");
  EXPECT_EQ(search({"--like", freighter(), "--quiet"}).exit_code, 0);
  EXPECT_THAT(search({"--like", freighter(), "--format", "trec"}).out, HasSubstr(" Q0 "));
  EXPECT_THAT(search({"--like", freighter(), "--format", "{id} {path}\n"}).out,
              HasSubstr("corpus/one-event/"));
  EXPECT_THAT(search({"--like", freighter(), "--explain"}).out,
              AllOf(HasSubstr("telling terms"), HasSubstr("% of the weight: ")));
  const RunResult nothing = search({"--like", freighter(), "--explain", "zyzzyva"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.error, HasSubstr("nothing is related closely enough"));
}

TEST_F(SearcherLike, SaysWhatIsWrong) {
  struct Case {
    const char* name;
    Words arguments;
    Words said;
  };
  room_.write("undated.txt", "Fire on the Lindholm\n\nThe freighter Lindholm burned off Gotland.");
  const Case cases[] = {
      {"neither an id nor a file",
       {"--like", "nowhere"},
       {"no article has the id 'nowhere'", "cannot read nowhere: No such file", "plain text"}},
      {"a directory", {"--like", "corpus"}, {"no article has the id 'corpus'", "Is a directory"}},
      {"the past of a text without a date",
       {"--like", "undated.txt", "--past"},
       {"no date", "--before DATE"}},
      {"the past of nothing", {"ferry", "--past"}, {"--past goes with --like"}},
      {"no day", {"ferry", "--before", "soon"}, {"--before: 'soon'"}},
      {"nothing named", {"--like", ""}, {"--like wants a value (ID|FILE)"}},
      {"with a batch", {"--like", "a", "--batch", "-"}, {"--like and --batch exclude each other"}},
      {"with another article", {"--like", "a", "--show", "b"}, {"--like and --show exclude each other"}},
      {"with other weights",
       {"--like", "a", "--recency", "30d"},
       {"--like and --recency exclude each other"}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = search(each.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    for (const std::string& words : each.said) EXPECT_THAT(result.error, HasSubstr(words));
  }
}

TEST_F(SearcherLike, OfATextThatSaysNothingFindsNothingAndSaysSo) {
  room_.write("empty.txt", "");
  const RunResult result = search({"--like", "empty.txt"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("note: nothing in it is both telling and known to the index"));
}

}  // namespace
}  // namespace morgue
