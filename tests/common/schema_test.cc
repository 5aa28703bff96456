#include "common/schema.h"

#include <gtest/gtest.h>

#include <string>

namespace morgue {
namespace {

TEST(Schema, FindsFieldsByNameOrAliasInAnyCase) {
  struct Case {
    const char* typed;
    const char* field;
  };
  for (const Case& c : {Case{"title", "title"}, Case{"TITLE", "title"}, Case{"lang", "language"},
                        Case{"language", "language"}, Case{"by", "author"}, Case{"text", "body"}}) {
    SCOPED_TRACE(c.typed);
    const Field* found = find_field(c.typed);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->name, c.field);
  }
  EXPECT_EQ(find_field("headline"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Schema, ComparesWholeValuesWithoutCaseAccentsOrPunctuation) {
  struct Case {
    const char* name;
    const char* value;
    const char* key;
  };
  for (const Case& c : {
           Case{"case is folded", "New York Times", "new york times"},
           Case{"hyphens are spaces", "new-york-times", "new york times"},
           Case{"runs of spaces are one", "New  York   Times ", "new york times"},
           Case{"accents are folded", "Le Monde diplomatique, Édition", "le monde diplomatique edition"},
           Case{"full stops vanish", "U.S.", "us"},
           Case{"apostrophes vanish, straight or curly", "People\xE2\x80\x99s Daily", "peoples daily"},
           Case{"symbols part words", "AT&T", "at t"},
           Case{"Cyrillic is folded", "РИА Новости", "риа новости"},
           Case{"Chinese stays", "新华社", "新华社"},
           Case{"a value of punctuation alone keeps it", "!!!", "!!!"},
           Case{"nothing stays nothing", "", ""},
       }) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(value_key(c.value), c.key);
  }
}

TEST(Schema, TakesAddressesOfOnePageForOne) {
  struct Case {
    const char* name;
    const char* url;
    const char* canonical;
  };
  for (const Case& c : {
           Case{"scheme and www", "https://www.example.org/a/b", "example.org/a/b"},
           Case{"http is https", "http://example.org/a/b", "example.org/a/b"},
           Case{"the host has no case, the path has", "HTTPS://Example.ORG/A/b", "example.org/A/b"},
           Case{"fragment", "https://example.org/a#comments", "example.org/a"},
           Case{"trailing slashes", "https://example.org/a//", "example.org/a"},
           Case{"tracking parameters", "https://example.org/a?utm_source=x&id=7&fbclid=q",
                "example.org/a?id=7"},
           Case{"tracking parameters alone", "https://example.org/a?utm_source=x", "example.org/a"},
           Case{"other parameters stay in order", "https://example.org/?b=2&a=1", "example.org?b=2&a=1"},
           Case{"the default port", "https://example.org:443/a", "example.org/a"},
           Case{"without a scheme", "//example.org/a", "example.org/a"},
           Case{"an address in the query stays", "https://example.org/r?u=http://x.y/z",
                "example.org/r?u=http://x.y/z"},
           Case{"nothing", "", ""},
       }) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(canonical_url(c.url), c.canonical);
  }
}

TEST(Schema, LongTermsAreHashedAndNeverCut) {
  const std::string long_a(300, 'a');
  const std::string long_b = long_a + "b";
  const std::string term_a = boolean_term("XS", long_a);
  EXPECT_LE(term_a.size(), 245U);
  EXPECT_NE(term_a, boolean_term("XS", long_b));
  EXPECT_EQ(term_a, boolean_term("XS", long_a));
  const std::string zeros(130, '\0');  // each counts twice in Xapian
  EXPECT_LE(boolean_term("XS", zeros).size(), 122U);
}

TEST(Schema, AKeyThatReadsOnAsPrefixIsPartedByAColon) {
  EXPECT_EQ(boolean_term("Q", "abc"), "Qabc");
  EXPECT_EQ(boolean_term("Q", "ABC"), "Q:ABC");
  EXPECT_EQ(boolean_term("Q", ":x"), "Q::x");
}

TEST(Schema, FieldTermsCompareAsTheirFieldDoes) {
  EXPECT_EQ(field_term(field(FieldId::source), "New York Times"),
            field_term(field(FieldId::source), "new-york-times"));
  EXPECT_EQ(field_term(field(FieldId::url), "http://www.example.org/a/"),
            field_term(field(FieldId::url), "https://example.org/a"));
  EXPECT_NE(field_term(field(FieldId::id), "abc"), field_term(field(FieldId::id), "ABC"));
}

}  // namespace
}  // namespace morgue
