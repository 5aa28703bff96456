#include "common/cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/text/display.h"

namespace morgue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr OptionSpec table[] = {
    {"index", 0, ValueKind::directory, "DIR", true, "Search this index."},
    {"limit", 'n', ValueKind::number, "N", false,
     "Show at most this many articles, which may be a good many words."},
    {"sort", 0, ValueKind::choice, "relevance|newest|oldest", false, "Order."},
    {"count", 'c', ValueKind::none, "", false, "Print only the number."},
    {"quiet", 'q', ValueKind::none, "", false, "Print nothing."},
    {"null", '0', ValueKind::none, "", false, "End records with NUL."},
    {"format", 'f', ValueKind::open_choice, "text|json|TEMPLATE", false, "How to print."},
};
constexpr CommandSpec plain{"indexer", "add", "PATH...", "Adds articles.", table, "", false};
constexpr CommandSpec query{
    "searcher", "", "QUERY...", "Answers questions.", table, "One note.\n\n  indented", true};
constexpr CommandSpec wordless{"indexer", "status", "", "Tells.", table, "", false};

std::vector<std::string> positional(const CommandSpec& command, const std::vector<std::string>& arguments) {
  return parse_options(command, arguments).positional();
}

std::string refusal(const CommandSpec& command, const std::vector<std::string>& arguments) {
  try {
    parse_options(command, arguments);
  } catch (const Error& failure) {
    EXPECT_EQ(failure.exit_code(), ExitCode::failure);
    EXPECT_THAT(failure.hint(), HasSubstr("--help"));
    return failure.what();
  }
  return "no error";
}

TEST(Options, ValuesComeInEveryUsualSpelling) {
  struct Case {
    const char* name;
    std::vector<std::string> arguments;
  };
  const Case cases[] = {
      {"a long option and its value apart", {"--limit", "5", "x"}},
      {"a long option and its value joined", {"--limit=5", "x"}},
      {"a short option and its value apart", {"-n", "5", "x"}},
      {"an option after the positional", {"x", "--limit", "5"}},
      {"the last value counts", {"--limit", "9", "x", "--limit=5"}},
  };
  for (const Case& each : cases) {
    for (const CommandSpec& command : {plain, query}) {
      SCOPED_TRACE(each.name);
      const ParsedOptions parsed = parse_options(command, each.arguments);
      EXPECT_EQ(parsed.number("limit"), 5U);
      EXPECT_EQ(parsed.get("limit"), "5");
      EXPECT_THAT(parsed.positional(), ElementsAre("x"));
    }
  }
}

TEST(Options, WhatWasNotGivenIsAbsent) {
  const ParsedOptions parsed = parse_options(plain, {});
  EXPECT_FALSE(parsed.has("limit"));
  EXPECT_EQ(parsed.get("limit"), std::nullopt);
  EXPECT_EQ(parsed.number("limit"), std::nullopt);
  EXPECT_EQ(parsed.number_or("limit", 10), 10U);
  EXPECT_EQ(parsed.get_or("sort", "relevance"), "relevance");
  EXPECT_THAT(parsed.all("index"), IsEmpty());
  EXPECT_THAT(parsed.positional(), IsEmpty());
}

TEST(Options, RepeatedValuesAreAllKeptInOrder) {
  EXPECT_THAT(parse_options(plain, {"--index", "b", "--index=a", "--index", "b"}).all("index"),
              ElementsAre("b", "a", "b"));
}

TEST(Options, SwitchesMayBeStuckTogether) {
  const ParsedOptions parsed = parse_options(plain, {"-cq"});
  EXPECT_TRUE(parsed.has("count"));
  EXPECT_TRUE(parsed.has("quiet"));
  EXPECT_EQ(parsed.get("count"), std::nullopt);
}

TEST(Options, HelpAndVersionAreAcceptedByEveryCommand) {
  for (const CommandSpec& command : {plain, query, wordless}) {
    EXPECT_TRUE(parse_options(command, {"--help"}).has("help"));
    EXPECT_TRUE(parse_options(command, {"-h"}).has("help"));
    EXPECT_TRUE(parse_options(command, {"--version"}).has("version"));
  }
}

