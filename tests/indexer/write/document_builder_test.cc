#include "indexer/write/document_builder.h"

#include <gtest/gtest.h>

#include <optional>

#include "common/hash.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "indexer/write/digests.h"
#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

Article full_article() {
  Article article = sample::article("a-1", "Low water at noon.\n\nHigh water follows at six.");
  article.url = "https://www.example.org/tides/?utm_source=x";
  article.authors = {"Ann Bell", "Carl Dorn"};
  article.date = parse_date("2021-03-04T05:06:07+01:00");
  article.date_conflict = true;
  article.updated = parse_date("2021-04");
  article.section = "The Sea";
  article.tags = {"Spring tides", "Moon"};
  article.places = {"Delta", "Harbour City"};
  return article;
}

Xapian::Document build(const Article& article) {
  DocumentBuilder builder("20210305T000000");
  return unpack_document(builder.build(article, {content_digest(article), text_digest(article)}).document);
}

std::optional<std::vector<std::uint32_t>> positions(const Xapian::Document& document,
                                                    const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  if (at == document.termlist_end() || *at != term) return std::nullopt;
  return std::vector<std::uint32_t>(at.positionlist_begin(), at.positionlist_end());
}

using Positions = std::vector<std::uint32_t>;

TEST(DocumentBuilder, IndexesWordsWithTheirPositionsUnderTheirFieldsPrefix) {
  const Xapian::Document document = build(full_article());
  struct Case {
    const char* name;
    const char* term;
    std::optional<Positions> expected;
  };
  const Case cases[] = {
      {"the first word of the text is at position 1", "low", Positions{1}},
      {"a blank line leaves one position free", "high", Positions{6}},
      {"a word that comes twice has both positions", "water", Positions{2, 7}},
      {"the title is a field of its own", "Stide", Positions{1}},
      {"words of the title are not words of the text", "tables", std::nullopt},
      {"authors are words", "Abell", Positions{2}},
      {"one position stays free between authors", "Acarl", Positions{4}},
      {"tags are met word by word", "XKspring", Positions{1}},
      {"one position stays free between tags", "XKmoon", Positions{4}},
      {"a whole tag has no position", "Kspring tides", Positions{}},
      {"places", "XPharbour city", Positions{}},
      {"the source", "XSharbour gazette", Positions{}},
      {"the section", "XCthe sea", Positions{}},
      {"the language", "Len", Positions{}},
      {"the precision of the date", "XDPsecond", Positions{}},
      {"a date in conflict", "XDCyes", Positions{}},
      {"the id", "Qa-1", Positions{}},
      {"the address without what tells nothing", "Uexample.org/tides", Positions{}},
      {"stems have no positions", "Zen:follow", Positions{}},
      {"names are not stemmed", "ZAen:bell", std::nullopt},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(positions(document, test.term), test.expected);
  }
  EXPECT_TRUE(
      positions(document, boolean_term(digest_prefix, hex64(text_digest(full_article())))).has_value());
}

TEST(DocumentBuilder, KeepsEveryValueInItsSlot) {
  const Article article = full_article();
  const Xapian::Document document = build(article);
  struct Case {
    FieldId id;
    std::string expected;
  };
  const Case cases[] = {
      {FieldId::id, "a-1"},
      {FieldId::date, "20210304T050607"},
      {FieldId::updated, "202104"},
      {FieldId::ingested, "20210305T000000"},
      {FieldId::source, "Harbour Gazette"},
      {FieldId::section, "The Sea"},
      {FieldId::author,
       "Ann Bell\x1f"
       "Carl Dorn"},
      {FieldId::tag, "Spring tides\x1fMoon"},
      {FieldId::place, "Delta\x1fHarbour City"},
      {FieldId::language, "en"},
      {FieldId::length, "00000009"},
      {FieldId::date_precision, "second"},
      {FieldId::date_conflict, "yes"},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(field(test.id).name);
    EXPECT_EQ(document.get_value(field(test.id).slot), test.expected);
  }
  EXPECT_EQ(document.get_value(order_slot), std::string("20210304T050607\0a-1", 19));
  EXPECT_EQ(document.get_value(digest_slot).size(), 16U);
  EXPECT_EQ(decode_stored_article(document.get_data()), article);
}

TEST(DocumentBuilder, OrdersUndatedArticlesFirstAndEqualDaysById) {
  Article undated = sample::article("z", "text");
  Article first = sample::article("a", "text");
  first.date = parse_date("2021-03-04");
  Article second = sample::article("b", "text");
  second.date = parse_date("2021-03-04");
  const auto order = [](const Article& article) { return build(article).get_value(order_slot); };
  EXPECT_LT(order(undated), order(first));
  EXPECT_LT(order(first), order(second));
}

TEST(DocumentBuilder, IsPure) {
  DocumentBuilder used("20210305T000000");
  const Article article = full_article();
  const ArticleDigests digests{content_digest(article), text_digest(article)};
  used.build(sample::article("other", "Quite another text about ships."), {1, 2});
  EXPECT_EQ(unpack_document(used.build(article, digests).document).serialise(), build(article).serialise());
}

TEST(DocumentBuilder, TakesAnArticleThatSaysNextToNothing) {
  Article bare;
  bare.id = "x";
  const Xapian::Document document = build(bare);
  EXPECT_EQ(document.get_value(field(FieldId::id).slot), "x");
  EXPECT_EQ(document.get_value(field(FieldId::source).slot), "");
  EXPECT_EQ(document.termlist_count(), 1U) << "only the id's term";
}

TEST(DocumentBuilder, MakesTermsThatXapianTakesOutOfOverlongValues) {
  Article article =
      sample::article(std::string(5000, 'i'), std::string(3000, 'w') + " " + std::string(300, '\x01'));
  article.url = "https://example.org/" + std::string(2000, 'u');
  article.tags = {std::string(1000, 't')};
  Xapian::WritableDatabase memory("", Xapian::DB_BACKEND_INMEMORY);
  EXPECT_NO_THROW(memory.add_document(build(article)));
  const Xapian::Document document = build(article);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    EXPECT_LE((*term).size(), 245U);
  }
}

}  // namespace
}  // namespace morgue
