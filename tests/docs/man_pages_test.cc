// The man pages against the programs.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "common/schema.h"
#include "tests/docs/document.h"
#include "tests/support/program_runner.h"

namespace morgue::testing {
namespace {

using Options = std::set<std::string>;  // "--offset", "-n --limit"

std::string option_name(const std::string& short_name, const std::string& long_name) {
  return short_name.empty() ? fmt::format("--{}", long_name) : fmt::format("-{} --{}", short_name, long_name);
}

// The options that --help lists: "  -n, --limit N  ..." or "      --offset N  ...".
Options options_of_help(const std::string& help) {
  static const std::regex option(R"(^(?:  -([A-Za-z0-9]), |      )--([a-z][a-z-]*)\b.*)");
  Options options;
  for (const std::string& line : lines_of(help)) {
    std::smatch found;
    if (!std::regex_match(line, found, option)) continue;
    options.insert(option_name(found[1], found[2]));
  }
  return options;
}

// The options of ".It Fl n , Fl -limit Ar N", by the section and subsection that they stand in
// ("COMMANDS/add").
struct ManPage {
  std::vector<std::pair<std::string, Options>> sections;

  Options all() const {
    Options options;
    for (const auto& [name, of_section] : sections) options.insert(of_section.begin(), of_section.end());
    return options;
  }
  Options of(const std::string& section) const {
    for (const auto& [name, options] : sections) {
      if (name == section) return options;
    }
    ADD_FAILURE() << "no section " << section;
    return {};
  }
};

ManPage read_man_page(const std::string& path) {
  static const std::regex item(R"(^\.It (?:Fl ([A-Za-z0-9]) , )?Fl (?:\\?-)([a-z][a-z-]*)(?: .*)?$)");
  ManPage page;
  std::string section;
  for (const std::string& line : document_lines(path)) {
    if (line.starts_with(".Sh ")) {
      section = line.substr(4);
      page.sections.push_back({section, {}});
    } else if (line.starts_with(".Ss ")) {
      page.sections.push_back({section + "/" + line.substr(4), {}});
    } else if (std::smatch found; std::regex_match(line, found, item)) {
      page.sections.back().second.insert(option_name(found[1], found[2]));
    }
  }
  return page;
}

TEST(SearcherManPage, HasTheOptionsOfHelpAndNoOthers) {
  const EmptyRoom room;
  const Options of_help = options_of_help(run_searcher(room, {"--help"}).out);
  EXPECT_GE(of_help.size(), 15U);
  EXPECT_EQ(read_man_page("docs/man/searcher.1").all(), of_help);
}

TEST(WatchManPage, HasTheOptionsOfHelpAndNoOthers) {
  const EmptyRoom room;
  const Options of_help = options_of_help(run_searcher(room, {"watch", "--help"}).out);
  EXPECT_GE(of_help.size(), 10U);
  EXPECT_EQ(read_man_page("docs/man/searcher-watch.1").all(), of_help);
}

// The long options of each form of the synopsis, by the command it begins with ("watch", or nothing).
std::vector<std::pair<std::string, Options>> synopsis_of(const std::string& path) {
  static const std::regex option(R"(Fl -([a-z][a-z-]*))");
  std::vector<std::pair<std::string, Options>> forms;
  bool inside = false;
  for (const std::string& line : document_lines(path)) {
    if (line.starts_with(".Sh ")) inside = line == ".Sh SYNOPSIS";
    if (!inside) continue;
    if (line == ".Nm") forms.push_back({});
    if (line.starts_with(".Cm ") && !forms.empty()) forms.back().first = line.substr(4);
    for (std::sregex_iterator found(line.begin(), line.end(), option), end; found != end; ++found) {
      forms.back().second.insert("--" + (*found)[1].str());
    }
  }
  return forms;
}

TEST(SearcherManPage, EachFormOfItsSynopsisHasOptionsOfThatCommandAlone) {
  const EmptyRoom room;
  const auto forms = synopsis_of("docs/man/searcher.1");
  EXPECT_GE(forms.size(), 8U);
  for (const auto& [command, options] : forms) {
    const std::string help = run_searcher(room, command.empty() ? std::vector<std::string>{"--help"}
                                                                : std::vector<std::string>{command, "--help"})
                                 .out;
    EXPECT_FALSE(options.empty()) << command;
    for (const std::string& option : options) {
      EXPECT_NE(help.find(" " + option + " "), std::string::npos) << command << ' ' << option;
    }
  }
}

TEST(SearcherManPage, NamesTheFieldsThatFacetsTake) {
  const std::vector<std::string> lines = document_lines("docs/man/searcher.1");
  auto line = std::find(lines.begin(), lines.end(), ".It Fl -facet Ar FIELD Ns Op : Ns Ar N");
  ASSERT_NE(line, lines.end());
  std::set<std::string> named;
  static const std::regex word("[a-z_]+");
  for (++line; !line->starts_with(".It"); ++line) {
    if (!line->starts_with(".Cm ")) continue;
    for (std::sregex_iterator found(line->begin() + 4, line->end(), word), end; found != end; ++found) {
      named.insert(found->str());
    }
  }
  std::set<std::string> taken;
  for (const Field& field : schema) {
    if (field.facet) taken.emplace(field.name);
  }
  EXPECT_EQ(named, taken);
}

std::vector<std::string> commands_of_help(const std::string& help) {
  std::vector<std::string> commands;
  bool inside = false;
  for (const std::string& line : lines_of(help)) {
    if (line.empty()) inside = false;
    if (inside) commands.push_back(line.substr(2, line.find(' ', 2) - 2));
    if (line == "Commands:" || line == "commands:") inside = true;
  }
  return commands;
}

TEST(IndexerManPage, HasTheCommandsOfHelpAndNoOthers) {
  const EmptyRoom room;
  std::vector<std::string> described;
  for (const auto& [name, options] : read_man_page("docs/man/indexer.1").sections) {
    if (name.starts_with("COMMANDS/")) described.push_back(name.substr(name.find('/') + 1));
  }
  EXPECT_EQ(described, commands_of_help(run_indexer(room, {"--help"}).out));
}

TEST(IndexerManPage, HasTheOptionsOfEachCommandAndNoOthers) {
  const EmptyRoom room;
  const ManPage page = read_man_page("docs/man/indexer.1");
  const std::vector<std::string> commands = commands_of_help(run_indexer(room, {"--help"}).out);
  ASSERT_FALSE(commands.empty());
  for (const std::string& command : commands) {
    SCOPED_TRACE(command);
    Options described = page.of("COMMANDS/" + command);
    for (const std::string& option : page.of("COMMON OPTIONS")) {
      if (option != "--completion") described.insert(option);
    }
    EXPECT_EQ(described, options_of_help(run_indexer(room, {command, "--help"}).out));
  }
}

// What morgue-query(7) says of its queries: "Q meets T and U, never V".
struct Claim {
  std::string query;
  std::string text;
  bool meets = true;
};

struct QueryPage {
  std::vector<std::string> queries;
  std::vector<Claim> claims;
};

QueryPage read_query_page() {
  QueryPage page;
  enum class Says { nothing, meets, not_meets } says = Says::nothing;
  for (const std::string& line : document_lines("docs/man/morgue-query.7")) {
    if (line.starts_with(".Ql ") || line.starts_with(".It Ql ")) {
      page.queries.push_back(plain_arguments(line.substr(line.find("Ql ") + 3)));
      says = Says::nothing;
    } else if (line == "meets") {
      says = Says::meets;
    } else if (line == "not" || line == "never") {
      says = Says::not_meets;
    } else if (line.starts_with(".Dq ") && says != Says::nothing) {
      page.claims.push_back({page.queries.back(), plain_arguments(line.substr(4)), says == Says::meets});
    } else if (line != "and") {
      says = Says::nothing;
    }
  }
  return page;
}

class QueryManPage : public ::testing::Test {
 protected:
  // An article for each claim; `sN` says its text in the middle of a sentence.
  void index_claims(const std::vector<Claim>& claims) {
    std::string articles;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const nlohmann::json article = {
          {"id", "claim-" + std::to_string(i)},
          {"title", "Claim number " + std::to_string(i)},
          {"language", "en"},
          {"text", "This report said that " + claims[i].text + " was on the table."}};
      articles += article.dump() + '\n';
    }
    room_.write("claims.jsonl", articles);
    const RunResult added = run_indexer(room_, {"add", "--index", "news.idx", "claims.jsonl"});
    ASSERT_EQ(added.exit_code, 0) << added.error;
  }

