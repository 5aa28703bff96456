#include "searcher/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"

namespace morgue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Task = SearcherOptions::Task;
using Answer = SearcherOptions::Answer;
using Words = std::vector<std::string>;

// With an index, so that a case shows only what it is about.
SearcherOptions read(Words arguments, std::string_view variable = "/news.idx") {
  return read_searcher_options(arguments, variable);
}

std::string refusal(const Words& arguments, std::string_view variable = "/news.idx") {
  try {
    read_searcher_options(arguments, variable);
  } catch (const Error& failure) {
    EXPECT_EQ(failure.exit_code(), ExitCode::failure);
    EXPECT_FALSE(failure.hint().empty()) << "every refusal says what to try";
    return failure.what();
  }
  return "no error";
}

TEST(SearcherOptions, DefaultsAreThoseOfTheRequest) {
  const SearcherOptions options = read({"deal"});
  EXPECT_EQ(options.task, Task::search);
  EXPECT_EQ(options.answer, Answer::hits);
  EXPECT_EQ(options.format, "text");
  EXPECT_EQ(options.color, "auto");
  EXPECT_EQ(options.hyperlink, "auto");
  EXPECT_EQ(options.pager, "auto");
  EXPECT_FALSE(options.any);
  EXPECT_FALSE(options.strict);
  EXPECT_EQ(options.request.limit, 10U);
  EXPECT_EQ(options.request.offset, 0U);
  EXPECT_EQ(options.request.sort, SortOrder::relevance);
  EXPECT_TRUE(options.request.facets.empty());
  EXPECT_EQ(options.request.timeline, std::nullopt);
  EXPECT_TRUE(options.request.exact_total);
  EXPECT_FALSE(options.request.explain);
}

TEST(SearcherOptions, FamiliesAreGroupedWhereAReaderWouldSeeCopies) {
  struct Case {
    const char* name;
    Words arguments;
    bool grouped;
  };
  const Case cases[] = {
      {"text", {"x"}, true},
      {"json", {"--format", "json", "x"}, true},
      {"a template", {"--format", "{id}", "x"}, true},
      {"trec", {"--format", "trec", "x"}, false},
      {"trec, asked", {"--format", "trec", "--group", "family", "x"}, true},
      {"a count", {"--count", "x"}, false},
      {"a count, asked", {"--count", "--group", "family", "x"}, true},
      {"the exit code", {"--quiet", "x"}, false},
      {"not wanted", {"--group", "none", "x"}, false},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(read(each.arguments).request.group, each.grouped);
  }
  EXPECT_EQ(refusal({"--group", "story", "x"}).empty(), false);
}

TEST(SearcherOptions, MembersDiffAndCoverageAreTasks) {
  EXPECT_EQ(read({"--members", "a1"}).task, Task::members);
  EXPECT_EQ(read({"--members", "a1"}).article_id, "a1");
  const SearcherOptions diff = read({"--diff", "a1", "b2", "--color", "never"});
  EXPECT_EQ(diff.task, Task::diff);
  EXPECT_EQ(diff.article_id, "a1");
  EXPECT_EQ(diff.other_id, "b2");
  EXPECT_EQ(read({"--coverage", "strike"}).task, Task::coverage);
  EXPECT_EQ(refusal({"--coverage"}), "no query given");
  EXPECT_EQ(refusal({"--diff", "a1"}), "--diff wants two ids, each an article's");
  EXPECT_EQ(refusal({"--diff", "a1", "b2", "c3"}), "--diff wants two ids, each an article's");
  EXPECT_EQ(refusal({"--members", "a1", "strike"}), "--members takes one id and no query, not 'strike'");
  EXPECT_EQ(refusal({"--coverage", "--count", "x"}), "--coverage and --count exclude each other");
  EXPECT_EQ(refusal({"--coverage", "--batch", "-"}), "--coverage and --batch exclude each other");
  EXPECT_EQ(refusal({"--show", "a", "--members", "b"}), "--show and --members exclude each other");
}

TEST(SearcherOptions, NoPagerIsStrongerThanAnyChoice) {
  EXPECT_EQ(read({"--pager", "always", "deal"}).pager, "always");
  EXPECT_EQ(read({"--no-pager", "deal"}).pager, "never");
  EXPECT_EQ(read({"--no-pager", "--pager", "always", "deal"}).pager, "never");
}

