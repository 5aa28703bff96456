// The commands as the indexer runs them, in this process: what they take, what they print, how they end.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/error.h"
#include "indexer/indexer.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

// Catches what is printed while it lives.
class Printed {
 public:
  Printed() : out_before_(std::cout.rdbuf(out_.rdbuf())), error_before_(std::cerr.rdbuf(error_.rdbuf())) {}
  ~Printed() {
    std::cout.rdbuf(out_before_);
    std::cerr.rdbuf(error_before_);
  }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;

  std::string out() const { return out_.str(); }
  std::string error() const { return error_.str(); }

 private:
  std::ostringstream out_;
  std::ostringstream error_;
  std::streambuf* out_before_;
  std::streambuf* error_before_;
};

struct Ran {
  int exit_code;
  std::string out;
  std::string error;
};

Ran run(const std::vector<std::string>& arguments) {
  const Printed printed;
  const int exit_code = run_indexer(arguments);
  return {exit_code, printed.out(), printed.error()};
}

struct Refusal {
  const char* name;
  std::vector<std::string> arguments;
  const char* sentence;  // part of it
};

TEST(Indexer, RefusesWithASentenceThatNamesTheFault) {
  ::unsetenv("MORGUE_INDEX");
  const Refusal cases[] = {
      {"no command", {}, "which command"},
      {"an unknown command", {"ad"}, "'ad'"},
      {"no index", {"add", "a.txt"}, "--index"},
      {"no index for status", {"status"}, "--index"},
      {"no path", {"add", "--index", "x"}, "nothing to read"},
      {"no path to read", {"read"}, "nothing to read"},
      {"no threads", {"add", "--index", "x", "--jobs", "0", "a.txt"}, "--jobs"},
      {"too many threads", {"add", "--index", "x", "--jobs", "100000", "a.txt"}, "--jobs"},
      {"no memory", {"add", "--index", "x", "--memory", "0", "a.txt"}, "--memory"},
      {"no number", {"add", "--index", "x", "--lock-timeout", "soon", "a.txt"}, "--lock-timeout"},
      {"an unknown report", {"add", "--index", "x", "--report", "xml", "a.txt"}, "--report"},
      {"an unknown option", {"status", "--index", "x", "--all"}, "--all"},
      {"no such index", {"status", "--index", "/no/such/index"}, "/no/such/index"},
      {"an unknown shell", {"--completion", "tcsh"}, "tcsh"},
      {"paths that are not there", {"read", "/no/such/file"}, "nothing to read"},
  };
  for (const Refusal& test : cases) {
    SCOPED_TRACE(test.name);
    try {
      run(test.arguments);
      ADD_FAILURE() << "was not refused";
    } catch (const Error& failure) {
      EXPECT_NE(std::string(failure.what()).find(test.sentence), std::string::npos) << failure.what();
      EXPECT_EQ(failure.exit_code(), ExitCode::failure);
    }
  }
}

TEST(Indexer, ExplainsItself) {
  for (const char* option : {"--help", "-h"}) {
    const Ran ran = run({option});
    EXPECT_EQ(ran.exit_code, ExitCode::ok);
    for (const char* command : {"add", "read", "status"}) {
      EXPECT_NE(ran.out.find(std::string("  ") + command), std::string::npos) << ran.out;
    }
  }
  EXPECT_NE(run({"add", "--help"}).out.find("--dry-run"), std::string::npos);
  EXPECT_NE(run({"--version"}).out.find(MORGUE_VERSION), std::string::npos);
  EXPECT_EQ(run({"add", "--version"}).out, run({"--version"}).out);
  for (const char* shell : {"bash", "zsh", "fish"}) {
    EXPECT_NE(run({"--completion", shell}).out.find("lock-timeout"), std::string::npos) << shell;
    EXPECT_EQ(run({std::string("--completion=") + shell}).out, run({"--completion", shell}).out);
  }
}

TEST(AddCommand, SumsUpOnStderrOrAsJsonOnStdout) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", sample::line("a", "One.") + "no json\n").string();
  const std::string index = (room.path() / "index").string();
  Ran ran = run({"add", "--index", index, "--report", "json", file});
  EXPECT_EQ(ran.exit_code, ExitCode::partial);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  EXPECT_EQ(report.at("added"), 1);
  EXPECT_EQ(report.at("skipped"), 1);
  EXPECT_NE(ran.error.find(file + ":2: "), std::string::npos) << ran.error;

  ran = run({"add", "-i", index, file});
  EXPECT_EQ(ran.exit_code, ExitCode::ok);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.error.find("unchanged"), std::string::npos) << ran.error;

  ran = run({"add", "-i", index, "--quiet", file});
  EXPECT_EQ(ran.out + ran.error, "");
}

