#include "indexer/read/wire_text.h"

#include <gtest/gtest.h>

#include "indexer/read/links.h"
#include "indexer/read/markup_kind.h"
#include "indexer/read/wire_dates.h"
#include "indexer/read/xml_mend.h"

namespace morgue {
namespace {

TEST(WireText, IndentedLinesBeginParagraphs) {
  EXPECT_EQ(join_wire_lines("One\nline.\n    Two\nlines.\n\nThree."), "One line.\n\nTwo lines.\n\nThree.");
  EXPECT_EQ(join_wire_lines("Lines\nwithout\nindents"), "Lines\nwithout\nindents");
  EXPECT_EQ(join_wire_lines(""), "");
}

TEST(WireText, LinesThatXmlIndentedAreOne) {
  EXPECT_EQ(join_indented_lines("One\n      line.\n\n      Two."), "One line.\n\nTwo.");
  EXPECT_EQ(join_indented_lines("One\ntwo\n   three"), "One\ntwo\n   three");
  EXPECT_EQ(join_indented_lines("One"), "One");
}

TEST(WireText, DatesOfAgenciesAreWrittenOut) {
  EXPECT_EQ(wire_date("20130731T153200+0000"), "2013-07-31T15:32:00+00:00");
  EXPECT_EQ(wire_date(" 20130731T153200.5Z "), "2013-07-31T15:32:00Z");
  EXPECT_EQ(wire_date("20130731T1532"), "2013-07-31T15:32");
  EXPECT_EQ(wire_date("26-FEB-1987 15:01:01.79"), "1987-02-26T15:01:01");
  EXPECT_EQ(wire_date(" 2-APR-1987 08:30:00.00"), "1987-04-02T08:30:00");
  for (const char* const other :
       {"", "20130731", "2013-07-31T15:32:00Z", "26-XXX-1987 1", "T", "7 November 2019"}) {
    EXPECT_EQ(wire_date(other), other);
  }
}

TEST(Links, AreResolvedAgainstTheirBase) {
  EXPECT_EQ(resolve_link("../b?x=1", "https://a.example/c/d"), "https://a.example/b?x=1");
  EXPECT_EQ(resolve_link(" https://b.example/ ", "https://a.example/"), "https://b.example/");
  EXPECT_EQ(resolve_link("/b", ""), "/b");
}

TEST(Links, TheHostTellsWhichPartOfATitleIsTheOutlet) {
  EXPECT_EQ(outlet_name("World - The Harbour Gazette", "https://www.harbourgazette.example/rss"),
            "The Harbour Gazette");
  EXPECT_EQ(outlet_name("HGZ > Sport", "https://hgzonline.example/"), "HGZ");
  EXPECT_EQ(outlet_name("World - The Harbour Gazette", "https://feeds.example/"),
            "World - The Harbour Gazette");
  EXPECT_EQ(outlet_name("Gazette - Gazette Sport", "https://gazette.example/"), "Gazette - Gazette Sport");
  EXPECT_EQ(outlet_name("Gazette", ""), "Gazette");
}

TEST(MarkupKind, TheFirstElementIsFoundBehindWhatComesBefore) {
  EXPECT_EQ(first_element("<?xml version='1.0'?><!-- <html> --><!DOCTYPE rss [<!ENTITY a \"<b>\">]>\n<RSS>"),
            "rss");
  EXPECT_EQ(first_element("<a:feed xmlns:a='x'>"), "feed");
  EXPECT_EQ(first_element("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">"), "lewis");
  EXPECT_EQ(first_element("<!-- never ends"), "");
  EXPECT_EQ(first_element("text"), "");
  EXPECT_EQ(xml_encoding("<?xml version=\"1.0\" encoding = 'koi8-r'?><a encoding=\"x\"/>"), "koi8-r");
  EXPECT_EQ(xml_encoding("<a encoding=\"x\"/>"), "");
}

TEST(XmlMend, WhatBeginsNoReferenceStandsForItself) {
  XmlMender mender;
  EXPECT_EQ(mender.mend("a & b &amp; AT&T; &#8217; &#x; Q&A"), "a &amp; b &amp; AT&T; &#8217; &#x; Q&amp;A");
  EXPECT_EQ(mender.mend("<![CDATA[a & b"), "<![CDATA[a & b");
  EXPECT_EQ(mender.mend(" & ]]> &"), " & ]]> &amp;");
  EXPECT_EQ(mender.mend(std::string_view("a\0b", 3)), "a b");
}

}  // namespace
}  // namespace morgue
