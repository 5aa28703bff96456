// Remote shards: real servers on loopback against the same archive in one piece.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/cli/small_archive.h"
#include "tests/support/search_output.h"
#include "tests/support/shard_server.h"

namespace morgue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

namespace fs = std::filesystem;

// The sample corpus in one index, and in two halves: the first of two segments, the second of one.
class RemoteShards : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    room_ = std::make_unique<EmptyRoom>();
    fs::create_directory_symlink(fs::path(MORGUE_SOURCE_DIR) / "corpus", room().path() / "corpus");
    room().write("small.jsonl", to_json_lines(small_archive()));
    add("whole.idx", {"small.jsonl", "corpus/archive", "corpus/clean", "corpus/languages"});
    add("first.idx", {"corpus/archive"});
    add("first.idx", {"corpus/languages"});
    add("second.idx", {"small.jsonl", "corpus/clean"});
    first_ = std::make_unique<ShardServer>(std::vector{room().path() / "first.idx"});
    second_ = std::make_unique<ShardServer>(std::vector{room().path() / "second.idx"});
    stub("tcp.idx", {first_->address(), second_->address()});
  }
  static void TearDownTestSuite() {
    first_.reset();
    second_.reset();
    room_.reset();
  }

  static const EmptyRoom& room() { return *room_; }
  static std::string path_of(const std::string& index) { return (room().path() / index).string(); }

  static void add(const std::string& index, const Words& inputs) {
    Words words = {"add", "--quiet", "--index", index};
    words.insert(words.end(), inputs.begin(), inputs.end());
    const RunResult added = run_indexer(room(), words);
    ASSERT_EQ(added.exit_code, 0) << added.error;
  }

  // An index whose list names remote shards alone.
  static void stub(const std::string& index, const Words& addresses) {
    std::string list;
    for (const std::string& address : addresses) list += "remote " + address + "\n";
    room().write(index + "/XAPIANDB", list);
  }

  static RunResult search(const Words& indexes, const Words& arguments, RunOptions options = {}) {
    Words words;
    for (const std::string& index : indexes) words.insert(words.end(), {"--index", index});
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_searcher(room(), words, options);
  }

  // The scores of an answer's hits, taken out of it.
  static std::vector<double> take_scores(nlohmann::json& answer) {
    std::vector<double> scores;
    for (nlohmann::json& hit : answer.at("hits")) {
      scores.push_back(hit.at("score"));
      hit.erase("score");
    }
    return scores;
  }

  // The hits by id instead of by rank; none where the page has not all of them.
  static void forget_order(nlohmann::json& answer) {
    nlohmann::json& hits = answer.at("hits");
    if (hits.size() < answer.at("total")) hits.clear();
    for (nlohmann::json& hit : hits) hit.erase("rank");
    std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.at("id") < b.at("id"); });
  }

  static void expect_same_answer(const std::string& printed, const std::string& expected, bool is_pattern) {
    if (!expected.starts_with('{')) {
      EXPECT_EQ(printed, expected);
      return;
    }
    nlohmann::json far = nlohmann::json::parse(printed);
    nlohmann::json whole = nlohmann::json::parse(expected);
    const std::vector<double> scores = take_scores(far);
    const std::vector<double> expected_scores = take_scores(whole);
    if (is_pattern) {
      forget_order(far);
      forget_order(whole);
    }
    EXPECT_EQ(far.dump(), whole.dump());
    ASSERT_EQ(scores.size(), expected_scores.size());
    for (std::size_t i = 0; i < scores.size() && !is_pattern; ++i)
      EXPECT_NEAR(scores[i], expected_scores[i], 1e-12 * expected_scores[i]) << "hit " << i + 1;
  }

  // Hits, order, counts, fragments and suggestions are the same to the last byte; scores are, but for the order in which
  // their parts were added up. Of a pattern, Xapian estimates for each shard what its words weigh together, near or far:
  // its hits and counts are the same, in an order of their own.
  static void expect_as_in_one_piece(const Words& indexes, const RunOptions& base = {}) {
    static const Words queries = {"strike OR walkout",
                                  "ferry",
                                  "the",
                                  "harbour -strike",
                                  "\"turn away ambulances\"",
                                  "\"joint statement\"~5",
                                  "(dockers OR workers) NEAR/12 port",
                                  "grain PRE/8 export",
                                  "defen*",
                                  "*ing port",
                                  "str?ke",
                                  "S-400",
                                  "U.S.",
                                  "=US",
                                  "\"$5 billion\"",
                                  "$5 billion",
                                  "title:strike",
                                  "author:keller",
                                  "tag:ferries",
                                  "lang:fr",
                                  "source:\"Harbour Gazette\" harbour",
                                  "date:2019..2020",
                                  "date:2020-01 ferry",
                                  "id:s400-deal",
                                  "café",
                                  "catedral",
                                  "zyzzyva",
                                  "turkey zyzzyva",
                                  "Hafen",
                                  "l'hôpital",
                                  "ferry OR 海水",
                                  "organization"};
    std::string batch;
    for (const std::string& query : queries) batch += query + "\n";
    const Words ways[] = {
        {"--facet", "source", "--facet", "tag:3", "--facet", "language", "--timeline", "month", "--snippets",
         "3"},
        {"--limit", "50", "--sort", "newest", "--facet", "source", "--timeline", "week"},
        {"--limit", "50", "--sort", "oldest", "--facet", "place", "--timeline", "year"},
        {"--limit", "7", "--offset", "3", "--facet", "source"},
        {"--any", "--limit", "1000", "--snippets", "0"},
        {"--explain", "--limit", "2"},
        {"--count"},
    };
    for (const Words& way : ways) {
      SCOPED_TRACE(::testing::PrintToString(way));
      RunOptions options = base;
      options.input = batch;
      Words arguments = {"--format", "jsonl", "--batch", "-"};
      arguments.insert(arguments.end(), way.begin(), way.end());
      const RunResult whole = search({"whole.idx"}, arguments, options);
      const RunResult far = search(indexes, arguments, options);
      EXPECT_EQ(whole.exit_code, 0) << whole.error;
      EXPECT_EQ(far.exit_code, 0) << far.error;
      EXPECT_EQ(far.error, whole.error);
      const std::vector<std::string> expected = lines_of(whole.out);
      const std::vector<std::string> printed = lines_of(far.out);
      ASSERT_EQ(expected.size(), queries.size());
      ASSERT_EQ(printed.size(), queries.size());
      for (std::size_t i = 0; i < queries.size(); ++i) {
        SCOPED_TRACE(queries[i]);
        expect_same_answer(printed[i], expected[i], queries[i].find_first_of("*?") != std::string::npos);
      }
    }
  }

  inline static std::unique_ptr<EmptyRoom> room_;
  inline static std::unique_ptr<ShardServer> first_;
  inline static std::unique_ptr<ShardServer> second_;
};