TEST(SearcherOptions, TheQueryIsItsWordsJoinedAndNothingElse) {
  struct Case {
    const char* name;
    Words arguments;
    std::string query;
  };
  const Case cases[] = {
      {"one word", {"deal"}, "deal"},
      {"several words", {"turkey", "deal"}, "turkey deal"},
      {"a word with a space is not made a phrase", {"turkey deal", "gas"}, "turkey deal gas"},
      {"quotes of the query itself stay", {"\"joint statement\"~5", "gas"}, "\"joint statement\"~5 gas"},
      {"an exclusion", {"gas", "-pipeline", "-source:tass"}, "gas -pipeline -source:tass"},
      {"options among the words", {"gas", "--limit", "3", "deal"}, "gas deal"},
      {"words that look like options, after two dashes", {"--", "--limit", "deal"}, "--limit deal"},
      {"a field alone", {"date:2019-11"}, "date:2019-11"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(read(each.arguments).query, each.query);
  }
}

TEST(SearcherOptions, IndexesComeFromTheOptionElseFromTheVariable) {
  EXPECT_THAT(read({"--index", "a", "--index=b", "x"}, "/c").indexes, ElementsAre("a", "b"));
  EXPECT_THAT(read({"x"}, "/c").indexes, ElementsAre("/c"));
  EXPECT_THAT(read({"x"}, "/c:d::/e f:").indexes, ElementsAre("/c", "d", "/e f"));
  EXPECT_EQ(refusal({"x"}, ""), "no index given");
  EXPECT_EQ(refusal({"x"}, ":"), "no index given");
}

TEST(SearcherOptions, PageAndSnippetsAreRead) {
  const SearcherOptions options = read({"-n", "25", "--offset=50", "--sort", "oldest", "--snippets", "0",
                                        "--snippet-chars", "400", "--timeline", "week", "--explain", "x"});
  EXPECT_EQ(options.request.limit, 25U);
  EXPECT_EQ(options.request.offset, 50U);
  EXPECT_EQ(options.request.sort, SortOrder::oldest);
  EXPECT_EQ(options.request.snippets, 0U);
  EXPECT_EQ(options.request.snippet_chars, 400U);
  EXPECT_EQ(options.request.timeline, TimeUnit::week);
  EXPECT_TRUE(options.request.explain);
  EXPECT_EQ(read({"--sort", "newest", "x"}).request.sort, SortOrder::newest);
  EXPECT_EQ(read({"--timeline", "day", "x"}).request.timeline, TimeUnit::day);
  EXPECT_EQ(read({"--timeline", "month", "x"}).request.timeline, TimeUnit::month);
  EXPECT_EQ(read({"--timeline", "year", "x"}).request.timeline, TimeUnit::year);
}

TEST(SearcherOptions, HugePagesDoNotOverflowWhenAdded) {
  const SearchRequest request =
      read({"--limit", "18446744073709551615", "--offset", "18446744073709551615", "x"}).request;
  EXPECT_GT(request.limit, 1'000'000U);
  EXPECT_LE(request.limit + request.offset, 2'147'483'647U);
}

TEST(SearcherOptions, FacetsAreFoundByNameOrAliasAndKeepTheirOrder) {
  const SearcherOptions options =
      read({"--facet", "tag:3", "--facet=source", "--facet", "by", "--facet", "LANG:1", "x"});
  ASSERT_EQ(options.request.facets.size(), 4U);
  EXPECT_EQ(options.request.facets[0].field, FieldId::tag);
  EXPECT_EQ(options.request.facets[0].most, 3U);
  EXPECT_EQ(options.request.facets[1].field, FieldId::source);
  EXPECT_EQ(options.request.facets[1].most, 10U);
  EXPECT_EQ(options.request.facets[2].field, FieldId::author);
  EXPECT_EQ(options.request.facets[3].field, FieldId::language);
  EXPECT_EQ(options.request.facets[3].most, 1U);
}

TEST(SearcherOptions, AFacetAskedForTwiceIsCountedOnce) {
  const SearcherOptions options = read({"--facet", "language:3", "--facet=lang:5", "x"});
  ASSERT_EQ(options.request.facets.size(), 1U);
  EXPECT_EQ(options.request.facets[0].most, 5U);
}

TEST(SearcherOptions, WhatNobodySeesIsNotAskedFor) {
  const SearcherOptions count = read({"--count", "--facet", "source", "--timeline", "day", "--explain", "x"});
  EXPECT_EQ(count.answer, Answer::count);
  EXPECT_EQ(count.request.limit, 0U);
  EXPECT_EQ(count.request.snippets, 0U);
  EXPECT_TRUE(count.request.facets.empty());
  EXPECT_TRUE(count.request.exact_total);
  const SearcherOptions quiet = read({"--quiet", "--count", "--offset", "7", "x"});
  EXPECT_EQ(quiet.answer, Answer::nothing) << "--quiet is the stronger";
  EXPECT_EQ(quiet.request.limit, 1U);
  EXPECT_EQ(quiet.request.offset, 0U);
  EXPECT_FALSE(quiet.request.exact_total);
}

TEST(SearcherOptions, TasksNeedWhatTheyNeed) {
  EXPECT_EQ(read({"--show", "s400-deal"}).task, Task::show);
  EXPECT_EQ(read({"--show", "s400-deal", "deal"}).query, "deal");
  EXPECT_EQ(read({"--show", "s400-deal"}).article_id, "s400-deal");
  EXPECT_EQ(read({"--batch", "-"}).task, Task::batch);
  EXPECT_EQ(read({"--batch", "-"}).batch_file, "-");
  for (const char* word : {"--help", "-h"})
    EXPECT_EQ(read({word}, "").task, Task::help) << "no index is needed";
  EXPECT_EQ(read({"--version"}, "").task, Task::version);
  EXPECT_EQ(read({"--completion", "zsh"}, "").completion_shell, "zsh");
}

TEST(SearcherOptions, RefusalsNameTheOptionAndTheChoices) {
  struct Case {
    const char* name;
    Words arguments;
    std::string expected;
  };
  const Case cases[] = {
      {"no query", {}, "no query given"},
      {"a query of nothing", {"", "  "}, "no query given"},
      {"options but no query", {"--facet", "source"}, "no query given"},
      {"no such field",
       {"--facet", "colour", "x"},
       "--facet: 'colour' is none of source, section, author, tag, place, language, date_precision, "
       "date_conflict"},
      {"a field that is no facet",
       {"--facet", "title", "x"},
       "--facet: 'title' is none of source, section, author, tag, place, language, date_precision, "
       "date_conflict"},
      {"a facet without a name",
       {"--facet", ":5", "x"},
       "--facet: '' is none of source, section, author, tag, place, language, date_precision, date_conflict"},
      {"a facet's number missing",
       {"--facet", "source:", "x"},
       "--facet source wants a number of values from 1 after the colon, not ''"},
      {"a facet's number of none",
       {"--facet", "source:0", "x"},
       "--facet source wants a number of values from 1 after the colon, not '0'"},
      {"a facet's number with letters",
       {"--facet", "source:5x", "x"},
       "--facet source wants a number of values from 1 after the colon, not '5x'"},
      {"no such unit",
       {"--timeline", "decade", "x"},
       "--timeline: 'decade' is none of day, week, month, year"},
      {"no such order", {"--sort", "best", "x"}, "--sort: 'best' is none of relevance, newest, oldest"},
      {"no such colour", {"--color", "blue", "x"}, "--color: 'blue' is none of auto, always, never"},
      {"no such shell", {"--completion", "tcsh"}, "--completion: 'tcsh' is none of bash, zsh, fish"},
      {"fragments too short to read",
       {"--snippet-chars", "5", "x"},
       "--snippet-chars wants a number from 20 to 100000, not 5"},
      {"more fragments than anybody reads",
       {"--snippets", "5000", "x"},
       "--snippets wants a number from 0 to 100, not 5000"},
      {"a misspelt option", {"--limt", "5", "x"}, "unknown option '--limt' (did you mean --limit?)"},
      {"--show with --batch", {"--show", "a", "--batch", "-"}, "--show and --batch exclude each other"},
      {"--show with --count", {"--show", "a", "--count"}, "--show and --count exclude each other"},
      {"--batch with a query",
       {"--batch", "-", "deal"},
       "--batch takes its queries from the file, not 'deal'"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(refusal(each.arguments), each.expected);
  }
}

TEST(SearcherCommand, HelpNamesEveryFieldAndTheExitCodes) {
  const std::string help = help_text(searcher_command(), 100);
  for (const Field& each : schema) {
    EXPECT_EQ(help.find(each.description) != std::string::npos, each.queryable) << each.name;
  }
  EXPECT_THAT(help, HasSubstr("--facet takes source, section, author, tag, place, language, "));
  EXPECT_THAT(help, HasSubstr("Exit codes: 0 something found, 1 nothing found, 2 error"));
}

}  // namespace
}  // namespace morgue
