// NEAR and PRE as built, searched and marked, against a reading of the plain text word by word.
#include "searcher/query/near_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/analyzer/analyzer.h"
#include "searcher/query/builder.h"
#include "searcher/query/parser.h"
#include "searcher/search/highlighter.h"

namespace morgue {
namespace {

using Words = std::vector<std::string>;

constexpr CivilDay today = std::chrono::year(2020) / std::chrono::January / 1;

Words words_of(const std::string& text) {
  std::istringstream in(text);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// A shelf of texts in two databases, as segments are, and the same read plainly.
class Shelf {
 public:
  explicit Shelf(const std::vector<std::string>& texts) : texts_(texts) {
    for (int i = 0; i < 2; ++i) shards_.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Xapian::Document document;
      TokenList tokens;
      analyzer_.analyze(texts[i], "en", 1, tokens);
      for (const Token& token : tokens.tokens) {
        const std::string name = term_name("", token.kind, tokens.term(token));
        if (token.kind == TermKind::stem) {
          document.add_term(name);
          continue;
        }
        const IndexedPositions at = indexed_positions(token);
        document.add_posting(name, at.first);
        if (at.last != at.first) document.add_posting(name, at.last);
      }
      shards_[i % 2].add_document(document);
    }
    for (const Xapian::WritableDatabase& shard : shards_) database_.add_database(shard);
  }

  BuiltQuery build(const std::string& typed, Reach reach = Reach::local) {
    std::vector<std::string> notes;
    const Query query = parse_query(typed, {false, true, today}, &notes);
    return QueryBuilder(database_, analyzer_, {{"en"}, "en"}, reach).build(query);
  }

  std::set<std::size_t> found(const std::string& typed, Reach reach = Reach::local) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(build(typed, reach).query);
    const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount(), database_.get_doccount());
    EXPECT_EQ(matches.get_matches_lower_bound(), matches.get_matches_upper_bound());
    EXPECT_EQ(matches.get_matches_estimated(), matches.size());
    std::set<std::size_t> found;
    for (auto match = matches.begin(); match != matches.end(); ++match) found.insert(*match - 1);
    return found;
  }

  // The texts in which something is marked.
  std::set<std::size_t> marked(const std::string& typed) {
    const BuiltQuery built = build(typed);
    const Highlighter highlighter(built.matchers);
    std::set<std::size_t> marked;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      TokenList tokens;
      analyzer_.analyze(texts_[i], "en", 1, tokens);
      if (!highlighter.find(tokens, TextPart::body, "en").empty()) marked.insert(i);
    }
    return marked;
  }

 private:
  const std::vector<std::string>& texts_;
  Analyzer analyzer_;
  std::vector<Xapian::WritableDatabase> shards_;
  Xapian::Database database_;
};

// Every stretch of `text` that is one of `readings`.
std::vector<std::pair<int, int>> stretches(const Words& text, const std::vector<Words>& readings) {
  std::vector<std::pair<int, int>> all;
  for (const Words& reading : readings) {
    for (std::size_t at = 0; at + reading.size() <= text.size(); ++at) {
      if (std::equal(reading.begin(), reading.end(), text.begin() + static_cast<std::ptrdiff_t>(at))) {
        all.emplace_back(at, at + reading.size() - 1);
      }
    }
  }
  return all;
}

bool holds(const Words& text, const std::vector<std::vector<Words>>& operands, bool ordered, int distance,
           std::vector<std::pair<int, int>> chosen = {}) {
  if (chosen.size() < operands.size()) {
    for (const auto& stretch : stretches(text, operands[chosen.size()])) {
      auto longer = chosen;
      longer.push_back(stretch);
      if (holds(text, operands, ordered, distance, longer)) return true;
    }
    return false;
  }
  if (ordered && !std::is_sorted(chosen.begin(), chosen.end())) return false;
  std::sort(chosen.begin(), chosen.end());
  int between = 0;
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    if (chosen[i].first <= chosen[i - 1].second) return false;
    between += chosen[i].first - chosen[i - 1].second - 1;
  }
  return between < distance;
}

class NearSearch : public testing::Test {
 protected:
  std::mt19937 random_{20191107};
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  // Few words, so that they meet often, and none that a stemmer or a spelling rule knows.
  std::string word() {
    static const char* const words[] = {"zul", "kor", "bax", "mip", "tof", "wug", "dax"};
    return words[below(7)];
  }

  std::vector<std::string> texts(std::size_t count) {
    std::vector<std::string> all;
    while (all.size() < count) {
      std::string text;
      for (std::uint32_t i = 3 + below(18); i > 0; --i) text += (text.empty() ? "" : " ") + word();
      all.push_back(text);
    }
    return all;
  }

