#include "common/text/sentence_breaker.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"

namespace morgue::text {
namespace {

using Strings = std::vector<std::string>;

Strings sentences_of(SentenceBreaker& breaker, const std::string& text) {
  const std::vector<std::uint32_t> starts = breaker.sentence_starts(text);
  Strings sentences;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    sentences.emplace_back(trim(std::string_view(text).substr(starts[i], end - starts[i])));
  }
  return sentences;
}

struct SentencesCase {
  const char* name;
  Strings sentences;  // the text is these with a space between
};

TEST(SentenceBreaker, PartsSentencesAndNothingElse) {
  const SentencesCase cases[] = {
      {"two sentences", {"Talks began.", "They ended."}},
      {"question and exclamation marks", {"Why?", "Stop!", "We saw."}},
      {"quotes close the sentence", {"“We are ready.”", "He left."}},
      {"a question within a sentence", {"“Is it over?” she asked.", "It was."}},
      {"an ellipsis before a capital", {"He paused...", "Then he spoke."}},
      {"titles before names", {"Mr. Putin met Gen. Smith and Mrs. Jones.", "They met Dr. No.", "They left."}},
      {"military and political titles", {"Lt. Col. Reyes and Sen. Warren met Gov. Adams in St. Louis."}},
      {"titles in capitals", {"MR. PUTIN SPOKE."}},
      {"initials of people", {"J. K. Rowling met George W. Bush and J.R.R. Tolkien.", "All agreed."}},
      {"initials of countries before nouns", {"The U.S. Senate and U.N. Security Council met."}},
      {"initials of countries at the end of a sentence", {"It was sold in the U.S.", "The price fell."}},
      {"hours of the day", {"He came at 5 p.m. Tuesday.", "She came at 6 p.m.", "Reporters left."}},
      {"No. before a number", {"It is the No. 5 team.", "He said no.", "That was all."}},
      {"No. as an answer", {"He said No.", "Thirty people left."}},
      {"months before days", {"On Jan. 6 and Sept. 11 it snowed.", "In Dec.", "Nobody came."}},
      {"companies within a sentence", {"Apple Inc. Chief Tim Cook met Ford Motor Co. Workers."}},
      {"companies at the end of a sentence", {"He sold Apple Inc.", "The price fell."}},
      {"versus", {"The case of Roe vs. Wade went on.", "Then came the end."}},
      {"decimal numbers and addresses of the web",
       {"Prices rose 3.5 percent, example.com says.", "More fell."}},
      {"list marks", {"1. The first point.", "2. The second point."}},
      {"a number at the end of a sentence", {"It was founded in 1999.", "Growth followed."}},
      {"German", {"Das gilt z. B. Ende Mai bzw. Anfang Juni.", "Am 3. Oktober kamen Nr. 5 und Hr. Meier."}},
      {"German millions", {"Es kostet 5 Mio. Euro.", "Das ist viel."}},
      {"French", {"Selon M. Macron et Mme. Borne, tout va.", "Les autres partent."}},
      {"Spanish", {"El Sr. García y la Sra. López viajaron a EE. UU. Ayer."}},
      {"Chinese and Japanese", {"会谈开始了。", "会谈结束了。"}},
      {"Russian", {"В. В. Путин прибыл.", "Переговоры начались."}},
  };
  SentenceBreaker breaker;
  for (const SentencesCase& c : cases) {
    SCOPED_TRACE(c.name);
    std::string text;
    for (const std::string& sentence : c.sentences) text += (text.empty() ? "" : " ") + sentence;
    EXPECT_EQ(sentences_of(breaker, text), c.sentences);
  }
}

struct StartsCase {
  const char* name;
  std::string text;
  std::vector<std::uint32_t> starts;
};

TEST(SentenceBreaker, LinesAndBlankLines) {
  const StartsCase cases[] = {
      {"an empty text has none", "", {}},
      {"only white space is one", " \n\n ", {0}},
      {"white space before and after belongs to the only one", "\n\n Talks. \n\n", {0}},
      {"a start is where the first letter stands", "One.  Two.\n  Three.", {0, 6, 13}},
      {"a blank line parts without a full stop", "A headline\n\nthe text", {0, 12}},
      {"a line of spaces is a blank line", "A headline\n \t \r\nthe text", {0, 16}},
      {"a paragraph separator is a blank line",
       "a\u2029"
       "b",
       {0, 4}},
      {"a blank line parts after an abbreviation", "by Mr.\n\nPutin", {0, 8}},
      {"a blank line parts after a comma", "Dear reader,\n\nwe", {0, 14}},
      {"a line break before a capital parts", "A headline\nThe text", {0, 11}},
      {"a line break before a small letter does not", "Talks between the\ntwo sides", {0}},
      {"a line break after a comma does not", "In Vienna,\nMr. Kurz", {0}},
      {"a line break after a title does not", "met Mr.\nPutin", {0}},
      {"many line feeds are one gap", "a." + std::string(50'000, '\n') + "B", {0, 50'002}},
      {"invalid bytes are taken like other text", "\xFF\xFE. \xC3", {0, 4}},
  };
  SentenceBreaker breaker;
  for (const StartsCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(breaker.sentence_starts(c.text), c.starts);
  }
}

TEST(SentenceBreaker, WorksOnAfterBeingMoved) {
  SentenceBreaker first;
  SentenceBreaker second(std::move(first));
  EXPECT_EQ(second.sentence_starts("One. Two.").size(), 2U);
}

}  // namespace
}  // namespace morgue::text
