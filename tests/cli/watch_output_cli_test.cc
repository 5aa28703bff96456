// The file of queries, how news is told, and the command line of searcher watch.
#include "tests/cli/watch_cli.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// ---- The file of queries

TEST_F(WatchCli, FaultsOfTheFileAreReportedWithTheirLine) {
  add({strike("a", "Ostend"), wire_story("b", "Ferry sails again", "2024-03-05")});
  queries("# standing queries\n\nstrikes\tstrike\nstrikes\tferry\nferry\nopen\tstrike AND (\nnothing\t\n");
  const RunResult lenient = watch({"--since", "1d", "--format", "jsonl"});
  EXPECT_THAT(read_lines(lenient), ElementsAre(std::pair("strikes", "a"), std::pair("strikes (line 4)", "b"),
                                               std::pair("ferry", "b"), std::pair("open", "a")));
  EXPECT_THAT(lenient.error, AllOf(HasSubstr("queries.tsv:4: 'strikes' is the name of an earlier query"),
                                   HasSubstr("queries.tsv:5: there is no tab"), HasSubstr("queries.tsv:6: "),
                                   HasSubstr("queries.tsv:7: 'nothing' has no query")));
  const std::string before = state();
  const RunResult strict = watch({"--since", "1d", "--strict"});
  EXPECT_EQ(strict.exit_code, 2);
  EXPECT_EQ(strict.out, "");
  EXPECT_THAT(strict.error, AllOf(HasSubstr("queries.tsv:4: "), HasSubstr("queries.tsv:6: "),
                                  HasSubstr("nothing was asked")));
  EXPECT_EQ(state(), before);
}

// ---- How it is told

TEST_F(WatchCli, AMailHasHeadersAndText) {
  queries("grève à Anvers\tstrike\nferries\tferry\n");
  SmallArticle article = strike("a", "Ostend");
  article.url = "https://gazette.example/strike";
  add({article, strike("b", "Bruges"), wire_story("c", "Ferry sails again", "2024-03-05")});
  const RunResult result = watch({"--since", "1d", "--format", "mail", "--to", "desk@example.org"});
  EXPECT_EQ(result.exit_code, 0);
  const std::size_t end = result.out.find("\n\n");
  ASSERT_NE(end, std::string::npos);
  const std::string headers = result.out.substr(0, end + 1);
  EXPECT_THAT(headers,
              AllOf(StartsWith("From: Morgue <"), HasSubstr("\nTo: desk@example.org\n"),
                    HasSubstr("\nSubject: =?UTF-8?B?"), HasSubstr("\nDate: "), HasSubstr(" +0000\n"),
                    HasSubstr("\nMessage-ID: <"), HasSubstr("\nContent-Type: text/plain; charset=utf-8\n")));
  EXPECT_THAT(result.out.substr(end),
              AllOf(HasSubstr("3 articles new."), HasSubstr("grève à Anvers (2)"), HasSubstr("ferries (1)"),
                    HasSubstr("  * Dockers on strike in Ostend\n"), HasSubstr("Harbour Gazette, 2024-03-05"),
                    HasSubstr("\n    https://gazette.example/strike\n")));
  // A parser that is not ours reads it as it was meant.
  RunOptions options;
  options.input = result.out;
  const RunResult parsed = run(
      room_, "/usr/bin/python3",
      {"-c",
       "import sys, email, email.policy\n"
       "m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)\n"
       "assert not m.defects, m.defects\n"
       "assert not any(h.defects for h in m.values()), [h.defects for h in m.values()]\n"
       "print(m['subject']); print(m['to']); print(m['date'].datetime.utcoffset()); print('ferries (1)' in "
       "m.get_content())"},
      options);
  EXPECT_EQ(parsed.out, "3 articles new: grève à Anvers (2), ferries (1)\ndesk@example.org\n0:00:00\nTrue\n")
      << parsed.error;
}

TEST_F(WatchCli, NoNewsIsNoOutputInAnyFormat) {
  add({strike("a", "Ostend")});
  ASSERT_THAT(told(), IsEmpty());
  for (const char* format : {"text", "jsonl", "mail"}) {
    const RunResult result = watch({"--format", format});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out + result.error, "");
  }
}