TEST(AddCommand, TakesTheIndexFromTheEnvironment) {
  const EmptyRoom room;
  const std::string file = room.write("news.jsonl", sample::line("a", "One.")).string();
  ::setenv("MORGUE_INDEX", (room.path() / "index").c_str(), 1);
  EXPECT_EQ(run({"add", "-q", file}).exit_code, ExitCode::ok);
  const nlohmann::json status = nlohmann::json::parse(run({"status", "--json"}).out);
  ::unsetenv("MORGUE_INDEX");
  EXPECT_EQ(status.at("articles"), 1);
}

TEST(ReadCommand, PrintsWhatItReadsAndReportsTheRest) {
  const EmptyRoom room;
  const std::string file =
      room.write("news.jsonl", sample::line("a", "One.") + "no json\n" + sample::line("b", "Two.")).string();
  const Ran ran = run({"read", "--source", "Delta Post", file});
  EXPECT_EQ(ran.exit_code, ExitCode::partial);
  std::istringstream lines(ran.out);
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json article = nlohmann::json::parse(line);
    ids.push_back(article.at("id"));
    EXPECT_EQ(article.at("source"), "Delta Post");
    EXPECT_EQ(article.at("path"), file);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"a", "b"}));
  EXPECT_NE(ran.error.find(file + ":2: "), std::string::npos) << ran.error;
}

TEST(ReadCommand, ExplainsEveryLine) {
  const EmptyRoom room;
  const std::string file =
      room.write("page.txt",
                 "Harbour opens after the storm\n\nThe harbour opened again on Thursday morning.\n")
          .string();
  const Ran ran = run({"read", "--explain", file});
  EXPECT_EQ(ran.exit_code, ExitCode::ok);
  EXPECT_NE(ran.out.find("title    |"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("| The harbour opened again on Thursday morning.\n"), std::string::npos) << ran.out;
}

TEST(StatusCommand, CountsWhatTheIndexHolds) {
  const EmptyRoom room;
  const std::string index = (room.path() / "index").string();
  sample::add(
      room,
      {room.write("a.jsonl", sample::line("a", "One.") + sample::line("b", "Two.", "Delta Post")).string()});
  sample::add(room, {room.write("b.jsonl", sample::line("c", "Three.")).string()});
  const nlohmann::json status = nlohmann::json::parse(run({"status", "--index", index, "--json"}).out);
  EXPECT_EQ(status.at("articles"), 3);
  EXPECT_EQ(status.at("segments"), 2);
  EXPECT_GT(status.at("bytes"), 1000);
  EXPECT_EQ(status.at("sources").size(), 2U);
  EXPECT_EQ(status.at("sources").at(0).at("value"), "Harbour Gazette");
  EXPECT_EQ(status.at("sources").at(0).at("count"), 2);
  EXPECT_EQ(status.at("sources").at(1).at("value"), "Delta Post");
  EXPECT_EQ(status.at("languages").at(0).at("value"), "en");
  for (const char* end : {"first", "last"}) EXPECT_EQ(status.at("dates").at(end), "2021-03-04") << end;
  for (const char* fault : {"undated", "coarse", "future", "backwards"}) {
    EXPECT_EQ(status.at("dates").at(fault), 0) << fault;
  }
  EXPECT_EQ(status.at("runs").size(), 2U);
  EXPECT_EQ(status.at("runs").at(0).at("added"), 1) << "the last run first";

  const std::string text = run({"status", "--index", index}).out;
  EXPECT_NE(text.find("2021-03-04 to 2021-03-04"), std::string::npos) << text;
  EXPECT_NE(text.find("2  2021-03-04 to 2021-03-04  Harbour Gazette"), std::string::npos) << text;
}

TEST(StatusCommand, WorksWithoutALedgerAndOnAnEmptyIndex) {
  const EmptyRoom room;
  const IndexDirectory directory(room.path() / "index");
  directory.create_if_missing();
  const nlohmann::json status =
      nlohmann::json::parse(run({"status", "--index", directory.root().string(), "--json"}).out);
  EXPECT_EQ(status.at("articles"), 0);
  EXPECT_TRUE(status.at("dates").at("first").is_null());
  EXPECT_TRUE(status.at("runs").empty());
  EXPECT_FALSE(std::filesystem::exists(directory.ledger_path())) << "looking makes nothing";
}

}  // namespace
}  // namespace morgue
