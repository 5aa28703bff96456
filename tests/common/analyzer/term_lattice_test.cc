#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/analyzer/analyzer.h"

namespace morgue {
namespace {

TermLattice lattice_of(std::uint32_t nodes,
                       const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) {
  TermLattice lattice;
  lattice.nodes = nodes;
  for (const auto& [from, to] : edges) {
    lattice.edges.push_back({from, to, {{TermKind::word, "w", TermForm::Closeness::exact}}, 0, 1});
  }
  return lattice;
}

using Paths = std::vector<std::vector<std::size_t>>;

struct PathsCase {
  const char* name;
  TermLattice lattice;
  std::size_t most;
  Paths expected;
};

TEST(TermLatticePaths, FewestEdgesFirst) {
  const PathsCase cases[] = {
      {"nothing to walk", lattice_of(1, {}), 9, {}},
      {"one edge", lattice_of(2, {{0, 1}}), 9, {{0}}},
      {"a chain", lattice_of(4, {{0, 1}, {1, 2}, {2, 3}}), 9, {{0, 1, 2}}},
      {"a spanning edge before its parts", lattice_of(3, {{0, 2}, {0, 1}, {1, 2}}), 9, {{0}, {1, 2}}},
      {"two spans, shortest first",
       lattice_of(5, {{0, 2}, {0, 1}, {1, 2}, {2, 4}, {2, 3}, {3, 4}}),
       9,
       {{0, 3}, {0, 4, 5}, {1, 2, 3}, {1, 2, 4, 5}}},
      {"no more than asked for", lattice_of(3, {{0, 2}, {0, 1}, {1, 2}}), 1, {{0}}},
      {"none asked for", lattice_of(3, {{0, 2}, {0, 1}, {1, 2}}), 0, {}},
      {"a dead end is no path", lattice_of(4, {{0, 3}, {0, 1}}), 9, {{0}}},
      {"an end that is not reached", lattice_of(4, {{0, 1}, {1, 2}}), 9, {}},
      {"overlapping spans",
       lattice_of(4, {{0, 2}, {0, 1}, {1, 3}, {1, 2}, {2, 3}}),
       9,
       {{0, 4}, {1, 2}, {1, 3, 4}}},
  };
  for (const PathsCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(c.lattice.paths(c.most), c.expected);
  }
}

// 2^400 paths, and lengths that no path has: only what is asked for may cost anything.
TEST(TermLatticePaths, LongQueriesWithManyReadingsStayCheap) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  constexpr std::uint32_t spans = 400;
  for (std::uint32_t i = 0; i < spans; ++i) {
    edges.insert(edges.end(),
                 {{3 * i, 3 * i + 3}, {3 * i, 3 * i + 1}, {3 * i + 1, 3 * i + 2}, {3 * i + 2, 3 * i + 3}});
  }
  const TermLattice lattice = lattice_of(3 * spans + 1, edges);
  const Paths paths = lattice.paths(500);
  ASSERT_EQ(paths.size(), 500U);
  EXPECT_EQ(paths[0].size(), spans);
  EXPECT_EQ(paths[1].size(), spans + 2);
  EXPECT_EQ(paths[400].size(), spans + 2);
  EXPECT_EQ(paths[401].size(), spans + 4);
}

TEST(TermLattice, WordsWithoutSpacesBetweenAreParted) {
  struct Case {
    const char* name;
    const char* chunk;
    std::vector<std::string> words;
  };
  Analyzer analyzer;
  for (const Case& c : {
           Case{"Chinese words", "中国经济增长", {"中国", "经济", "增长"}},
           Case{"a Chinese word alone", "中国", {"中国"}},
           Case{"Thai words", "ภาษาไทย", {"ภาษา", "ไทย"}},
           Case{"a hyphen holds together", "military-technical", {"military-technical"}},
           Case{"a chain of words", "state-of-the-art", {"state-of-the-art"}},
           Case{"one word", "deal", {"deal"}},
       }) {
    SCOPED_TRACE(c.name);
    std::vector<std::string> words;
    for (const TermLattice& word : analyzer.query_terms(c.chunk, QueryForm::word, {}).unspaced_words()) {
      const std::uint32_t begin = word.edges.front().begin;
      words.push_back(std::string(c.chunk).substr(begin, word.edges.back().end - begin));
      EXPECT_FALSE(word.paths(16).empty());
    }
    EXPECT_EQ(words, c.words);
  }
  EXPECT_TRUE(TermLattice{}.unspaced_words().empty());
}

}  // namespace
}  // namespace morgue