TEST_F(WatchCli, TextNamesTheQueryAndShowsTheArticle) {
  add({strike("a", "Ostend")});
  const RunResult result = watch({"--since", "1d"});
  EXPECT_THAT(result.out, AllOf(StartsWith("strikes: strike\n1 article\n"),
                                HasSubstr("  1  Dockers on strike in Ostend\n"), Not(HasSubstr("ferries"))));
}

TEST_F(WatchCli, NamesNeverReachATerminalOrAHeaderAsTheyAre) {
  queries("bad \x1b[31mname\x07\tstrike\n");
  add({strike("a", "Ostend")});
  for (const char* format : {"text", "mail"}) {
    const RunResult result = watch({"--since", "1d", "--dry-run", "--format", format});
    EXPECT_EQ(result.exit_code, 0);
    for (const char c : result.out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
  }
}

// ---- The command and the word

TEST_F(WatchCli, TheWordWatchIsStillSearchedFor) {
  SmallArticle article = strike("a", "Ostend");
  article.text += " The night watch was asleep.";
  add({article});
  RunOptions options;
  options.environment["MORGUE_INDEX"] = "news.idx";
  const Words asked[] = {{"watch"},
                         {"--", "watch"},
                         {"watch", "night"},
                         {"--count", "watch"},
                         {"watch", "--count"},
                         {"watch", "--", "-file"}};
  for (const Words& words : asked) {
    EXPECT_EQ(run_searcher(room_, words, options).exit_code, 0) << words.back();
  }
  EXPECT_THAT(run_searcher(room_, {"watch", "--help"}).out, StartsWith("Usage: searcher watch "));
}

TEST_F(WatchCli, WrongOptionsAreNamed) {
  add({strike("a", "Ostend")});
  struct Case {
    const char* name;
    Words arguments;
    const char* says;
  };
  const Case cases[] = {
      {"no queries", {"watch", "--state", "s", "--index", "news.idx"}, "which queries"},
      {"neither state nor day", {"watch", "--file", "queries.tsv", "--index", "news.idx"}, "since when"},
      {"no index", {"watch", "--file", "queries.tsv", "--state", "s"}, "no index given"},
      {"no such index", {"watch", "--file", "queries.tsv", "--state", "s", "--index", "none"}, "no index at"},
      {"a file that is not there",
       {"watch", "--file", "none.tsv", "--state", "s", "--index", "news.idx"},
       "cannot read none.tsv: No such file"},
      {"a directory as a file",
       {"watch", "--file", "news.idx", "--state", "s", "--index", "news.idx"},
       "cannot read news.idx: Is a directory"},
      {"a day that is none",
       {"watch", "--file", "queries.tsv", "--since", "soon", "--index", "news.idx"},
       "--since: 'soon' is no day"},
      {"a span for a day",
       {"watch", "--file", "queries.tsv", "--since", "2020..2021", "--index", "news.idx"},
       "--since: '2020..2021' is no day"},
      {"a state that cannot be made",
       {"watch", "--file", "queries.tsv", "--state", "none/s", "--index", "news.idx"},
       "none/s.lock"},
      {"a state that is a directory",
       {"watch", "--file", "queries.tsv", "--state", "news.idx", "--index", "news.idx"},
       "a directory, not a state"},
      {"an address that begins a header",
       {"watch", "--file", "queries.tsv", "--since", "1d", "--format", "mail", "--index", "news.idx", "--to",
        "a@b\nBcc: c@d"},
       "--to: "},
      {"an address without a mail",
       {"watch", "--file", "queries.tsv", "--since", "1d", "--index", "news.idx", "--to", "a@b"},
       "--to is of mails alone"},
      {"a mistyped option", {"watch", "--file", "queries.tsv", "--stat", "s"}, "--state"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const RunResult result = run_searcher(room_, each.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(each.says));
  }
}

}  // namespace
}  // namespace morgue
