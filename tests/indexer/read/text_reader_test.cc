#include "indexer/read/text_reader.h"

#include <gtest/gtest.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

ReadResult read_one(std::unique_ptr<ArticleReader> reader) {
  const auto results = test::read_all(*reader);
  EXPECT_EQ(results.size(), 1U);
  return results.front();
}

TEST(TextReader, AFileIsOneFlattenedArticle) {
  const auto result = read_one(open_text_reader("a.txt", from_string("Title\n\nText.\n")));
  const auto& raw = std::get<RawArticle>(result);
  EXPECT_EQ(raw.path, "a.txt");
  EXPECT_EQ(raw.record, 0U);
  EXPECT_EQ(raw.body, "Title\n\nText.\n");
  EXPECT_EQ(raw.body_kind, RawArticle::Body::flattened);
  EXPECT_EQ(raw.title, "");
}

TEST(TextReader, OtherEncodingsBecomeUtf8) {
  struct Case {
    const char* name;
    std::string bytes;
    std::string text;
  };
  const std::vector<Case> cases{
      {"a byte order mark", "\xEF\xBB\xBFTitle", "Title"},
      {"UTF-16 with its mark", std::string("\xFF\xFEK\0\xF8\0b\0", 8), "Køb"},
      {"Windows-1252",
       "Le pr\xE9sident \x93r\xE9"
       "el\x94 est all\xE9 \xE0 l'\xE9glise de la cit\xE9",
       "Le président “réel” est allé à l'église de la cité"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(std::get<RawArticle>(read_one(open_text_reader("a.txt", from_string(c.bytes)))).body, c.text);
  }
}

TEST(TextReader, WhatHoldsNoTextIsEmpty) {
  for (const char* const bytes : {"", " \n\t\r\n", "\xEF\xBB\xBF", "\xC2\xA0\n"}) {
    const auto result = read_one(open_text_reader("a.txt", from_string(bytes)));
    EXPECT_EQ(std::get<BadRecord>(result).reason, "empty");
  }
}

TEST(TextReader, AFileBeyondTheLimitIsRefused) {
  constexpr std::size_t limit = std::size_t{1} << 20;
  EXPECT_TRUE(std::holds_alternative<RawArticle>(
      read_one(open_text_reader("a.txt", from_string(std::string(limit, 'x')), {}, limit))));
  const auto result =
      read_one(open_text_reader("a.txt", from_string(std::string(limit + 1, 'x')), {}, limit));
  EXPECT_EQ(std::get<BadRecord>(result).reason, "larger than 1 MiB, which no single article is");
}

TEST(TextReader, DamageOfTheStreamIsABadRecord) {
  const auto result =
      read_one(open_text_reader("a.txt", std::make_unique<test::PiecewiseSource>("Title", 2, "cut short")));
  EXPECT_EQ(std::get<BadRecord>(result).reason, "cut short");
}

}  // namespace
}  // namespace morgue
