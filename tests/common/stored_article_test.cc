#include "common/stored_article.h"

#include <gtest/gtest.h>

#include "common/error.h"

namespace morgue {
namespace {

Article full_article() {
  Article article;
  article.id = "a-1";
  article.path = "news/2019.jsonl";
  article.record = 17;
  article.url = "https://example.org/1";
  article.source = "Harbour Gazette";
  article.title = "A \"quoted\" headline";
  article.authors = {"Maria Keller", "J. K. Marlow"};
  article.date = Date{2019, 11, 7, 7, 16, 0, 240, DatePrecision::minute};
  article.date_conflict = true;
  article.updated = Date{2021, 3, 0, 0, 0, 0, std::nullopt, DatePrecision::month};
  article.language = "en";
  article.section = "Business";
  article.tags = {"energy", "S-400"};
  article.places = {"Vienna"};
  article.text = "First paragraph.\n\nSecond \x01 paragraph\nwith a line.";
  return article;
}

TEST(StoredArticle, ComesBackAsItWas) {
  const Article article = full_article();
  EXPECT_EQ(decode_stored_article(encode_stored_article(article)), article);
  EXPECT_EQ(decode_stored_article(encode_stored_article(Article{})), Article{});
}

TEST(StoredArticle, KeepsThePrecisionOfADate) {
  const Date dates[] = {
      {2019, 0, 0, 0, 0, 0, std::nullopt, DatePrecision::year},
      {2019, 11, 7, 0, 0, 0, std::nullopt, DatePrecision::day},
      {2019, 11, 7, 7, 16, 0, std::nullopt, DatePrecision::minute},
      {2019, 11, 7, 7, 16, 0, 0, DatePrecision::minute},
      {2019, 11, 7, 7, 16, 0, -330, DatePrecision::minute},
      {2019, 11, 7, 7, 16, 0, 240, DatePrecision::second},
  };
  for (const Date& date : dates) {
    SCOPED_TRACE(to_iso(date));
    Article article;
    article.date = date;
    EXPECT_EQ(decode_stored_article(encode_stored_article(article)).date, date);
  }
}

TEST(StoredArticle, IsOneLineOfJsonAndThenTheBodyAsItIs) {
  const std::string data = encode_stored_article(full_article());
  const std::size_t line_end = data.find('\n');
  EXPECT_EQ(data.front(), '{');
  EXPECT_EQ(data[line_end - 1], '}');
  EXPECT_EQ(data.substr(line_end + 1), full_article().text);
}

TEST(StoredArticle, RefusesWhatIsNoArticle) {
  for (const char* data : {"", "no line feed", "not json\ntext", "{\"id\":7}\ntext", "[1]\ntext"}) {
    SCOPED_TRACE(data);
    EXPECT_THROW(decode_stored_article(data), Error);
  }
}

}  // namespace
}  // namespace morgue
