#include "indexer/write/term_collector.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>

#include "indexer/write/packed_document.h"

namespace morgue {
namespace {

struct Expected {
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;
  bool operator==(const Expected&) const = default;
};

std::map<std::string, Expected> terms_of(const Xapian::Document& document) {
  std::map<std::string, Expected> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    Expected& entry = terms[*term];
    entry.wdf = term.get_wdf();
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      entry.positions.push_back(*at);
  }
  return terms;
}

Xapian::Document document_of(TermCollector& collector) {
  std::string packed;
  DocumentPacker packer(packed);
  packer.end_values();
  packer.set_data("");
  collector.move_to(packer);
  return unpack_document(packed);
}

TEST(TermCollector, SumsFrequenciesAndKeepsPositions) {
  TermCollector collector;
  collector.add("tide", 3, 1);
  collector.add("ebb", 1, 1);
  collector.add("tide", 7, 1);
  collector.add("-lowtide", 2, 1);
  collector.add("-lowtide", 3, 0);
  collector.add("Zen:tide", 0, 1);
  collector.add("Zen:tide", 0, 1);
  collector.add("Qid", 0, 0);
  const Xapian::Document document = document_of(collector);
  const std::map<std::string, Expected> expected = {{"tide", {2, {3, 7}}},
                                                    {"ebb", {1, {1}}},
                                                    {"-lowtide", {1, {2, 3}}},
                                                    {"Zen:tide", {2, {}}},
                                                    {"Qid", {0, {}}}};
  EXPECT_EQ(terms_of(document), expected);
}

TEST(TermCollector, IsEmptyAfterHandingOver) {
  TermCollector collector;
  collector.add("tide", 1, 1);
  EXPECT_EQ(document_of(collector).termlist_count(), 1U);
  EXPECT_EQ(document_of(collector).termlist_count(), 0U);
}

// Against a plain map, over several documents, one of them far larger than the tables begin with.
TEST(TermCollector, AgreesWithAMapForDocumentsOfAllSizes) {
  std::mt19937 random(20210304);
  TermCollector collector;
  for (const std::uint32_t words : {10U, 200000U, 1000U, 3U}) {
    SCOPED_TRACE(words);
    std::map<std::string, Expected> expected;
    for (std::uint32_t position = 1; position <= words; ++position) {
      // Terms that share their first bytes, and terms with a zero byte in them.
      const auto choice = static_cast<std::uint32_t>(random() % (words / 2 + 1));
      std::string term = "overlong-prefix-" + std::to_string(choice);
      if (choice % 7 == 0) term += std::string(1, '\0') + "x";
      collector.add(term, position, 1);
      ++expected[term].wdf;
      expected[term].positions.push_back(position);
    }
    EXPECT_TRUE(terms_of(document_of(collector)) == expected);
  }
}

}  // namespace
}  // namespace morgue
