// What the tests of standing queries share: real indexes, real states, the real programs.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/small_archive.h"
#include "tests/support/program_runner.h"

namespace morgue {

using Told = std::vector<std::pair<std::string, std::string>>;  // name of the query, id

// Too short to have copies.
inline SmallArticle strike(const std::string& id, const std::string& place,
                           const std::string& date = "2024-03-05") {
  SmallArticle article;
  article.id = id;
  article.title = "Dockers on strike in " + place;
  article.text = "Dockers in " + place + " walked out. It was number " + id + ".";
  article.date = date;
  article.source = "Harbour Gazette";
  return article;
}

// Long enough to have copies.
inline SmallArticle wire_story(const std::string& id, const std::string& title, const std::string& date,
                               const std::string& ending = "") {
  SmallArticle article;
  article.id = id;
  article.title = title;
  article.date = date;
  article.source = "Outlet of " + id;
  article.text =
      "The ferry to the northern islands will sail again from Friday, the harbour office said, after "
      "dredgers "
      "cleared the channel of the sand that three storms had left there in one week. Two hundred passengers "
      "had "
      "waited in the school hall of the village since Monday, and volunteers cooked soup for them every "
      "evening. "
      "The master of the ferry said that he had never seen the sandbank so high in thirty years on this "
      "line. "
      "Engineers are to measure the channel each morning until the end of the month, and goods will be "
      "carried "
      "before cars. The council has asked the ministry for a second dredger and expects an answer by "
      "Wednesday." +
      ending;
  return article;
}

class WatchCli : public ::testing::Test {
 protected:
  WatchCli() { queries("strikes\tstrike\nferries\tferry\n"); }

  void queries(const std::string& lines) const { room_.write("queries.tsv", lines); }

  RunResult add(const std::vector<SmallArticle>& articles, const std::string& index = "news.idx") const {
    RunOptions options;
    options.input = to_json_lines(articles);
    RunResult result = run_indexer(room_, {"add", "--quiet", "--index", index, "-"}, options);
    EXPECT_EQ(result.exit_code, 0) << result.error;
    return result;
  }

  RunResult watch(std::vector<std::string> arguments = {}, const RunOptions& options = {}) const {
    std::vector<std::string> words = {"watch", "--file", "queries.tsv", "--state", "state.json"};
    const bool names_index = std::find(arguments.begin(), arguments.end(), "--index") != arguments.end();
    if (!names_index) words.insert(words.end(), {"--index", "news.idx"});
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_searcher(room_, words, options);
  }

  static Told read_lines(const RunResult& result) {
    Told told;
    for (const std::string& line : lines_of(result.out)) {
      const nlohmann::json object = nlohmann::json::parse(line);
      EXPECT_EQ(object.at("schema"), "morgue.watch/1");
      told.emplace_back(object.at("name"), object.at("id"));
    }
    EXPECT_EQ(result.exit_code, told.empty() ? 1 : 0) << result.error;
    return told;
  }

  Told told(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"--format", "jsonl"});
    return read_lines(watch(arguments));
  }

  std::string state() const {
    std::ifstream file(room_.path() / "state.json");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  RunResult shell(const std::string& script) const {
    RunOptions options;
    options.environment = {{"SEARCHER", MORGUE_SEARCHER}, {"INDEXER", MORGUE_INDEXER}};
    return run(room_, "/bin/sh", {"-c", script}, options);
  }

  EmptyRoom room_;
};

}  // namespace morgue
