#include "searcher/search/correction.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "searcher/query/parser.h"

namespace morgue {
namespace {

TEST(Correction, ReplacesWordsThatAreMetNowhere) {
  const struct {
    const char* typed;
    const char* corrected;  // empty: nothing to replace
  } cases[] = {
      {"ferry", ""},
      {"fery", "ferry"},
      {"FERY harbour", "ferry harbour"},
      {"fery harbor", "ferry harbour"},
      {"fery OR (harbor -zzz)", "ferry OR (harbour -zzz)"},
      {"=fery", ""},
      {"\"fery harbor\"", ""},
      {"title:fery", ""},
      {"zzz", ""},
  };
  const std::set<std::string> known{"ferry", "harbour"};
  const auto is_met = [&](const Query& query) { return known.contains(query.text); };
  const auto nearest = [](const std::string& word) -> std::string {
    return word == "fery" ? "ferry" : word == "harbor" ? "harbour" : "";
  };
  for (const auto& [typed, expected] : cases) {
    const auto corrected = corrected_query(parse_query(typed, {}), is_met, nearest);
    EXPECT_EQ(corrected ? to_string(*corrected) : "", *expected ? to_string(parse_query(expected, {})) : "")
        << typed;
  }
}

}  // namespace
}  // namespace morgue
