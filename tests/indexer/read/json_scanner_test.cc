#include "indexer/read/json_scanner.h"

#include <gtest/gtest.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

using Step = JsonScanner::Step;

struct Case {
  const char* name;
  std::string json;
  Step step;
  std::size_t at;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"an object ends with its bracket", R"({"a":1} rest)", Step::end, 7},
      {"an array ends with its bracket", R"([1,[2]],)", Step::end, 7},
      {"a string ends with its quote", R"("a\"b" rest)", Step::end, 6},
      {"brackets within strings do not count", R"({"a":"}]\"}"}x)", Step::end, 13},
      {"a backslash before a backslash escapes nothing more", R"({"a":"\\"}x)", Step::end, 10},
      {"an object that goes on", R"({"a":{"b":1})", Step::more, 12},
      {"brackets that do not match", R"({"a":[1})", Step::broken, 7},
      {"a line that ends inside a string", "{\"a\":\"b\nc\"}", Step::broken, 7},
      {"a value without a comma before it", R"({"a":1 {"b":2}})", Step::broken, 7},
      {"a list of records within an object", R"({"n":2,"articles":[{"a":1}]})", Step::array, 19},
      {"a list of records two levels down", R"({"response":{"docs": [ {"a":1}]}})", Step::array, 23},
      {"a list of numbers is no list of records", R"({"data":[1,2]})", Step::end, 14},
      {"an empty list is no list of records", R"({"items":[]})", Step::end, 12},
      {"a list in an object that has a text of its own", R"({"text":"t","items":[{"a":1}]})", Step::end, 30},
      {"a list of records under another name", R"({"images":[{"a":1}]})", Step::end, 20},
      {"200 levels", test::repeat("[", 200) + test::repeat("]", 200), Step::end, 400},
      {"201 levels", test::repeat("[", 201) + test::repeat("]", 201), Step::broken, 200},
  };
  return all;
}

TEST(JsonScanner, FindsTheEnd) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    JsonScanner scanner(true);
    std::size_t at = 0;
    EXPECT_EQ(scanner.scan(c.json, at), c.step);
    EXPECT_EQ(at, c.at);
    EXPECT_EQ(scanner.problem().empty(), c.step != Step::broken);
  }
}

TEST(JsonScanner, FindsTheSameWhenTheBytesArriveOneByOne) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    JsonScanner scanner(true);
    std::size_t at = 0;
    Step step = Step::more;
    for (std::size_t size = 1; size <= c.json.size() && step == Step::more; ++size) {
      step = scanner.scan(std::string_view(c.json).substr(0, size), at);
    }
    EXPECT_EQ(step, c.step);
    EXPECT_EQ(at, c.at);
  }
}

TEST(JsonScanner, DoesNotLookForRecordsUnlessAsked) {
  JsonScanner scanner(false);
  const std::string json = R"({"articles":[{"a":1}]})";
  std::size_t at = 0;
  EXPECT_EQ(scanner.scan(json, at), Step::end);
  EXPECT_EQ(at, json.size());
}

TEST(JsonScanner, GoesOnAfterItsBeginningIsForgotten) {
  JsonScanner scanner(true);
  std::size_t at = 0;
  ASSERT_EQ(scanner.scan(R"({"long":"aaaa)", at), Step::more);
  scanner.forget_start();
  at = 0;
  EXPECT_EQ(scanner.scan(R"(bbb"} )", at), Step::end);
  EXPECT_EQ(at, 5U);
}

}  // namespace
}  // namespace morgue
