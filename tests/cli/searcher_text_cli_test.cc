// The searcher from outside: what a person sees at a terminal, and whole articles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/cli/searcher_cli.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- Text and terminals

TEST_F(SearcherCli, TextShowsWhatAReaderNeeds) {
  const RunResult result = search({"turkey", "deal"});
  EXPECT_THAT(
      result.out,
      AllOf(StartsWith("1 article\n"), HasSubstr("  1  Turkey signs S-400 missile deal\n"),
            HasSubstr("Northern Wire · 7 November 2019 · Ankara · Politics"), HasSubstr("news.idx.jsonl:1")));
}

TEST_F(SearcherCli, ControlBytesOfArticlesNeverReachATerminal) {
  const Words asked[] = {{"kiosk"},
                         {"--show", "hostile"},
                         {"--facet", "source", "kiosk"},
                         {"--explain", "kiosk"},
                         {"kiosk \x1b[31m"}};
  for (const Words& arguments : asked) {
    SCOPED_TRACE(arguments.front());
    for (const bool terminal : {false, true}) {
      RunOptions options;
      options.terminal = terminal;
      Words words = arguments;
      words.insert(words.begin(), {"--color", "never", "--hyperlink", "never"});
      const RunResult result = search(words, options);
      const std::string printed = result.out + result.error;
      EXPECT_LE(result.exit_code, 1) << printed;
      for (const char c : printed) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
      EXPECT_THAT(printed, Not(HasSubstr("\xc2\x9b")));
    }
  }
}

