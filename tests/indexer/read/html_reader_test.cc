#include "indexer/read/html_reader.h"

#include <gtest/gtest.h>

#include "tests/indexer/read/read_support.h"

namespace morgue {
namespace {

TEST(HtmlReader, APageIsOneArticleInUtf8) {
  struct Case {
    const char* name;
    std::string bytes;
    std::string body;
  };
  const std::vector<Case> cases{
      {"UTF-8", "<html><p>Zürich", "<html><p>Zürich"},
      {"declared by <meta charset>", "<html><meta charset=\"iso-8859-2\"><p>\xB1",
       "<html><meta charset=\"iso-8859-2\"><p>ą"},
      {"declared by <meta http-equiv>",
       "<html><META http-equiv='Content-Type' content='text/html; charset=windows-1251'><p>\xE4\xE0",
       "<html><META http-equiv='Content-Type' content='text/html; charset=windows-1251'><p>да"},
      {"declared wrongly: valid UTF-8 is UTF-8", "<html><meta charset=latin1><p>ü",
       "<html><meta charset=latin1><p>ü"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto reader = open_html_reader("a.html", from_string(c.bytes));
    const std::optional<ReadResult> found = reader->next();
    ASSERT_TRUE(found && std::holds_alternative<RawArticle>(*found));
    const RawArticle& raw = std::get<RawArticle>(*found);
    EXPECT_EQ(raw.body, c.body);
    EXPECT_EQ(raw.body_kind, RawArticle::Body::html);
    EXPECT_EQ(raw.record, 0U);
    EXPECT_FALSE(reader->next());
  }
}

TEST(HtmlReader, WhatCannotBeReadIsOneBadRecord) {
  const auto reason = [](std::unique_ptr<ByteSource> bytes, std::size_t limit) {
    const auto reader = open_html_reader("a.html", std::move(bytes), {}, limit);
    const std::optional<ReadResult> found = reader->next();
    EXPECT_FALSE(reader->next());
    return found && std::holds_alternative<BadRecord>(*found) ? std::get<BadRecord>(*found).reason : "read";
  };
  EXPECT_EQ(reason(from_string(" \n"), longest_html_page), "empty");
  EXPECT_EQ(reason(from_string(std::string(3 << 20, 'x')), 1 << 20),
            "larger than 1 MiB, which no single article is");
  EXPECT_EQ(reason(std::make_unique<test::PiecewiseSource>("<html>", 3, "truncated"), longest_html_page),
            "truncated");
}

TEST(HtmlReader, FindsTheDeclaredEncoding) {
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='ISO-8859-1'?><html>"), "iso-8859-1");
  EXPECT_EQ(declared_charset("<META CHARSET = utf-8 >"), "utf-8");
  EXPECT_EQ(declared_charset("<script charset=utf-8></script>"), "") << "of the script, not of the page";
  EXPECT_EQ(declared_charset("<p>charset=utf-8"), "") << "text";
  EXPECT_EQ(declared_charset("<meta charset"), "");
}

}  // namespace
}  // namespace morgue