  // A word, a phrase, or a group of both; as typed, and its readings.
  std::pair<std::string, std::vector<Words>> operand() {
    const std::uint32_t kind = below(4);
    if (kind == 0) {
      const std::string one = word();
      return {one, {{one}}};
    }
    const auto phrase = [&] {
      Words words{word(), word()};
      if (below(3) == 0) words.push_back(word());
      return words;
    };
    const auto quoted = [](const Words& words) {
      std::string typed = "\"";
      for (const std::string& each : words) typed += (typed.size() == 1 ? "" : " ") + each;
      return typed + "\"";
    };
    const Words words = phrase();
    if (kind < 3) return {quoted(words), {words}};
    const std::string other = word();
    return {"(" + quoted(words) + " OR " + other + ")", {words, {other}}};
  }
};

TEST_F(NearSearch, FindsAndMarksWhatAPlainReadingOfTheTextFinds) {
  const std::vector<std::string> all = texts(60);
  Shelf shelf(all);
  std::size_t hits = 0;
  std::size_t misses = 0;
  for (int round = 0; round < 400; ++round) {
    const bool ordered = below(2) == 0;
    const int distance = 1 + static_cast<int>(below(6));
    const std::string between = (ordered ? " PRE/" : " NEAR/") + std::to_string(distance) + " ";
    std::string typed;
    std::vector<std::vector<Words>> operands;
    for (std::uint32_t i = 2 + below(2); i > 0; --i) {
      auto [text, readings] = operand();
      typed += (typed.empty() ? "" : between) + text;
      operands.push_back(readings);
    }
    SCOPED_TRACE(typed);
    std::set<std::size_t> expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (holds(words_of(all[i]), operands, ordered, distance)) expected.insert(i);
    }
    ASSERT_EQ(shelf.found(typed), expected);
    ASSERT_EQ(shelf.marked(typed), expected);
    ASSERT_EQ(shelf.found("NOT (" + typed + ")").size(), all.size() - expected.size());
    hits += expected.size();
    misses += all.size() - expected.size();
  }
  EXPECT_GT(hits, 1000U) << "the generator has degenerated";
  EXPECT_GT(misses, 1000U);
}

TEST_F(NearSearch, WhatMeansTheSameFindsTheSame) {
  const std::vector<std::string> all = texts(80);
  Shelf shelf(all);
  const std::pair<const char*, const char*> pairs[] = {
      {"zul NEAR/3 kor", "kor NEAR/3 zul"},
      {"\"zul kor\" NEAR/3 bax", "bax NEAR/3 \"zul kor\""},
      {"zul NEAR/3 kor", "(zul PRE/3 kor) OR (kor PRE/3 zul)"},
      {"\"zul kor\" NEAR/2 bax", "(\"zul kor\" PRE/2 bax) OR (bax PRE/2 \"zul kor\")"},
      {"(zul OR \"kor bax\") NEAR/3 mip", "(zul NEAR/3 mip) OR (\"kor bax\" NEAR/3 mip)"},
      {"zul PRE/1 kor", "\"zul kor\""},
      {"\"zul kor\" PRE/1 bax", "\"zul kor bax\""},
      {"zul NEAR/4 kor", "\"zul kor\"~4"},
      {"zul NEAR/4 kor NEAR/4 bax", "\"bax kor zul\"~4"},
      {"zul w/4 kor", "zul NEAR/4 kor"},
      {"z?l NEAR/4 kor", "zul NEAR/4 kor"},
      {"body:zul NEAR/4 body:kor", "body:(zul NEAR/4 kor)"},
  };
  for (const auto& [one, other] : pairs) {
    SCOPED_TRACE(one);
    const std::set<std::size_t> found = shelf.found(one);
    EXPECT_EQ(found, shelf.found(other));
    EXPECT_FALSE(found.empty());
    EXPECT_LT(found.size(), all.size());
  }
}

TEST_F(NearSearch, MeetsVariantsDesignationsAndInflections) {
  const std::vector<std::string> all = {
      "The defence minister spoke at length about the S-400 missile.",
      "The defense minister bought an S400 missile.",
      "A minister of defence. Nobody spoke of missiles, or of an S 400 battery.",
      "Ministers said that co-operation with the air force continues.",
      "The force, in the air of cooperation.",
  };
  Shelf shelf(all);
  struct Case {
    const char* query;
    std::set<std::size_t> expected;
  };
  const Case cases[] = {
      {"\"defense minister\" NEAR/4 missile", {1}},
      {"\"defence minister\" NEAR/6 S-400", {0, 1}},
      {"\"defence minister\" NEAR/10 \"S-400 missile\"", {0, 1}},
      {"(\"S-400 missile\" OR \"S-400 battery\") NEAR/9 (spoke OR bought)", {0, 1, 2}},
      {"ministers NEAR/6 missiles", {1, 2}},
      {"minister PRE/6 missile", {1, 2}},
      {"\"co-operation with\" NEAR/3 \"air force\"", {3}},
      {"\"air force\" NEAR/9 cooperation", {3}},
      {"minist* NEAR/2 co-operation", {}},
      {"minist* NEAR/3 co-operation", {3}},
      {"*fence NEAR/1 minister", {0}},
      {"zyzzyva* NEAR/3 minister", {}},
      {"=\"defence minister\" NEAR/9 missile", {0}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.query);
    EXPECT_EQ(shelf.found(c.query), c.expected);
    EXPECT_EQ(shelf.marked(c.query), c.expected);
    EXPECT_THAT(shelf.build(c.query).notes, testing::IsEmpty());
  }
}

