#include "searcher/search/asking.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/support/empty_room.h"

namespace morgue {
namespace {

// Two words that most documents have and one that few do: where the rare one's score is needed, Xapian's OR of the
// others changes into an AND in the middle of a match.
Xapian::Database some_documents(const EmptyRoom& room, std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&random](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  const std::string path = (room.path() / std::to_string(seed)).string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (std::size_t i = 0; i < count; ++i) {
    Xapian::Document document;
    for (const auto& [word, of_ten] : {std::pair("zul", 8U), std::pair("kor", 8U), std::pair("vex", 1U)}) {
      if (below(10) < of_ten) document.add_term(word, 1 + below(6));
    }
    document.add_term("mip", 10 + below(90));
    database.add_document(document);
  }
  database.commit();
  return Xapian::Database(path);
}

std::vector<Xapian::docid> ids(const Xapian::MSet& matches) {
  std::vector<Xapian::docid> found;
  for (auto match = matches.begin(); match != matches.end(); ++match) found.push_back(*match);
  return found;
}

TEST(Best, MatchesAreTheFirstOfAll) {
  const EmptyRoom room;
  const std::vector<std::string> words{"zul", "kor", "vex"};
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const Xapian::Database database = some_documents(room, seed, 100);
    Xapian::Enquire enquire =
        ranked(database, Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
    const std::vector<Xapian::docid> all = ids(enquire.get_mset(0, 100, 100));
    for (std::size_t count = 1; count <= all.size(); ++count) {
      SCOPED_TRACE(std::to_string(count) + " of documents " + std::to_string(seed));
      const auto end = all.begin() + static_cast<std::ptrdiff_t>(count);
      ASSERT_EQ(ids(best(enquire, 0, count)), std::vector(all.begin(), end));
      ASSERT_EQ(ids(best(enquire, count / 2, count - count / 2)),
                std::vector(all.begin() + static_cast<std::ptrdiff_t>(count / 2), end));
    }
  }
}

}  // namespace
}  // namespace morgue