TEST_F(RemoteShards, TheQueriesHaveSomethingToFind) {
  const SearchOutput output = read_search_output(
      search({"tcp.idx"}, {"--format", "json", "--facet", "source", "--limit", "20", "harbour"}).out);
  EXPECT_GE(output.total, 10U);
  EXPECT_TRUE(output.total_is_exact);
  EXPECT_GT(output.hits.at(0).score, 0);
  EXPECT_FALSE(output.hits.at(0).snippets.empty());
}

TEST_F(RemoteShards, TwoServersAnswerAsTheArchiveInOnePiece) {
  expect_as_in_one_piece({"tcp.idx"});
}

TEST_F(RemoteShards, AServerAndALocalIndexAnswerAsOne) {
  stub("one.idx", {first_->address()});
  expect_as_in_one_piece({"one.idx", "second.idx"});
}

TEST_F(RemoteShards, OneServerOfTwoIndexesAnswersAsOne) {
  const ShardServer both({path_of("first.idx"), path_of("second.idx")});
  stub("both.idx", {both.address()});
  expect_as_in_one_piece({"both.idx"});
}

TEST_F(RemoteShards, ProgramsAtTheOtherEndOfAPipeAnswerAsOne) {
  stub("pipes.idx", {":xapian-progsrv " + path_of("first.idx"), ":xapian-progsrv " + path_of("second.idx")});
  expect_as_in_one_piece({"pipes.idx"});
}

