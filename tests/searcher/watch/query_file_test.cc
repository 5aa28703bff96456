#include "searcher/watch/query_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace morgue {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

QueryFile read(const std::string& bytes, bool strict = false) {
  std::istringstream lines(bytes);
  return read_query_file(lines, "q.tsv", {false, strict, CivilDay{std::chrono::year(2026) / 11 / 22}});
}

TEST(QueryFile, ReadsNamesAndQueries) {
  struct Case {
    const char* name;
    const char* bytes;
    const char* query_name;
    const char* text;
  };
  const Case cases[] = {
      {"a line", "port strike\tstrike port\n", "port strike", "strike port"},
      {"without a line feed at the end", "a\tb", "a", "b"},
      {"with a carriage return", "a\tb\r\n", "a", "b"},
      {"with spaces around", "  a  \t  b c  \n", "a", "b c"},
      {"behind a byte order mark",
       "\xEF\xBB\xBF"
       "a\tb\n",
       "a", "b"},
      {"a tab within the query", "a\tb\tc\n", "a", "b\tc"},
      {"below comments and blank lines", "# a\tx\n\n \t \n\r\na\tb\n", "a", "b"},
      {"control bytes in the name", "a\x1b[1m\tb\n", "a [1m", "b"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const QueryFile file = read(each.bytes);
    EXPECT_THAT(file.complaints, IsEmpty());
    ASSERT_EQ(file.queries.size(), 1U);
    EXPECT_EQ(file.queries[0].name, each.query_name);
    EXPECT_EQ(file.queries[0].text, each.text);
    EXPECT_NE(file.queries[0].query.kind, Query::Kind::nothing);
  }
  EXPECT_THAT(read("").queries, IsEmpty());
}

TEST(QueryFile, ComplainsWithTheLineAndReadsWhatWasMeant) {
  struct Case {
    const char* name;
    const char* bytes;
    std::vector<std::string> names;
    const char* complaint;
  };
  const Case cases[] = {
      {"no tab", "port strike\n", {"port strike"}, "q.tsv:1: there is no tab"},
      {"no name", "#\n\tstrike\n", {"strike"}, "q.tsv:2: there is no name"},
      {"no query", "a\t \n", {}, "q.tsv:1: 'a' has no query"},
      {"a name twice", "a\tb\na\tc\n", {"a", "a (line 2)"}, "q.tsv:2: 'a' is the name"},
      {"a malformed query", "a\t(b\n", {"a"}, "q.tsv:1: "},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const QueryFile file = read(each.bytes);
    std::vector<std::string> names;
    for (const StandingQuery& query : file.queries) names.push_back(query.name);
    EXPECT_EQ(names, each.names);
    EXPECT_THAT(file.complaints, ElementsAre(StartsWith(each.complaint)));
  }
}

TEST(QueryFile, StrictLeavesMalformedQueriesOutAndShowsThePlace) {
  const QueryFile file = read("a\tb\nc\t(d\n", true);
  EXPECT_EQ(file.queries.size(), 1U);
  ASSERT_EQ(file.complaints.size(), 1U);
  EXPECT_THAT(file.complaints[0], testing::AllOf(StartsWith("q.tsv:2: "), HasSubstr("^")));
}

}  // namespace
}  // namespace morgue