// A term of several words has a position at its first and its last: a phrase goes through it all the same.
TEST_F(NearSearch, MeetsWhatIsWrittenInSeveralWordsInTheMiddleOfAPhrase) {
  const std::vector<std::string> all = {
      "They signed a US$5bn deal before the airraid siren was heard.",
      "They signed a $5 billion deal before the air-raid siren was heard.",
      "They signed a 5 billion dollar deal.",
      "They signed a $6 billion deal, and an air raid, siren or not, was heard.",
      "They signed a $5bn deal.",
  };
  Shelf shelf(all);
  struct Case {
    const char* query;
    std::set<std::size_t> expected;
  };
  const Case cases[] = {
      {"\"a $5 billion deal\"", {0, 1, 2, 4}},
      {"\"a US$5bn deal\"", {0, 1, 4}},
      {"\"a $5bn deal\"", {0, 1, 4}},
      {"\"the airraid siren\"", {0, 1}},
      {"\"the air-raid siren\"", {0, 1}},
      {"\"a $5 billion deal before\" NEAR/1 \"the airraid siren\"", {0, 1}},
      {"\"a $6 billion deal\"", {3}},
      {"\"signed a $5 billion before\"", {}},
      {"=\"a $5 billion deal\"", {1}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.query);
    EXPECT_EQ(shelf.found(c.query), c.expected);
    EXPECT_EQ(shelf.marked(c.query), c.expected);
  }
}

TEST_F(NearSearch, OfARemoteIndexFindsAtLeastAsMuchAndSaysSo) {
  const std::vector<std::string> all = texts(60);
  Shelf shelf(all);
  for (const char* typed : {"\"zul kor\" NEAR/3 bax", "(\"zul kor\" OR dax) PRE/2 mip"}) {
    const std::set<std::size_t> exact = shelf.found(typed);
    const std::set<std::size_t> looser = shelf.found(typed, Reach::remote);
    EXPECT_TRUE(std::includes(looser.begin(), looser.end(), exact.begin(), exact.end()));
    EXPECT_GT(looser.size(), exact.size());
    EXPECT_THAT(shelf.build(typed, Reach::remote).notes,
                testing::ElementsAre(testing::HasSubstr("a remote index cannot tell more")));
  }
  EXPECT_EQ(shelf.found("zul NEAR/3 bax", Reach::remote), shelf.found("zul NEAR/3 bax"));
  EXPECT_THAT(shelf.build("zul NEAR/3 bax", Reach::remote).notes, testing::IsEmpty());
}

TEST_F(NearSearch, OfVeryManyOperandsFindsAtLeastAsMuchAndSaysSo) {
  const std::vector<std::string> all = {"aa bb cc dd ee ff gg hh ii jj kk ll", "aa bb"};
  Shelf shelf(all);
  const std::string typed = "\"aa bb\" w/9 cc w/9 dd w/9 ee w/9 ff w/9 gg w/9 hh w/9 ii w/9 jj w/9 kk w/9 ll";
  EXPECT_EQ(shelf.found(typed), (std::set<std::size_t>{0}));
  EXPECT_THAT(shelf.build(typed).notes, testing::ElementsAre(testing::HasSubstr("more than 10")));
}

// Xapian may ask a source on its own: then it finds the same by itself.
TEST(NearSource, FindsByItselfWhatItConfirmsBesideOthers) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 50; ++i) {
    Xapian::Document document;
    document.add_posting("a", 1);
    document.add_posting("b", static_cast<Xapian::termpos>(2 + i % 5));
    if (i % 3 == 0) document.add_posting("c", static_cast<Xapian::termpos>(3 + i % 5));
    database.add_document(document);
  }
  const Matcher::Slot a{{"a", ""}}, b{{"b", ""}}, c{{"c", ""}};
  NearSource source({{{a}}, {{b, c}}}, "", {false, 3});
  source.init(database);
  std::vector<Xapian::docid> alone;
  for (source.next(0); !source.at_end(); source.next(0)) alone.push_back(source.get_docid());
  std::vector<Xapian::docid> expected;
  for (Xapian::docid i = 0; i < 50; ++i) {
    if (i % 3 == 0 && i % 5 <= 2) expected.push_back(i + 1);
  }
  EXPECT_EQ(alone, expected);

  source.init(database);
  std::vector<Xapian::docid> confirmed;
  for (Xapian::docid id = 1; id <= 50; ++id) {
    if (source.check(id, 0)) confirmed.push_back(id);
  }
  EXPECT_EQ(confirmed, expected);

  source.init(database);
  source.skip_to(expected[2], 0);
  EXPECT_EQ(source.get_docid(), expected[2]);
  source.skip_to(expected[3] + 1, 0);
  EXPECT_EQ(source.get_docid(), expected[4]);
  EXPECT_EQ(source.get_description(), "(a) NEAR/3 (b c)");
}

}  // namespace
}  // namespace morgue