// Who calls "ssh HOST PROGRAM ARGUMENTS" gets the program's input and output: here without a host.
TEST_F(RemoteShards, ProgramsBehindSshAnswerAsOne) {
  const fs::path ssh = room().write("bin/ssh", "#!/bin/sh\necho \"$1\" >> hosts\nshift\nexec \"$@\"\n");
  fs::permissions(ssh, fs::perms::owner_all);
  RunOptions options;
  options.environment["PATH"] = ssh.parent_path().string() + ":/usr/bin:/bin";
  stub("ssh.idx", {":ssh archive-1 xapian-progsrv " + path_of("first.idx"),
                   ":ssh archive-2 xapian-progsrv " + path_of("second.idx")});
  expect_as_in_one_piece({"ssh.idx"}, options);
  std::ifstream hosts(room().path() / "hosts");
  std::string called;
  std::getline(hosts, called);
  EXPECT_EQ(called, "archive-1");
}

TEST_F(RemoteShards, AnArticleIsShownFromAfar) {
  for (const char* format : {"json", "text"}) {
    const Words arguments = {"--format", format, "--show", "s400-deal", "talks"};
    const RunResult far = search({"tcp.idx"}, arguments);
    EXPECT_EQ(far.exit_code, 0) << far.error;
    EXPECT_EQ(far.out, search({"whole.idx"}, arguments).out);
  }
}

TEST_F(RemoteShards, AnEmptyServerIsNoFault) {
  room().write("empty.idx/XAPIANDB", "");
  const ShardServer empty({path_of("empty.idx")});
  stub("withempty.idx", {empty.address(), first_->address(), second_->address()});
  const RunResult result = search({"withempty.idx"}, {"--count", "harbour"});
  EXPECT_EQ(result.out, search({"whole.idx"}, {"--count", "harbour"}).out) << result.error;
}

// ---- What goes wrong

// The sentence names the host, the code is 2, and nobody waits for long.
void expect_refused(const RunResult& result, const std::string& host) {
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.error, AllOf(StartsWith("searcher: "), HasSubstr(host), HasSubstr("remote")));
  EXPECT_GE(lines_of(result.error).size(), 2U) << "a hint what to try: " << result.error;
}

TEST_F(RemoteShards, AServerThatIsNotThereIsNamed) {
  const std::string nobody = silent_address();
  stub("nobody.idx", {first_->address(), nobody});
  const RunResult result = search({"nobody.idx"}, {"harbour"});
  expect_refused(result, nobody);
  EXPECT_THAT(result.error, HasSubstr("Connection refused"));
}

TEST_F(RemoteShards, AServerThatNeverAnswersIsNamedAfterABoundedWait) {
  const SilentServer silent;
  stub("silent.idx", {silent.address()});
  const auto begin = std::chrono::steady_clock::now();
  const RunResult result = search({"silent.idx"}, {"harbour"});
  expect_refused(result, silent.address());
  EXPECT_THAT(result.error, HasSubstr("in time"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(120));
}

TEST_F(RemoteShards, AProgramThatCannotBeRunIsNamed) {
  stub("noprogram.idx", {":no-such-program first.idx"});
  expect_refused(search({"noprogram.idx"}, {"harbour"}), "no-such-program");
}

TEST_F(RemoteShards, AnAddressThatIsNoneIsNamed) {
  for (const char* address : {"example.com", "example.com:port", "example.com:99999"}) {
    stub("noaddress.idx", {address});
    const RunResult result = search({"noaddress.idx"}, {"harbour"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, HasSubstr(std::string("remote ") + address));
  }
}

}  // namespace
}  // namespace morgue