TEST(Options, WordsWithDashesArePositionalWhereTheCommandSaysSo) {
  struct Case {
    const char* name;
    std::vector<std::string> arguments;
    std::vector<std::string> expected;
  };
  const Case cases[] = {
      {"an exclusion", {"gas", "-pipeline"}, {"gas", "-pipeline"}},
      {"an excluded field", {"-source:tass", "gas"}, {"-source:tass", "gas"}},
      {"an excluded phrase", {"-\"joint statement\""}, {"-\"joint statement\""}},
      {"a word that begins like a short option", {"-name", "-china"}, {"-name", "-china"}},
      {"a known short option is an option", {"-q", "gas"}, {"gas"}},
      {"a short option that is a digit", {"-0", "gas"}, {"gas"}},
      {"a letter that is no option", {"-x"}, {"-x"}},
      {"a lone dash", {"-"}, {"-"}},
      {"after two dashes all is positional", {"--", "--limit", "-q", "--"}, {"--limit", "-q", "--"}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(positional(query, each.arguments), each.expected);
  }
  EXPECT_TRUE(parse_options(query, {"-0"}).has("null"));
  EXPECT_FALSE(parse_options(query, {"--", "-0"}).has("null"));
}

TEST(Options, AWordTakenToBeLeftOutThatLooksLikeAnOptionIsToldOf) {
  struct Case {
    const char* name;
    std::vector<std::string> arguments;
    std::string meant;  // empty: nothing is told
  };
  const Case cases[] = {
      {"a number joined to its option", {"-n5", "gas"}, "-n 5"},
      {"a number after an equals sign", {"gas", "-n=5"}, "-n 5"},
      {"switches in one word", {"-cq"}, "-c -q"},
      {"a choice joined to its option", {"-fjson"}, "-f json"},
      {"a long name with one dash", {"-count"}, "--count"},
      {"a long name with one dash and a value", {"-limit=5"}, "--limit=5"},
      {"a designation that begins like an option for words", {"-f16"}, ""},
      {"a word that begins like an option for numbers", {"-nato"}, ""},
      {"letters of which one is no switch", {"-cqx"}, ""},
      {"an excluded field", {"-source:tass"}, ""},
      {"an excluded phrase", {"-\"joint statement\""}, ""},
      {"after two dashes a word is a word", {"--", "-n5"}, ""},
      {"the option as it is written", {"-n", "5", "-c"}, ""},
      {"the value of an option", {"--index", "-n5"}, ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const std::vector<std::string> notes = parse_options(query, each.arguments).notes();
    if (each.meant.empty()) {
      EXPECT_THAT(notes, IsEmpty());
      continue;
    }
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_THAT(notes[0], ::testing::EndsWith("the option is written " + each.meant));
  }
}

TEST(Options, AnOpenChoiceTakesAnyValue) {
  for (const char* value : {"json", "{title}", "TEMPLATE"}) {
    EXPECT_EQ(parse_options(plain, {"--format", value}).get("format"), value);
  }
  EXPECT_EQ(refusal(plain, {"--format"}), "--format wants a value (text|json|TEMPLATE)");
}

TEST(Options, ALoneDashIsPositionalAndAValue) {
  EXPECT_THAT(positional(plain, {"-", "a"}), ElementsAre("-", "a"));
  EXPECT_EQ(parse_options(plain, {"--index", "-"}).get("index"), "-");
}

TEST(Options, RefusalsNameTheOptionAndTheChoices) {
  struct Case {
    const char* name;
    std::vector<std::string> arguments;
    std::string expected;
  };
  const Case cases[] = {
      {"a letter left out", {"--limt", "5"}, "unknown option '--limt' (did you mean --limit?)"},
      {"letters swapped, value joined", {"--sotr=newest"}, "unknown option '--sotr' (did you mean --sort?)"},
      {"a beginning is not completed", {"--lim", "5"}, "unknown option '--lim' (did you mean --limit?)"},
      {"a misspelt common option", {"--hlep"}, "unknown option '--hlep' (did you mean --help?)"},
      {"near to nothing", {"--frobnicate"}, "unknown option '--frobnicate'"},
      {"an empty name", {"--=x"}, "unknown option '--'"},
      {"no such choice", {"--sort", "foo"}, "--sort: 'foo' is none of relevance, newest, oldest"},
      {"a choice in capitals", {"--sort=Newest"}, "--sort: 'Newest' is none of relevance, newest, oldest"},
      {"letters for a number", {"--limit", "x"}, "--limit wants a number, not 'x'"},
      {"a negative number", {"--limit", "-1"}, "--limit wants a number, not '-1'"},
      {"a number with a sign", {"--limit=+1"}, "--limit wants a number, not '+1'"},
      {"a fraction", {"-n", "1.5"}, "--limit wants a number, not '1.5'"},
      {"a number followed by letters", {"--limit=5k"}, "--limit wants a number, not '5k'"},
      {"a number with space before it", {"--limit", " 5"}, "--limit wants a number, not ' 5'"},
      {"a number beyond 64 bits",
       {"--limit=18446744073709551616"},
       "--limit wants a number, not '18446744073709551616'"},
      {"a wrong value before a right one", {"--limit=x", "--limit=5"}, "--limit wants a number, not 'x'"},
      {"a value missing at the end", {"--index"}, "--index wants a value (DIR)"},
      {"a value missing before an option", {"--index", "--count"}, "--index wants a value (DIR)"},
      {"a value missing before an option with its own",
       {"--index", "--limit=5"},
       "--index wants a value (DIR)"},
      {"a value missing before a short option", {"--index", "-n", "5"}, "--index wants a value (DIR)"},
      {"a value missing before two dashes", {"--index", "--", "x"}, "--index wants a value (DIR)"},
      {"an empty value", {"--index="}, "--index wants a value (DIR)"},
      {"an empty value apart", {"--index", ""}, "--index wants a value (DIR)"},
      {"a short option's value missing", {"-n"}, "--limit wants a value (N)"},
      {"a value for a switch", {"--count=yes"}, "--count takes no value"},
  };
  for (const Case& each : cases) {
    for (const CommandSpec& command : {plain, query}) {
      SCOPED_TRACE(each.name);
      EXPECT_EQ(refusal(command, each.arguments), each.expected);
    }
  }
}

TEST(Options, ShortOptionsThatAreNotKnownAreRefusedWhereWordsHaveNoDashes) {
  EXPECT_EQ(refusal(plain, {"-x"}), "unknown option '-x'");
  EXPECT_EQ(refusal(plain, {"-limit", "5"}), "unknown option '-limit' (did you mean --limit?)");
}

TEST(Options, ArgumentsAreRefusedWhereNoneIsTaken) {
  EXPECT_EQ(refusal(wordless, {"stray"}), "unexpected argument 'stray'");
  EXPECT_EQ(refusal(wordless, {"--", "--count"}), "unexpected argument '--count'");
}

TEST(Options, HintsNameTheCommand) {
  try {
    parse_options(plain, {"--nonsense"});
    FAIL() << "not refused";
  } catch (const Error& failure) {
    EXPECT_THAT(failure.hint(), HasSubstr("indexer add --help"));
  }
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

TEST(Help, HasUsageSummaryEveryOptionAndNotes) {
  const std::string help = help_text(query, 80);
  EXPECT_THAT(help, HasSubstr("Usage: searcher [options] QUERY...\n\nAnswers questions.\n"));
  for (const OptionSpec& option : table)
    EXPECT_THAT(help, HasSubstr(std::string("--") + std::string(option.name)));
  EXPECT_THAT(help, HasSubstr("  -n, --limit N  "));
  EXPECT_THAT(help, HasSubstr("      --sort relevance|newest|oldest\n                   Order.\n"));
  EXPECT_THAT(help, HasSubstr("  -h, --help "));
  EXPECT_THAT(help, HasSubstr("--version "));
  EXPECT_THAT(help, HasSubstr("\nOne note.\n\n  indented\n"));
  EXPECT_THAT(help_text(plain, 80), HasSubstr("Usage: indexer add [options] PATH...\n"));
  EXPECT_THAT(help_text(wordless, 80), HasSubstr("Usage: indexer status [options]\n"));
}

TEST(Help, WhatHasASecondColumnGoesOnUnderIt) {
  constexpr CommandSpec fields{
      "searcher", "", "",
      "",         {}, "  tag:energy     a tag or a keyword of the article\n  no column here at all",
      true};
  EXPECT_THAT(help_text(fields, 40), HasSubstr("\n  tag:energy     a tag or a keyword of\n"
                                               "                 the article\n"
                                               "  no column here at all\n"));
  EXPECT_THAT(help_text(fields, 30), HasSubstr("\n  tag:energy     a tag or a\n  keyword of the article\n"))
      << "where there is no room for it, under the first";
}

TEST(Help, StandsInAlignedColumnsWithinTheWidth) {
  for (const std::size_t columns : {50U, 60U, 80U, 120U}) {
    SCOPED_TRACE(columns);
    std::size_t column = std::string::npos;
    for (const std::string& line : lines(help_text(query, columns))) {
      EXPECT_LE(text::display_width(line), columns) << line;
      EXPECT_THAT(line, Not(::testing::EndsWith(" ")));
      for (const char* begin :
           {"Search this", "Show at most", "Order.", "Print only", "Print nothing", "End records"}) {
        const std::size_t at = line.find(begin);
        if (at == std::string::npos) continue;
        if (column == std::string::npos) column = at;
        EXPECT_EQ(at, column) << line;
      }
    }
    EXPECT_NE(column, std::string::npos);
  }
}

}  // namespace
}  // namespace morgue
