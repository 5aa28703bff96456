#include "indexer/write/digests.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/indexer/write/sample_index.h"

namespace morgue {
namespace {

struct Change {
  const char* name;
  std::function<void(Article&)> apply;
  bool content_changes;
  bool text_changes;
};

TEST(Digests, ChangeWithWhatTheArticleSaysAndNotWithWhereItLies) {
  const Change changes[] = {
      {"the path", [](Article& a) { a.path = "elsewhere.jsonl"; }, false, false},
      {"the record", [](Article& a) { a.record = 9; }, false, false},
      {"the id", [](Article& a) { a.id = "b"; }, true, false},
      {"the address", [](Article& a) { a.url = "https://example.org/"; }, true, false},
      {"the title", [](Article& a) { a.title += "!"; }, true, false},
      {"an author", [](Article& a) { a.authors = {"Ann Bell"}; }, true, false},
      {"the date", [](Article& a) { a.date = parse_date("2021-03-04"); }, true, false},
      {"the day of change", [](Article& a) { a.updated = parse_date("2021-03-04"); }, true, false},
      {"the language", [](Article& a) { a.language = "fr"; }, true, false},
      {"the section", [](Article& a) { a.section = "Sea"; }, true, false},
      {"a tag", [](Article& a) { a.tags = {"tides"}; }, true, false},
      {"a place", [](Article& a) { a.places = {"Delta"}; }, true, false},
      {"the source", [](Article& a) { a.source = "Delta Post"; }, true, true},
      {"the spelling of the source", [](Article& a) { a.source = "harbour-gazette"; }, true, false},
      {"a word of the text", [](Article& a) { a.text += " More."; }, true, true},
      {"the white space of the text", [](Article& a) { a.text = "Low\n\n water \t at noon.\n"; }, true,
       false},
  };
  const Article original = sample::article("a", "Low water at noon.");
  for (const Change& change : changes) {
    SCOPED_TRACE(change.name);
    Article changed = original;
    change.apply(changed);
    EXPECT_EQ(content_digest(changed) != content_digest(original), change.content_changes);
    EXPECT_EQ(text_digest(changed) != text_digest(original), change.text_changes);
  }
}

TEST(Digests, DoNotMixUpFieldsThatRunTogether) {
  Article one = sample::article("a", "text");
  Article other = one;
  one.authors = {"Ann", "Bell"};
  other.authors = {"AnnBell"};
  EXPECT_NE(content_digest(one), content_digest(other));
  other.authors = {"Ann"};
  other.tags = {"Bell"};
  EXPECT_NE(content_digest(one), content_digest(other));
}

TEST(Digests, TellPrecisionsOfOneMomentApart) {
  Article minute = sample::article("a", "text");
  minute.date = Date{2021, 3, 4, 5, 6, 0, 0, DatePrecision::minute};
  Article second = minute;
  second.date->precision = DatePrecision::second;
  EXPECT_NE(content_digest(minute), content_digest(second));
}

TEST(Digests, GiveNoTextDigestToAnArticleWithoutText) {
  EXPECT_EQ(text_digest(sample::article("a", "")), 0U);
  EXPECT_EQ(text_digest(sample::article("a", " \n\t ")), 0U);
  EXPECT_NE(text_digest(sample::article("a", "x")), 0U);
}

}  // namespace
}  // namespace morgue