  // "qid<TAB>count" lines, the queries read strictly.
  RunResult count_all(const std::string& batch) {
    room_.write("batch.tsv", batch);
    return run_searcher(room_, {"--index", "news.idx", "--strict", "--count", "--batch", "batch.tsv"});
  }

  EmptyRoom room_;
};

TEST_F(QueryManPage, EveryQueryItShowsIsWellFormed) {
  const QueryPage page = read_query_page();
  ASSERT_GE(page.queries.size(), 60U) << "the test has lost its subject";
  index_claims(page.claims);
  std::string batch;
  for (const std::string& query : page.queries) batch += query + '\n';
  const RunResult result = count_all(batch);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.error, "");
  EXPECT_EQ(lines_of(result.out).size(), page.queries.size());
}

TEST_F(QueryManPage, WhatItSaysAQueryMeetsIsMet) {
  const QueryPage page = read_query_page();
  ASSERT_GE(page.claims.size(), 10U) << "the test has lost its subject";
  index_claims(page.claims);
  std::string batch;
  for (std::size_t i = 0; i < page.claims.size(); ++i) {
    batch += std::to_string(i) + "\tid:claim-" + std::to_string(i) + " AND (" + page.claims[i].query + ")\n";
  }
  const RunResult result = count_all(batch);
  const std::vector<std::string> lines = lines_of(result.out);
  ASSERT_EQ(lines.size(), page.claims.size()) << result.error;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Claim& claim = page.claims[i];
    EXPECT_EQ(lines[i], std::to_string(i) + (claim.meets ? "\t1" : "\t0"))
        << claim.query << (claim.meets ? " does not meet " : " meets ") << claim.text;
  }
}

}  // namespace
}  // namespace morgue::testing