TEST_F(SearcherCli, JsonKeepsOddBytesEscaped) {
  const RunResult result = search({"--format", "json", "kiosk"});
  for (const char c : result.out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
  EXPECT_EQ(read_search_output(result.out).hits.at(0).id, "hostile");
}

TEST_F(SearcherCli, ColourIsAsAsked) {
  struct Case {
    const char* name;
    Words arguments;
    std::map<std::string, std::string> environment;
    bool terminal;
    bool colored;
  };
  const Case cases[] = {
      {"a pipe has none", {}, {{"TERM", "xterm"}}, false, false},
      {"a terminal has", {}, {{"TERM", "xterm"}}, true, true},
      {"always, even on a pipe", {"--color", "always"}, {}, false, true},
      {"never, even on a terminal", {"--color", "never"}, {{"TERM", "xterm"}}, true, false},
      {"NO_COLOR on a terminal", {}, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true, false},
      {"an empty NO_COLOR says nothing", {}, {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true, true},
      {"a dumb terminal", {}, {{"TERM", "dumb"}}, true, false},
      {"always is stronger than NO_COLOR", {"--color", "always"}, {{"NO_COLOR", "1"}}, false, true},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    RunOptions options;
    options.environment = each.environment;
    options.terminal = each.terminal;
    Words arguments = each.arguments;
    arguments.insert(arguments.end(), {"--hyperlink", "never", "turkey", "deal"});
    const RunResult result = search(arguments, options);
    EXPECT_EQ(result.out.find("\033[1;31m") != std::string::npos, each.colored) << result.out;
    EXPECT_EQ(result.out.find('\033') != std::string::npos, each.colored);
  }
}

TEST_F(SearcherCli, LinksLeadToThePage) {
  EXPECT_THAT(search({"--hyperlink", "always", "turkey", "deal"}).out,
              HasSubstr("\033]8;;https://northernwire.example/s400\033\\"));
  EXPECT_THAT(search({"turkey", "deal"}).out, Not(HasSubstr("\033]8")));
}

TEST_F(SearcherCli, LinesFitTheTerminal) {
  RunOptions options;
  options.environment = {{"COLUMNS", "50"}};
  for (const std::string& line : lines_of(search({"turkey", "deal"}, options).out))
    EXPECT_LE(line.size(), 60U) << line;
}

TEST_F(SearcherCli, AReaderWhoFindsNothingIsToldWhatWouldHelp) {
  RunOptions terminal;
  terminal.terminal = true;
  const RunResult reader = search({"turkey", "zyzzyva"}, terminal);
  EXPECT_EQ(reader.exit_code, 1);
  EXPECT_THAT(reader.out, HasSubstr("searcher: nothing found\n"));
  EXPECT_THAT(reader.out, HasSubstr("searcher: no article has: zyzzyva\n"));
  EXPECT_THAT(reader.out, HasSubstr("searcher: without 'zyzzyva': 2 articles\n"));
  const RunResult script = search({"turkey", "zyzzyva"});
  EXPECT_EQ(script.out, "");
  EXPECT_EQ(script.error, "");
}

TEST_F(SearcherCli, AReaderIsToldThatAnIndexHasNoArticles) {
  room().write("nothing/readme.md", "");
  ASSERT_EQ(run_indexer(room(), {"add", "--index", "blank.idx", "nothing"}).exit_code, 0);
  RunOptions terminal;
  terminal.terminal = true;
  const RunResult reader = search({"--index", "blank.idx", "ferry"}, terminal);
  EXPECT_EQ(reader.exit_code, 1);
  EXPECT_EQ(lines_of(reader.out),
            (std::vector<std::string>{"searcher: nothing found: there is no article in what is searched"}));
  EXPECT_EQ(search({"--index", "blank.idx", "ferry"}).error, "");
}

TEST_F(SearcherCli, AWordThatLooksLikeAnOptionIsToldOf) {
  const RunResult result = search({"-n1", "ferry"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.error,
            "searcher: note: '-n1' is taken as a word to leave out; the option is written -n 1\n");
  EXPECT_EQ(result.out, search({"--", "-n1", "ferry"}).out);
  EXPECT_EQ(search({"--quiet", "-n1", "ferry"}).error, "");
}

TEST_F(SearcherCli, AMisspeltWordHasASuggestion) {
  const SearchOutput output = answer({"catedral"});
  ASSERT_TRUE(output.suggestion.has_value());
  EXPECT_EQ(answer({*output.suggestion}).hits.at(0).id, "organ");
  EXPECT_EQ(answer({"S-500"}).suggestion, std::nullopt) << "a designation is not corrected into another";
}

// ---- One article

TEST_F(SearcherCli, ShowPrintsTheWholeArticle) {
  const RunResult result = search({"--show", "s400-deal"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out,
              AllOf(StartsWith("Turkey signs S-400 missile deal\nBy Maria Keller\n"),
                    HasSubstr("air defence, arms trade"), HasSubstr("https://northernwire.example/s400"),
                    HasSubstr("\n\nThe deal, worth $5 billion,")));
}

TEST_F(SearcherCli, ShowHighlightsAQueryGivenBesideIt) {
  EXPECT_THAT(search({"--color", "always", "--show", "s400-deal", "talks"}).out,
              HasSubstr("\033[1;31mtalks\033[0m"));
  const ArticleOutput article =
      read_article_output(search({"--format", "json", "--show", "s400-deal", "talks"}).out);
  ASSERT_EQ(article.spans.size(), 1U);
  EXPECT_EQ(article.text.substr(article.spans[0].first, 5), "talks");
  EXPECT_EQ(article.text, small_archive()[0].text);
  EXPECT_THAT(read_article_output(search({"--format", "json", "--show", "s400-deal"}).out).spans, IsEmpty());
}

TEST_F(SearcherCli, ShowTakesTheNumberOfAHitInItsQuerysList) {
  for (const std::vector<std::string>& order :
       std::vector<std::vector<std::string>>{{}, {"--sort", "oldest"}, {"--any"}, {"--group", "none"}}) {
    std::vector<std::string> list = order;
    list.insert(list.end(), {"--limit", "20", "sailed", "ferry"});
    const std::vector<std::string> listed = ids(answer(list));
    ASSERT_GE(listed.size(), 12U);
    for (std::size_t rank = 1; rank <= listed.size(); ++rank) {
      std::vector<std::string> one = order;
      one.insert(one.end(), {"--format", "json", "--show", "@" + std::to_string(rank), "sailed", "ferry"});
      EXPECT_EQ(read_article_output(search(one).out).hit.id, listed[rank - 1]);
    }
  }
}

TEST_F(SearcherCli, ANumberThatShowCannotFollowFindsNothing) {
  struct Case {
    const char* name;
    std::vector<std::string> arguments;
    const char* message;
  };
  const Case cases[] = {
      {"beyond the last hit",
       {"--show", "@13", "ferry"},
       "searcher: no article has the id '@13', and the query finds fewer\n"},
      {"far beyond it",
       {"--show", "@99999999999999", "ferry"},
       "searcher: no article has the id '@99999999999999', and the query finds fewer\n"},
      {"without a query", {"--show", "@2"}, "searcher: no article has the id '@2'\n"},
      {"none is the zeroth", {"--show", "@0", "ferry"}, "searcher: no article has the id '@0'\n"},
      {"no number", {"--show", "@2x", "ferry"}, "searcher: no article has the id '@2x'\n"},
      {"an id that is gone", {"--show", "2", "ferry"}, "searcher: no article has the id '2'\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = search(each.arguments);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.error, each.message);
  }
}

TEST_F(SearcherCli, AnIdStandsBeforeTheNumberOfAHit) {
  room().write("numbered.jsonl", R"({"id":"@2","title":"The second","text":"A barge sank."})"
                                 "\n"
                                 R"({"id":"a","title":"The other","text":"A ferry left."})"
                                 "\n");
  ASSERT_EQ(run_indexer(room(), {"add", "--index", "numbered.idx", "numbered.jsonl"}).exit_code, 0);
  EXPECT_THAT(search({"--index", "numbered.idx", "--show", "@2", "ferry"}).out, StartsWith("The second\n"));
  EXPECT_THAT(search({"--index", "numbered.idx", "--show", "@1", "ferry"}).out, StartsWith("The other\n"));
}

TEST_F(SearcherCli, ShowOfNoArticleFindsNothing) {
  const RunResult result = search({"--show", "nobody"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.error, HasSubstr("'nobody'"));
}

}  // namespace
}  // namespace morgue
