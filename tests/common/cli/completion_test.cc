#include "common/cli/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "common/error.h"
#include "tests/support/program_runner.h"

namespace morgue {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

constexpr OptionSpec search_options[] = {
    {"index", 0, ValueKind::directory, "DIR", true, "Search this index."},
    {"limit", 'n', ValueKind::number, "N", false, "The reader's [own] limit: so many."},
    {"sort", 0, ValueKind::choice, "relevance|newest|oldest", false, "Order."},
    {"facet", 0, ValueKind::field, "FIELD[:N]", true, "Count values."},
    {"batch", 0, ValueKind::file, "FILE", false, "Queries."},
    {"format", 'f', ValueKind::open_choice, "text|json|TEMPLATE", false, "How to print."},
    {"count", 'c', ValueKind::none, "", false, "Only the number."},
};
constexpr OptionSpec add_options[] = {
    {"report", 0, ValueKind::choice, "text|json", false, "Form of the report."},
};
constexpr CommandSpec search[] = {{"searcher", "", "QUERY...", "Searches.", search_options, "", true}};
constexpr CommandSpec commands[] = {
    {"indexer", "add", "PATH...", "Adds: what's new.", add_options, "", false},
    {"indexer", "status", "", "Tells.", {}, "", false},
};

// What bash would offer for the last of `words`, sorted.
std::vector<std::string> offered(const EmptyRoom& room, const std::string& script, const std::string& program,
                                 const std::vector<std::string>& words) {
  std::string commands_text = script + "\nCOMP_WORDS=(" + program;
  for (const std::string& word : words) commands_text += " '" + word + "'";
  commands_text += ")\nCOMP_CWORD=" + std::to_string(words.size()) + "\n_" + program +
                   "\nfor each in \"${COMPREPLY[@]}\"; do printf '%s\\n' \"$each\"; done\n";
  RunOptions options;
  options.input = commands_text;
  const RunResult result = run(room, "/bin/bash", {"--norc"}, options);
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(result.error, "");
  std::vector<std::string> lines = lines_of(result.out);
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(BashCompletion, OffersWhatTheOptionTableSays) {
  const EmptyRoom room;
  room.write("news.idx/XAPIANDB", "");
  room.write("queries with space.tsv", "");
  const std::string script = completion_script("bash", "searcher", search);
  struct Case {
    const char* name;
    std::vector<std::string> words;
    std::vector<std::string> expected;
  };
  const Case cases[] = {
      {"long options by their beginning", {"--co"}, {"--count"}},
      {"help is always there", {"--he"}, {"--help"}},
      {"words of a choice", {"--sort", ""}, {"newest", "oldest", "relevance"}},
      {"a choice by its beginning", {"--sort", "n"}, {"newest"}},
      {"a choice after an equals sign", {"--sort", "=", "o"}, {"oldest"}},
      {"a choice right after the equals sign", {"--sort", "="}, {"newest", "oldest", "relevance"}},
      {"the words of an open choice, not what stands for others", {"-f", ""}, {"json", "text"}},
      {"facet fields", {"--facet", "s"}, {"section", "source"}},
      {"directories only", {"--index", ""}, {"news.idx"}},
      {"files, spaces and all", {"--batch", "q"}, {"queries with space.tsv"}},
      {"nothing for a number", {"-n", ""}, {}},
      {"nothing for the words of a query", {"new"}, {}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(offered(room, script, "searcher", each.words), each.expected);
  }
}

TEST(BashCompletion, OffersCommandsFirstAndTheirOptionsThen) {
  const EmptyRoom room;
  room.write("articles.jsonl", "");
  const std::string script = completion_script("bash", "indexer", commands);
  EXPECT_THAT(offered(room, script, "indexer", {""}), IsSupersetOf({"add", "status"}));
  EXPECT_THAT(offered(room, script, "indexer", {"a"}), ElementsAre("add"));
  EXPECT_THAT(offered(room, script, "indexer", {"add", "--"}), Contains("--report"));
  EXPECT_THAT(offered(room, script, "indexer", {"status", "--"}), Not(Contains("--report")));
  EXPECT_THAT(offered(room, script, "indexer", {"add", "art"}), ElementsAre("articles.jsonl"));
  EXPECT_THAT(offered(room, script, "indexer", {"status", "art"}), IsEmpty());
}

constexpr CommandSpec search_and_watch[] = {
    {"searcher", "", "QUERY...", "Searches.", search_options, "", true},
    {"searcher", "watch", "", "Watches.", add_options, "", false},
};

TEST(BashCompletion, ACommandBesideTheDefaultIsOneAsTheFirstWordAlone) {
  const EmptyRoom room;
  const std::string script = completion_script("bash", "searcher", search_and_watch);
  EXPECT_THAT(offered(room, script, "searcher", {"w"}), ElementsAre("watch"));
  EXPECT_THAT(offered(room, script, "searcher", {"night", "w"}), IsEmpty());
  EXPECT_THAT(offered(room, script, "searcher", {"--co"}), ElementsAre("--count"));
  EXPECT_THAT(offered(room, script, "searcher", {"watch", "--re"}), ElementsAre("--report"));
  EXPECT_THAT(offered(room, script, "searcher", {"watch", "--co"}), IsEmpty());
  EXPECT_THAT(offered(room, script, "searcher", {"night", "watch", "--co"}), ElementsAre("--count"));
}

TEST(ZshCompletion, EscapesWhatWouldEndASpec) {
  const std::string script = completion_script("zsh", "searcher", search);
  EXPECT_THAT(script, HasSubstr("#compdef searcher\n"));
  EXPECT_THAT(script, HasSubstr("'--limit=[The reader'\\''s \\[own\\] limit\\: so many.]:N: '"));
  EXPECT_THAT(script, HasSubstr("'*--index=[Search this index.]:DIR:_files -/'"));
  EXPECT_THAT(script, HasSubstr(":choice:(relevance newest oldest)'"));
  EXPECT_THAT(script, HasSubstr("'--format=[How to print.]:choice:(text json)'"));
  const std::string with_commands = completion_script("zsh", "indexer", commands);
  EXPECT_THAT(with_commands, HasSubstr("add\\:\"Adds\\: what'\\''s new.\""));
  EXPECT_THAT(with_commands, HasSubstr("    add)\n"));
}

TEST(FishCompletion, NamesEveryOptionUnderItsCommand) {
  const std::string script = completion_script("fish", "searcher", search);
  EXPECT_THAT(script,
              HasSubstr("complete -c searcher -l limit -s n -x -d 'The reader\\'s [own] limit: so many.'\n"));
  EXPECT_THAT(script, HasSubstr("-l sort -x -a 'relevance newest oldest'"));
  const std::string with_commands = completion_script("fish", "indexer", commands);
  EXPECT_THAT(with_commands, HasSubstr("-n '__fish_use_subcommand' -a add -d 'Adds: what\\'s new.'"));
  EXPECT_THAT(with_commands, HasSubstr("-n '__fish_seen_subcommand_from add' -l report -x -a 'text json'"));
}

// What zsh makes of a typed line in which "\t" stands for the key: the words that its command is called with.
std::string zsh_calls(const EmptyRoom& room, const std::string& program, const std::string& typed) {
  room.write("driver.zsh",
             "zmodload zsh/zpty || exit 3\n"
             "zpty shell zsh -f -i\n"
             "wait_for() { local out; while zpty -r shell out; do [[ $out == *$1* ]] && { print -r -- $out; "
             "return }; done }\n"
             "zpty -w shell \"PROMPT= ; fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -D; $1() { "
             "print -r "
             "-- GO''T\\<\\$*\\>; }; echo REA''DY\"\n"
             "wait_for READY >/dev/null\n"
             "zpty -w shell \"$(print -n $2)\"\n"
             "wait_for 'GOT<'\n");
  const RunResult result = run(room, "/usr/bin/zsh", {"-f", "driver.zsh", program, typed});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  const std::size_t begin = result.out.find("GOT<");
  const std::size_t end = result.out.find('>', begin);
  if (begin == std::string::npos || end == std::string::npos) return "nothing: " + result.out + result.error;
  return result.out.substr(begin + 4, end - begin - 4);
}

TEST(ZshCompletion, CompletesWhatIsTyped) {
  const EmptyRoom room;
  room.write("news.idx/XAPIANDB", "");
  room.write("queries.tsv", "");
  room.write("_searcher", completion_script("zsh", "searcher", search));
  room.write("_indexer", completion_script("zsh", "indexer", commands));
  room.write("_both", completion_script("zsh", "both", search_and_watch));
  struct Case {
    const char* name;
    const char* program;
    const char* typed;
    const char* called_with;
  };
  const Case cases[] = {
      {"a switch", "searcher", "searcher --cou\\t", "--count"},
      {"an option and its choice", "searcher", "searcher --sor\\tn\\t", "--sort=newest"},
      {"a choice as a word of its own", "searcher", "searcher --sort o\\t", "--sort oldest"},
      {"a facet", "searcher", "searcher --facet so\\t", "--facet source"},
      {"a directory", "searcher", "searcher --index ne\\t", "--index news.idx"},
      {"a file", "searcher", "searcher --batch qu\\t", "--batch queries.tsv"},
      {"an option behind the query", "searcher", "searcher words --lim\\t5", "words --limit=5"},
      {"nothing for the words of a query", "searcher", "searcher quer\\t", "quer"},
      {"a command", "indexer", "indexer sta\\t", "status"},
      {"an option of the command", "indexer", "indexer add --rep\\tj\\t", "add --report=json"},
      {"a command beside the default", "both", "both wat\\t--rep\\tj\\t", "watch --report=json"},
      {"the default beside a command", "both", "both night --cou\\t", "night --count"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(zsh_calls(room, each.program, each.typed), each.called_with);
  }
}

TEST(FishCompletion, CompletesWhatIsTyped) {
  const EmptyRoom room;
  room.write("news.idx/XAPIANDB", "");
  room.write("queries.tsv", "");
  room.write("searcher.fish", completion_script("fish", "searcher", search));
  room.write("indexer.fish", completion_script("fish", "indexer", commands));
  room.write("both.fish", completion_script("fish", "both", search_and_watch));
  struct Case {
    const char* name;
    std::string line;
    std::vector<std::string> offered;
  };
  const Case cases[] = {
      {"a switch", "searcher --cou", {"--count"}},
      {"words of a choice", "searcher --sort ", {"newest", "oldest", "relevance"}},
      {"a choice behind an equals sign", "searcher --sort=n", {"--sort=newest"}},
      {"facets", "searcher --facet s", {"section", "source"}},
      {"directories alone", "searcher --index ", {"news.idx/"}},
      {"files", "searcher --batch qu", {"queries.tsv"}},
      {"nothing for the words of a query", "searcher quer", {}},
      {"commands", "indexer sta", {"status"}},
      {"options of the command", "indexer add --rep", {"--report"}},
      {"not those of another", "indexer status --rep", {}},
      {"a command beside the default", "both wat", {"watch"}},
      {"its options", "both watch --rep", {"--report"}},
      {"not those of the default", "both watch --cou", {}},
      {"the default's options", "both night --cou", {"--count"}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result =
        run(room, "/usr/bin/fish",
            {"--no-config", "-c",
             "source searcher.fish; source indexer.fish; source both.fish; complete -C '" + each.line + "'"});
    EXPECT_EQ(result.exit_code, 0) << result.error;
    std::vector<std::string> offered;
    for (const std::string& line : lines_of(result.out)) offered.push_back(line.substr(0, line.find('\t')));
    std::sort(offered.begin(), offered.end());
    EXPECT_EQ(offered, each.offered);
  }
}

TEST(Completion, RefusesAShellItDoesNotKnow) {
  try {
    completion_script("tcsh", "searcher", search);
    FAIL() << "not refused";
  } catch (const Error& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("tcsh"));
    EXPECT_THAT(failure.what(), HasSubstr("bash, zsh and fish"));
  }
}

}  // namespace
}  // namespace morgue
